//! Light stems: words without their commonest clitics and endings, so that the forms of a word count as one. For
//! statistics only; a stem is no dictionary form, and unrelated words may share one.

use super::Language;
use crate::text::{Folding, Token, TokenKind, fold_word};

/// The light stem of a token: Arabic words in the manner of light10 (Larkey, Ballesteros, Connell 2007), English words
/// without plural, tense and adverb endings; words of other languages, numbers and marks as they are folded. Latin words
/// in a text of another script are taken as English.
pub fn stem(token: &Token, language: &Language) -> String {
    match token.kind {
        TokenKind::Arabic => arabic(&token.folded),
        TokenKind::Latin if language.is_english() || language.profile().script != TokenKind::Latin => {
            english(&token.folded)
        }
        _ => token.folded.clone().into(),
    }
}

const CONJUNCTIONS: [char; 2] = ['و', 'ف'];
const ARTICLES: [&str; 6] = ["بال", "كال", "فال", "وال", "لل", "ال"];
const PREPOSITIONS: [char; 3] = ['ب', 'ك', 'ل'];
const ENDINGS: [&str; 13] = ["هما", "كما", "ها", "ان", "ات", "ون", "ين", "يه", "هم", "هن", "نا", "ه", "ي"];

fn arabic(word: &str) -> String {
    let folded = fold_word(word, Folding::Letters);
    let length = |word: &str| word.chars().count();
    let mut stem = folded.as_str();
    if length(stem) >= 4 {
        stem = stem.strip_prefix(CONJUNCTIONS).unwrap_or(stem);
    }
    let bare = ARTICLES.iter().find_map(|article| stem.strip_prefix(article).filter(|rest| length(rest) >= 2));
    stem = match bare {
        Some(rest) => rest,
        None if length(stem) >= 5 => stem.strip_prefix(PREPOSITIONS).unwrap_or(stem),
        None => stem,
    };
    let bare = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending).filter(|rest| length(rest) >= 3));
    bare.unwrap_or(stem).to_owned()
}

/// Endings and what takes their place.
const SUFFIXES: [(&str, &str); 10] = [
    ("’s", ""),
    ("'s", ""),
    ("ies", "y"),
    ("sses", "ss"),
    ("ing", ""),
    ("ied", "y"),
    ("ed", ""),
    ("es", "e"),
    ("s", ""),
    ("ly", ""),
];

fn english(word: &str) -> String {
    let fits = |&(suffix, put): &(&str, &str)| {
        let rest = word.strip_suffix(suffix).filter(|rest| rest.chars().count() >= 3)?;
        (suffix != "s" || !rest.ends_with('s')).then(|| format!("{rest}{put}"))
    };
    let mut stem = SUFFIXES.iter().find_map(fits).unwrap_or_else(|| word.to_owned());
    if stem.len() > 4 && stem.ends_with('e') {
        stem.pop();
    }
    let mut last = stem.chars().rev();
    if let (Some(end), Some(before)) = (last.next(), last.next())
        && stem.len() > 3
        && end == before
        && !"lsz".contains(end)
    {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_an_arabic_word_share_a_stem() {
        for word in ["الكتاب", "وكتابها", "بالكتاب", "للكتاب", "كتابه"] {
            assert_eq!(arabic(word), "كتاب", "{word}");
        }
        assert_eq!(arabic("المدينة"), arabic("مدينه"));
    }

    #[test]
    fn short_words_keep_their_letters() {
        assert_eq!(arabic("ولد"), "ولد");
        assert_eq!(arabic("بلد"), "بلد");
        assert_eq!(english("is"), "is");
        assert_eq!(english("bed"), "bed");
    }

    #[test]
    fn forms_of_an_english_word_share_a_stem() {
        for words in [["cities", "city"], ["stopped", "stops"], ["quickly", "quick"], ["houses", "house"]] {
            assert_eq!(english(words[0]), english(words[1]));
        }
    }
}
