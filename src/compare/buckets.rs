//! Scores by the length of the source: long sentences are where translations part.

use super::metrics::sum;
use super::{Comparison, Scores};

/// Units of like length.
#[derive(Clone, Debug, PartialEq)]
pub struct Bucket {
    /// Fewest and most words of the source; no most for the last bucket.
    pub words: (usize, Option<usize>),
    /// How many units.
    pub units: usize,
    /// The score of every translation over these units; none where there are no units.
    pub scores: Vec<Option<f64>>,
}

/// The first number of words of each bucket.
const STARTS: [usize; 5] = [1, 11, 21, 31, 46];

/// The units by the number of words in the source, scored with one metric. Units without source words are left out.
pub fn buckets(comparison: &Comparison<'_>, scores: &Scores) -> Vec<Bucket> {
    let words = |unit: &super::Unit| {
        let tokens = comparison.source.passage(unit.source.clone()).tokens();
        tokens.iter().filter(|token| token.kind.is_word()).count()
    };
    let lengths: Vec<usize> = comparison.units.iter().map(words).collect();
    let ends = STARTS.iter().skip(1).map(|&next| Some(next - 1)).chain([None]);
    let bucket = |(&start, end): (&usize, Option<usize>)| {
        let is_inside = |&&length: &&usize| length >= start && end.is_none_or(|end| length <= end);
        let score = |statistics: &Vec<Vec<u32>>| {
            let inside = statistics.iter().zip(&lengths).filter(|(_, length)| is_inside(length));
            let total = sum(inside.map(|(statistics, _)| statistics));
            (!total.is_empty()).then(|| scores.metric.score(&total))
        };
        Bucket {
            words: (start, end),
            units: lengths.iter().filter(is_inside).count(),
            scores: scores.units.iter().map(score).collect(),
        }
    };
    STARTS.iter().zip(ends).map(bucket).collect()
}
