//! Cosines of any encoder on about the scale of the built-in one, which the weights are fitted to: models differ in what the cosine is of
//! sentences that say nothing of each other, .05 in one and .8 in another, and in how far translations stand above that.

use std::ops::RangeInclusive;

use crate::align::band::Band;
use crate::text::{Side, Sides};

/// Where sentences stand that are no translations of each other: about what the built-in encoder gives those of one article.
const USUAL: Spread = Spread { middle: 0.2, deviation: 0.13 };

/// Within these bounds cosines are left as they are: there they tell of the texts, whether they have anything in common, and not of the
/// encoder.
const MIDDLES: Bounds = Bounds { usual: -0.1..=0.45, fade: [0.1, 0.1] };
const DEVIATIONS: Bounds = Bounds { usual: 0.04..=0.25, fade: [0.01, 0.05] };

/// The same for the lowest of few cosines: some sentences happen to be alike, but where all are, it is the encoder's doing.
const LOWEST_OF_FEW: Bounds = Bounds { usual: -1.0..=0.55, fade: [0.1, 0.1] };

/// So many deviations above the middle is as far as the likest pairs may stand: lines that are all but the same differ in nothing else.
const HIGHEST: f32 = 5.0;

/// Fewer pairs, those of five segments a side, do not tell how cosines are spread.
const FEWEST: usize = 20;

/// Fewer pairs do not even tell where they lie.
const FEWEST_TO_SHIFT: usize = 3;

/// Cosines nearer to each other than this are the same.
const SAME: f32 = 1e-4;

/// The lowest value: what lies below is unlike in any case.
const LOWEST: f32 = -0.5;

/// The least deviation, to that of the segments of one text: texts that have nothing in common are spread less than either of them.
const OWN: f32 = 0.85;

/// How far apart segments of one text stand that are compared.
const APART: usize = 12;

/// The shares of values that lie below a deviation under the middle, below the middle, and below a deviation above it.
const QUANTILES: [f64; 3] = [0.159, 0.5, 0.841];

/// What is usual.
struct Bounds {
    usual: RangeInclusive<f32>,
    /// How far below and above it is a value that has nothing of it left.
    fade: [f32; 2],
}

impl Bounds {
    /// How unusual a value is, 0 to 1.
    fn missed_by(&self, value: f32) -> f32 {
        let [below, above] = self.fade;
        let missed = ((self.usual.start() - value) / below).max((value - self.usual.end()) / above);
        missed.clamp(0.0, 1.0)
    }
}

/// How some cosines are spread, whatever a few of them are.
#[derive(Clone, Copy, Debug)]
struct Spread {
    middle: f32,
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
    const PLAIN: Self = Self { factor: 1.0, offset: 0.0 };

    /// The scale by the cosines of the pairs of segments in the band that are neither's best, and of segments of one text that are not
    /// the same; `between` and `within` know none of segments without a vector. Where there are few they are brought down as a whole,
    /// if they lie high. Time linear in the places of the band.
    pub(super) fn of(
        band: &Band,
        segments: Sides<usize>,
        between: impl Fn(usize, usize) -> Option<f32>,
        within: impl Fn(Side, usize, usize) -> Option<f32>,
    ) -> Self {
        let places = (0..segments.source).flat_map(|row| {
            band.columns(row).take_while(|&column| column < segments.target).map(move |column| (row, column))
        });
        let pairs =
            places.filter_map(|(row, column)| Some(Pair { place: (row, column), cosine: between(row, column)? }));
        let pairs: Vec<Pair> = pairs.collect();
        let tops = tops(&pairs, segments);
        let others = pairs.iter().filter(|pair| !pair.is_best(&tops)).map(|pair| pair.cosine);
        let mut others: Vec<f32> = others.collect();
        let mut own = Side::BOTH.map(|side| beside(*segments.get(side), |one, other| within(side, one, other)));
        if others.len() < FEWEST {
            others.extend(own.concat());
            return Self::of_few(&mut others);
        }
        let mut spread = Spread::of(&mut others);
        let own = own.each_mut().map(|own| Spread::of(own).deviation * OWN);
        spread.deviation = own.into_iter().fold(spread.deviation, f32::max);
        let mut tops: Vec<f32> = tops.source.into_iter().chain(tops.target).filter(|&top| top > f32::MIN).collect();
        Self::between(spread, Spread::of(&mut tops).middle)
    }

    /// The scale on which cosines that are spread so lie as usual, and the likest not too high.
    fn between(others: Spread, likest: f32) -> Self {
        let deviation = others.deviation.max((likest - others.middle) / HIGHEST);
        if deviation < SAME {
            return Self::PLAIN;
        }
        let factor = USUAL.deviation / deviation;
        let whole = Self { factor, offset: USUAL.middle - others.middle * factor };
        whole.in_part(MIDDLES.missed_by(others.middle).max(DEVIATIONS.missed_by(deviation)))
    }

    /// The scale where there are few cosines.
    fn of_few(values: &mut [f32]) -> Self {
        let middle = Spread::of(values).middle;
        let lowest = values.first().copied().unwrap_or_default();
        if values.len() < FEWEST_TO_SHIFT {
            return Self::PLAIN;
        }
        Self { offset: USUAL.middle - middle, ..Self::PLAIN }.in_part(LOWEST_OF_FEW.missed_by(lowest))
    }

    /// A scale so far from the plain one to this.
    fn in_part(self, part: f32) -> Self {
        if part <= 0.0 {
            return Self::PLAIN;
        }
        Self { factor: 1.0 + (self.factor - 1.0) * part, offset: self.offset * part }
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

/// The cosines of the segments of a text with those that follow and are not the same.
fn beside(count: usize, within: impl Fn(usize, usize) -> Option<f32>) -> Vec<f32> {
    let pairs = (0..count).flat_map(|one| (one + 1..count.min(one + 1 + APART)).map(move |other| (one, other)));
    pairs.filter_map(|(one, other)| within(one, other)).filter(|&cosine| cosine < 1.0 - SAME).collect()
}

impl Spread {
    fn of(values: &mut [f32]) -> Self {
        let last = values.len().saturating_sub(1) as f64;
        values.sort_unstable_by(f32::total_cmp);
        let [low, middle, high] = QUANTILES.map(|share| values.get((share * last).round() as usize));
        let [low, middle, high] = [low, middle, high].map(|value| value.copied().unwrap_or_default());
        Self { middle, deviation: (high - low) / 2.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random, 0 to 1.
    fn noise(one: usize, other: usize) -> f32 {
        let mixed = (one * 7919 + other * 104_729 + 13) as u32;
        (mixed.wrapping_mul(2_654_435_761) >> 8) as f32 / (1u32 << 24) as f32
    }

    /// Cosines of translations that stand at `high` and others about `low`.
    #[derive(Clone, Copy)]
    struct Made {
        count: usize,
        low: f32,
        width: f32,
        high: f32,
    }

    const SQUEEZED: Made = Made { count: 12, low: 0.75, width: 0.1, high: 0.9 };

    impl Made {
        fn between(self, row: usize, column: usize) -> f32 {
            if row == column { self.high } else { self.low + self.width * (noise(row, column) - 0.5) }
        }

        /// The scale, where `holds` says which segments of either side have a vector and `repeats` which are the same.
        fn scale(self, holds: impl Fn(usize) -> bool, repeats: impl Fn(usize) -> bool) -> Scale {
            let segments = Sides::new(self.count, self.count);
            let known = |one: usize, other: usize| holds(one) && holds(other);
            Scale::of(
                &Band::whole(self.count + 1, self.count + 1),
                segments,
                |row, column| known(row, column).then(|| self.between(row, column)),
                |_, one, other| {
                    let same = repeats(one) && repeats(other);
                    known(one, other).then(|| if same { 1.0 } else { self.between(one, other + 1000) })
                },
            )
        }

        fn plainly(self) -> Scale {
            self.scale(|_| true, |_| false)
        }
    }

    fn are_near(one: Scale, other: Scale) -> bool {
        (one.apply(0.75) - other.apply(0.75)).abs() < 0.05 && (one.apply(0.9) - other.apply(0.9)).abs() < 0.08
    }

    #[test]
    fn squeezed_cosines_are_spread_as_usual() {
        let scale = Scale::between(Spread { middle: 0.8, deviation: 0.025 }, 0.9);
        assert!((scale.apply(0.8) - USUAL.middle).abs() < 1e-4);
        assert!((scale.apply(0.9) - (USUAL.middle + 4.0 * USUAL.deviation)).abs() < 1e-4);
        let scale = SQUEEZED.plainly();
        assert!((scale.apply(0.75) - USUAL.middle).abs() < 0.05, "{scale:?}");
        assert!((0.6..1.0).contains(&scale.apply(0.9)), "{scale:?}");
    }

    #[test]
    fn usual_cosines_stay_as_they_are() {
        assert_eq!(Scale::between(Spread { middle: 0.05, deviation: 0.1 }, 0.3), Scale::PLAIN);
        assert_eq!(Made { low: 0.1, width: 0.4, high: 0.7, count: 12 }.plainly(), Scale::PLAIN);
        assert!((Scale::PLAIN.apply(-0.7) + 0.7).abs() < 1e-6);
    }

    #[test]
    fn lines_that_differ_in_little_are_not_torn_apart() {
        let scale = Scale::between(Spread { middle: 0.6, deviation: 1e-6 }, 1.0);
        assert!(scale.apply(1.0) < 0.9 && scale.apply(0.99) > 0.8);
        assert_eq!(Scale::between(Spread { middle: 1.0, deviation: 0.0 }, 1.0), Scale::PLAIN);
    }

    #[test]
    fn lines_without_a_vector_have_no_say() {
        let scale = SQUEEZED.scale(|segment| segment % 4 != 1, |_| false);
        assert!(are_near(scale, SQUEEZED.plainly()), "{scale:?}");
        assert_eq!(SQUEEZED.scale(|_| false, |_| false), Scale::PLAIN);
    }

    #[test]
    fn a_refrain_has_no_say() {
        let scale = SQUEEZED.scale(|_| true, |segment| segment % 2 == 0);
        assert!(are_near(scale, SQUEEZED.plainly()), "{scale:?}");
    }

    #[test]
    fn few_cosines_are_brought_down_but_not_spread() {
        for count in [2, 3, 4] {
            let scale = Made { count, ..SQUEEZED }.plainly();
            assert!((scale.factor - 1.0).abs() < 1e-6 && scale.offset < -0.4, "{count} {scale:?}");
            assert_eq!(Made { count, low: 0.3, ..SQUEEZED }.plainly(), Scale::PLAIN);
        }
        assert_eq!(Made { count: 1, ..SQUEEZED }.plainly(), Scale::PLAIN);
        assert_eq!(Made { count: 0, ..SQUEEZED }.plainly(), Scale::PLAIN);
    }

    #[test]
    fn a_hair_beyond_the_bounds_changes_next_to_nothing() {
        for (middle, deviation) in [(-0.1, 0.1), (0.45, 0.1), (0.2, 0.04), (0.2, 0.25)] {
            let at = |by: f32| {
                Scale::between(Spread { middle: middle * (1.0 + by), deviation: deviation * (1.0 + by) }, middle)
            };
            let (less, more) = (at(-0.001), at(0.001));
            for cosine in [-0.1, 0.2, 0.5, 0.9] {
                assert!((less.apply(cosine) - more.apply(cosine)).abs() < 0.05, "{middle} {deviation} {cosine}");
            }
        }
    }
}
