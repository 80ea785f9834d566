//! Pairs that were seen before, in bounded memory.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

/// How many distinct pairs are remembered: what fits a table of 2^25 places, 300 MB.
pub(super) const REMEMBERED: usize = 29_000_000;

/// The pairs seen so far, each by 64 bits of its digest: among as many pairs as are remembered one in 40,000 runs takes two
/// different ones for equal.
#[derive(Debug, Default)]
pub(super) struct Duplicates {
    seen: HashSet<u64>,
    /// Whether there were more pairs than are remembered.
    pub(super) is_full: bool,
}

impl Duplicates {
    /// What a pair is known by: its two texts, white space counting as one space.
    pub(super) fn key(source: &str, target: &str) -> u64 {
        let mut hash = Sha256::new();
        for text in [source, target] {
            for word in text.split_whitespace() {
                hash.update(word);
                hash.update(" ");
            }
            hash.update([0]);
        }
        hash.finalize().iter().take(8).fold(0, |key, &byte| key << 8 | u64::from(byte))
    }

    /// Whether the pair is new.
    pub(super) fn is_new(&mut self, key: u64) -> bool {
        if self.seen.len() >= REMEMBERED && !self.seen.contains(&key) {
            self.is_full = true;
            return true;
        }
        self.seen.insert(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_makes_no_other_pair_but_the_border_between_the_sides_does() {
        assert_eq!(Duplicates::key(" a  b", "ج"), Duplicates::key("a b", "ج\t"));
        assert_ne!(Duplicates::key("a b", "ج"), Duplicates::key("a", "b ج"));
        let mut seen = Duplicates::default();
        assert!(seen.is_new(1) && seen.is_new(2) && !seen.is_new(1));
    }
}
