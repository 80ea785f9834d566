// The current finding in full: both sentences, evidence, repair, the rule's page, and what the reviewer says of it.
import { all, el, one } from "./dom.js";
import { category, data, findings, idOf, linkOf, linkOfFinding, links, placeToGo, texts, textsWith } from "./data.js";
import { permalink } from "./address.js";
import { byRule } from "./by_rule.js";
import { segmentNodes } from "./cell.js";
import { percent } from "./link.js";
import { position, severityLabel, statusLabel } from "./list.js";
import { copy, findingAsMarkdown } from "./markdown.js";
import { groupLabel, letter, nothing, textLabel } from "./names.js";
import { evidenceOf, messageOf, quotation } from "./quoted.js";
import { redlineNodes } from "./redline.js";
import { reasons } from "./why.js";
import { textNodes } from "./hidden.js";
import { goToLink } from "./rows.js";
import { t, tOr } from "./strings.js";
import { on, state, tell } from "./store.js";
import { canUndo, judge, judgement, undo } from "./triage.js";

const pane = one("#detail-body");

const button = (key, attributes, ...more) => el("button", { type: "button", ...attributes }, t(key), ...more);
const key = (name) => el("kbd", { "aria-hidden": "true" }, name);

const sentence = (number, side) => {
  const link = linkOfFinding(findings[number]);
  const { language, dir } = texts[side];
  const segments = (link === null ? [] : links[link].at[side]).map((segment) => el("p", {}, segmentNodes(side, segment, { only: number, search: false })));
  return el(
    "div",
    { class: "sentence" },
    el("p", { class: "label" }, textLabel(side)),
    segments.length ? el("blockquote", { lang: language, dir }, segments) : el("p", { class: "none" }, nothing(side)),
  );
};

/** What the source says, where it is no column. */
const sourceSentence = ({ source }) => (source ? el("div", { class: "sentence" }, el("p", { class: "label" }, t("source")), el("blockquote", { lang: data.languages[data.languages.length - 1], dir: "auto" }, textNodes(source.text))) : null);

/** The two texts of a row whose differences are shown, as one. */
const redline = (id) => {
  const nodes = id === null || state.redline === null ? [] : redlineNodes(id, state.redline);
  if (nodes.length === 0) return null;
  const [old, fresh] = data.pairs[state.redline];
  const label = texts[old].letter ? [letter(old), " → ", letter(fresh)] : [t("old"), " → ", t("new")];
  return el("section", {}, el("h3", {}, t("redline"), " ", label), el("p", { class: "redline", lang: texts[fresh].language, dir: texts[fresh].dir }, nodes));
};

/** What stands there and what would: kept apart by an arrow that needs no direction. */
export const repairNodes = ({ repair, text }) => [
  repair.old ? el("del", repair.new ? {} : { class: "gone" }, quotation(repair.old, texts[text].language)) : null,
  repair.new ? [el("span", { class: "becomes" }, el("span", { "aria-hidden": "true" }, "⇒"), el("span", { class: "unseen" }, t("becomes"))), el("ins", {}, quotation(repair.new, texts[text].language))] : null,
  repair.more ? el("span", { class: "note" }, t("and_more", { n: repair.more })) : null,
];

const further = (finding) => {
  const places = finding.places.slice(1);
  if (places.length === 0) return null;
  const goTo = (place) => {
    const link = linkOf[place.side][place.at[0]?.[0]];
    if (link !== undefined) {
      goToLink(link);
      tell("pane", "texts");
    }
  };
  const shown = places.slice(0, 60).map(placeToGo).filter(Boolean);
  return el(
    "section",
    {},
    el("h3", {}, t("also_at", { n: places.length })),
    el("p", { class: "places" }, shown.map((place) => el("button", { type: "button", class: "place", onclick: () => goTo(place) }, `${place.line}:${place.column}`))),
  );
};

const REASONS = ["false_alarm", "house_style", "intended", "not_worth"];

const judging = (finding) => {
  const said = judgement(finding);
  const reason = el("input", { id: "reason", type: "text", list: "reasons", autocomplete: "off", dir: "auto", oninput: (event) => judge(finding, { reason: event.target.value }) });
  const note = el("textarea", { id: "note", rows: 2, dir: "auto", oninput: (event) => judge(finding, { note: event.target.value }) });
  reason.value = said.reason ?? "";
  note.value = said.note ?? "";
  return el(
    "div",
    { class: "judging" },
    el(
      "div",
      { class: "verdicts", role: "group", "aria-label": t("decision") },
      button("accept", { class: "verdict accepted", "data-verdict": "accepted", onclick: () => judge(finding, { status: "accepted" }) }, " ", key("a")),
      button("dismiss", { class: "verdict dismissed", "data-verdict": "dismissed", onclick: () => judge(finding, { status: "dismissed" }) }, " ", key("d")),
      button("reopen", { class: "verdict", "data-verdict": "open", onclick: () => judge(finding, { status: "open" }) }),
      button("undo", { class: "verdict", "data-undo": true, onclick: undo }, " ", key("u")),
    ),
    el("div", { class: "field", id: "reason-field" }, el("label", { for: "reason" }, t("reason")), reason, el("datalist", { id: "reasons" }, REASONS.map((name) => el("option", { value: t(`reason_${name}`) })))),
    el("div", { class: "field" }, el("label", { for: "note" }, t("note")), note),
  );
};

const rulePage = (finding) => {
  const page = one(`#rule-${CSS.escape(finding.rule)} .rule-page`);
  if (!page) return null;
  const copyOfPage = page.cloneNode(true);
  return el("details", { class: "about-rule" }, el("summary", {}, t("about_rule"), " ", el("code", { lang: "en" }, finding.rule)), copyOfPage);
};

const told = (done) => tell("say", t(done ? "copied" : "not_copied"));

const nothingChosen = () => [el("p", { class: "empty" }, t("choose")), byRule()].filter(Boolean);

const draw = () => {
  const number = state.current;
  if (number === null) {
    pane.replaceChildren(...(state.pair === null ? nothingChosen() : pairOnly(state.pair)));
    return;
  }
  const finding = findings[number];
  const link = linkOfFinding(finding);
  const name = category(finding);
  pane.replaceChildren(
    ...[
      el("p", { class: "kind" }, groupLabel(finding), " ", severityLabel(finding.severity), " ", el("span", { class: "rule", lang: "en" }, finding.rule), " ", el("span", { class: "status-slot" }, statusLabel(judgement(finding).status))),
      messageOf(finding),
      el("p", { class: "facts" }, [tOr(`category_${name}`, name), position(finding), t("confidence_is", { percent: percent(finding.confidence) })].filter(Boolean).join(" · ")),
      judging(finding),
      finding.repair ? el("section", {}, el("h3", {}, t(finding.repair.kind === "safe" ? "fix" : "suggestion")), el("p", { class: "repair" }, repairNodes(finding))) : null,
      el("section", {}, el("h3", {}, t(data.kind === "check" ? "sentences" : "row_texts")), sourceSentence(finding), textsWith(finding).map((side) => sentence(number, side))),
      redline(link),
      finding.evidence?.length ? el("section", {}, el("h3", {}, t("evidence")), el("ul", {}, evidenceOf(finding, "li"))) : null,
      further(finding),
      link === null ? null : el("section", { class: "why" }, el("h3", {}, t(data.kind === "check" ? "the_link" : "the_row")), reasons(link)),
      rulePage(finding),
      el(
        "div",
        { class: "actions" },
        button("show_in_texts", { class: "quiet only-narrow", onclick: () => tell("pane", "texts") }),
        button("copy_markdown", { class: "quiet", onclick: async () => told(await copy(findingAsMarkdown(number))) }),
        button("copy_link", { class: "quiet", onclick: async () => told(await copy(permalink(`finding=${idOf(finding)}`))) }),
        link === null ? null : button("copy_pair_link", { class: "quiet", onclick: async () => told(await copy(permalink(`pair=${link + 1}`))) }),
      ),
    ].filter(Boolean),
  );
  pane.scrollTop = 0;
  updateStatus();
};

const pairOnly = (id) => [el("section", { class: "why" }, el("h3", {}, t(data.kind === "check" ? "the_link" : "the_row")), reasons(id)), redline(id) ?? "", el("div", { class: "actions" }, button("copy_pair_link", { class: "quiet", onclick: async () => told(await copy(permalink(`pair=${id + 1}`))) }))];

/** After a judgement: what shows it, without touching a field that is being typed in. */
const updateStatus = () => {
  if (state.current === null) return;
  const { status, reason, note } = judgement(findings[state.current]);
  for (const verdict of all("[data-verdict]", pane)) verdict.setAttribute("aria-pressed", String(verdict.dataset.verdict === status));
  one("[data-verdict=open]", pane).hidden = status === "open" || status === "known";
  one("[data-undo]", pane).disabled = !canUndo();
  one("#reason-field", pane).hidden = status !== "dismissed";
  one(".status-slot", pane).replaceChildren(...[statusLabel(status)].filter(Boolean));
  for (const [id, value] of Object.entries({ reason, note })) {
    const field = one(`#${id}`, pane);
    if (field !== document.activeElement) field.value = value ?? "";
  }
};

on("current", draw);
on("filtered", () => {
  if (state.current === null && state.pair === null) draw();
});
on("judged", updateStatus);
on("language", draw);
on("shape", draw);
on("pair", () => {
  if (state.current === null) draw();
});
