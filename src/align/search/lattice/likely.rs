//! Lattices of which only the beads are scored that a path may take.

use super::{Lattice, Tilt, end_of};
use crate::align::band::Band;
use crate::align::bead::{Bead, SHAPES};

/// The score of a bead that was not scored yet.
const UNSCORED: f32 = f32::NAN;

/// Logarithm of the probability of a place that no likely path passes, whatever beads it may take.
const UNLIKELY: f64 = -14.0;

impl Lattice {
    /// Scores the beads inside `band` of which `score` has something to say; the others are taken away until
    /// [`Self::score_likely`] asks for them.
    pub(in crate::align::search) fn partly(band: &Band, score: impl Fn(&Bead) -> Option<f32> + Sync) -> Self {
        Self::new(band, |bead| score(bead).unwrap_or(UNSCORED))
    }

    /// Scores the beads not scored so far whose two ends are places that a path of the others may well pass.
    pub(in crate::align::search) fn score_likely(&mut self, tilt: &Tilt, score: impl Fn(&Bead) -> f32 + Sync) {
        let posterior = self.posterior(tilt);
        let likely: Vec<bool> = (0..self.band.places()).map(|place| posterior.passing(place) > UNLIKELY).collect();
        let Self { band, scores, .. } = self;
        let is_likely = |place: Option<usize>| place.and_then(|place| likely.get(place)).is_some_and(|&likely| likely);
        band.fill(scores, |row, column, slots: &mut [f32; SHAPES]| {
            if !is_likely(band.place(row, column)) {
                return;
            }
            for (shape, slot) in slots.iter_mut().enumerate().filter(|(_, slot)| slot.is_nan()) {
                let bead = Bead::of_shape(shape, row, column);
                if is_likely(end_of(band, &bead)) {
                    *slot = score(&bead);
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::text::Sides;

    #[test]
    fn beads_that_no_likely_path_takes_need_no_score() {
        // One 3-3 bead among pairs, each of which scores far above everything else.
        let whole = Bead { start: Sides::new(10, 10), size: Sides::new(3, 3) };
        let score = |bead: &Bead| {
            let is_pair = bead.start.source == bead.start.target && bead.size == Sides::new(1, 1);
            let is_in = (10..13).contains(&bead.start.source);
            match (*bead == whole, is_pair) {
                (true, _) => 20.0,
                (_, true) => {
                    if is_in {
                        -8.0
                    } else {
                        6.0
                    }
                }
                _ if bead.is_null() => -4.0,
                _ => -15.0,
            }
        };
        let band = Band::whole(31, 31);
        let asked = AtomicUsize::new(0);
        let counted = |bead: &Bead| {
            asked.fetch_add(1, Ordering::Relaxed);
            score(bead)
        };
        let is_small = |bead: &Bead| bead.size.source + bead.size.target <= 3;
        let mut partly = Lattice::partly(&band, |bead| is_small(bead).then(|| counted(bead)));
        partly.score_likely(&[0.0; SHAPES], counted);
        let (all, tilt) = (Lattice::new(&band, score), [0.0; SHAPES]);
        let path = partly.best(&tilt);
        assert_eq!(path, all.best(&tilt));
        assert!(path.contains(&whole));
        assert!((partly.posterior(&tilt).of(&whole) - all.posterior(&tilt).of(&whole)).abs() < 1e-4);
        assert!(asked.into_inner() < all.beads().count() / 2);
    }
}
