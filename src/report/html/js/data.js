// What the page is about: the data beside it, and the texts, which stand in its plain part.
//
// data.texts    the texts, the source first: side, path, language, dir, segments (how many), paragraphs, headings
// data.links    runs ([first segment, how many] for each text; if left out, the next one of each), confidence, moved, why (shares by data.signals), words
//               (at: for each text [segment, start, end] of each linked word; pairs: [word, word, confidence, evidence])
// data.findings fingerprint, rule, severity, confidence, status, message, link, places, evidence, repair, reason, note
//               places: for each side {line, column, at: [[segment, start, end], ...]} in UTF-16 units of the segment
import { one } from "./dom.js";

export const data = JSON.parse(one("#data").textContent);
export const texts = data.texts;
export const links = data.links;
export const findings = data.findings;

// Runs that are the next ones of both texts are left out of the data.
let expected = texts.map(() => 0);
for (const link of links) {
  link.runs ??= expected.map((start) => [start, 1]);
  expected = link.runs.map(([start, count]) => start + count);
}

const byName = new Map(Object.entries(data.hidden).map(([name, code]) => [name, String.fromCodePoint(Number(code))]));
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#x2f": "/", "#39": "'", "#x2F": "/" };

/** The character that a name or picture stands for. */
const hiddenCharacter = (name) => {
  if (byName.has(name)) return byName.get(name);
  if (name.startsWith("U+")) return String.fromCodePoint(parseInt(name.slice(2), 16));
  const code = name.codePointAt(0);
  return String.fromCharCode(code === 0x2421 ? 0x7f : code - 0x2400);
};

const decode = (line) =>
  line
    .replace(/<b>([^<]*)<\/b>|<[^>]*>/g, (_, name) => (name === undefined ? "" : hiddenCharacter(name)))
    .replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole);

/** Lines of the plain part, one a segment, in the order of the links. */
const lines = one("#plain-texts").textContent.split("\n").filter((line) => line.startsWith("<p "));
/** For each side and segment: its line, and its link. */
const lineOf = texts.map(() => []);
export const linkOf = texts.map(() => []);
let next = 0;
links.forEach((link, id) => {
  link.runs.forEach(([first, count], side) => {
    for (let k = first; k < first + count; k++) {
      lineOf[side][k] = next++;
      linkOf[side][k] = id;
    }
  });
});

const decoded = texts.map(() => []);

/** About how long a segment is, without reading it. @param {number} side @param {number} segment */
export const segmentLength = (side, segment) => Math.max((lines[lineOf[side][segment]]?.length ?? 0) - 34, 1);

/** The text of a segment as it is in the file, with line ends as spaces. @param {number} side @param {number} segment */
export const segmentText = (side, segment) => {
  let text = decoded[side][segment];
  if (text === undefined) {
    const line = lineOf[side][segment];
    text = line === undefined ? "" : decode(lines[line]);
    decoded[side][segment] = text;
  }
  return text;
};

/** The text of one side of a link. */
export const linkText = (link, side) => {
  const [first, count] = links[link].runs[side];
  return Array.from({ length: count }, (_, k) => segmentText(side, first + k)).join(" ");
};

/** For each side and segment: the parts of findings in it, as [finding, start, end]. */
export const marksOf = texts.map(() => new Map());
findings.forEach((finding, number) => {
  for (const places of finding.places)
    texts.forEach((text, side) => {
      for (const [segment, start, end] of places[text.side]?.at ?? []) {
        const marks = marksOf[side].get(segment) ?? [];
        marks.push([number, start, end]);
        marksOf[side].set(segment, marks);
      }
    });
});

/** The finding's own place: that in the target, or else in another text. */
export const mainPlace = (finding) => {
  for (let side = texts.length - 1; side >= 0; side--) {
    const place = finding.places[0]?.[texts[side].side];
    if (place) return { side, ...place };
  }
  return null;
};

/** The link that a finding is shown at. */
export const linkOfFinding = (finding) => {
  const place = mainPlace(finding);
  const at = place?.at[0];
  return (at && linkOf[place.side][at[0]]) ?? finding.link ?? null;
};

/** The text of a finding's places on one side. */
export const placeText = (place, side) => place.at.map(([segment, start, end]) => segmentText(side, segment).slice(start, end)).join(" ");

export const category = (finding) => (data.rules[finding.rule]?.mqm ?? "").split(" > ")[0];
