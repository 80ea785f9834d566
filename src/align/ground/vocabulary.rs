//! The words of a text by segment, how rare they are, and which words of the other text may translate them.

use std::collections::HashMap;

use crate::align::anchors::{DateMention, key_of};
use crate::align::encoder::Encoder;
use crate::align::lexicon::{Direction, Lexicon};
use crate::align::{Analysis, Passage};
use crate::language::{Language, stem, stem_of};
use crate::text::{Side, Sides, Token, TokenKind};

/// What a word is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TypeKind {
    /// Its stem.
    Word,
    /// Its value, or its part of a date.
    Number,
    /// What it names, by table.
    Exonym,
}

/// A word of a text, however often it occurs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Type {
    pub(crate) kind: TypeKind,
    /// How much finding it on the other side says: the rarer, the more.
    pub(crate) weight: f32,
    /// Whether it could be found there at all: a word that no lexicon has proves nothing by its absence.
    pub(crate) known: bool,
}

/// A text's words.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    types: Vec<Type>,
    names: Vec<String>,
    /// How a word is written where it first occurs; empty for what is no word.
    written: Vec<Box<str>>,
    numbers: HashMap<String, u32>,
    /// The types of each segment, each once, rising.
    segments: Lists,
    /// The segments of each type, rising.
    places: Lists,
}

/// Lists of numbers, end to end.
#[derive(Debug, Default)]
struct Lists {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    fn push(&mut self, list: &[u32]) {
        self.items.extend_from_slice(list);
        self.ends.push(self.items.len() as u32);
    }

    fn get(&self, number: usize) -> &[u32] {
        let end = |number: usize| self.ends.get(number).map_or(0, |&end| end as usize);
        let start = number.checked_sub(1).map_or(0, end);
        self.items.get(start..end(number)).unwrap_or_default()
    }

    /// The same relation the other way round, for `count` lists.
    fn inverted(&self, count: usize) -> Self {
        let mut ends = vec![0u32; count + 1];
        for &item in &self.items {
            if let Some(end) = ends.get_mut(item as usize + 1) {
                *end += 1;
            }
        }
        for k in 1..ends.len() {
            ends[k] += ends[k - 1];
        }
        let mut next = ends.clone();
        let mut items = vec![0u32; self.items.len()];
        for number in 0..self.ends.len() {
            for &item in self.get(number) {
                if let Some(at) = next.get_mut(item as usize) {
                    if let Some(slot) = items.get_mut(*at as usize) {
                        *slot = number as u32;
                    }
                    *at += 1;
                }
            }
        }
        ends.remove(0);
        Self { ends, items }
    }
}

/// In shorter texts every word is rare; they are treated as if they had this many segments.
const FEWEST: f32 = 60.0;

/// A small number is found beside any other; its weight is cut by this factor.
const SMALL_NUMBER: f32 = 0.6;

impl Vocabulary {
    /// Reads a text. An encoder tells which words were run together.
    pub(crate) fn new(text: &Analysis, encoder: Option<&dyn Encoder>) -> Self {
        let mut vocabulary = Self::default();
        let count = text.document.segments().len();
        let mut own = Vec::new();
        for segment in 0..count {
            own.clear();
            vocabulary.read(&text.passage(segment..segment + 1), encoder, &mut own);
            own.sort_unstable();
            own.dedup();
            vocabulary.segments.push(&own);
        }
        vocabulary.places = vocabulary.segments.inverted(vocabulary.types.len());
        vocabulary.weigh(count);
        vocabulary
    }

    fn read(&mut self, passage: &Passage<'_>, encoder: Option<&dyn Encoder>, own: &mut Vec<u32>) {
        let anchors = &passage.analysis.anchors;
        let quantities = passage.select(&anchors.quantities, |quantity| quantity.span);
        let dates = passage.select(&anchors.dates, |date| date.span);
        for token in passage.tokens() {
            match token.kind {
                TokenKind::Mark => {}
                TokenKind::Number => {
                    let counted = quantities.iter().any(|quantity| quantity.span.overlaps(token.span))
                        || dates.iter().any(|date| date.span.overlaps(token.span));
                    if !counted {
                        own.push(self.number_of(token.folded.replace(',', ""), TypeKind::Number, ""));
                    }
                }
                _ => {
                    let written = token.span.of(passage.whole());
                    let words = encoder.map_or_else(Vec::new, |encoder| run_together(token, encoder));
                    for word in &words {
                        let stem = stem_of(token.kind, word, passage.language());
                        own.push(self.number_of(stem, TypeKind::Word, word));
                    }
                    if !words.is_empty() {
                        continue;
                    }
                    own.push(self.number_of(stem(token, passage.language()), TypeKind::Word, written));
                }
            }
        }
        // What is found by table or by value is a type of its own, with a key that no word has.
        for quantity in quantities.iter().filter(|quantity| quantity.is_explicit()) {
            own.push(self.number_of(format!("= {}", quantity.key()), TypeKind::Number, ""));
        }
        for key in dates.iter().flat_map(DateMention::keys) {
            own.push(self.number_of(format!("date {key}"), TypeKind::Number, ""));
        }
        for exonym in passage.select(&anchors.exonyms, |exonym| exonym.span) {
            own.push(self.number_of(format!("name {}", exonym.id), TypeKind::Exonym, ""));
        }
    }

    fn number_of(&mut self, key: String, kind: TypeKind, written: &str) -> u32 {
        if let Some(&number) = self.numbers.get(&key) {
            return number;
        }
        let number = self.types.len() as u32;
        self.types.push(Type { kind, weight: 0.0, known: kind != TypeKind::Word });
        self.written.push(written.into());
        self.names.push(key.clone());
        self.numbers.insert(key, number);
        number
    }

    fn weigh(&mut self, segments: usize) {
        let all = (segments as f32).max(FEWEST) + 1.0;
        for number in 0..self.types.len() {
            let places = self.places.get(number).len().max(1) as f32;
            let small = self.names.get(number).is_some_and(|name| is_small(name));
            if let Some(found) = self.types.get_mut(number) {
                let factor = if found.kind == TypeKind::Number && small { SMALL_NUMBER } else { 1.0 };
                found.weight = (all / places).ln() * factor;
            }
        }
    }

    /// Takes over what types weigh in the whole text.
    pub(crate) fn weigh_like(&mut self, whole: &Self) {
        for (found, name) in self.types.iter_mut().zip(&self.names) {
            if let Some(number) = whole.find(name) {
                *found = whole.get(number);
            }
        }
    }

    /// Where most words could not be found whatever the other side says, they weigh less: what is left to go by are those
    /// that could.
    pub(crate) fn discount_unknown(&mut self) {
        let (mut known, mut all) = (0.0, 0.0);
        for (number, found) in self.types.iter().enumerate() {
            let weight = found.weight * self.places.get(number).len() as f32;
            all += weight;
            known += if found.known { weight } else { 0.0 };
        }
        let factor = (known / all.max(1.0) / USUAL_KNOWN).clamp(LEAST_UNKNOWN, 1.0);
        for found in self.types.iter_mut().filter(|found| !found.known) {
            found.weight *= factor;
        }
    }

    /// Notes that a type could be found.
    pub(crate) fn set_known(&mut self, number: u32) {
        if let Some(found) = self.types.get_mut(number as usize) {
            found.known = true;
        }
    }

    /// The weight of all types of a segment.
    pub(crate) fn mass(&self, segment: usize) -> f32 {
        self.of_segment(segment).iter().map(|&number| self.get(number).weight).sum()
    }

    /// How many types there are.
    pub(crate) fn len(&self) -> usize {
        self.types.len()
    }

    /// What a type is found by.
    pub(crate) fn key(&self, number: u32) -> Option<&str> {
        self.names.get(number as usize).map(String::as_str)
    }

    /// The type of a stem.
    pub(crate) fn find(&self, stem: &str) -> Option<u32> {
        self.numbers.get(stem).copied()
    }

    /// How a type is written where it first occurs; empty for what is no word.
    pub(crate) fn written(&self, number: u32) -> &str {
        self.written.get(number as usize).map_or("", |written| written)
    }

    /// The types of a segment.
    pub(crate) fn of_segment(&self, segment: usize) -> &[u32] {
        self.segments.get(segment)
    }

    /// The segments of a type.
    pub(crate) fn places(&self, number: u32) -> &[u32] {
        self.places.get(number as usize)
    }

    /// The type of that number.
    pub(crate) fn get(&self, number: u32) -> Type {
        self.types.get(number as usize).copied().unwrap_or(Type { kind: TypeKind::Word, weight: 0.0, known: false })
    }
}

/// The fewest letters of words that may have been run together.
const RUN_TOGETHER: usize = 9;

/// The words that were run together in a token; none if it is a word.
fn run_together(token: &Token, encoder: &dyn Encoder) -> Vec<String> {
    if token.kind != TokenKind::Arabic || token.folded.chars().count() < RUN_TOGETHER {
        return Vec::new();
    }
    let words = encoder.words(&token.folded);
    if words.len() > 1 { words } else { Vec::new() }
}

/// The share of a text's words, by weight, that a lexicon usually has.
const USUAL_KNOWN: f32 = 0.3;

/// The least factor for words that no lexicon has.
const LEAST_UNKNOWN: f32 = 0.1;

/// Whether a number's key stands for ten or less.
fn is_small(key: &str) -> bool {
    match key.strip_prefix("= ") {
        Some(value) => value.parse().is_ok_and(|value: u64| value <= key_of(10.0)),
        None => key.parse().is_ok_and(|value: u64| value <= 10),
    }
}

/// For each type of a side, the types of the other side that may translate it, with their strength (0 to 1).
#[derive(Debug, Default)]
pub(crate) struct Matches {
    ends: Vec<u32>,
    items: Vec<(u32, f32)>,
}

impl Matches {
    pub(crate) fn new(mut pairs: Vec<(u32, u32, f32)>, types: usize) -> Self {
        pairs.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(b.2.total_cmp(&a.2)));
        pairs.dedup_by_key(|pair| (pair.0, pair.1));
        let ends = (0..types).map(|number| pairs.partition_point(|pair| pair.0 as usize <= number) as u32);
        Self { ends: ends.collect(), items: pairs.iter().map(|pair| (pair.1, pair.2)).collect() }
    }

    /// The matches of a type.
    pub(crate) fn of(&self, number: u32) -> &[(u32, f32)] {
        let end = |number: usize| self.ends.get(number).map_or(0, |&end| end as usize);
        let start = (number as usize).checked_sub(1).map_or(0, end);
        self.items.get(start..end(number as usize)).unwrap_or_default()
    }
}

/// Source and target types that match, with their strength.
pub(crate) type TypePairs = Vec<(u32, u32, f32)>;

/// Finds which types match: those of one key, and those that a lexicon pairs. Marks as known what could be found.
pub(crate) fn pairs(words: &mut Sides<Vocabulary>, languages: Sides<&Language>, lexicons: &[Lexicon]) -> TypePairs {
    let mut pairs = Vec::new();
    for (number, name) in words.source.names.iter().enumerate() {
        if let Some(&other) = words.target.numbers.get(name) {
            pairs.push((number as u32, other, 1.0));
        }
    }
    for lexicon in lexicons {
        match lexicon.direction(languages) {
            Some(Direction::Forward) => look_up(lexicon, words, Side::Source, &mut pairs),
            Some(Direction::Backward) => look_up(lexicon, words, Side::Target, &mut pairs),
            None => {}
        }
    }
    mark_known(words, &pairs);
    pairs
}

/// For each type of an excerpt the number that it has in the whole text; the greatest number if it has none.
pub(crate) fn numbers_in(words: &Vocabulary, whole: &Vocabulary) -> Vec<u32> {
    words.names.iter().map(|name| whole.find(name).unwrap_or(u32::MAX)).collect()
}

/// The pairs of an excerpt's types that match in the whole texts.
pub(crate) fn inherited(words: &Sides<Vocabulary>, whole: &Sides<Vocabulary>, matches: &Sides<Matches>) -> TypePairs {
    let mut pairs = Vec::new();
    for (number, name) in words.source.names.iter().enumerate() {
        for &(other, strength) in whole.source.find(name).map_or(&[][..], |number| matches.source.of(number)) {
            let other = whole.target.names.get(other as usize).and_then(|name| words.target.find(name));
            pairs.extend(other.map(|other| (number as u32, other, strength)));
        }
    }
    pairs
}

/// Marks both sides of `pairs` as known.
pub(crate) fn mark_known(words: &mut Sides<Vocabulary>, pairs: &TypePairs) {
    for &(source, target, _) in pairs {
        words.source.set_known(source);
        words.target.set_known(target);
    }
}

/// The matches of both sides.
pub(crate) fn matches(words: &Sides<Vocabulary>, pairs: &TypePairs) -> Sides<Matches> {
    let turned = pairs.iter().map(|&(source, target, strength)| (target, source, strength)).collect();
    Sides::new(Matches::new(pairs.clone(), words.source.len()), Matches::new(turned, words.target.len()))
}

/// Adds what `lexicon`, whose first language is on the side `first`, knows as pairs of a source and a target type.
fn look_up(lexicon: &Lexicon, words: &mut Sides<Vocabulary>, first: Side, pairs: &mut TypePairs) {
    let mut known = Vec::new();
    let (from, to) = (words.get(first), words.get(first.other()));
    for (number, name) in from.names.iter().enumerate() {
        for (stem, strength) in lexicon.translations(name) {
            known.push((first, number));
            if let Some(&other) = to.numbers.get(stem) {
                let (number, other) = (number as u32, other);
                pairs.push(if first == Side::Source { (number, other, strength) } else { (other, number, strength) });
            }
        }
    }
    for (number, name) in to.names.iter().enumerate() {
        if lexicon.knows(name) {
            known.push((first.other(), number));
        }
    }
    for (side, number) in known {
        if let Some(found) = words.get_mut(side).types.get_mut(number) {
            found.known = true;
        }
    }
}
