//! Words that may rightly stand twice in a row.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::Language;

static DOUBLED: LazyLock<FxHashSet<(&str, &str)>> = LazyLock::new(|| {
    let rows = include_str!("data/doubled_words.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t')).collect()
});

static LETTER_NAMES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("data/letter_names.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Whether `word` (folded as tokens are) may stand twice in a row in `language`: خطوة خطوة, `had had`.
pub fn may_be_doubled(language: &Language, word: &str) -> bool {
    let primary = language.profile().subtag;
    DOUBLED.contains(&(primary, word))
}

/// Whether `word` (folded as tokens are) is the name of a Latin letter in Arabic script: بي, سي.
pub fn is_letter_name(word: &str) -> bool {
    LETTER_NAMES.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Folding, fold_word};

    #[test]
    fn the_tables_are_written_as_tokens_are_folded() {
        assert!(DOUBLED.iter().all(|(_, word)| *word == fold_word(word, Folding::Marks)));
        assert!(LETTER_NAMES.iter().all(|word| *word == fold_word(word, Folding::Marks)));
    }

    #[test]
    fn a_word_of_one_language_is_no_word_of_the_other() {
        assert!(may_be_doubled(&Language::english(), "had"));
        assert!(!may_be_doubled(&Language::arabic(), "had"));
    }
}
