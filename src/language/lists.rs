//! Word lists as they stand in the code: one string, the words separated by single spaces.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::text::Span;

/// A list of words, indexed when it is first asked.
#[derive(Debug)]
pub(crate) struct WordList {
    words: &'static str,
    index: OnceLock<FxHashSet<&'static str>>,
}

impl WordList {
    /// The list of the words of `words`.
    pub(crate) const fn new(words: &'static str) -> Self {
        Self { words, index: OnceLock::new() }
    }

    fn index(&self) -> &FxHashSet<&'static str> {
        self.index.get_or_init(|| self.words.split_whitespace().collect())
    }

    /// Whether `word` is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.index().contains(word)
    }

    /// Whether `word` begins with one of them. Time linear in its length.
    pub(crate) fn begins(&self, word: &str) -> bool {
        let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
        ends.take(LONGEST).any(|end| self.index().contains(Span::new(0, end).of(word)))
    }
}

/// Letters of the longest word that a word is asked to begin with.
const LONGEST: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    static NEGATIVES: WordList = WordList::new("لم لن ليس");

    #[test]
    fn only_whole_words_are_listed() {
        assert!(NEGATIVES.has("لن"));
        assert!(!NEGATIVES.has("لي"));
        assert!(!NEGATIVES.has(""));
    }

    #[test]
    fn a_word_begins_with_whole_words_of_the_list() {
        assert!(NEGATIVES.begins("ليسوا"));
        assert!(!NEGATIVES.begins("لي"));
        assert!(!NEGATIVES.begins(""));
    }
}
