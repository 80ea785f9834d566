// The list of findings.
import { el, one } from "./dom.js";
import { data, findings, mainPlace } from "./data.js";
import { groupLabel } from "./names.js";
import { messageOf } from "./quoted.js";
import { t } from "./strings.js";
import { on, state, tell } from "./store.js";
import { judgement, statusOf } from "./triage.js";
import { VirtualList } from "./virtual.js";

const list = one("#findings");
const empty = one("#none-fits");

/** The sign and name of a severity. */
export const severityLabel = (severity) =>
  el("span", { class: `severity ${severity}` }, el("span", { class: "sign", "aria-hidden": "true" }), t(`severity_${severity}`));

/** Where a finding stands in its file. */
export const position = (finding) => {
  const place = mainPlace(finding) ?? finding.source;
  if (!place) return "";
  const where = `${place.line}:${place.column}`;
  return place.side === finding.text ? where : t("in_source", { where });
};

const STATUS_SIGNS = { accepted: "✓", dismissed: "✕", known: "•" };

/** What has been decided, or nothing while that is open. */
export const statusLabel = (status) =>
  status === "open" ? null : el("span", { class: `badge ${status}` }, el("span", { "aria-hidden": "true" }, `${STATUS_SIGNS[status]} `), t(`status_${status}`));

const draw = (index) => {
  const number = state.shown[index];
  const finding = findings[number];
  const { status, note } = judgement(finding);
  return el(
    "li",
    {
      class: `finding ${finding.severity} ${status}`,
      tabindex: 0,
      "data-fingerprint": finding.fingerprint,
      "data-rule": finding.rule,
      "data-severity": finding.severity,
      "data-status": status,
      "data-text": data.facet ? finding.text : null,
      "data-number": number,
      "aria-current": number === state.current ? "true" : null,
      "aria-setsize": state.shown.length,
      "aria-posinset": index + 1,
    },
    el("p", { class: "kind" }, groupLabel(finding), " ", severityLabel(finding.severity), " ", el("span", { class: "rule", lang: "en" }, finding.rule), " ", statusLabel(status), " ", note ? el("span", { class: "badge" }, el("span", { "aria-hidden": "true" }, "✎ "), t("has_note")) : null, " ", el("span", { class: "at" }, position(finding))),
    messageOf(finding),
    el("div", { class: "printed", hidden: true }),
  );
};

export const items = new VirtualList(list, one("#findings > ol"), { estimate: (index) => 62 + 24 * Math.ceil(findings[state.shown[index]].message.length / 42), draw });

const index = () => (state.current === null ? -1 : state.shown.indexOf(state.current));

/** Makes a finding the current one. @param {number | null} number @param {{from?: string, focus?: boolean}} [options] */
export const select = (number, { from = "", focus = false } = {}) => {
  const before = items.list.querySelector("[aria-current]");
  if (number !== state.current || from === "address") {
    before?.removeAttribute("aria-current");
    state.current = number;
    tell("current", { from });
  }
  const at = index();
  const element = from === "focus" ? items.elements.get(at) : items.reveal(at);
  element?.setAttribute("aria-current", "true");
  if (focus) element?.focus({ preventScroll: true });
};

/** Goes so many findings on in what is shown. @param {number} by */
export const move = (by) => {
  if (state.shown.length === 0) return;
  const at = index();
  // From one that the filters have since hidden, to its neighbour.
  const from = at >= 0 ? at : state.shown.findIndex((number) => number > (state.current ?? -1)) - (by > 0 ? 1 : 0);
  const start = at < 0 && state.current === null ? (by > 0 ? -1 : 0) : at < 0 && from < -1 ? state.shown.length - 1 : from;
  const next = Math.min(Math.max(start + by, 0), state.shown.length - 1);
  select(state.shown[next], { focus: true });
};

items.list.addEventListener("click", (event) => {
  const element = event.target.closest?.("li.finding");
  if (!element) return;
  select(Number(element.dataset.number), { from: "list", focus: true });
  tell("pane", "detail");
});
items.list.addEventListener("focusin", (event) => {
  const element = event.target.closest?.("li.finding");
  if (element && Number(element.dataset.number) !== state.current) select(Number(element.dataset.number), { from: "focus" });
});

on("filtered", () => {
  items.reset(state.shown.length);
  items.update();
  empty.hidden = state.shown.length > 0;
  one("[role=status]").textContent = t("shown", { shown: state.shown.length, n: findings.length });
});
on("judged", (fingerprints) => {
  const changed = new Set(fingerprints);
  for (const at of [...items.elements.keys()]) {
    const element = items.elements.get(at);
    if (!element || !changed.has(element.dataset.fingerprint)) continue;
    const isFocused = document.activeElement === element;
    items.redrawItem(at);
    if (isFocused) items.elements.get(at).focus({ preventScroll: true });
  }
});
on("language", () => items.redraw());
on("select", (number, options) => select(number, options));

/** Whether any finding has been decided otherwise than in the file. */
export const openCount = () => findings.filter((finding) => statusOf(finding) === "open").length;
