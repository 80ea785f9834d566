// An editor compares translations: ranking and why, charts, columns, redlines, findings by translation.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { open, page, shown, sideways, stop, translations, violations, write } from "./browser.mjs";

after(stop);
const at = (name) => join(translations, name);
const names = ["careless.ar.txt", "free.ar.txt", "careful.ar.txt"];
const files = [at("source.en.txt"), ...names.map(at)];
const article = page("compare", "compare", files);
const referenced = page("compare", "referenced", [at("source.en.txt"), at("careless.ar.txt"), at("free.ar.txt")], "--reference", at("careful.ar.txt"));

test("the translations are ranked, the careless one last, and it is said why", async () => {
  const { page: view, trouble } = await open(article);
  const standings = view.locator("#overview .standing");
  assert.equal(await standings.count(), 3);
  assert.match(await standings.last().locator(".standing-name").textContent(), /careless/);
  const why = await standings.last().locator(".why-place").textContent();
  for (const rule of ["repeated-word", "number-mismatch", "omission"]) assert.ok(why.includes(rule), why);
  assert.match(await standings.last().locator(".standing-figures").textContent(), /Similarity to the source\s*0\.\d+/);
  assert.deepEqual(trouble, []);
});

test("metrics have their signatures, n, and no claim where n is small", async () => {
  const { page: view } = await open(referenced);
  const table = view.locator("table.metrics");
  assert.deepEqual(await table.locator("tbody th").evaluateAll((heads) => heads.map((head) => head.firstElementChild.firstChild.textContent.trim())), ["BLEU", "chrF", "chrF++", "TER"]);
  assert.equal(await table.locator(".signature").count(), 4);
  assert.match(await table.locator(".signature").first().textContent(), /tok:13a.*version:/);
  const card = await view.locator("section.card", { has: table }).textContent();
  assert.match(card, /n = \d+/);
  assert.match(card, /too few stretches to say/);
  assert.ok(!/p = /.test(card));
  const { page: alone } = await open(article);
  assert.match(await alone.locator("section.card", { has: alone.locator("table.metrics") }).textContent(), /how alike they are, not how good/);
});

test("each chart is drawn, and stands as a table too", async () => {
  const { page: view } = await open(article);
  for (const id of ["by-severity", "by-length"]) {
    const card = view.locator(`section[aria-labelledby=${id}]`);
    assert.ok((await card.locator("svg rect").count()) > 1);
    assert.ok(await card.locator("table").isHidden());
    await card.getByText("As a table").click();
    assert.ok(await card.locator("table").isVisible());
    assert.ok((await card.locator("tbody tr").count()) > 1);
  }
});

test("a column a translation, rows by the source, and columns can be left out", async () => {
  const { page: view, trouble } = await open(article);
  await view.getByRole("button", { name: "Show the texts" }).click();
  const first = view.locator("[data-link]").nth(1);
  assert.deepEqual(await first.locator("[data-side]").evaluateAll((cells) => cells.map((cell) => cell.dataset.side)), ["source", "target-1", "target-2", "target-3"]);
  await view.locator("#columns button").nth(1).click();
  assert.deepEqual(await first.locator("[data-side]").evaluateAll((cells) => cells.map((cell) => cell.dataset.side)), ["source", "target-1", "target-3"]);
  assert.equal(await view.locator(".heads .head:visible").count(), 3);
  await view.reload();
  assert.equal(await first.locator("[data-side]").count(), 3);
  assert.deepEqual(trouble, []);
});

test("a word of the source lights up what renders it in every translation, and a word of those the source's", async () => {
  const { page: view, trouble } = await open(article);
  await view.getByRole("button", { name: "Show the texts" }).click();
  const row = view.locator("[data-link]").nth(1);
  await row.locator("[data-side=source] [data-word]", { hasText: "August" }).first().hover();
  for (const side of ["target-1", "target-2", "target-3"]) assert.deepEqual(await row.locator(`[data-side=${side}] .lit`).allTextContents(), ["أغسطس"], side);
  await row.locator("[data-side=target-3] [data-word]", { hasText: "أغسطس" }).hover();
  assert.deepEqual(await row.locator("[data-side=source] .lit").allTextContents(), ["August"]);
  assert.equal(await row.locator("[data-side=target-1] .lit").count(), 0);
  assert.deepEqual(trouble, []);
});

test("what differs between two translations is marked, and the two can be chosen", async () => {
  const { page: view, trouble } = await open(article);
  await view.getByRole("button", { name: "Show the texts" }).click();
  const edits = view.locator("#rows .edit");
  assert.ok((await edits.count()) > 5);
  assert.equal(await view.locator("#rows [data-side=target-3] .edit").count(), 0);
  await view.locator("#redlines button[data-pair='1-3']").click();
  assert.ok((await view.locator("#rows [data-side=target-3] .edit").count()) > 5);
  assert.equal(await view.locator("#rows [data-side=target-2] .edit").count(), 0);
  await view.locator("#rows [data-side=target-1] .edit").first().hover();
  assert.ok(await view.locator("#bubble").isVisible());
  await view.getByRole("button", { name: "Most different first" }).click();
  const row = view.locator("[data-link]").first();
  assert.ok((await row.locator(".edit").count()) > 0 || (await row.locator(".none").count()) > 0);
  assert.match(view.url(), /redline=1-3/);
  await view.locator("#redlines button[data-pair=none]").click();
  assert.equal(await edits.count(), 0);
  assert.deepEqual(trouble, []);
});

test("findings are chosen by translation and lead to their column", async () => {
  const { page: view, trouble } = await open(article);
  const all = await view.locator("[data-fingerprint]").count();
  await view.locator("#facet-translation button[data-value='1']").click();
  const own = await view.locator("[data-fingerprint]").count();
  assert.ok(own >= 7 && own <= all);
  assert.equal(await shown(view), `${own} of ${all} findings`);
  await view.locator("[data-rule=repeated-word]").first().click();
  assert.ok(await view.locator("#rows [data-side=target-1] mark.on").first().isVisible());
  assert.match(view.url(), /translation=1/);
  await view.locator("[data-why]").first().hover();
  assert.match(await view.locator("#bubble").textContent(), /Row 1/);
  assert.deepEqual(trouble, []);
});

test("what a translation leaves out is a gap in its column", async () => {
  const { page: view } = await open(article);
  await view.getByRole("button", { name: "Show the texts" }).click();
  assert.ok((await view.locator("#rows [data-side=target-1] .none").count()) >= 1);
  assert.equal(await view.locator("#rows [data-side=target-3] .none").count(), 0);
});

test("judging confirms the score of its translation alone", async () => {
  const { page: view } = await open(article);
  await view.locator("#facet-translation button[data-value='1']").click();
  await view.locator("[data-fingerprint]").first().click();
  await view.keyboard.press("a");
  const confirmed = (text) => view.locator(`.standing[data-text='${text}'] .confirmed-of`).textContent();
  assert.notEqual(await confirmed(1), "0");
  assert.equal(await confirmed(3), "0");
});

for (const colorScheme of ["light", "dark"])
  for (const language of ["en", "ar"])
    test(`axe-core finds nothing wrong with a comparison: ${colorScheme}, ${language}`, async () => {
      const { page: view, trouble } = await open(referenced, { colorScheme, hash: `#lang=${language}`, bypassCSP: true });
      for (const summary of await view.locator("#overview summary").all()) await summary.click();
      assert.deepEqual(await violations(view), []);
      await view.keyboard.press("j");
      assert.deepEqual(await violations(view), []);
      await view.keyboard.press("]");
      assert.deepEqual(await violations(view), []);
      assert.deepEqual(trouble, []);
    });

test("on a narrow window the translations stand one below the other", async () => {
  for (const width of [320, 390, 768]) {
    const { page: view } = await open(article, { viewport: { width, height: 800 } });
    assert.equal(await sideways(view), 0);
    assert.ok(await view.locator("#overview .standing").first().isVisible());
    if (width < 768) {
      await view.locator(".panes").getByRole("button", { name: "Texts", exact: true }).click();
      const tops = await view.locator("[data-link]").nth(1).locator("[data-side]").evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().top));
      assert.deepEqual(tops, [...tops].sort((a, b) => a - b));
      assert.ok(tops[3] > tops[0] + 30);
      assert.equal(await sideways(view), 0);
      await view.locator(".panes").getByRole("button", { name: "Findings", exact: true }).click();
      await view.locator("[data-fingerprint]").first().click();
      assert.ok(await view.locator("#detail-body").isVisible());
      assert.equal(await sideways(view), 0);
    }
  }
});

test("without scripts the ranking, the charts, every text and message can be read", async () => {
  const { page: view } = await open(article, { javaScriptEnabled: false });
  assert.ok(await view.locator("#overview .standing").first().isVisible());
  assert.ok(await view.locator("#overview svg rect").first().isVisible());
  assert.ok(await view.locator(".plain .finding .message").last().isVisible());
  assert.ok(await view.locator(".plain.rows li").last().locator("p").last().isVisible());
  assert.equal(await sideways(view), 0);
});

test("on paper ranking, findings and all columns are there", async () => {
  const { page: view } = await open(article);
  await view.emulateMedia({ media: "print" });
  assert.ok(await view.locator("#overview .standing").first().isVisible());
  for (const item of await view.locator("#findings .message").all()) assert.ok(await item.isVisible());
  assert.ok(await view.locator("[data-link]").last().isVisible());
});

const HOSTILE = ["<script>alert(1)</script>", "</script><img src=x onerror=alert(2)>", "{{ 7 * 7 }}", "\u202eللخلف\u2066", "a\u2028b", "</noscript><p onclick=alert(4)>"];

test("hostile texts and names come out as visible text in a comparison", async () => {
  const source = write("hostile.en.txt", HOSTILE.map((text) => `He said ${text} and left.`).join("\n"));
  const target = (name, end) => write(name, HOSTILE.map((text) => `قال ${text} ثم غادر ${end}.`).join("\n"));
  const file = page("compare", "hostile-compare", [source, target("<img src=x onerror=alert(6)>{{x}}\u202e.txt", "غادر"), target("b.ar.txt", "مسرعا")], "--segments", "lines");
  const { page: view, trouble } = await open(file);
  assert.match(await view.locator("#overview").textContent(), /<img src=x onerror=alert\(6\)>\{\{x\}\}‹RLO›\.txt/);
  await view.getByRole("button", { name: "Show the texts" }).click();
  for (const chip of await view.locator("#redlines button").all()) await chip.click();
  for (const item of await view.locator("[data-fingerprint]").all()) await item.click();
  assert.equal(await view.locator("img, iframe, #rows script, #app [onclick]").count(), 0);
  const shown = await view.locator("#app").textContent();
  assert.deepEqual(shown.match(/.{0,30}[\u202a-\u202e\u2066-\u2069\u2028\u2029].{0,9}/g), null);
  assert.deepEqual(trouble, []);
});

test("the same translations give the same bytes, and 20,000 rows stay usable", async () => {
  const again = page("compare", "compare-again", files);
  assert.ok(readFileSync(article).equals(readFileSync(again)));
  const line = (k) => `The committee published report ${k} on the water supply of the northern province.`;
  const lines = (of) => Array.from({ length: 20000 }, (_, k) => of(k + 1000)).join("\n");
  const inputs = [
    write("big.en.txt", lines(line)),
    write("big-a.ar.txt", lines((k) => `نشرت اللجنة التقرير ${k} عن إمدادات المياه في المحافظة الشمالية.`)),
    write("big-b.ar.txt", lines((k) => `نشرت اللجنة التقرير ${k} عن ${k % 2 ? "إمدادات" : "شبكة"} المياه في المحافظة الشمالية.`)),
  ];
  const file = page("compare", "big", inputs, "--segments", "lines", "--encoder", "none");
  const { page: view, trouble } = await open(file);
  const [load] = await view.evaluate(() => performance.getEntriesByType("navigation").map((entry) => entry.loadEventEnd));
  console.log(`# opened in ${Math.round(load)} ms, ${(readFileSync(file).length / 1e6).toFixed(1)} MB`);
  await view.getByRole("button", { name: "Show the texts" }).click();
  assert.ok((await view.locator("[data-link]").count()) < 200);
  await view.getByRole("button", { name: "Most different first" }).click();
  assert.ok((await view.locator("#rows .edit").count()) > 0);
  assert.deepEqual(trouble, []);
});
