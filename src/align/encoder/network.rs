//! The forward pass: pieces to token features, summed over a text, to a unit vector.
//!
//! Each piece's embedding goes through a projection and, in three branches for n-grams of 2, 3 and 5 pieces, two
//! convolutions with residuals. What depends on a piece alone (its projection and its share in the first convolution) is
//! computed once for each distinct piece; the second convolution is a matrix product over many texts for each place of its window.
//! The features' sum over a text, divided by the root of its length, goes through a small dense network. Beyond a text's ends the windows
//! hold zeros. The layer norm behind the projection spans all three branches.

#![allow(
    clippy::inline_always,
    reason = "what runs with the vectors of the machine has to be inlined where they are chosen"
)]

use std::ops::Range;

use muqabala_products::{Activations, DEPTH, Out, Weights, with_vectors};

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

/// The windows of the convolutions are as wide as what is summed at a time.
const _: () = assert!(BRANCH == DEPTH);

/// The weights, unpacked.
#[derive(Debug)]
pub(super) struct Network {
    /// By place: runs of [`DEPTH`] rows each.
    matrices: Vec<Vec<Weights>>,
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
        let places: Vec<(usize, usize)> = MATRICES.iter().map(|matrix| matrix.2).enumerate().collect();
        Self {
            matrices: threads::map(&places, |&(place, columns)| {
                let matrix = packed.matrix(place);
                matrix.chunks(DEPTH * columns).map(|rows| Weights::new(rows, columns)).collect()
            }),
            vectors: (0..VECTORS.len()).map(|place| packed.vector(place)).collect(),
            epsilon: packed.epsilon,
        }
    }

    fn vector(&self, place: usize) -> &[f32] {
        self.vectors.get(place).map_or(&[], Vec::as_slice)
    }

    fn matrix(&self, place: usize) -> &[Weights] {
        self.matrices.get(place).map_or(&[], Vec::as_slice)
    }

    /// `out` += `input` × the matrix of this place, both row by row.
    fn add_product(&self, place: usize, input: &[f32], out: &mut [f32]) {
        let Some(&(_, width, columns)) = MATRICES.get(place) else { return };
        let input = Activations::new(input, width, 0..width);
        let pairs = same(out.len() / columns);
        for (run, weights) in self.matrix(place).iter().enumerate() {
            weights.add_products((&input, run), &pairs, Out { values: out, apart: columns, column: 0 });
        }
    }

    /// What is kept of pieces, [`KEPT`] numbers of each.
    pub(super) fn know(&self, packed: &Packed, pieces: &[u32]) -> Activations {
        with_vectors(
            #[inline(always)]
            || self.know_here(packed, pieces),
        )
    }

    #[inline(always)]
    fn know_here(&self, packed: &Packed, pieces: &[u32]) -> Activations {
        let mut kept = vec![0.0; pieces.len() * KEPT];
        for (&piece, row) in pieces.iter().zip(kept.chunks_exact_mut(KEPT)) {
            packed.embedding(piece, row.split_at_mut(DIMENSIONS).0);
        }
        let pairs = same(pieces.len());
        let embeddings = Activations::new(&kept, KEPT, 0..DIMENSIONS);
        for (run, weights) in self.matrix(PROJECTION).iter().enumerate() {
            let out = Out { values: &mut kept, apart: KEPT, column: PROJECTION_AT };
            weights.add_products((&embeddings, run), &pairs, out);
        }
        for row in kept.chunks_exact_mut(KEPT) {
            let row = row.get_mut(PROJECTION_AT..SHARES_AT).unwrap_or_default();
            add(row, self.vector(0));
            self.normalize(row, self.vector(1), self.vector(2));
        }
        let projected = Activations::new(&kept, KEPT, PROJECTION_AT..SHARES_AT);
        let shares =
            (0..BRANCHES.len()).flat_map(|branch| self.matrix(FIRST + branch).iter().map(move |share| (branch, share)));
        for (place, (branch, weights)) in shares.enumerate() {
            let out = Out { values: &mut kept, apart: KEPT, column: SHARES_AT + place * BRANCH };
            weights.add_products((&projected, branch), &pairs, out);
        }
        Activations::new(&kept, KEPT, 0..KEPT)
    }

    #[inline(always)]
    fn normalize(&self, row: &mut [f32], gain: &[f32], bias: &[f32]) {
        let (mean, factor) = self.moments(row);
        for ((value, gain), bias) in row.iter_mut().zip(gain).zip(bias) {
            *value = (*value - mean) * factor * gain + bias;
        }
    }

    /// Mean of a row and one over its deviation.
    #[inline(always)]
    fn moments(&self, row: &[f32]) -> (f32, f32) {
        let mean = sum(row) / row.len() as f32;
        let variance = sum_of_squares(row, mean) / row.len() as f32;
        (mean, (variance + self.epsilon).sqrt().recip())
    }

    /// Sums of token features behind the first, linear layer, [`DIMENSIONS`] wide, for so many rows: what the `cores` of the
    /// parts ask for.
    pub(super) fn sums(&self, known: &Known, parts: &[Part], count: usize) -> Vec<f32> {
        with_vectors(
            #[inline(always)]
            || self.sums_here(known, parts, count),
        )
    }

    #[inline(always)]
    fn sums_here(&self, known: &Known, parts: &[Part], count: usize) -> Vec<f32> {
        let stream = Stream::of(parts);
        let mut tokens = vec![0.0; stream.slots.len() * FEATURES];
        for (token, &slot) in tokens.chunks_exact_mut(FEATURES).zip(&stream.slots) {
            let embedding = token.split_at_mut(DIMENSIONS).0;
            for (at, values) in (0..DIMENSIONS).step_by(DEPTH).zip(embedding.chunks_exact_mut(DEPTH)) {
                add_coded(values, known.run(slot, at));
            }
        }
        for branch in 0..BRANCHES.len() {
            self.convolve(known, &stream, branch, &mut tokens);
        }
        let features = self.sums_of(&tokens, parts, count);
        let mut sums = vec![0.0; count * DIMENSIONS];
        self.add_product(POOL, &features, &mut sums);
        sums
    }

    /// Puts the features of a branch into those of the tokens. Each place of the window of the second convolution is a product of the
    /// rows that have a neighbour there; in texts of a few pieces a third of them have none.
    #[inline(always)]
    fn convolve(&self, known: &Known, stream: &Stream, branch: usize, tokens: &mut [f32]) {
        let Some(&(_, left)) = BRANCHES.get(branch) else { return };
        let hidden = self.first(known, stream, branch);
        let activations = Activations::new(&hidden, BRANCH, 0..BRANCH);
        let column = DIMENSIONS + branch * BRANCH;
        for (place, weights) in self.matrix(SECOND + branch).iter().enumerate() {
            let pairs: Vec<(u32, u32)> = stream.seen(place, left).collect();
            weights.add_products((&activations, 0), &pairs, Out { values: tokens, apart: FEATURES, column });
        }
        let bias = self.vector(SECOND_BIAS + branch);
        for (token, hidden) in tokens.chunks_exact_mut(FEATURES).zip(hidden.chunks_exact(BRANCH)) {
            let out = token.get_mut(column..column + BRANCH).unwrap_or_default();
            for ((out, hidden), bias) in out.iter_mut().zip(hidden).zip(bias) {
                *out = (*out + bias).max(0.0) + hidden;
            }
        }
    }

    /// The first convolution of a branch over the stream.
    #[inline(always)]
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
                add(row, bias);
                for place in 0..order {
                    let neighbour = (at + place).checked_sub(left).filter(|at| text.contains(at));
                    if let Some(&slot) = neighbour.and_then(|at| stream.slots.get(at)) {
                        add_coded(row, known.run(slot, shares + place * BRANCH));
                    }
                }
                rectify(row);
                add_coded(row, known.run(slot, PROJECTION_AT + branch * BRANCH));
            }
        }
        hidden
    }

    /// Brings each token to mean 0 and deviation 1 and adds it to the rows that ask for it.
    #[inline(always)]
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
    pub(super) fn vectors(&self, pooled: Vec<f32>, tokens: &[usize]) -> Vec<f32> {
        with_vectors(
            #[inline(always)]
            || self.vectors_here(pooled, tokens),
        )
    }

    #[inline(always)]
    fn vectors_here(&self, mut pooled: Vec<f32>, tokens: &[usize]) -> Vec<f32> {
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
        self.add_product(dense_0, &pooled, &mut narrow);
        rectify(&mut narrow);
        let mut first = vec![0.0; count * HIDDEN];
        self.add_product(SKIP_1, &pooled, &mut first);
        self.add_product(dense_1, &narrow, &mut first);
        rectify(&mut first);
        let mut second = pooled;
        second.fill(0.0);
        self.add_product(dense_2, &first, &mut second);
        rectify(&mut second);
        let mut out = vec![0.0; count * DIMENSIONS];
        self.add_product(SKIP_3, &first, &mut out);
        self.add_product(dense_3, &second, &mut out);
        for value in &mut out {
            *value = bounded(*value);
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

    /// The tokens that have one of their text at this place of their window, whose first `left` places lie before them: each behind
    /// the one that stands there.
    fn seen(&self, place: usize, left: usize) -> impl Iterator<Item = (u32, u32)> {
        let (behind, before) = (place.saturating_sub(left) as u32, left.saturating_sub(place) as u32);
        self.texts.iter().flat_map(move |text| {
            let tokens = text.start as u32 + before..(text.end as u32).saturating_sub(behind);
            tokens.map(move |token| (token + behind - before, token))
        })
    }
}

/// Each of so many rows and itself.
fn same(rows: usize) -> Vec<(u32, u32)> {
    (0..rows as u32).map(|row| (row, row)).collect()
}

#[inline(always)]
fn add(row: &mut [f32], other: &[f32]) {
    for (value, other) in row.iter_mut().zip(other) {
        *value += other;
    }
}

/// The hyperbolic tangent, to about 10⁻⁷: the exponential by a power of two and, for what is left, its series up to the sixth power, a loop of which
/// the compiler makes vectors.
#[inline(always)]
fn bounded(value: f32) -> f32 {
    const UNIT_IN_LAST_PLACE: f32 = 12_582_912.0;
    let power = value.clamp(-9.0, 9.0) * (2.0 * std::f32::consts::LOG2_E);
    let shifted = power + UNIT_IN_LAST_PLACE;
    let rest = (power - (shifted - UNIT_IN_LAST_PLACE)) * std::f32::consts::LN_2;
    let series = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let of_rest = series.into_iter().fold(0.0, |sum, term| sum * rest + term);
    let exponential = f32::from_bits(of_rest.to_bits().wrapping_add(shifted.to_bits() << 23));
    1.0 - 2.0 / (exponential + 1.0)
}

/// Adds numbers that are given by their codes and the scale of those.
#[inline(always)]
fn add_coded(row: &mut [f32], (codes, scale): (&[i16], f32)) {
    for (value, &code) in row.iter_mut().zip(codes) {
        *value += f32::from(code) * scale;
    }
}

#[inline(always)]
fn rectify(values: &mut [f32]) {
    for value in values {
        *value = value.max(0.0);
    }
}

/// Values that are summed side by side, so that the sum is one of vectors.
const LANES: usize = 16;

#[inline(always)]
fn sum(row: &[f32]) -> f32 {
    lanes(row, |value| value)
}

#[inline(always)]
fn sum_of_squares(row: &[f32], mean: f32) -> f32 {
    lanes(row, |value| (value - mean) * (value - mean))
}

/// The sum of `of` over a row whose length is a multiple of [`LANES`].
#[inline(always)]
fn lanes(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; LANES];
    for chunk in row.as_chunks::<LANES>().0 {
        for (sum, &value) in sums.iter_mut().zip(chunk) {
            *sum += of(value);
        }
    }
    sums.iter().sum()
}
