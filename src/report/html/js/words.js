// Words and their counterparts in the other texts of a row. The data has them packed into a string for each text but the
// first; they are taken apart for the rows that are drawn.
import { data, links } from "./data.js";

const DIGITS = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].map((digit, value) => [digit, value]));

/** The numbers of a string in variable-length base 64: five bits a digit, the lowest first. @param {string} packed */
const numbersOf = (packed) => {
  const numbers = [];
  let [number, scale] = [0, 1];
  for (const digit of packed) {
    const value = DIGITS.get(digit) ?? 0;
    number += (value % 32) * scale;
    scale *= 32;
    if (value < 32) {
      numbers.push(number);
      [number, scale] = [0, 1];
    }
  }
  return numbers;
};

/**
 * Words of both sides, with their segment's number in the row, and the links between them.
 * @param {string} packed @param {number[][]} segments those of both sides in the row
 */
const unpacked = (packed, segments) => {
  const numbers = numbersOf(packed);
  let at = 0;
  const next = () => numbers[at++];
  const words = segments.map(({ length: several }) => {
    let [segment, end] = [0, 0];
    return Array.from({ length: next() }, () => {
      const step = several > 1 ? next() : 0;
      const start = (step ? 0 : end) + next();
      segment += step;
      end = start + next();
      return { segment, start, end };
    });
  });
  const pairs = [];
  for (let source = 0; at < numbers.length; ) {
    source += next();
    const word = next();
    const sure = next();
    pairs.push({ source, word, confidence: Math.floor(sure / data.evidence.length) / 100, evidence: data.evidence[sure % data.evidence.length] });
  }
  return { words, pairs };
};

const known = new Map();

/** The linked words of a row, for each text, and the links between the first text and the others. @param {number} id */
const linked = (id) => {
  let row = known.get(id);
  if (row) return row;
  const link = links[id];
  row = { words: link.at.map(() => []), pairs: [] };
  const [sources] = row.words;
  (link.words ?? []).forEach((packed, before) => {
    if (!packed) return;
    const side = before + 1;
    const { words, pairs } = unpacked(packed, [link.at[0], link.at[side]]);
    const named = (word, of) => ({ segment: link.at[of][word.segment], start: word.start, end: word.end });
    row.words[side] = words[1].map((word) => named(word, side));
    const numbers = words[0].map((word) => {
      const place = named(word, 0);
      const same = sources.findIndex(({ segment, start }) => segment === place.segment && start === place.start);
      return same < 0 ? sources.push(place) - 1 : same;
    });
    row.pairs.push(...pairs.map((pair) => ({ ...pair, source: numbers[pair.source], side })));
  });
  known.set(id, row);
  return row;
};

/**
 * The linked words of one side of a row.
 * @returns {{segment: number, start: number, end: number, word: number}[]}
 */
export const wordsOf = (id, side) => linked(id).words[side].map((place, word) => ({ ...place, word }));

/** For a word of one side: its counterparts on the others, how sure each is, and what speaks for it. */
export const counterparts = (id, side, word) =>
  linked(id)
    .pairs.filter((pair) => (side === 0 ? pair.source === word : pair.side === side && pair.word === word))
    .map((pair) => ({ side: side === 0 ? pair.side : 0, word: side === 0 ? pair.word : pair.source, confidence: pair.confidence, evidence: pair.evidence }));
