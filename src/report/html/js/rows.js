// The texts side by side, one row a link. A link that crosses others stands where its source does; where its target would
// have stood, a row says so, and a curve leads from there to it.
import { all, el, one, svg } from "./dom.js";
import { findings, isPaired, linkOfFinding, linkText, links, segmentLength, texts } from "./data.js";
import { isShown } from "./fates.js";
import { fold } from "./fold.js";
import { segmentNodes } from "./cell.js";
import { drawJoint, isNull, joint } from "./link.js";
import { letter, nothing } from "./names.js";
import { showMiddle } from "./panes.js";
import { difference, editsOf } from "./redline.js";
import { t } from "./strings.js";
import { on, state, tell } from "./store.js";
import { VirtualList } from "./virtual.js";
import { counterparts, wordsOf } from "./words.js";

const scroller = one("#rows-scroller");
const list = one("#rows");
const crossings = one("#crossings");

/** What the rows are: the links that are shown, in order, and the places that moved targets have left. */
const order = [];
/** The columns that are shown. @type {number[]} */
let columns = [];
const rowOfLink = new Map();
const rowOfGhost = new Map();

const shownLinks = () => {
  const ids = links.map((_, id) => id).filter(isShown);
  const { redline } = state;
  return state.byDifference && redline !== null ? ids.sort((a, b) => difference(b, redline) - difference(a, redline) || a - b) : ids;
};

const layOut = () => {
  order.length = 0;
  rowOfLink.clear();
  rowOfGhost.clear();
  columns = texts.map((_, side) => side).filter((side) => !state.hidden.has(side));
  const ids = shownLinks();
  const isWhole = isPaired && ids.length === links.length;
  const moved = (isWhole ? links : []).map((link, id) => ({ id, start: link.start[1], link })).filter(({ link }) => link.moved && !isNull(link));
  moved.sort((a, b) => a.start - b.start);
  let next = 0;
  const leave = (until) => {
    while (next < moved.length && moved[next].start < until) {
      rowOfGhost.set(moved[next].id, order.length);
      order.push({ ghost: true, id: moved[next++].id });
    }
  };
  ids.forEach((id) => {
    const link = links[id];
    if (!link.moved && link.at[1].length > 0) leave(link.start[1]);
    rowOfLink.set(id, order.length);
    order.push({ ghost: false, id });
  });
  leave(Infinity);
};

const cell = (id, side) => {
  const { language, dir, side: name } = texts[side];
  const words = wordsOf(id, side);
  const own = { lang: document.documentElement.lang, dir: document.documentElement.dir };
  const segments = links[id].at[side].flatMap((segment, k) => {
    const isAlone = aloneSets[side].has(segment);
    const classes = ["segment", headingSets[side].has(segment) && "heading", k > 0 && paragraphSets[side].has(segment) && "paragraph", isAlone && "alone"];
    const here = words.filter((word) => word.segment === segment);
    const text = el("p", { class: classes.filter(Boolean).join(" ") }, segmentNodes(side, segment, { words: here, edits: editsOf(id, side, segment) }));
    return isAlone ? [el("p", { class: "alone-note", ...own }, t("added")), text] : text;
  });
  const none = el("p", { class: "none", ...own }, nothing(side));
  const label = isPaired ? null : el("p", { class: "cell-label", ...own }, texts[side].letter ? letter(side) : t(texts[side].role));
  return el("div", { class: `cell ${texts[side].role}`, "data-side": name, lang: language, dir }, label, segments.length ? segments : none);
};

const headingSets = texts.map((text) => new Set(text.headings));
const paragraphSets = texts.map((text) => new Set(text.paragraphs));
const aloneSets = texts.map((text) => new Set(text.alone));

const drawGhost = (id) => {
  const go = el("button", { type: "button", class: "ghost-link", onclick: () => goToLink(id) }, t("moved_to", { n: id + 1 }));
  return el("li", { class: `row ghost${state.swapped ? " swapped" : ""}` }, el("div", { class: "ghost-mark", "aria-hidden": "true" }), el("div", { class: "ghost-cell" }, go));
};

const draw = (index) => {
  const { ghost, id } = order[index];
  if (ghost) return drawGhost(id);
  const link = links[id];
  const begins = texts.some((_, side) => paragraphSets[side].has(link.at[side][0]));
  const classes = ["row", isNull(link) && "null", link.moved && "moved", link.fate, begins && "begins", id === state.pair && "current"];
  const cells = columns.map((side) => cell(id, side));
  const parts = isPaired ? [cells[0], joint(id), cells[1]] : [joint(id), ...cells];
  if (state.swapped) parts.reverse();
  return el("li", { class: classes.filter(Boolean).join(" "), id: `pair-${id + 1}`, "data-link": id, "aria-setsize": links.length, "aria-posinset": id + 1 }, parts);
};

/** About how many letters stand on a line of each side; known again whenever the width changes. */
let perLine = texts.map(() => 40);
const widthChanged = () => {
  const isStacked = scroller.clientWidth < 480;
  const width = Math.max((scroller.clientWidth - 90) / (isStacked ? 1 : columns.length), 160);
  perLine = texts.map((text) => width / (text.dir === "rtl" ? 7.6 : 8.4));
};

const estimate = (index) => {
  const { ghost, id } = order[index];
  if (ghost) return 40;
  const heights = columns.map((side) => {
    const lines = links[id].at[side].reduce((sum, segment) => sum + Math.ceil(segmentLength(side, segment) / perLine[side]), 0);
    return lines * (texts[side].dir === "rtl" ? 36 : 28);
  });
  return Math.max(...heights, 28) + 22;
};

const drawn = () => {
  for (const [index, element] of rows.elements) if (!order[index].ghost) drawJoint(element, state.swapped);
  drawCrossings();
  tell("scrolled");
};

/** Where the middle of a row's joint lies in the list, drawn or not. */
const jointAt = (index) => {
  const element = rows.elements.get(index);
  const top = element ? element.offsetTop : rows.sums.before(index);
  return top + Math.min(rows.heights[index] || 40, 44) / 2;
};

const drawCrossings = () => {
  const paths = [];
  if (rowOfGhost.size > 0 && scroller.clientWidth > 0) {
    const shown = new Set([...rows.elements.keys()].map((index) => order[index].id));
    for (const [id, ghost] of rowOfGhost) {
      if (!shown.has(id)) continue;
      const [a, b] = [jointAt(rowOfLink.get(id)), jointAt(ghost)];
      const bow = Math.min(20 + Math.abs(a - b) / 12, 46);
      paths.push(svg("path", { d: `M28 ${a}C${28 + bow} ${a} ${28 + bow} ${b} 28 ${b}` }));
    }
  }
  crossings.replaceChildren(...paths);
  crossings.style.height = `${list.offsetHeight}px`;
};

layOut();
export const rows = new VirtualList(scroller, list, { estimate, draw, drawn, widthChanged });
/** The links that are shown, in order. */
rows.ids = () => order.filter(({ ghost }) => !ghost).map(({ id }) => id);

/** Lays the rows out again, after a change of what is shown. */
export const layOutRows = () => {
  layOut();
  list.style.setProperty("--shown", String(columns.length));
  one(".heads").style.setProperty("--shown", String(columns.length));
  for (const head of all(".heads [data-column]")) head.hidden = !columns.includes(Number(head.dataset.column));
  widthChanged();
  rows.reset(order.length);
  rows.update();
  if (state.pair !== null && rowOfLink.has(state.pair)) goToLink(state.pair);
};

/** Lays the rows out. */
export const startRows = () => layOutRows();

/** Makes a link the current one and brings it into view. @param {number} id */
export const goToLink = (id, block = "center") => {
  const before = state.pair;
  state.pair = id;
  showMiddle("texts");
  if (!rowOfLink.has(id)) {
    // What is asked for is shown, whatever rows had been chosen.
    state.fates.clear();
    layOutRows();
    tell("fates");
  }
  const element = rows.reveal(rowOfLink.get(id), block);
  for (const row of all(".row.current", list)) row.classList.toggle("current", row === element);
  element?.classList.add("current");
  if (before !== id) tell("pair");
};

/** The first and last links in view. */
export const linksInView = () => {
  const top = scroller.scrollTop;
  const bottom = top + scroller.clientHeight;
  const start = rows.start();
  const first = order[rows.sums.at(Math.max(top - start, 0))];
  const last = order[rows.sums.at(Math.max(bottom - start, 0))];
  return [first?.id ?? 0, last?.id ?? 0];
};

/** Marks the findings that are shown, and the current one. */
export const updateMarks = () => {
  const shown = new Set(state.shown);
  for (const mark of all("mark[data-findings]", list)) {
    const numbers = mark.dataset.findings.split(" ").map(Number);
    mark.classList.toggle("off", !numbers.some((number) => shown.has(number)));
    mark.classList.toggle("on", numbers.includes(state.current));
  }
};

/** The links whose text holds the words searched for. */
export const linksWith = (query) => {
  const needle = fold(query).trim();
  if (!needle) return [];
  return links.map((_, id) => id).filter((id) => texts.some((_text, side) => foldedText(id, side).includes(needle)));
};

const foldedTexts = texts.map(() => []);
const foldedText = (id, side) => (foldedTexts[side][id] ??= fold(linkText(id, side)));

const light = (word) => {
  for (const lit of all(".lit", list)) lit.classList.remove("lit", "lit-from");
  if (!word) return tell("word", null);
  const row = word.closest("[data-link]");
  const cellOf = word.closest("[data-side]");
  const side = texts.findIndex((text) => text.side === cellOf.dataset.side);
  const others = counterparts(Number(row.dataset.link), side, Number(word.dataset.word));
  for (const part of all(`[data-word="${word.dataset.word}"]`, cellOf)) part.classList.add("lit", "lit-from");
  for (const other of others) for (const part of all(`[data-side=${texts[other.side].side}] [data-word="${other.word}"]`, row)) part.classList.add("lit");
  return tell("word", { word, others });
};

list.addEventListener("pointerover", (event) => light(event.target.closest?.("[data-word]")));
list.addEventListener("pointerleave", () => light(null));
list.addEventListener("focusin", (event) => light(event.target.closest?.("[data-word]")));

/** Arrow keys go from word to word. */
list.addEventListener("keydown", (event) => {
  const word = event.target.closest?.("[data-word]");
  if (!word || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const words = all("[data-word]", word.closest("[data-side]"));
  const isForward = (event.key === "ArrowRight") !== (word.closest("[data-side]").dir === "rtl");
  words[words.indexOf(word) + (isForward ? 1 : -1)]?.focus();
  event.preventDefault();
});

list.addEventListener("click", (event) => {
  const mark = event.target.closest?.("mark[data-findings]");
  if (mark) {
    const numbers = mark.dataset.findings.split(" ").map(Number).filter((number) => state.shown.includes(number));
    if (numbers.length) tell("select", numbers[(numbers.indexOf(state.current ?? -1) + 1) % numbers.length], { from: "rows" });
    return;
  }
  const word = event.target.closest?.("[data-word]");
  if (word) word.focus({ preventScroll: true });
});

on("filtered", updateMarks);
on("current", ({ from }) => {
  updateMarks();
  const finding = state.current;
  if (finding === null || from === "rows") return;
  const link = linkOfFinding(findings[finding]);
  if (link === null) return;
  goToLink(link);
  updateMarks();
  const mark = all(`mark[data-findings~="${finding}"]`, list).find((one) => one.closest(`[data-side=${texts[findings[finding].text].side}]`)) ?? one(`mark[data-findings~="${finding}"]`, list);
  mark?.scrollIntoView({ block: "nearest", behavior: "instant" });
});
