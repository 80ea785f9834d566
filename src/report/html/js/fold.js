// Text as it is searched: tashkeel, tatweel, hamza, the shape of alef, yaa and taa marbuta, case, digits of other scripts
// and invisible characters make no difference.

const GONE = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u0640\u0621\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0300-\u036f]/;
const LETTERS = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ئ: "ي", ی: "ي", ک: "ك", ؤ: "و", ة: "ه", "’": "'", "‘": "'", "“": '"', "”": '"' };

const foldOne = (character) => {
  if (character < "\u0080") return character.toLowerCase();
  let out = "";
  for (const plain of character.normalize("NFKC").toLowerCase()) {
    if (GONE.test(plain)) continue;
    const code = plain.codePointAt(0);
    if (code >= 0x660 && code <= 0x669) out += code - 0x660;
    else if (code >= 0x6f0 && code <= 0x6f9) out += code - 0x6f0;
    else out += LETTERS[plain] ?? (code < 0x250 ? plain.normalize("NFD").replace(/[\u0300-\u036f]/g, "") : plain);
  }
  return out;
};

const folded = new Map();
const foldCached = (character) => {
  let out = folded.get(character);
  if (out === undefined) folded.set(character, (out = foldOne(character)));
  return out;
};

/** `text` folded, runs of white space as one space. @param {string} text */
export const fold = (text) => {
  let out = "";
  for (const character of text) out += foldCached(character);
  return out.replace(/\s+/g, " ");
};

/** Where `needle` (folded) stands in `text`: [start, end] in UTF-16 units. @param {string} text @param {string} needle */
export const occurrences = (text, needle) => {
  let out = "";
  const origin = [];
  let at = 0;
  for (const character of text) {
    const plain = foldCached(character).replace(/\s/g, " ");
    if (!(plain === " " && out.endsWith(" "))) {
      for (let k = 0; k < plain.length; k++) origin.push(at);
      out += plain;
    }
    at += character.length;
  }
  origin.push(text.length);
  const found = [];
  for (let k = needle ? out.indexOf(needle) : -1; k >= 0; k = out.indexOf(needle, k + needle.length))
    found.push([origin[k], origin[k + needle.length]]);
  return found;
};
