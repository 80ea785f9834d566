//! A number whose separators are not those of its text: 20.000 beside 1,500, 30،000.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::digits::{ascii, numbers};
use crate::check::{Applicability, Check, Discourse, Finding, Severity};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    name: "number-format",
    summary: "A number with separators of another style than its text's: 20.000 for 20,000",
    docs: include_str!("../../../docs/rules/number-format.md"),
    severity: Severity::Minor,
    scope: Scope::Link,
    mqm: "Locale conventions > Number format",
    its: "locale-violation",
    areta: None,
    yields_to: &["date-mismatch", "number-mismatch", "unit-mismatch"],
    build: from_options::<NumberFormat>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct NumberFormat {}

/// How a number writes thousands and decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `1,500.25`, also with the Arabic separators ٬ and ٫.
    Point,
    /// `1.500,25`.
    Comma,
    /// The Arabic comma of running text as a separator.
    TextComma,
}

/// A number with separators.
#[derive(Clone, Debug)]
struct Separated {
    span: Span,
    style: Style,
    /// Whether its one separator cannot stand before thousands: `6,1`.
    is_decimal: bool,
    /// The same digits with points for decimals and commas for thousands.
    as_point: String,
}

impl Check for NumberFormat {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        if !discourse.texts.target.language.is_arabic() || !discourse.texts.source.language.is_english() {
            return;
        }
        let mut found: Vec<(Separated, Option<Span>, usize)> = Vec::new();
        for pair in discourse.pairs.iter().filter(|pair| !pair.is_null()) {
            let source = separated(pair.source());
            for span in separated(pair.target()) {
                found.extend(read(pair.target().whole(), span, pair.source().whole(), &source, pair.number));
            }
        }
        let count = |style: Style| found.iter().filter(|(number, ..)| number.style == style).count();
        let (points, commas) = (count(Style::Point), count(Style::Comma));
        let text = discourse.texts.target.text();
        for (number, source, link) in &found {
            let confidence = match number.style {
                Style::Point => continue,
                Style::TextComma => 0.85,
                // A text that always writes so has its style; of a lone number this is known where it cannot be a thousand.
                Style::Comma if commas > points && (commas >= 3 || points == 0 && number.is_decimal) => continue,
                Style::Comma if points > commas => 0.85,
                Style::Comma => 0.55,
            };
            findings.push(finding(text, number, *source, *link, confidence));
        }
    }
}

fn finding(text: &str, number: &Separated, source: Option<Span>, link: usize, confidence: f32) -> Finding {
    let quote = number.span.of(text);
    let why = match number.style {
        Style::TextComma => "has the comma of running text between its digits",
        _ => "has its separators the other way round",
    };
    let finding = Finding::new(&RULE, format!("“{quote}” {why}; the source has “{}”.", number.as_point));
    let mut finding = finding.target(number.span).confidence(confidence);
    if let Some(source) = source {
        finding = finding.source(source);
    }
    finding = finding.fix(Applicability::Unsafe, number.span, number.as_point.clone());
    Finding { link: Some(link), ..finding }
}

/// The numbers of a passage that have separators.
fn separated(passage: &Passage<'_>) -> Vec<Span> {
    let text = passage.whole();
    let mut found = numbers(text, passage.span());
    found.retain(|span| span.of(text).contains(|c| ascii(c).is_none()));
    found
}

/// Reads the style of a number of the target off the number of the source with the same digits.
fn read(
    text: &str,
    span: Span,
    source_text: &str,
    source: &[Span],
    link: usize,
) -> Option<(Separated, Option<Span>, usize)> {
    let written = span.of(text);
    let digits = |number: &str| number.chars().filter_map(ascii).collect::<String>();
    let shape = |number: &str| number.chars().map(|c| if c.is_numeric() { '0' } else { '|' }).collect::<String>();
    let same = |other: &&Span| {
        let other = other.of(source_text);
        digits(other) == digits(written) && shape(other) == shape(written)
    };
    let meant = source.iter().find(same)?;
    let (ours, theirs) = (separators(written), separators(meant.of(source_text)));
    let swapped: String = theirs.chars().map(|c| if c == ',' { '.' } else { ',' }).collect();
    let unified: String = ours
        .chars()
        .map(|c| {
            if c == '٬' {
                ','
            } else if c == '٫' {
                '.'
            } else {
                c
            }
        })
        .collect();
    let style = if ours.contains('،') {
        Style::TextComma
    } else if unified == theirs {
        Style::Point
    } else if ours == swapped {
        Style::Comma
    } else {
        return None;
    };
    let mut marks = theirs.chars();
    let is_decimal = theirs == "." && written.chars().rev().take_while(|c| c.is_numeric()).count() < 3;
    let right = written.chars().map(|c| if c.is_numeric() { c } else { marks.next().unwrap_or(c) }).collect();
    Some((Separated { span, style, is_decimal, as_point: right }, Some(*meant), link))
}

fn separators(number: &str) -> String {
    number.chars().filter(|c| !c.is_numeric()).collect()
}
