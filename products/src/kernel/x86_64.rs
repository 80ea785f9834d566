//! Vectors of x86-64.

use std::arch::x86_64::{__m128i, __m256, __m256i, __m512, __m512i};

use pulp::x86::{V1, V3, V4};

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

/// Eight rows at a time keep the multipliers of VNNI busy; with the sixteen registers of AVX2 there is room for four.
pub(super) fn multiply(weights: &Weights, job: &Job<'_>, out: &mut Out<'_>) {
    if let Some((lanes, vnni)) = V4::try_new().zip(Vnni::try_new()) {
        vnni.vectorize(Multiply::<_, 8> { lanes, weights, job, out });
    } else if let Some(lanes) = V3::try_new() {
        lanes.vectorize(Multiply::<_, 4> { lanes, weights, job, out });
    } else if let Some(lanes) = V1::try_new() {
        multiply_with::<4>(lanes, weights, job, out);
    } else {
        multiply_with::<4>(Plain, weights, job, out);
    }
}

struct Multiply<'m, 'o, L, const ROWS: usize> {
    lanes: L,
    weights: &'m Weights,
    job: &'m Job<'m>,
    out: &'m mut Out<'o>,
}

impl<L: Lanes, const ROWS: usize> pulp::NullaryFnOnce for Multiply<'_, '_, L, ROWS> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        multiply_with::<ROWS>(self.lanes, self.weights, self.job, self.out);
    }
}

impl Lanes for V4 {
    type Sums = __m512i;
    type Weights = __m512i;

    #[inline(always)]
    fn add(self, sums: Self::Sums, pair: Pair, weights: Self::Weights) -> Self::Sums {
        let pair = self.avx512f._mm512_set1_epi32(pulp::cast(pair));
        self.avx512f._mm512_add_epi32(sums, self.avx512bw._mm512_madd_epi16(pair, weights))
    }

    #[inline(always)]
    fn scale(self, sums: Self::Sums, scale: f32, scales: &[f32; COLUMNS], out: &mut [f32; COLUMNS]) {
        let (columns, values): (__m512, __m512) = (pulp::cast(*scales), pulp::cast(*out));
        let factor = self.avx512f._mm512_mul_ps(self.avx512f._mm512_set1_ps(scale), columns);
        let products = self.avx512f._mm512_mul_ps(self.avx512f._mm512_cvtepi32_ps(sums), factor);
        *out = pulp::cast(self.avx512f._mm512_add_ps(values, products));
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
