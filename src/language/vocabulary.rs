//! Which words there are: lists of what people write, in `models/words.*.fst`, and what is formed of the words in them.

use std::sync::LazyLock;

use fst::Set;

use super::{Language, arabic, english};

/// A list of words, a finite-state set that is read where it lies.
type Listed = Option<Set<&'static [u8]>>;

static ARABIC: LazyLock<Listed> =
    LazyLock::new(|| Set::new(include_bytes!("../../models/words.ar.fst").as_slice()).ok());
static ENGLISH: LazyLock<Listed> =
    LazyLock::new(|| Set::new(include_bytes!("../../models/words.en.fst").as_slice()).ok());

/// Whether the Arabic list has a word as it stands; the list has no tashkeel.
pub(crate) fn lists_arabic(word: &str) -> bool {
    ARABIC.as_ref().is_some_and(|list| list.contains(word))
}

/// Whether the English list has a word in lower case.
pub(crate) fn lists_english(word: &str) -> bool {
    ENGLISH.as_ref().is_some_and(|list| list.contains(word))
}

/// Bytes of the longest word that is judged; the lists have none as long.
const LONGEST: usize = 80;

/// Whether a word (folded with [`Folding::Marks`](crate::text::Folding::Marks)) is one of a language: listed, or so with the clitics
/// that stand on it taken off. Nothing where no list of the language's words is known, or the word is
/// longer than words are.
pub fn is_word(language: &Language, word: &str) -> Option<bool> {
    match language {
        _ if word.len() > LONGEST => None,
        _ if language.is_arabic() => ARABIC.as_ref().map(|_| arabic::inflected::is_word(word)),
        _ if language.is_english() => ENGLISH.as_ref().map(|_| english::inflected::is_word(word)),
        _ => None,
    }
}

/// Whether a word may be one of a language: is a listed one but for an ending, a person, or letters that are often written for each
/// other. Nothing where no list of the language's words is known.
pub fn may_be_word(language: &Language, word: &str) -> Option<bool> {
    match language {
        _ if word.len() > LONGEST => None,
        _ if language.is_arabic() => ARABIC.as_ref().map(|_| arabic::inflected::may_be_word(word)),
        _ if language.is_english() => ENGLISH.as_ref().map(|_| english::inflected::may_be_word(word)),
        _ => None,
    }
}

/// Whether an English word lacks the letter that the one in the list doubles: `admited`.
pub(crate) fn lacks_doubling(language: &Language, word: &str) -> bool {
    language.is_english() && word.len() <= LONGEST && english::inflected::lacks_doubling(word)
}

/// The same but for words that are written as one and listed apart: `facemask`.
pub fn may_be_one(language: &Language, word: &str) -> Option<bool> {
    let is_judged = language.is_english() && word.len() <= LONGEST;
    if is_judged { ENGLISH.as_ref().map(|_| english::inflected::may_be_one(word)) } else { may_be_word(language, word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_with_what_stands_on_them() {
        let arabic = Language::arabic();
        for word in ["مدفأة", "والمدرجات", "مدارسها", "بالبوتاسيوم", "للسهول", "وسيكتبها"]
        {
            assert_eq!(is_word(&arabic, word), Some(true), "{word}");
        }
        for slip in ["مفدأة", "والمردجات", "ماثنتك", "للسوهل"] {
            assert_eq!(may_be_word(&arabic, slip), Some(false), "{slip}");
        }
    }

    #[test]
    fn what_is_formed_of_a_word_may_be_one() {
        let english = Language::english();
        for word in ["relaunching", "unpresidential", "sanitiser", "symptomless", "facemasks"] {
            assert_eq!(may_be_word(&english, word), Some(true), "{word}");
        }
        for slip in ["limestnoe", "figner", "closeddoor", "toge"] {
            assert_eq!(may_be_one(&english, slip), Some(false), "{slip}");
        }
    }

    #[test]
    fn what_is_longer_than_words_are_is_not_judged() {
        for (language, letter) in [(Language::arabic(), "ض"), (Language::english(), "z")] {
            let long = letter.repeat(100_000);
            assert_eq!(is_word(&language, &long), None);
            assert_eq!(may_be_word(&language, &long), None);
            assert_eq!(may_be_one(&language, &long), None);
        }
    }

    #[test]
    fn a_language_without_list_is_not_judged() {
        assert_eq!(is_word(&Language::from_tag("fr"), "maison"), None);
    }
}
