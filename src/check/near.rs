//! Where words of a link stand to each other: what is beside a word, what ties two of them, and what the lexicon has for them.

use super::Pair;
use super::counterpart::counterpart;
use crate::text::{Side, TokenKind};

/// How far off words stand that a word is said of: content words of the source, and of the target.
const NEAR: (usize, usize) = (3, 4);

/// The content words at most `reach` of them before and behind the one at `at`, no mark between.
pub(super) fn beside(pair: &Pair<'_>, side: Side, at: usize, reach: usize) -> Vec<usize> {
    let passage = pair.passage(side);
    let (tokens, start) = (passage.tokens(), passage.token_range().start);
    let walks = |&at: &usize| tokens.get(at).is_some_and(|token| token.kind != TokenKind::Mark);
    let is_content = |at: &usize| pair.word_linker().is_content(side, start + at);
    let before = (0..at).rev().take_while(walks).filter(is_content).take(reach);
    let behind = (at + 1..tokens.len()).take_while(walks).filter(is_content).take(reach);
    before.chain(behind).collect()
}

/// How many words beside a word of the source are linked with words beside a word of the target.
pub(super) fn ties(pair: &Pair<'_>, source: usize, target: usize) -> usize {
    let around = beside(pair, Side::Target, target, NEAR.1);
    let own = beside(pair, Side::Source, source, NEAR.0).into_iter();
    own.filter_map(|at| counterpart(pair, Side::Source, at)).filter(|at| around.contains(at)).count()
}

/// How far apart two words stand in their sentences, as a share of these.
pub(super) fn apart(pair: &Pair<'_>, source: usize, target: usize) -> f32 {
    let share = |side: Side, at: usize| (at as f32 + 0.5) / pair.passage(side).tokens().len().max(1) as f32;
    (share(Side::Source, source) - share(Side::Target, target)).abs()
}

/// How strongly the lexicon pairs the words of a link.
#[derive(Clone, Debug)]
pub(super) struct Strengths {
    /// A word of the source, one of the target, and how strongly they are paired; sorted.
    pairs: Vec<(usize, usize, f32)>,
}

impl Strengths {
    pub(super) fn new(pair: &Pair<'_>) -> Self {
        Self { pairs: pair.word_linker().strengths(pair.passages.as_ref()) }
    }

    /// The words of the target that a word of the source is paired with at least so strongly.
    pub(super) fn targets(&self, source: usize, least: f32) -> impl Iterator<Item = usize> {
        let first = self.pairs.partition_point(|pair| pair.0 < source);
        let own = self.pairs.iter().skip(first).take_while(move |pair| pair.0 == source);
        own.filter(move |pair| pair.2 >= least).map(|pair| pair.1)
    }

    /// Whether a word of the source is paired with a word of the target, of those that `counts`, at least so strongly.
    pub(super) fn has_target(&self, source: usize, least: f32, counts: impl Fn(usize) -> bool) -> bool {
        self.targets(source, least).any(counts)
    }

    /// Whether a word of the target is paired with any word of the source at least so strongly.
    pub(super) fn has_source(&self, target: usize, least: f32) -> bool {
        self.pairs.iter().any(|pair| pair.1 == target && pair.2 >= least)
    }
}
