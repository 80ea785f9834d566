//! Paired bootstrap resampling (Koehn 2004): how sure a score, and a difference between two scores, is.
//!
//! Texts are put together anew from their own segments, drawn with replacement, the same draws for every translation.
//! Deterministic: the draws come from a fixed seed. Time samples x segments, memory linear.

use super::{Metric, Statistics};

/// How many texts are drawn.
const SAMPLES: usize = 1000;

/// The seed of the draws; sacreBLEU's default, though its generator is another.
const SEED: u64 = 12345;

/// Fewer segments than this say nothing about significance.
const FEWEST: usize = 50;

/// Where the score of a like text would lie, 95 times in 100.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Interval {
    /// Mean over the drawn texts.
    pub mean: f64,
    /// The 2.5th percentile.
    pub low: f64,
    /// The 97.5th percentile.
    pub high: f64,
}

/// What resampling says of several translations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bootstrap {
    /// How many segments were drawn from.
    pub segments: usize,
    /// How many texts were drawn.
    pub samples: usize,
    /// An interval for each translation.
    pub intervals: Vec<Interval>,
    /// For each translation the probability that a difference from the first at least as large as the one seen comes about
    /// by chance; none for the first, and none where the segments are too few to say.
    pub p_values: Vec<Option<f64>>,
}

/// Resamples the statistics of translations of the same segments. Segments that some translation lacks are left out.
pub fn bootstrap(metric: &dyn Metric, translations: &[Vec<Statistics>]) -> Bootstrap {
    let segments = translations.iter().map(Vec::len).min().unwrap_or_default();
    if segments == 0 {
        return Bootstrap::default();
    }
    let mut draws = Draws(SEED);
    let mut scores = vec![Vec::with_capacity(SAMPLES); translations.len()];
    let mut drawn = vec![0; segments];
    for _ in 0..SAMPLES {
        drawn.fill_with(|| draws.below(segments));
        for (scores, statistics) in scores.iter_mut().zip(translations) {
            let segments = drawn.iter().filter_map(|&segment| statistics.get(segment));
            scores.push(metric.score(&super::sum(segments)));
        }
    }
    let seen: Vec<f64> =
        translations.iter().map(|segments| metric.score(&super::sum(segments.iter().take(drawn.len())))).collect();
    let p_value = |number: usize| {
        let (first, own) = (scores.first()?, scores.get(number)?);
        let difference = seen.get(number)? - seen.first()?;
        (number > 0 && segments >= FEWEST).then(|| chance(first, own, difference))
    };
    let p_values = (0..translations.len()).map(p_value).collect();
    let intervals = scores.into_iter().map(interval).collect();
    Bootstrap { segments, samples: SAMPLES, intervals, p_values }
}

/// The share of drawn texts whose difference strays from the mean difference as far as the difference seen (Riezler and
/// Maxwell 2005), in the form that never gives 0.
fn chance(first: &[f64], own: &[f64], seen: f64) -> f64 {
    let differences: Vec<f64> = own.iter().zip(first).map(|(own, first)| own - first).collect();
    let mean = differences.iter().sum::<f64>() / differences.len() as f64;
    let far = differences.iter().filter(|difference| (*difference - mean).abs() >= seen.abs()).count();
    (far + 1) as f64 / (differences.len() + 1) as f64
}

fn interval(mut scores: Vec<f64>) -> Interval {
    scores.sort_by(f64::total_cmp);
    let at = |share: f64| scores.get((share * (scores.len() - 1) as f64).round() as usize).copied().unwrap_or_default();
    Interval { mean: scores.iter().sum::<f64>() / scores.len() as f64, low: at(0.025), high: at(0.975) }
}

/// `SplitMix64` (Steele, Lea and Flood 2014).
#[derive(Debug)]
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::metrics::Chrf;

    fn statistics(hypothesis: &str, count: usize) -> Vec<Statistics> {
        (0..count).map(|k| Chrf::default().statistics(hypothesis, &format!("the cat sat on mat number {k}"))).collect()
    }

    #[test]
    fn a_plain_difference_is_no_chance_and_none_at_all_is() {
        let (good, bad) = (statistics("the cat sat on mat number 3", 60), statistics("a dog ran", 60));
        let found = bootstrap(&Chrf::default(), &[good.clone(), bad, good]);
        assert!(found.p_values[1].unwrap() < 0.01);
        assert_eq!(found.p_values[2], Some(1.0));
        assert!(
            found.intervals[0].low <= found.intervals[0].mean && found.intervals[0].mean <= found.intervals[0].high
        );
    }

    #[test]
    fn few_segments_claim_nothing() {
        let found = bootstrap(&Chrf::default(), &[statistics("the cat", 9), statistics("a dog", 9)]);
        assert_eq!((found.segments, found.p_values), (9, vec![None, None]));
    }
}
