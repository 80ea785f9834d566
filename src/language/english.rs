//! English.

pub mod inflected;
pub mod negation;
pub mod numbers;
pub mod people;
pub mod pronouns;

use std::sync::LazyLock;

use super::{Profile, Words, arabic};
use crate::text::TokenKind;

/// What is known of English.
pub static PROFILE: Profile = Profile {
    subtag: "en",
    name: "English",
    right_to_left: false,
    script: TokenKind::Latin,
    function_words: &[
        "the", "of", "and", "to", "in", "is", "that", "it", "was", "for", "on", "with", "as", "at", "by", "he", "she",
        "they", "we", "you", "his", "her", "their", "be", "are", "were", "have", "has", "had", "not", "but", "from",
        "this", "which", "who", "a", "an", "or", "would", "its", "been", "after", "when", "there", "what", "if",
        "about", "into", "than", "more", "my", "your", "i", "says", "over", "no", "all",
    ],
    words: &[&WORDS, &arabic::WORDS],
};

/// Words that the sentence splitter asks about.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| Words::parse(include_str!("data/segment.en.txt")));

/// A word without the mark of a possessive: `bank's`, `banks'`.
pub fn without_possessive(word: &str) -> &str {
    let word = word.trim_end_matches(['\'', '’']);
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// Endings that [`light_stem`] replaces, the first that fits.
const SUFFIXES: [(&str, &str); 10] = [
    ("'s", ""),
    ("’s", ""),
    ("ies", "y"),
    ("sses", "ss"),
    ("ing", ""),
    ("ied", "y"),
    ("ed", ""),
    ("es", "e"),
    ("s", ""),
    ("ly", ""),
];

/// A crude stem for matching and counting: one inflectional ending, a final e and a doubled consonant taken off. The
/// word is in lower case.
pub fn light_stem(word: &str) -> String {
    let replace = |&(suffix, ending): &(&str, &str)| {
        let rest = word.strip_suffix(suffix).filter(|rest| rest.chars().count() >= 3)?;
        (suffix != "s" || !rest.ends_with('s')).then(|| rest.to_owned() + ending)
    };
    let mut stem = SUFFIXES.iter().find_map(replace).unwrap_or_else(|| word.to_owned());
    let mut length = stem.chars().count();
    if length > 4 && stem.ends_with('e') {
        stem.pop();
        length -= 1;
    }
    let mut back = stem.chars().rev();
    let (last, before) = (back.next(), back.next());
    if length > 3 && last == before && last.is_some_and(|last| !"lsz".contains(last)) {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_stems_meet_across_inflections() {
        for [one, other] in [["planned", "plan"], ["cities", "city"], ["houses", "housing"], ["kremlin's", "kremlin"]] {
            assert_eq!(light_stem(one), light_stem(other));
        }
        assert_eq!(light_stem("class"), "class");
        assert_eq!(light_stem("is"), "is");
    }
}
