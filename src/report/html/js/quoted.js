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

/** What a rule says, in the language of the interface if it is told in that. @param {string} name @param {string} className @param {string} english @param {any} told */
const said = (name, className, english, told) => {
  const text = told?.[interfaceLanguage()];
  return el(name, { class: className, lang: text ? interfaceLanguage() : "en", dir: text ? document.documentElement.dir : "ltr" }, message(text ?? english));
};

/** What a rule finds, as an element of this name. @param {string} rule @param {string} name */
export const summaryOf = (rule, name) => {
  const about = data.rules[rule];
  return about ? said(name, "note", about.summary, about.told) : null;
};

/** A finding's message. @param {any} finding */
export const messageOf = (finding) => said("p", "message", finding.message, finding.told);

/** The facts that a finding rests on, each as an element of this name. @param {any} finding @param {string} name */
export const evidenceOf = (finding, name) => (finding.evidence ?? []).map((fact) => said(name, "evidence", fact.text, fact.told));

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
