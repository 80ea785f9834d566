//! Final ه for ة: `المدرسه` for `المدرسة`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::transliterated::names_spelled;
use crate::check::{Applicability, Check, Discourse, Finding, Pair, Severity};
use crate::language::arabic::taa::{Sure, with_taa};
use crate::language::english::pronouns::Referent::{He, It, They};
use crate::language::english::pronouns::pronoun;
use crate::text::{Sides, Span, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "haa-for-taa-marbuta",
    summary: "Final ه for ة: المدرسه for المدرسة",
    docs: include_str!("../../../docs/rules/haa-for-taa-marbuta.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling",
    its: "misspelling",
    areta: Some("OT"),
    yields_to: &["name-variant"],
    build: from_options::<HaaForTaaMarbuta>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct HaaForTaaMarbuta {}

/// A word form with its right spelling, how sure it is, and its places.
type Forms<'a> = BTreeMap<&'a str, (String, f32, Vec<Span>)>;

impl Check for HaaForTaaMarbuta {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        if !discourse.texts.target.language.is_arabic() {
            return;
        }
        let mut forms = Forms::new();
        let with_ta = words_in_taa(discourse);
        for pair in &discourse.pairs {
            for token in pair.target().tokens() {
                if token.kind != TokenKind::Arabic || !token.folded.ends_with('ه') {
                    continue;
                }
                // `للمسه` may be ل with a verbal noun and its pronoun: “for handling it”.
                if token.folded.trim_start_matches(['و', 'ف']).starts_with("لل") {
                    continue;
                }
                let Some((right, sure)) = with_taa(&token.folded) else { continue };
                let confidence = match sure {
                    Sure::Shape => 0.9,
                    Sure::Stem if may_be_pronoun(pair) => 0.7,
                    Sure::Stem => 0.85,
                    Sure::Unknown if may_be_pronoun(pair) || !with_ta.contains(&*right) => continue,
                    Sure::Unknown => 0.7,
                };
                // Élysée ends in ه by right; Mecca, which would end in ة, does not.
                if names_spelled(pair, &token.folded).any(|name| !name.ends_with('a') && !name.ends_with("ah")) {
                    continue;
                }
                forms.entry(&*token.folded).or_insert_with(|| (right, confidence, Vec::new())).2.push(token.span);
            }
        }
        let text = discourse.texts.target.text();
        let found = forms.into_iter();
        findings.extend(found.filter_map(|(word, (right, sure, places))| finding(text, word, &right, sure, &places)));
    }
}

/// The words of the target that end in ة.
fn words_in_taa<'a>(discourse: &'a Discourse<'_>) -> BTreeSet<&'a str> {
    let words = discourse.pairs.iter().flat_map(|pair| pair.target().tokens()).map(|token| &*token.folded);
    words.filter(|word| word.ends_with('ة')).collect()
}

/// Whether the source has a person or thing that a final ه could stand for, or cannot tell.
fn may_be_pronoun(pair: &Pair<'_>) -> bool {
    let source = pair.source();
    let refers = |word: &str| pronoun(word).is_some_and(|(referent, _)| matches!(referent, He | It | They));
    !source.language().is_english()
        || source.is_empty()
        || source.tokens().iter().any(|token| refers(token.span.of(source.whole())))
}

fn finding(text: &str, word: &str, right: &str, confidence: f32, places: &[Span]) -> Option<Finding> {
    let (first, further) = places.split_first()?;
    let message = format!("“{word}” ends in “ه” for “ة”.");
    let found = Finding::new(&RULE, message).target(*first).confidence(confidence);
    let found = further.iter().fold(found, |found, span| found.also(Sides::new(None, Some(*span))));
    let applicability = if confidence >= 0.9 { Applicability::Safe } else { Applicability::Unsafe };
    Some(places.iter().fold(found, |found, span| found.respell(applicability, text, *span, right)))
}
