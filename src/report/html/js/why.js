// Why a link was made: what each signal added to its score, and how sure it is.
import { el, one } from "./dom.js";
import { data, links } from "./data.js";
import { isNull, levelOf, percent, shapeOf } from "./link.js";
import { t, tOr } from "./strings.js";
import { on } from "./store.js";

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
  const facts = [t("confidence_is", { percent: percent(link.confidence) }), t(`level_${levelOf(link.confidence)}`)];
  if (isNull(link)) facts.push(t("no_counterpart"));
  else if (link.runs.some(([, count]) => count > 1)) facts.push(shapeOf(link));
  if (link.moved) facts.push(t("moved"));
  return [
    el("p", { class: "why-head" }, el("b", {}, t("link_label", { n: id + 1 })), " ", facts.join(" · ")),
    shares.length ? el("ul", { class: "shares", "aria-label": t("why") }, shares.map(bar)) : el("p", { class: "note" }, t(data.bitext ? "pair_given" : "why_unknown")),
  ];
};

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

const hide = () => {
  bubble.hidden = true;
};

for (const event of ["pointerover", "focusin"])
  document.addEventListener(event, (happened) => {
    const button = happened.target.closest?.("[data-why]");
    if (button) show(button);
    else if (!happened.target.closest?.("[data-word]")) hide();
  });
document.addEventListener("scroll", hide, { capture: true, passive: true });
on("word", (word) => (word?.others.length ? showWord(word) : hide()));
on("escape", hide);
