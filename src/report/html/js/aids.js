// What helps to read several texts: columns that can be left out, the two whose differences are marked, rows by what became
// of them.
import { all, el, one } from "./dom.js";
import { data, links, texts } from "./data.js";
import { FATES, hasFate } from "./fates.js";
import { visible } from "./hidden.js";
import { letter } from "./names.js";
import { changesSeen, difference } from "./redline.js";
import { goToLink, layOutRows, linksInView, rows } from "./rows.js";
import { t } from "./strings.js";
import { on, state, tell } from "./store.js";

const pressed = (attributes, isPressed, press, ...children) =>
  el("button", { type: "button", class: "chip", ...attributes, "aria-pressed": String(isPressed), onclick: press }, children);

/** Draws the chips of a group again without losing the focus in it. */
const drawChips = (id, chips) => {
  const box = one(id);
  if (!box) return;
  const at = all("button", box).indexOf(document.activeElement);
  box.replaceChildren(...chips());
  if (at >= 0) all("button", box)[at]?.focus();
};

const changed = () => {
  draw();
  layOutRows();
  tell("shape");
};

const toggle = (values, value) => {
  if (!values.delete(value)) values.add(value);
  changed();
};

const columnChips = () =>
  texts.flatMap((text, side) => (text.letter ? [pressed({ "data-column": side, "aria-label": `${t(text.letter)} ${visible(text.short)}` }, !state.hidden.has(side), () => toggle(state.hidden, side), letter(side))] : []));

const choose = (pair) => () => {
  state.redline = pair;
  if (pair !== null) for (const side of data.pairs[pair]) state.hidden.delete(side);
  changed();
};

const redlineChips = () => [
  ...data.pairs.map((pair, number) => pressed({ "data-pair": pair.join("-") }, state.redline === number, choose(number), pair.flatMap((side, k) => [k ? " ↔ " : "", letter(side)]))),
  pressed({ "data-pair": "none" }, state.redline === null, choose(null), t("redline_off")),
];

const fateChips = () =>
  FATES.map((fate) => ({ fate, count: links.filter((link) => hasFate(link, fate)).length }))
    .filter(({ count }) => count > 0)
    .map(({ fate, count }) => pressed({ class: `chip fate ${fate}`, "data-fate": fate }, state.fates.has(fate), () => toggle(state.fates, fate), el("span", { class: "fate-sign", "aria-hidden": "true" }), t(`fate_${fate}`), " ", el("span", { class: "count" }, String(count))));

const legend = () => {
  if (state.redline === null) return [];
  const [old, fresh] = data.pairs[state.redline];
  const name = (change) => {
    if (texts[old].letter && change === "deleted") return t("only_in", { letter: t(texts[old].letter) });
    if (texts[fresh].letter && change === "inserted") return t("only_in", { letter: t(texts[fresh].letter) });
    return t(`change_${change}`);
  };
  return changesSeen().map((change) => el("span", { class: "legend-entry" }, el(change === "deleted" ? "del" : "ins", { class: `edit ${change}` }, "أبجد"), " ", name(change)));
};

const draw = () => {
  drawChips("#columns", columnChips);
  drawChips("#redlines", redlineChips);
  drawChips("#fates", fateChips);
  one("#legend")?.replaceChildren(...legend());
  one("#by-difference")?.setAttribute("aria-pressed", String(state.byDifference));
};

/** Goes to the next row with a change, in the order shown. @param {number} by */
export const stepChange = (by) => {
  const ids = rows.ids().filter((id) => (data.kind === "diff" ? links[id].fate !== "kept" || links[id].moved : state.redline !== null && difference(id, state.redline) > 0));
  if (ids.length === 0) return;
  const at = state.pair === null ? -1 : rows.ids().indexOf(state.pair);
  const from = at < 0 ? rows.ids().indexOf(linksInView()[0]) - (by > 0 ? 1 : 0) : at;
  const order = new Map(rows.ids().map((id, place) => [id, place]));
  const next = by > 0 ? ids.find((id) => order.get(id) > from) : ids.findLast((id) => order.get(id) < from);
  goToLink(next ?? ids.at(by > 0 ? 0 : -1));
  tell("pane", "texts");
};

/** Sets everything going. */
export const startAids = () => {
  if (data.kind === "check") return;
  draw();
  one("#by-difference")?.addEventListener("click", () => {
    state.byDifference = !state.byDifference;
    changed();
  });
  one("#change-next")?.addEventListener("click", () => stepChange(1));
  one("#change-before")?.addEventListener("click", () => stepChange(-1));
  on("language", draw);
  on("address", changed);
  on("fates", draw);
};
