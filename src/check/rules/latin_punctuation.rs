//! Latin comma, semicolon and question mark in Arabic text.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::discourse::units;
use crate::check::{Applicability, Check, Discourse, Finding, Severity};
use crate::text::{Side, Sides, Span, Token, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "latin-punctuation",
    summary: "A Latin comma, semicolon or question mark in Arabic text",
    docs: include_str!("../../../docs/rules/latin-punctuation.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Punctuation",
    its: "typographical",
    areta: Some("PC"),
    yields_to: &["machine-residue"],
    build: from_options::<LatinPunctuation>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct LatinPunctuation {}

/// Latin mark, Arabic mark, what to call it.
const MARKS: [(&str, &str, &str); 3] =
    [(",", "،", "Latin comma"), (";", "؛", "Latin semicolon"), ("?", "؟", "Latin question mark")];

impl Check for LatinPunctuation {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        for side in Side::BOTH.into_iter().filter(|&side| discourse.texts.get(side).language.is_arabic()) {
            for unit in units(discourse, side) {
                findings.extend(MARKS.iter().filter_map(|mark| finding(&unit, *mark, side)));
            }
        }
    }
}

/// One finding for all places of a mark.
fn finding(passage: &Passage<'_>, (latin, arabic, name): (&str, &str, &str), side: Side) -> Option<Finding> {
    let tokens = passage.tokens();
    let is_wrong = |&k: &usize| tokens.get(k).is_some_and(|token| &*token.folded == latin) && in_arabic(passage, k);
    let mut wrong = (0..tokens.len()).filter(is_wrong);
    let first = wrong.next()?;
    let span = tokens.get(first)?.span;
    let word = first.checked_sub(1).and_then(|k| tokens.get(k..=k + 1)).unwrap_or_default();
    let quote = word.first().map_or(span, |token| token.span.join(span)).of(passage.whole());
    let message = format!("“{latin}” in “{quote}” is a {name} in Arabic text.");
    let mut finding = Finding::new(&RULE, message).on(side, span).confidence(0.9);
    let mut fix = vec![span];
    for span in wrong.filter_map(|k| tokens.get(k)).map(|token| token.span) {
        let mut places = Sides::default();
        *places.get_mut(side) = Some(span);
        finding = finding.also(places);
        fix.push(span);
    }
    if side == Side::Target {
        finding = fix.into_iter().fold(finding, |finding, span| finding.fix(Applicability::Safe, span, arabic));
    }
    Some(finding)
}

/// Whether the mark that is token `k` belongs to Arabic words: one stands before it (behind closing marks or a number),
/// or one follows and the text before is Arabic too.
fn in_arabic(passage: &Passage<'_>, k: usize) -> bool {
    let tokens = passage.tokens();
    let Some(mark) = tokens.get(k) else { return false };
    let before = tokens.get(..k).unwrap_or_default();
    let after = tokens.get(k + 1..).unwrap_or_default();
    let touches = |token: Option<&Token>, at: usize| token.is_some_and(|token| token.span.start == at);
    let rest = Span::new(mark.span.end, passage.whole().len()).of(passage.whole());
    let smiles = &*mark.folded == ";" && rest.starts_with([')', '-', '(']);
    let in_number = before.last().is_some_and(|token| token.kind == TokenKind::Number)
        && touches(after.first(), mark.span.end)
        && after.first().is_some_and(|token| token.kind == TokenKind::Number);
    if smiles || in_number {
        return false;
    }
    let mut words = before.iter().rev().filter(|token| token.kind != TokenKind::Mark);
    let next = after.iter().find(|token| token.kind != TokenKind::Mark);
    let is_arabic = |token: Option<&Token>| token.is_some_and(|token| token.kind == TokenKind::Arabic);
    match words.next().map(|token| token.kind) {
        Some(TokenKind::Arabic) => true,
        Some(TokenKind::Number) => is_arabic(words.next()) && (is_arabic(next) || next.is_none()),
        Some(_) => is_arabic(next) && before.iter().any(|token| token.kind == TokenKind::Arabic),
        None => false,
    }
}
