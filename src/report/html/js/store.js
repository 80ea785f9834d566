// What is shown just now, and who wants to know when it changes.

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
export const FACETS = ["severity", "category", "rule", "status"];

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
  /** The numbers of the findings that fit the filters, in order. @type {number[]} */
  shown: [],
};
