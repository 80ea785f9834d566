//! Small steps through a text: the character and the word on either side of a place.

use crate::text::{Span, is_arabic_letter, is_arabic_mark, is_invisible};

/// Words longer than this are of no interest, and are cut, so that every look takes bounded time.
const LONGEST: usize = 40;

/// The character that begins at `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    Span::new(at, text.len()).of(text).chars().next()
}

/// The character that ends at `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    Span::new(0, at).of(text).chars().next_back()
}

/// The end of the run from `at` of characters that `pass`.
pub(super) fn skip(text: &str, at: usize, pass: impl Fn(char) -> bool) -> usize {
    let rest = Span::new(at, text.len()).of(text);
    at + rest.find(|c| !pass(c)).unwrap_or(rest.len())
}

/// White space, or nothing that is seen.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || is_invisible(character)
}

/// The word that ends at `at` or, past white space, before it; with the stops inside it, as in `U.S`. Not before `from`.
pub(super) fn word_before(text: &str, from: usize, at: usize) -> Span {
    let head = Span::new(from, at).of(text);
    let end = from + head.trim_end_matches(is_blank).len();
    let inside = |c: &(usize, char)| is_word_char(c.1) || matches!(c.1, '.' | '/' | '&');
    let run = Span::new(from, end).of(text).char_indices().rev().take(LONGEST).take_while(inside).last();
    let start = run.map_or(end, |(start, _)| from + start);
    Span::new(skip(text, start, |c| matches!(c, '.' | '\'' | '’' | '/' | '&')).min(end), end)
}

/// The word that begins at `at`, without stops; empty if no letter or digit stands there.
pub(super) fn word_at(text: &str, at: usize) -> Span {
    let rest = Span::new(at, text.len()).of(text);
    let end = rest.char_indices().take(LONGEST).find(|c| !is_word_char(c.1));
    let reach = || rest.char_indices().nth(LONGEST).map_or(rest.len(), |(end, _)| end);
    let span = Span::new(at, at + end.map_or_else(reach, |(end, _)| end));
    let word = span.of(text).trim_end_matches(['\'', '’', '-']);
    Span::new(at, at + word.len())
}

/// Up to `most` words from `at` on, counted.
pub(super) fn count_words(text: &str, within: Span, most: usize) -> usize {
    let near = |part: &str| part.char_indices().nth(LONGEST * most).map_or(part.len(), |(end, _)| end);
    let part = within.of(text);
    let words = Span::new(0, near(part)).of(part).split_whitespace();
    words.filter(|word| word.chars().any(char::is_alphanumeric)).take(most).count()
}

/// How many letters `text` has, marks and tatweel aside.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|&c| c.is_alphabetic() && !is_arabic_mark(c) && c != TATWEEL).count()
}

/// Whether the word has letters of the Arabic script.
pub(super) fn is_arabic(word: &str) -> bool {
    word.chars().any(is_arabic_letter)
}

const TATWEEL: char = '\u{640}';

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_arabic_mark(c) || c == TATWEEL || matches!(c, '\'' | '’' | '-' | '\u{301}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_before_keeps_its_inner_stops() {
        let text = "in the U.S. \u{200f}";
        assert_eq!(word_before(text, 0, text.find(". ").unwrap()).of(text), "U.S");
        assert_eq!(word_before("(\"هـ .", 0, "(\"هـ ".len()).of("(\"هـ ."), "هـ");
        assert!(word_before("  .", 0, 2).is_empty());
    }

    #[test]
    fn the_next_word_ends_at_its_stop() {
        assert_eq!(word_at("K. Rowling", 0).of("K. Rowling"), "K");
        assert_eq!(word_at("قالَ،", 0).of("قالَ،"), "قالَ");
        assert!(word_at("«قال", 0).is_empty());
    }
}
