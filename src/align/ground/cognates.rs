//! Cognates: words of two languages in one script that are spelled alike (Simard, Foster and Isabelle 1992), by the longest
//! common subsequence of their letters without accents (Melamed 1999).

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::vocabulary::{TypePairs, Vocabulary};
use crate::text::Sides;

/// The fewest letters of a word that is compared.
const SHORTEST: usize = 5;

/// How many letters both words have to begin with.
const PREFIX: usize = 3;

/// The least share of the longer word's letters that both have in the same order.
const LEAST: f32 = 0.7;

/// How much words that share all their letters count.
const STRENGTH: f32 = 0.8;

/// More words with one beginning tell nothing.
const MOST: usize = 200;

/// Pairs of words that are spelled alike, none of which the other side has as it is. Time linear in the number of words with
/// the same beginning.
pub(super) fn pairs(words: Sides<&Vocabulary>) -> TypePairs {
    let bare = |own: &Vocabulary, other: &Vocabulary| -> Vec<(u32, Vec<char>)> {
        let letters =
            (0..own.len() as u32).filter(|&number| own.key(number).is_some_and(|key| other.find(key).is_none()));
        let letters = letters.map(|number| (number, letters_of(own.written(number))));
        letters.filter(|(_, letters)| letters.len() >= SHORTEST).collect()
    };
    let (sources, targets) = (bare(words.source, words.target), bare(words.target, words.source));
    let mut beginnings: HashMap<&[char], Vec<(u32, &[char])>> = HashMap::new();
    for (number, letters) in &targets {
        if let Some(beginning) = letters.get(..PREFIX) {
            beginnings.entry(beginning).or_default().push((*number, letters));
        }
    }
    let mut pairs = Vec::new();
    for (source, letters) in &sources {
        let alike = letters.get(..PREFIX).and_then(|beginning| beginnings.get(beginning));
        for (target, other) in alike.into_iter().flatten().take(MOST) {
            let share = common(letters, other) as f32 / letters.len().max(other.len()) as f32;
            if share >= LEAST {
                pairs.push((*source, *target, share * STRENGTH));
            }
        }
    }
    pairs
}

/// A word's letters in lower case without accents; none if it is no word of letters alone.
fn letters_of(word: &str) -> Vec<char> {
    let bare = word.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase);
    let letters: Vec<char> = bare.collect();
    if letters.iter().all(|c| c.is_alphabetic()) { letters } else { Vec::new() }
}

/// Length of the longest common subsequence.
fn common(a: &[char], b: &[char]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    for first in a {
        let mut diagonal = 0;
        for (column, second) in b.iter().enumerate() {
            let above = row.get(column + 1).copied().unwrap_or_default();
            let left = row.get(column).copied().unwrap_or_default();
            if let Some(slot) = row.get_mut(column + 1) {
                *slot = if first == second { diagonal + 1 } else { above.max(left) };
            }
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(a: &str, b: &str) -> f32 {
        let (a, b) = (letters_of(a), letters_of(b));
        common(&a, &b) as f32 / a.len().max(b.len()) as f32
    }

    #[test]
    fn cognates_share_most_letters_whatever_their_accents() {
        for (a, b) in [("Kilometer", "kilomètres"), ("Thermometer", "thermomètre"), ("Moräne", "moraine")] {
            assert!(share(a, b) >= LEAST, "{a} {b}");
        }
        for (a, b) in [("Winter", "vingtaine"), ("Himmel", "hier"), ("Stunde", "studieux")] {
            assert!(share(a, b) < LEAST, "{a} {b}");
        }
    }

    #[test]
    fn what_is_not_all_letters_is_no_word() {
        assert!(letters_of("B-52").is_empty());
    }
}
