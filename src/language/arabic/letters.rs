//! Letters of Arabic words for matching: plain spelling, proclitics, the shape of an imperfect.

use crate::text::Span;

/// A word, folded with its marks gone, in the spelling that tables use: every alef plain, final ى as ي. ة stays, so
/// that `بعدة` is not `بعده`.
pub fn plain(word: &str) -> String {
    word.chars()
        .map(|letter| match letter {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' => 'ي',
            other => other,
        })
        .collect()
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
