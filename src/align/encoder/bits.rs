//! Packed numbers to `f32`: codes of 3 and 6 bits, halves, little-endian singles.

/// The value of an IEEE 754 half.
pub(super) fn half(bits: u16) -> f32 {
    let sign = u32::from(bits >> 15) << 31;
    let exponent = u32::from(bits >> 10 & 0x1f);
    let fraction = u32::from(bits & 0x3ff);
    match exponent {
        0 => {
            let value = fraction as f32 / 16_777_216.0;
            if sign == 0 { value } else { -value }
        }
        0x1f => f32::from_bits(sign | 0x7f80_0000 | fraction << 13),
        _ => f32::from_bits(sign | ((exponent + 112) << 23) | (fraction << 13)),
    }
}

/// Halves, little-endian.
pub(super) fn halves(bytes: &[u8]) -> impl Iterator<Item = f32> + '_ {
    bytes.as_chunks::<2>().0.iter().map(|&pair| half(u16::from_le_bytes(pair)))
}

/// Singles, little-endian.
pub(super) fn singles(bytes: &[u8]) -> impl Iterator<Item = f32> + '_ {
    bytes.as_chunks::<4>().0.iter().map(|&four| f32::from_le_bytes(four))
}

/// Codes of 3 bits, eight from three bytes: each is handed to `value`, whose results fill `out`.
pub(super) fn unpack_3(bytes: &[u8], out: &mut [f32], value: impl Fn(f32) -> f32) {
    for (three, eight) in bytes.as_chunks::<3>().0.iter().zip(out.as_chunks_mut::<8>().0) {
        let word = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for (place, slot) in eight.iter_mut().enumerate() {
            *slot = value((word >> (21 - 3 * place) & 7) as f32);
        }
    }
}

/// Codes of 6 bits, four from three bytes, each less 31 and times the scale of its column.
pub(super) fn unpack_6(bytes: &[u8], scales: &[f32], out: &mut [f32]) {
    let fours = out.as_chunks_mut::<4>().0.iter_mut();
    for ((three, four), scale) in bytes.as_chunks::<3>().0.iter().zip(fours).zip(scales.as_chunks::<4>().0) {
        let word = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for (place, (slot, scale)) in four.iter_mut().zip(scale).enumerate() {
            *slot = ((word >> (18 - 6 * place) & 63) as f32 - 31.0) * scale;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_have_their_values() {
        for (bits, value) in
            [(0x3c00, 1.0), (0xc000, -2.0), (0x3555, 0.333_251_95), (0x0001, 5.960_464_5e-8), (0x7c00, f32::INFINITY)]
        {
            assert_eq!(half(bits).to_bits(), f32::to_bits(value), "{bits:x}");
        }
    }

    #[test]
    fn codes_come_from_the_most_significant_bit_on() {
        let mut out = [0.0; 8];
        unpack_3(&[0b0000_0101, 0b0011_1001, 0b0111_0111], &mut out, |code| code);
        assert_eq!(out.map(|code| code as u8), [0, 1, 2, 3, 4, 5, 6, 7]);
        let mut out = [0.0; 4];
        unpack_6(&[0b0000_0001, 0b1111_1000, 0b0011_1110], &[1.0, 1.0, 2.0, 2.0], &mut out);
        assert_eq!(out.map(|value| value as i32), [-31, 0, 2, 62]);
    }
}
