// A browser with a report open in it, for the tests.
import { execFileSync, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, "../..");
export const fixtures = join(root, "fixtures", "corpus");
const command = process.env.MUQABALA ?? join(root, "target", "debug", "muqabala");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A folder that is gone when the tests are over. */
export const folder = mkdtempSync(join(tmpdir(), "muqabala-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

export const run = (args, cwd = folder) => execFileSync(command, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });

export const write = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** The page of a check; its path. */
export const report = (name, inputs, ...options) => {
  run(["check", ...inputs, "--report", `${name}.html`, "--fail-on", "never", "--quiet", "--output", "out.txt", ...options]);
  return join(folder, `${name}.html`);
};

/** The page of a comparison or of two revisions; its path. */
export const page = (command, name, inputs, ...options) => {
  run([command, ...inputs, "--report", `${name}.html`, "--quiet", "--output", "out.txt", ...(command === "diff" ? ["--fail-on", "never"] : []), ...options]);
  return join(folder, `${name}.html`);
};

/** The fixture of several translations. */
export const translations = join(root, "fixtures", "compare", "moon-landing");

/** How far a page can be scrolled sideways. */
export const sideways = (open) => open.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The page of a fixture. */
export const fixture = (name, ...options) => report(name, ["source.en.txt", "target.ar.txt"].map((file) => join(fixtures, name, file)), ...options);

/** The pages of a folder of texts, one of which cannot be read; the path of their index. */
export const pages = (name, ...options) => {
  const texts = join(folder, `${name}-texts`);
  mkdirSync(join(folder, name), { recursive: true });
  mkdirSync(texts, { recursive: true });
  for (const article of readdirSync(fixtures)) {
    cpSync(join(fixtures, article, "source.en.txt"), join(texts, `${article}.en.txt`));
    cpSync(join(fixtures, article, "target.ar.txt"), join(texts, `${article}.ar.txt`));
  }
  writeFileSync(join(texts, "broken.en.txt"), "PK\u0000\u0001");
  writeFileSync(join(texts, "broken.ar.txt"), "PK\u0000\u0001");
  spawnSync(command, ["check", texts, "--report", name, "--format", "jsonl", "--fail-on", "never", "--quiet", ...options], { cwd: folder, maxBuffer: 1 << 28 });
  return join(folder, name, "index.html");
};

let browser;
export const start = async () => {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
  return browser;
};
export const stop = async () => browser?.close();

/** A page with the file open. `trouble` collects what it logs, what fails in it and what it asks the network for. */
export const open = async (path, { hash = "", context, ...options } = {}) => {
  const own = context ?? (await (await start()).newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options }));
  const page = await own.newPage();
  const trouble = [];
  page.on("console", (message) => trouble.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => trouble.push(`error: ${error.stack}`));
  page.on("dialog", (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!/^(file|blob|data):/.test(request.url())) trouble.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(path).href + hash);
  return { page, context: own, trouble };
};

/** What axe-core finds wrong, in a line each. The policy of the page is no hindrance: the script comes from outside it. */
export const violations = async (page) => {
  const found = await page.evaluate(async (source) => {
    if (!window.axe) (0, eval)(source);
    const { violations: all } = await window.axe.run();
    return all.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`);
  }, axe);
  return found;
};

export const shown = (page) => page.getByRole("status").textContent();
