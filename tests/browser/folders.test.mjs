// The page that leads to the pages of many texts.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { open, pages, sideways, stop, violations } from "./browser.mjs";

after(stop);
const indices = { en: pages("folders-en"), ar: pages("folders-ar", "--report-lang", "ar") };

test("what failed comes first, then the texts with most to look at, and each leads to its page", async () => {
  const { page, trouble } = await open(indices.en);
  const rows = page.locator("tbody tr");
  assert.match(await rows.first().textContent(), /broken\.ar\.txt.*Could not be checked/s);
  assert.equal(await rows.first().locator("a").count(), 0);
  const penalties = (await page.locator("tbody tr:not(:first-child) td:nth-child(6)").allTextContents()).map(Number);
  assert.ok(penalties.length > 10 && penalties[0] > 0);
  assert.deepEqual(penalties, [...penalties].sort((a, b) => b - a));
  await rows.nth(1).locator("a").click();
  await page.locator("[data-fingerprint]").first().waitFor();
  assert.deepEqual(trouble, []);
});

for (const colorScheme of ["light", "dark"])
  for (const language of ["en", "ar"])
    test(`axe-core finds nothing wrong with the index of a folder: ${colorScheme}, ${language}`, async () => {
      const { page, trouble } = await open(indices[language], { colorScheme, bypassCSP: true });
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(trouble, []);
    });

test("nothing has to be scrolled sideways, and names stay readable", async () => {
  for (const language of ["en", "ar"])
    for (const width of [320, 390, 768]) {
      const { page } = await open(indices[language], { viewport: { width, height: 800 } });
      assert.equal(await sideways(page), 0, `${width} ${language}`);
      const { height } = await page.locator("tbody tr").nth(2).boundingBox();
      assert.ok(height < 140, `a row of ${height} pixels at ${width}`);
      if (language === "en") for (const name of ["Critical", "Minor"]) assert.equal(await page.getByRole("columnheader", { name }).count(), 1);
    }
});
