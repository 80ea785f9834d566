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
    /// How badly the part is matched that is so most.
    unmatched: [i16; REACH],
    /// For 2, 3, ... segments, for each of them: how much better the part is matched by it than by the others that is so most.
    owned: [i16; OWNED],
}

/// How many segments there are in runs of 2, 3, ... [`REACH`].
const OWNED: usize = REACH * (REACH + 1) / 2 - 1;

/// Where the segments of a run of `size` begin among them.
const fn owned_by(size: usize) -> usize {
    size * (size - 1) / 2 - 1
}

/// What the parts of a bead say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matched {
    /// How much better a part is matched outside than inside that is so most.
    pub(super) misplaced: f32,
    /// How well the parts are matched inside, for the side where this is less.
    pub(super) covered: f32,
    /// How badly the part is matched inside that is so most.
    pub(super) unmatched: f32,
    /// Of the segments of a side with several, what the least needed one alone matches best; 0 if there are none.
    pub(super) owned: f32,
}

/// What 1 is in cells.
const SCALE: f32 = 16_000.0;

/// What a part is taken to gain outside where there is nothing outside.
const NOTHING: f32 = -0.4;

/// Characters after which a part counts in full: short ones match by chance.
const LENGTH: f32 = 15.0;

/// What parts are mostly matched by.
const MATCHED: f32 = 0.5;

/// What the parts of both texts say of a segment, of whatever bead it may be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Claim {
    /// How well its parts are matched by the segment of the other side that matches them best.
    pub(super) covered: f32,
    /// How much better it matches a part of that segment than the segments beside it do; below 0 if it does not.
    pub(super) owned: f32,
}

/// The cells of both sides.
#[derive(Debug)]
pub(super) struct Matching {
    cells: Band,
    by_side: Sides<Vec<Cell>>,
    /// Characters before each segment.
    lengths: Sides<Vec<f32>>,
    claims: Sides<Vec<Claim>>,
}

impl Matching {
    /// Matches all parts of one grain.
    pub(super) fn new(ground: &Ground<'_>, meaning: &Meaning<'_>, grain: Grain) -> Self {
        let cells = ground.band.of_segments(ground.segments(), REACH);
        let source = fill_source(&cells, meaning, grain);
        let target = fill_target(&cells, meaning, grain, ground.segments());
        let lengths = Sides::new(Side::Source, Side::Target).map(|side| lengths(meaning.parts(side, grain)));
        let mut matching = Self { by_side: Sides::new(source, target), cells, lengths, claims: Sides::default() };
        matching.claims = Sides::new(Side::Source, Side::Target)
            .map(|side| (0..*ground.segments().get(side)).map(|segment| matching.find_claim(side, segment)).collect());
        matching
    }

    /// What is said of the segment of a null bead.
    pub(super) fn claim(&self, bead: &Bead) -> Claim {
        let side = bead.side();
        self.claims.get(side).get(*bead.start.get(side)).copied().unwrap_or_default()
    }

    fn find_claim(&self, side: Side, segment: usize) -> Claim {
        let others = if side == Side::Source { self.cells.columns(segment) } else { self.cells.rows_of(segment) };
        let at = |own: usize, other: usize| if side == Side::Source { (own, other) } else { (other, own) };
        let mut best: Option<(i16, usize)> = None;
        for other in others {
            let (row, column) = at(segment, other);
            let covered = self.cell(side, row, column).map_or(i16::MIN, |cell| cell.covered[0]);
            if best.is_none_or(|(most, _)| covered > most) {
                best = Some((covered, other));
            }
        }
        let Some((covered, other)) = best else { return Claim::default() };
        // The run of the segment and those beside it, and where in that run it stands.
        let place = segment.min(1);
        let (row, column) = at(segment - place, other);
        let size = if segment + 1 < self.claimants(side) { place + 2 } else { place + 1 };
        let owned = self
            .cell(side.other(), row, column)
            .filter(|_| size > 1)
            .map_or(0, |cell| cell.owned.get(owned_by(size) + place).copied().unwrap_or_default());
        Claim { covered: f32::from(covered) / SCALE, owned: (f32::from(owned) / SCALE).clamp(-0.6, 0.6) }
    }

    /// How many segments a side has.
    fn claimants(&self, side: Side) -> usize {
        self.lengths.get(side).len().saturating_sub(1)
    }

    fn cell(&self, side: Side, row: usize, column: usize) -> Option<&Cell> {
        self.cells.place(row, column).and_then(|place| self.by_side.get(side).get(place))
    }

    /// What the parts of a bead say.
    pub(super) fn of(&self, bead: &Bead) -> Matched {
        let mut matched = Matched { misplaced: NOTHING, covered: f32::MAX, unmatched: 0.0, owned: f32::MAX };
        for side in Side::BOTH {
            let others = bead.size.get(side.other()).saturating_sub(1);
            let (mut sum, mut all) = (0.0, 0.0);
            let mut owned = [f32::MIN; REACH];
            for segment in bead.run(side) {
                let other = *bead.start.get(side.other());
                let (row, column) = if side == Side::Source { (segment, other) } else { (other, segment) };
                let Some(cell) = self.cell(side, row, column) else { continue };
                let value = |values: &[i16; REACH]| f32::from(values.get(others).copied().unwrap_or_default()) / SCALE;
                matched.misplaced = matched.misplaced.max(value(&cell.misplaced));
                matched.unmatched = matched.unmatched.max(value(&cell.unmatched));
                if others > 0 {
                    let own = cell.owned.iter().skip(owned_by(others + 1)).take(others + 1);
                    owned.iter_mut().zip(own).for_each(|(most, &own)| *most = most.max(f32::from(own) / SCALE));
                }
                let ends = self.lengths.get(side);
                let length =
                    ends.get(segment + 1).copied().unwrap_or_default() - ends.get(segment).copied().unwrap_or_default();
                sum += value(&cell.covered) * length;
                all += length;
            }
            matched.covered = matched.covered.min(sum / all.max(1.0));
            if others > 0 {
                matched.owned = owned.iter().take(others + 1).copied().fold(matched.owned, f32::min);
            }
        }
        let owned = if bead.is_multiple() { matched.owned.clamp(-0.6, 0.6) } else { 0.0 };
        Matched { misplaced: matched.misplaced.clamp(NOTHING, 0.6), owned, ..matched }
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
    let mut unmatched = vec![[0.0f32; REACH]; run.len()];
    let mut owned = vec![[f32::MIN; OWNED]; run.len()];
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
                unmatched[start][size] = unmatched[start][size].max((MATCHED - inside) * weight);
            }
            add_owned(&mut owned[start], best.get(start..).unwrap_or_default(), weight);
        }
    }
    let fixed = |value: f32| (value.clamp(-1.5, 1.5) * SCALE) as i16;
    let cell = |start: usize| Cell {
        misplaced: misplaced[start].map(fixed),
        covered: covered[start].map(|sum| fixed(sum / f32::max(total, 1.0))),
        unmatched: unmatched[start].map(fixed),
        owned: owned[start].map(fixed),
    };
    (0..misplaced.len()).map(cell).collect()
}

/// Notes by how much a part is better matched by each segment of every run in front of `best` than by the others of the run.
fn add_owned(owned: &mut [f32; OWNED], best: &[f32], weight: f32) {
    for size in 2..=REACH.min(best.len()) {
        let run = best.get(..size).unwrap_or_default();
        let (mut first, mut second) = (-1.0f32, -1.0f32);
        for &value in run {
            (first, second) = if value > first { (value, first) } else { (first, second.max(value)) };
        }
        for (most, &value) in owned.iter_mut().skip(owned_by(size)).zip(run) {
            let others = if value >= first { second } else { first };
            *most = most.max((value - others) * weight);
        }
    }
}
