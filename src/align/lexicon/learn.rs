//! A lexicon learned from the two texts themselves: trained on the links that a first pass is sure of, for a second.

use super::Lexicon;
use super::train::train;
use crate::align::{Alignment, Analysis};
use crate::text::Sides;

/// Links of less confidence are not learned from.
const SURE: f32 = 0.5;

/// Links of more segments on a side are not learned from.
const LONGEST: usize = 3;

/// Fewer links teach nothing.
const FEWEST: usize = 20;

/// More links teach nothing new.
const MOST: usize = 20_000;

/// The lexicon of the links that are sure; none if they are too few.
pub(in crate::align) fn learn(texts: Sides<&Analysis>, alignment: &Alignment) -> Option<Lexicon> {
    let sure = alignment.links().iter().filter(|link| {
        let short = |segments: &std::ops::Range<usize>| (1..=LONGEST).contains(&segments.len());
        link.confidence >= SURE && short(&link.segments.source) && short(&link.segments.target)
    });
    let pairs: Vec<(&str, &str)> = sure
        .take(MOST)
        .map(|link| {
            let source = texts.source.passage(link.segments.source.clone()).text();
            (source, texts.target.passage(link.segments.target.clone()).text())
        })
        .collect();
    if pairs.len() < FEWEST {
        return None;
    }
    train(pairs.into_iter(), texts.map(|text| &text.language)).ok()
}
