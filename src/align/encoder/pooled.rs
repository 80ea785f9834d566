//! The units of a plan on their way through the network: sums of token features for every part of each.

use std::ops::Range;

use super::file::Packed;
use super::known::Known;
use super::layout::DIMENSIONS;
use super::network::{Network, Part};
use super::pieces::{Pieces, Tokens};
use super::plan::{Plan, Stretch, Unit};
use crate::align::threads;

/// Bytes of text between whose batches the pieces that are known are bounded.
const WAVE: usize = 200_000;

/// Tokens that go through the network together, at least and at most: few enough to stay in a processor's cache. A run of a
/// long text may come on top.
const BATCH_BOUNDS: (usize, usize) = (64, 128);

/// Tokens of a text that are summed up together: of a longer one every such run apart, so that sums do not depend on the batches.
const RUN: usize = 512;

/// Pieces that go through it together, at least and at most.
const PIECE_BOUNDS: (usize, usize) = (16, 32);

/// Tokens beyond the end of a part of a long text that its features depend on: two convolutions of windows of five.
const HALO: usize = 4;

/// Sums of token features behind the first linear layer. Each unit has a row for the piece of start, each of its parts, and the
/// piece of end; or a single one, where every passage is a unit.
#[derive(Debug, Default)]
pub(super) struct Pooled {
    sums: Vec<f32>,
    /// The tokens of each row.
    tokens: Vec<u32>,
    /// The first row of each unit.
    starts: Vec<usize>,
    is_of_units: bool,
}

impl Pooled {
    /// Sends all units through the network. Memory 2 kB for each of their parts.
    pub(super) fn new(
        plan: &Plan<'_>,
        (packed, pieces, network): (&Packed, &Pieces, &Network),
        known: &mut Known,
    ) -> Self {
        let mut pooled = Self { is_of_units: plan.is_of_units, ..Self::default() };
        for wave in waves(&plan.units) {
            let tokens = threads::map(wave, |unit| pieces.encode(unit.parts(), plan.words));
            let slots: Vec<Vec<u32>> =
                tokens.iter().map(|unit| unit.pieces.iter().map(|&piece| known.slot(piece)).collect()).collect();
            let new: Vec<&[u32]> = threads::shares(known.without_row(), PIECE_BOUNDS).collect();
            for rows in threads::map(&new, |pieces| network.know(packed, pieces)) {
                known.add(rows);
            }
            let batches = pooled.batches(&tokens, &slots);
            let sums = threads::map(&batches, |batch| network.sums(known, &batch.parts, batch.rows.len()));
            for (batch, sums) in batches.iter().zip(sums) {
                for (row, sum) in batch.rows.iter().zip(sums.chunks_exact(DIMENSIONS)) {
                    add(pooled.sums.get_mut(row * DIMENSIONS..(row + 1) * DIMENSIONS).unwrap_or_default(), sum);
                }
            }
            known.bound();
        }
        pooled
    }

    /// Makes room for the rows of these units and puts their tokens into batches.
    fn batches(&mut self, units: &[Tokens], slots: &[Vec<u32>]) -> Vec<Batch> {
        let mut batches = vec![Batch::default()];
        let size = threads::share(slots.iter().map(Vec::len).sum(), BATCH_BOUNDS);
        for (unit, slots) in units.iter().zip(slots) {
            let first = self.tokens.len();
            self.starts.push(first);
            let from = if self.is_of_units { unit.ends.len().saturating_sub(1) } else { 0 };
            let ends = unit.ends.get(from..).unwrap_or_default();
            let starts = std::iter::once(0).chain(ends.iter().copied());
            self.tokens.extend(ends.iter().zip(starts).map(|(end, start)| (end - start) as u32));
            for core in cores(slots.len()) {
                match batches.last_mut().filter(|batch| batch.tokens < size) {
                    Some(batch) => batch.add(slots, ends, core, first),
                    None => batches.push(Batch::of(slots, ends, core, first)),
                }
            }
        }
        self.sums.resize(self.tokens.len() * DIMENSIONS, 0.0);
        batches
    }

    /// Adds the sums of a passage to `row` and says how many tokens it has, with one for the start and one for the end; 0 if
    /// there is nothing in it. A unit always has something. Inside a unit and at the seam of two the windows are those of the units: the cosine with
    /// the vector of the passage as a text of its own is .99 for two sentences of news, .98 for four (medians).
    pub(super) fn add(&self, passage: &[Stretch], row: &mut [f32]) -> usize {
        let (Some(first), Some(last)) = (passage.first(), passage.last()) else { return 0 };
        let start = |unit: usize| self.starts.get(unit).copied().unwrap_or_default();
        if self.is_of_units {
            return self.add_row(start(first.unit), row);
        }
        let end = |unit: usize| self.starts.get(unit + 1).copied().unwrap_or(self.tokens.len());
        let parts = passage.iter().flat_map(|stretch| {
            let first = start(stretch.unit) + 1;
            first + stretch.parts.start..first + stretch.parts.end
        });
        let around = [start(first.unit), end(last.unit).saturating_sub(1)];
        let (mut tokens, mut within) = (0, 0);
        for (number, at) in around.into_iter().chain(parts).enumerate() {
            let own = self.add_row(at, row);
            tokens += own;
            within += if number < around.len() { 0 } else { own };
        }
        if within == 0 { 0 } else { tokens }
    }

    /// Adds a row of the sums and says how many tokens it has.
    fn add_row(&self, at: usize, row: &mut [f32]) -> usize {
        add(row, self.sums.get(at * DIMENSIONS..(at + 1) * DIMENSIONS).unwrap_or_default());
        self.tokens.get(at).map_or(0, |&tokens| tokens as usize)
    }
}

/// Runs of units of about [`WAVE`] bytes.
fn waves<'p, 't>(units: &'p [Unit<'t>]) -> impl Iterator<Item = &'p [Unit<'t>]> {
    let mut rest = units;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let full = rest.iter().position(|unit| {
            bytes += unit.len();
            bytes >= WAVE
        });
        let (wave, behind) = rest.split_at_checked(full.map_or(rest.len(), |last| last + 1))?;
        rest = behind;
        (!wave.is_empty()).then_some(wave)
    })
}

/// The runs of a unit's tokens that go through the network in one batch each.
fn cores(tokens: usize) -> impl Iterator<Item = Range<usize>> {
    (0..tokens).step_by(RUN).map(move |start| start..(start + RUN).min(tokens))
}

/// Tokens of several units that go through the network together.
#[derive(Debug, Default)]
struct Batch {
    parts: Vec<Part>,
    /// The rows of [`Pooled`] that its sums are added to.
    rows: Vec<usize>,
    tokens: usize,
}

impl Batch {
    fn of(slots: &[u32], ends: &[usize], core: Range<usize>, first: usize) -> Self {
        let mut batch = Self::default();
        batch.add(slots, ends, core, first);
        batch
    }

    /// Adds the tokens `core` of a unit, whose parts end at `ends` and whose rows begin with `first`.
    fn add(&mut self, slots: &[u32], ends: &[usize], core: Range<usize>, first: usize) {
        let reach = core.start.saturating_sub(HALO)..(core.end + HALO).min(slots.len());
        let mut cores = Vec::with_capacity(ends.len());
        let mut start = 0;
        for (part, &end) in ends.iter().enumerate() {
            let own = start.max(core.start)..end.min(core.end);
            if !own.is_empty() {
                cores.push((self.rows.len(), own.start - reach.start..own.end - reach.start));
                self.rows.push(first + part);
            }
            start = end;
        }
        self.tokens += core.len();
        self.parts.push(Part { slots: slots.get(reach).unwrap_or_default().to_vec(), cores });
    }
}

fn add(row: &mut [f32], other: &[f32]) {
    row.iter_mut().zip(other).for_each(|(value, other)| *value += other);
}
