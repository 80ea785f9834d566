// What stands above the texts, and what a page must always have: counts, scores, hashes, settings, themes, one policy.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fixture, fixtures, open, shown, stop } from "./browser.mjs";

after(stop);
const article = fixture("moon-landing", "--min-confidence", "0.4");

test("the head counts what the list has, and says what was read and how", async () => {
  const { page, trouble } = await open(article);
  const head = page.locator("header");
  const summary = await head.locator(".summary").textContent();
  for (const severity of ["critical", "major", "minor"]) {
    const count = await page.locator(`[data-fingerprint][data-severity=${severity}]`).count();
    assert.match(summary.toLowerCase().replace(/\s+/g, " "), new RegExp(`${severity} ?${count}\\b|\\b${count} ?${severity}`), summary);
  }
  assert.match(summary, /unconfirmed/i);
  assert.match(summary, /\d+\s*%/, "coverage");
  await head.locator(".about summary").click();
  const about = await head.locator(".about").innerText();
  for (const file of ["source.en.txt", "target.ar.txt"]) {
    const hash = createHash("sha256").update(readFileSync(join(fixtures, "moon-landing", file))).digest("hex");
    assert.ok(about.includes(hash), file);
  }
  assert.match(about, /--min-confidence 0\.4/);
  assert.match(about, /muqabala \d+\.\d+\.\d+/);
  assert.match(about, /Accuracy\s*\d+/);
  assert.deepEqual(trouble, []);
});

test("findings are chosen by category, and the browser's way back takes the choice back", async () => {
  const { page, trouble } = await open(article);
  const all = await shown(page);
  await page.getByText("More filters").click();
  const accuracy = page.locator("#facet-category button[data-value=Accuracy]");
  await accuracy.click();
  assert.equal(await accuracy.getAttribute("aria-pressed"), "true");
  const some = await page.locator("[data-fingerprint]").count();
  assert.ok(some > 0 && (await shown(page)).startsWith(`${some} of `) && (await shown(page)) !== all);
  assert.equal(await page.locator("[data-rule=missing-hamza], [data-rule=repeated-space]").count(), 0);
  await page.evaluate(() => (location.hash = ""));
  await page.waitForFunction((text) => document.querySelector("[role=status]").textContent === text, all);
  assert.deepEqual(trouble, []);
});

test("the colours are the system's, light or dark, as asked, and stay over a reload", async () => {
  const { page, trouble } = await open(article, { colorScheme: "light" });
  const theme = page.locator("#theme");
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  const seen = new Set([await theme.textContent()]);
  for (let press = 0; press < 2; press++) {
    await theme.click();
    seen.add(await theme.textContent());
    if (/dark/i.test(await theme.textContent())) {
      assert.notEqual(await paper(), light);
      await page.reload();
      assert.notEqual(await paper(), light);
    }
  }
  assert.equal(seen.size, 3);
  assert.deepEqual(trouble, []);
});

test("the detail has the evidence and the repair of a finding, what it quotes in its own language", async () => {
  const { page, trouble } = await open(article);
  await page.locator("[data-rule=number-mismatch]").first().click();
  const detail = page.locator("#detail-body");
  assert.match(await detail.locator(".repair").innerText(), /37.*47/s);
  await page.locator("[data-rule=repeated-word]").first().click();
  assert.ok((await detail.locator("bdi[lang=ar]").count()) > 0);
  for (const quoted of await page.locator("#findings bdi").all()) assert.ok(await quoted.getAttribute("lang"));
  assert.deepEqual(trouble, []);
});

test("one heading, one policy before any style, no way out", async () => {
  const { page } = await open(article);
  assert.equal(await page.locator("h1").count(), 1);
  const text = readFileSync(article, "utf8");
  assert.equal(text.split("Content-Security-Policy").length, 2);
  assert.ok(text.indexOf("Content-Security-Policy") < text.indexOf("<style"));
  const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  for (const rule of ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]) assert.ok(policy.includes(rule), rule);
  assert.ok(!policy.includes("unsafe"));
});
