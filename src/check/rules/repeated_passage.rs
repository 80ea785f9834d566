//! A stretch of a sentence that comes again later in it, where the source says it once.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::text::{Span, Token, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "repeated-passage",
    summary: "Six words or more that come again in the same sentence",
    docs: include_str!("../../../docs/rules/repeated-passage.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Addition",
    its: "duplication",
    areta: Some("XT"),
    yields_to: &["addition", "repeated-phrase", "repeated-sentence"],
    build: from_options::<RepeatedPassage>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct RepeatedPassage {}

/// Words of the shortest passage that is reported, and of the shortest one that the source repeats, too.
const LONG: usize = 6;
const SHORT: usize = 3;

impl Check for RepeatedPassage {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let (source, target) = (pair.source(), pair.target());
        if pair.is_null() || again(&words(source), SHORT).is_some() || repeats_an_acronym(source) {
            return;
        }
        let words = words(target);
        let Some((first, second, length)) = again(&words, LONG) else { return };
        let span = |at: usize| Some(words.get(at)?.span.join(words.get(at + length - 1)?.span));
        let Some((once, twice)) = span(first).zip(span(second)) else { return };
        let said = once.of(target.whole());
        let space = Span::new(words.get(second - 1).map_or(twice.start, |word| word.span.end), twice.end);
        findings.push(Finding::new(&RULE, format!("“{said}” comes twice.")).target(twice).confidence(0.85).fix(
            Applicability::DisplayOnly,
            space,
            "",
        ));
    }
}

fn words<'a>(passage: &Passage<'a>) -> Vec<&'a Token> {
    passage.tokens().iter().filter(|token| token.kind != TokenKind::Mark).collect()
}

/// Whether the source has a word in capitals twice: a translation may write it out each time.
fn repeats_an_acronym(source: &Passage<'_>) -> bool {
    let written = source.tokens().iter().map(|token| token.span.of(source.whole()));
    let mut acronyms: Vec<&str> =
        written.filter(|word| word.len() > 2 && word.chars().all(char::is_uppercase)).collect();
    acronyms.sort_unstable();
    acronyms.windows(2).any(|pair| matches!(pair, [a, b] if a == b))
}

/// Whether two runs of `length` words have one hash: few passages have such, and that is told soonest.
fn may_repeat(words: &[&str], length: usize) -> bool {
    let hashes: Vec<u64> = words.iter().map(|word| FxBuildHasher.hash_one(word)).collect();
    let mut runs: Vec<u64> = hashes.windows(length).map(|run| FxBuildHasher.hash_one(run)).collect();
    runs.sort_unstable();
    runs.windows(2).any(|two| matches!(two, [one, other] if one == other))
}

/// The first run of at least `least` words that comes again behind itself: where it stands first and then, and its length. Time
/// and space linear in the number of words, but for the length of what is repeated.
fn again(words: &[&Token], least: usize) -> Option<(usize, usize, usize)> {
    let folded: Vec<&str> = words.iter().map(|word| &*word.folded).collect();
    if !may_repeat(&folded, least) {
        return None;
    }
    let mut seen: FxHashMap<&[&str], usize> = FxHashMap::default();
    for (at, run) in folded.windows(least).enumerate() {
        let Some(&first) = seen.get(run).filter(|first| **first + least <= at) else {
            seen.entry(run).or_insert(at);
            continue;
        };
        let same = |k: usize| words.get(first + k).zip(words.get(at + k)).is_some_and(|(a, b)| a.folded == b.folded);
        let length = (least..at - first).take_while(|k| same(*k)).last().map_or(least, |last| last + 1);
        return Some((first, at, length));
    }
    None
}
