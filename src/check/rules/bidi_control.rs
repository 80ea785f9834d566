//! Bidirectional controls gone astray: opened and never closed, inside a word, directing nothing.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::invisible::{Work, report};
use crate::check::{Check, Discourse, Finding, Severity};

pub(super) static RULE: Rule = Rule {
    name: "bidi-control",
    summary: "A bidirectional control that is never closed or directs nothing",
    docs: include_str!("../../../docs/rules/bidi-control.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Design and markup > Character formatting",
    its: "characters",
    areta: None,
    yields_to: &[],
    build: from_options::<BidiControl>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct BidiControl {}

impl Check for BidiControl {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        report(&RULE, discourse, Work::is_directional, findings);
    }
}
