//! Tatweel (kashida) inside words: a letter stretched for looks, which breaks search and sorting.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::text::{Side, TokenKind, is_arabic_letter};

pub(super) static RULE: Rule = Rule {
    name: "tatweel",
    summary: "A word stretched with tatweel: كتــاب",
    docs: include_str!("../../../docs/rules/tatweel.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Design and markup > Character formatting",
    its: "characters",
    areta: None,
    yields_to: &[],
    build: from_options::<Tatweel>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Tatweel {}

const TATWEEL: char = 'ـ';

impl Check for Tatweel {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        for side in Side::BOTH {
            let passage = pair.passage(side);
            for token in passage.tokens().iter().filter(|token| token.kind == TokenKind::Arabic) {
                let word = token.span.of(passage.whole());
                if !is_stretched(word) {
                    continue;
                }
                let finding = Finding::new(&RULE, format!("“{word}” is stretched with tatweel.")).on(side, token.span);
                findings.push(match side {
                    Side::Source => finding,
                    Side::Target => finding.fix(Applicability::Safe, token.span, word.replace(TATWEEL, "")),
                });
            }
        }
    }
}

/// Whether tatweel stands in a word where it joins nothing that needs it. Needed is it behind a letter or proclitics
/// that stand alone (هـ, الـ20, بـ"…"), and before an ending quoted by itself (ـها).
fn is_stretched(word: &str) -> bool {
    let arabic = word.trim_matches(|c: char| !is_arabic_letter(c) && c != TATWEEL);
    let is_needed =
        |part: &str| part.split(TATWEEL).all(|piece| piece.chars().filter(|&c| is_arabic_letter(c)).count() == 0);
    let inner = arabic.trim_matches(TATWEEL);
    if inner.contains(TATWEEL) {
        return !is_list_of_letters(inner);
    }
    let ends = arabic.len() > inner.len() && !is_needed(inner);
    let letters = inner.chars().filter(|&c| is_arabic_letter(c)).count();
    let stands_before = arabic.ends_with(TATWEEL) && (letters == 1 || PROCLITICS.contains(&inner));
    let stands_behind = arabic.starts_with(TATWEEL) && letters <= 3;
    ends && !stands_before && !stands_behind
}

/// What may stand joined to nothing: to a number, a Latin word or a quotation.
const PROCLITICS: [&str; 24] = [
    "ال", "لل", "وال", "بال", "فال", "كال", "ولل", "وبال", "وب", "ول", "وك", "فب", "فل", "وكال", "فبال", "فلل", "سال",
    "بين", "رقم", "من", "عن", "أل", "با", "لا",
];

/// `هـ` and the like keep their tatweel beside other letters only as abbreviations: `م.هـ`.
fn is_list_of_letters(word: &str) -> bool {
    let mut pieces = word.split(TATWEEL).filter(|piece| !piece.is_empty());
    pieces.all(|piece| piece.chars().filter(|&c| is_arabic_letter(c)).count() == 0)
}
