//! A target far shorter or longer than its source would lead one to expect.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::similarity::{length_ratio, usual_ratio};
use crate::check::{Check, Discourse, Finding, Pair, Severity};
use crate::text::Sides;

pub(super) static RULE: Rule = Rule {
    name: "length-ratio",
    summary: "A target much shorter or longer than its source",
    docs: include_str!("../../../docs/rules/length-ratio.md"),
    severity: Severity::Neutral,
    scope: Scope::Link,
    mqm: "Accuracy",
    its: "length",
    areta: None,
    yields_to: &[
        "addition",
        "empty-target",
        "mistranslation",
        "omission",
        "repeated-sentence",
        "reversed-pair",
        "same-text",
        "untranslated-sentence",
    ],
    build: from_options::<LengthRatio>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct LengthRatio {}

/// Letters and digits of the longer side below which a ratio says nothing.
const SHORT: usize = 30;

/// How many spreads off a ratio must be.
const FAR: f64 = 3.2;

impl Check for LengthRatio {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let usual = usual_ratio(discourse);
        for pair in discourse.pairs.iter().filter(|pair| !pair.is_null()) {
            let (ratio, spread) = length_ratio(pair);
            let off = (ratio - usual).abs() / spread;
            if off >= FAR && pair.lengths().source.max(pair.lengths().target) >= SHORT {
                findings.push(finding(pair, ratio, off));
            }
        }
    }
}

fn finding(pair: &Pair<'_>, ratio: f64, off: f64) -> Finding {
    let Sides { source, target } = *pair.lengths();
    let more = if ratio > 0.0 { "longer" } else { "shorter" };
    let message = format!("The target has {target} letters for the source’s {source}: much {more} than usual.");
    let confidence = (0.3 + 0.1 * off as f32).min(0.9);
    let finding = Finding::new(&RULE, message).source(pair.source().span()).target(pair.target().span());
    Finding { link: Some(pair.number), ..finding.confidence(confidence) }
}
