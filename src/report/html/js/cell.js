// A segment as nodes: cut at the ends of findings, search hits and linked words, each piece in as few elements as it needs.
import { el } from "./dom.js";
import { findings, marksOf, segmentText } from "./data.js";
import { fold, occurrences } from "./fold.js";
import { show, textNodes } from "./hidden.js";
import { state } from "./store.js";

const GRAVITY = ["neutral", "minor", "major", "critical"];

/** @param {number[]} numbers */
export const gravest = (numbers) => numbers.map((number) => findings[number].severity).sort((a, b) => GRAVITY.indexOf(b) - GRAVITY.indexOf(a))[0];

const markElement = (numbers, children, isPoint) => {
  const isOff = numbers.every((number) => !state.shown.includes(number));
  const classes = [gravest(numbers), isPoint && "point", isOff && "off", numbers.includes(state.current) && "on"];
  return el("mark", { class: classes.filter(Boolean).join(" "), "data-findings": numbers.join(" ") }, children);
};

/**
 * @param {number} side @param {number} segment
 * @param {{only?: number | null, words?: {start: number, end: number, word: number}[], edits?: any[], search?: boolean}} [options]
 * `only`: the marks of this finding alone; `edits`: stretches of a redline
 */
export const segmentNodes = (side, segment, { only = null, words = [], edits = [], search = true } = {}) => {
  const text = segmentText(side, segment);
  const marks = (marksOf[side].get(segment) ?? []).filter(([number]) => only === null || number === only);
  const hits = search && state.query ? occurrences(text, fold(state.query).trim()) : [];
  const cuts = new Set([0, text.length]);
  for (const [, start, end] of marks) cuts.add(start).add(end);
  for (const [start, end] of hits) cuts.add(start).add(end);
  for (const { start, end } of [...words, ...edits]) cuts.add(start).add(end);
  const places = [...cuts].sort((a, b) => a - b);
  const nodes = [];
  places.forEach((start, k) => {
    const points = marks.filter(([, from, to]) => from === to && from === start).map(([number]) => number);
    if (points.length) nodes.push(markElement(points, [], true));
    const end = places[k + 1];
    if (end === undefined) return;
    const numbers = [...new Set(marks.filter(([, from, to]) => from <= start && end <= to && from < to).map(([number]) => number))];
    const word = words.find((one) => one.start <= start && end <= one.end);
    let piece = textNodes(text.slice(start, end), show.invisible || numbers.length > 0);
    if (hits.some(([from, to]) => from <= start && end <= to)) piece = [el("span", { class: "hit" }, piece)];
    const edit = edits.find((one) => one.start <= start && end <= one.end);
    if (edit) piece = [el(edit.tag, { class: `edit ${edit.change}${edit.kept ? " stem" : ""}`, "data-piece": edit.piece }, piece)];
    if (word) piece = [el("span", { "data-word": word.word, tabindex: -1 }, piece)];
    nodes.push(...(numbers.length ? [markElement(numbers, piece, false)] : piece));
  });
  return nodes;
};
