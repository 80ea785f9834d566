//! A row of a bitext whose target is empty.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::{Check, Finding, Pair, Severity};
use crate::text::Role;

pub(super) static RULE: Rule = Rule {
    name: "empty-target",
    summary: "A row of a bitext without a translation",
    docs: include_str!("../../../docs/rules/empty-target.md"),
    severity: Severity::Major,
    scope: Scope::Text,
    mqm: "Accuracy > Omission",
    its: "omission",
    areta: None,
    yields_to: &[],
    build: from_options::<EmptyTarget>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct EmptyTarget {}

impl Check for EmptyTarget {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let (source, target) = (pair.source(), pair.target());
        let blank = target.text().trim().is_empty();
        if !blank || source.text().trim().is_empty() || !is_row(pair) {
            return;
        }
        let start: String = source.text().split_whitespace().take(7).collect::<Vec<_>>().join(" ");
        let more = if source.text().split_whitespace().count() > 7 { " …" } else { "" };
        let message = format!("“{start}{more}” has no translation.");
        findings.push(Finding::new(&RULE, message).source(source.span()));
    }
}

/// Whether both sides were given as one row: then the target is there, and empty.
fn is_row(pair: &Pair<'_>) -> bool {
    let number = pair.link.segments.target.start;
    let document = &pair.target().analysis.document;
    !pair.link.segments.target.is_empty()
        && document.segments().get(number).is_some()
        && document.block_of(number).role == Role::Segment
}
