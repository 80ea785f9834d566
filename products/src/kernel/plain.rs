//! No vectors but those that the compiler makes of loops.

use super::{COLUMNS, Lanes, Pair};

#[derive(Clone, Copy)]
pub(super) struct Plain;

impl Lanes for Plain {
    type Sums = [i32; COLUMNS];
    type Weights = [Pair; COLUMNS];

    #[inline(always)]
    fn add(self, mut sums: Self::Sums, [one, other]: Pair, weights: Self::Weights) -> Self::Sums {
        for (sum, [first, second]) in sums.iter_mut().zip(weights) {
            let products = [i32::from(one) * i32::from(first), i32::from(other) * i32::from(second)];
            *sum = products.into_iter().fold(*sum, i32::wrapping_add);
        }
        sums
    }

    #[inline(always)]
    fn scale(self, sums: Self::Sums, scale: f32, scales: &[f32; COLUMNS], out: &mut [f32; COLUMNS]) {
        for ((out, sum), column) in out.iter_mut().zip(sums).zip(scales) {
            *out += sum as f32 * (scale * column);
        }
    }
}
