// A reviewer goes through a report: the list, the texts, filters, search, keys.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { fixture, open, report, shown, stop, write } from "./browser.mjs";

after(stop);
const article = fixture("moon-landing");

/** Lines of which the target has the last two the other way round, one joined, one lost, one added. */
const moved = report("moved", [
  write("moved.en.txt", ["The museum opened in 1987 in Cairo.", "It holds 1200 paintings.", "It holds 300 statues.", "The director, Maria Lopez, resigned on Monday.", "Visitors came from 45 countries last summer.", "The roof was repaired after the storm of 2019.", "A new wing for photographs costs 8 million dollars."].join("\n\n")),
  write("moved.ar.txt", ["افتتح المتحف عام 1987 في القاهرة.", "يضم 1200 لوحة ويضم 300 تمثال.", "استقالت المديرة ماريا لوبيز يوم الاثنين.", "وتبلغ كلفة جناح جديد للصور 8 ملايين دولار.", "جاء الزوار من 45 دولة في الصيف الماضي.", "وأصلح السقف بعد عاصفة عام 2019."].join("\n\n")),
], "--segments", "lines");

test("every finding is in the list with what scripts may rely on, and j and k go through it", async () => {
  const { page, trouble } = await open(article);
  const items = page.locator("[data-fingerprint]");
  const count = await items.count();
  assert.ok(count > 5);
  assert.equal(await shown(page), `${count} of ${count} findings`);
  for (const item of await items.all()) {
    for (const name of ["data-rule", "data-severity", "data-status"]) assert.ok(await item.getAttribute(name), name);
    assert.equal(await item.evaluate((element) => element.tabIndex), 0);
  }
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  assert.equal(await items.nth(1).getAttribute("aria-current"), "true");
  assert.equal(await page.locator("[data-fingerprint][aria-current=true]").count(), 1);
  const message = await items.nth(1).locator(".message").textContent();
  assert.equal(await page.locator("#detail-body .message").textContent(), message);
  assert.ok(await page.locator("#rows mark.on").first().isVisible(), "its place is in view");
  await page.keyboard.press("k");
  assert.equal(await items.nth(0).getAttribute("aria-current"), "true");
  assert.deepEqual(trouble, []);
});

test("filters combine, say how many fit, and come back with the address", async () => {
  const { page, context, trouble } = await open(article);
  await page.getByRole("button", { name: /^major/ }).click();
  const major = await page.locator("[data-fingerprint]").count();
  assert.equal(major, await page.locator("[data-severity=major]").count());
  await page.getByText("More filters").click();
  const rule = page.locator("#facet-rule button").first();
  const name = await rule.getAttribute("data-value");
  await rule.click();
  assert.equal(await rule.getAttribute("aria-pressed"), "true");
  for (const item of await page.locator("[data-fingerprint]").all()) assert.equal(await item.getAttribute("data-rule"), name);
  const [status, address] = [await shown(page), page.url()];
  const again = await open(address.split("#")[0].replace("file://", ""), { context, hash: `#${address.split("#")[1]}` });
  assert.equal(await shown(again.page), status);
  assert.equal(await again.page.getByRole("button", { name: /^major/ }).getAttribute("aria-pressed"), "true");
  await page.getByRole("button", { name: "Clear filters" }).click();
  assert.ok(!page.url().includes("severity"));
  assert.deepEqual(trouble, []);
});

test("while no finding is chosen the rules are counted, and pressing one shows its findings alone", async () => {
  const { page, trouble } = await open(article);
  const rules = page.locator(".by-rule button");
  const all = await page.locator("[data-fingerprint]").count();
  const counts = (await rules.locator(".count").allTextContents()).map(Number);
  assert.equal(counts.reduce((sum, count) => sum + count, 0), all);
  const name = await rules.nth(1).locator(".rule").textContent();
  await rules.nth(1).click();
  assert.equal(await shown(page), `${counts[1]} of ${all} findings`);
  for (const item of await page.locator("[data-fingerprint]").all()) assert.equal(await item.getAttribute("data-rule"), name);
  const pressed = page.locator(".by-rule button", { hasText: name });
  assert.equal(await pressed.getAttribute("aria-pressed"), "true");
  await pressed.click();
  assert.equal(await shown(page), `${all} of ${all} findings`);
  assert.deepEqual(trouble, []);
});

test("on a narrow window pressing a rule leads to its findings", async () => {
  const { page, trouble } = await open(article, { viewport: { width: 390, height: 800 } });
  await page.getByRole("button", { name: "Detail", exact: true }).click();
  const rule = page.locator(".by-rule button").first();
  const name = await rule.locator(".rule").textContent();
  await rule.click();
  assert.equal(await page.getByRole("button", { name: "Findings", exact: true }).getAttribute("aria-pressed"), "true");
  assert.ok(await page.locator(`[data-fingerprint][data-rule="${name}"]`).first().isVisible());
  assert.deepEqual(trouble, []);
});

test("the confidence slider leaves out what is less sure", async () => {
  const { page } = await open(article);
  await page.getByText("More filters").click();
  const all = await page.locator("[data-fingerprint]").count();
  await page.getByLabel("Confidence").fill("1");
  assert.ok((await page.locator("[data-fingerprint]").count()) < all);
  assert.match(page.url(), /confidence=1/);
});

test("the search finds words without regard to tashkeel, hamza and tatweel, and rules by name", async () => {
  const { page, trouble } = await open(moved);
  const search = page.locator("input[type=search]");
  await page.keyboard.press("/");
  await page.keyboard.type("وأُصـلِحَ");
  await page.waitForFunction(() => document.querySelectorAll("#rows .hit").length > 0);
  assert.equal(await page.locator("#hits").textContent(), "one pair in the texts");
  await search.fill("واصلح");
  await page.waitForFunction(() => document.querySelectorAll("#rows .hit").length > 0);
  assert.equal((await page.locator("#rows .hit").allTextContents()).join(""), "وأصلح");
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#hits").textContent(), /^pair 1 of 1/);
  const { page: other } = await open(article);
  const name = await other.locator("[data-rule]").first().getAttribute("data-rule");
  await other.locator("input[type=search]").fill(name);
  assert.ok((await other.locator(`[data-rule=${name}]`).count()) > 0);
  await other.locator("input[type=search]").fill("no such words anywhere");
  assert.match(await shown(other), /^0 of /);
  assert.ok(await other.getByText("No finding fits.").isVisible());
  assert.deepEqual(trouble, []);
});

test("links are drawn with their shapes: several to one, gaps, and moved ones with the place they left", async () => {
  const { page, trouble } = await open(moved);
  const rows = page.locator("[data-link]");
  for (const row of await rows.all())
    for (const side of ["source", "target"]) {
      const cell = row.locator(`[data-side=${side}]`);
      assert.ok((await cell.getAttribute("lang")) && (await cell.getAttribute("dir")));
    }
  assert.ok((await page.locator(".joint > svg path").count()) === (await rows.count()));
  assert.ok((await page.getByText("2–1", { exact: true }).count()) > 0);
  if ((await page.locator(".row.ghost").count()) > 0) {
    assert.ok((await page.locator("#crossings path").count()) > 0);
    await page.locator(".ghost-link").first().click();
    assert.ok(await page.locator(".row.current.moved").isVisible());
  }
  assert.ok((await page.locator("#strip svg .line").count()) > 0);
  assert.deepEqual(trouble, []);
});

test("a click on the overview leads there, and so do its keys", async () => {
  const { page } = await open(article);
  const strip = page.locator("#strip");
  const { height } = await strip.boundingBox();
  await strip.click({ position: { x: 12, y: height - 6 } });
  const last = (await page.locator("[data-link]").count()) - 1;
  assert.ok(Number(await page.locator(".row.current").getAttribute("data-link")) >= last - 1);
  await strip.focus();
  await page.keyboard.press("Home");
  assert.equal(await page.locator(".row.current").getAttribute("data-link"), "0");
});

test("a word under the pointer lights up its counterpart, and so does one in focus", async () => {
  const { page } = await open(article);
  const word = page.locator("[data-side=source] [data-word]").first();
  await word.hover();
  assert.ok((await page.locator("[data-side=target] .lit").count()) > 0);
  assert.match(await page.locator("#bubble").textContent(), /word link, \d+% sure/);
  const other = page.locator("[data-side=target] [data-word]").nth(3);
  await other.focus();
  assert.ok((await page.locator("[data-side=source] .lit").count()) > 0);
  await page.keyboard.press("ArrowLeft");
  assert.ok((await page.locator("[data-side=target] [data-word]:focus").count()) === 1);
});

test("the number of a link says why it was made", async () => {
  const { page } = await open(article);
  await page.locator("[data-why='1']").hover();
  const bubble = page.locator("#bubble");
  assert.match(await bubble.textContent(), /Pair 2.*\d+% sure/);
  assert.ok((await bubble.locator(".shares li").count()) >= 2);
  await page.keyboard.press("Escape");
  assert.ok(await bubble.isHidden());
  await page.locator("[data-why='2']").focus();
  assert.match(await bubble.textContent(), /Pair 3/);
});

test("sides are swapped, digits take one shape, hidden characters show", async () => {
  const file = report("shapes", [write("shapes.tsv", "source\ttarget\nHe paid 25 dollars.\tدفع ٢٥ دولا\u200cرا.\n")]);
  const { page } = await open(file);
  const first = () => page.locator("[data-link] > .cell").first().getAttribute("data-side");
  assert.equal(await first(), "source");
  await page.getByRole("button", { name: "Swap sides" }).click();
  assert.equal(await first(), "target");
  const target = page.locator("[data-side=target]").first();
  assert.match(await target.textContent(), /٢٥/);
  await page.getByRole("button", { name: "Digits 0–9" }).click();
  assert.match(await target.textContent(), /25/);
  await page.getByRole("button", { name: "Invisible characters" }).click();
  assert.match(await target.textContent(), /‹ZWNJ›/);
  await page.reload();
  assert.match(await target.textContent(), /25 دولا‹ZWNJ›را/);
});

test("a permalink leads to its finding or pair, and a finding is copied as Markdown", async () => {
  const { page, context } = await open(article);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("[data-fingerprint]").nth(3).click();
  const fingerprint = await page.locator("[aria-current=true]").getAttribute("data-fingerprint");
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const rule = await page.locator("[aria-current=true]").getAttribute("data-rule");
  assert.ok(copied.startsWith("- **") && copied.includes(`\`${rule}\``) && copied.includes("target: "), copied);
  const there = await open(article, { hash: `#finding=${fingerprint}` });
  assert.equal(await there.page.locator("[aria-current=true]").getAttribute("data-fingerprint"), fingerprint);
  const pair = await open(article, { hash: "#pair=5" });
  assert.equal(await pair.page.locator(".row.current").getAttribute("data-link"), "4");
});

test("the rule's page and further places stand with the finding", async () => {
  const { page } = await open(article);
  await page.locator("[data-fingerprint]").first().click();
  await page.getByText("About the rule").click();
  assert.ok(await page.locator("#detail-body .rule-page .pair").first().isVisible());
});

test("keys mean the same on an Arabic keyboard, and nothing while one types", async () => {
  const { page } = await open(article);
  const press = (key, code) => page.evaluate(([k, c]) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: k, code: c, bubbles: true })), [key, code]);
  await press("ت", "KeyJ");
  assert.equal(await page.locator("[aria-current=true]").count(), 1);
  await press("ش", "KeyA");
  assert.equal(await page.locator("[aria-current=true]").getAttribute("data-status"), "accepted");
  await page.locator("input[type=search]").click();
  await page.keyboard.type("d");
  assert.equal(await page.locator("[data-status=dismissed]").count(), 0);
});

test("the interface changes its language and the texts keep theirs", async () => {
  const { page, trouble } = await open(article);
  await page.getByRole("button", { name: "العربية" }).click();
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  assert.ok(await page.getByRole("heading", { name: "الملاحظات" }).isVisible());
  assert.equal(await page.locator("[data-side=source]").first().getAttribute("dir"), "ltr");
  const back = page.getByRole("button", { name: "English" });
  assert.equal(await back.getAttribute("lang"), "en");
  await page.reload();
  assert.equal(await page.locator("html").getAttribute("lang"), "ar");
  await back.click();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  const { page: arabic } = await open(fixture("space-telescope", "--report-lang", "ar"), { locale: "en-US" });
  assert.equal(await arabic.locator("html").getAttribute("lang"), "ar");
  assert.deepEqual(trouble, []);
});

test("the help tells the keys and goes away", async () => {
  const { page } = await open(article);
  await page.keyboard.press("?");
  assert.ok(await page.getByRole("dialog").isVisible());
  await page.keyboard.press("Escape");
  assert.ok(await page.getByRole("dialog").isHidden());
});
