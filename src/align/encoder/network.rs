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
use super::known::{KEPT, Known, PROJECTED, PROJECTION_AT, SHARES_AT};
use super::layout::{BRANCH, BRANCHES, DIMENSIONS, MATRICES, VECTORS};

/// Width of a token's features: its embedding and what the branches make of it.
const FEATURES: usize = DIMENSIONS + PROJECTED;
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

/// A text, or a part of a long one with what its windows reach beyond it.
#[derive(Debug)]
pub(super) struct Part {
    /// Its pieces by slot in [`Known`].
    pub(super) slots: Vec<u32>,
    /// Runs of them whose features are added to a row of the sums each: the row, and the run.
    pub(super) cores: Vec<(usize, Range<usize>)>,
}

impl Network {
    pub(super) fn new(packed: &Packed) -> Self {
        Self {
            matrices: (0..MATRICES.len()).map(|place| packed.matrix(place)).collect(),
            vectors: (0..VECTORS.len()).map(|place| packed.vector(place)).collect(),
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

    /// What is kept of pieces, [`KEPT`] numbers of each.
    pub(super) fn know(&self, packed: &Packed, pieces: &[u32]) -> Vec<f32> {
        let mut embeddings = vec![0.0; pieces.len() * DIMENSIONS];
        for (&piece, row) in pieces.iter().zip(embeddings.chunks_exact_mut(DIMENSIONS)) {
            packed.embedding(piece, row);
        }
        let mut projected = vec![0.0; pieces.len() * PROJECTED];
        self.product(PROJECTION, &embeddings, &mut projected, false);
        for row in projected.chunks_exact_mut(PROJECTED) {
            add(row, self.vector(0));
            self.normalize(row, self.vector(1), self.vector(2));
        }
        let mut rows = vec![0.0; pieces.len() * KEPT];
        copy(&embeddings, DIMENSIONS, &mut rows, 0);
        copy(&projected, PROJECTED, &mut rows, PROJECTION_AT);
        self.share(&projected, &mut rows);
        rows
    }

    /// Fills in the shares in the first convolution.
    fn share(&self, projected: &[f32], rows: &mut [f32]) {
        let count = projected.len() / PROJECTED;
        let mut share = vec![0.0; count * BRANCH];
        let mut at = SHARES_AT;
        for (branch, (order, _)) in BRANCHES.into_iter().enumerate() {
            let input = projected.get(branch * BRANCH..).unwrap_or_default();
            let matrix = self.matrices.get(FIRST + branch).map_or(&[][..], Vec::as_slice);
            for matrix in matrix.chunks_exact(BRANCH * BRANCH).take(order) {
                multiply(input, (count, BRANCH, PROJECTED), matrix, (BRANCH, &mut share), false);
                copy(&share, BRANCH, rows, at);
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

    /// Sums of token features behind the first, linear layer, [`DIMENSIONS`] wide, for so many rows: what the `cores` of the
    /// parts ask for.
    pub(super) fn sums(&self, known: &Known, parts: &[Part], count: usize) -> Vec<f32> {
        let stream = Stream::of(parts);
        let mut tokens = vec![0.0; stream.slots.len() * FEATURES];
        for (at, token) in tokens.chunks_exact_mut(FEATURES).enumerate() {
            let Some(slot) = stream.slot(at) else { continue };
            token.split_at_mut(DIMENSIONS).0.copy_from_slice(known.row(slot, 0, DIMENSIONS));
        }
        for branch in 0..BRANCHES.len() {
            self.convolve(known, &stream, branch, &mut tokens);
        }
        let features = self.sums_of(&tokens, parts, count);
        let mut sums = vec![0.0; count * DIMENSIONS];
        self.product(POOL, &features, &mut sums, false);
        sums
    }

    /// Puts the features of a branch into those of the tokens.
    fn convolve(&self, known: &Known, stream: &Stream, branch: usize, tokens: &mut [f32]) {
        let Some(&(order, left)) = BRANCHES.get(branch) else { return };
        let rows = stream.slots.len();
        let hidden = self.first(known, stream, branch, left);
        let mut second = vec![0.0; rows * BRANCH];
        let matrix = self.matrices.get(SECOND + branch).map_or(&[][..], Vec::as_slice);
        let windows = hidden.get((MARGIN - left) * BRANCH..).unwrap_or_default();
        multiply(windows, (rows, order * BRANCH, BRANCH), matrix, (BRANCH, &mut second), false);
        let bias = self.vector(SECOND_BIAS + branch);
        let start = DIMENSIONS + branch * BRANCH;
        let hidden = hidden.get(MARGIN * BRANCH..).unwrap_or_default().chunks_exact(BRANCH);
        for ((token, second), hidden) in tokens.chunks_exact_mut(FEATURES).zip(second.chunks_exact(BRANCH)).zip(hidden)
        {
            let out = token.get_mut(start..start + BRANCH).unwrap_or_default();
            for (((out, second), hidden), bias) in out.iter_mut().zip(second).zip(hidden).zip(bias) {
                *out = (second + bias).max(0.0) + hidden;
            }
        }
    }

    /// The first convolution of a branch over the stream, with [`MARGIN`] zero rows before and behind.
    fn first(&self, known: &Known, stream: &Stream, branch: usize, left: usize) -> Vec<f32> {
        let mut hidden = vec![0.0; (stream.slots.len() + 2 * MARGIN) * BRANCH];
        let shares_before: usize = BRANCHES.iter().take(branch).map(|(order, _)| order).sum();
        let order = BRANCHES.get(branch).map_or(0, |(order, _)| *order);
        let shares = SHARES_AT + shares_before * BRANCH;
        let bias = self.vector(FIRST_BIAS + branch);
        for (at, row) in hidden.chunks_exact_mut(BRANCH).skip(MARGIN).take(stream.slots.len()).enumerate() {
            let Some(slot) = stream.slot(at) else { continue };
            row.copy_from_slice(bias);
            for place in 0..order {
                let neighbour = (at + place).checked_sub(left).and_then(|at| stream.slot(at));
                if let Some(slot) = neighbour {
                    add(row, known.row(slot, shares + place * BRANCH, BRANCH));
                }
            }
            let projected = known.row(slot, PROJECTION_AT + branch * BRANCH, BRANCH);
            for (value, projected) in row.iter_mut().zip(projected) {
                *value = value.max(0.0) + projected;
            }
        }
        hidden
    }

    /// Brings each token to mean 0 and deviation 1 and adds it to the rows that ask for it.
    fn sums_of(&self, tokens: &[f32], parts: &[Part], count: usize) -> Vec<f32> {
        let mut sums = vec![0.0; count * FEATURES];
        let (gain, bias) = (self.vector(9), self.vector(10));
        let mut start = 0;
        for part in parts {
            for (row, core) in &part.cores {
                let Some(sum) = sums.get_mut(row * FEATURES..(row + 1) * FEATURES) else { continue };
                let core = (start + core.start) * FEATURES..(start + core.end) * FEATURES;
                for token in tokens.get(core).unwrap_or_default().chunks_exact(FEATURES) {
                    let (mean, factor) = self.moments(token);
                    for (((sum, value), gain), bias) in sum.iter_mut().zip(token).zip(gain).zip(bias) {
                        *sum += (value - mean) * factor * gain + bias;
                    }
                }
            }
            start += part.slots.len() + MARGIN;
        }
        sums
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

/// Puts rows of a width into the wide rows of what is kept of pieces, each at the same place.
fn copy(rows: &[f32], width: usize, kept: &mut [f32], at: usize) {
    for (row, kept) in rows.chunks_exact(width).zip(kept.chunks_exact_mut(KEPT)) {
        if let Some(place) = kept.get_mut(at..at + width) {
            place.copy_from_slice(row);
        }
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
