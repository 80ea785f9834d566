//! A link whose two sides do not say the same.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::quoting::beginning;
use crate::check::similarity::{Similarity, similarity, usual_ratio};
use crate::check::{Check, Discourse, Finding, Pair, Severity};

pub(super) static RULE: Rule = Rule {
    name: "mistranslation",
    summary: "A target that says something else than its source",
    docs: include_str!("../../../docs/rules/mistranslation.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation",
    its: "mistranslation",
    areta: None,
    yields_to: &["reversed-pair", "same-text", "untranslated-sentence"],
    build: from_options::<Mistranslation>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Mistranslation {}

/// Content words known to the lexicon that both sides must have, so that their silence says something.
const FEWEST: usize = 3;

/// Links that tell how well the lexicon knows a text, and the share of its words that is usual.
const ENOUGH: usize = 12;
const USUAL: f32 = 0.4;

impl Check for Mistranslation {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let usual = usual_ratio(discourse);
        let judged: Vec<(&Pair<'_>, Similarity)> =
            discourse.pairs.iter().filter_map(|pair| Some((pair, similarity(pair, usual)?))).collect();
        let factor = knowledge(&judged);
        for (pair, similarity) in judged.iter().filter(|(_, similarity)| similarity.known >= FEWEST) {
            let confidence = 1.0 / (1.0 + (-1.3 * (score(similarity, factor) - 5.0)).exp());
            if confidence >= 0.1 {
                findings.push(finding(pair, similarity, heard(pair, confidence).min(0.97)));
            }
        }
    }
}

/// Cosines of an encoder that contradict and confirm. Of translations one in a hundred lies under .41, of sentences put in the
/// place of others one in twenty over .24 (development documents).
const NEAR: f32 = 0.27;
const FAR: f32 = 0.15;

/// Confidence from which an encoder may confirm what words suspect, and what it makes of it.
const SUSPECTED: f32 = 0.2;
const CONFIRMED: f32 = 0.8;

/// A confidence that words gave, with what an encoder says: a free rendering has few words of its source and its meaning.
fn heard(pair: &Pair<'_>, confidence: f32) -> f32 {
    match pair.cosine() {
        Some(cosine) if cosine >= NEAR => confidence * 0.4,
        Some(cosine) if cosine <= FAR && confidence >= SUSPECTED => confidence.max(CONFIRMED),
        _ => confidence,
    }
}

/// What the shares of a text are multiplied by: more than 1 where the lexicon knows few of its words.
fn knowledge(judged: &[(&Pair<'_>, Similarity)]) -> f32 {
    let mut shares: Vec<f32> = judged.iter().map(|(_, similarity)| similarity.share).collect();
    shares.sort_by(f32::total_cmp);
    match shares.get(shares.len() / 2) {
        Some(&median) if shares.len() >= ENOUGH && median < USUAL => USUAL / median.max(0.1),
        _ => 1.0,
    }
}

/// What speaks against a link, in natural-log units around 5. The weights were set by hand on half of the development
/// documents.
fn score(similarity: &Similarity, factor: f32) -> f32 {
    let Similarity { share, known, sure, names, numbers, length, .. } = *similarity;
    3.0 - 30.0 * share * factor + 0.25 * known.min(10) as f32 - 1.2 * sure as f32 + 0.8 * names.1.min(3) as f32
        - 0.8 * names.0 as f32
        + 0.9 * length.abs().min(4.0)
        + 0.9 * numbers.min(3) as f32
}

fn finding(pair: &Pair<'_>, similarity: &Similarity, confidence: f32) -> Finding {
    let start = |text: &str| beginning(text, SHOWN);
    let message =
        format!("“{}” does not say what “{}” says.", start(pair.target().text()), start(pair.source().text()));
    let percent = (similarity.share * 100.0).round();
    let finding = Finding::new(&RULE, message).source(pair.source().span()).target(pair.target().span());
    let finding = finding.evidence(format!("{percent} % of its words have a counterpart"));
    Finding { link: Some(pair.number), ..finding.confidence(confidence) }
}

/// Words of each side that the message shows.
const SHOWN: usize = 5;
