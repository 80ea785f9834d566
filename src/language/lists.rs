//! Word lists as they stand in the code: one string, the words separated by single spaces.

/// Whether `word` is one of the words of `list`.
pub(crate) fn listed(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|listed| listed == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_listed() {
        assert!(listed("لم لن ليس", "لن"));
        assert!(!listed("لم لن ليس", "لي"));
        assert!(!listed("لم لن ليس", ""));
    }
}
