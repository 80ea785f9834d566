//! A target far shorter or longer than its source would lead one to expect.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::{Check, Discourse, Finding, Pair, Severity};

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

/// Characters below which a passage says nothing of ratios.
const SHORT: usize = 30;

/// Spread of the logarithm of the ratio in translated sentences of any length, and what short ones add to it.
const SPREAD: (f64, f64) = (0.19, 4.0);

/// How many spreads off a ratio must be.
const FAR: f64 = 3.2;

impl Check for LengthRatio {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let pairs = || discourse.pairs.iter().filter(|pair| !pair.is_null());
        let mut ratios: Vec<f64> = pairs().filter_map(log_ratio).collect();
        // A row by itself is held against what is usual between languages: 1 within a factor.
        ratios.sort_by(f64::total_cmp);
        let usual =
            if ratios.len() >= ENOUGH { ratios.get(ratios.len() / 2).copied().unwrap_or_default() } else { 0.0 };
        for pair in pairs() {
            let Some(ratio) = log_ratio(pair) else { continue };
            let shorter = length(pair.source()).min(length(pair.target())).max(1) as f64;
            let off = (ratio - usual).abs() / (SPREAD.0 + SPREAD.1 / shorter);
            if off >= FAR {
                findings.push(finding(pair, ratio, off));
            }
        }
    }
}

/// Links that tell what is usual in a text.
const ENOUGH: usize = 8;

fn length(passage: &Passage<'_>) -> usize {
    passage.text().chars().filter(|c| c.is_alphanumeric()).count()
}

fn log_ratio(pair: &Pair<'_>) -> Option<f64> {
    let (source, target) = (length(pair.source()), length(pair.target()));
    (source.max(target) >= SHORT).then(|| ((target + 4) as f64 / (source + 4) as f64).ln())
}

fn finding(pair: &Pair<'_>, ratio: f64, off: f64) -> Finding {
    let (source, target) = (length(pair.source()), length(pair.target()));
    let more = if ratio > 0.0 { "longer" } else { "shorter" };
    let message = format!("The target has {target} letters for the source’s {source}: much {more} than usual.");
    let confidence = (0.3 + 0.1 * off as f32).min(0.9);
    let finding = Finding::new(&RULE, message).source(pair.source().span()).target(pair.target().span());
    Finding { link: Some(pair.number), ..finding.confidence(confidence) }
}
