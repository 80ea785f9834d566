// Filters, how the texts are shown, export and import: everything that is pressed.
import { all, el, one } from "./dom.js";
import { category, data, findings, texts } from "./data.js";
import { letter } from "./names.js";
import { showPane } from "./panes.js";
import { facetCounts, clearFilters, isFiltered, refilter, toggle } from "./filter.js";
import { show, visible } from "./hidden.js";
import { percent } from "./link.js";
import { copy, listAsMarkdown } from "./markdown.js";
import { rows } from "./rows.js";
import { interfaceLanguage, setInterfaceLanguage, t, tOr } from "./strings.js";
import { FACETS, on, state, tell } from "./store.js";
import { confirmedScore, exported, imported, judgedCount, statusOf } from "./triage.js";

const search = one("input[type=search]");
const confidence = one("#confidence");

/** Values in an order of their own; others by how many findings they have. */
const ORDER = { severity: ["critical", "major", "minor", "neutral"], status: ["open", "accepted", "dismissed", "known"] };

const valuesOf = {
  severity: () => ORDER.severity.filter((value) => findings.some((finding) => finding.severity === value)),
  status: () => ORDER.status.filter((value) => value !== "known" || findings.some((finding) => finding.status === "known")),
  category: () => byCount(category),
  rule: () => byCount((finding) => finding.rule),
  translation: () => texts.map((_, side) => String(side)).filter((side) => findings.some((finding) => finding.group === side)),
  turnover: () => ["introduced", "kept", "fixed"].filter((value) => findings.some((finding) => finding.group === value)),
};

const byCount = (value) => {
  const counts = new Map();
  for (const finding of findings) counts.set(value(finding), (counts.get(value(finding)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
};

const label = { severity: (value) => t(`severity_${value}`), status: (value) => t(`status_${value}`), category: (value) => tOr(`category_${value}`, value), rule: (value) => value, translation: (value) => [letter(Number(value)), " ", el("bdi", { class: "path" }, visible(texts[Number(value)].short))], turnover: (value) => t(`turnover_${value}`) };

const chip = (facet, value) =>
  el(
    "button",
    { type: "button", class: `chip ${facet === "severity" ? value : ""}`, "aria-pressed": "false", "data-facet": facet, "data-value": value, onclick: () => toggle(facet, value) },
    facet === "severity" ? el("span", { class: "sign", "aria-hidden": "true" }) : null,
    el("span", facet === "rule" ? { lang: "en" } : {}, label[facet](value)),
    " ",
    el("span", { class: "count" }),
  );

const drawChips = () => {
  for (const facet of FACETS) one(`#facet-${facet}`).replaceChildren(...valuesOf[facet]().map((value) => chip(facet, value)));
  updateChips();
};

const updateChips = () => {
  for (const facet of FACETS) {
    const counts = facetCounts(facet);
    for (const button of all(`[data-facet=${facet}]`)) {
      button.setAttribute("aria-pressed", String(state.chosen[facet].has(button.dataset.value)));
      one(".count", button).textContent = String(counts.get(button.dataset.value) ?? 0);
    }
  }
  if (search.value !== state.query) search.value = state.query;
  confidence.value = String(state.confidence);
  one("#confidence-value").textContent = state.confidence ? t("at_least", { percent: percent(state.confidence) }) : t("any");
  one("#clear").hidden = !isFiltered();
};

const pressable = {
  swap: { get: () => state.swapped, set: () => (state.swapped = !state.swapped) },
  invisible: { get: () => show.invisible, set: () => (show.invisible = !show.invisible) },
  digits: { get: () => show.digits, set: () => (show.digits = !show.digits) },
};

/** Shows by the buttons how the texts are shown. */
export const updateShape = () => {
  for (const [id, { get }] of Object.entries(pressable)) one(`#${id}`)?.setAttribute("aria-pressed", String(get()));
  document.documentElement.classList.toggle("swapped", state.swapped);
};

const updateScore = () => {
  const score = (text) => new Intl.NumberFormat("en", { maximumFractionDigits: 1 }).format(confirmedScore(text));
  const confirmed = one("#confirmed");
  if (confirmed) confirmed.textContent = score(texts.length - 1);
  for (const standing of all(".standing")) one(".confirmed-of", standing).textContent = score(Number(standing.dataset.text));
  one("#judged").textContent = t("judged", { judged: judgedCount(), n: findings.length });
  for (const status of ["accepted", "dismissed"]) one(`#count-${status}`).textContent = String(findings.filter((finding) => statusOf(finding) === status).length);
};

const exportJudgements = () => {
  const { count, json } = exported();
  const address = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  el("a", { href: address, download: "muqabala-baseline.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  tell("say", t("exported", { n: count }));
};

const importJudgements = async (input) => {
  const file = input.files[0];
  input.value = "";
  if (!file) return;
  try {
    tell("say", t("imported", { n: imported(await file.text()) }));
  } catch {
    tell("say", t("not_a_baseline", { name: file.name }), true);
  }
};

const THEMES = ["auto", "light", "dark"];

const applyTheme = (theme) => {
  document.documentElement.dataset.theme = theme;
  one("#theme").textContent = t(`theme_${theme}`);
};

const storedTheme = () => {
  try {
    const kept = localStorage.getItem("muqabala/theme");
    return THEMES.includes(kept) ? kept : "auto";
  } catch {
    return "auto";
  }
};

const nextTheme = () => {
  const theme = THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length];
  try {
    localStorage.setItem("muqabala/theme", theme);
  } catch {
    // It holds until the page is closed.
  }
  applyTheme(theme);
};

let saying = 0;
on("say", (text, isAlert = false) => {
  const line = one("#said");
  line.textContent = text;
  line.setAttribute("role", isAlert ? "alert" : "note");
  line.hidden = false;
  clearTimeout(saying);
  saying = setTimeout(() => (line.hidden = true), isAlert ? 12000 : 5000);
});

on("current", ({ from }) => {
  if (from === "rows") showPane("detail");
});

const onLanguage = () => {
  drawChips();
  updateScore();
  applyTheme(document.documentElement.dataset.theme);
  rows.redraw();
  refilter();
  tell("language");
};

/** Sets everything going. */
export const startControls = () => {
  applyTheme(storedTheme());
  drawChips();
  updateShape();
  updateScore();
  search.addEventListener("input", () => {
    state.query = search.value;
    refilter();
  });
  confidence.addEventListener("input", () => {
    state.confidence = Number(confidence.value);
    refilter();
  });
  one("#clear").addEventListener("click", () => {
    clearFilters();
    refilter();
    search.focus();
  });
  for (const [id, { set }] of Object.entries(pressable))
    one(`#${id}`)?.addEventListener("click", () => {
      set();
      updateShape();
      rows.redraw();
      tell("shape");
    });
  one("#language").addEventListener("click", () => {
    setInterfaceLanguage(interfaceLanguage() === "ar" ? "en" : "ar");
    onLanguage();
  });
  one("#theme").addEventListener("click", nextTheme);
  one("#export").addEventListener("click", exportJudgements);
  one("#import").addEventListener("click", () => one("#import-file").click());
  one("#import-file").addEventListener("change", (event) => importJudgements(event.target));
  one("#copy-all").addEventListener("click", async () => tell("say", t((await copy(listAsMarkdown(state.shown))) ? "copied" : "not_copied")));
  if (data.findings.length === 0 && data.kind !== "compare") showPane("texts");
};

on("filtered", updateChips);
on("judged", () => {
  updateScore();
  if (state.chosen.status.size > 0 || state.query) refilter();
  else updateChips();
});
