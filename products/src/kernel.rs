//! The innermost loop of products, for the vectors that a machine has.
//!
//! x86-64 sums the products of neighbours in one instruction, with 256 bits where there is AVX2; where there is VNNI with 512, and the compiler
//! makes one instruction of that and the addition behind it. Elsewhere the loops are left to the compiler. All give the same sums.

mod plain;
#[cfg(target_arch = "x86_64")]
mod x86_64;

use pulp::bytemuck::Pod;

use super::{COLUMNS, Job, LARGEST_ACTIVATION, Lines, Out, Pair, STRETCH, Stretch, Weights, inverse, rounded};

/// Rows that are multiplied with all columns before the next, so that they stay in the nearest cache.
const BLOCK: usize = 64;

/// Vectors that hold a sum for each of [`COLUMNS`] columns.
trait Lanes: Copy {
    type Sums: Pod;
    type Weights: Pod;

    #[inline(always)]
    fn nothing(self) -> Self::Sums {
        pulp::cast([0_i32; COLUMNS])
    }

    #[inline(always)]
    fn weights(self, lines: &Lines) -> Self::Weights {
        pulp::cast(lines.0)
    }

    /// Adds the products of a pair with those of the columns.
    fn add(self, sums: Self::Sums, pair: Pair, weights: Self::Weights) -> Self::Sums;
    /// Adds to `out` the sums times `scale` times the scale of their column.
    fn scale(self, sums: Self::Sums, scale: f32, scales: &[f32; COLUMNS], out: &mut [f32; COLUMNS]);
}

/// See [`Weights::add_products`].
pub(super) fn multiply(weights: &Weights, job: &Job<'_>, out: &mut Out<'_>) {
    #[cfg(target_arch = "x86_64")]
    x86_64::multiply(weights, job, out);
    #[cfg(not(target_arch = "x86_64"))]
    multiply_with::<4>(plain::Plain, weights, job, out);
}

/// Multiplies `ROWS` rows at a time: as many as there are registers for their sums.
#[inline(always)]
fn multiply_with<const ROWS: usize>(lanes: impl Lanes, weights: &Weights, job: &Job<'_>, out: &mut Out<'_>) {
    for block in job.pairs.chunks(BLOCK) {
        for (group, (lines, scales)) in weights.groups().enumerate() {
            let column = out.column + group * COLUMNS;
            for pairs in block.chunks(ROWS) {
                let number = |place: usize| pairs.get(place).or(pairs.last()).map_or(0, |pair| pair.0);
                let rows = std::array::from_fn(|place| {
                    job.activations.run(number(place), job.run).0.as_chunks().0.as_chunks().0
                });
                let sums = tile::<ROWS, _>(lanes, rows, lines);
                for (&(row, to), sums) in pairs.iter().zip(&sums) {
                    let start = to as usize * out.apart + column;
                    let rest = out.values.get_mut(start..).unwrap_or_default();
                    let Some(out) = rest.first_chunk_mut::<COLUMNS>() else { continue };
                    lanes.scale(*sums, job.activations.run(row, job.run).1, scales, out);
                }
            }
        }
    }
}

/// The sums of products of some rows with some columns.
#[inline(always)]
fn tile<const ROWS: usize, L: Lanes>(
    lanes: L,
    rows: [&[Stretch]; ROWS],
    lines: &[[Lines; STRETCH]],
) -> [L::Sums; ROWS] {
    let mut sums = [lanes.nothing(); ROWS];
    for (at, lines) in lines.iter().enumerate() {
        let rows = rows.map(|row| row.get(at).unwrap_or(&[[0; 2]; STRETCH]));
        for (place, line) in lines.iter().enumerate() {
            let weights = lanes.weights(line);
            for (sums, row) in sums.iter_mut().zip(rows) {
                *sums = lanes.add(*sums, row[place], weights);
            }
        }
    }
    sums
}

/// Puts the codes of a run of activations into `codes`, and says their scale.
pub(super) fn encode(values: &[f32], codes: &mut [i16]) -> f32 {
    pulp::Arch::new().dispatch(
        #[inline(always)]
        || encode_here(values, codes),
    )
}

#[inline(always)]
fn encode_here(values: &[f32], codes: &mut [i16]) -> f32 {
    let largest = values.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
    let inverse = inverse(largest, LARGEST_ACTIVATION);
    for (code, value) in codes.iter_mut().zip(values) {
        *code = rounded(value * inverse);
    }
    largest / LARGEST_ACTIVATION
}

#[cfg(test)]
mod tests {
    use super::super::Activations;
    use super::*;

    #[test]
    fn sums_are_the_same_whatever_the_vectors() {
        let values: Vec<f32> = (0..70 * 256).map(|at| ((at * 7919) % 1009) as f32 - 500.0).collect();
        let matrix: Vec<f32> = (0..256 * 32).map(|at| ((at * 104_729) % 1013) as f32 - 500.0).collect();
        let (activations, weights) = (Activations::new(&values, 256, 0..256), Weights::new(&matrix, 32));
        let pairs: Vec<(u32, u32)> = (0..70).map(|row| (row, 69 - row)).collect();
        let job = Job { activations: &activations, run: 0, pairs: &pairs };
        let result = |multiply: &dyn Fn(&mut Out<'_>)| {
            let mut values = vec![0.0; 70 * 32];
            multiply(&mut Out { values: &mut values, apart: 32, column: 0 });
            values
        };
        let plain = result(&|out| multiply_with::<4>(plain::Plain, &weights, &job, out));
        assert!(plain.iter().any(|&value| value != 0.0));
        assert_eq!(plain, result(&|out| multiply(&weights, &job, out)));
        #[cfg(target_arch = "x86_64")]
        if let Some((narrow, wide)) = pulp::x86::V1::try_new().zip(pulp::x86::V3::try_new()) {
            assert_eq!(plain, result(&|out| multiply_with::<4>(narrow, &weights, &job, out)));
            assert_eq!(plain, result(&|out| multiply_with::<4>(wide, &weights, &job, out)));
        }
    }
}
