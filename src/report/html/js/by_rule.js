// What there is of each rule: shown where the detail of a finding would be while none is chosen.
import { el } from "./dom.js";
import { findings } from "./data.js";
import { toggle } from "./filter.js";
import { summaryOf } from "./quoted.js";
import { t } from "./strings.js";
import { state, tell } from "./store.js";

const GRAVEST_FIRST = ["critical", "major", "minor", "neutral"];

/** Of each rule the findings shown and the gravest severity among them, the gravest and most frequent first. */
const counted = () => {
  const rules = new Map();
  for (const number of state.shown) {
    const { rule, severity } = findings[number];
    const of = rules.get(rule) ?? { rule, count: 0, gravity: GRAVEST_FIRST.length };
    of.count += 1;
    of.gravity = Math.min(of.gravity, GRAVEST_FIRST.indexOf(severity));
    rules.set(rule, of);
  }
  return [...rules.values()].sort((a, b) => a.gravity - b.gravity || b.count - a.count);
};

/** Shows the findings of a rule alone, where there is room for one pane instead of this one; or all again. */
const press = (rule) => {
  toggle("rule", rule);
  if (state.chosen.rule.has(rule)) tell("pane", "findings");
};

const line = ({ rule, count, gravity }, most) => {
  const bar = el("span", { class: "share-bar", "aria-hidden": "true" });
  bar.style.inlineSize = `${Math.max(3, (100 * count) / most)}%`;
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: `of-rule ${GRAVEST_FIRST[gravity]}`, "aria-pressed": String(state.chosen.rule.has(rule)), onclick: () => press(rule) },
      el("span", { class: "sign", "aria-hidden": "true" }),
      el("span", { class: "rule", lang: "en" }, rule),
      el("span", { class: "count" }, String(count)),
      bar,
    ),
    summaryOf(rule, "p"),
  );
};

/** The list of the rules that found something; pressing one shows its findings alone. */
export const byRule = () => {
  const rules = counted();
  if (rules.length === 0) return null;
  const most = Math.max(...rules.map(({ count }) => count));
  return el("section", { class: "by-rule" }, el("h3", {}, t("findings_by_rule")), el("ul", {}, rules.map((of) => line(of, most))));
};
