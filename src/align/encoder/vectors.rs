//! Unit vectors kept small: a byte a dimension.

use muqabala_products::dot;

/// Unit vectors, each stored as one signed byte a dimension, so that a text of 64,000 segments with its runs of four
/// takes 130 MB at 512 dimensions. A cosine of two is within .002 of that of the vectors pushed (.0004 is usual).
#[derive(Clone, Debug, Default)]
pub struct Vectors {
    dimensions: usize,
    codes: Vec<i8>,
    /// What a vector's codes are multiplied by to have length one; 0 for the zero vector.
    scales: Vec<f32>,
}

impl Vectors {
    /// None yet, of `dimensions` each.
    pub fn new(dimensions: usize) -> Self {
        Self { dimensions, codes: Vec::new(), scales: Vec::new() }
    }

    /// None yet, with room for `count`.
    pub fn with_capacity(dimensions: usize, count: usize) -> Self {
        let codes = Vec::with_capacity(dimensions * count);
        Self { dimensions, codes, scales: Vec::with_capacity(count) }
    }

    /// Adds a vector, brought to unit length. It is cut or filled with zeros to the dimensions of the others; one that
    /// is zero or not finite becomes the zero vector, which is like nothing.
    pub fn push(&mut self, vector: &[f32]) {
        let vector = vector.get(..self.dimensions).unwrap_or(vector);
        let largest = vector.iter().fold(0.0, |largest: f32, value| largest.max(value.abs()));
        let finite = vector.iter().all(|value| value.is_finite());
        let factor = if finite && largest > 0.0 { 127.0 / largest } else { 0.0 };
        let start = self.codes.len();
        self.codes.extend(vector.iter().map(|value| (value * factor).round() as i8));
        self.codes.resize(start + self.dimensions, 0);
        let added = self.codes.get(start..).unwrap_or_default();
        let squares = dot(added, added);
        self.scales.push(if squares == 0 { 0.0 } else { (squares as f32).sqrt().recip() });
    }

    /// Adds all of `others`; if those have other dimensions, as many zero vectors.
    pub fn append(&mut self, others: &Self) {
        if others.dimensions == self.dimensions {
            self.codes.extend_from_slice(&others.codes);
            self.scales.extend_from_slice(&others.scales);
        } else {
            self.codes.resize(self.codes.len() + self.dimensions * others.len(), 0);
            self.scales.resize(self.scales.len() + others.len(), 0.0);
        }
    }

    /// Adds one of `others`; if those have other dimensions, or there is no such vector, the zero vector.
    pub fn append_one(&mut self, others: &Self, index: usize) {
        let (codes, scale) = if others.dimensions == self.dimensions { others.codes(index) } else { (&[][..], 0.0) };
        self.codes.extend_from_slice(codes);
        self.scales.push(scale);
        self.codes.resize(self.scales.len() * self.dimensions, 0);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// Length of each vector.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// The codes of a vector and what they are multiplied by; nothing and 0 beyond the last.
    pub fn codes(&self, index: usize) -> (&[i8], f32) {
        let range = index.saturating_mul(self.dimensions)..index.saturating_add(1).saturating_mul(self.dimensions);
        (self.codes.get(range).unwrap_or_default(), self.scales.get(index).copied().unwrap_or_default())
    }

    /// Whether a vector has no direction, or does not exist.
    pub(crate) fn is_zero(&self, index: usize) -> bool {
        self.scales.get(index).is_none_or(|&scale| scale == 0.0)
    }

    /// A vector as numbers; empty beyond the last.
    pub fn to_f32(&self, index: usize) -> Vec<f32> {
        let (codes, scale) = self.codes(index);
        codes.iter().map(|&code| f32::from(code) * scale).collect()
    }

    /// The cosine of a vector with one of `others`, -1 to 1; 0 if either does not exist.
    pub fn cosine(&self, index: usize, others: &Self, other: usize) -> f32 {
        let ((first, scale), (second, other_scale)) = (self.codes(index), others.codes(other));
        dot(first, second) as f32 * scale * other_scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cosines_survive_the_packing() {
        let wave = |step: usize| (0..512).map(|k| ((k * step) as f32 * 0.37).sin() + 0.2).collect::<Vec<f32>>();
        let mut vectors = Vectors::new(512);
        let exact: Vec<Vec<f32>> = (1..20).map(wave).collect();
        for vector in &exact {
            vectors.push(vector);
        }
        let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        for (i, a) in exact.iter().enumerate() {
            for (j, b) in exact.iter().enumerate() {
                let cosine = product(a, b) / (product(a, a) * product(b, b)).sqrt();
                assert!((vectors.cosine(i, &vectors, j) - cosine).abs() < 0.002, "{i} {j}");
            }
        }
    }

    #[test]
    fn what_is_no_direction_is_like_nothing() {
        let mut vectors = Vectors::new(2);
        for vector in [[0.0, 0.0], [f32::NAN, 1.0], [f32::INFINITY, 1.0], [3.0, 4.0]] {
            vectors.push(&vector);
        }
        let cosines: Vec<f32> = (0..5).map(|k| vectors.cosine(k, &vectors, 3)).collect();
        assert!(cosines.iter().zip([0.0, 0.0, 0.0, 1.0, 0.0]).all(|(a, b)| (a - b).abs() < 1e-6), "{cosines:?}");
        assert_eq!([0, 1, 2, 3, 4].map(|k| vectors.is_zero(k)), [true, true, true, false, true]);
    }
}
