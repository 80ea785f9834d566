//! Metrics of a translation against a reference, segment by segment, counted as sacreBLEU 2 counts them.
//!
//! Every metric keeps its sufficient statistics by segment; a score of any set of segments is a function of the sum of
//! theirs. That makes scores of segments, of whole texts and of resampled texts (the bootstrap) one thing.
//!
//! To add one: a file with a static that implements [`Metric`], a row in [`metrics`].

mod bleu;
mod bootstrap;
mod chrf;
mod ngrams;
mod ter;
mod tokenize;

use std::fmt::Debug;

pub use bleu::Bleu;
pub use bootstrap::{Bootstrap, Interval, bootstrap};
pub use chrf::Chrf;
pub use ter::Ter;
pub use tokenize::Tokenizer;

/// The statistics of a segment: counts whose meaning is the metric's; those of a text are the sums of its segments'.
pub type Statistics = Vec<u32>;

/// The version of sacreBLEU whose numbers these are, as its signatures give it.
const VERSION: &str = "2.6.0";

/// A metric of one hypothesis against one reference.
pub trait Metric: Debug + Sync {
    /// Its name, as sacreBLEU writes it.
    fn name(&self) -> &'static str;

    /// How it was counted, in sacreBLEU's form for one reference, without the version.
    fn signature(&self) -> String;

    /// Whether more is better.
    fn more_is_better(&self) -> bool {
        true
    }

    /// The statistics of one segment. Time about linear in its length (TER: cubic at worst, bounded by its beam).
    fn statistics(&self, hypothesis: &str, reference: &str) -> Statistics;

    /// The score of summed statistics, 0 to 100 (TER: 0 up). Empty statistics score 0.
    fn score(&self, statistics: &[u64]) -> f64;

    /// The score of a single segment, which BLEU counts in another way than that of a text (effective order).
    fn segment_score(&self, statistics: &[u64]) -> f64 {
        self.score(statistics)
    }

    /// How a reader may reproduce the score with sacreBLEU: the signature with the version of its numbers.
    fn full_signature(&self) -> String {
        format!("{}|version:{VERSION}", self.signature())
    }
}

/// The metrics that are reported besides BLEU, in this order.
static OTHERS: [&dyn Metric; 3] = [&Chrf { words: 0 }, &Chrf { words: 2 }, &Ter];

/// The metrics that are reported, in this order, BLEU with words as `tokenizer` tells them.
pub fn metrics(tokenizer: Tokenizer) -> Vec<&'static dyn Metric> {
    let bleu: &dyn Metric = match tokenizer {
        Tokenizer::Mteval13a => &Bleu { tokenizer: Tokenizer::Mteval13a },
        Tokenizer::International => &Bleu { tokenizer: Tokenizer::International },
        Tokenizer::None => &Bleu { tokenizer: Tokenizer::None },
    };
    std::iter::once(bleu).chain(OTHERS).collect()
}

/// Sums statistics of segments.
pub fn sum<'a>(segments: impl IntoIterator<Item = &'a Statistics>) -> Vec<u64> {
    let mut total: Vec<u64> = Vec::new();
    for statistics in segments {
        if total.len() < statistics.len() {
            total.resize(statistics.len(), 0);
        }
        for (slot, &count) in total.iter_mut().zip(statistics) {
            *slot += u64::from(count);
        }
    }
    total
}
