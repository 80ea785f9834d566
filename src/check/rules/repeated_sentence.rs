//! A sentence that the target says twice and the source once.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::quoting::beginning;
use crate::check::{Applicability, Check, Discourse, Finding, Severity};
use crate::text::{Side, Sides, Span, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "repeated-sentence",
    summary: "A sentence said twice where the source says it once",
    docs: include_str!("../../../docs/rules/repeated-sentence.md"),
    severity: Severity::Major,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Duplication",
    its: "duplication",
    areta: None,
    yields_to: &[],
    build: from_options::<RepeatedSentence>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct RepeatedSentence {}

/// Shorter sentences are said again on purpose.
const SHORTEST: usize = 4;

/// Segments between the two within which a sentence is surely said twice by mistake.
const NEAR: usize = 3;

impl Check for RepeatedSentence {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let repeated = Sides::new(sentences(discourse, Side::Source), sentences(discourse, Side::Target));
        let of_source: BTreeMap<usize, usize> = groups(&repeated.source);
        let links = discourse.pairs.iter().map(|pair| &pair.link.segments);
        let linked: BTreeMap<usize, Range<usize>> =
            links.flat_map(|link| link.target.clone().map(|segment| (segment, link.source.clone()))).collect();
        for (words, places) in &repeated.target {
            // How often the source says again what stands there.
            let sources = places.iter().filter_map(|place| linked.get(place).cloned());
            let allowed = sources.flatten().filter_map(|segment| of_source.get(&segment).copied());
            if allowed.max().unwrap_or(1) >= places.len() {
                continue;
            }
            findings.extend(finding(discourse, words.len(), places));
        }
    }
}

/// The segments of each sentence of a side that is said more than once, by its folded words.
fn sentences<'a>(discourse: &Discourse<'a>, side: Side) -> BTreeMap<Vec<&'a str>, Vec<usize>> {
    let mut sentences = FxHashMap::<Vec<&str>, Vec<usize>>::default();
    let text = match side {
        Side::Source => discourse.texts.source,
        Side::Target => discourse.texts.target,
    };
    for segment in discourse.segments.get(side).clone() {
        let tokens = text.passage(segment..segment + 1).tokens();
        let words: Vec<&str> = tokens.iter().filter(|t| t.kind != TokenKind::Mark).map(|t| &*t.folded).collect();
        if words.len() >= SHORTEST {
            sentences.entry(words).or_default().push(segment);
        }
    }
    sentences.into_iter().filter(|(_, places)| places.len() > 1).collect()
}

/// How often each segment's sentence is said.
fn groups(sentences: &BTreeMap<Vec<&str>, Vec<usize>>) -> BTreeMap<usize, usize> {
    sentences.values().flat_map(|places| places.iter().map(|&place| (place, places.len()))).collect()
}

/// Words of the sentence that the message shows.
const SHOWN: usize = 7;

fn finding(discourse: &Discourse<'_>, words: usize, places: &[usize]) -> Option<Finding> {
    let document = &discourse.texts.target.document;
    let span = |segment: usize| document.segments().get(segment).map(|segment| segment.span);
    let (&first, rest) = places.split_first()?;
    let (&again, further) = rest.split_first()?;
    let near = again - first <= NEAR;
    let confidence = match (near, words) {
        (true, 6..) => 0.95,
        (true, _) => 0.8,
        (false, 8..) => 0.7,
        (false, _) => 0.4,
    };
    let text = document.text();
    let place: Span = span(again)?;
    let start = beginning(place.of(text), SHOWN);
    let message = format!("“{start}” was said before; the source says it once.");
    let mut finding = Finding::new(&RULE, message).target(place).confidence(confidence);
    for &other in std::iter::once(&first).chain(further) {
        finding = finding.also(Sides::new(None, span(other)));
    }
    Some(finding.fix(Applicability::Unsafe, place, ""))
}
