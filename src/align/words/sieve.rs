//! A coarse set of numbers: what it has not got is told at once, and most numbers that are asked for it has not got.

/// Bits of the set.
const BITS: u32 = 512;

/// A set of numbers by their remainder.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sieve([u64; BITS as usize / 64]);

impl Sieve {
    /// The set of these numbers.
    pub(super) fn of(numbers: impl Iterator<Item = u32>) -> Self {
        let mut words = [0; BITS as usize / 64];
        for number in numbers {
            if let Some(word) = words.get_mut(place(number)) {
                *word |= 1 << (number % 64);
            }
        }
        Self(words)
    }

    /// Whether a number may be one of them; if not, it is none.
    pub(super) fn may_have(&self, number: u32) -> bool {
        self.0.get(place(number)).is_some_and(|word| word & 1 << (number % 64) != 0)
    }
}

fn place(number: u32) -> usize {
    (number % BITS / 64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_set_is_never_missed() {
        let sieve = Sieve::of([3, 70, 511, 512 + 8].into_iter());
        assert!([3, 70, 511, 520, 8].iter().all(|&number| sieve.may_have(number)));
        assert!([4, 71, 510, 512].iter().all(|&number| !sieve.may_have(number)));
    }
}
