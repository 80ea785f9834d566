//! The lattice of all alignments inside a band: best path (Viterbi) and posterior (forward-backward).
//!
//! A semi-Markov chain over beads whose score is the sum of its beads' scores (natural-log units). A source segment
//! without counterpart may not follow a target segment without counterpart: the two orders say the same, and counting
//! both would double the weight of leaving things unlinked. Time and memory linear in the number of places.

mod likely;
mod logs;
mod posterior;

use crate::align::band::Band;
use crate::align::bead::{Bead, DELETION, INSERTION, REACH, SHAPES};
use crate::align::rates::Rates;

pub use posterior::Posterior;

use logs::{NEVER, Sum, add_logs};

/// A lattice with the scores of its beads, or of those that were asked for.
#[derive(Clone, Debug)]
pub struct Lattice {
    band: Band,
    /// By place and shape; `NEG_INFINITY` where a bead leaves the band or is taken away, no number where nobody asked.
    scores: Vec<[f32; SHAPES]>,
    /// How strongly the text's own rates count.
    pub(super) strength: Rates,
}

/// What is added to the score of every bead of a shape.
pub type Tilt = [f64; SHAPES];

impl Lattice {
    /// Scores every bead inside `band`, on as many threads as there are; the result does not depend on their number.
    pub(crate) fn new(band: &Band, score: impl Fn(&Bead) -> f32 + Sync) -> Self {
        let mut scores = vec![[f32::NEG_INFINITY; SHAPES]; band.places()];
        band.fill(&mut scores, |row, column, slots: &mut [f32; SHAPES]| {
            for (shape, slot) in slots.iter_mut().enumerate() {
                let bead = Bead::of_shape(shape, row, column);
                if end_of(band, &bead).is_some() {
                    *slot = score(&bead);
                }
            }
        });
        Self { band: band.clone(), scores, strength: Rates::default() }
    }

    /// The same lattice where the text's own rates count so strongly.
    pub(super) fn with(self, strength: Rates) -> Self {
        Self { strength, ..self }
    }

    /// The same lattice with other scores: `score` is given the number of each bead in the order of [`Self::beads`];
    /// a score of negative infinity takes the bead away.
    #[must_use]
    pub fn rescored(&self, mut score: impl FnMut(usize) -> f32) -> Self {
        let mut lattice = self.clone();
        let scores = lattice.scores.iter_mut().flatten().filter(|score| score.is_finite());
        for (number, slot) in scores.enumerate() {
            *slot = score(number);
        }
        lattice
    }

    /// Gives every bead another score; negative infinity takes the bead away.
    pub(super) fn rescore(&mut self, score: impl Fn(&Bead, f32) -> f32) {
        let Self { band, scores, .. } = self;
        let places = (0..band.rows()).flat_map(|row| band.columns(row).map(move |column| (row, column)));
        for ((row, column), scores) in places.zip(scores) {
            for (shape, slot) in scores.iter_mut().enumerate().filter(|(_, slot)| slot.is_finite()) {
                *slot = score(&Bead::of_shape(shape, row, column), *slot);
            }
        }
    }

    /// The beads of the best path, in order.
    pub fn best(&self, tilt: &Tilt) -> Vec<Bead> {
        let mut best = vec![State { plain: NEVER, after: NEVER }; self.band.places()];
        let mut shapes = vec![SHAPES as u8; self.band.places()];
        set(&mut best, 0, State { plain: 0.0, after: NEVER });
        for (place, row, column) in self.places().skip(1) {
            let mut here = State { plain: NEVER, after: NEVER };
            self.each_bead_to(row, column, |shape, from, score| {
                let before = at(&best, from);
                let start = if shape == DELETION { before.plain } else { before.plain.max(before.after) };
                let sum = start + f64::from(score) + tilt.get(shape).copied().unwrap_or_default();
                if shape == INSERTION {
                    here.after = sum;
                } else if sum > here.plain {
                    here.plain = sum;
                    if let Some(slot) = shapes.get_mut(place) {
                        *slot = shape as u8;
                    }
                }
            });
            set(&mut best, place, here);
        }
        self.trace(&best, &shapes)
    }

    fn trace(&self, best: &[State], shapes: &[u8]) -> Vec<Bead> {
        let mut path = Vec::new();
        let Some((mut place, mut row, mut column)) = self.places().last() else { return path };
        let mut plain_only = false;
        while row > 0 || column > 0 {
            let here = at(best, place);
            let inserted = !plain_only && here.after > here.plain;
            let shape = if inserted { INSERTION } else { shapes.get(place).map_or(SHAPES, |&shape| shape.into()) };
            plain_only = shape == DELETION;
            let size = Bead::of_shape(shape, 0, 0).size;
            let before = row.checked_sub(size.source).zip(column.checked_sub(size.target));
            let Some((start, from)) =
                before.and_then(|start| self.band.place(start.0, start.1).map(|from| (start, from)))
            else {
                debug_assert!(false, "the path broke off at {row}, {column}");
                break;
            };
            (row, column) = start;
            place = from;
            path.push(Bead::of_shape(shape, row, column));
        }
        path.reverse();
        path
    }

    /// Probabilities of beads under scores tilted by `tilt`.
    pub fn posterior(&self, tilt: &Tilt) -> Posterior<'_> {
        let (forward, total) = self.forward(tilt);
        Posterior { lattice: self, tilt: *tilt, forward, backward: self.backward(tilt), total }
    }

    fn forward(&self, tilt: &Tilt) -> (Vec<State>, f64) {
        let mut sums = vec![State { plain: NEVER, after: NEVER }; self.band.places()];
        set(&mut sums, 0, State { plain: 0.0, after: 0.0 });
        for (place, row, column) in self.places().skip(1) {
            let mut plain = Sum::default();
            let mut inserted = NEVER;
            self.each_bead_to(row, column, |shape, from, score| {
                let before = at(&sums, from);
                let score = f64::from(score) + tilt.get(shape).copied().unwrap_or_default();
                match shape {
                    INSERTION => inserted = before.after + score,
                    DELETION => plain.add(before.plain + score),
                    _ => plain.add(before.after + score),
                }
            });
            let plain = plain.log();
            set(&mut sums, place, State { plain, after: add_logs(plain, inserted) });
        }
        let total = sums.last().map_or(0.0, |last| last.after);
        (sums, total)
    }

    fn backward(&self, tilt: &Tilt) -> Vec<State> {
        let mut sums = vec![State { plain: NEVER, after: NEVER }; self.band.places()];
        if let Some(last) = sums.last_mut() {
            *last = State { plain: 0.0, after: 0.0 };
        }
        let mut place = sums.len().saturating_sub(1);
        for row in (0..self.band.rows()).rev() {
            for column in self.band.columns(row).rev() {
                if place + 1 < sums.len() {
                    let here = self.backward_at(row, column, place, &sums, tilt);
                    set(&mut sums, place, here);
                }
                place = place.saturating_sub(1);
            }
        }
        sums
    }

    fn backward_at(&self, row: usize, column: usize, place: usize, sums: &[State], tilt: &Tilt) -> State {
        let mut after = Sum::default();
        let mut deletion = NEVER;
        for (shape, (score, tilt)) in self.scores.get(place).into_iter().flatten().zip(tilt).enumerate() {
            let bead = Bead::of_shape(shape, row, column);
            let Some(end) = score.is_finite().then(|| end_of(&self.band, &bead)).flatten() else { continue };
            let (score, behind) = (f64::from(*score) + tilt, at(sums, end));
            match shape {
                DELETION => deletion = score + behind.plain,
                INSERTION => after.add(score + behind.after),
                _ => after.add(score + behind.plain),
            }
        }
        let after = after.log();
        State { plain: add_logs(after, deletion), after }
    }

    /// How many places it has.
    pub(super) fn places_count(&self) -> usize {
        self.band.places()
    }

    /// Every place with its number, in order.
    fn places(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        let places = (0..self.band.rows()).flat_map(|row| self.band.columns(row).map(move |column| (row, column)));
        places.enumerate().map(|(place, (row, column))| (place, row, column))
    }

    /// Every bead that begins in the band, with its score.
    pub fn beads(&self) -> impl Iterator<Item = (Bead, f32)> {
        self.places().flat_map(move |(place, row, column)| {
            let scores = self.scores.get(place).into_iter().flatten().enumerate();
            scores
                .filter(|(_, score)| score.is_finite())
                .map(move |(shape, &score)| (Bead::of_shape(shape, row, column), score))
        })
    }

    /// Calls `visit` for every bead that ends at a place: with its shape, the number of the place it begins at, its score.
    fn each_bead_to(&self, row: usize, column: usize, mut visit: impl FnMut(usize, usize, f32)) {
        let mut from = |shape: usize, row: usize, column: usize| {
            let Some(place) = self.band.place(row, column) else { return };
            let Some(&score) = self.scores.get(place).and_then(|scores| scores.get(shape)) else { return };
            if score.is_finite() {
                visit(shape, place, score);
            }
        };
        for source in 1..=REACH.min(row) {
            for target in 1..=REACH.min(column) {
                from((source - 1) * REACH + target - 1, row - source, column - target);
            }
        }
        if row > 0 {
            from(DELETION, row - 1, column);
        }
        if column > 0 {
            from(INSERTION, row, column - 1);
        }
    }
}

/// The number of the place where a bead ends, if the band has it.
fn end_of(band: &Band, bead: &Bead) -> Option<usize> {
    band.place(bead.start.source + bead.size.source, bead.start.target + bead.size.target)
}

/// What is known at a place. Looking for the best path: `plain` where the last bead was no insertion, `after` where it was.
/// Summing forward: `after` is for both together. Summing backward: `after` is what may follow an insertion.
#[derive(Clone, Copy, Debug)]
struct State {
    plain: f64,
    after: f64,
}

fn at(states: &[State], place: usize) -> State {
    states.get(place).copied().unwrap_or(State { plain: NEVER, after: NEVER })
}

fn set(states: &mut [State], place: usize, state: State) {
    if let Some(slot) = states.get_mut(place) {
        *slot = state;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Sides;

    /// A lattice of n times m in which a bead scores `score`.
    fn lattice(n: usize, m: usize, score: impl Fn(&Bead) -> f32 + Sync) -> Lattice {
        Lattice::new(&Band::whole(n + 1, m + 1), score)
    }

    /// The sum over all paths, the slow way.
    fn paths(n: usize, m: usize, inserted: bool, score: &impl Fn(&Bead) -> f32) -> f64 {
        if n == 0 && m == 0 {
            return 1.0;
        }
        let mut sum = 0.0;
        for shape in 0..SHAPES {
            let size = Bead::of_shape(shape, 0, 0).size;
            // Walks backward, so it is the deletion that comes next that forbids an insertion here.
            if size.source > n || size.target > m || (shape == INSERTION && inserted) {
                continue;
            }
            let bead = Bead::of_shape(shape, n - size.source, m - size.target);
            let weight = f64::from(score(&bead)).exp();
            sum += weight * paths(n - size.source, m - size.target, shape == DELETION, score);
        }
        sum
    }

    fn uneven(bead: &Bead) -> f32 {
        let runs = bead.runs();
        ((runs.source.start * 7 + runs.target.end * 3 + bead.shape()) % 5) as f32 * 0.4 - 1.0
    }

    #[test]
    fn forward_and_backward_sum_over_every_path() {
        let lattice = lattice(3, 4, uneven);
        let total = lattice.posterior(&[0.0; SHAPES]).total();
        assert!((total - paths(3, 4, false, &uneven).ln()).abs() < 1e-6, "{total}");
        let backward = lattice.backward(&[0.0; SHAPES]);
        assert!((backward[0].plain - total).abs() < 1e-6);
    }

    #[test]
    fn each_segment_is_somewhere_with_probability_one() {
        let lattice = lattice(3, 4, uneven);
        let posterior = lattice.posterior(&[0.0; SHAPES]);
        for segment in 0..3 {
            let here = |(bead, _): &(Bead, f32)| bead.runs().source.contains(&segment);
            let sum: f64 = lattice.beads().filter(here).map(|(bead, _)| posterior.of(&bead)).sum();
            assert!((sum - 1.0).abs() < 1e-6, "{sum}");
        }
    }

    #[test]
    fn a_segment_is_surer_of_a_bead_than_the_bead_of_itself() {
        let lattice = lattice(3, 4, uneven);
        let posterior = lattice.posterior(&[0.0; SHAPES]);
        let bead = Bead::of_shape(4, 1, 2);
        let members = posterior.members(&bead);
        assert_eq!((members.source.len(), members.target.len()), (2, 1));
        assert!(members.source.iter().chain(&members.target).all(|&member| member > posterior.of(&bead)));
        // Of a bead of everything: a segment has counterparts, or it has none.
        let whole = Bead { start: Sides::new(0, 0), size: Sides::new(3, 4) };
        let (members, nulls) = (posterior.members(&whole), posterior.nulls());
        for (member, null) in members.target.iter().zip(&nulls.target) {
            assert!((member + null - 1.0).abs() < 1e-6, "{member} {null}");
        }
    }

    #[test]
    fn the_best_path_leaves_no_segment_out() {
        let path = lattice(5, 3, uneven).best(&[0.0; SHAPES]);
        let sizes = path.iter().fold((0, 0), |sum, bead| (sum.0 + bead.size.source, sum.1 + bead.size.target));
        assert_eq!(sizes, (5, 3));
        for pair in path.windows(2) {
            assert!(pair[0].shape() != INSERTION || pair[1].shape() != DELETION);
        }
    }

    #[test]
    fn empty_texts_have_an_empty_path() {
        assert!(lattice(0, 0, uneven).best(&[0.0; SHAPES]).is_empty());
        assert_eq!(lattice(2, 0, uneven).best(&[0.0; SHAPES]).len(), 2);
    }
}
