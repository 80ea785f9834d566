//! chrF (Popović 2015) and chrF++ (Popović 2017) as sacreBLEU counts them: beta 2, white space left out, the mean of
//! precision and recall over those orders that both sides have.

use super::ngrams::{Overlap, overlap};
use super::tokenize::is_space;
use super::{Metric, Statistics};

/// The longest character n-grams.
const CHARACTERS: usize = 6;

/// Recall weighs so many times as much as precision.
const BETA: f64 = 2.0;

/// chrF, or chrF++ with words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chrf {
    /// The longest word n-grams: 0 for chrF, 2 for chrF++.
    pub words: usize,
}

impl Metric for Chrf {
    fn name(&self) -> &'static str {
        if self.words == 0 { "chrF" } else { "chrF++" }
    }

    fn signature(&self) -> String {
        format!("nrefs:1|case:mixed|eff:yes|nc:{CHARACTERS}|nw:{}|space:no", self.words)
    }

    /// By order, characters first: n-grams of the hypothesis, of the reference, in common.
    fn statistics(&self, hypothesis: &str, reference: &str) -> Statistics {
        let mut statistics = Vec::with_capacity(3 * (CHARACTERS + self.words));
        let (ours, theirs) = (characters(hypothesis), characters(reference));
        for n in 1..=CHARACTERS {
            add(&mut statistics, overlap(&ours, &theirs, n));
        }
        let (ours, theirs) = (words(hypothesis), words(reference));
        for n in 1..=self.words {
            add(&mut statistics, overlap(&ours, &theirs, n));
        }
        statistics
    }

    fn score(&self, statistics: &[u64]) -> f64 {
        let (mut precision, mut recall, mut orders) = (0.0, 0.0, 0.0);
        let (counts, _) = statistics.as_chunks::<3>();
        for &[hypothesis, reference, common] in counts {
            if hypothesis > 0 && reference > 0 {
                precision += common as f64 / hypothesis as f64;
                recall += common as f64 / reference as f64;
                orders += 1.0;
            }
        }
        if precision + recall == 0.0 {
            return 0.0;
        }
        let (precision, recall) = (precision / orders, recall / orders);
        let factor = BETA * BETA;
        100.0 * (1.0 + factor) * precision * recall / (factor * precision + recall)
    }
}

/// N-grams of a hypothesis whose reference has none of that order count for nothing, in whatever text they stand.
fn add(statistics: &mut Statistics, found: Overlap) {
    let hypothesis = if found.reference == 0 { 0 } else { found.hypothesis };
    statistics.extend([hypothesis, found.reference, found.common]);
}

fn characters(line: &str) -> Vec<char> {
    line.chars().filter(|&c| !is_space(c)).collect()
}

/// Words with an ASCII punctuation mark at their end or else at their start cut off.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in line.split(is_space).filter(|word| !word.is_empty()) {
        let marked = |c: &char| c.is_ascii_punctuation();
        let several = word.chars().nth(1).is_some();
        let cut = if !several {
            None
        } else if let Some(last) = word.chars().next_back().filter(marked) {
            word.split_at_checked(word.len() - last.len_utf8())
        } else if let Some(first) = word.chars().next().filter(marked) {
            word.split_at_checked(first.len_utf8())
        } else {
            None
        };
        match cut {
            Some((first, last)) => words.extend([first, last]),
            None => words.push(word),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mark_is_cut_off_a_word() {
        assert_eq!(words("(yes) \"no.\" a . نعم،"), ["(yes", ")", "\"no.", "\"", "a", ".", "نعم،"]);
    }
}
