//! Which translation is the best, and why: by what the rules found, then by the metrics.

use super::Comparison;
use super::Scores;
use crate::check::{Finding, Severity};

/// Where a translation stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The translation's number.
    pub translation: usize,
    /// Its place, 1 for the best; equal places where nothing sets two apart.
    pub place: usize,
    /// Weighted findings for every thousand words (MQM weights; unconfirmed until a person has looked).
    pub penalty: f64,
    /// Findings by rule, most first, with the gravest severity among them.
    pub rules: Vec<(&'static str, Severity, usize)>,
    /// Source segments that it has nothing for, and segments of its own that the source has nothing for.
    pub omitted: usize,
    /// See `omitted`.
    pub added: usize,
}

/// A difference of penalties below this (a minor finding in two thousand words) is none.
const SAME: f64 = 0.5;

/// The translations, the best first. Findings go before metrics: a fluent text with a wrong number is worse than a stiff one
/// without. The metric, chrF against a reference, decides between those whose findings weigh the same.
pub fn ranking(comparison: &Comparison<'_>, scores: &[Scores]) -> Vec<Standing> {
    let chrf = scores.iter().find(|scores| scores.metric.name() == "chrF").filter(|_| comparison.reference.is_some());
    let nearness = |number: usize| chrf.and_then(|chrf| chrf.scores.get(number)).copied().unwrap_or_default();
    let mut standings: Vec<Standing> =
        (0..comparison.translations.len()).filter_map(|k| standing(comparison, k)).collect();
    let key = |standing: &Standing| ((standing.penalty / SAME).round(), -nearness(standing.translation));
    standings.sort_by(|a, b| {
        let (a, b) = (key(a), key(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    let mut last: Option<((f64, f64), usize)> = None;
    for (index, standing) in standings.iter_mut().enumerate() {
        let own = key(standing);
        standing.place = last.filter(|last| last.0 == own).map_or(index + 1, |last| last.1);
        last = Some((own, standing.place));
    }
    standings
}

fn standing(comparison: &Comparison<'_>, number: usize) -> Option<Standing> {
    let translation = comparison.translations.get(number)?;
    let penalty: usize = translation.findings.iter().map(|finding| finding.severity.weight()).sum();
    let unlinked = translation.unlinked();
    Some(Standing {
        translation: number,
        place: 0,
        penalty: penalty as f64 * 1000.0 / translation.words().max(1) as f64,
        rules: by_rule(translation.findings),
        omitted: unlinked.source,
        added: unlinked.target,
    })
}

fn by_rule(findings: &[Finding]) -> Vec<(&'static str, Severity, usize)> {
    let mut rules: Vec<(&'static str, Severity, usize)> = Vec::new();
    for finding in findings {
        match rules.iter_mut().find(|rule| rule.0 == finding.rule) {
            Some(rule) => *rule = (rule.0, rule.1.max(finding.severity), rule.2 + 1),
            None => rules.push((finding.rule, finding.severity, 1)),
        }
    }
    rules.sort_by(|a, b| b.1.cmp(&a.1).then(b.2.cmp(&a.2)).then(a.0.cmp(b.0)));
    rules
}
