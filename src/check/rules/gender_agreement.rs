//! A word of another gender than its noun: هذا المدينة for هذه المدينة.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::agreement::{Feature, findings};
use crate::check::{Check, Finding, Pair, Severity};

pub(super) static RULE: Rule = Rule {
    name: "gender-agreement",
    summary: "A word of another gender than its noun: هذا المدينة for هذه المدينة",
    docs: include_str!("../../../docs/rules/gender-agreement.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Grammar > Agreement",
    its: "grammar",
    areta: Some("XG"),
    yields_to: &[],
    build: from_options::<GenderAgreement>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct GenderAgreement {}

impl Check for GenderAgreement {
    fn pair(&self, pair: &Pair<'_>, found: &mut Vec<Finding>) {
        found.extend(findings(pair, Feature::Gender, &RULE));
    }
}
