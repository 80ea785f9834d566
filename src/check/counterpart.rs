//! How sure a word link has to be for what, and the word that translates another.

use super::Pair;
use crate::text::Side;

/// Below this confidence a word has no counterpart.
pub(super) const OPEN: f32 = 0.3;
/// From this confidence on a word is covered, where many words are counted.
pub(super) const COVERED: f32 = 0.35;
/// From this confidence on one link alone shows which word translates which.
pub(super) const LINKED: f32 = 0.4;
/// The same for names, whose spelling tells.
pub(super) const NAMED: f32 = 0.5;
/// From this confidence on a link is beyond doubt.
pub(super) const SURE: f32 = 0.7;

/// The token of the other side that the token `at` of `side` is linked with best, if surely enough; both counted from the first
/// token of their passage.
pub(super) fn counterpart(pair: &Pair<'_>, side: Side, at: usize) -> Option<usize> {
    let start = |side: Side| pair.passage(side).token_range().start;
    let links = pair.word_links().of(side, start(side) + at).filter(|link| link.confidence >= LINKED);
    let best = links.max_by(|a, b| a.confidence.total_cmp(&b.confidence))?;
    best.tokens.get(side.other()).checked_sub(start(side.other()))
}
