// Which findings are shown.
import { category, data, findings, linkOfFinding, linkText, textsWith } from "./data.js";
import { fold } from "./fold.js";
import { FACETS, state, tell } from "./store.js";
import { judgement, statusOf } from "./triage.js";

/** @type {Record<string, (finding: any) => string>} */
const VALUES = { severity: (finding) => finding.severity, category, rule: (finding) => finding.rule, status: statusOf };
if (data.facet) VALUES[data.facet] = (finding) => finding.group;

const haystacks = new Map();
const haystack = (number) => {
  let text = haystacks.get(number);
  if (text === undefined) {
    const finding = findings[number];
    const link = linkOfFinding(finding);
    const sentences = link === null ? [] : textsWith(finding).map((side) => linkText(link, side));
    const rule = data.rules[finding.rule];
    const evidence = (finding.evidence ?? []).flatMap((fact) => [fact.text, ...Object.values(fact.told ?? {})]);
    text = fold([finding.rule, finding.rule.replace(/-/g, " "), rule?.summary, ...Object.values(rule?.told ?? {}), finding.message, ...Object.values(finding.told ?? {}), ...evidence, finding.repair?.new, finding.source?.text, ...sentences].join("\n"));
    haystacks.set(number, text);
  }
  const { reason, note } = judgement(findings[number]);
  return reason || note ? `${text} ${fold(`${reason} ${note}`)}` : text;
};

const words = () => fold(state.query).split(" ").filter(Boolean);

const fitsFacet = (finding, facet) => state.chosen[facet].size === 0 || state.chosen[facet].has(VALUES[facet](finding));

const fitsRest = (finding, number, needles) =>
  finding.confidence >= state.confidence && needles.every((needle) => haystack(number).includes(needle));

/** Chooses again what is shown. */
export const refilter = () => {
  const needles = words();
  state.shown = [];
  findings.forEach((finding, number) => {
    if (FACETS.every((facet) => fitsFacet(finding, facet)) && fitsRest(finding, number, needles)) state.shown.push(number);
  });
  tell("filtered");
};

/** Chooses a value of a facet, or no longer. @param {string} facet @param {string} value */
export const toggle = (facet, value) => {
  const values = state.chosen[facet];
  if (!values.delete(value)) values.add(value);
  refilter();
};

/** How many findings each value of a facet would show with the other filters as they are. */
export const facetCounts = (facet) => {
  const needles = words();
  const counts = new Map();
  findings.forEach((finding, number) => {
    const value = VALUES[facet](finding);
    const others = FACETS.every((other) => other === facet || fitsFacet(finding, other));
    counts.set(value, (counts.get(value) ?? 0) + (others && fitsRest(finding, number, needles) ? 1 : 0));
  });
  return counts;
};

export const isFiltered = () => state.query !== "" || state.confidence > 0 || FACETS.some((facet) => state.chosen[facet].size > 0);

export const clearFilters = () => {
  for (const facet of FACETS) state.chosen[facet].clear();
  state.confidence = 0;
  state.query = "";
};
