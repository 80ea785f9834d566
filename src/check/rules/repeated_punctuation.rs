//! A punctuation mark set twice, or two marks of which one is too many.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::text::{Side, Span, is_arabic_letter};

pub(super) static RULE: Rule = Rule {
    name: "repeated-punctuation",
    summary: "A mark set twice, or one mark too many: ،، and ،.",
    docs: include_str!("../../../docs/rules/repeated-punctuation.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Punctuation",
    its: "typographical",
    areta: Some("PT"),
    yields_to: &[],
    build: from_options::<RepeatedPunctuation>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct RepeatedPunctuation {}

/// Marks that may not follow one another, which of them to keep, and how sure it is. Runs of stops, question marks and
/// exclamation marks are judged by their number and by the other side.
const PAIRS: [(char, char, char, f32); 12] = [
    ('،', '،', '،', 0.95),
    (',', ',', ',', 0.9),
    ('،', ',', '،', 0.95),
    (',', '،', '،', 0.95),
    ('؛', '؛', '؛', 0.95),
    (';', ';', ';', 0.8),
    (':', ':', ':', 0.7),
    ('،', '.', '.', 0.9),
    (',', '.', '.', 0.9),
    ('،', '؛', '؛', 0.85),
    ('؛', '،', '؛', 0.85),
    ('؟', '?', '؟', 0.95),
];

impl Check for RepeatedPunctuation {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        for side in Side::BOTH {
            let passage = pair.passage(side);
            let other = pair.passage(side.other()).text();
            for (span, keep, confidence) in doubled(passage.whole(), passage.span()) {
                if is_loud(keep) && has_run(other, keep) {
                    continue;
                }
                findings.push(finding(passage.whole(), span, keep, confidence, side));
            }
        }
    }
}

fn is_loud(mark: char) -> bool {
    matches!(mark, '!' | '?' | '؟')
}

/// Whether a text has a run of this mark, in either script.
fn has_run(text: &str, mark: char) -> bool {
    let same = |c: char| c == mark || is_loud(mark) && is_loud(c);
    let mut last = ' ';
    text.chars().any(|c| {
        let run = same(c) && same(last);
        last = c;
        run
    })
}

/// Each place where a mark is too many: its span, the mark to keep, the confidence.
fn doubled(text: &str, within: Span) -> Vec<(Span, char, f32)> {
    let part = within.of(text);
    let last_word = part.rfind(char::is_alphanumeric).unwrap_or_default();
    let mut found = Vec::new();
    let mut last: Option<(usize, char)> = None;
    let mut characters = part.char_indices().peekable();
    while let Some((at, mark)) = characters.next() {
        if mark == ' ' {
            continue;
        }
        let mut end = at + mark.len_utf8();
        let mut count = 1;
        while let Some(&(next, _)) = characters.peek().filter(|&&(_, c)| c == mark && is_mark(mark)) {
            characters.next();
            end = next + mark.len_utf8();
            count += 1;
        }
        let touches = |start: usize| !Span::new(start, at).of(part).contains("  ");
        let paired = last.filter(|&(start, _)| touches(start)).and_then(|(start, before)| {
            let row = PAIRS.iter().find(|row| (row.0, row.1) == (before, mark))?;
            Some((start, row.2, row.3))
        });
        if let Some((start, keep, confidence)) = paired {
            found.push((Span::new(start, end).shifted_by(within.start), keep, confidence));
        } else if let Some(confidence) = run(part, mark, count, end, end > last_word) {
            found.push((Span::new(at, end).shifted_by(within.start), mark, confidence));
        }
        last = is_mark(mark).then_some((at, mark));
    }
    found
}

fn is_mark(c: char) -> bool {
    !c.is_ascii_alphanumeric() && !is_arabic_letter(c) && (matches!(c, '.' | '!' | '?' | '؟') || is_of_pair(c))
}

fn is_of_pair(c: char) -> bool {
    PAIRS.iter().any(|row| row.0 == c)
}

/// How sure it is that `count` of one mark in a row, up to `end`, is too many. `ends_text`: no word stands behind it.
fn run(text: &str, mark: char, count: usize, end: usize, ends_text: bool) -> Option<f32> {
    let rest = Span::new(end, text.len()).of(text);
    match (mark, count) {
        (_, 0 | 1) | ('.', 3..) => None,
        // Between sentences two stops are often meant as an ellipsis.
        ('.', 2) => Some(if ends_text { 0.7 } else { 0.4 }),
        ('!' | '?' | '؟', _) => Some(0.5),
        (':', _) if rest.starts_with(char::is_alphanumeric) => None,
        _ => PAIRS.iter().find(|row| (row.0, row.1) == (mark, mark)).map(|row| row.3),
    }
}

fn finding(text: &str, span: Span, keep: char, confidence: f32, side: Side) -> Finding {
    let word = span.before(text).trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let marks = span.of(text);
    let finding = Finding::new(&RULE, format!("“{marks}” stands behind “{word}” where one mark is enough."));
    let finding = finding.on(side, span).confidence(confidence);
    let applicability = if confidence >= 0.85 { Applicability::Safe } else { Applicability::Unsafe };
    if side == Side::Source { finding } else { finding.fix(applicability, span, keep.to_string()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_nothing_but_marks_is_read_in_one_go() {
        let text = ".. &&".repeat(300_000);
        assert_eq!(doubled(&text, Span::new(0, text.len())).len(), 300_000);
    }
}
