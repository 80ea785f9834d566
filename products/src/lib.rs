//! Products of rows of activations with weights, in integers.
//!
//! Weights are codes of 11 bits and a sign, activations of 12 and a sign: products of [`DEPTH`] of them fit into 32 bits when they
//! are summed, so the sums are exact, and the same on every machine and in any order. Each run of [`DEPTH`] activations of a row
//! has a scale, and each column of as many rows of weights. The steps are
//! mostly a fiftieth of those of the packed weights, and at most a fifth in the model that comes with the crate.

#![allow(
    clippy::inline_always,
    reason = "what runs with the vectors of the machine has to be inlined where they are chosen"
)]

mod kernel;

use std::ops::Range;

/// Activations, and rows of weights, that share a scale and are summed as integers.
pub const DEPTH: usize = 256;

/// Columns whose weights lie side by side in memory.
const COLUMNS: usize = 16;

/// The largest code of a weight and of an activation: `DEPTH` products of the two are below 2³¹.
const LARGEST_WEIGHT: f32 = 2047.0;
const LARGEST_ACTIVATION: f32 = 4095.0;
const _: () = assert!(DEPTH as u64 * LARGEST_WEIGHT as u64 * LARGEST_ACTIVATION as u64 <= i32::MAX as u64);

/// Two neighbours of a row, or what they are multiplied with in a column.
type Pair = [i16; 2];

/// Pairs that are taken together: what is shorter is filled up with zeros.
const STRETCH: usize = 32;
type Stretch = [Pair; STRETCH];

/// The pairs of neighbouring rows of weights in [`COLUMNS`] columns, none of them across two lines of a cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Lines([Pair; COLUMNS]);

/// Weights: up to [`DEPTH`] rows of a matrix.
#[derive(Debug)]
pub struct Weights {
    /// For each [`COLUMNS`] columns the pairs of rows, one behind the other.
    lines: Vec<[Lines; STRETCH]>,
    /// A scale for each column.
    scales: Vec<f32>,
}

impl Weights {
    /// The codes for a matrix with an even number of rows, at most [`DEPTH`], and a multiple of 16 columns, given row by row.
    pub fn new(matrix: &[f32], columns: usize) -> Self {
        debug_assert!(matrix.len() <= DEPTH * columns && columns.is_multiple_of(COLUMNS));
        if columns == 0 {
            return Self { lines: Vec::new(), scales: Vec::new() };
        }
        let mut scales = vec![0.0_f32; columns];
        for row in matrix.chunks_exact(columns) {
            for (scale, weight) in scales.iter_mut().zip(row) {
                *scale = scale.max(weight.abs());
            }
        }
        let inverses: Vec<f32> = scales.iter().map(|&largest| inverse(largest, LARGEST_WEIGHT)).collect();
        for scale in &mut scales {
            *scale /= LARGEST_WEIGHT;
        }
        debug_assert!((matrix.len() / columns).is_multiple_of(2));
        let stretches = (matrix.len() / columns / 2).div_ceil(STRETCH);
        let mut lines = vec![[Lines([[0; 2]; COLUMNS]); STRETCH]; stretches * (columns / COLUMNS)];
        for (at, rows) in matrix.chunks_exact(2 * columns).enumerate() {
            let (first, second) = rows.split_at(columns);
            let columns = first.as_chunks::<COLUMNS>().0.iter().zip(second.as_chunks::<COLUMNS>().0);
            let columns = columns.zip(inverses.as_chunks::<COLUMNS>().0);
            for (((first, second), inverses), lines) in columns.zip(lines.chunks_exact_mut(stretches)) {
                let Some(line) = lines.as_flattened_mut().get_mut(at) else { continue };
                for (((pair, first), second), inverse) in line.0.iter_mut().zip(first).zip(second).zip(inverses) {
                    *pair = [rounded(first * inverse), rounded(second * inverse)];
                }
            }
        }
        Self { lines, scales }
    }

    /// Adds to rows of `out`, which lie `apart` from one another and of which the columns from `column` on are meant, the products
    /// of run number `run` of rows of `activations`. `pairs` are the numbers of a row of activations and of the row of `out` that its product belongs to.
    pub fn add_products(&self, (activations, run): (&Activations, usize), pairs: &[(u32, u32)], mut out: Out<'_>) {
        kernel::multiply(self, &Job { activations, run, pairs }, &mut out);
    }

    /// The columns in groups that lie side by side: their lines and their scales.
    fn groups(&self) -> impl Iterator<Item = (&[[Lines; STRETCH]], &[f32; COLUMNS])> {
        let scales = self.scales.as_chunks::<COLUMNS>().0;
        self.lines.chunks_exact((self.lines.len() / scales.len().max(1)).max(1)).zip(scales)
    }
}

/// Rows that sums of products are added to.
#[derive(Debug)]
pub struct Out<'o> {
    /// All of them, row by row.
    pub values: &'o mut [f32],
    /// From the beginning of a row to that of the next.
    pub apart: usize,
    /// The first column that is meant.
    pub column: usize,
}

/// What is multiplied with weights.
struct Job<'j> {
    activations: &'j Activations,
    run: usize,
    pairs: &'j [(u32, u32)],
}

/// Rows of activations.
#[derive(Debug)]
pub struct Activations {
    /// Codes of a row: what it is given, filled up to whole stretches.
    width: usize,
    codes: Vec<i16>,
    /// A scale for each run of up to [`DEPTH`] activations of each row.
    scales: Vec<f32>,
}

impl Activations {
    /// The codes for rows of `values` that lie `apart` from one another, of which the `columns` are meant: an even number.
    pub fn new(values: &[f32], apart: usize, columns: Range<usize>) -> Self {
        let width = columns.len().next_multiple_of(2 * STRETCH);
        let rows = if width == 0 { 0 } else { values.len() / apart.max(columns.len()) };
        let runs = width.div_ceil(DEPTH);
        let mut activations = Self { width, codes: vec![0; rows * width], scales: vec![0.0; rows * runs] };
        let rows =
            activations.codes.chunks_exact_mut(width.max(1)).zip(activations.scales.chunks_exact_mut(runs.max(1)));
        for (values, (codes, scales)) in values.chunks_exact(apart.max(1)).zip(rows) {
            let runs = values.get(columns.clone()).unwrap_or_default().chunks(DEPTH).zip(codes.chunks_mut(DEPTH));
            for ((values, codes), scale) in runs.zip(scales) {
                *scale = kernel::encode(values, codes);
            }
        }
        activations
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.codes.len() / self.width.max(1)
    }

    /// The codes of a run of a row, and their scale.
    #[inline(always)]
    pub fn run(&self, row: u32, run: usize) -> (&[i16], f32) {
        let (row, runs) = (row as usize, self.width.div_ceil(DEPTH));
        let start = row * self.width;
        let codes = start + run * DEPTH..start + ((run + 1) * DEPTH).min(self.width);
        (self.codes.get(codes).unwrap_or_default(), self.scales.get(row * runs + run).copied().unwrap_or_default())
    }
}

/// The sum of the products of bytes, as far as both reach. It wraps beyond some 130,000 of the largest.
pub fn dot(first: &[i8], second: &[i8]) -> i32 {
    pulp::Arch::new().dispatch(
        #[inline(always)]
        || first.iter().zip(second).map(|(&a, &b)| i32::from(a) * i32::from(b)).fold(0, i32::wrapping_add),
    )
}

/// Runs `work` compiled for the widest vectors of the machine. That holds only for what is inlined into it, so it and all that it calls
/// should be marked `inline(always)`.
pub fn with_vectors<T>(work: impl FnOnce() -> T) -> T {
    pulp::Arch::new().dispatch(work)
}

/// What values up to `largest` are multiplied with, so that they become codes up to `most`.
fn inverse(largest: f32, most: f32) -> f32 {
    if largest > 0.0 { most / largest } else { 0.0 }
}

/// The nearest whole number of one whose magnitude is below 2¹⁵: the low bits of a float whose unit is in its last place; 0 for what
/// is no number.
#[inline(always)]
fn rounded(value: f32) -> i16 {
    const UNIT_IN_LAST_PLACE: f32 = 12_582_912.0;
    let value = if value.is_nan() { 0.0 } else { value };
    (value + UNIT_IN_LAST_PLACE).to_bits() as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize, seed: u32) -> Vec<f32> {
        let step = |state: &mut u32| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some((*state >> 8) as f32 / 8_388_608.0 - 1.0)
        };
        std::iter::repeat_n((), count).scan(seed, |state, ()| step(state)).collect()
    }

    /// The product in double precision.
    fn exact(row: &[f32], matrix: &[f32], columns: usize, column: usize) -> f64 {
        row.iter().zip(matrix.chunks(columns)).map(|(value, line)| f64::from(*value) * f64::from(line[column])).sum()
    }

    #[test]
    fn products_are_those_of_the_numbers() {
        let (width, columns, rows) = (96, 48, 7);
        let (values, matrix) = (numbers(rows * width, 1), numbers(width * columns, 2));
        let activations = Activations::new(&values, width, 0..width);
        let pairs: Vec<(u32, u32)> = (0..rows as u32).map(|row| (row, row)).collect();
        let mut out = vec![0.0; rows * columns];
        let place = Out { values: &mut out, apart: columns, column: 0 };
        Weights::new(&matrix, columns).add_products((&activations, 0), &pairs, place);
        for (row, out) in values.chunks(width).zip(out.chunks(columns)) {
            for (column, &value) in out.iter().enumerate() {
                let exact = exact(row, &matrix, columns, column);
                assert!((f64::from(value) - exact).abs() < 0.01, "{value} for {exact}");
            }
        }
    }

    #[test]
    fn a_product_goes_to_the_row_and_columns_that_it_belongs_to() {
        let (values, matrix) = (numbers(3 * 300, 3), numbers(44 * 16, 4));
        let activations = Activations::new(&values, 300, 0..300);
        let mut out = vec![1.0; 2 * 40];
        let place = Out { values: &mut out, apart: 40, column: 20 };
        Weights::new(&matrix, 16).add_products((&activations, 1), &[(2, 0)], place);
        assert!(out.iter().enumerate().all(|(at, value)| (20..36).contains(&at) || (value - 1.0).abs() < 1e-6));
        let expected = 1.0 + exact(&values[2 * 300 + 256..], &matrix, 16, 5);
        assert!((f64::from(out[25]) - expected).abs() < 0.01);
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let activations = Activations::new(&[8.0; DEPTH], DEPTH, 0..DEPTH);
        let mut out = vec![0.0; 16];
        let place = Out { values: &mut out, apart: 16, column: 0 };
        Weights::new(&[-4.0; 16 * DEPTH], 16).add_products((&activations, 0), &[(0, 0)], place);
        assert!(out.iter().all(|value| (value + 8192.0).abs() < 0.01), "{out:?}");
    }
}
