//! A recurring term of the source that the target renders otherwise in one place than in all others.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::glossary::prefixed;
use crate::check::headed;
use crate::check::renderings::{self, Place, Term};
use crate::check::{Applicability, Check, Discourse, Finding, Severity};
use crate::text::{Sides, Span};

pub(super) static RULE: Rule = Rule {
    name: "inconsistent-term",
    summary: "A recurring term that is rendered otherwise in one place than in the others",
    docs: include_str!("../../../docs/rules/inconsistent-term.md"),
    severity: Severity::Minor,
    scope: Scope::Link,
    mqm: "Terminology > Inconsistent use of terminology",
    its: "inconsistency",
    areta: None,
    yields_to: &["missing-term", "forbidden-term", "mistranslation", "name-mismatch", "name-variant"],
    build: from_options::<InconsistentTerm>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct InconsistentTerm {}

/// Links are looked at from this confidence on.
const SURE: f32 = 0.5;

impl Check for InconsistentTerm {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let texts = discourse.texts;
        if !texts.target.language.is_arabic() || texts.source.language.tag() != "en" {
            return;
        }
        let mut terms: BTreeMap<Term, Vec<Place>> = BTreeMap::new();
        for pair in discourse.pairs.iter().filter(|pair| !pair.is_null() && pair.link.confidence >= SURE) {
            for place in renderings::places(pair).into_iter().chain(headed::places(pair)) {
                terms.entry(place.term.clone()).or_default().push(place);
            }
        }
        let texts = Sides::new(texts.source.text(), texts.target.text());
        let mut taken: Vec<Span> = Vec::new();
        for found in terms.values().filter_map(|places| finding(texts, places)) {
            let spans = found.places.target.into_iter().chain(found.further.iter().filter_map(|places| places.target));
            let spans: Vec<Span> = spans.collect();
            if !taken.iter().any(|other| spans.iter().any(|span| span.overlaps(*other))) {
                taken.extend(spans);
                findings.push(found);
            }
        }
    }
}

/// How often a term must be rendered alike for each place where it is not.
const NAME: usize = 2;
const WORD: usize = 3;

fn finding(texts: Sides<&str>, places: &[Place]) -> Option<Finding> {
    let least = if places.first()?.term.is_name() { NAME } else { WORD };
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for place in places {
        *counts.entry(place.rendering).or_default() += 1;
    }
    let (&usual, &often) = counts.iter().max_by_key(|(_, count)| **count)?;
    let (alike, odd): (Vec<&Place>, Vec<&Place>) = places.iter().partition(|place| place.rendering == usual);
    let (first, further) = odd.split_first()?;
    if often < odd.len() * least {
        return None;
    }
    let shown = |place: &Place| place.target.of(texts.target);
    let model = alike.iter().find(|place| place.fit.before.is_empty() && !place.fit.is_inflected).or(alike.first())?;
    let (said, wrong, right) = (first.source.of(texts.source), shown(first), shown(model));
    let message = format!("“{wrong}” stands for “{said}”, which is “{right}” elsewhere.");
    let mut finding = Finding::new(&RULE, message)
        .target(first.target)
        .source(first.source)
        .confidence(0.8)
        .evidence(format!("“{right}” stands for this term {often} times, another rendering {}", times(odd.len())));
    if model.fit.before.is_empty() {
        finding = finding.fix(Applicability::DisplayOnly, first.target, prefixed(&first.fit.before, right));
    }
    finding.link = Some(first.link);
    for place in further {
        finding = finding.also(Sides::new(Some(place.source), Some(place.target)));
    }
    Some(finding)
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}
