// The part of the address behind #: filters, what is looked at, how it is shown. So a link leads back to all of it.
import { data, findings, idOf, links, texts } from "./data.js";
import { show } from "./hidden.js";
import { interfaceLanguage, setInterfaceLanguage } from "./strings.js";
import { FACETS, state } from "./store.js";

const numbers = new Map(findings.map((finding, number) => [idOf(finding), number]));

const current = () => {
  const parts = [];
  const add = (key, value) => value && parts.push(`${key}=${encodeURIComponent(value).replace(/%2C/g, ",")}`);
  for (const facet of FACETS) add(facet, [...state.chosen[facet]].join(","));
  add("confidence", state.confidence ? String(state.confidence) : "");
  add("q", state.query);
  add("hide", [...state.hidden].sort().join(","));
  if (data.pairs.length && state.redline !== 0) add("redline", state.redline === null ? "none" : data.pairs[state.redline].join("-"));
  add("fate", [...state.fates].join(","));
  add("show", [state.swapped && "swapped", state.byDifference && "different", show.invisible && "invisible", show.digits && "digits"].filter(Boolean).join(","));
  add("lang", interfaceLanguage() === data.interface ? "" : interfaceLanguage());
  if (state.current !== null) add("finding", idOf(findings[state.current]));
  else if (state.pair !== null) add("pair", String(state.pair + 1));
  return parts.join("&");
};

/** Writes what is shown into the address. */
export const writeAddress = () => {
  const hash = current();
  if (hash === location.hash.slice(1)) return;
  history.replaceState(null, "", hash ? `#${hash}` : location.href.split("#")[0]);
};

/** The address of the page with this alone behind its #. @param {string} hash */
export const permalink = (hash) => `${location.href.split("#")[0]}#${hash}`;

/** Takes what the address says. */
export const readAddress = () => {
  const values = new URLSearchParams(location.hash.slice(1));
  const list = (key) => (values.get(key) ?? "").split(",").filter(Boolean);
  for (const facet of FACETS) state.chosen[facet] = new Set(list(facet));
  const confidence = Number(values.get("confidence"));
  state.confidence = confidence > 0 && confidence <= 1 ? confidence : 0;
  state.query = values.get("q") ?? "";
  state.hidden = new Set(list("hide").map(Number).filter((side) => side > 0 && side < texts.length));
  const pair = values.get("redline");
  const chosen = data.pairs.findIndex((two) => two.join("-") === pair);
  state.redline = pair === "none" || data.pairs.length === 0 ? null : Math.max(chosen, 0);
  state.fates = new Set(list("fate"));
  const shown = list("show");
  state.swapped = shown.includes("swapped");
  state.byDifference = shown.includes("different");
  show.invisible = shown.includes("invisible");
  show.digits = shown.includes("digits");
  setInterfaceLanguage(values.get("lang") ?? data.interface);
  state.current = numbers.get(values.get("finding") ?? "") ?? null;
  const row = Number(values.get("pair")) - 1;
  state.pair = Number.isInteger(row) && row >= 0 && row < links.length ? row : null;
};
