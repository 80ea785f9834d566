//! A word of another number than its noun: هذا الأطفال.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::agreement::{Feature, findings};
use crate::check::{Check, Finding, Pair, Severity};

pub(super) static RULE: Rule = Rule {
    name: "number-agreement",
    summary: "A word of another number than its noun: هذا الأطفال",
    docs: include_str!("../../../docs/rules/number-agreement.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Grammar > Agreement",
    its: "grammar",
    areta: Some("XN"),
    yields_to: &[],
    build: from_options::<NumberAgreement>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct NumberAgreement {}

impl Check for NumberAgreement {
    fn pair(&self, pair: &Pair<'_>, found: &mut Vec<Finding>) {
        found.extend(findings(pair, Feature::Number, &RULE));
    }
}
