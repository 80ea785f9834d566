// What the reviewer has decided: kept in the browser by fingerprint, undone, exported and imported as the JSON that
// `--baseline` takes.
import { data, findings, texts } from "./data.js";
import { tell } from "./store.js";

const SCHEMA = "muqabala/baseline/1";
/** The pair of files, so that judgements outlive a new run on them. */
const KEY = ["muqabala/triage/1", ...texts.map((text) => text.path)].join("\n");

/** What was said here, by fingerprint: {status, reason, note}. @type {Map<string, any>} */
let judged = new Map();
/** What it was before each step. @type {{fingerprint: string, before: any}[][]} */
let past = [];

const load = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    judged = new Map(Object.entries(kept.judged ?? {}));
    past = Array.isArray(kept.past) ? kept.past : [];
  } catch {
    // Without storage, or with something else in it, a session begins afresh.
  }
};

/** Whether judgements outlive the page. */
export const canKeep = () => {
  try {
    localStorage.setItem("muqabala/test", "");
    localStorage.removeItem("muqabala/test");
    return true;
  } catch {
    return false;
  }
};

const save = () => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ judged: Object.fromEntries(judged), past: past.slice(-200) }));
  } catch {
    // Said once on the page: see `canKeep`.
  }
};

/** What is decided of a finding. */
export const judgement = (finding) =>
  judged.get(finding.fingerprint) ?? { status: finding.status, reason: finding.reason ?? "", note: finding.note ?? "" };

/** open, accepted, dismissed or known. */
export const statusOf = (finding) => judgement(finding).status;

/** What the last step may go on with: letters typed into one field are one step. */
let going = "";

const step = (changes, field = "") => {
  const goesOn = field !== "" && field === going && past.length > 0;
  going = field;
  if (!goesOn) past.push(changes.map(({ fingerprint }) => ({ fingerprint, before: judged.get(fingerprint) ?? null })));
  for (const { fingerprint, after } of changes) {
    if (after) judged.set(fingerprint, after);
    else judged.delete(fingerprint);
  }
  save();
  tell("judged", changes.map((change) => change.fingerprint));
};

/** Changes a judgement: `{status}`, or what is typed as `{reason}` or `{note}`. */
export const judge = (finding, change) => {
  const before = judgement(finding);
  const after = { ...before, ...change };
  if (after.status !== "dismissed") after.reason = "";
  if (["status", "reason", "note"].every((key) => before[key] === after[key])) return false;
  step([{ fingerprint: finding.fingerprint, after }], "status" in change ? "" : `${finding.fingerprint} ${Object.keys(change)}`);
  return true;
};

/** Takes the last step back; says which fingerprints it was about. */
export const undo = () => {
  const changes = past.pop();
  going = "";
  if (!changes) return [];
  for (const { fingerprint, before } of changes) {
    if (before) judged.set(fingerprint, before);
    else judged.delete(fingerprint);
  }
  save();
  tell("judged", changes.map((change) => change.fingerprint));
  return changes.map((change) => change.fingerprint);
};

export const canUndo = () => past.length > 0;

const entry = (fingerprint, { status, reason, note }) => ({ fingerprint, status, ...(reason && { reason }), ...(note && { note }) });

/** All judgements as a baseline: those of this page, notes on what is open among them, and what was dismissed before it. */
export const exported = () => {
  const known = new Set(findings.map((finding) => finding.fingerprint));
  const here = [...new Map(findings.map((finding) => [finding.fingerprint, judgement(finding)]))].filter(([, { status, note }]) => status === "accepted" || status === "dismissed" || (status === "open" && note));
  const earlier = data.dismissed.filter(({ fingerprint }) => !known.has(fingerprint));
  const entries = [...here.map(([fingerprint, what]) => entry(fingerprint, what)), ...earlier.map((what) => entry(what.fingerprint, what))];
  return { count: entries.length, json: `${JSON.stringify({ schema: SCHEMA, findings: entries }, null, 2)}\n` };
};

/** Takes in a baseline. Returns how many of its entries are about findings of this page; throws if it is none. */
export const imported = (json) => {
  const file = JSON.parse(json);
  const entries = file?.schema === SCHEMA && Array.isArray(file.findings) ? file.findings : null;
  const fits = (one) => typeof one?.fingerprint === "string" && ["accepted", "dismissed", "known", "open"].includes(one.status);
  if (!entries?.every(fits)) throw new TypeError("no baseline");
  const known = new Set(findings.map((finding) => finding.fingerprint));
  const here = entries.filter(({ fingerprint }) => known.has(fingerprint));
  const after = ({ status, reason, note }) => ({ status, reason: String(reason ?? ""), note: String(note ?? "") });
  if (here.length) step(here.map((one) => ({ fingerprint: one.fingerprint, after: after(one) })));
  return here.length;
};

const WEIGHTS = { critical: 25, major: 5, minor: 1, neutral: 0 };

/** How many findings have been judged. */
export const judgedCount = () => findings.filter((finding) => ["accepted", "dismissed"].includes(statusOf(finding))).length;

/** The score of what was accepted in a text. @param {number} text */
export const confirmedScore = (text) => {
  const accepted = findings.filter((finding) => finding.text === text && statusOf(finding) === "accepted");
  const penalty = accepted.reduce((sum, finding) => sum + WEIGHTS[finding.severity], 0);
  const { words } = texts[text];
  return words ? Math.round((penalty * 10000) / words) / 10 : 0;
};

load();
addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  load();
  tell("judged", findings.map((finding) => finding.fingerprint));
});
