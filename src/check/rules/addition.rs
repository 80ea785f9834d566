//! A sentence or clause of the target that the source does not have.

use serde::Deserialize;

use super::{Rule, Scope, clause, from_options, unlinked};
use crate::check::{Check, Discourse, Finding, Severity};
use crate::text::Side;

pub(super) static RULE: Rule = Rule {
    name: "addition",
    summary: "A sentence or clause of the target that the source does not have",
    docs: include_str!("../../../docs/rules/addition.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Addition",
    its: "addition",
    areta: None,
    yields_to: &[
        "mistranslation",
        "repeated-phrase",
        "repeated-sentence",
        "reversed-pair",
        "same-text",
        "untranslated-sentence",
    ],
    build: from_options::<Addition>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Addition {}

impl Check for Addition {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        unlinked::report(&RULE, discourse, Side::Target, findings);
        clause::report(&RULE, discourse, Side::Target, findings);
    }
}
