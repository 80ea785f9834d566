//! Numbers to few bits.

use std::sync::LazyLock;

use muqabala::align::encoder::layout::{CLIP, GROUP, MATRIX_BITS, TABLE_BITS};

/// The values of the finite halves that are not negative, by their bits.
static HALVES: LazyLock<Vec<f32>> = LazyLock::new(|| (0..0x7c00).map(single).collect());

/// A row of the table, packed.
pub(crate) struct Row {
    pub(crate) mean: u16,
    pub(crate) deviation: u16,
    pub(crate) codes: Vec<u8>,
}

/// Uniform codes between the mean less and plus [`CLIP`] standard deviations.
pub(crate) fn row(values: &[f32]) -> Row {
    let count = values.len() as f64;
    let mean = values.iter().copied().map(f64::from).sum::<f64>() / count;
    let variance = values.iter().map(|&value| (f64::from(value) - mean).powi(2)).sum::<f64>() / count;
    let (mean, deviation) = (half(mean as f32), half(variance.sqrt() as f32 + 1e-6));
    let (center, spread) = (single(mean), single(deviation));
    let most = ((1 << TABLE_BITS) - 1) as f32;
    let codes = values.iter().map(|value| {
        let place = ((value - center) / spread).clamp(-CLIP, CLIP);
        ((place + CLIP) / (2.0 * CLIP) * most).round_ties_even() as u8
    });
    Row { mean, deviation, codes: pack(codes, TABLE_BITS) }
}

/// Symmetric codes, a scale for each [`GROUP`] rows of a column: scales, then codes.
pub(crate) fn matrix(values: &[f32], rows: usize, columns: usize, file: &mut Vec<u8>) {
    let most = ((1 << (MATRIX_BITS - 1)) - 1) as f32;
    let mut scales = vec![0_u16; rows / GROUP * columns];
    for (group, scales) in values.chunks_exact(GROUP * columns).zip(scales.chunks_exact_mut(columns)) {
        for (column, scale) in scales.iter_mut().enumerate() {
            let largest =
                group.iter().skip(column).step_by(columns).fold(0.0, |most: f32, value| most.max(value.abs()));
            *scale = half(if largest == 0.0 { 1.0 } else { largest / most });
        }
    }
    scales.iter().for_each(|scale| file.extend_from_slice(&scale.to_le_bytes()));
    let codes = values.iter().enumerate().map(|(at, value)| {
        let scale = single(scales[at / columns / GROUP * columns + at % columns]);
        ((value / scale).round_ties_even().clamp(-most, most) + most) as u8
    });
    file.extend(pack(codes, MATRIX_BITS));
}

/// Codes of so many bits one behind the other, the most significant bit first.
fn pack(codes: impl Iterator<Item = u8>, bits: usize) -> Vec<u8> {
    let (mut out, mut word, mut held) = (Vec::new(), 0_u32, 0);
    for code in codes {
        word = word << bits | u32::from(code);
        held += bits;
        while held >= 8 {
            held -= 8;
            out.push((word >> held) as u8);
            word &= (1 << held) - 1;
        }
    }
    out
}

/// The nearest half, ties to even; too large ones become the largest.
pub(crate) fn half(value: f32) -> u16 {
    let sign = if value.is_sign_negative() { 0x8000 } else { 0 };
    // Halves rise with their bits, so the nearest lies where the sign of the distance changes.
    let size = value.abs();
    let above = HALVES.partition_point(|&half| half < size) as u16;
    let nearest = [above.saturating_sub(1), above.min(0x7bff)].into_iter().min_by(|&a, &b| {
        let distance = |bits: u16| (f64::from(single(bits)) - f64::from(size)).abs();
        distance(a).total_cmp(&distance(b)).then((a & 1).cmp(&(b & 1)))
    });
    sign | nearest.unwrap_or_default()
}

/// The value of a half that is finite.
fn single(bits: u16) -> f32 {
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f32::from(bits & 0x3ff));
    let size = if exponent == 0 { fraction * 2_f32.powi(-24) } else { (fraction + 1024.0) * 2_f32.powi(exponent - 25) };
    if bits & 0x8000 == 0 { size } else { -size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_to_the_nearest() {
        for (value, bits) in
            [(1.0, 0x3c00), (-2.0, 0xc000), (1.0 / 3.0, 0x3555), (1.000_488_3, 0x3c00), (0.0, 0), (1e9, 0x7bff)]
        {
            assert_eq!(half(value), bits, "{value}");
            assert!((single(bits) - value).abs() < 1e-3 || value > 65504.0, "{value}");
        }
    }

    #[test]
    fn codes_are_packed_from_the_most_significant_bit_on() {
        assert_eq!(pack([1, 2, 3, 4, 5, 6, 7, 0].into_iter(), 3), [0b0010_1001, 0b1100_1011, 0b1011_1000]);
    }
}
