//! Fitting: a semi-Markov conditional random field, whose weights maximise the probability of the right alignments among all
//! (Sarawagi and Cohen 2004).

use muqabala::align::signal::RATES;
use muqabala::align::{Bead, Rates, SHAPES};

use crate::optimise::minimise;
use crate::text::Text;

/// Penalty on the squared weights of scaled features.
const PENALTY: f64 = 3.0;

/// The usual number of rounds in which a text's rates are estimated.
const ROUNDS: usize = 3;

/// The weight of every feature, then what is added to it in beads of several segments on a side, then the weights of the text's
/// own rates.
#[derive(Clone, Debug)]
pub(crate) struct Weights(pub(crate) Vec<f64>);

impl Weights {
    /// The scores of a text's beads.
    pub(crate) fn scores(&self, text: &Text, rates: Rates) -> Vec<f64> {
        let (plain, rest) = self.0.split_at(text.width);
        let (more, tilted) = rest.split_at(text.width);
        let several: Vec<f64> = plain.iter().zip(more).map(|(plain, more)| plain + more).collect();
        let score = |(number, bead): (usize, &Bead)| {
            let weights = if bead.is_multiple() { &several } else { plain };
            let sum: f64 = text.row(number).iter().zip(weights).map(|(value, weight)| f64::from(*value) * weight).sum();
            let tilt = tilts(bead, rates);
            sum + tilt[0] * tilted[0] + tilt[1] * tilted[1]
        };
        text.beads.iter().enumerate().map(score).collect()
    }

    /// The columns of the table: the weights of null links and 1-1, and those of beads of several segments.
    pub(crate) fn columns(&self) -> [Vec<f64>; 2] {
        let count = (self.0.len() - RATES.len()) / 2;
        let (plain, rest) = self.0.split_at(count);
        let (more, tilted) = rest.split_at(count);
        let several = plain.iter().zip(more).map(|(plain, more)| plain + more);
        [[plain, tilted].concat(), several.chain(tilted.iter().copied()).collect()]
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
    let unscaled = |weights: &[f64]| Weights(weights.iter().zip(&scale).map(|(a, b)| a * b).collect());
    let mut weights = vec![0.0; 2 * count + RATES.len()];
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
fn scales(texts: &[&Text], count: usize) -> Vec<f64> {
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
    scale.extend_from_within(..);
    scale.extend(RATES.map(|_| 1.0));
    scale
}

/// Negative log-probability of the right alignment, and its slope in every weight.
pub(crate) fn loss(text: &Text, rates: Rates, weights: &Weights, slope: &mut [f64]) -> f64 {
    let scores = weights.scores(text, rates);
    let (all, chances) = text.chain.sums(&scores, None);
    let (right, shares) = text.chain.sums(&scores, Some(&text.right));
    if right < -1e20 {
        return 0.0;
    }
    for (number, bead) in text.beads.iter().enumerate() {
        let excess = chances[number] - shares[number];
        if excess.abs() > 1e-9 {
            slope.iter_mut().zip(text.row(number)).for_each(|(sum, value)| *sum += excess * f64::from(*value));
            if bead.is_multiple() {
                let more = &mut slope[text.width..2 * text.width];
                more.iter_mut().zip(text.row(number)).for_each(|(sum, value)| *sum += excess * f64::from(*value));
            }
            for (sum, tilt) in slope[2 * text.width..].iter_mut().zip(tilts(bead, rates)) {
                *sum += excess * tilt;
            }
        }
    }
    all - right
}

fn sum_losses(texts: &[&Text], rates: &[Rates], weights: &Weights) -> (f64, Vec<f64>) {
    let mut slope = vec![0.0; weights.0.len()];
    let losses = texts.iter().zip(rates).map(|(text, &rates)| loss(text, rates, weights, &mut slope));
    (losses.sum(), slope)
}
