// Pages of every kind are valid HTML and CSS: what the Nu HTML checker says of them, as written and as the scripts leave them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fixture, folder, open, page, pages, stop, translations } from "./browser.mjs";

after(stop);
const checker = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const hasJava = spawnSync("java", ["-version"]).status === 0;

test("the Nu HTML checker finds no error", { skip: hasJava ? false : "there is no Java" }, async () => {
  const [careful, careless, source] = ["careful.ar.txt", "careless.ar.txt", "source.en.txt"].map((name) => join(translations, name));
  const written = [
    fixture("moon-landing"),
    fixture("comet-lander", "--report-lang", "ar"),
    page("compare", "comparison", [source, careful, careless], "--reference", careful),
    page("diff", "revisions", [careful, careless, source]),
    page("diff", "alone", [careful, careless]),
  ];
  const drawn = [];
  for (const path of written) {
    const { page: view, context } = await open(path);
    await view.keyboard.press("j");
    drawn.push(path.replace(".html", "-drawn.html"));
    writeFileSync(drawn.at(-1), await view.content());
    await context.close();
  }
  const index = pages("valid", "--report-lang", "ar");
  const one = join(dirname(index), readdirSync(dirname(index)).find((name) => name !== "index.html"));
  const { stderr } = spawnSync("java", ["-jar", checker, "--errors-only", "--also-check-css", ...written, ...drawn, index, one], { cwd: folder, encoding: "utf8" });
  assert.equal(stderr, "");
});
