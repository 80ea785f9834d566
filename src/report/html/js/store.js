// What is shown just now, and who wants to know when it changes.
import { data } from "./data.js";

const listeners = new Map();

/** @param {string} event @param {(...details: any[]) => void} listener */
export const on = (event, listener) => {
  listeners.set(event, [...(listeners.get(event) ?? []), listener]);
};

/** @param {string} event @param {...any} details */
export const tell = (event, ...details) => {
  for (const listener of listeners.get(event) ?? []) listener(...details);
};

/** The facets of findings that filters choose from. */
export const FACETS = [...(data.facet ? [data.facet] : []), "severity", "category", "rule", "status"];

export const state = {
  /** Chosen values by facet; none chosen means all. @type {Record<string, Set<string>>} */
  chosen: Object.fromEntries(FACETS.map((facet) => [facet, new Set()])),
  /** The least confidence. */
  confidence: 0,
  query: "",
  /** The number of the current finding. @type {number | null} */
  current: null,
  /** The current link. @type {number | null} */
  pair: null,
  /** Whether the sides stand the other way round. */
  swapped: false,
  /** The texts that are not shown. @type {Set<number>} */
  hidden: new Set(),
  /** The number in `data.pairs` of the two texts whose differences are marked. @type {number | null} */
  redline: data.pairs.length ? 0 : null,
  /** Whether the rows whose texts differ most come first. */
  byDifference: false,
  /** The rows that are shown, by what became of the sentence; none means all. @type {Set<string>} */
  fates: new Set(),
  /** The numbers of the findings that fit the filters, in order. @type {number[]} */
  shown: [],
};
