// The two texts side by side, one row a link. A link that crosses others stands where its source does; where its target would
// have stood, a row says so, and a curve leads from there to it.
import { all, el, one, svg } from "./dom.js";
import { findings, linkOfFinding, linkText, links, segmentLength, texts } from "./data.js";
import { fold } from "./fold.js";
import { segmentNodes } from "./cell.js";
import { drawJoint, isNull, joint } from "./link.js";
import { t } from "./strings.js";
import { on, state, tell } from "./store.js";
import { VirtualList } from "./virtual.js";
import { counterparts, wordsOf } from "./words.js";

const scroller = one("#rows-scroller");
const list = one("#rows");
const crossings = one("#crossings");

/** What the rows are: links in reading order, and the places that moved targets have left. */
const order = [];
const rowOfLink = new Map();
const rowOfGhost = new Map();

const layOut = () => {
  const moved = links.map((link, id) => ({ id, start: link.runs[1][0], link })).filter(({ link }) => link.moved && !isNull(link));
  moved.sort((a, b) => a.start - b.start);
  let next = 0;
  const leave = (until) => {
    while (next < moved.length && moved[next].start < until) {
      rowOfGhost.set(moved[next].id, order.length);
      order.push({ ghost: true, id: moved[next++].id });
    }
  };
  links.forEach((link, id) => {
    if (!link.moved && link.runs[1][1] > 0) leave(link.runs[1][0]);
    rowOfLink.set(id, order.length);
    order.push({ ghost: false, id });
  });
  leave(Infinity);
};

const cell = (id, side) => {
  const { language, dir, side: name } = texts[side];
  const [first, count] = links[id].runs[side];
  const words = wordsOf(id, side);
  const segments = Array.from({ length: count }, (_, k) => {
    const segment = first + k;
    const classes = ["segment", headingSets[side].has(segment) && "heading", k > 0 && paragraphSets[side].has(segment) && "paragraph"];
    const own = words.filter((word) => word.segment === segment);
    return el("p", { class: classes.filter(Boolean).join(" ") }, segmentNodes(side, segment, { words: own }));
  });
  const none = el("p", { class: "none", lang: document.documentElement.lang, dir: document.documentElement.dir }, t(side === 0 ? "added" : "omitted"));
  return el("div", { class: `cell ${name}`, "data-side": name, lang: language, dir }, count ? segments : none);
};

const headingSets = texts.map((text) => new Set(text.headings));
const paragraphSets = texts.map((text) => new Set(text.paragraphs));

const drawGhost = (id) => {
  const go = el("button", { type: "button", class: "ghost-link", onclick: () => goToLink(id) }, t("moved_to", { n: id + 1 }));
  return el("li", { class: `row ghost${state.swapped ? " swapped" : ""}` }, el("div", { class: "ghost-mark", "aria-hidden": "true" }), el("div", { class: "ghost-cell" }, go));
};

const draw = (index) => {
  const { ghost, id } = order[index];
  if (ghost) return drawGhost(id);
  const link = links[id];
  const begins = texts.some((_, side) => paragraphSets[side].has(link.runs[side][0]) && link.runs[side][1] > 0);
  const classes = ["row", isNull(link) && "null", link.moved && "moved", begins && "begins", id === state.pair && "current"];
  const parts = [cell(id, 0), joint(id), cell(id, 1)];
  if (state.swapped) parts.reverse();
  return el("li", { class: classes.filter(Boolean).join(" "), id: `pair-${id + 1}`, "data-link": id, "aria-setsize": links.length, "aria-posinset": id + 1 }, parts);
};

/** About how many letters stand on a line of each side; known again whenever the width changes. */
let perLine = texts.map(() => 40);
const widthChanged = () => {
  const half = Math.max((scroller.clientWidth - 90) / 2, 160);
  perLine = texts.map((text) => half / (text.dir === "rtl" ? 7.6 : 8.4));
};

const estimate = (index) => {
  const { ghost, id } = order[index];
  if (ghost) return 40;
  const heights = texts.map((text, side) => {
    const [first, count] = links[id].runs[side];
    let lines = 0;
    for (let k = 0; k < count; k++) lines += Math.ceil(segmentLength(side, first + k) / perLine[side]);
    return lines * (text.dir === "rtl" ? 36 : 28);
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

/** Lays the rows out. */
export const startRows = () => {
  widthChanged();
  rows.reset(order.length);
  rows.update();
};

/** Makes a link the current one and brings it into view. @param {number} id */
export const goToLink = (id, block = "center") => {
  const before = state.pair;
  state.pair = id;
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
  const opposite = row.querySelector(`[data-side=${texts[1 - side].side}]`);
  for (const other of others) for (const part of all(`[data-word="${other.word}"]`, opposite)) part.classList.add("lit");
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
  const mark = all(`mark[data-findings~="${finding}"]`, list).find((one) => one.closest("[data-side=target]")) ?? one(`mark[data-findings~="${finding}"]`, list);
  mark?.scrollIntoView({ block: "nearest", behavior: "instant" });
});
