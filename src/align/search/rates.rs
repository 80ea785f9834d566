//! Costs that adapt to the text: where many segments have no counterpart, one more is less of a surprise.

use super::lattice::{Lattice, Tilt};
use crate::align::bead::{Bead, SHAPES};

/// How a text's beads are made up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rates {
    /// Log-odds that a segment has no counterpart, above what is usual.
    pub null: f64,
    /// Log-odds that a link has several segments on a side, above what is usual.
    pub multiple: f64,
}

/// The usual share of segments without counterpart, and of links with several segments on a side.
const USUAL: (f64, f64) = (0.08, 0.12);

/// How many segments (links) the usual share weighs.
const USUAL_WEIGHT: f64 = 20.0;

/// Rounds of estimating the rates and aligning again.
const ROUNDS: usize = 3;

/// In a lattice of more places one round has to do.
const LONG: usize = 1_000_000;

impl Rates {
    /// Estimates the rates from the expected number of beads of each shape.
    pub fn of(expected: &[f64; SHAPES]) -> Self {
        let (mut nulls, mut several, mut links, mut segments) = (0.0, 0.0, 0.0, 0.0);
        for (shape, count) in expected.iter().enumerate() {
            let bead = Bead::of_shape(shape, 0, 0);
            segments += count * (bead.size.source + bead.size.target) as f64;
            nulls += if bead.is_null() { *count } else { 0.0 };
            links += if bead.is_null() { 0.0 } else { *count };
            several += if bead.is_multiple() { *count } else { 0.0 };
        }
        let share = |part: f64, whole: f64, usual: f64| {
            let rate = (part + usual * USUAL_WEIGHT) / (whole + USUAL_WEIGHT);
            log_odds(rate) - log_odds(usual)
        };
        Self { null: share(nulls, segments, USUAL.0), multiple: share(several, links, USUAL.1) }
    }
}

fn log_odds(rate: f64) -> f64 {
    let rate = rate.clamp(1e-6, 1.0 - 1e-6);
    (rate / (1.0 - rate)).ln()
}

/// What rates add to the score of every shape, at a strength.
fn tilt(rates: Rates, strength: Rates) -> Tilt {
    std::array::from_fn(|shape| {
        let bead = Bead::of_shape(shape, 0, 0);
        if bead.is_null() {
            strength.null * rates.null
        } else if bead.is_multiple() {
            strength.multiple * rates.multiple
        } else {
            0.0
        }
    })
}

/// The tilt that a text's own rates lead to; `besides` are beads of the lattice that do not count.
pub(super) fn adapt(lattice: &Lattice, besides: &[f64; SHAPES]) -> Tilt {
    let mut adapted = [0.0; SHAPES];
    let rounds = if lattice.places_count() > LONG { 1 } else { ROUNDS };
    for _ in 0..rounds {
        let mut expected = lattice.posterior(&adapted).expected();
        for (count, besides) in expected.iter_mut().zip(besides) {
            *count = (*count - besides).max(0.0);
        }
        adapted = tilt(Rates::of(&expected), lattice.strength);
    }
    adapted
}
