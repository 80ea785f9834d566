//! The forward pass: pieces to token features, summed over a text, to a unit vector.
//!
//! Each piece's embedding goes through a projection and, in three branches for n-grams of 2, 3 and 5 pieces, two
//! convolutions with residuals. What depends on a piece alone (its projection and its share in the first convolution) is
//! computed once for each distinct piece; the second convolution is one matrix product over many texts. The features'
//! sum over a text, divided by the root of its length, goes through a small dense network. Beyond a text's ends the windows
//! hold zeros. The layer norm behind the projection spans all three branches.

use std::ops::Range;

use ndarray::{ArrayView2, ArrayViewMut2, ShapeBuilder, linalg::general_mat_mul};

use super::file::Packed;
use super::layout::{BRANCH, BRANCHES, DIMENSIONS, MATRICES};

/// Width of the projection.
const PROJECTED: usize = BRANCH * BRANCHES.len();
/// Width of a token's features: its embedding and what the branches make of it.
pub(super) const FEATURES: usize = DIMENSIONS + PROJECTED;
/// Shares in the first convolution: one for each place of each branch's window.
const SHARES: usize = 2 + 3 + 5;
/// What is kept of a piece: projection and shares.
const KEPT: usize = PROJECTED + SHARES * BRANCH;
/// The most pieces that are kept between batches: 110 MB.
const MOST_KNOWN: usize = 8192;
/// Widths of the hidden layers of the dense network.
const HIDDEN: usize = 320;

/// Places of the matrices in [`MATRICES`], of the vectors in `VECTORS`.
const PROJECTION: usize = 0;
const FIRST: usize = 1;
const SECOND: usize = 4;
const POOL: usize = 7;
const DENSE: [usize; 4] = [8, 9, 11, 13];
const SKIP_1: usize = 10;
const SKIP_3: usize = 12;
const FIRST_BIAS: usize = 3;
const SECOND_BIAS: usize = 6;

/// The weights, unpacked.
#[derive(Debug)]
pub(super) struct Network {
    matrices: Vec<Vec<f32>>,
    vectors: Vec<Vec<f32>>,
    epsilon: f32,
}

/// What is kept of each distinct piece met so far.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// By number of the piece: its slot plus one, or 0 if it is not known.
    slots: Vec<u32>,
    /// By slot: the piece.
    pieces: Vec<u32>,
    rows: Vec<f32>,
}

/// A text, or a part of a long one with what its windows reach beyond it.
#[derive(Debug)]
pub(super) struct Part {
    /// Its pieces by slot in [`Known`].
    pub(super) slots: Vec<u32>,
    /// Runs of them whose features are added to a row of the sums each: the row, and the run.
    pub(super) cores: Vec<(usize, Range<usize>)>,
}

impl Known {
    /// Forgets everything if more pieces are known than are kept between batches.
    pub(super) fn bound(&mut self) {
        if self.pieces.len() > MOST_KNOWN {
            *self = Self::default();
        }
    }

    /// The slot of a piece; [`Network::know`] must be called before what is in it is asked for.
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

    fn piece(&self, slot: usize) -> u32 {
        self.pieces.get(slot).copied().unwrap_or_default()
    }

    fn row(&self, slot: usize) -> &[f32] {
        self.rows.get(slot * KEPT..(slot + 1) * KEPT).unwrap_or_default()
    }
}

impl Network {
    pub(super) fn new(packed: &Packed) -> Self {
        Self {
            matrices: (0..MATRICES.len()).map(|place| packed.matrix(place)).collect(),
            vectors: (0..super::layout::VECTORS.len()).map(|place| packed.vector(place)).collect(),
            epsilon: packed.epsilon,
        }
    }

    fn vector(&self, place: usize) -> &[f32] {
        self.vectors.get(place).map_or(&[], Vec::as_slice)
    }

    /// `out` = `input` × the matrix of this place, `out` += it if `add`; both row by row.
    fn product(&self, place: usize, input: &[f32], out: &mut [f32], add: bool) {
        let Some((&(_, rows, columns), matrix)) = MATRICES.get(place).zip(self.matrices.get(place)) else { return };
        multiply(input, (input.len() / rows, rows, rows), matrix, (columns, out), add);
    }

    /// Computes what is kept of the pieces that got a slot since the last call.
    pub(super) fn know(&self, packed: &Packed, known: &mut Known) {
        let pieces = known.pieces.get(known.rows.len() / KEPT..).unwrap_or_default();
        let count = pieces.len();
        let mut embeddings = vec![0.0; count * DIMENSIONS];
        for (&piece, row) in pieces.iter().zip(embeddings.chunks_exact_mut(DIMENSIONS)) {
            packed.embedding(piece, row);
        }
        let mut projected = vec![0.0; count * PROJECTED];
        self.product(PROJECTION, &embeddings, &mut projected, false);
        for row in projected.chunks_exact_mut(PROJECTED) {
            add(row, self.vector(0));
            self.normalize(row, self.vector(1), self.vector(2));
        }
        let start = known.rows.len();
        known.rows.resize(start + count * KEPT, 0.0);
        let rows = known.rows.get_mut(start..).unwrap_or_default();
        for (row, projected) in rows.chunks_exact_mut(KEPT).zip(projected.chunks_exact(PROJECTED)) {
            row.split_at_mut(PROJECTED).0.copy_from_slice(projected);
        }
        self.share(&projected, rows);
    }

    /// Fills in the shares in the first convolution.
    fn share(&self, projected: &[f32], rows: &mut [f32]) {
        let count = projected.len() / PROJECTED;
        let mut share = vec![0.0; count * BRANCH];
        let mut at = PROJECTED;
        for (branch, (order, _)) in BRANCHES.into_iter().enumerate() {
            let input = projected.get(branch * BRANCH..).unwrap_or_default();
            let matrix = self.matrices.get(FIRST + branch).map_or(&[][..], Vec::as_slice);
            for matrix in matrix.chunks_exact(BRANCH * BRANCH).take(order) {
                multiply(input, (count, BRANCH, PROJECTED), matrix, (BRANCH, &mut share), false);
                for (row, share) in rows.chunks_exact_mut(KEPT).zip(share.chunks_exact(BRANCH)) {
                    if let Some(place) = row.get_mut(at..at + BRANCH) {
                        place.copy_from_slice(share);
                    }
                }
                at += BRANCH;
            }
        }
    }

    fn normalize(&self, row: &mut [f32], gain: &[f32], bias: &[f32]) {
        let (mean, factor) = self.moments(row);
        for ((value, gain), bias) in row.iter_mut().zip(gain).zip(bias) {
            *value = (*value - mean) * factor * gain + bias;
        }
    }

    /// Mean of a row and one over its deviation.
    fn moments(&self, row: &[f32]) -> (f32, f32) {
        let mean = sum(row) / row.len() as f32;
        let variance = sum_of_squares(row, mean) / row.len() as f32;
        (mean, (variance + self.epsilon).sqrt().recip())
    }

    /// Sums of token features, [`FEATURES`] wide, for so many rows: what the `cores` of the parts ask for.
    pub(super) fn features(&self, packed: &Packed, known: &Known, parts: &[Part], sums: usize) -> Vec<f32> {
        let stream = Stream::of(parts);
        let rows = stream.slots.len();
        let mut tokens = vec![0.0; rows * FEATURES];
        for (branch, (order, left)) in BRANCHES.into_iter().enumerate() {
            let hidden = self.first(known, &stream, branch, left);
            let mut second = vec![0.0; rows * BRANCH];
            let matrix = self.matrices.get(SECOND + branch).map_or(&[][..], Vec::as_slice);
            let windows = hidden.get((MARGIN - left) * BRANCH..).unwrap_or_default();
            multiply(windows, (rows, order * BRANCH, BRANCH), matrix, (BRANCH, &mut second), false);
            let bias = self.vector(SECOND_BIAS + branch);
            let start = DIMENSIONS + branch * BRANCH;
            let hidden = hidden.get(MARGIN * BRANCH..).unwrap_or_default().chunks_exact(BRANCH);
            for ((token, second), hidden) in
                tokens.chunks_exact_mut(FEATURES).zip(second.chunks_exact(BRANCH)).zip(hidden)
            {
                let out = token.get_mut(start..start + BRANCH).unwrap_or_default();
                for (((out, second), hidden), bias) in out.iter_mut().zip(second).zip(hidden).zip(bias) {
                    *out = (second + bias).max(0.0) + hidden;
                }
            }
        }
        self.normalize_tokens(packed, known, &stream, &mut tokens);
        self.sums(&tokens, parts, sums)
    }

    /// The first convolution of a branch over the stream, with [`MARGIN`] zero rows before and behind.
    fn first(&self, known: &Known, stream: &Stream, branch: usize, left: usize) -> Vec<f32> {
        let mut hidden = vec![0.0; (stream.slots.len() + 2 * MARGIN) * BRANCH];
        let shares_before: usize = BRANCHES.iter().take(branch).map(|(order, _)| order).sum();
        let order = BRANCHES.get(branch).map_or(0, |(order, _)| *order);
        let shares = PROJECTED + shares_before * BRANCH;
        let own = branch * BRANCH;
        let bias = self.vector(FIRST_BIAS + branch);
        for (at, row) in hidden.chunks_exact_mut(BRANCH).skip(MARGIN).take(stream.slots.len()).enumerate() {
            let Some(slot) = stream.slot(at) else { continue };
            row.copy_from_slice(bias);
            for place in 0..order {
                let neighbour = (at + place).checked_sub(left).and_then(|at| stream.slot(at));
                if let Some(slot) = neighbour {
                    let share = shares + place * BRANCH;
                    add(row, known.row(slot).get(share..share + BRANCH).unwrap_or_default());
                }
            }
            let projected = known.row(slot).get(own..own + BRANCH).unwrap_or_default();
            for (value, projected) in row.iter_mut().zip(projected) {
                *value = value.max(0.0) + projected;
            }
        }
        hidden
    }

    /// Puts the embeddings before the branches' features and brings each token to mean 0 and deviation 1.
    fn normalize_tokens(&self, packed: &Packed, known: &Known, stream: &Stream, tokens: &mut [f32]) {
        for (at, token) in tokens.chunks_exact_mut(FEATURES).enumerate() {
            let Some(slot) = stream.slot(at) else { continue };
            packed.embedding(known.piece(slot), token.split_at_mut(DIMENSIONS).0);
            let (mean, factor) = self.moments(token);
            for value in token {
                *value = (*value - mean) * factor;
            }
        }
    }

    fn sums(&self, tokens: &[f32], parts: &[Part], count: usize) -> Vec<f32> {
        let mut sums = vec![0.0; count * FEATURES];
        let (gain, bias) = (self.vector(9), self.vector(10));
        let mut start = 0;
        for part in parts {
            for (row, core) in &part.cores {
                let Some(sum) = sums.get_mut(row * FEATURES..(row + 1) * FEATURES) else { continue };
                let core = (start + core.start) * FEATURES..(start + core.end) * FEATURES;
                for token in tokens.get(core).unwrap_or_default().chunks_exact(FEATURES) {
                    for (((sum, value), gain), bias) in sum.iter_mut().zip(token).zip(gain).zip(bias) {
                        *sum += value * gain + bias;
                    }
                }
            }
            start += part.slots.len() + MARGIN;
        }
        sums
    }

    /// Sums of token features through the first, linear layer: what can still be added up over texts.
    pub(super) fn pool(&self, features: &[f32]) -> Vec<f32> {
        let mut pooled = vec![0.0; features.len() / FEATURES * DIMENSIONS];
        self.product(POOL, features, &mut pooled, false);
        pooled
    }

    /// Pooled sums of texts of these many tokens to the texts' vectors, not yet of unit length.
    pub(super) fn vectors(&self, mut pooled: Vec<f32>, tokens: &[usize]) -> Vec<f32> {
        let count = tokens.len();
        for (row, &tokens) in pooled.chunks_exact_mut(DIMENSIONS).zip(tokens) {
            let tokens = tokens as f32;
            let factor = tokens.sqrt().recip();
            for (value, bias) in row.iter_mut().zip(self.vector(11)) {
                *value = (*value + bias * tokens) * factor;
            }
        }
        let [dense_0, dense_1, dense_2, dense_3] = DENSE;
        let mut narrow = vec![0.0; count * HIDDEN];
        self.product(dense_0, &pooled, &mut narrow, false);
        rectify(&mut narrow);
        let mut first = vec![0.0; count * HIDDEN];
        self.product(SKIP_1, &pooled, &mut first, false);
        self.product(dense_1, &narrow, &mut first, true);
        rectify(&mut first);
        let mut second = pooled;
        self.product(dense_2, &first, &mut second, false);
        rectify(&mut second);
        let mut out = vec![0.0; count * DIMENSIONS];
        self.product(SKIP_3, &first, &mut out, false);
        self.product(dense_3, &second, &mut out, true);
        for value in &mut out {
            *value = value.tanh();
        }
        out
    }
}

/// Zero rows between two texts: as many as a window reaches beyond its token.
const MARGIN: usize = 2;

/// Parts one behind the other with [`MARGIN`] gaps behind each.
struct Stream {
    slots: Vec<Option<u32>>,
}

impl Stream {
    fn of(parts: &[Part]) -> Self {
        let mut slots = Vec::with_capacity(parts.iter().map(|part| part.slots.len() + MARGIN).sum());
        for part in parts {
            slots.extend(part.slots.iter().copied().map(Some));
            slots.extend([None; MARGIN]);
        }
        Self { slots }
    }

    fn slot(&self, at: usize) -> Option<usize> {
        self.slots.get(at).copied().flatten().map(|slot| slot as usize)
    }
}

/// `out` = `input` × `matrix`, or `out` += it. The input has so many rows, that wide and that far apart (rows may overlap);
/// the matrix and `out` have `columns` columns without gaps. Does nothing where the slices are too short.
fn multiply(
    input: &[f32],
    (rows, width, apart): (usize, usize, usize),
    matrix: &[f32],
    (columns, out): (usize, &mut [f32]),
    add: bool,
) {
    if rows == 0 {
        return;
    }
    let input = ArrayView2::from_shape((rows, width).strides((apart, 1)), input);
    let matrix = ArrayView2::from_shape((width, columns), matrix);
    let out = ArrayViewMut2::from_shape((rows, columns), out);
    if let (Ok(input), Ok(matrix), Ok(mut out)) = (input, matrix, out) {
        general_mat_mul(1.0, &input, &matrix, if add { 1.0 } else { 0.0 }, &mut out);
    } else {
        debug_assert!(false, "shapes and slices of a product disagree");
    }
}

fn add(row: &mut [f32], other: &[f32]) {
    for (value, other) in row.iter_mut().zip(other) {
        *value += other;
    }
}

fn rectify(values: &mut [f32]) {
    for value in values {
        *value = value.max(0.0);
    }
}

/// Values that are summed side by side, so that the sum is one of vectors.
const LANES: usize = 16;

fn sum(row: &[f32]) -> f32 {
    lanes(row, |value| value)
}

fn sum_of_squares(row: &[f32], mean: f32) -> f32 {
    lanes(row, |value| (value - mean) * (value - mean))
}

/// The sum of `of` over a row whose length is a multiple of [`LANES`].
fn lanes(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; LANES];
    for chunk in row.as_chunks::<LANES>().0 {
        for (sum, &value) in sums.iter_mut().zip(chunk) {
            *sum += of(value);
        }
    }
    sums.iter().sum()
}
