//! Vectors of x86-64.

use std::arch::x86_64::{__m128i, __m256, __m256i};

use pulp::x86::{V1, V3};

use super::plain::Plain;
use super::{COLUMNS, Job, Lanes, Out, Pair, Weights, multiply_with};

pulp::simd_type!(
    /// What a machine has that multiplies and adds in one instruction.
    struct Vnni {
        avx512f: "avx512f",
        avx512bw: "avx512bw",
        avx512vl: "avx512vl",
        avx512vnni: "avx512vnni",
    }
);

pub(super) fn multiply(weights: &Weights, job: &Job<'_>, out: &mut Out<'_>) {
    match (V1::try_new(), V3::try_new(), Vnni::try_new()) {
        (_, Some(lanes), Some(vnni)) => vnni.vectorize(Multiply { lanes, weights, job, out }),
        (_, Some(lanes), None) => lanes.vectorize(Multiply { lanes, weights, job, out }),
        (Some(lanes), ..) => multiply_with(lanes, weights, job, out),
        _ => multiply_with(Plain, weights, job, out),
    }
}

struct Multiply<'m, 'o> {
    lanes: V3,
    weights: &'m Weights,
    job: &'m Job<'m>,
    out: &'m mut Out<'o>,
}

impl pulp::NullaryFnOnce for Multiply<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        multiply_with(self.lanes, self.weights, self.job, self.out);
    }
}

impl Lanes for V3 {
    type Sums = [__m256i; 2];
    type Weights = [__m256i; 2];

    #[inline(always)]
    fn add(self, sums: Self::Sums, pair: Pair, weights: Self::Weights) -> Self::Sums {
        let pair = self.avx._mm256_set1_epi32(pulp::cast(pair));
        let ([first, second], [one, other]) = (sums, weights);
        [
            self.avx2._mm256_add_epi32(first, self.avx2._mm256_madd_epi16(pair, one)),
            self.avx2._mm256_add_epi32(second, self.avx2._mm256_madd_epi16(pair, other)),
        ]
    }

    #[inline(always)]
    fn scale(self, sums: Self::Sums, scale: f32, scales: &[f32; COLUMNS], out: &mut [f32; COLUMNS]) {
        let scale = self.avx._mm256_set1_ps(scale);
        let (columns, mut values): ([__m256; 2], [__m256; 2]) = (pulp::cast(*scales), pulp::cast(*out));
        for ((value, sum), column) in values.iter_mut().zip(sums).zip(columns) {
            let factor = self.avx._mm256_mul_ps(scale, column);
            *value = self.avx._mm256_add_ps(*value, self.avx._mm256_mul_ps(self.avx._mm256_cvtepi32_ps(sum), factor));
        }
        *out = pulp::cast(values);
    }
}

impl Lanes for V1 {
    type Sums = [__m128i; 4];
    type Weights = [__m128i; 4];

    #[inline(always)]
    fn add(self, sums: Self::Sums, pair: Pair, weights: Self::Weights) -> Self::Sums {
        let pair = self.sse2._mm_set1_epi32(pulp::cast(pair));
        let mut sums = sums;
        for (sum, weights) in sums.iter_mut().zip(weights) {
            *sum = self.sse2._mm_add_epi32(*sum, self.sse2._mm_madd_epi16(pair, weights));
        }
        sums
    }

    #[inline(always)]
    fn scale(self, sums: Self::Sums, scale: f32, scales: &[f32; COLUMNS], out: &mut [f32; COLUMNS]) {
        Plain.scale(pulp::cast(sums), scale, scales, out);
    }
}
