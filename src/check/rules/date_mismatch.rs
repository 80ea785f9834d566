//! A weekday, day, month or year of the source that the target gives another value.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Analysis;
use crate::check::values::{Fact, Kind, compare, disagreements};
use crate::check::{Check, Discourse, Finding, Severity};
use crate::text::{Side, Sides};

pub(super) static RULE: Rule = Rule {
    name: "date-mismatch",
    summary: "Another weekday, day, month or year: Monday and الثلاثاء",
    docs: include_str!("../../../docs/rules/date-mismatch.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation > Date/time",
    its: "mistranslation",
    areta: None,
    yields_to: &[],
    build: from_options::<DateMismatch>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct DateMismatch {}

impl Check for DateMismatch {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let texts = discourse.texts.map(Analysis::text);
        let comparisons = compare(discourse);
        for disagreement in disagreements(&comparisons) {
            let finding = match (&disagreement.facts.source, &disagreement.facts.target) {
                (Some(source), Some(target)) => changed(texts, source, target, disagreement.alone),
                (Some(source), None) => single(texts, Side::Source, source),
                (None, Some(target)) => single(texts, Side::Target, target),
                (None, None) => None,
            };
            findings.extend(finding.map(|finding| Finding { link: Some(disagreement.link), ..finding }));
        }
    }
}

fn changed(texts: Sides<&str>, source: &Fact<'_>, target: &Fact<'_>, alone: bool) -> Option<Finding> {
    let number = source.kind == Kind::Number && target.kind == Kind::Number;
    if number || source.is_hijri() != target.is_hijri() {
        return None;
    }
    let (meant, quote) = (source.span.of(texts.source), target.span.of(texts.target));
    let finding = Finding::new(&RULE, format!("“{quote}” stands where the source has “{meant}”."));
    Some(finding.target(target.span).source(source.span).confidence(if alone { 0.9 } else { 0.7 }))
}

/// Writers drop weekdays and name months by themselves; a full date says more.
fn single(texts: Sides<&str>, side: Side, fact: &Fact<'_>) -> Option<Finding> {
    // A date in the other calendar is often put beside the first.
    if !matches!(fact.kind, Kind::Weekday | Kind::Month) || fact.is_hijri() {
        return None;
    }
    let quote = fact.span.of(texts.get(side));
    let message = match side {
        Side::Source => format!("“{quote}” of the source is not in the target."),
        Side::Target => format!("“{quote}” is not in the source."),
    };
    Some(Finding::new(&RULE, message).on(side, fact.span).confidence(if fact.kind == Kind::Month && fact.bound {
        0.6
    } else {
        0.4
    }))
}
