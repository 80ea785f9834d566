// What changes between two texts of a row, word by word.
import { el } from "./dom.js";
import { data, links, linkText, segmentText } from "./data.js";
import { textNodes } from "./hidden.js";
import { t } from "./strings.js";
import { state } from "./store.js";

/** Changes of a word that leave its letters, or its stem, as they are. */
const SMALL = ["respelled", "clitics", "tashkeel", "tatweel"];

const nameOf = (piece) => data.changes[piece[0]];

/** The pieces of a row's redline; null where the two texts say the same or one is missing. @param {number} id */
export const piecesOf = (id, pair = state.redline) => (pair === null ? null : (links[id].redlines?.[pair] ?? null));

const partsOf = (places) => {
  const parts = [];
  for (let k = 0; k < places.length; k += 3) parts.push({ segment: places[k], start: places[k + 1], end: places[k + 2] });
  return parts;
};

const textOf = (side, places) => partsOf(places).map(({ segment, start, end }) => segmentText(side, segment).slice(start, end)).join(" ");

/** What a piece says in the old and in the new text. */
export const both = (piece, pair) => data.pairs[pair].map((side, k) => textOf(side, piece[k + 1]));

/** What two words have in common: the longest stretch of letters, as [start in the first, start in the second, length]. */
const core = (a, b) => {
  let best = [0, 0, 0];
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) {
      let n = 0;
      while (n < a.length - i && n < b.length - j && a[i + n] === b[j + n]) n++;
      if (n > best[2]) best = [i, j, n];
    }
  return best;
};

/** A changed word in stretches: whether each is what changed, or the stem that stays. */
const stretches = (piece, pair, which, { start, end }) => {
  if (nameOf(piece) !== "clitics") return [{ start, end, kept: false }];
  const words = both(piece, pair);
  const common = core(words[0], words[1]);
  const [from, to] = [start + common[which], start + common[which] + common[2]];
  const all = [{ start, end: from, kept: false }, { start: from, end: to, kept: true }, { start: to, end, kept: false }];
  return all.filter((one) => one.start < one.end);
};

/**
 * The changed stretches of a segment under the redline that is shown.
 * @returns {{start: number, end: number, piece: number, change: string, tag: string, kept: boolean}[]}
 */
export const editsOf = (id, side, segment) => {
  const pieces = piecesOf(id);
  const which = pieces ? data.pairs[state.redline].indexOf(side) : -1;
  if (which < 0) return [];
  const edits = [];
  pieces.forEach((piece, number) => {
    if (nameOf(piece) === "kept") return;
    for (const part of partsOf(piece[which + 1]))
      if (part.segment === segment)
        for (const stretch of stretches(piece, state.redline, which, part))
          edits.push({ ...stretch, piece: number, change: nameOf(piece), tag: which === 0 ? "del" : "ins" });
  });
  return edits;
};

/** Both texts of a row as one, what goes and what comes marked in it. @param {number} id @param {number} pair */
export const redlineNodes = (id, pair) => {
  const pieces = piecesOf(id, pair);
  if (!pieces) return [];
  const nodes = [];
  for (const piece of pieces) {
    const [old, fresh] = both(piece, pair);
    const change = nameOf(piece);
    if (change === "kept") nodes.push(...textNodes(fresh), " ");
    else {
      const small = SMALL.includes(change) ? ` ${change}` : "";
      if (old) nodes.push(el("del", { class: `edit${small}` }, textNodes(old, true)), " ");
      if (fresh) nodes.push(el("ins", { class: `edit${small}` }, textNodes(fresh, true)), " ");
      if (small) nodes.push(el("small", { class: "edit-kind", lang: document.documentElement.lang, dir: document.documentElement.dir }, `(${t(`change_${change}`)})`), " ");
    }
  }
  return nodes;
};

const shares = new Map();
/** How much of a row differs between two texts, 0 to 1. @param {number} id @param {number} pair */
export const difference = (id, pair) => {
  const key = `${id} ${pair}`;
  let share = shares.get(key);
  if (share === undefined) {
    const pieces = piecesOf(id, pair);
    let [changed, all] = [0, 0];
    for (const piece of pieces ?? [])
      for (const text of both(piece, pair)) {
        all += text.length;
        if (nameOf(piece) !== "kept") changed += text.length;
      }
    const [a, b] = data.pairs[pair].map((side) => linkText(id, side));
    share = pieces ? changed / Math.max(all, 1) : a === b ? 0 : 1;
    shares.set(key, share);
  }
  return share;
};

/** The changes that occur in any redline of the page, in the order of their names. */
export const changesSeen = () => {
  const seen = new Set();
  for (const link of links) for (const pieces of link.redlines ?? []) for (const piece of pieces ?? []) seen.add(piece[0]);
  return data.changes.filter((name, number) => name !== "kept" && seen.has(number));
};
