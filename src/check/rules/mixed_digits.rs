//! Two systems of digits in one text.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::digits::{ZEROS, numbers, zero_of};
use crate::check::{Applicability, Check, Discourse, Finding, Severity};
use crate::text::{Side, Sides, Span, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "mixed-digits",
    summary: "Two systems of digits in one text: 2014 and ٢٠١٥",
    docs: include_str!("../../../docs/rules/mixed-digits.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Locale conventions > Number format",
    its: "locale-violation",
    areta: None,
    yields_to: &[],
    build: from_options::<MixedDigits>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct MixedDigits {}

impl Check for MixedDigits {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let passage = discourse.whole(Side::Target);
        if passage.language().profile().script != TokenKind::Arabic {
            return;
        }
        let text = passage.whole();
        let numbers: Vec<(Span, Vec<char>)> = numbers(text, passage.span())
            .into_iter()
            .filter(|span| !is_in_latin(text, *span))
            .map(|span| (span, systems(span.of(text))))
            .collect();
        let count = |zero: char| numbers.iter().filter(|(_, systems)| systems.as_slice() == [zero]).count();
        let Some(&usual) = ZEROS.iter().max_by_key(|&&zero| (count(zero), std::cmp::Reverse(zero))) else { return };
        let (same, all) = (count(usual), numbers.len());
        let mut wrong = numbers.iter().filter(|(_, systems)| systems.as_slice() != [usual]);
        let Some((first, systems)) = wrong.next() else { return };
        let inside = systems.len() > 1;
        let confidence = if inside || same * 4 >= all * 3 { 0.9 } else { 0.7 };
        let quote = first.of(text);
        let message = if inside {
            format!("“{quote}” mixes two systems of digits.")
        } else {
            format!("“{quote}” is in other digits than most numbers of the text.")
        };
        let fixed = |span: Span| converted(span.of(text), usual);
        let finding = Finding::new(&RULE, message).target(*first).confidence(confidence);
        let finding = finding.evidence(format!("{same} of {all} numbers are in the same digits"));
        let finding = finding.fix(Applicability::Unsafe, *first, fixed(*first));
        findings.push(wrong.fold(finding, |finding, (span, _)| {
            finding.also(Sides::new(None, Some(*span))).fix(Applicability::Unsafe, *span, fixed(*span))
        }));
    }
}

/// The systems of the digits of a number.
fn systems(number: &str) -> Vec<char> {
    let mut systems: Vec<char> = number.chars().filter_map(zero_of).collect();
    systems.sort_unstable();
    systems.dedup();
    systems
}

/// Whether a number belongs to something in Latin letters: `F-16`, `COVID-19`, `2 GB`.
fn is_in_latin(text: &str, number: Span) -> bool {
    let joins = |c: &char| "-‑–./:_ ".contains(*c);
    let before = number.before(text).chars().rev().take(NEAR).find(|c| !joins(c));
    let after = number.after(text).chars().take(NEAR).find(|c| !joins(c));
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '@' | '#'));
    is_latin(before) || is_latin(after)
}

/// Characters looked at on either side of a number.
const NEAR: usize = 3;

/// A number in the digits and separators of another system.
fn converted(number: &str, zero: char) -> String {
    let digit = |c: char| zero_of(c).and_then(|from| char::from_u32(u32::from(c) - u32::from(from) + u32::from(zero)));
    let separator = |c: char| match (c, zero) {
        ('٫', '0') => '.',
        ('٬', '0') => ',',
        ('.', '٠' | '۰') => '٫',
        (',', '٠' | '۰') => '٬',
        _ => c,
    };
    number.chars().map(|c| digit(c).unwrap_or_else(|| separator(c))).collect()
}
