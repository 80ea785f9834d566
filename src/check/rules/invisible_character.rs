//! Characters that nobody sees: zero-width spaces and joiners, soft hyphens.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::invisible::report;
use crate::check::{Check, Discourse, Finding, Severity};

pub(super) static RULE: Rule = Rule {
    name: "invisible-character",
    summary: "A zero-width space or joiner, or a soft hyphen, where it does harm",
    docs: include_str!("../../../docs/rules/invisible-character.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Design and markup > Character formatting",
    its: "characters",
    areta: None,
    yields_to: &[],
    build: from_options::<InvisibleCharacter>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct InvisibleCharacter {}

impl Check for InvisibleCharacter {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        report(&RULE, discourse, |work| !work.is_directional(), findings);
    }
}
