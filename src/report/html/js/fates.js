// What became of sentences, and which rows are shown for it.
import { links } from "./data.js";
import { state } from "./store.js";

export const FATES = ["edited", "split", "merged", "recast", "inserted", "deleted", "moved", "kept"];

/** Whether a row has a fate; a moved one has two, and a split one that was edited as well. */
export const hasFate = (link, fate) => (fate === "moved" ? link.moved : link.fate === fate || (fate === "edited" && link.edited && !["inserted", "deleted"].includes(link.fate)));

/** Whether a row is shown. @param {number} id */
export const isShown = (id) => state.fates.size === 0 || [...state.fates].some((fate) => hasFate(links[id], fate));
