// The words of the interface in the language it is shown in.
import { all, one } from "./dom.js";
import { data } from "./data.js";

let language = data.interface;
let plural = new Intl.PluralRules(language);

export const interfaceLanguage = () => language;

/** The string of a key, its gaps filled; where the string has plural forms, `values.n` decides. */
export const t = (key, values = {}) => {
  const entry = data.strings[language][key] ?? key;
  const text = typeof entry === "string" ? entry : (entry[plural.select(values.n)] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (gap, name) => (name in values ? String(values[name]) : gap));
};

/** The string of a key, or `other` if the language has none. */
export const tOr = (key, other) => data.strings[language][key] ?? other;

/** Fills in every element that names its string. */
export const translate = (root = document) => {
  for (const element of all("[data-t]", root)) element.textContent = t(element.dataset.t);
  for (const name of ["aria-label", "placeholder", "title"])
    for (const element of all(`[data-t-${name}]`, root)) element.setAttribute(name, t(element.getAttribute(`data-t-${name}`)));
};

/** @param {string} tag */
export const setInterfaceLanguage = (tag) => {
  if (!data.strings[tag]) return;
  language = tag;
  plural = new Intl.PluralRules(tag);
  document.documentElement.lang = tag;
  document.documentElement.dir = tag === "ar" ? "rtl" : "ltr";
  translate();
  const button = one("#language");
  const other = tag === "ar" ? "en" : "ar";
  button.lang = other;
  button.dir = other === "ar" ? "rtl" : "ltr";
  button.textContent = other === "ar" ? "العربية" : "English";
};
