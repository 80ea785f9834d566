// A link drawn between its two sides: one line from every segment to every counterpart, dashed where there is doubt, a stub
// where there is no counterpart.
import { el, svg } from "./dom.js";
import { data, isPaired, links, texts } from "./data.js";
import { t } from "./strings.js";

/** Names for how sure a link is, from the surest down; each is drawn in a way of its own. */
const LEVELS = [
  { least: 0.9, name: "sure" },
  { least: 0.6, name: "likely" },
  { least: 0, name: "doubtful" },
];

/** @param {number} confidence */
export const levelOf = (confidence) => LEVELS.find(({ least }) => confidence >= least)?.name ?? "doubtful";

/** Rounded down where it matters: 100 % means certain. @param {number} confidence */
export const percent = (confidence) => `${Math.floor(confidence * 100 + 1e-9)}%`;

export const isNull = (link) => link.at.some((segments) => segments.length === 0);

/** `2–1`, for links that join several. */
export const shapeOf = (link) => link.at.map((segments) => segments.length).join("–");

const WIDTH = 56;

/** The middle column of a row. @param {number} id */
export const joint = (id) => {
  const link = links[id];
  const notes = [];
  if (link.fate && link.fate !== "kept") notes.push(t(`fate_${link.fate}`));
  if (link.edited && ["split", "merged"].includes(link.fate)) notes.push(t("fate_edited"));
  if (isPaired && link.at.some((segments) => segments.length > 1)) notes.push(shapeOf(link));
  if (link.moved) notes.push(t(data.kind === "diff" ? "fate_moved" : "moved"));
  if (link.confidence < 0.9) notes.push(percent(link.confidence));
  return el(
    "div",
    { class: `joint ${levelOf(link.confidence ?? 1)}${isNull(link) ? " null" : ""}${link.moved ? " moved" : ""}${link.fate ? ` ${link.fate}` : ""}` },
    isPaired ? svg("svg", { "aria-hidden": "true", focusable: "false" }) : null,
    el("button", { type: "button", class: "number", "data-why": id, "aria-label": t("link_label", { n: id + 1 }) }, String(id + 1)),
    notes.map((note) => el("span", { class: "joint-note" }, note)),
  );
};

const middles = (cell) => [...cell.children].map((segment) => segment.offsetTop + Math.min(segment.offsetHeight, 34) / 2);

/** Draws the lines of a row that is in the page. @param {HTMLElement} row @param {boolean} isSwapped */
export const drawJoint = (row, isSwapped) => {
  const picture = row.querySelector(".joint > svg");
  const link = links[Number(row.dataset.link)];
  const cells = texts.map(({ side }) => row.querySelector(`[data-side=${side}]`));
  if (!picture || !cells[0] || !cells[1]) return;
  const ends = cells.map(middles);
  if (isSwapped) ends.reverse();
  const counts = link.at.map((segments) => segments.length);
  if (isSwapped) counts.reverse();
  const [from, to] = ends;
  const curve = (a, b) => `M0 ${a}C${WIDTH / 2} ${a} ${WIDTH / 2} ${b} ${WIDTH} ${b}`;
  const lines = [];
  if (counts[0] === 0) to.forEach((y) => lines.push(`M${WIDTH} ${y}H${WIDTH / 2 + 14}`));
  else if (counts[1] === 0) from.forEach((y) => lines.push(`M0 ${y}H${WIDTH / 2 - 14}`));
  else from.forEach((a) => to.forEach((b) => lines.push(curve(a, b))));
  const height = row.offsetHeight;
  picture.setAttribute("viewBox", `0 0 ${WIDTH} ${height}`);
  picture.replaceChildren(svg("path", { d: lines.join("") }));
};
