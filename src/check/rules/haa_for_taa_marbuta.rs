//! Final ه for ة: `المدرسه` for `المدرسة`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::agreement::is_adjective;
use crate::check::transliterated::names_spelled;
use crate::check::wanted::{Asking, Word};
use crate::check::{Applicability, Check, Discourse, Finding, Pair, Severity};
use crate::language::arabic::taa::{Sure, with_taa};
use crate::language::english::pronouns::Referent::{He, It, They};
use crate::language::english::pronouns::pronoun;
use crate::language::vocabulary::lists_arabic;
use crate::text::{Sides, Span, Token, TokenKind};

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
            for (at, token) in pair.target().tokens().iter().enumerate() {
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
                    Sure::Unknown if may_be_pronoun(pair) => continue,
                    Sure::Unknown if with_ta.contains(&*right) || is_asked(pair, at, token, &right) => 0.7,
                    Sure::Unknown => continue,
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

/// Whether the source asks for the word with ة, and that without the ending is none or an adjective behind a noun in ة.
fn is_asked(pair: &Pair<'_>, at: usize, token: &Token, right: &str) -> bool {
    let words = pair.target().tokens();
    let stem = right.strip_suffix('ة').unwrap_or(right);
    let describes = || {
        let before = at.checked_sub(1).and_then(|before| words.get(before)).map_or("", |before| &*before.folded);
        is_adjective(stem) && before.ends_with('ة')
    };
    let word = Word { token, at, said: token.span.of(pair.target().whole()) };
    lists_arabic(right) && (!lists_arabic(stem) || describes()) && Asking::of(pair).by(&word, right).next().is_some()
}

fn finding(text: &str, word: &str, right: &str, confidence: f32, places: &[Span]) -> Option<Finding> {
    let (first, further) = places.split_first()?;
    let message = format!("“{word}” ends in “ه” for “ة”.");
    let found = Finding::new(&RULE, message).target(*first).confidence(confidence);
    let found = further.iter().fold(found, |found, span| found.also(Sides::new(None, Some(*span))));
    let applicability = if confidence >= 0.9 { Applicability::Safe } else { Applicability::Unsafe };
    Some(places.iter().fold(found, |found, span| found.respell(applicability, text, *span, right)))
}
