//! Counting n-grams.

use std::collections::HashMap;
use std::hash::Hash;

/// How many n-grams a hypothesis has, a reference has, and both have in common (each as often as in both).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Overlap {
    pub(super) hypothesis: u32,
    pub(super) reference: u32,
    pub(super) common: u32,
}

/// The overlap of the n-grams of order `n` (1 up).
pub(super) fn overlap<T: Eq + Hash>(hypothesis: &[T], reference: &[T], n: usize) -> Overlap {
    let mut counts: HashMap<&[T], (u32, u32)> = HashMap::new();
    for gram in hypothesis.windows(n) {
        counts.entry(gram).or_default().0 += 1;
    }
    for gram in reference.windows(n) {
        counts.entry(gram).or_default().1 += 1;
    }
    let total = |words: &[T]| (words.len() + 1).saturating_sub(n) as u32;
    #[expect(clippy::iter_over_hash_type, reason = "a sum does not depend on the order of its terms")]
    let common = {
        let mut common = 0;
        for (ours, theirs) in counts.values() {
            common += ours.min(theirs);
        }
        common
    };
    Overlap { hypothesis: total(hypothesis), reference: total(reference), common }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_grams_count_as_often_as_in_both() {
        let words = |text: &'static str| text.split(' ').collect::<Vec<_>>();
        let found = overlap(&words("a b a b"), &words("a b c a"), 1);
        assert_eq!(found, Overlap { hypothesis: 4, reference: 4, common: 3 });
        assert_eq!(overlap(&words("a b"), &words("a b"), 3), Overlap::default());
    }
}
