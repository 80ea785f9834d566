//! A word in letters of neither language, or one in Latin letters that the source does not have.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::{Check, Finding, Pair, Severity};
use crate::text::{Side, Span, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "foreign-word",
    summary: "A word of a third language: 政府 or gobierno in an Arabic text",
    docs: include_str!("../../../docs/rules/foreign-word.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Untranslated",
    its: "untranslated",
    areta: None,
    yields_to: &[
        "addition",
        "confusable-letter",
        "link-mismatch",
        "machine-residue",
        "tag-mismatch",
        "untranslated-sentence",
        "untranslated-word",
    ],
    build: from_options::<ForeignWord>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct ForeignWord {
    /// Words to leave alone, in any case.
    allow: Vec<String>,
}

/// Letters of scripts that no language of ours is written in, by the first and last of each block.
const SCRIPTS: [(&str, char, char); 11] = [
    ("Greek", '\u{370}', '\u{3ff}'),
    ("Cyrillic", '\u{400}', '\u{52f}'),
    ("Armenian", '\u{530}', '\u{58f}'),
    ("Hebrew", '\u{590}', '\u{5ff}'),
    ("Indic", '\u{900}', '\u{dff}'),
    ("Thai", '\u{e00}', '\u{e7f}'),
    ("Georgian", '\u{10a0}', '\u{10ff}'),
    ("Japanese", '\u{3040}', '\u{30ff}'),
    ("Chinese", '\u{3400}', '\u{9fff}'),
    ("Korean", '\u{ac00}', '\u{d7a3}'),
    ("Korean", '\u{1100}', '\u{11ff}'),
];

/// Letters of the shortest Latin word that is looked at.
const SHORTEST: usize = 4;

fn script(c: char) -> Option<&'static str> {
    // Most letters are Latin or Arabic, and that is told soonest.
    if c < '\u{370}' || ('\u{600}'..'\u{900}').contains(&c) {
        return None;
    }
    SCRIPTS.iter().find(|(_, first, last)| (*first..=*last).contains(&c) && c.is_alphabetic()).map(|(name, ..)| *name)
}

impl Check for ForeignWord {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let kept =
            |side| matches!(pair.passage(side).language().profile().script, TokenKind::Arabic | TokenKind::Latin);
        if pair.is_null() || !Side::BOTH.into_iter().all(kept) {
            return;
        }
        let (target, source) = (pair.target(), pair.source().span().of(pair.source().whole()));
        // A text that is Russian or Greek is of no language known here.
        let is_foreign = source.chars().filter(|c| script(*c).is_some()).count() * 4 > source.chars().count();
        if is_foreign {
            return;
        }
        for (span, name) in foreign_runs(target.span().of(target.whole())) {
            let span = span.shifted_by(target.span().start);
            let said = span.of(target.whole());
            if !source.contains(said) {
                let message = format!("“{said}” is {name}, and the source does not have it.");
                findings.push(Finding::new(&RULE, message).target(span).confidence(0.9));
            }
        }
        if target.language().is_arabic() && pair.source().language().profile().script == TokenKind::Latin {
            self.latin(pair, source, findings);
        }
    }
}

impl ForeignWord {
    fn latin(&self, pair: &Pair<'_>, source: &str, findings: &mut Vec<Finding>) {
        let letters =
            |text: &str| text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect::<String>();
        let text = pair.target().whole();
        let mut latin = pair.target().tokens().iter().filter(|token| token.kind == TokenKind::Latin).peekable();
        if latin.peek().is_none() {
            return;
        }
        let source = letters(source);
        for token in latin {
            let said = token.span.of(text);
            let word = letters(said);
            let long = word.chars().count() >= SHORTEST;
            // A name may be put in for the reader; a word in capitals is an acronym.
            let is_lower = said.chars().skip(1).all(char::is_lowercase);
            let confidence = if said.starts_with(char::is_uppercase) { 0.6 } else { 0.75 };
            if long && is_lower && !source.contains(&word) && !self.allows(&word) && stands_free(text, token.span) {
                let message = format!("“{said}” is in Latin letters, and the source does not have it.");
                findings.push(Finding::new(&RULE, message).target(token.span).confidence(confidence));
            }
        }
    }

    fn allows(&self, word: &str) -> bool {
        self.allow.iter().any(|allowed| allowed.to_lowercase() == word)
    }
}

/// Whether a word stands between spaces or marks of a sentence, not in brackets, addresses or code.
fn stands_free(text: &str, span: Span) -> bool {
    let (before, after) = (span.before(text).chars().next_back(), span.after(text).chars().next());
    let free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "،.؛؟!".contains(c));
    let enclosed = span.before(text).matches('(').count() > span.before(text).matches(')').count();
    free(before) && free(after) && !enclosed
}

/// Words in letters of other scripts, with the script's name.
fn foreign_runs(text: &str) -> Vec<(Span, &'static str)> {
    let mut runs: Vec<(Span, &'static str)> = Vec::new();
    for (at, c) in text.char_indices() {
        let Some(name) = script(c) else { continue };
        let span = Span::new(at, at + c.len_utf8());
        match runs.last_mut() {
            Some((last, of)) if last.end == at && *of == name => last.end = span.end,
            _ => runs.push((span, name)),
        }
    }
    // One letter may be a symbol: α, µ, Ω.
    runs.retain(|(span, name)| span.len() > 3 || !matches!(*name, "Greek" | "Cyrillic"));
    runs
}
