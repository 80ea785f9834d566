//! A word for which the target has another of its kind: `brother` and أخته, `week` and شهر, `German` and الفرنسية.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::exchanged::exchanged;
use crate::check::hedges::{added, dropped};
use crate::check::modified::modified;
use crate::check::outranked::outranked;
use crate::check::values::{converted, turned};
use crate::check::{Check, Discourse, Finding, Pair, Severity, origins, routes, senses};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    name: "word-mismatch",
    summary: "A word of another meaning of the same kind: brother and أخته, German and الفرنسية",
    docs: include_str!("../../../docs/rules/word-mismatch.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation",
    its: "mistranslation",
    areta: None,
    yields_to: &[
        "date-mismatch",
        "mistranslation",
        "name-mismatch",
        "negation-mismatch",
        "number-mismatch",
        "omission",
        "unit-mismatch",
        "untranslated-sentence",
        "untranslated-word",
    ],
    build: from_options::<WordMismatch>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct WordMismatch {}

impl Check for WordMismatch {
    fn is_mirrored(&self) -> bool {
        true
    }

    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        findings.extend(by_table(pair));
        findings.extend(hedge(pair));
    }

    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        for (pair, found) in senses::exchanged(&discourse.pairs) {
            let (said, instead) = (found.english, found.arabic);
            let is_told = |old: &Finding| {
                old.places.source.is_some_and(|span| span.overlaps(said))
                    || old.places.target.is_some_and(|span| span.overlaps(instead))
            };
            if !is_converted(pair, said, instead) && !by_table(pair).iter().any(is_told) {
                let finding = finding(pair, said, instead).confidence(found.confidence);
                findings.push(Finding { link: Some(pair.number), ..finding });
            }
        }
    }
}

/// What tables of English and Arabic words tell.
fn by_table(pair: &Pair<'_>) -> Vec<Finding> {
    let (source, target) = (pair.source(), pair.target());
    if pair.is_null() || !source.language().is_english() || !target.language().is_arabic() {
        return Vec::new();
    }
    let words = exchanged(pair).into_iter().chain(modified(pair)).map(|(said, instead)| (said.span, instead.span));
    let origin = origins::exchanged(pair).map(|origin| (origin.source, origin.target));
    let all = words.chain(origin).chain(outranked(pair)).chain(routes::exchanged(pair)).chain(turned(pair));
    let all = all.filter(|(said, instead)| !is_converted(pair, *said, *instead));
    all.map(|(said, instead)| finding(pair, said, instead).confidence(0.75)).collect()
}

/// Whether two words are of one amount, told in other units: `60 days` and شهرين.
fn is_converted(pair: &Pair<'_>, said: Span, instead: Span) -> bool {
    converted(pair).iter().any(|places| places.source.overlaps(said) && places.target.overlaps(instead))
}

/// A `may` of which nothing is left, or one that the source does not have.
fn hedge(pair: &Pair<'_>) -> Option<Finding> {
    if pair.is_null() || !pair.source().language().is_english() || !pair.target().language().is_arabic() {
        return None;
    }
    if let Some(said) = dropped(pair) {
        let word = said.of(pair.source().whole());
        let message = format!("The source says “{word}”; nothing in the target leaves that open.");
        return Some(Finding::new(&RULE, message).source(said).target(pair.target().span()).confidence(0.55));
    }
    let said = added(pair)?;
    let word = said.of(pair.target().whole());
    let message = format!("The target says “{word}”; nothing in the source leaves that open.");
    Some(Finding::new(&RULE, message).source(pair.source().span()).target(said).confidence(0.55))
}

fn finding(pair: &Pair<'_>, said: Span, instead: Span) -> Finding {
    let (word, other) = (said.of(pair.source().whole()), instead.of(pair.target().whole()));
    Finding::new(&RULE, format!("“{other}” stands where the source has “{word}”."))
        .source(said)
        .target(instead)
        .evidence(format!("nothing in the target says “{word}”, and nothing in the source says “{other}”"))
}
