//! Where words of a link stand to each other: what is beside a word, what ties two of them, and what the lexicon has for them.

use rustc_hash::FxHashMap;

use super::Pair;
use super::counterpart::counterpart;
use crate::language::stem;
use crate::text::{Side, Sides, TokenKind};

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
    pairs: FxHashMap<(usize, usize), f32>,
    words: Sides<usize>,
}

impl Strengths {
    pub(super) fn new(pair: &Pair<'_>) -> Self {
        let stems = |side: Side| -> Vec<String> {
            let passage = pair.passage(side);
            passage.tokens().iter().map(|token| stem(token, passage.language())).collect()
        };
        let (source, target) = (stems(Side::Source), stems(Side::Target));
        let words = Sides::new(source.len(), target.len());
        Self { pairs: pair.shared().strengths(&source, &target), words }
    }

    /// The words of the target that a word of the source is paired with at least so strongly.
    pub(super) fn targets(&self, source: usize, least: f32) -> impl Iterator<Item = usize> {
        (0..self.words.target).filter(move |&target| self.of(source, target) >= least)
    }

    /// Whether a word of the source is paired with a word of the target, of those that `counts`, at least so strongly.
    pub(super) fn has_target(&self, source: usize, least: f32, counts: impl Fn(usize) -> bool) -> bool {
        self.targets(source, least).any(counts)
    }

    /// Whether a word of the target is paired with any word of the source at least so strongly.
    pub(super) fn has_source(&self, target: usize, least: f32) -> bool {
        (0..self.words.source).any(|source| self.of(source, target) >= least)
    }

    fn of(&self, source: usize, target: usize) -> f32 {
        self.pairs.get(&(source, target)).copied().unwrap_or_default()
    }
}
