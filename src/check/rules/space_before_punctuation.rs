//! White space before a mark that belongs to the word before it.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::language::Language;
use crate::text::{Side, Span, is_arabic_mark};

pub(super) static RULE: Rule = Rule {
    name: "space-before-punctuation",
    summary: "A space before a full stop, comma or other closing mark",
    docs: include_str!("../../../docs/rules/space-before-punctuation.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Punctuation",
    its: "whitespace",
    areta: Some("PC"),
    yields_to: &[],
    build: from_options::<SpaceBeforePunctuation>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct SpaceBeforePunctuation {}

const MARKS: [char; 9] = ['.', ',', '،', ';', '؛', ':', '!', '?', '؟'];

impl Check for SpaceBeforePunctuation {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        for side in Side::BOTH.into_iter().filter(|&side| sets_marks_close(pair.passage(side).language())) {
            let passage = pair.passage(side);
            let found = spaced_marks(passage.whole(), passage.span());
            findings.extend(found.into_iter().map(|span| finding(passage.whole(), span, side)));
        }
    }
}

/// French and others set a space before some marks; Arabic and English set none.
fn sets_marks_close(language: &Language) -> bool {
    language.is_arabic() || language.is_english()
}

fn finding(text: &str, span: Span, side: Side) -> Finding {
    let spaced = span.of(text);
    let mark = spaced.trim_start();
    let head = span.before(text);
    let word = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    let spaces = Span::new(span.start, span.end - mark.len());
    let finding = Finding::new(&RULE, format!("White space before “{mark}” in “{word}{spaced}”.")).on(side, span);
    let finding = finding.confidence(0.95);
    if side == Side::Source { finding } else { finding.fix(Applicability::Safe, spaces, "") }
}

/// White space and the mark behind it, for each mark that white space parts from its word.
fn spaced_marks(text: &str, within: Span) -> Vec<Span> {
    let part = within.of(text);
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    let mut space: Option<usize> = None;
    for (at, c) in part.char_indices() {
        if c.is_whitespace() && c != '\n' {
            space = space.or(Some(at));
            continue;
        }
        let after = Span::new(at + c.len_utf8(), part.len()).of(part);
        if let Some(start) = space.take()
            && MARKS.contains(&c)
            && before.is_some_and(|before| carries_mark(before) && !stands_free(before, c, after))
        {
            found.push(Span::new(start, at + c.len_utf8()).shifted_by(within.start));
        }
        before = Some(c);
    }
    found
}

/// What a mark is set close to.
fn carries_mark(before: char) -> bool {
    before.is_alphanumeric() || is_arabic_mark(before) || ")]}»”’\"'%٪﴾﴿…".contains(before)
}

/// Whether a mark after white space is part of something else: `.NET`, `...`, `:)`, `2 : 1`.
fn stands_free(before: char, mark: char, after: &str) -> bool {
    let next = after.chars().next();
    let next_dense = after.trim_start().chars().next();
    let digits = before.is_numeric() && next_dense.is_some_and(char::is_numeric);
    match mark {
        '.' => digits || next.is_some_and(char::is_alphanumeric) || next_dense == Some('.'),
        ':' | ';' => digits || next.is_some_and(|c| ")(-/:DPpO|*".contains(c)),
        ',' | '،' => digits && next.is_some_and(char::is_numeric),
        '!' => next == Some('='),
        _ => false,
    }
}
