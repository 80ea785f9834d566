//! Hidden units: what features say together beyond the sum of what each says (a network of one hidden layer beside the
//! linear model).

use super::{Features, RATES, WIDEST};

/// The most hidden units.
const MOST: usize = 16;

/// Hidden units, side by side.
#[derive(Clone, Debug)]
pub(super) struct Units {
    count: usize,
    /// By feature the weight in each unit.
    weights: Box<[[f32; MOST]]>,
    bias: [f32; MOST],
    out: [f32; MOST],
}

impl Default for Units {
    fn default() -> Self {
        Self { count: 0, weights: vec![[0.0; MOST]; WIDEST].into(), bias: [0.0; MOST], out: [0.0; MOST] }
    }
}

impl Units {
    /// Adds a unit, given its column of the table: weights, two cells for the rates, which it does not see, bias, factor.
    pub(super) fn push(&mut self, column: &[f32]) {
        let number = self.count;
        let [features @ .., bias, out] = column else { return };
        let features = features.get(..features.len().saturating_sub(RATES.len())).unwrap_or_default();
        let (Some(own_bias), Some(own_out)) = (self.bias.get_mut(number), self.out.get_mut(number)) else { return };
        (*own_bias, *own_out) = (*bias, *out);
        for (row, value) in self.weights.iter_mut().zip(features) {
            if let Some(slot) = row.get_mut(number) {
                *slot = *value;
            }
        }
        self.count += 1;
    }

    /// What the units add to the score of a bead.
    pub(super) fn score(&self, features: &Features) -> f32 {
        if self.count == 0 {
            return 0.0;
        }
        let mut sums = self.bias;
        for (value, row) in features.iter().zip(&self.weights).filter(|(value, _)| **value != 0.0) {
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += value * weight);
        }
        sums.iter().zip(&self.out).map(|(sum, out)| out * sum / (1.0 + sum.abs())).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_adds_a_bounded_part_of_its_sum() {
        let mut units = Units::default();
        let features = std::array::from_fn(|number| if number == 1 { 2.0 } else { 0.0 });
        assert!(units.score(&features).abs() < 1e-9);
        // Two features, two rates, bias, factor.
        units.push(&[9.0, 1.0, 7.0, 7.0, 1.0, -4.0]);
        assert!((units.score(&features) + 3.0).abs() < 1e-6);
    }
}
