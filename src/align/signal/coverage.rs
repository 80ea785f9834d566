//! How much of a bead's words find their translation on its other side.

use std::ops::Range;

use crate::align::band::Band;
use crate::align::bead::{Bead, REACH};
use crate::align::ground::{Ground, Type};
use crate::text::{Side, Sides};

/// For every pair of segments in reach of each other, the weight of the words of one that are found in the other and the
/// segments after it. A bead's sum is read off in as many steps as it has segments.
#[derive(Debug)]
pub(super) struct Coverage {
    cells: Band,
    /// By pair of segments: words of the source segment found in 1, 2, ... target segments from there on, then words of the
    /// target segment found in 1, 2, ... source segments.
    found: Vec<[f32; 2 * REACH]>,
    /// Weight of the words before each segment.
    mass: Sides<Vec<f32>>,
    /// The same for the words that could be found at all.
    known: Sides<Vec<f32>>,
}

impl Coverage {
    /// Looks up all words.
    pub(super) fn new(ground: &Ground<'_>) -> Self {
        let cells = ground.band.of_segments(ground.segments(), REACH);
        let mass = |side: Side, count: &dyn Fn(Type) -> bool| {
            let words = ground.words.get(side);
            let mut sum = 0.0f64;
            let mut sums = vec![0.0];
            for segment in 0..*ground.segments().get(side) {
                let types = words.of_segment(segment).iter().map(|&number| words.get(number));
                sum += types.filter(|&found| count(found)).map(|found| f64::from(found.weight)).sum::<f64>();
                sums.push(sum as f32);
            }
            sums
        };
        let known = |found: Type| found.known;
        let mut coverage = Self {
            found: vec![[0.0; 2 * REACH]; cells.places()],
            cells,
            mass: Sides::new(mass(Side::Source, &|_| true), mass(Side::Target, &|_| true)),
            known: Sides::new(mass(Side::Source, &known), mass(Side::Target, &known)),
        };
        for side in Side::BOTH {
            coverage.fill(ground, side);
        }
        coverage
    }

    fn fill(&mut self, ground: &Ground<'_>, side: Side) {
        let words = ground.words.get(side);
        let mut sums: Vec<[f32; REACH]> = Vec::new();
        let mut best: Vec<f32> = Vec::new();
        for segment in 0..*ground.segments().get(side) {
            let run = if side == Side::Source { self.cells.columns(segment) } else { self.cells.rows_of(segment) };
            sums.clear();
            sums.resize(run.len(), [0.0; REACH]);
            for &number in words.of_segment(segment) {
                best.clear();
                best.resize(run.len() + REACH, 0.0);
                if let Some(hits) = hits(ground, side, number, &run, &mut best) {
                    add_windows(&mut sums, &best, hits, words.get(number).weight);
                }
            }
            let offset = if side == Side::Source { 0 } else { REACH };
            for (other, sums) in run.zip(&sums) {
                let (row, column) = if side == Side::Source { (segment, other) } else { (other, segment) };
                let cell = self.cells.place(row, column).and_then(|place| self.found.get_mut(place));
                for (slot, sum) in cell.into_iter().flat_map(|cell| cell.iter_mut().skip(offset)).zip(sums) {
                    *slot = *sum;
                }
            }
        }
    }

    /// The weight of each side's words that are found on the other.
    pub(super) fn found(&self, bead: &Bead) -> Sides<f32> {
        let cell = |row: usize, column: usize, slot: usize| {
            let place = self.cells.place(row, column);
            place.and_then(|place| self.found.get(place)).and_then(|cell| cell.get(slot)).copied().unwrap_or_default()
        };
        let (row, column) = (bead.start.source, bead.start.target);
        let Sides { source, target } = bead.size;
        Sides::new(
            (0..source).map(|k| cell(row + k, column, target.saturating_sub(1))).sum(),
            (0..target).map(|k| cell(row, column + k, REACH + source.saturating_sub(1))).sum(),
        )
    }

    /// Of the first and last segments of a side with several, for the least needed one: the weight of the other side's words
    /// that only it has, to one of its own words; `floor` is added to these. 0 for 1-1.
    pub(super) fn needed(&self, bead: &Bead, floor: f32) -> f32 {
        let mut least: Option<f32> = None;
        let found = self.found(bead);
        for side in Side::BOTH {
            let size = *bead.size.get(side);
            if size < 2 {
                continue;
            }
            let mut without = *bead;
            *without.size.get_mut(side) -= 1;
            let mut drop = |without: &Bead, dropped: usize| {
                let lost = found.get(side.other()) - self.found(without).get(side.other());
                let mass = between(self.mass.get(side), dropped..dropped + 1);
                let share = lost.max(0.0) / (mass + floor);
                least = Some(least.map_or(share, |least| least.min(share)));
            };
            let run = bead.run(side);
            drop(&without, run.end - 1);
            *without.start.get_mut(side) += 1;
            drop(&without, run.start);
        }
        least.map_or(0.0, |least| least.min(1.5))
    }

    /// The weight of each side's words.
    pub(super) fn mass(&self, bead: &Bead) -> Sides<f32> {
        Sides::new(
            between(&self.mass.source, bead.run(Side::Source)),
            between(&self.mass.target, bead.run(Side::Target)),
        )
    }

    /// The weight of each side's words that could be found at all.
    pub(super) fn known(&self, bead: &Bead) -> Sides<f32> {
        Sides::new(
            between(&self.known.source, bead.run(Side::Source)),
            between(&self.known.target, bead.run(Side::Target)),
        )
    }
}

fn between(sums: &[f32], run: Range<usize>) -> f32 {
    let at = |segment: usize| sums.get(segment).copied().unwrap_or_default();
    at(run.end) - at(run.start)
}

/// Notes in `best` how well a word of `side` is found in each of the other side's segments `run` and a few after it. The
/// range is that of the segments where it is found, counted from the start of `run`.
fn hits(ground: &Ground<'_>, side: Side, number: u32, run: &Range<usize>, best: &mut [f32]) -> Option<Range<usize>> {
    let mut range: Option<Range<usize>> = None;
    for &(other, strength) in ground.matches.get(side).of(number) {
        let places = ground.words.get(side.other()).places(other);
        let first = places.partition_point(|&place| (place as usize) < run.start);
        for &place in places.get(first..).unwrap_or_default() {
            let at = place as usize - run.start;
            let Some(slot) = best.get_mut(at) else { break };
            *slot = slot.max(strength);
            range = Some(range.map_or(at..at + 1, |range| range.start.min(at)..range.end.max(at + 1)));
        }
    }
    range
}

/// Adds the best hit of every window of 1 to [`REACH`] segments.
fn add_windows(sums: &mut [[f32; REACH]], best: &[f32], hits: Range<usize>, weight: f32) {
    let first = (hits.start + 1).saturating_sub(REACH);
    for (start, sums) in sums.iter_mut().enumerate().take(hits.end).skip(first) {
        let mut highest = 0.0f32;
        for (sum, hit) in sums.iter_mut().zip(best.iter().skip(start)) {
            highest = highest.max(*hit);
            *sum += weight * highest;
        }
    }
}
