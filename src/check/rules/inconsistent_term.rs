//! A recurring term of the source that the target renders otherwise in one place than in all others.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::{Check, Discourse, Finding, Pair, Severity};
use crate::language::{is_function_word, stem};
use crate::text::{Folding, Side, Span, Token, TokenKind, fold_word};

pub(super) static RULE: Rule = Rule {
    name: "inconsistent-term",
    summary: "A recurring term that is rendered otherwise in one place than in the others",
    docs: include_str!("../../../docs/rules/inconsistent-term.md"),
    severity: Severity::Minor,
    scope: Scope::Link,
    mqm: "Terminology > Inconsistent use of terminology",
    its: "inconsistency",
    areta: None,
    yields_to: &["mistranslation", "name-mismatch", "name-variant", "omission", "untranslated-sentence"],
    build: from_options::<InconsistentTerm>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct InconsistentTerm {}

/// Sentences that must have a word so that it is a term, and those that must render it alike.
const FEWEST: usize = 3;
const ALIKE: usize = 2;

/// Sentences from which on a text has terms.
const ENOUGH: usize = 8;

/// A word is linked from this confidence on, and has no counterpart below the other one.
const LINKED: f32 = 0.5;
const UNLINKED: f32 = 0.3;

impl Check for InconsistentTerm {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let sure = |pair: &&Pair<'_>| !pair.is_null() && pair.link.confidence >= LINKED;
        let pairs: Vec<&Pair<'_>> = discourse.pairs.iter().filter(sure).collect();
        if pairs.len() < ENOUGH {
            return;
        }
        let text = Text::new(&pairs);
        let mut taken: Vec<Span> = Vec::new();
        for (term, places) in &text.terms {
            for finding in text.judge(term, places) {
                let Some(span) = finding.places.target else { continue };
                if !taken.iter().any(|other| other.overlaps(span)) {
                    taken.push(span);
                    findings.push(finding);
                }
            }
        }
    }
}

/// The content words of a text by their stems.
struct Text<'p, 'a> {
    pairs: &'p [&'p Pair<'a>],
    /// Stems of the target's tokens by pair; empty for what is no content word.
    target: Vec<Vec<String>>,
    /// In how many pairs a stem of the target stands.
    spread: BTreeMap<String, usize>,
    /// The pairs and tokens of each content word of the source, its first in each pair.
    terms: BTreeMap<String, Vec<(usize, usize)>>,
}

fn content(passage: &Passage<'_>) -> Vec<String> {
    let language = passage.language();
    let of = |token: &Token| {
        let folded = match token.kind {
            TokenKind::Arabic => fold_word(&token.folded, Folding::Letters),
            _ => token.folded.to_string(),
        };
        let counts = token.kind.is_word() && folded.chars().count() > 2 && !is_function_word(language, &folded);
        if counts { stem(token, language) } else { String::new() }
    };
    passage.tokens().iter().map(of).collect()
}

impl<'p, 'a> Text<'p, 'a> {
    fn new(pairs: &'p [&'p Pair<'a>]) -> Self {
        let target: Vec<Vec<String>> = pairs.iter().map(|pair| content(pair.target())).collect();
        let mut spread: BTreeMap<String, usize> = BTreeMap::new();
        for stems in &target {
            let distinct: BTreeSet<&String> = stems.iter().filter(|stem| !stem.is_empty()).collect();
            for stem in distinct {
                *spread.entry(stem.clone()).or_default() += 1;
            }
        }
        let mut terms: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (number, pair) in pairs.iter().enumerate() {
            for (token, stem) in content(pair.source()).into_iter().enumerate().filter(|(_, stem)| !stem.is_empty()) {
                let places = terms.entry(stem).or_default();
                if places.last().is_none_or(|last| last.0 != number) {
                    places.push((number, token));
                }
            }
        }
        terms.retain(|_, places| places.len() >= FEWEST);
        Self { pairs, target, spread, terms }
    }

    /// The stems of the target that nearly all the pairs of a term have and few others.
    fn usual(&self, places: &[(usize, usize)]) -> BTreeMap<&str, usize> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (number, _) in places {
            let stems = self.target.get(*number).into_iter().flatten();
            let distinct: BTreeSet<&str> = stems.filter(|stem| !stem.is_empty()).map(String::as_str).collect();
            for stem in distinct {
                *counts.entry(stem).or_default() += 1;
            }
        }
        let (all, others) = (places.len(), self.pairs.len() - places.len());
        let spare = (all / 3).max(1);
        counts.retain(|stem, count| {
            let elsewhere = self.spread.get(*stem).copied().unwrap_or_default() - *count;
            *count >= ALIKE.max(all - spare) && elsewhere * 5 <= others
        });
        counts
    }

    fn judge(&self, term: &str, places: &[(usize, usize)]) -> Vec<Finding> {
        let usual = self.usual(places);
        let Some((&expected, _)) = usual.iter().filter(|(_, count)| **count < places.len()).max_by_key(|(_, c)| **c)
        else {
            return Vec::new();
        };
        let has = |number: usize, wanted: &str| self.target.get(number).is_some_and(|t| t.iter().any(|s| s == wanted));
        let deviant = places.iter().filter(|(number, _)| !has(*number, expected));
        deviant.filter_map(|&place| self.deviation(term, place, expected, &usual, places)).collect()
    }

    fn deviation(
        &self,
        term: &str,
        (number, token): (usize, usize),
        expected: &str,
        usual: &BTreeMap<&str, usize>,
        places: &[(usize, usize)],
    ) -> Option<Finding> {
        let pair = self.pairs.get(number)?;
        let stems = self.target.get(number)?;
        let present = stems.iter().position(|stem| usual.contains_key(stem.as_str()));
        let (span, confidence) = match present {
            Some(at) => {
                let span = self.beside(number, at, expected, usual, places)?;
                (span, if self.is_term(number, token, expected) { 0.65 } else { 0.3 })
            }
            None => (self.instead(number, token, expected, places)?, 0.35),
        };
        let (other, at) = self.elsewhere(expected, number)?;
        let meant = self.rendering(other, at, usual)?;
        let said = span.of(pair.target().whole());
        let meant = meant.of(self.pairs.get(other)?.target().whole());
        let source = capitalised_run(pair.source(), token)?;
        let written = source.of(pair.source().whole());
        let message = format!("“{written}” is “{said}” here, but “{meant}” stands for it elsewhere.");
        let times = usual.get(expected).copied().unwrap_or_default();
        let finding = Finding::new(&RULE, message).source(source).target(span).confidence(confidence);
        let finding = finding.evidence(format!("{times} of {} sentences with “{term}” have it", places.len()));
        Some(Finding { link: Some(pair.number), ..finding })
    }

    /// Whether a word of the source belongs to a name of a thing, with a capital of its own, and the sentence has all that the
    /// usual rendering renders elsewhere: in قال ترامب the verb renders another word than *Trump*.
    fn is_term(&self, number: usize, token: usize, expected: &str) -> bool {
        let capital = |token: &Token, pair: &Pair<'_>| {
            token.span.of(pair.source().whole()).starts_with(char::is_uppercase) && token.kind == TokenKind::Latin
        };
        let Some(pair) = self.pairs.get(number) else { return false };
        let named = pair.source().tokens().get(token).is_some_and(|word| capital(word, pair));
        let language = pair.source().language();
        let here: BTreeSet<String> = pair.source().tokens().iter().map(|token| stem(token, language)).collect();
        let accounted = |other: usize, at: usize| {
            let Some(pair) = self.pairs.get(other) else { return true };
            let start = pair.target().token_range().start;
            let first = pair.source().token_range().start;
            pair.word_links().of(Side::Target, start + at).filter(|link| link.confidence >= LINKED).all(|link| {
                let word = link.tokens.source.checked_sub(first).and_then(|k| pair.source().tokens().get(k));
                word.is_none_or(|word| here.contains(&stem(word, language)))
            })
        };
        let mut usual = self.target.iter().enumerate().filter(|(other, _)| *other != number);
        named
            && usual.all(|(other, stems)| {
                stems.iter().enumerate().filter(|(_, stem)| *stem == expected).all(|(at, _)| accounted(other, at))
            })
    }

    /// A pair and a token that have a stem.
    fn elsewhere(&self, stem: &str, not: usize) -> Option<(usize, usize)> {
        let mut found = self.target.iter().enumerate().filter(|(number, _)| *number != not);
        found.find_map(|(number, stems)| Some((number, stems.iter().position(|other| other == stem)?)))
    }

    /// The usual rendering at a token of a pair, with the word beside it that belongs to it.
    fn rendering(&self, number: usize, at: usize, usual: &BTreeMap<&str, usize>) -> Option<Span> {
        let (tokens, stems) = (self.pairs.get(number)?.target().tokens(), self.target.get(number)?);
        let belongs = |k: &usize| stems.get(*k).is_some_and(|stem| usual.contains_key(stem.as_str()));
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().find(belongs);
        let span = tokens.get(at)?.span;
        Some(beside.and_then(|k| tokens.get(k)).map_or(span, |token| span.join(token.span)))
    }

    /// Half of the usual rendering stands at `at`: the word that has taken the place of the other half, with it.
    fn beside(
        &self,
        number: usize,
        at: usize,
        expected: &str,
        usual: &BTreeMap<&str, usize>,
        places: &[(usize, usize)],
    ) -> Option<Span> {
        let stems = self.target.get(number)?;
        let kept = stems.get(at)?;
        // Where the other half stands in the other sentences.
        let before = places.iter().filter(|(other, _)| *other != number).find_map(|(other, _)| {
            let there = self.target.get(*other)?;
            there.windows(2).find_map(|two| match two {
                [one, next] if one == expected && next == kept => Some(true),
                [one, next] if one == kept && next == expected => Some(false),
                _ => None,
            })
        })?;
        let tokens = self.pairs.get(number)?.target().tokens();
        let slot = if before { at.checked_sub(1)? } else { at + 1 };
        let stem = stems.get(slot).filter(|stem| !stem.is_empty())?;
        let foreign = !usual.contains_key(stem.as_str()) && !related(stem, expected);
        if !foreign || !self.is_free(number, slot) {
            return None;
        }
        Some(tokens.get(slot)?.span.join(tokens.get(at)?.span))
    }

    /// Whether nothing in the source accounts for a word of the target.
    fn is_free(&self, number: usize, token: usize) -> bool {
        self.pairs.get(number).is_some_and(|pair| {
            let start = pair.target().token_range().start;
            pair.word_links().confidence(Side::Target, start + token) < UNLINKED
        })
    }

    /// Nothing of the usual rendering is there: the word that the term is linked to instead.
    fn instead(&self, number: usize, token: usize, expected: &str, places: &[(usize, usize)]) -> Option<Span> {
        let pair = self.pairs.get(number)?;
        let (source, target) = (pair.source().token_range().start, pair.target().token_range().start);
        let links = pair.word_links().of(Side::Source, source + token).filter(|link| link.confidence >= LINKED);
        let link = links.max_by(|a, b| a.confidence.total_cmp(&b.confidence))?;
        let at = link.tokens.target.checked_sub(target)?;
        let stem = self.target.get(number)?.get(at).filter(|stem| !stem.is_empty())?;
        let used = |other: &usize| self.target.get(*other).is_some_and(|stems| stems.contains(stem));
        let rare = places.iter().filter(|(other, _)| used(other)).count() == 1;
        let sure = places.len() > FEWEST;
        (rare && sure && !related(stem, expected)).then(|| pair.target().tokens().get(at).map(|token| token.span))?
    }
}

/// A word with the capitalised words beside it.
fn capitalised_run(passage: &Passage<'_>, token: usize) -> Option<Span> {
    let tokens = passage.tokens();
    let capital = |token: &Token| {
        token.kind.is_word()
            && token.span.of(passage.whole()).starts_with(char::is_uppercase)
            && !is_function_word(passage.language(), &token.folded)
    };
    let word = tokens.get(token)?;
    if !capital(word) {
        return Some(word.span);
    }
    let first = (0..token).rev().take_while(|&k| tokens.get(k).is_some_and(capital)).last().unwrap_or(token);
    let last = (token + 1..tokens.len()).take_while(|&k| tokens.get(k).is_some_and(capital)).last().unwrap_or(token);
    Some(tokens.get(first)?.span.join(tokens.get(last)?.span))
}

/// Whether two stems may be forms of one word (a broken plural): most of their consonants are the same.
fn related(one: &str, other: &str) -> bool {
    let consonants = |stem: &str| stem.chars().filter(|c| !"اويىةءئؤ".contains(*c)).collect::<Vec<char>>();
    let (one, other) = (consonants(one), consonants(other));
    let mut rest = other.iter();
    let shared = one.iter().filter(|letter| rest.clone().any(|o| o == *letter) && rest.any(|o| o == *letter)).count();
    shared * 2 > one.len().min(other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_plural_is_the_same_word_and_a_synonym_is_not() {
        assert!(related("طفل", "اطفال"));
        assert!(related("رييس", "روسا"));
        assert!(!related("شرط", "بوليس"));
        assert!(!related("صغار", "اطفال"));
    }
}
