//! How probable the beads of a lattice are.

use std::ops::Range;

use super::logs::NEVER;
use super::{Lattice, State, Tilt, at, end_of};
use crate::align::bead::{Bead, DELETION, INSERTION, REACH, SHAPES};
use crate::text::{Side, Sides};

/// Probabilities of the beads of a lattice.
#[derive(Clone, Debug)]
pub struct Posterior<'a> {
    pub(super) lattice: &'a Lattice,
    pub(super) tilt: Tilt,
    pub(super) forward: Vec<State>,
    pub(super) backward: Vec<State>,
    pub(super) total: f64,
}

impl Posterior<'_> {
    /// The logarithm of the sum over all paths.
    pub fn total(&self) -> f64 {
        self.total
    }

    /// The logarithm of the probability that the right alignment passes a place.
    pub(super) fn passing(&self, place: usize) -> f64 {
        at(&self.forward, place).after + at(&self.backward, place).plain - self.total
    }

    /// The probability that the right alignment has this bead, 0 to 1.
    pub fn of(&self, bead: &Bead) -> f64 {
        let start = self.lattice.band.place(bead.start.source, bead.start.target);
        let Some((start, end)) = start.zip(end_of(&self.lattice.band, bead)) else { return 0.0 };
        let shape = bead.shape();
        let score = self.lattice.scores.get(start).and_then(|scores| scores.get(shape)).copied();
        let Some(score) = score.filter(|score| score.is_finite()) else { return 0.0 };
        let tilt = self.tilt.get(shape).copied().unwrap_or_default();
        let (before, behind) = (at(&self.forward, start), at(&self.backward, end));
        let before = if shape == DELETION { before.plain } else { before.after };
        let behind = if shape == INSERTION { behind.after } else { behind.plain };
        (before + f64::from(score) + tilt + behind - self.total).exp().min(1.0)
    }

    /// For every segment of each side the probability that it has no counterpart, wherever in the other text the gap is.
    pub fn nulls(&self) -> Sides<Vec<f64>> {
        let band = &self.lattice.band;
        let columns = band.rows().checked_sub(1).map_or(0, |last| band.columns(last).end.saturating_sub(1));
        let mut nulls = Sides::new(vec![0.0; band.rows().saturating_sub(1)], vec![0.0; columns]);
        for (_, row, column) in self.lattice.places() {
            if let Some(source) = nulls.source.get_mut(row) {
                *source += self.of(&Bead::of_shape(DELETION, row, column));
            }
            if let Some(target) = nulls.target.get_mut(column) {
                *target += self.of(&Bead::of_shape(INSERTION, row, column));
            }
        }
        nulls
    }

    /// For every segment of a bead the probability that it has counterparts and that all of them are in the bead.
    pub fn members(&self, bead: &Bead) -> Sides<Vec<f64>> {
        Sides::new(Side::Source, Side::Target).map(|side| {
            let other = bead.run(side.other());
            bead.run(side).map(|segment| self.member(side, segment, &other).min(1.0)).collect()
        })
    }

    /// The probability of all beads that link a segment with nothing but segments of `within`.
    fn member(&self, side: Side, segment: usize, within: &Range<usize>) -> f64 {
        let starts = segment.saturating_sub(REACH - 1)..=segment;
        let beads = starts.flat_map(|start| {
            within.clone().flat_map(move |other| {
                let sizes = segment - start + 1..=REACH;
                let others = 1..=within.end.saturating_sub(other).min(REACH);
                sizes.flat_map(move |own| {
                    others.clone().map(move |size| match side {
                        Side::Source => Bead { start: Sides::new(start, other), size: Sides::new(own, size) },
                        Side::Target => Bead { start: Sides::new(other, start), size: Sides::new(size, own) },
                    })
                })
            })
        });
        beads.map(|bead| self.of(&bead)).sum()
    }

    /// The expected number of beads of every shape.
    pub fn expected(&self) -> [f64; SHAPES] {
        let mut counts = [0.0; SHAPES];
        for (place, row, column) in self.lattice.places() {
            let likely = |state: State| state.after > NEVER / 2.0;
            if !likely(at(&self.forward, place)) || !likely(at(&self.backward, place)) {
                continue;
            }
            // What the place itself has bounds what its beads can have.
            if self.passing(place) < NEGLIGIBLE {
                continue;
            }
            for (shape, count) in counts.iter_mut().enumerate() {
                *count += self.of(&Bead::of_shape(shape, row, column));
            }
        }
        counts
    }
}

/// Logarithm of a probability too small to count.
const NEGLIGIBLE: f64 = -16.0;
