// Messages with what they quote set apart, in the language of the quotation.
import { el } from "./dom.js";
import { data } from "./data.js";
import { textNodes } from "./hidden.js";
import { interfaceLanguage } from "./strings.js";

const SCRIPTS = { ar: /\p{Script=Arabic}/u, en: /\p{Script=Latin}/u };
const WORD = /\p{L}/u;

/** The language whose script the first letter is in, the first of the page's languages if that is no help. @param {string} text */
export const languageOf = (text) => {
  const letter = WORD.exec(text)?.[0];
  const fits = (tag) => letter !== undefined && SCRIPTS[tag.split("-")[0]]?.test(letter);
  return data.languages.find(fits) ?? data.languages[0];
};

/** @param {string} text @param {string} [lang] */
export const quotation = (text, lang = languageOf(text)) => el("bdi", { lang }, textNodes(text, true));

/** Where the mark stands that closes a quotation opened before `at`. */
const closing = (text, at) => {
  for (let k = at, open = 1; k < text.length; k++) {
    if (text[k] === "“") open++;
    else if (text[k] === "”" && --open === 0) return k;
  }
  return text.indexOf("”", at);
};

/** A finding's message: in the language of the interface, if there is one. @param {any} finding */
export const messageOf = (finding) => {
  const text = finding.told?.[interfaceLanguage()];
  return el("p", { class: "message", lang: text ? interfaceLanguage() : "en", dir: text ? document.documentElement.dir : "ltr" }, message(text ?? finding.message));
};

/** A message as nodes. What stands between “ and ” is quoted. @param {string} text */
export const message = (text) => {
  const nodes = [];
  let at = 0;
  for (let open = text.indexOf("“"); open >= 0; open = text.indexOf("“", at)) {
    const end = closing(text, open + 1);
    if (end < 0) break;
    nodes.push(...textNodes(text.slice(at, open + 1), true), quotation(text.slice(open + 1, end)));
    at = end;
  }
  nodes.push(...textNodes(text.slice(at), true));
  return nodes;
};
