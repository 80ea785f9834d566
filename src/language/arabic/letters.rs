//! Letters of Arabic words for matching: plain spelling, proclitics, the shape of an imperfect.

use std::borrow::Cow;

use crate::language::WordList;
use crate::text::Span;

/// A word, folded with its marks gone, in the spelling that tables use: every alef plain, final ى as ي. ة stays, so
/// that `بعدة` is not `بعده`.
pub fn plain(word: &str) -> Cow<'_, str> {
    let spelled = |letter: char| match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        other => other,
    };
    if word.chars().all(|letter| spelled(letter) == letter) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().map(spelled).collect())
}

/// Number of letters.
pub fn length(word: &str) -> usize {
    word.chars().count()
}

/// `word` without its first letter.
pub fn tail(word: &str) -> &str {
    let first = word.chars().next().map_or(0, char::len_utf8);
    Span::new(first, word.len()).of(word)
}

/// `word` without a conjunction `و` or `ف` before at least two more letters.
pub fn strip_conjunction(word: &str) -> &str {
    if word.starts_with(['و', 'ف']) && length(word) > 2 { tail(word) } else { word }
}

/// `word` without conjunction, preposition (`ب`, `ك`, `ل`) and article, as long as three letters remain.
pub fn strip_proclitics(word: &str) -> &str {
    let bare = strip_conjunction(word);
    for clitic in ["بال", "كال", "ال", "لل"] {
        if let Some(rest) = bare.strip_prefix(clitic).filter(|rest| length(rest) >= 3) {
            return rest;
        }
    }
    ["ب", "ك", "ل", "س"]
        .iter()
        .find_map(|clitic| bare.strip_prefix(clitic).filter(|rest| length(rest) >= 3))
        .unwrap_or(bare)
}

/// `word` without the future `س` and the person letter of an imperfect, as long as three letters remain.
pub fn strip_imperfect(word: &str) -> &str {
    let bare = word.strip_prefix('س').filter(|rest| rest.starts_with(['ي', 'ت', 'ن', 'ا'])).unwrap_or(word);
    if bare.starts_with(['ي', 'ت', 'ن', 'ا']) && length(bare) > 3 { tail(bare) } else { bare }
}

/// Whether a word has the shape of an imperfect: a person letter and at least two more, no article or taa marbuta.
pub fn looks_imperfect(word: &str) -> bool {
    word.starts_with(['ي', 'ت', 'ن', 'ا']) && length(word) > 2 && !word.starts_with("ال") && !word.ends_with(['ة', 'ء'])
}

/// Copulas and words of existence and having, without conjunction.
static COPULAS: WordList = WordList::new(
    "كان كانت كانوا كانا كنت كنا هناك هنالك هو هي هم لدي لديه لديها لديهم لدينا له لها لهم عنده عندها لي لنا",
);

/// Whether a word (folded) has the shape of a verb or copula that a negation may stand before.
pub fn governs(word: &str) -> bool {
    let word = plain(word);
    let bare = strip_conjunction(&word);
    let verb = bare.strip_prefix('س').unwrap_or(bare);
    COPULAS.has(bare)
        || verb.starts_with(['ي', 'ت', 'ن']) && looks_imperfect(verb) && !verb.ends_with("ات") && !NO_VERBS.has(verb)
}

/// Frequent words in ي, ت and ن that are no verbs.
static NO_VERBS: WordList =
    WordList::new("تلك تحت تجاه تقريبا يوم يد نحو نفس نفسه نفسها نحن تماما تلو نعم نصف نوع نهاية تاريخ");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conjunction_is_taken_off_a_word_but_not_off_a_short_one() {
        assert_eq!(strip_conjunction("وقالت"), "قالت");
        assert_eq!(strip_conjunction("في"), "في");
    }

    #[test]
    fn articles_and_taa_marbuta_are_no_imperfects() {
        assert!(looks_imperfect("يكتب"));
        assert!(!looks_imperfect("الكتاب") && !looks_imperfect("تجربة"));
    }

    #[test]
    fn copulas_govern_what_follows_and_particles_do_not() {
        assert!(governs("وكانت") && governs("سيكون") && governs("لديهم"));
        assert!(!governs("تحت") && !governs("تعليقات"));
    }
}
