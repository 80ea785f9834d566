// The whole alignment at a glance: a rail for each text; lines between two by confidence or by what changed; gaps and findings
// as ticks. A click leads there.
import { one, svg } from "./dom.js";
import { findings, isPaired, links, mainPlace, texts } from "./data.js";
import { isNull, levelOf } from "./link.js";
import { goToLink, linksInView } from "./rows.js";
import { t } from "./strings.js";
import { on, state } from "./store.js";

const strip = one("#strip");
const picture = one("#strip > svg");
/** Lines keep their width, however the picture is stretched. */
const drawn = (attributes) => svg("path", { ...attributes, "vector-effect": "non-scaling-stroke" });
const view = drawn({ class: "view" });
const WIDTH = 56;
const RAILS = texts.map((_, side) => (isPaired ? 16 + 24 * side : 6 + (44 * side) / (texts.length - 1)));
let height = 0;

const counts = texts.map((_, side) => links.reduce((most, link) => Math.max(most, link.start[side] + link.at[side].length), 1));
const place = (side, segment) => Math.round((segment / counts[side]) * (height - 8)) + 4;
const middle = (link, side) => place(side, link.start[side] + link.at[side].length / 2);

/** Places as one path; each is drawn once. */
const path = (name, parts) => drawn({ class: name, d: [...new Set(parts)].join("") });

/** Where the tick of a finding begins: beside the two rails, or across its own of several. */
const tickAt = (side) => (isPaired ? (side === 0 ? 2 : WIDTH - 11) : RAILS[side] - 3);

const draw = () => {
  height = strip.clientHeight;
  if (height < 20) return;
  const lines = { sure: [], likely: [], doubtful: [], changed: [], moved: [] };
  const gaps = [];
  for (const link of links) {
    if (!isPaired) texts.forEach((_, side) => link.at[side].length === 0 && gaps.push(`M${RAILS[side] - 3} ${middle(link, side)}h6`));
    else if (isNull(link)) {
      const side = link.at[0].length > 0 ? 0 : 1;
      gaps.push(`M${RAILS[side] - 3} ${middle(link, side)}h6`);
    } else lines[link.moved ? "moved" : link.fate ? (link.fate === "kept" ? "sure" : "changed") : levelOf(link.confidence)].push(`M${RAILS[0]} ${middle(link, 0)}L${RAILS[1]} ${middle(link, 1)}`);
  }
  const ticks = { neutral: [], minor: [], major: [], critical: [] };
  for (const number of state.shown) {
    const at = mainPlace(findings[number]);
    if (at?.at[0]) ticks[findings[number].severity].push(`M${tickAt(at.side)} ${place(at.side, at.at[0][0] + 0.5)}h${isPaired ? 9 : 6}`);
  }
  picture.setAttribute("viewBox", `0 0 ${WIDTH} ${height}`);
  picture.replaceChildren(
    view,
    drawn({ class: "rail", d: RAILS.map((x) => `M${x} 2V${height - 2}`).join("") }),
    ...Object.entries(lines).map(([name, parts]) => path(`line ${name}`, parts)),
    path("gap", gaps),
    ...Object.entries(ticks).map(([name, parts]) => path(`tick ${name}`, parts)),
  );
  follow();
};

/** Shows what of the whole is in view. */
const follow = () => {
  if (height < 20) return;
  const [first, last] = linksInView();
  const ends = (side) => [place(side, links[first]?.start[side] ?? 0), Math.max(place(side, (links[last]?.start[side] ?? 0) + 1), 6)];
  const far = texts.length - 1;
  const [a, b] = [ends(0), ends(far)];
  view.setAttribute("d", `M0 ${a[0]}H${RAILS[0]}L${RAILS[far]} ${b[0]}H${WIDTH}V${Math.max(b[1], b[0] + 4)}H${RAILS[far]}L${RAILS[0]} ${Math.max(a[1], a[0] + 4)}H0Z`);
  strip.setAttribute("aria-valuenow", String(first + 1));
  strip.setAttribute("aria-valuetext", t("strip_value", { first: first + 1, last: last + 1, n: links.length }));
};

/** The link at a segment of a side, or the nearest one. */
const linkAt = (side, segment) => {
  let best = 0;
  links.forEach((link, id) => {
    if (link.at[side].length > 0 && link.start[side] <= segment) best = link.start[side] >= links[best].start[side] ? id : best;
  });
  return best;
};

strip.addEventListener("click", (event) => {
  const box = strip.getBoundingClientRect();
  const isFirstHalf = (event.clientX - box.left < box.width / 2) !== (getComputedStyle(strip).direction === "rtl");
  const side = isFirstHalf || !isPaired ? 0 : 1;
  const share = Math.min(Math.max((event.clientY - box.top - 4) / (box.height - 8), 0), 0.9999);
  goToLink(linkAt(side, Math.floor(share * counts[side])));
});

strip.addEventListener("keydown", (event) => {
  const [first, last] = linksInView();
  const page = Math.max(last - first, 1);
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
  if (!(event.key in steps)) return;
  event.preventDefault();
  const from = state.pair ?? first;
  goToLink(Math.min(Math.max(from + steps[event.key], 0), links.length - 1));
});

strip.setAttribute("aria-valuemax", String(Math.max(links.length, 1)));
new ResizeObserver(draw).observe(strip);
on("filtered", draw);
on("scrolled", follow);
