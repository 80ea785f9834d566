//! What is kept of each distinct piece met so far: everything about a token that depends on its piece alone.

use muqabala_products::{Activations, DEPTH};

use super::layout::{BRANCH, BRANCHES, DIMENSIONS};

/// Width of the projection.
pub(super) const PROJECTED: usize = BRANCH * BRANCHES.len();

/// Shares in the first convolution: one for each place of each branch's window.
const SHARES: usize = 2 + 3 + 5;

/// What is kept of a piece: embedding, projection and shares.
pub(super) const KEPT: usize = DIMENSIONS + PROJECTED + SHARES * BRANCH;

/// Where the projection begins in it, and where the shares do.
pub(super) const PROJECTION_AT: usize = DIMENSIONS;
pub(super) const SHARES_AT: usize = DIMENSIONS + PROJECTED;

/// The most pieces that are kept between batches: 94 MB. Two news texts of 760 sentences have about 9,000.
const MOST: usize = 12_288;

/// Rows of [`KEPT`] codes, one for each piece met.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// By number of the piece: its slot plus one, or 0 if it is not known.
    slots: Vec<u32>,
    /// By slot: the piece.
    pieces: Vec<u32>,
    /// By slot: the block that its row lies in, and which of its rows.
    places: Vec<(u32, u32)>,
    blocks: Vec<Activations>,
}

impl Known {
    /// Forgets everything if more pieces are known than are kept between batches.
    pub(super) fn bound(&mut self) {
        if self.pieces.len() > MOST {
            *self = Self::default();
        }
    }

    /// The slot of a piece, whose row has to be added before it is asked for.
    pub(super) fn slot(&mut self, piece: u32) -> u32 {
        let place = piece as usize;
        if place >= self.slots.len() {
            self.slots.resize(place + 1, 0);
        }
        let Some(slot) = self.slots.get_mut(place) else { return 0 };
        if *slot == 0 {
            self.pieces.push(piece);
            *slot = self.pieces.len() as u32;
        }
        *slot - 1
    }

    /// The pieces that have a slot but no row yet.
    pub(super) fn without_row(&self) -> &[u32] {
        self.pieces.get(self.places.len()..).unwrap_or_default()
    }

    /// Adds the rows of the next pieces that have none.
    pub(super) fn add(&mut self, rows: Activations) {
        let block = self.blocks.len() as u32;
        self.places.extend((0..rows.rows() as u32).map(|row| (block, row)));
        self.blocks.push(rows);
    }

    /// [`DEPTH`] numbers of the row of a slot from `at` on, a multiple of as many: their codes and scale.
    pub(super) fn run(&self, slot: usize, at: usize) -> (&[i16], f32) {
        let place = self.places.get(slot).and_then(|&(block, row)| Some((self.blocks.get(block as usize)?, row)));
        place.map_or((&[], 0.0), |(block, row)| block.run(row, at / DEPTH))
    }
}
