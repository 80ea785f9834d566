// What the texts of the page are called.
import { el } from "./dom.js";
import { data, texts } from "./data.js";
import { visible } from "./hidden.js";
import { t } from "./strings.js";

/** The letter of a text, as all of the page calls it. @param {number} side */
export const letter = (side) => el("b", { class: "letter" }, t(texts[side].letter));

/** What a text is, with its letter and file where several are the same. @param {number} side */
export const textLabel = (side) => [texts[side].letter ? [letter(side), " "] : null, t(texts[side].role), texts[side].letter ? [" ", el("bdi", {}, visible(texts[side].short))] : null];

/** What tells a finding from those of other texts, or of other fates. */
export const groupLabel = (finding) => {
  if (!data.facet) return null;
  return texts[finding.text].letter ? letter(finding.text) : el("span", { class: `badge turnover ${finding.group}` }, t(`${data.facet}_${finding.group}`));
};

/** What is said where a text has nothing. */
export const nothing = (side) => t({ source: "added", target: "omitted", translation: "omitted" }[texts[side].role] ?? "nothing_there");
