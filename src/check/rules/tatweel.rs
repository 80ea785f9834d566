//! Tatweel (kashida) inside words: a letter stretched for looks, which breaks search and sorting.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::text::{Side, Span, TokenKind, is_arabic_letter, is_arabic_mark};

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
                if !word.contains(TATWEEL) {
                    continue;
                }
                let after = token.span.after(passage.whole());
                // Before a quotation tatweel shows that the particle belongs to what follows: لـ "…".
                let quoted = after.trim_start().starts_with(['"', '“', '«', '\'', '‘']).then_some('"');
                if !is_stretched(word, quoted.or_else(|| after.chars().next())) {
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

/// Whether tatweel stands in a word where nothing needs it. Needed is it behind a letter or proclitics that stand alone
/// (هـ) or before what is written in another script or in marks (الـ20, كـ"…"), and before an ending quoted by itself (ـها).
fn is_stretched(word: &str, next: Option<char>) -> bool {
    let foreign = |c: char| !is_arabic_letter(c) && !is_arabic_mark(c) && c != TATWEEL;
    let arabic = word.trim_start_matches(foreign);
    let end = arabic.find(foreign).unwrap_or(arabic.len());
    let (run, rest) = (Span::new(0, end).of(arabic), Span::new(end, arabic.len()).of(arabic));
    if run.is_empty() {
        return false;
    }
    let inner = run.trim_matches(TATWEEL);
    let letters = inner.chars().filter(|&c| is_arabic_letter(c)).count();
    let meets = rest.chars().next().or(next).is_some_and(|c| !c.is_whitespace() && !".,،؛:؟!".contains(c));
    let before_foreign = run.ends_with(TATWEEL) && (letters < 2 || meets || PROCLITICS.contains(&inner));
    let quoted_ending = run.starts_with(TATWEEL) && letters <= 3;
    let is_wrong = inner.contains(TATWEEL) || (inner.len() < run.len() && !before_foreign && !quoted_ending);
    (letters > 0 && is_wrong) || is_stretched(rest, next)
}

/// What may stand joined to nothing before a space.
const PROCLITICS: [&str; 12] = ["ال", "لل", "وال", "بال", "فال", "كال", "ولل", "وبال", "وب", "ول", "فب", "فل"];
