//! The path whose beads are right most often: the greatest expected strict F1 instead of the likeliest path as a whole
//! (minimum Bayes risk, Kumar and Byrne 2002).

use super::lattice::{Lattice, Posterior};
use crate::align::bead::{Bead, SHAPES};
use crate::text::Sides;

/// The F1 that is aimed at: a bead is worth taking if it is right with at least half of this probability.
const AIM: f64 = 0.9;

/// The path, given the posterior of a lattice and its `nulls`.
pub(super) fn path(lattice: &Lattice, posterior: &Posterior<'_>, nulls: &Sides<Vec<f64>>) -> Vec<Bead> {
    let worth = |bead: &Bead| {
        if bead.is_null() {
            let side = bead.side();
            // Null links count in precision alone.
            nulls.get(side).get(*bead.start.get(side)).copied().unwrap_or_default() - AIM / 2.0
        } else {
            2.0 * posterior.of(bead) - AIM
        }
    };
    let mut worths = lattice.clone();
    worths.rescore(|bead, _| worth(bead) as f32);
    worths.best(&[0.0; SHAPES])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::search::Band;

    #[test]
    fn a_bead_that_is_in_most_paths_is_taken_though_the_best_path_has_it_not() {
        // The first two of three segments are linked one to one in many ways that are each less likely than one whole bead.
        let lattice = Lattice::new(&Band::whole(4, 4), |bead| match (bead.size.source, bead.size.target) {
            (3, 3) => 1.0,
            (1, 1) if bead.start == Sides::new(0, 0) => 0.5,
            (1 | 2, 1 | 2) if bead.start != Sides::new(0, 0) => 0.2,
            _ => -9.0,
        });
        let tilt = [0.0; SHAPES];
        let posterior = lattice.posterior(&tilt);
        let first = |path: Vec<Bead>| path[0].size;
        assert_eq!(first(lattice.best(&tilt)), Sides::new(3, 3));
        assert_eq!(first(path(&lattice, &posterior, &posterior.nulls())), Sides::new(1, 1));
    }
}
