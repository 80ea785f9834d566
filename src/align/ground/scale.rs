//! Cosines of any encoder on about the scale of the built-in one, which the weights are fitted to: models differ in what the cosine is of
//! sentences that say nothing of each other, .05 in one and .8 in another, and in how far translations stand above that.

use std::ops::RangeInclusive;

use super::Meaning;
use crate::align::band::Band;
use crate::text::{Side, Sides};

/// Where sentences stand that are no translations of each other: about what the built-in encoder gives those of one article.
const USUAL: Spread = Spread { mean: 0.2, deviation: 0.13 };

/// Within these bounds cosines are left as they are: there they tell of the texts, whether they have anything in common, and not of the
/// encoder.
const MEANS: RangeInclusive<f32> = -0.1..=0.45;
const DEVIATIONS: RangeInclusive<f32> = 0.04..=0.25;

/// So many deviations above the mean is as far as the likest pairs may stand on average: lines that are all but the same differ in
/// nothing else.
const HIGHEST: f32 = 5.0;

/// Fewer pairs say nothing of the encoder.
const FEWEST: usize = 4;

/// Cosines nearer to each other than this are the same.
const SAME: f32 = 1e-4;

/// The lowest value: what lies below is unlike in any case.
const LOWEST: f32 = -0.5;

/// The least deviation, to that of the segments of one text: texts that have nothing in common are spread less than either of them.
const OWN: f32 = 0.85;

/// How far apart segments of one text stand that are compared.
const APART: usize = 12;

/// How some cosines are spread.
#[derive(Clone, Copy, Debug)]
struct Spread {
    mean: f32,
    deviation: f32,
}

/// What a cosine is multiplied by and what is added.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    factor: f32,
    offset: f32,
}

impl Scale {
    /// Cosines as they are.
    pub(super) const PLAIN: Self = Self { factor: 1.0, offset: 0.0 };

    /// The scale by the cosines of the pairs of segments in the band that are neither's best, and of segments of one text; plain if
    /// they are too few. Time linear in the places of the band.
    pub(super) fn of(meaning: &Meaning<'_>, band: &Band, segments: Sides<usize>) -> Self {
        let places = (0..segments.source).flat_map(|row| {
            band.columns(row).take_while(|&column| column < segments.target).map(move |column| (row, column))
        });
        let cosine = |(row, column)| meaning.cosine(&Sides::new(row..row + 1, column..column + 1));
        let pairs: Vec<Pair> = places.map(|place| Pair { place, cosine: cosine(place) }).collect();
        let tops = tops(&pairs, segments);
        let others = pairs.iter().filter(|pair| !pair.is_best(&tops)).map(|pair| pair.cosine);
        let others: Vec<f32> = others.collect();
        if others.len() < FEWEST {
            return Self::PLAIN;
        }
        let mut others = Spread::of(&others);
        let own = Side::BOTH.map(|side| Spread::of(&within(meaning, side, *segments.get(side))).deviation);
        others.deviation = own.into_iter().map(|deviation| deviation * OWN).fold(others.deviation, f32::max);
        let tops: Vec<f32> = tops.source.into_iter().chain(tops.target).filter(|&top| top > f32::MIN).collect();
        Self::between(others, Spread::of(&tops).mean)
    }

    /// The scale on which cosines that are spread so lie as usual, and the likest not too high.
    fn between(others: Spread, likest: f32) -> Self {
        let deviation = others.deviation.max((likest - others.mean) / HIGHEST);
        let is_usual = MEANS.contains(&others.mean) && DEVIATIONS.contains(&deviation);
        if is_usual || deviation < SAME {
            return Self::PLAIN;
        }
        let factor = USUAL.deviation / deviation;
        Self { factor, offset: USUAL.mean - others.mean * factor }
    }

    /// A cosine on this scale.
    pub(super) fn apply(self, cosine: f32) -> f32 {
        if self == Self::PLAIN { cosine } else { (cosine * self.factor + self.offset).clamp(LOWEST, 1.0) }
    }
}

/// A source and a target segment.
struct Pair {
    place: (usize, usize),
    cosine: f32,
}

impl Pair {
    fn is_best(&self, tops: &Sides<Vec<f32>>) -> bool {
        let (row, column) = self.place;
        let is_top = |top: Option<&f32>| top.is_none_or(|&top| self.cosine >= top - SAME);
        is_top(tops.source.get(row)) || is_top(tops.target.get(column))
    }
}

/// The highest cosine of each segment.
fn tops(pairs: &[Pair], segments: Sides<usize>) -> Sides<Vec<f32>> {
    let mut tops = segments.map(|count| vec![f32::MIN; count]);
    for &Pair { place: (row, column), cosine } in pairs {
        for top in [tops.source.get_mut(row), tops.target.get_mut(column)].into_iter().flatten() {
            *top = top.max(cosine);
        }
    }
    tops
}

/// The cosines of the segments of a text with those that follow.
fn within(meaning: &Meaning<'_>, side: Side, count: usize) -> Vec<f32> {
    let pairs = (0..count).flat_map(|one| (one + 1..count.min(one + 1 + APART)).map(move |other| (one, other)));
    pairs.map(|(one, other)| meaning.cosine_within(side, &(one..one + 1), &(other..other + 1))).collect()
}

impl Spread {
    fn of(values: &[f32]) -> Self {
        let count = values.len().max(1) as f64;
        let mean = values.iter().map(|&value| f64::from(value)).sum::<f64>() / count;
        let squares: f64 = values.iter().map(|&value| (f64::from(value) - mean).powi(2)).sum();
        Self { mean: mean as f32, deviation: (squares / count).sqrt() as f32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squeezed_cosines_are_spread_as_usual() {
        let scale = Scale::between(Spread { mean: 0.8, deviation: 0.025 }, 0.9);
        assert!((scale.apply(0.8) - USUAL.mean).abs() < 1e-4);
        assert!((scale.apply(0.9) - (USUAL.mean + 4.0 * USUAL.deviation)).abs() < 1e-4);
    }

    #[test]
    fn usual_cosines_stay_as_they_are() {
        assert_eq!(Scale::between(Spread { mean: 0.05, deviation: 0.1 }, 0.3), Scale::PLAIN);
        assert!((Scale::PLAIN.apply(-0.7) + 0.7).abs() < 1e-6);
    }

    #[test]
    fn lines_that_differ_in_little_are_not_torn_apart() {
        let scale = Scale::between(Spread { mean: 0.5, deviation: 1e-6 }, 1.0);
        assert!(scale.apply(1.0) < 0.9 && scale.apply(0.99) > 0.8);
        assert_eq!(Scale::between(Spread { mean: 1.0, deviation: 0.0 }, 1.0), Scale::PLAIN);
    }
}
