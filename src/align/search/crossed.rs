//! Beads of several segments on both sides of which two belong together crosswise: sentences that changed places, which such
//! a bead would hide.

use std::collections::BTreeSet;

use super::lattice::{Lattice, Tilt};
use crate::align::bead::{Bead, DELETION, INSERTION};
use crate::align::fixed::Fixed;
use crate::align::signal::Model;
use crate::text::Sides;

/// How often beads are taken out and the path is looked for again.
const ROUNDS: usize = 6;

/// What each of two segments gains at least with the one across over standing alone, in natural-log units.
const GAIN: f64 = 3.0;

/// How much more both gain so than in order.
const MORE: f64 = 6.0;

/// The best path without beads of several segments that hide a crossing; they are taken out of the lattice.
pub(super) fn best(lattice: &mut Lattice, model: &Model<'_>, tilt: &Tilt, fixed: &Fixed) -> Vec<Bead> {
    let mut path = lattice.best(tilt);
    for _ in 0..ROUNDS {
        let is_hiding = |bead: &&Bead| fixed.score(bead).is_none() && is_crossed(model, tilt, bead);
        let hiding: BTreeSet<_> = path.iter().filter(is_hiding).map(key).collect();
        if hiding.is_empty() {
            break;
        }
        lattice.rescore(|bead, score| if hiding.contains(&key(bead)) { f32::NEG_INFINITY } else { score });
        path = lattice.best(tilt);
    }
    path
}

fn key(bead: &Bead) -> (usize, usize, usize) {
    (bead.start.source, bead.start.target, bead.shape())
}

/// Whether two segments of each side belong together crosswise.
fn is_crossed(model: &Model<'_>, tilt: &Tilt, bead: &Bead) -> bool {
    if bead.size.source < 2 || bead.size.target < 2 {
        return false;
    }
    let score = |bead: Bead| f64::from(model.score(&bead)) + tilt.get(bead.shape()).copied().unwrap_or_default();
    let gain = |source: usize, target: usize| {
        let pair = Bead { start: Sides::new(source, target), size: Sides::new(1, 1) };
        score(pair) - score(Bead::of_shape(DELETION, source, 0)) - score(Bead::of_shape(INSERTION, 0, target))
    };
    let runs = bead.runs();
    let gains: Vec<Vec<f64>> =
        runs.source.map(|source| runs.target.clone().map(|target| gain(source, target)).collect()).collect();
    let crosses = |upper: &[f64], lower: &[f64]| {
        let places = || upper.iter().zip(lower).enumerate();
        places().any(|(at, (first, across))| {
            places()
                .skip(at + 1)
                .any(|(_, (other, last))| across.min(*other) > GAIN && across + other > first + last + MORE)
        })
    };
    gains.iter().enumerate().any(|(at, upper)| gains.iter().skip(at + 1).any(|lower| crosses(upper, lower)))
}
