// Why a link was made: what each signal added to its score, and how sure it is.
import { el, one } from "./dom.js";
import { data, isPaired, links, texts } from "./data.js";
import { isNull, levelOf, percent, shapeOf } from "./link.js";
import { letter, nothing } from "./names.js";
import { quotation } from "./quoted.js";
import { both, difference, piecesOf } from "./redline.js";
import { t, tOr } from "./strings.js";
import { on, state } from "./store.js";

const bubble = one("#bubble");

/** @param {number} id */
export const reasons = (id) => {
  const link = links[id];
  const shares = (link.why ?? []).map((score, k) => ({ name: data.signals[k], score })).filter(({ score }) => score !== 0);
  shares.sort((a, b) => Math.abs(b.score) - Math.abs(a.score));
  const most = Math.max(1, ...shares.map(({ score }) => Math.abs(score)));
  const bar = ({ name, score }) => {
    const meter = el("span", { class: `bar ${score < 0 ? "against" : "for"}`, "aria-hidden": "true" });
    meter.style.inlineSize = `${Math.round((Math.abs(score) / most) * 64)}px`;
    return el("li", {}, el("span", { class: "signal" }, tOr(`signal_${name}`, name)), el("span", { class: "share" }, `${score > 0 ? "+" : "−"}${Math.abs(score).toFixed(1)}`), meter);
  };
  const facts = factsOf(id);
  const isLink = data.kind === "check";
  return [
    el("p", { class: "why-head" }, el("b", {}, t(isLink ? "link_label" : "row", { n: id + 1 })), " ", facts.join(" · ")),
    isLink ? null : el("ul", { class: "scores" }, scoresOf(id)),
    !isLink ? null : shares.length ? el("ul", { class: "shares", "aria-label": t("why") }, shares.map(bar)) : el("p", { class: "note" }, t(data.bitext ? "pair_given" : "why_unknown")),
  ].filter(Boolean);
};

/** What is known of a row, in words. */
const factsOf = (id) => {
  const link = links[id];
  const facts = [];
  if (link.fate) facts.push(t(`fate_${link.fate}`));
  if (link.confidence !== undefined) facts.push(t("confidence_is", { percent: percent(link.confidence) }), t(`level_${levelOf(link.confidence)}`));
  if (isPaired && isNull(link)) facts.push(t("no_counterpart"));
  else if (isPaired && link.at.some((segments) => segments.length > 1)) facts.push(shapeOf(link));
  if (link.moved) facts.push(t("moved"));
  return facts;
};

/** For each translation how near it is to the others, by chrF or by words. */
const scoresOf = (id) => [
  ...(links[id].scores ?? []).map((score, side) => (score === null ? null : el("li", {}, letter(side), " chrF ", String(score)))),
  ...data.pairs.map(([old, fresh], pair) => {
    const share = difference(id, pair);
    const told = share === 0 ? t("says_the_same") : t("changed_share", { percent: percent(share) });
    return texts[old].letter ? el("li", {}, letter(old), " ↔ ", letter(fresh), " ", told) : el("li", {}, told);
  }),
];

const show = (button) => {
  bubble.replaceChildren(...reasons(Number(button.dataset.why)));
  bubble.hidden = false;
  const at = button.getBoundingClientRect();
  const { width, height } = bubble.getBoundingClientRect();
  const top = at.bottom + height + 12 > innerHeight ? Math.max(at.top - height - 8, 4) : at.bottom + 8;
  bubble.style.insetBlockStart = `${top}px`;
  bubble.style.left = `${Math.min(Math.max(at.left + at.width / 2 - width / 2, 8), innerWidth - width - 8)}px`;
};

const showWord = ({ word, others }) => {
  const best = others.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  const evidence = tOr(`evidence_${best.evidence}`, best.evidence);
  bubble.replaceChildren(el("p", {}, t("word_confidence", { percent: percent(best.confidence) }), " · ", evidence));
  bubble.hidden = false;
  const at = word.getBoundingClientRect();
  const { width, height } = bubble.getBoundingClientRect();
  bubble.style.insetBlockStart = `${at.top - height - 6 < 4 ? at.bottom + 6 : at.top - height - 6}px`;
  bubble.style.left = `${Math.min(Math.max(at.left + at.width / 2 - width / 2, 8), innerWidth - width - 8)}px`;
};

/** What stands in the other text where words differ, and in what they differ. */
const showEdit = (edit) => {
  const piece = piecesOf(Number(edit.closest("[data-link]").dataset.link))?.[Number(edit.dataset.piece)];
  if (!piece) return;
  const words = both(piece, state.redline);
  const sides = data.pairs[state.redline];
  const lines = words.map((text, k) => el("p", {}, texts[sides[k]].letter ? letter(sides[k]) : t(texts[sides[k]].role), " ", text ? quotation(text) : nothing(sides[k])));
  bubble.replaceChildren(el("p", { class: "why-head" }, el("b", {}, t(`change_${data.changes[piece[0]]}`))), ...lines);
  bubble.hidden = false;
  const at = edit.getBoundingClientRect();
  const { width, height } = bubble.getBoundingClientRect();
  bubble.style.insetBlockStart = `${at.top - height - 6 < 4 ? at.bottom + 6 : at.top - height - 6}px`;
  bubble.style.left = `${Math.min(Math.max(at.left + at.width / 2 - width / 2, 8), innerWidth - width - 8)}px`;
};

const hide = () => {
  bubble.hidden = true;
};

for (const event of ["pointerover", "focusin"])
  document.addEventListener(event, (happened) => {
    const button = happened.target.closest?.("[data-why]");
    const edit = happened.target.closest?.(".row [data-piece]");
    if (button) show(button);
    else if (edit) showEdit(edit);
    else if (!happened.target.closest?.("[data-word]")) hide();
  });
document.addEventListener("scroll", hide, { capture: true, passive: true });
on("word", (word) => (word?.others.length ? showWord(word) : hide()));
on("escape", hide);
