// What the page is about: the data beside it, and the texts, which stand in its plain part.
//
// data.kind     check, compare or diff
// data.texts    the texts, the source or the old one first: side, role, letter, path, short (the same where there is little room), language, dir, segments (how many), paragraphs, headings, alone
// data.links    the rows: runs ([first segment, how many, ...] for each text; if left out, the next one of each), confidence, moved, fate, edited, scores
//               (by text), why (shares by data.signals), words (a string for each text but the first, see words.js), redlines (for each of data.pairs its pieces: number of a change in data.changes, and for the old and the new
//               text segment, start, end of each part)
// data.findings fingerprint, rule, severity, confidence, status, message, told (the same by language of the interface), text (that it is about), group (its value of data.facet), link, places,
//               evidence (text, told), repair, reason, note, source (line, column, text, where the source is no column)
//               places: for each side {line, column, at: [[segment, start, end], ...]} in UTF-16 units of the segment
// data.rules    by name: summary, told (the same by language of the interface), mqm
import { one } from "./dom.js";

export const data = JSON.parse(one("#data").textContent);
export const texts = data.texts;
export const links = data.links;
export const findings = data.findings;

/** Segments of runs. @param {number[]} runs */
const numbers = (runs) => {
  const all = [];
  for (let k = 0; k < runs.length; k += 2) for (let n = 0; n < runs[k + 1]; n++) all.push(runs[k] + n);
  return all;
};

// Runs that are the next ones of all texts are left out of the data.
let expected = texts.map(() => 0);
for (const link of links) {
  link.runs ??= expected.map((start) => [start, 1]);
  expected = link.runs.map((runs) => runs[runs.length - 2] + runs[runs.length - 1]);
  /** For each text where it begins there, and its segments. */
  link.start = link.runs.map((runs) => runs[0]);
  link.at = link.runs.map(numbers);
}

/** Whether two texts stand against each other, with a line from each sentence to its counterpart. */
export const isPaired = texts.length === 2;

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
  link.at.forEach((segments, side) => {
    for (const segment of segments) {
      lineOf[side][segment] = next++;
      linkOf[side][segment] = id;
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
export const linkText = (link, side) => links[link].at[side].map((segment) => segmentText(side, segment)).join(" ");

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

/** What a finding is known by on the page: texts that share a sentence share the fingerprints of what is found in it. */
export const idOf = (finding) => (finding.text > 1 ? `${finding.fingerprint}@${finding.text}` : finding.fingerprint);

/** The texts that are read with a finding. */
export const textsWith = (finding) => texts.map((_, side) => side).filter((side) => isPaired || side === 0 || side === finding.text);

/** The finding's own place: that in the text it is about, or else in another. */
export const mainPlace = (finding) => placeToGo(finding.places[0]);

/** Of several places the one to go to. */
export const placeToGo = (places) => {
  for (let side = texts.length - 1; side >= 0; side--) {
    const place = places?.[texts[side].side];
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
