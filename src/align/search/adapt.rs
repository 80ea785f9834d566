//! Costs that adapt to the text: where many segments have no counterpart, one more is less of a surprise.

use super::lattice::{Lattice, Tilt};
use crate::align::bead::{Bead, SHAPES};
use crate::align::rates::Rates;

/// Rounds of estimating the rates and aligning again.
const ROUNDS: usize = 3;

/// In a lattice of more places one round has to do.
const LONG: usize = 1_000_000;

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
