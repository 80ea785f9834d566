//! The forward pass: pieces to token features, summed over a text, to a unit vector.
//!
//! Each piece's embedding goes through a projection and, in three branches for n-grams of 2, 3 and 5 pieces, two
//! convolutions with residuals. What depends on a piece alone (its projection and its share in the first convolution) is
//! computed once for each distinct piece; the second convolution is a matrix product over many texts for each place of its window.
//! The features' sum over a text, divided by the root of its length, goes through a small dense network. Beyond a text's ends the windows
//! hold zeros. The layer norm behind the projection spans all three branches.

use std::ops::Range;

use ndarray::{ArrayView2, ArrayViewMut2, Axis, ShapeBuilder, Slice, linalg::general_mat_mul};

use super::file::Packed;
use super::known::{KEPT, Known, PROJECTED, PROJECTION_AT, SHARES_AT};
use super::layout::{BRANCH, BRANCHES, DIMENSIONS, MATRICES, VECTORS};
use crate::align::threads;

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
        let places: Vec<usize> = (0..MATRICES.len()).collect();
        Self {
            matrices: threads::map(&places, |&place| packed.matrix(place)),
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
        let mut rows = vec![0.0; pieces.len() * KEPT];
        for (&piece, row) in pieces.iter().zip(rows.chunks_exact_mut(KEPT)) {
            packed.embedding(piece, row.split_at_mut(DIMENSIONS).0);
        }
        let Ok(mut kept) = ArrayViewMut2::from_shape((pieces.len(), KEPT), &mut rows) else { return rows };
        let (embeddings, mut rest) = kept.view_mut().split_at(Axis(1), PROJECTION_AT);
        self.product_of(PROJECTION, 0, &embeddings.view(), part_of(&mut rest, 0..PROJECTED));
        let (mut projected, mut shares) = rest.split_at(Axis(1), PROJECTED);
        for mut row in projected.rows_mut() {
            if let Some(row) = row.as_slice_mut() {
                add(row, self.vector(0));
                self.normalize(row, self.vector(1), self.vector(2));
            }
        }
        self.share(&projected.view(), &mut shares);
        rows
    }

    /// Fills in the shares in the first convolution.
    fn share(&self, projected: &ArrayView2<'_, f32>, shares: &mut ArrayViewMut2<'_, f32>) {
        let mut place = 0;
        for (branch, (order, _)) in BRANCHES.into_iter().enumerate() {
            let input = projected.slice_axis(Axis(1), Slice::from(branch * BRANCH..(branch + 1) * BRANCH));
            for at in 0..order {
                let out = part_of(shares, place * BRANCH..(place + 1) * BRANCH);
                self.product_of(FIRST + branch, at * BRANCH, &input, out);
                place += 1;
            }
        }
    }

    /// `out` = `input` × the rows from `start` on of the matrix of this place, as many as the input is wide.
    fn product_of(&self, place: usize, start: usize, input: &ArrayView2<'_, f32>, mut out: ArrayViewMut2<'_, f32>) {
        let columns = out.ncols();
        let matrix = self.matrices.get(place).and_then(|matrix| matrix.get(start * columns..)).unwrap_or_default();
        match ArrayView2::from_shape(
            (input.ncols(), columns),
            matrix.get(..input.ncols() * columns).unwrap_or_default(),
        ) {
            Ok(matrix) => general_mat_mul(1.0, input, &matrix, 0.0, &mut out),
            Err(_) => debug_assert!(false, "shapes and slices of a product disagree"),
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
        for (token, &slot) in tokens.chunks_exact_mut(FEATURES).zip(&stream.slots) {
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
        let Some(window) = BRANCHES.get(branch) else { return };
        let hidden = self.first(known, stream, branch);
        let second = self.second(&hidden, stream, branch, *window);
        let bias = self.vector(SECOND_BIAS + branch);
        let start = DIMENSIONS + branch * BRANCH;
        let rows = second.chunks_exact(BRANCH).zip(hidden.chunks_exact(BRANCH));
        for (token, (second, hidden)) in tokens.chunks_exact_mut(FEATURES).zip(rows) {
            let out = token.get_mut(start..start + BRANCH).unwrap_or_default();
            for (((out, second), hidden), bias) in out.iter_mut().zip(second).zip(hidden).zip(bias) {
                *out = (second + bias).max(0.0) + hidden;
            }
        }
    }

    /// The first convolution of a branch over the stream.
    fn first(&self, known: &Known, stream: &Stream, branch: usize) -> Vec<f32> {
        let mut hidden = vec![0.0; stream.slots.len() * BRANCH];
        let shares_before: usize = BRANCHES.iter().take(branch).map(|(order, _)| order).sum();
        let (order, left) = BRANCHES.get(branch).copied().unwrap_or_default();
        let shares = SHARES_AT + shares_before * BRANCH;
        let bias = self.vector(FIRST_BIAS + branch);
        for text in &stream.texts {
            for at in text.clone() {
                let Some((row, &slot)) = hidden.get_mut(at * BRANCH..(at + 1) * BRANCH).zip(stream.slots.get(at))
                else {
                    continue;
                };
                row.copy_from_slice(bias);
                for place in 0..order {
                    let neighbour = (at + place).checked_sub(left).filter(|at| text.contains(at));
                    if let Some(&slot) = neighbour.and_then(|at| stream.slots.get(at)) {
                        add(row, known.row(slot, shares + place * BRANCH, BRANCH));
                    }
                }
                let projected = known.row(slot, PROJECTION_AT + branch * BRANCH, BRANCH);
                for (value, projected) in row.iter_mut().zip(projected) {
                    *value = value.max(0.0) + projected;
                }
            }
        }
        hidden
    }

    /// The second convolution of a branch. Each place of the window is a product of the rows that have a neighbour there; in
    /// texts of a few pieces a third of them have none.
    fn second(&self, hidden: &[f32], stream: &Stream, branch: usize, (order, left): (usize, usize)) -> Vec<f32> {
        let mut out = vec![0.0; hidden.len()];
        let (mut neighbours, mut shares) = (Vec::with_capacity(hidden.len()), vec![0.0; hidden.len()]);
        let matrices = self.matrices.get(SECOND + branch).map_or(&[][..], Vec::as_slice).chunks_exact(BRANCH * BRANCH);
        for (place, matrix) in matrices.take(order).enumerate() {
            neighbours.clear();
            for (_, rows) in stream.seen(place, left) {
                neighbours.extend_from_slice(hidden.get(floats(&rows)).unwrap_or_default());
            }
            let shares = shares.get_mut(..neighbours.len()).unwrap_or_default();
            multiply(&neighbours, (neighbours.len() / BRANCH, BRANCH, BRANCH), matrix, (BRANCH, shares), false);
            let mut rest = &*shares;
            for (rows, _) in stream.seen(place, left) {
                let (own, behind) = rest.split_at_checked(rows.len() * BRANCH).unwrap_or_default();
                add(out.get_mut(floats(&rows)).unwrap_or_default(), own);
                rest = behind;
            }
        }
        out
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
            start += part.slots.len();
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

/// Parts one behind the other.
struct Stream {
    slots: Vec<usize>,
    /// Where each part lies in it.
    texts: Vec<Range<usize>>,
}

impl Stream {
    fn of(parts: &[Part]) -> Self {
        let mut stream = Self { slots: Vec::new(), texts: Vec::with_capacity(parts.len()) };
        for part in parts {
            let start = stream.slots.len();
            stream.slots.extend(part.slots.iter().map(|&slot| slot as usize));
            stream.texts.push(start..stream.slots.len());
        }
        stream
    }

    /// The tokens that have one of their text at this place of their window, whose first `left` places lie before them, and those
    /// that stand there: runs of both, text by text.
    fn seen(&self, place: usize, left: usize) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        let (behind, before) = (place.saturating_sub(left), left.saturating_sub(place));
        self.texts
            .iter()
            .filter(move |text| text.len() > behind + before)
            .map(move |text| (text.start + before..text.end - behind, text.start + behind..text.end - before))
    }
}

/// Where rows of [`BRANCH`] numbers lie.
fn floats(rows: &Range<usize>) -> Range<usize> {
    rows.start * BRANCH..rows.end * BRANCH
}

/// `out` = `input` × `matrix`, or `out` += it. The input has so many rows, that wide and that far apart;
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

/// Some columns of an array.
fn part_of<'p>(array: &'p mut ArrayViewMut2<'_, f32>, columns: Range<usize>) -> ArrayViewMut2<'p, f32> {
    array.slice_axis_mut(Axis(1), Slice::from(columns))
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
