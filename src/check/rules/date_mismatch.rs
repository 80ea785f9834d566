//! A weekday, day, month or year of the source that the target gives another value.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::values::{Fact, Kind, compare, disagreements};
use crate::check::{Check, Discourse, Finding, Severity};
use crate::text::Sides;

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
        let texts = discourse.texts.map(|analysis| analysis.text());
        let comparisons = compare(discourse);
        for disagreement in disagreements(&comparisons) {
            if let Some((source, target)) = disagreement.facts.source.as_ref().zip(disagreement.facts.target.as_ref())
                && let Some(mut finding) = changed(texts, source, target, disagreement.alone)
            {
                finding.link = Some(disagreement.link);
                findings.push(finding);
            }
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
