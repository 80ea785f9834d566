//! Hidden units beside the linear weights: fitted with them by stochastic gradient descent (Adam, Kingma and Ba 2015) on the same
//! log-probability of the right alignments.

use muqabala::align::Rates;

use crate::chance::Chance;
use crate::fit::{Weights, scales};
use crate::text::Text;

/// How many units there are.
pub(crate) const UNITS: usize = 12;

/// Rounds through all texts.
const ROUNDS: usize = 8;

/// Texts between two steps.
const BATCH: usize = 6;

/// The first and the last step's size, and how much smaller those of linear weights are.
const STEP: (f64, f64) = (0.01, 0.0005);
const LINEAR: f64 = 0.3;

/// Penalty on the squared weights of scaled features for each text.
const PENALTY: (f64, f64) = (1.0, 0.5);

/// Adam's moments.
const MOMENTS: (f64, f64) = (0.9, 0.98);

/// Hidden units: of each its weights, its bias, and what its value is multiplied by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Units {
    pub(crate) units: Vec<Unit>,
}

/// A hidden unit, whose value is s / (1 + |s|), s being bias plus weighted features.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) weights: Vec<f64>,
    pub(crate) bias: f64,
    pub(crate) out: f64,
}

impl Units {
    /// What they add to the score of a bead.
    pub(crate) fn score(&self, row: &[f32]) -> f64 {
        self.units.iter().map(|unit| unit.out * squash(unit.sum(row))).sum()
    }
}

impl Unit {
    fn sum(&self, row: &[f32]) -> f64 {
        self.bias + row.iter().zip(&self.weights).map(|(value, weight)| f64::from(*value) * weight).sum::<f64>()
    }
}

fn squash(sum: f64) -> f64 {
    sum / (1.0 + sum.abs())
}

/// Adds hidden units to linear weights, and fits both.
pub(crate) fn add(texts: &[&Text], weights: Weights) -> Weights {
    let width = texts.first().map_or(0, |text| text.width);
    let scale = scales(texts, width);
    let mut net = Net::new(weights, scale);
    let steps = (texts.len().div_ceil(BATCH) * ROUNDS) as f64;
    let mut chance = Chance::of("hidden units");
    let mut adam = Adam::new(net.place.len());
    let mut rates = net.rates(texts);
    for round in 0..ROUNDS {
        if round == ROUNDS / 2 {
            rates = net.rates(texts);
        }
        let mut order: Vec<usize> = (0..texts.len()).collect();
        for at in (1..order.len()).rev() {
            order.swap(at, chance.below(at + 1));
        }
        let mut loss = 0.0;
        for batch in order.chunks(BATCH) {
            let weights = net.weights();
            let mut slope = vec![0.0; net.place.len()];
            for &number in batch {
                loss += net.slope(&weights, texts[number], rates[number], &mut slope);
            }
            let share = batch.len() as f64 / texts.len() as f64;
            net.penalise(&mut slope, share);
            let left = 1.0 - adam.steps / steps;
            adam.step(&mut net.place, &slope, STEP.0 * left + STEP.1, net.linear);
        }
        eprintln!("round {}: {:.3} a text", round + 1, loss / texts.len() as f64);
    }
    net.weights()
}

/// All weights of scaled features in one place: linear ones, rates, then those of each unit, its bias and factor.
struct Net {
    place: Vec<f64>,
    scale: Vec<f64>,
    width: usize,
    /// How many of them are linear.
    linear: usize,
}

impl Net {
    fn new(weights: Weights, scale: Vec<f64>) -> Self {
        let width = scale.len() - 2;
        let mut place: Vec<f64> = weights.plain.iter().zip(&scale).map(|(weight, scale)| weight / scale).collect();
        let linear = place.len();
        let mut chance = Chance::of("first weights of hidden units");
        // Sums of twelve even numbers are nearly normal.
        let mut normal = || (0..12).map(|_| chance.below(10_000) as f64 / 10_000.0).sum::<f64>() - 6.0;
        for _ in 0..UNITS {
            place.extend((0..width).map(|_| normal() / (width as f64).sqrt()));
            place.extend([0.0, 0.0]);
        }
        Self { place, scale, width, linear }
    }

    /// The weights of features as they are measured.
    fn weights(&self) -> Weights {
        let (linear, hidden) = self.place.split_at(self.linear);
        let unscaled = |weights: &[f64]| weights.iter().zip(&self.scale).map(|(a, b)| a * b).collect();
        let unit = |unit: &[f64]| Unit {
            weights: unscaled(&unit[..self.width]),
            bias: unit[self.width],
            out: unit[self.width + 1],
        };
        let units = hidden.chunks(self.width + 2).map(unit).collect();
        Weights { plain: unscaled(linear), hidden: Units { units } }
    }

    fn rates(&self, texts: &[&Text]) -> Vec<Rates> {
        let weights = self.weights();
        texts.iter().map(|text| weights.rates(text)).collect()
    }

    /// Adds the slope of a text's negative log-probability, and gives that.
    fn slope(&self, weights: &Weights, text: &Text, rates: Rates, slope: &mut [f64]) -> f64 {
        let (loss, excess) = weights.excess(text, rates);
        let mut linear = vec![0.0; self.linear];
        for (number, &excess) in excess.iter().enumerate().filter(|(_, excess)| excess.abs() > 1e-7) {
            let row = text.row(number);
            weights.add_linear(text, number, rates, excess, &mut linear);
            for (number, unit) in weights.hidden.units.iter().enumerate() {
                let sum = unit.sum(row);
                let value = squash(sum);
                let start = self.linear + number * (self.width + 2);
                let inner = excess * unit.out * (1.0 - value.abs()).powi(2);
                let own = &mut slope[start..start + self.width + 2];
                for ((slot, value), scale) in own.iter_mut().zip(row).zip(&self.scale) {
                    *slot += inner * f64::from(*value) * scale;
                }
                own[self.width] += inner;
                own[self.width + 1] += excess * value;
            }
        }
        for ((slot, own), scale) in slope.iter_mut().zip(&linear).zip(&self.scale) {
            *slot += own * scale;
        }
        loss
    }

    /// Adds the slope of the penalty for a share of the texts.
    fn penalise(&self, slope: &mut [f64], share: f64) {
        for (number, (slot, weight)) in slope.iter_mut().zip(&self.place).enumerate() {
            *slot += share * weight * if number < self.linear { PENALTY.1 } else { PENALTY.0 };
        }
    }
}

/// Adam's state.
struct Adam {
    steps: f64,
    means: Vec<f64>,
    squares: Vec<f64>,
}

impl Adam {
    fn new(count: usize) -> Self {
        Self { steps: 0.0, means: vec![0.0; count], squares: vec![0.0; count] }
    }

    fn step(&mut self, place: &mut [f64], slope: &[f64], size: f64, linear: usize) {
        self.steps += 1.0;
        let unbiased = (1.0 - MOMENTS.0.powf(self.steps), 1.0 - MOMENTS.1.powf(self.steps));
        let state = self.means.iter_mut().zip(&mut self.squares);
        for (number, ((at, slope), (mean, square))) in place.iter_mut().zip(slope).zip(state).enumerate() {
            *mean = MOMENTS.0 * *mean + (1.0 - MOMENTS.0) * slope;
            *square = MOMENTS.1 * *square + (1.0 - MOMENTS.1) * slope * slope;
            let size = if number < linear { size * LINEAR } else { size };
            *at -= size * (*mean / unbiased.0) / ((*square / unbiased.1).sqrt() + 1e-4);
        }
    }
}
