//! How far the two sides of a link say the same, by their words: for the rules on wrong and cut sentences.

use std::ops::Range;

use super::counterpart::{COVERED, NAMED, OPEN, SURE};
use super::{Discourse, Pair};
use crate::align::Passage;
use crate::text::{Side, Sides, Token, TokenKind, is_arabic_letter};

/// What the words of a link tell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Similarity {
    /// Mean confidence of the links of all content words, 0 to 1.
    pub(super) share: f32,
    /// The same for each side, and for the words only that could have been linked.
    pub(super) known_share: Sides<f32>,
    /// Content words that could have been linked: the lesser number of the two sides.
    pub(super) known: usize,
    /// Words of the source with a sure counterpart.
    pub(super) sure: usize,
    /// Words of names with a counterpart, and without.
    pub(super) names: (usize, usize),
    /// Numbers in digits without counterpart on either side.
    pub(super) numbers: usize,
    /// The logarithm of the ratio of lengths, in spreads of what is usual: under 0 where the target is short.
    pub(super) length: f32,
}

/// Spread of the logarithm of the ratio of lengths in translated sentences of any length, and what short ones add.
const SPREAD: (f64, f64) = (0.19, 4.0);

/// Letters and digits of a passage.
pub(super) fn letters_and_digits(passage: &Passage<'_>) -> usize {
    // Whether a letter is Arabic is asked first: it is told in a fraction of the time.
    let counts = |c: char| c.is_ascii_alphanumeric() || c != ' ' && (is_arabic_letter(c) || c.is_alphanumeric());
    passage.text().chars().filter(|&c| counts(c)).count()
}

/// The logarithm of the ratio of lengths and what it is measured by.
pub(super) fn length_ratio(pair: &Pair<'_>) -> (f64, f64) {
    let Sides { source, target } = *pair.lengths();
    let ratio = ((target + 4) as f64 / (source + 4) as f64).ln();
    (ratio, SPREAD.0 + SPREAD.1 / source.min(target).max(1) as f64)
}

/// Links that tell what is usual in a text.
const ENOUGH: usize = 8;

/// The usual logarithm of the ratio of lengths in a text; 0 where it has too few links to tell.
pub(super) fn usual_ratio(discourse: &Discourse<'_>) -> f64 {
    let mut ratios: Vec<f64> =
        discourse.pairs.iter().filter(|pair| !pair.is_null()).map(|pair| length_ratio(pair).0).collect();
    ratios.sort_by(f64::total_cmp);
    if ratios.len() < ENOUGH { 0.0 } else { ratios.get(ratios.len() / 2).copied().unwrap_or_default() }
}

/// The similarity of a link; nothing where its words cannot tell: they run together, or one side has none.
pub(super) fn similarity(pair: &Pair<'_>, usual: f64) -> Option<Similarity> {
    if pair.is_null() || is_run_together(pair) {
        return None;
    }
    let [source, target] = Side::BOTH.map(|side| sums(pair, side));
    if source.content == 0 || target.content == 0 {
        return None;
    }
    let (ratio, spread) = length_ratio(pair);
    Some(Similarity {
        share: (source.linked + target.linked) / (source.content + target.content) as f32,
        known_share: Sides::new(source.known_share(), target.known_share()),
        known: source.known.min(target.known),
        sure: source.sure,
        names: names(pair),
        numbers: source.numbers + target.numbers,
        length: ((ratio - usual) / spread) as f32,
    })
}

#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    content: usize,
    linked: f32,
    known: usize,
    known_linked: f32,
    sure: usize,
    numbers: usize,
}

impl Sums {
    fn known_share(self) -> f32 {
        self.known_linked / (self.known + 1) as f32
    }
}

fn sums(pair: &Pair<'_>, side: Side) -> Sums {
    let passage = pair.passage(side);
    let (links, linker) = (pair.word_links(), pair.word_linker());
    let mut sums = Sums::default();
    let confidences = links.confidences(side, passage.token_range());
    for ((number, token), confidence) in passage.token_range().zip(passage.tokens()).zip(confidences) {
        if token.kind == TokenKind::Number && confidence < OPEN {
            sums.numbers += 1;
        }
        if token.kind == TokenKind::Mark || !linker.is_content(side, number) {
            continue;
        }
        sums.content += 1;
        sums.linked += confidence;
        sums.sure += usize::from(confidence >= SURE);
        if linker.is_known(side, number) {
            sums.known += 1;
            sums.known_linked += confidence;
        }
    }
    sums
}

fn names(pair: &Pair<'_>) -> (usize, usize) {
    let source = pair.source();
    let start = source.token_range().start;
    let names = source.select(&source.analysis.anchors.names, |name| name.span);
    let mut counts = (0, 0);
    for word in names.iter().flat_map(|name| &name.words) {
        let token = source.tokens().partition_point(|token| token.span.end <= word.span.start);
        let confidence = pair.word_links().confidence(Side::Source, start + token);
        counts.0 += usize::from(confidence >= NAMED);
        counts.1 += usize::from(confidence < OPEN && word.spelling.consonants() >= 3);
    }
    counts
}

/// Arabic letters of a token.
pub(super) fn letters(token: &Token) -> usize {
    token.folded.chars().filter(|&c| is_arabic_letter(c)).count()
}

/// Whether words of an Arabic side run together, so that their links say nothing.
pub(super) fn is_run_together(pair: &Pair<'_>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let facts = pair.facts(side);
        let words = pair.passage(side).tokens().iter().filter(|token| token.kind == TokenKind::Arabic);
        let (count, sum) = words.fold((0, 0), |(count, sum), token| (count + 1, sum + facts.letter_count.of(token)));
        sum * 2 > count * 15
    })
}

/// A stretch of words of one side without counterpart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Gap {
    /// Its tokens, counted from the passage's first.
    pub(super) tokens: Range<usize>,
    /// Its content words.
    pub(super) content: usize,
}

/// The stretch with the most content words among which none has a counterpart.
pub(super) fn widest_gap(pair: &Pair<'_>, side: Side) -> Option<Gap> {
    let passage = pair.passage(side);
    let (links, linker) = (pair.word_links(), pair.word_linker());
    let mut best: Option<Gap> = None;
    let mut open: Option<Gap> = None;
    for (at, (number, token)) in passage.token_range().zip(passage.tokens()).enumerate() {
        if token.kind == TokenKind::Mark {
            continue;
        }
        let content = linker.is_content(side, number);
        if content && links.confidence(side, number) >= COVERED {
            open = None;
            continue;
        }
        let gap = open.get_or_insert(Gap { tokens: at..at, content: 0 });
        gap.tokens.end = at + 1;
        gap.content += usize::from(content);
        if content && best.as_ref().is_none_or(|best| gap.content > best.content) {
            best = Some(gap.clone());
        }
    }
    best
}
