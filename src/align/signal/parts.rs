//! How the parts of segments (sentences or clauses) are matched inside a bead and just outside it.

use std::ops::Range;

use crate::align::bead::{Bead, REACH};
use crate::align::ground::{Grain, Ground, Meaning, Parts};
use crate::align::search::Band;
use crate::text::{Side, Sides};

/// For a pair of segments in reach: how the parts of one are matched by 1, 2, ... segments of the other side from the other one
/// on. Fixed-point, see [`SCALE`].
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    /// By how much the part is better matched next to these segments than in them that is so most.
    misplaced: [i16; REACH],
    /// How well the parts are matched, weighted by length.
    covered: [i16; REACH],
}

/// What 1 is in cells.
const SCALE: f32 = 16_000.0;

/// What a part is taken to gain outside where there is nothing outside.
const NOTHING: f32 = -0.4;

/// Characters after which a part counts in full: short ones match by chance.
const LENGTH: f32 = 15.0;

/// The cells of both sides.
#[derive(Debug)]
pub(super) struct Matching {
    cells: Band,
    by_side: Sides<Vec<Cell>>,
    /// Characters before each segment.
    lengths: Sides<Vec<f32>>,
}

impl Matching {
    /// Matches all parts of one grain.
    pub(super) fn new(ground: &Ground<'_>, meaning: &Meaning<'_>, grain: Grain) -> Self {
        let cells = ground.band.of_segments(ground.segments(), REACH);
        let source = fill_source(&cells, meaning, grain);
        let target = fill_target(&cells, meaning, grain, ground.segments());
        let lengths = Sides::new(Side::Source, Side::Target).map(|side| lengths(meaning.parts(side, grain)));
        Self { by_side: Sides::new(source, target), cells, lengths }
    }

    fn cell(&self, side: Side, row: usize, column: usize) -> Option<&Cell> {
        self.cells.place(row, column).and_then(|place| self.by_side.get(side).get(place))
    }

    /// How much better a part of the bead is matched outside than inside that is so most; and how well the parts are matched
    /// inside, for the side where this is less.
    pub(super) fn of(&self, bead: &Bead) -> (f32, f32) {
        let mut misplaced = NOTHING;
        let mut covered = f32::MAX;
        for side in Side::BOTH {
            let others = bead.size.get(side.other()).saturating_sub(1);
            let (mut sum, mut all) = (0.0, 0.0);
            for segment in bead.run(side) {
                let other = *bead.start.get(side.other());
                let (row, column) = if side == Side::Source { (segment, other) } else { (other, segment) };
                let Some(cell) = self.cell(side, row, column) else { continue };
                let value = |values: &[i16; REACH]| f32::from(values.get(others).copied().unwrap_or_default()) / SCALE;
                misplaced = misplaced.max(value(&cell.misplaced));
                let ends = self.lengths.get(side);
                let length =
                    ends.get(segment + 1).copied().unwrap_or_default() - ends.get(segment).copied().unwrap_or_default();
                sum += value(&cell.covered) * length;
                all += length;
            }
            covered = covered.min(sum / all.max(1.0));
        }
        (misplaced.clamp(NOTHING, 0.6), covered)
    }
}

/// Characters of all parts before each segment, and of all.
fn lengths(parts: &Parts) -> Vec<f32> {
    let mut sum = 0.0;
    let mut sums = vec![0.0];
    for segment in 0..parts.segments() {
        sum += parts.of(segment).map(|part| parts.length(part)).sum::<f32>();
        sums.push(sum);
    }
    sums
}

fn fill_source(cells: &Band, meaning: &Meaning<'_>, grain: Grain) -> Vec<Cell> {
    let mut filled = vec![Cell::default(); cells.places()];
    for row in 0..cells.rows() {
        let columns = cells.columns(row);
        let matched = windows((meaning, grain), Side::Source, row, columns.clone());
        for (column, cell) in columns.zip(matched) {
            if let Some(slot) = cells.place(row, column).and_then(|place| filled.get_mut(place)) {
                *slot = cell;
            }
        }
    }
    filled
}

fn fill_target(cells: &Band, meaning: &Meaning<'_>, grain: Grain, segments: Sides<usize>) -> Vec<Cell> {
    let mut filled = vec![Cell::default(); cells.places()];
    for column in 0..segments.target {
        let rows = cells.rows_of(column);
        let matched = windows((meaning, grain), Side::Target, column, rows.clone());
        for (row, cell) in rows.zip(matched) {
            if let Some(slot) = cells.place(row, column).and_then(|place| filled.get_mut(place)) {
                *slot = cell;
            }
        }
    }
    filled
}

/// A cell for every segment of `run` that the parts of `segment` of a side are matched with.
fn windows((meaning, grain): (&Meaning<'_>, Grain), side: Side, segment: usize, run: Range<usize>) -> Vec<Cell> {
    let (own, others) = (meaning.parts(side, grain), meaning.parts(side.other(), grain));
    let mut misplaced = vec![[f32::MIN; REACH]; run.len()];
    let mut covered = vec![[0.0f32; REACH]; run.len()];
    let mut total = 0.0;
    for part in own.of(segment) {
        let length = own.length(part).max(1.0);
        let weight = 1.0 - (-length / LENGTH).exp();
        total += length;
        let cosine = |other: usize| meaning.cosine_of_parts(grain, side, part, other);
        let best = |other: usize| others.of(other).map(cosine).fold(-1.0, f32::max);
        let best: Vec<f32> = run.clone().map(best).collect();
        for start in 0..run.len() {
            let mut inside = -1.0f32;
            let before = start.checked_sub(1).and_then(|before| best.get(before)).copied();
            for (size, inner) in best.iter().skip(start).take(REACH).enumerate() {
                inside = inside.max(*inner);
                let outside = before.into_iter().chain(best.get(start + size + 1).copied()).reduce(f32::max);
                let gain = outside.map_or(NOTHING, |outside| (outside - inside) * weight);
                misplaced[start][size] = misplaced[start][size].max(gain);
                covered[start][size] += inside * length;
            }
        }
    }
    let fixed = |value: f32| (value.clamp(-1.5, 1.5) * SCALE) as i16;
    let cell = |(misplaced, covered): (&[f32; REACH], &[f32; REACH])| Cell {
        misplaced: misplaced.map(fixed),
        covered: covered.map(|sum| fixed(sum / f32::max(total, 1.0))),
    };
    misplaced.iter().zip(&covered).map(cell).collect()
}
