//! Candidates for word links: pairs of words that some evidence speaks for.

use std::ops::Range;

use super::WordEvidence;
use super::index::{Index, Word};
use super::sieve::Sieve;
use crate::align::Passage;
use crate::align::anchors::spelling::{Arabic, Latin, distance};
use crate::align::anchors::{DateMention, Form, Name, Quantity};
use crate::text::{Side, Sides, Span, Token, TokenKind, covered};

/// Tokens of both sides that may translate each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// Token numbers, counted from the passages' first.
    pub(super) tokens: Sides<Range<usize>>,
    /// How surely, 0 to 1, for all that the evidence says.
    pub(super) strength: f32,
    pub(super) evidence: WordEvidence,
    /// Whether one of them is a function word: its place must speak for it too.
    pub(super) is_function: bool,
    /// Whether a word that is taken already may have it besides.
    pub(super) shares: bool,
}

impl Candidate {
    fn new(tokens: Sides<Range<usize>>, strength: f32, evidence: WordEvidence) -> Self {
        Self { tokens, strength, evidence, is_function: false, shares: false }
    }
}

/// How surely a number by value, a name by table and the same word stand for each other.
const SURE: f32 = 0.95;

/// The same for a dual or another word that may stand for a number.
const HINTED: f32 = 0.6;

/// How much a spelling distance of 1 takes from the strength.
const DISTANCE: f32 = 1.5;

/// Strength of a cognate of which only the beginning is shared; more by its share of the longer word.
const COGNATE: f32 = 0.3;

/// The least share of the longer word that cognates have in common.
const LEAST_COMMON: f32 = 0.55;

/// A word is compared with so many equal ones at most, those that stand nearest.
const NEAREST: usize = 6;

/// Comparisons of spellings for two passages at most.
const MOST_SPELLINGS: usize = 20_000;

/// A function word's strength counts by this factor.
const FUNCTION: f32 = 0.8;

/// Every candidate of two passages. Time n log n in their length.
pub(super) fn find(index: &Index, passages: Sides<&Passage<'_>>) -> Vec<Candidate> {
    let starts = passages.map(|passage| passage.token_range().start);
    let finder = Finder { index, passages, starts, tokens: passages.map(Passage::tokens) };
    let mut found = Vec::with_capacity(4 * finder.tokens.source.len());
    finder.words(&mut found);
    finder.exonyms(&mut found);
    finder.values(&mut found);
    finder.dates(&mut found);
    for side in Side::BOTH {
        finder.names(side, &mut found);
    }
    found
}

struct Finder<'p> {
    index: &'p Index,
    passages: Sides<&'p Passage<'p>>,
    /// The numbers of their first tokens.
    starts: Sides<usize>,
    tokens: Sides<&'p [Token]>,
}

impl<'p> Finder<'p> {
    fn word(&self, side: Side, token: usize) -> Option<&'p Word> {
        self.index.word(side, self.starts.get(side) + token)
    }

    /// The tokens that a span covers.
    fn within(&self, side: Side, span: Span) -> Range<usize> {
        covered(self.tokens.get(side), span)
    }

    /// Words of one stem, of stems that a lexicon pairs, and words that begin alike.
    fn words(&self, found: &mut Vec<Candidate>) {
        let words: Vec<(usize, &Word)> = self.kept(Side::Target).collect();
        let mut stems: Vec<(u32, usize)> = words.iter().map(|(token, word)| (word.stem, *token)).collect();
        stems.sort_unstable();
        let sieve = Sieve::of(stems.iter().map(|(stem, _)| *stem));
        let beginning = |&(token, word): &(usize, &Word)| Some((word.beginning?, token));
        let mut beginnings: Vec<(u32, usize)> = words.iter().filter_map(beginning).collect();
        beginnings.sort_unstable();
        for (source, word) in self.kept(Side::Source) {
            let middle = self.opposite(source);
            if sieve.may_have(word.stem) {
                for target in nearest(&stems, word.stem, middle) {
                    self.push(source, target, SURE, WordEvidence::Same, found);
                }
            }
            let translations = self.index.translations(word.stem).iter();
            for &(stem, strength) in translations.filter(|(stem, _)| sieve.may_have(*stem)) {
                for target in nearest(&stems, stem, middle) {
                    self.push(source, target, strength, WordEvidence::Lexicon, found);
                }
            }
            if let Some(beginning) = word.beginning.filter(|_| word.is_content) {
                for target in nearest(&beginnings, beginning, middle) {
                    self.cognate(source, target, found);
                }
            }
        }
    }

    /// Every token that can be linked for what it says, with its word.
    fn kept(&self, side: Side) -> impl Iterator<Item = (usize, &'p Word)> {
        let tokens = self.tokens.get(side).iter().enumerate().filter(|(_, token)| token.kind != TokenKind::Mark);
        let words = tokens.filter_map(move |(token, _)| Some((token, self.word(side, token)?)));
        words.filter(|(_, word)| !word.is_never_alone)
    }

    /// The target token at the same share of its passage as a source token.
    fn opposite(&self, source: usize) -> usize {
        source * self.tokens.target.len() / self.tokens.source.len().max(1)
    }

    fn push(&self, source: usize, target: usize, strength: f32, evidence: WordEvidence, found: &mut Vec<Candidate>) {
        let content = |side, token| self.word(side, token).is_some_and(|word| word.is_content);
        let is_function = !content(Side::Source, source) || !content(Side::Target, target);
        let strength = if is_function { strength * FUNCTION } else { strength };
        let tokens = Sides::new(source..source + 1, target..target + 1);
        found.push(Candidate { is_function, ..Candidate::new(tokens, strength, evidence) });
    }

    fn cognate(&self, source: usize, target: usize, found: &mut Vec<Candidate>) {
        let Some((one, other)) = self.tokens.source.get(source).zip(self.tokens.target.get(target)) else { return };
        let same = self.word(Side::Source, source).zip(self.word(Side::Target, target));
        if one.kind != other.kind || same.is_some_and(|(one, other)| one.stem == other.stem) {
            return;
        }
        let common = one.folded.chars().zip(other.folded.chars()).take_while(|(one, other)| one == other).count();
        let longer = one.folded.chars().count().max(other.folded.chars().count());
        let share = common as f32 / longer.max(1) as f32;
        if share >= LEAST_COMMON {
            self.push(source, target, COGNATE + (1.0 - COGNATE) * share * share, WordEvidence::Cognate, found);
        }
    }

    fn exonyms(&self, found: &mut Vec<Candidate>) {
        let [source, target] = Side::BOTH.map(|side| {
            let passage = self.passages.get(side);
            passage.select(&passage.analysis.anchors.exonyms, |exonym| exonym.span)
        });
        for (number, exonym) in source.iter().enumerate() {
            let same = |other: &&_| exonym.id == (other as &&crate::language::exonyms::Found).id;
            let from = number.saturating_sub(NEAREST);
            for other in target.iter().skip(from).filter(same).take(NEAREST) {
                let tokens = Sides::new(self.within(Side::Source, exonym.span), self.within(Side::Target, other.span));
                found.push(Candidate::new(tokens, SURE, WordEvidence::Table));
            }
        }
    }

    fn values(&self, found: &mut Vec<Candidate>) {
        let [source, target] = Side::BOTH.map(|side| {
            let passage = self.passages.get(side);
            passage.select(&passage.analysis.anchors.quantities, |quantity| quantity.span)
        });
        if source.is_empty() || target.is_empty() {
            return;
        }
        let keys = |quantities: &[Quantity]| -> Vec<(u64, usize)> {
            let keyed =
                quantities.iter().enumerate().flat_map(|(k, quantity)| quantity.keys().map(move |key| (key, k)));
            let mut keys: Vec<(u64, usize)> = keyed.collect();
            keys.sort_unstable();
            keys
        };
        let targets = keys(target);
        for (number, quantity) in source.iter().enumerate() {
            for key in quantity.keys() {
                for other in nearest(&targets, key, number * target.len() / source.len()) {
                    let Some(other) = target.get(other) else { continue };
                    let hinted = [quantity, other].iter().any(|q| matches!(q.form, Form::Dual | Form::Hint));
                    let tokens =
                        Sides::new(self.within(Side::Source, quantity.span), self.within(Side::Target, other.span));
                    let strength = if hinted { HINTED } else { SURE };
                    found.push(Candidate { shares: hinted, ..Candidate::new(tokens, strength, WordEvidence::Value) });
                }
            }
        }
    }

    fn dates(&self, found: &mut Vec<Candidate>) {
        let [source, target] = Side::BOTH.map(|side| {
            let passage = self.passages.get(side);
            passage.select(&passage.analysis.anchors.dates, |date| date.span)
        });
        for (number, date) in source.iter().enumerate() {
            for other in target.iter().skip(number.saturating_sub(NEAREST)).take(2 * NEAREST + 1) {
                for (one, other) in equal_parts(date, other) {
                    let tokens = Sides::new(self.within(Side::Source, one), self.within(Side::Target, other));
                    found.push(Candidate::new(tokens, SURE, WordEvidence::Value));
                }
            }
        }
    }

    /// Names of `side` in the Latin script that words of the other side spell.
    fn names(&self, side: Side, found: &mut Vec<Candidate>) {
        let passage = self.passages.get(side);
        let names = passage.select(&passage.analysis.anchors.names, |name: &Name| name.span);
        if names.is_empty() || self.passages.get(side.other()).language().profile().script != TokenKind::Arabic {
            return;
        }
        let spelled: Vec<(usize, &Arabic)> =
            self.kept(side.other()).filter_map(|(token, word)| Some((token, word.spelled.as_ref()?))).collect();
        let mut left = MOST_SPELLINGS;
        for word in names.iter().flat_map(|name| &name.words) {
            let name = self.within(side, word.span);
            left = left.saturating_sub(spelled.len());
            if name.is_empty() || left == 0 {
                continue;
            }
            spell(side, &name, &word.spelling, &spelled, found);
        }
    }
}

/// The words that spell a name of `side`.
fn spell(side: Side, name: &Range<usize>, spelling: &Latin, words: &[(usize, &Arabic)], found: &mut Vec<Candidate>) {
    for &(token, arabic) in words {
        if let Some(likeness) = distance(spelling, arabic) {
            let tokens = match side {
                Side::Source => Sides::new(name.clone(), token..token + 1),
                Side::Target => Sides::new(token..token + 1, name.clone()),
            };
            let strength = 0.9 - DISTANCE * likeness.distance;
            found.push(Candidate::new(tokens, strength, WordEvidence::Spelling));
        }
    }
}

/// The numbers that sorted `list` has for `key`, at most [`NEAREST`] and those nearest to `middle`.
fn nearest<K: Ord + Copy>(list: &[(K, usize)], key: K, middle: usize) -> impl Iterator<Item = usize> {
    let start = list.partition_point(|entry| entry.0 < key);
    let same = list.get(start..list.partition_point(|entry| entry.0 <= key)).unwrap_or_default();
    let near = same.partition_point(|entry| entry.1 < middle);
    let from = near.saturating_sub(NEAREST / 2).min(same.len().saturating_sub(NEAREST));
    same.iter().skip(from).take(NEAREST).map(|entry| entry.1)
}

/// Where the equal parts of two dates stand.
fn equal_parts(one: &DateMention, other: &DateMention) -> impl Iterator<Item = (Span, Span)> {
    fn equal<T: PartialEq>(
        one: Option<crate::align::anchors::Part<T>>,
        other: Option<crate::align::anchors::Part<T>>,
    ) -> Option<(Span, Span)> {
        one.zip(other).filter(|(one, other)| one.value == other.value).map(|(one, other)| (one.span, other.span))
    }
    let month = equal(one.month, other.month).filter(|_| one.hijri == other.hijri);
    let parts = [
        equal(one.day, other.day),
        month,
        equal(one.year, other.year),
        equal(one.weekday, other.weekday),
        equal(one.relative, other.relative),
    ];
    parts.into_iter().flatten()
}
