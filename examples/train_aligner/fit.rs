//! Fitting: a semi-Markov conditional random field, whose weights maximise the probability of the right alignments among all
//! (Sarawagi and Cohen 2004).

use muqabala::align::signal::RATES;
use muqabala::align::{Bead, Rates, SHAPES};

use crate::hidden::Units;
use crate::optimise::minimise;
use crate::text::Text;

/// Penalty on the squared weights of scaled features.
const PENALTY: f64 = 1.0;

/// The usual number of rounds in which a text's rates are estimated.
const ROUNDS: usize = 3;

/// The weights of a model.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// The weight of every feature, then of the text's own rates.
    pub(crate) plain: Vec<f64>,
    pub(crate) hidden: Units,
}

impl Weights {
    /// The scores of a text's beads.
    pub(crate) fn scores(&self, text: &Text, rates: Rates) -> Vec<f64> {
        let (plain, tilted) = self.plain.split_at(text.width);
        let score = |(number, bead): (usize, &Bead)| {
            let row = text.row(number);
            let sum: f64 = row.iter().zip(plain).map(|(value, weight)| f64::from(*value) * weight).sum();
            let tilt = tilts(bead, rates);
            sum + self.hidden.score(row) + tilt[0] * tilted[0] + tilt[1] * tilted[1]
        };
        text.beads.iter().enumerate().map(score).collect()
    }

    /// A text's own rates.
    pub(crate) fn rates(&self, text: &Text) -> Rates {
        let mut rates = Rates::default();
        for _ in 0..ROUNDS {
            let (_, chances) = text.chain.sums(&self.scores(text, rates), None);
            let mut expected = [0.0; SHAPES];
            for (bead, chance) in text.beads.iter().zip(chances) {
                expected[bead.shape()] += chance;
            }
            rates = Rates::of(&expected);
        }
        rates
    }
}

/// What each bead's shape gets from the rates, as the two last features.
fn tilts(bead: &Bead, rates: Rates) -> [f64; 2] {
    if bead.is_null() { [rates.null, 0.0] } else { [0.0, if bead.is_multiple() { rates.multiple } else { 0.0 }] }
}

/// Fits the weights of `count` features to texts.
pub(crate) fn fit(texts: &[&Text], count: usize) -> Weights {
    let scale = scales(texts, count);
    let unscaled = |weights: &[f64]| Weights {
        plain: weights.iter().zip(&scale).map(|(a, b)| a * b).collect(),
        hidden: Units::default(),
    };
    let mut weights = vec![0.0; count + RATES.len()];
    for round in 0..2 {
        let plain = unscaled(&weights);
        let rates = |text: &&Text| if round == 0 { Rates::default() } else { plain.rates(text) };
        let rates: Vec<Rates> = texts.iter().map(rates).collect();
        let objective = |weights: &[f64]| {
            let plain = unscaled(weights);
            let halves = texts.len().div_ceil(2).max(1);
            let sums: Vec<(f64, Vec<f64>)> = std::thread::scope(|scope| {
                let parts = texts.chunks(halves).zip(rates.chunks(halves));
                let threads: Vec<_> =
                    parts.map(|(texts, rates)| scope.spawn(|| sum_losses(texts, rates, &plain))).collect();
                threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
            });
            let mut value = PENALTY / 2.0 * weights.iter().map(|weight| weight * weight).sum::<f64>();
            let mut gradient: Vec<f64> = weights.iter().map(|weight| PENALTY * weight).collect();
            for (loss, slopes) in sums {
                value += loss;
                gradient.iter_mut().zip(&slopes).zip(&scale).for_each(|((sum, slope), scale)| *sum += slope * scale);
            }
            (value, gradient)
        };
        weights = minimise(weights, objective, if round == 0 { 80 } else { 60 });
    }
    unscaled(&weights)
}

/// One over the root mean square of each feature.
pub(crate) fn scales(texts: &[&Text], count: usize) -> Vec<f64> {
    let mut squares = vec![1e-6; count];
    let mut rows = 0.0;
    for text in texts {
        for values in text.features.chunks(text.width) {
            rows += 1.0;
            squares.iter_mut().zip(values).for_each(|(sum, value)| *sum += f64::from(value * value));
        }
    }
    let mut scale: Vec<f64> =
        squares.iter().map(|square| if *square < 1e-3 { 1.0 } else { 1.0 / (square / rows).sqrt() }).collect();
    scale.extend(RATES.map(|_| 1.0));
    scale
}

impl Weights {
    /// Negative log-probability of the right alignment; by how much the probability of each bead is above its probability
    /// among the right alignments.
    pub(crate) fn excess(&self, text: &Text, rates: Rates) -> (f64, Vec<f64>) {
        let scores = self.scores(text, rates);
        let (all, mut chances) = text.chain.sums(&scores, None);
        let (right, shares) = text.chain.sums(&scores, Some(&text.right));
        if right < -1e20 {
            return (0.0, vec![0.0; chances.len()]);
        }
        chances.iter_mut().zip(&shares).for_each(|(chance, share)| *chance -= share);
        (all - right, chances)
    }

    /// Adds to the slope of every plain weight what a bead's excess gives.
    pub(crate) fn add_linear(&self, text: &Text, bead: usize, rates: Rates, excess: f64, slope: &mut [f64]) {
        slope.iter_mut().zip(text.row(bead)).for_each(|(sum, value)| *sum += excess * f64::from(*value));
        let Some(tilted) = slope.get_mut(text.width..) else { return };
        for (sum, tilt) in tilted.iter_mut().zip(tilts(&text.beads[bead], rates)) {
            *sum += excess * tilt;
        }
    }
}

/// Negative log-probability of the right alignment, and its slope in every plain weight.
pub(crate) fn loss(text: &Text, rates: Rates, weights: &Weights, slope: &mut [f64]) -> f64 {
    let (loss, excess) = weights.excess(text, rates);
    for (bead, &excess) in excess.iter().enumerate().filter(|(_, excess)| excess.abs() > 1e-9) {
        weights.add_linear(text, bead, rates, excess, slope);
    }
    loss
}

fn sum_losses(texts: &[&Text], rates: &[Rates], weights: &Weights) -> (f64, Vec<f64>) {
    let mut slope = vec![0.0; weights.plain.len()];
    let losses = texts.iter().zip(rates).map(|(text, &rates)| loss(text, rates, weights, &mut slope));
    (losses.sum(), slope)
}
