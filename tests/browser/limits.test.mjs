// What a page must bear: hostile input, much input, narrow windows, no scripts, paper, every reader.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { after, test } from "node:test";
import { fixture, open, report, shown, stop, violations, write } from "./browser.mjs";

after(stop);
const article = fixture("moon-landing");

const HOSTILE = ["<script>alert(1)</script>", "</script><img src=x onerror=alert(2)>", "<!-- -->", '"onfocus=alert(3) x=\'y`', "{{ 7 * 7 }}{% for a in b %}", "]]>&lt;&amp;&#x27;", "\u202eللخلف\u2066", "a\u2028b\u2029c\u0085d", "</noscript><p onclick=alert(4)>", "<b>RLO</b>", "‹RLO›", "javascript:alert(5)"];

test("hostile texts and names come out as visible text", async () => {
  const rows = HOSTILE.map((text) => `He said ${text.replace(/"/g, "'")} and left.\tقال ${text.replace(/"/g, "'")} ثم غادر غادر.`);
  const file = report("hostile", [write("<img src=x onerror=alert(6)>{{x}}\u202e.tsv", ["source\ttarget", ...rows].join("\n"))]);
  const { page, trouble } = await open(file);
  const cells = await page.locator("#rows [data-side=source]").allTextContents();
  HOSTILE.forEach((text, k) => {
    const expected = text.replace(/"/g, "'").replace(/[\u202e\u2066\u2028\u2029\u0085]/g, "");
    assert.equal(cells[k].replace(/‹(RLO|LRI|LS|PS|U\+0085)›/g, (name) => (text.includes(name) ? name : "")), `He said ${expected} and left.`);
  });
  assert.match(cells[6], /‹RLO›للخلف‹LRI›/);
  assert.match(cells[7], /a‹LS›b‹PS›c‹U\+0085›d/);
  assert.match(await page.locator("h1").textContent(), /<img src=x onerror=alert\(6\)>\{\{x\}\}‹RLO›\.tsv/);
  for (const item of await page.locator("[data-fingerprint]").all()) await item.click();
  await page.getByRole("button", { name: "Copy list as Markdown" }).click();
  assert.equal(await page.locator("img, iframe, object, #rows script, #app [onclick]").count(), 0);
  assert.ok(!/[\u202a-\u202e\u2066-\u2069\u2028\u2029]/.test(await page.locator("#app").textContent()));
  assert.deepEqual(trouble, []);
});

test("20,000 pairs with 5,000 findings stay small, open, scroll and are searched", async () => {
  const pair = (k) => [`The committee published report ${k} on the water supply of the northern province in January.`, `نشرت اللجنة التقرير ${k} عن إمدادات المياه في المحافظة الشمالية في يناير${k % 4 ? "" : " يناير"}.`].join("\t");
  const file = report("large", [write("large.tsv", ["source\ttarget", ...Array.from({ length: 20000 }, (_, k) => pair(k + 1000))].join("\n"))], "--select", "repeated-word");
  assert.ok(statSync(file).size < 15e6);
  const { page, trouble } = await open(file);
  const [load] = await page.evaluate(() => performance.getEntriesByType("navigation").map((entry) => entry.loadEventEnd));
  console.log(`# opened in ${Math.round(load)} ms, ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  assert.equal(await shown(page), "5000 of 5000 findings");
  assert.ok((await page.locator("[data-link]").count()) < 200, "only what is in view is in the page");
  assert.ok((await page.locator("[data-fingerprint]").count()) < 200);
  await page.evaluate(() => (document.querySelector("#rows-scroller").scrollTop = document.querySelector("#rows-scroller").scrollHeight));
  await page.locator("[data-link='19999']").waitFor();
  await page.locator("input[type=search]").fill("13337");
  await page.keyboard.press("Enter");
  await page.locator(".row.current[data-link='12337']").waitFor();
  await page.locator("input[type=search]").fill("");
  for (let k = 0; k < 3; k++) await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  assert.ok(await page.locator("mark.on").first().isVisible());
  await page.evaluate(() => (document.querySelector("#findings").scrollTop = 200000));
  await page.locator("[data-fingerprint]").nth(20).click();
  assert.ok(await page.locator("mark.on").first().isVisible());
  assert.deepEqual(trouble, []);
});

for (const width of [320, 390, 768])
  test(`nothing has to be scrolled sideways at ${width} pixels`, async () => {
    const { page } = await open(article, { viewport: { width, height: 800 } });
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await sideways(), 0);
    await page.locator("[data-fingerprint]").first().click();
    assert.ok(await page.locator("#detail-body").isVisible());
    assert.equal(await sideways(), 0);
    if (width < 768) {
      await page.getByRole("button", { name: "Texts", exact: true }).click();
      assert.ok(await page.locator("[data-link]").first().isVisible());
      assert.equal(await sideways(), 0);
    }
  });

test("without scripts every text and message can be read", async () => {
  const { page } = await open(article, { javaScriptEnabled: false });
  const [list, texts] = [page.locator(".plain .finding"), page.locator(".plain.rows li")];
  assert.ok((await list.count()) > 5 && (await texts.count()) > 5);
  assert.ok(await list.last().locator(".message").isVisible());
  assert.ok(await texts.last().locator("p").last().isVisible());
  assert.ok(await page.locator("#app").isHidden());
});

test("on paper every message is there", async () => {
  const { page } = await open(article);
  const messages = await page.locator("#findings .message").allTextContents();
  await page.emulateMedia({ media: "print" });
  for (const item of await page.locator("#findings .message").all()) assert.ok(await item.isVisible());
  assert.ok((await page.locator("#findings .message").count()) === messages.length);
  assert.ok(await page.locator("[data-link]").last().isVisible());
});

for (const colorScheme of ["light", "dark"])
  for (const language of ["en", "ar"])
    test(`axe-core finds nothing wrong: ${colorScheme}, ${language}`, async () => {
      const { page, trouble } = await open(article, { colorScheme, hash: `#lang=${language}`, bypassCSP: true });
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("j");
      await page.keyboard.press("d");
      await page.keyboard.press("j");
      await page.keyboard.press("a");
      await page.locator("#more-filters summary").click();
      await page.locator(".about summary").click();
      await page.locator(".about-rule summary").click();
      await page.locator("#facet-severity button").first().click();
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("?");
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(trouble, []);
    });
