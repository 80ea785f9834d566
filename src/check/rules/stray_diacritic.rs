//! A vowel mark without a letter, or two on one letter.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::gathered::gathered;
use crate::check::{Applicability, Check, Discourse, Finding, Severity};
use crate::text::{Side, Span};

pub(super) static RULE: Rule = Rule {
    name: "stray-diacritic",
    summary: "A vowel mark without a letter, or two on one letter",
    docs: include_str!("../../../docs/rules/stray-diacritic.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling > Diacritics",
    its: "misspelling",
    areta: None,
    yields_to: &["repeated-space", "split-words"],
    build: from_options::<StrayDiacritic>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct StrayDiacritic {}

/// Marks of vowels, of which a letter takes one; shadda may stand beside it.
fn is_vowel(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{650}' | '\u{652}')
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63f}' | '\u{640}'..='\u{64a}' | '\u{671}'..='\u{6d3}')
}

impl Check for StrayDiacritic {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let passage = discourse.whole(Side::Target);
        if !passage.language().is_arabic() {
            return;
        }
        let text = passage.whole();
        let found = strays(passage.span().of(text)).into_iter().map(|(span, is_second)| {
            let span = span.shifted_by(passage.span().start);
            let word = word_around(text, span);
            let said = word.of(text);
            let what = if is_second { "has two vowel marks on one letter" } else { "begins with a vowel mark" };
            let finding = Finding::new(&RULE, format!("“{said}” {what}.")).target(word).confidence(0.9);
            finding.fix(Applicability::Unsafe, span, "")
        });
        findings.extend(gathered(found.collect(), |_, count| {
            format!("{count} vowel marks stand without a letter of their own.")
        }));
    }
}

/// The marks that stand on no letter, or on one that has a vowel mark already (`true`).
fn strays(text: &str) -> Vec<(Span, bool)> {
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    let mut has_vowel = false;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        if is_vowel(c) {
            let carried = before.is_some_and(|before| is_letter(before) || is_mark(before));
            let span = Span::at(at).join(Span::new(at, at + c.len_utf8()));
            // A mark that stands alone between spaces is shown, not written.
            if !carried
                && next.is_some_and(is_letter)
                && before.is_none_or(|c| c.is_whitespace() || c == '"' || c == '«')
            {
                found.push((span, false));
            } else if carried && has_vowel {
                found.push((span, true));
            }
            has_vowel = true;
        } else if !is_mark(c) {
            has_vowel = false;
        }
        before = Some(c);
    }
    found
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn word_around(text: &str, span: Span) -> Span {
    let belongs = |c: &char| is_letter(*c) || is_mark(*c);
    let before: usize = span.before(text).chars().rev().take_while(belongs).map(char::len_utf8).sum();
    let after: usize = span.after(text).chars().take_while(belongs).map(char::len_utf8).sum();
    Span::new(span.start - before, span.end + after)
}
