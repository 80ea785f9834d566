// Characters that no reader sees, made visible; digits in one shape.
import { el } from "./dom.js";
import { data } from "./data.js";

const NAMES = new Map(Object.entries(data.hidden).map(([name, code]) => [String.fromCodePoint(Number(code)), name]));
/** Those that do something to the text around them are always shown. */
const ACTIVE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2061-\u206f\ufff9-\ufffb]/;
/** Those that are only there for the shape of words are shown on demand, and so are spaces of other widths. */
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u061c\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb]/;
const SPACES = { "\u00a0": "NBSP", "\u202f": "NNBSP", "\u2009": "THSP", "\u200a": "HSP", "\u2003": "EMSP", "\u2002": "ENSP", "\u3000": "IDSP" };

export const nameOf = (character) => {
  const code = character.charCodeAt(0);
  return NAMES.get(character) ?? SPACES[character] ?? (code < 0x20 ? String.fromCharCode(0x2400 + code) : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`);
};

/** `text` with the names of hidden characters in it. @param {string} text */
export const visible = (text) => text.replace(new RegExp(HIDDEN, "g"), (character) => (character in SPACES ? character : `‹${nameOf(character)}›`));

/** How texts are shown; `controls.js` changes it. */
export const show = { invisible: false, digits: false };

const western = (text) => text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String.fromCharCode(48 + (digit.charCodeAt(0) & 15)));

/** A stretch of text as nodes. @param {string} text @param {boolean} [everything] */
export const textNodes = (text, everything = show.invisible) => {
  const shaped = show.digits ? western(text) : text;
  const hidden = everything ? HIDDEN : ACTIVE;
  if (!hidden.test(shaped)) return [shaped];
  const nodes = [];
  let plain = "";
  for (const character of shaped) {
    if (!hidden.test(character)) {
      plain += character;
      continue;
    }
    if (plain) nodes.push(plain);
    plain = "";
    nodes.push(el("span", { class: "hidden-character", dir: "ltr" }, `‹${nameOf(character)}›`));
  }
  return plain ? [...nodes, plain] : nodes;
};
