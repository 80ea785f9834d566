//! Parts of sentences without counterpart, for the rules on omission and addition.

mod spared;

use super::Rule;
use super::unlinked::{shortened, without_counterpart};
use crate::check::similarity::{Gap, is_run_together, length_ratio, similarity, usual_ratio, widest_gap};
use crate::check::{Discourse, Finding, Pair};
use crate::text::Side;
use spared::{is_rendered, left_over, spared};

/// Content words without counterpart in a row that make a clause.
const FEWEST: usize = 4;

/// How many spreads too short the other side must be: for a finding, and for a sure one.
const SHORT: f32 = 1.5;
const VERY_SHORT: f32 = 2.2;

/// Reports the clauses of `side` that the other side, which is too short, leaves out.
pub(super) fn report(rule: &'static Rule, discourse: &Discourse<'_>, side: Side, findings: &mut Vec<Finding>) {
    let usual = usual_ratio(discourse);
    let mut others = Vec::new();
    for pair in discourse.pairs.iter().filter(|pair| !pair.is_null() && !is_run_together(pair)) {
        match by_words(rule, pair, side, usual) {
            Some(finding) => findings.push(finding),
            None => others.push(pair),
        }
    }
    // What a target has besides mostly makes plain what the source means.
    if side == Side::Source {
        by_likeness(rule, &others, usual, findings);
    }
}

/// What a clause without which its sentence is liker its translation has to reach: the rise of the cosine, and a share of the logarithm
/// by which the translation is shorter than usual; and from where on it is surer.
const SPARED: f32 = 0.135;
const SURELY_SPARED: f32 = 0.17;
const SHORTNESS: f32 = 0.2;

/// Only in a translation that is shorter than usual by as much is a clause missed.
const SHORTER: f32 = 0.05;

/// Clauses of the source without which it is liker the target.
fn by_likeness(rule: &'static Rule, pairs: &[&Pair<'_>], usual: f64, findings: &mut Vec<Finding>) {
    let shortness = |pair: &Pair<'_>| (usual - length_ratio(pair).0) as f32;
    let short: Vec<&Pair<'_>> = pairs.iter().copied().filter(|pair| shortness(pair) >= SHORTER).collect();
    for (pair, spared) in short.iter().zip(spared(&short)) {
        let Some(spared) = spared else { continue };
        let score = spared.gain + SHORTNESS * shortness(pair);
        let left = left_over(pair);
        let sure = score >= SURELY_SPARED && left * 2 < spared.gap.content;
        let confidence = if sure { 0.7 } else { 0.55 };
        let evidence = "without it the sentence is liker its translation".to_owned();
        let found = finding(rule, pair, Side::Source, &spared.gap, evidence)
            .filter(|_| score >= SPARED && left < spared.gap.content * 2 && !is_rendered(pair, &spared.gap));
        findings.extend(found.map(|finding| finding.confidence(confidence)));
    }
}

/// Words in a row without counterpart, in a sentence whose other side is too short.
fn by_words(rule: &'static Rule, pair: &Pair<'_>, side: Side, usual: f64) -> Option<Finding> {
    let (ratio, spread) = length_ratio(pair);
    let off = ((ratio - usual) / spread) as f32;
    // Arabic says in more words what English says in fewer: a long target proves less than a short one.
    let short = if side == Side::Source { -off } else { off - LONGER };
    if short < SHORT {
        return None;
    }
    let similarity = similarity(pair, usual)?;
    let known = similarity.known_share;
    let gap = widest_gap(pair, side).filter(|gap| gap.content >= FEWEST)?;
    let less_covered = known.get(side) < known.get(side.other());
    if !less_covered || similarity.share < LEAST {
        return None;
    }
    let confidence = match (short >= VERY_SHORT, gap.content > FEWEST) {
        (true, true) => 0.8,
        (true, false) | (false, true) => 0.55,
        (false, false) => 0.4,
    };
    let place = match side {
        Side::Source => "of a sentence whose translation is too short",
        Side::Target => "in a sentence that is longer than its source",
    };
    let evidence = format!("{} words in a row, {place}", gap.content);
    finding(rule, pair, side, &gap, evidence).map(|finding| finding.confidence(confidence))
}

/// How many spreads a target may be longer than its source.
const LONGER: f32 = 1.0;

/// Less of the words in common is no translation at all.
const LEAST: f32 = 0.05;

fn finding(rule: &'static Rule, pair: &Pair<'_>, side: Side, gap: &Gap, evidence: String) -> Option<Finding> {
    let tokens = pair.passage(side).tokens().get(gap.tokens.clone())?;
    let span = tokens.first()?.span.join(tokens.last()?.span);
    let quote = shortened(span.of(pair.passage(side).whole()));
    let finding = without_counterpart(rule, side, span, &quote).evidence(evidence);
    Some(Finding { link: Some(pair.number), ..finding })
}
