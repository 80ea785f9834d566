//! Word lists as they stand in the code: one string, the words separated by single spaces.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::text::Span;

/// A list of words, indexed when it is first asked.
#[derive(Debug)]
pub(crate) struct WordList {
    words: &'static str,
    index: OnceLock<Index>,
}

#[derive(Debug)]
struct Index {
    words: FxHashSet<&'static str>,
    /// Letters of the shortest and of the longest.
    lengths: (usize, usize),
    /// Bytes of the longest.
    bytes: usize,
}

impl WordList {
    /// The list of the words of `words`.
    pub(crate) const fn new(words: &'static str) -> Self {
        Self { words, index: OnceLock::new() }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let lengths = || self.words.split_whitespace().map(|word| word.chars().count());
            let lengths = (lengths().min().unwrap_or_default(), lengths().max().unwrap_or_default());
            let bytes = self.words.split_whitespace().map(str::len).max().unwrap_or_default();
            Index { words: self.words.split_whitespace().collect(), lengths, bytes }
        })
    }

    /// The words, in order.
    #[cfg(test)]
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.split_whitespace()
    }

    /// Whether `word` is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        let index = self.index();
        word.len() <= index.bytes && index.words.contains(word)
    }

    /// Whether `word` begins with one of them. Time linear in its length.
    pub(crate) fn begins(&self, word: &str) -> bool {
        let Index { words, lengths: (shortest, longest), .. } = self.index();
        let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(*longest);
        ends.skip(shortest.saturating_sub(1)).any(|end| words.contains(Span::new(0, end).of(word)))
    }
}

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
