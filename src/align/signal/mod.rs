//! Signals: what speaks for or against a link. Each measures some features of a bead; the score of a bead is the sum of
//! all features times their weights.
//!
//! To add one: a file with a static that implements [`Signal`], a row in [`SIGNALS`], rows in `weights.tsv`.

mod contrast;
mod coverage;
mod length;
mod marks;
mod meaning;
mod numbers;
mod parts;
mod position;
mod shape;
mod structure;
mod weights;
mod words;

use std::fmt::Debug;

pub use weights::{Evidence, SEVERAL, Weights};

use super::alignment::Share;
use super::bead::Bead;
use super::ground::Ground;
use super::rates::Rates;

/// A row of the table: a kind of evidence.
pub trait Signal: Debug + Sync {
    /// Its name.
    fn name(&self) -> &'static str;

    /// The names of its features.
    fn features(&self) -> &'static [&'static str];

    /// Gets ready to measure beads of two texts.
    fn prepare<'g>(&self, ground: &'g Ground<'g>) -> Box<dyn Measure + Sync + 'g>;
}

/// A signal that is ready for two texts.
pub trait Measure {
    /// Sets the features of `bead` that are not 0. `values` has one place for each, all 0 before.
    fn measure(&self, bead: &Bead, values: &mut [f32]);
}

/// Every signal.
pub static SIGNALS: &[&dyn Signal] = &[
    &shape::Shape,
    &length::Length,
    &meaning::Meaning,
    &words::Words,
    &numbers::Numbers,
    &marks::Marks,
    &structure::Structure,
    &position::Position,
];

/// `signal.feature` for every feature of every signal, in the order that they are measured.
pub fn feature_names() -> impl Iterator<Item = String> {
    SIGNALS.iter().flat_map(|signal| signal.features().iter().map(|feature| format!("{}.{feature}", signal.name())))
}

/// The names of the weights of the text's own rates, see [`Rates`].
pub const RATES: [&str; 2] = ["rate.null", "rate.several"];

/// The most features that all signals together may have.
const WIDEST: usize = 80;

/// The features of a bead, in the order of [`feature_names`], and zeros behind them.
pub type Features = [f32; WIDEST];

/// All signals, ready for two texts, with their weights.
pub struct Model<'g> {
    measures: Vec<Box<dyn Measure + Sync + 'g>>,
    /// For null links and 1-1, and for beads of several segments on a side.
    weights: [Features; 2],
    strength: Rates,
}

impl Debug for Model<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("weights", &self.weights).finish_non_exhaustive()
    }
}

impl<'g> Model<'g> {
    /// Prepares every signal and takes the weights for what evidence there is.
    pub fn new(ground: &'g Ground<'g>, weights: &Weights) -> Self {
        let fitted = weights.of(ground.evidence);
        let weights = fitted.map_or([[0.0; WIDEST]; 2], |fitted| [fitted.features, fitted.several]);
        let [null, multiple] = fitted.map(|fitted| fitted.rates.map(f64::from)).unwrap_or_default();
        Self { measures: prepare(ground), weights, strength: Rates { null, multiple } }
    }

    /// The same weights for an excerpt of the same texts.
    pub(crate) fn of_excerpt<'e>(&self, ground: &'e Ground<'e>) -> Model<'e> {
        Model { measures: prepare(ground), weights: self.weights, strength: self.strength }
    }

    /// How strongly the text's own rates move the cost of null links and of beads of several segments.
    pub(crate) fn strength(&self) -> Rates {
        self.strength
    }

    /// The features of a bead.
    pub fn features(&self, bead: &Bead) -> Features {
        let mut values = [0.0; WIDEST];
        let mut rest = values.as_mut_slice();
        for (signal, measure) in SIGNALS.iter().zip(&self.measures) {
            let Some((own, behind)) = rest.split_at_mut_checked(signal.features().len()) else { break };
            measure.measure(bead, own);
            rest = behind;
        }
        values
    }

    fn weights(&self, bead: &Bead) -> &Features {
        let [plain, several] = &self.weights;
        if bead.is_multiple() { several } else { plain }
    }

    /// The score of a bead.
    pub fn score(&self, bead: &Bead) -> f32 {
        self.features(bead).iter().zip(self.weights(bead)).map(|(value, weight)| value * weight).sum()
    }

    /// What each signal adds to the score of a bead; those that say nothing are left out.
    pub(crate) fn shares(&self, bead: &Bead) -> Vec<Share> {
        let features = self.features(bead);
        let mut products = features.iter().zip(self.weights(bead)).map(|(value, weight)| value * weight);
        let sums = SIGNALS.iter().map(|signal| Share {
            signal: signal.name(),
            score: products.by_ref().take(signal.features().len()).sum(),
        });
        sums.filter(|share| share.score.abs() > 0.005).collect()
    }
}

fn prepare<'g>(ground: &'g Ground<'g>) -> Vec<Box<dyn Measure + Sync + 'g>> {
    SIGNALS.iter().map(|signal| signal.prepare(ground)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_every_feature() {
        assert!(feature_names().count() <= WIDEST);
    }
}
