//! A sentence of the source that the target does not have.

use serde::Deserialize;

use super::{Rule, Scope, clause, from_options, unlinked};
use crate::check::{Check, Discourse, Finding, Severity};
use crate::text::Side;

pub(super) static RULE: Rule = Rule {
    name: "omission",
    summary: "A sentence or clause of the source that the translation leaves out",
    docs: include_str!("../../../docs/rules/omission.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Omission",
    its: "omission",
    areta: None,
    yields_to: &["empty-target", "mistranslation", "reversed-pair", "same-text", "untranslated-sentence"],
    build: from_options::<Omission>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Omission {}

impl Check for Omission {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        unlinked::report(&RULE, discourse, Side::Source, findings);
        clause::report(&RULE, discourse, Side::Source, findings);
    }
}
