// Decisions: made, undone, kept, handed on, taken back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fixtures, folder, open, report, run, shown, stop, write } from "./browser.mjs";

after(stop);
const text = (name) => readFileSync(join(fixtures, "moon-landing", name), "utf8");
const inputs = [write("en.txt", text("source.en.txt")), write("ar.txt", text("target.ar.txt"))];
const file = report("triage", inputs);
const current = (page, attribute) => page.locator("[aria-current=true]").getAttribute(attribute);

test("a and d act at once, u takes back, a reason and a note are kept over a reload", async () => {
  const { page, trouble } = await open(file);
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  assert.equal(await current(page, "data-status"), "accepted");
  await page.keyboard.press("u");
  assert.equal(await current(page, "data-status"), "open");
  await page.keyboard.press("d");
  assert.equal(await current(page, "data-status"), "dismissed");
  await page.getByLabel("Reason").fill("House style");
  await page.getByLabel("Note", { exact: true }).fill("told the author");
  const fingerprint = await current(page, "data-fingerprint");
  await page.reload();
  const item = page.locator(`[data-fingerprint="${fingerprint}"]`);
  assert.equal(await item.getAttribute("data-status"), "dismissed");
  await item.click();
  assert.equal(await page.getByLabel("Reason").inputValue(), "House style");
  assert.equal(await page.getByLabel("Note", { exact: true }).inputValue(), "told the author");
  assert.deepEqual(trouble, []);
});

test("an export is a baseline: the dismissed go, the accepted are marked, also after an edit elsewhere", async () => {
  const { page, trouble } = await open(file);
  const total = await page.locator("[data-fingerprint]").count();
  const at = (k) => page.locator("[data-fingerprint]").nth(k);
  await at(0).click();
  await page.getByRole("button", { name: /^Accept/ }).click();
  await at(1).click();
  await page.getByRole("button", { name: /^Dismiss/ }).click();
  await page.getByLabel("Reason").fill("False alarm");
  const [accepted, dismissed] = [await at(0).getAttribute("data-fingerprint"), await at(1).getAttribute("data-fingerprint")];
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const download = await waiting;
  await download.saveAs(join(folder, "judged.json"));
  const exported = JSON.parse(readFileSync(join(folder, "judged.json"), "utf8"));
  assert.deepEqual(exported.findings, [
    { fingerprint: accepted, status: "accepted" },
    { fingerprint: dismissed, status: "dismissed", reason: "False alarm" },
  ]);
  const edited = `${text("target.ar.txt").trimEnd().replace(/\.$/, "")} كما أعلنت.\n`;
  for (const target of [text("target.ar.txt"), edited]) {
    write("ar.txt", target);
    const { page: next } = await open(report("next", inputs, "--baseline", "judged.json"));
    assert.equal(await next.locator(`[data-fingerprint="${dismissed}"]`).count(), 0);
    assert.equal(await next.locator(`[data-fingerprint="${accepted}"]`).getAttribute("data-status"), "accepted");
    if (target !== edited) assert.equal(await shown(next), `${total - 1} of ${total - 1} findings`);
    const again = next.waitForEvent("download");
    await next.getByRole("button", { name: "Export" }).click();
    const kept = JSON.parse(readFileSync(await (await again).path(), "utf8"));
    assert.ok(kept.findings.some((one) => one.fingerprint === dismissed && one.reason === "False alarm"), "what was dismissed before stays so");
  }
  write("ar.txt", text("target.ar.txt"));
  const summary = run(["check", ...inputs, "--baseline", "judged.json", "--fail-on", "never"]);
  assert.match(summary, /1 dismissed, not shown/);
  assert.deepEqual(trouble, []);
});

test("an import brings decisions in as one step, and anything else is refused", async () => {
  const { page } = await open(file);
  const fingerprint = await page.locator("[data-fingerprint]").nth(2).getAttribute("data-fingerprint");
  const good = write("in.json", JSON.stringify({ schema: "muqabala/baseline/1", findings: [{ fingerprint, status: "dismissed", reason: "r", note: "n" }] }));
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Import" }).click();
  await (await choosing).setFiles(good);
  const item = page.locator(`[data-fingerprint="${fingerprint}"]`);
  await page.waitForFunction((one) => document.querySelector(`[data-fingerprint="${one}"]`)?.dataset.status === "dismissed", fingerprint);
  await page.locator("input[type=file]").setInputFiles(write("bad.json", "[1, 2]"));
  assert.match(await page.getByRole("alert").textContent(), /nothing was imported/);
  await page.keyboard.press("u");
  assert.equal(await item.getAttribute("data-status"), "open");
});

test("the status is a filter, and a finding that no longer fits stays in the detail", async () => {
  const { page } = await open(file);
  await page.getByText("More filters").click();
  await page.locator("#facet-status button[data-value=open]").click();
  const before = await page.locator("[data-fingerprint]").count();
  await page.locator("[data-fingerprint]").first().click();
  await page.keyboard.press("d");
  assert.equal(await page.locator("[data-fingerprint]").count(), before - 1);
  assert.ok(await page.getByLabel("Reason").isVisible());
  await page.keyboard.press("j");
  assert.equal(await page.locator("[data-fingerprint]").first().getAttribute("aria-current"), "true");
});

test("judging confirms the score", async () => {
  const { page } = await open(file);
  await page.locator("[data-fingerprint]").first().click();
  await page.keyboard.press("a");
  assert.match(await page.locator("#judged").textContent(), /1 of \d+ judged/);
  assert.notEqual(await page.locator("#confirmed").textContent(), "0");
});
