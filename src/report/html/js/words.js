// Words and their counterparts on the other side of a link.
import { links } from "./data.js";

/**
 * The linked words of one side of a link.
 * @returns {{segment: number, start: number, end: number, word: number}[]}
 */
export const wordsOf = (link, side) => (links[link].words?.at[side] ?? []).map(([segment, start, end], word) => ({ segment, start, end, word }));

/** For a word of one side: its counterparts on the other, how sure each is, and what speaks for it. */
export const counterparts = (link, side, word) =>
  (links[link].words?.pairs ?? []).filter((pair) => pair[side] === word).map((pair) => ({ word: pair[1 - side], confidence: pair[2], evidence: pair[3] }));
