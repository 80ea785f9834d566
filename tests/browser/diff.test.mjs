// An editor looks at a revision: what became of the sentences, word by word, and of the findings.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { open, page, shown, sideways, stop, violations, write } from "./browser.mjs";

after(stop);
const SOURCE = "The minister arrived in Cairo on Monday evening. He met the president and the foreign minister there. The two sides signed a trade agreement worth three billion dollars. Farmers in the south welcomed the agreement. The opposition called it a mistake. The museum of the city opened its doors to the delegation in 1987.\n";
const OLD = "وصل الوزير إلى القاهرة مساء الاثنين. والتقى هناك الرئيس ووزير الخارجية. ووقع الجانبان اتفاقية تجارية بقيمة ثلاثة مليارات دولار. ورحب المزارعون في الجنوب بالاتفاقية. ووصفتها المعارضة بأنها خطأ خطأ. وفتح متحف المدينة أبوابه للوفد عام 1987.\n";
const NEW = "وصل الوزير إلى القاهرة مساء الاثنين، والتقى هناك الرئيس ووزير الخارجية. ووقع الجانبان اتفاقية تجارية كبيرة. وتبلغ قيمتها أربعة مليارات دولار. ورحَّب مزارعون في الجنوب بالاتفاقية. ووصفتها المعارضة بأنها خطأ. وفتح متحف المدينة أبوابه للوفد عام 1987.\n";
const files = [write("old.ar.txt", OLD), write("new.ar.txt", NEW), write("source.en.txt", SOURCE)];
const article = page("diff", "diff", files);
const alone = page("diff", "alone", files.slice(0, 2));

test("sentences that were merged, split, edited and kept are told apart, and counted at the top", async () => {
  const { page: view, trouble } = await open(article);
  const strip = await view.locator(".summary").textContent();
  for (const fate of ["merged", "split", "edited", "kept"]) assert.ok(strip.includes(fate), strip);
  const fates = await view.locator("[data-link]").evaluateAll((rows) => rows.map((row) => [...row.classList].filter((name) => ["merged", "split", "edited", "kept"].includes(name))[0]));
  assert.deepEqual(fates, ["merged", "split", "edited", "edited", "kept"]);
  assert.ok(await view.locator("#rows .joint-note").getByText("merged", { exact: true }).isVisible());
  assert.deepEqual(trouble, []);
});

test("what goes and what comes is marked in the sentences; vowel marks and clitics as what they are", async () => {
  const { page: view } = await open(article);
  const row = view.locator(".row.edited").first();
  assert.equal((await row.locator("ins.tashkeel").allTextContents()).join(""), "ورحَّب");
  const clitics = row.locator("[data-side=old] del.clitics");
  assert.equal((await clitics.allTextContents()).join(""), "المزارعون");
  assert.equal((await row.locator("[data-side=old] del.clitics:not(.stem)").allTextContents()).join(""), "ال");
  await row.locator("ins.tashkeel").first().hover();
  assert.match(await view.locator("#bubble").textContent(), /vowel marks alone/);
  await row.locator("[data-why]").click();
  assert.ok(await view.locator("#legend").getByText("clitics alone").isVisible());
});

test("rows are chosen by what became of them, and the changes are gone through", async () => {
  const { page: view, trouble } = await open(article);
  const all = await view.locator("[data-link]").count();
  await view.locator("#fates button[data-fate=edited]").click();
  assert.ok((await view.locator("[data-link]").count()) < all);
  assert.equal(await view.locator(".row.kept").count(), 0);
  await view.reload();
  assert.ok((await view.locator("[data-link]").count()) < all);
  await view.locator("#fates button[data-fate=edited]").click();
  assert.equal(await view.locator("[data-link]").count(), all);
  await view.getByRole("button", { name: "↓ Change" }).click();
  const first = await view.locator(".row.current").getAttribute("data-link");
  await view.keyboard.press("]");
  assert.notEqual(await view.locator(".row.current").getAttribute("data-link"), first);
  await view.keyboard.press("[");
  assert.equal(await view.locator(".row.current").getAttribute("data-link"), first);
  assert.ok((await view.locator("#detail-body .redline ins").count()) + (await view.locator("#detail-body .redline del").count()) > 0);
  assert.deepEqual(trouble, []);
});

test("findings that the revision fixed and introduced are filters", async () => {
  const { page: view, trouble } = await open(article);
  const all = await view.locator("[data-fingerprint]").count();
  assert.ok(all >= 2);
  await view.locator("#facet-turnover button[data-value=fixed]").click();
  assert.equal(await view.locator("[data-fingerprint]").first().getAttribute("data-rule"), "repeated-word");
  await view.locator("[data-fingerprint]").first().click();
  assert.ok(await view.locator("#rows [data-side=old] mark.on").first().isVisible());
  await view.locator("#facet-turnover button[data-value=fixed]").click();
  await view.locator("#facet-turnover button[data-value=introduced]").click();
  assert.equal(await view.locator("[data-fingerprint]").first().getAttribute("data-rule"), "number-mismatch");
  await view.locator("[data-fingerprint]").first().click();
  assert.match(await view.locator("#detail-body").textContent(), /three billion dollars/);
  assert.deepEqual(trouble, []);
});

test("without the source the page says what is missing and shows the rest", async () => {
  const { page: view, trouble } = await open(alone);
  assert.match(await view.locator(".summary").textContent(), /No source was given/);
  assert.ok(await view.locator("#rows .edit").first().isVisible());
  assert.equal(await shown(view), "0 of 0 findings");
  assert.deepEqual(trouble, []);
});

for (const colorScheme of ["light", "dark"])
  for (const language of ["en", "ar"])
    test(`axe-core finds nothing wrong with two revisions: ${colorScheme}, ${language}`, async () => {
      const { page: view, trouble } = await open(article, { colorScheme, hash: `#lang=${language}`, bypassCSP: true });
      await view.locator(".about summary").click();
      assert.deepEqual(await violations(view), []);
      await view.keyboard.press("j");
      await view.keyboard.press("]");
      assert.deepEqual(await violations(view), []);
      assert.deepEqual(trouble, []);
    });

test("nothing has to be scrolled sideways, and without scripts and on paper all is there", async () => {
  for (const width of [320, 390, 768]) {
    const { page: view } = await open(article, { viewport: { width, height: 800 } });
    assert.equal(await sideways(view), 0);
    const panes = view.locator(".panes");
    if (await panes.isVisible()) await panes.getByRole("button", { name: "Texts", exact: true }).click();
    assert.ok(await view.locator("[data-link]").first().isVisible());
    assert.equal(await sideways(view), 0);
  }
  const { page: plain } = await open(article, { javaScriptEnabled: false });
  assert.ok(await plain.locator(".plain.rows .notes").getByText("merged").isVisible());
  assert.ok(await plain.locator(".plain .finding .message").last().isVisible());
  const { page: paper } = await open(article);
  await paper.emulateMedia({ media: "print" });
  assert.ok(await paper.locator("[data-link]").last().isVisible());
});

test("hostile revisions come out as visible text, and the same ones give the same bytes", async () => {
  const hostile = ["<script>alert(1)</script>", "</script><img src=x onerror=alert(2)>", "\u202eللخلف\u2066", "</noscript><p onclick=alert(4)>"];
  const text = (end) => hostile.map((one) => `قال ${one} ثم غادر ${end}.`).join("\n");
  const inputs = [write("<b onclick=alert(3)>.txt", text("القاعة")), write("h2.txt", text("المدينة"))];
  const file = page("diff", "hostile-diff", inputs, "--segments", "lines", "--target-lang", "ar");
  const { page: view, trouble } = await open(file);
  for (const button of await view.locator("[data-why]").all()) await button.click();
  await view.keyboard.press("]");
  assert.equal(await view.locator("img, #rows script, #app [onclick]").count(), 0);
  assert.match(await view.locator("h1").textContent(), /<b onclick=alert\(3\)>\.txt/);
  assert.deepEqual(trouble, []);
  assert.ok(readFileSync(article).equals(readFileSync(page("diff", "diff-again", files))));
});
