// Keys. They are where they are on the keyboard in Arabic layouts too.
import { one } from "./dom.js";
import { data, findings } from "./data.js";
import { stepChange } from "./aids.js";
import { openHelp } from "./help.js";
import { move } from "./list.js";
import { state, tell } from "./store.js";
import { judge, undo } from "./triage.js";
import { t } from "./strings.js";

const judgeCurrent = (status) => () => {
  if (state.current !== null) judge(findings[state.current], { status });
};

const focusField = (id) => () => {
  tell("pane", "detail");
  const field = one(`#${id}`);
  if (field && !field.closest("[hidden]")) field.focus();
};

const focusSearch = () => {
  const search = one("input[type=search]");
  tell("pane", "findings");
  search.focus();
  search.select();
};

const ACTIONS = {
  j: () => move(1),
  k: () => move(-1),
  a: judgeCurrent("accepted"),
  d: judgeCurrent("dismissed"),
  o: judgeCurrent("open"),
  u: () => tell("say", t(undo().length ? "undone" : "nothing_to_undo")),
  n: focusField("note"),
  r: focusField("reason"),
  "]": () => data.kind !== "check" && stepChange(1),
  "[": () => data.kind !== "check" && stepChange(-1),
  "/": focusSearch,
  "?": openHelp,
};

const SIGNS = { BracketLeft: "[", BracketRight: "]" };

/** What was meant: the letter typed, or in another alphabet the one that the key has in the Latin one. */
const meant = (event) => {
  if (event.key in ACTIONS) return event.key;
  if (event.code === "Slash") return event.shiftKey ? "?" : "/";
  if (event.code in SIGNS) return SIGNS[event.code];
  const letter = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
  return /^[\u0000-\u007f]$/.test(event.key) ? event.key.toLowerCase() : letter;
};

const isTyping = (target) => target.closest?.("input:not([type=range]):not([type=checkbox]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    tell("escape");
    if (isTyping(event.target)) event.target.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || one("dialog[open]")) return;
  const action = ACTIONS[meant(event)];
  if (!action) return;
  event.preventDefault();
  action();
});
