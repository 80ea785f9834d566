//! Light stems of tokens.

use super::{Language, arabic, english};
use crate::text::{Folding, Token, TokenKind, fold_word};

/// The light stem of a token, by its script: of Latin words of languages without a stemmer it is their first letters; other
/// words, numbers and marks are as they are folded. Latin words in a text of another script are taken as English.
pub fn stem(token: &Token, language: &Language) -> String {
    stem_of(token.kind, &token.folded, language)
}

/// How many letters of a word stand for it where nothing is known of its endings.
const BEGINNING: usize = 5;

/// The light stem of a word that is folded as tokens are.
pub fn stem_of(kind: TokenKind, folded: &str, language: &Language) -> String {
    match kind {
        TokenKind::Arabic => arabic::clitics::light_stem(&fold_word(folded, Folding::Letters)),
        TokenKind::Latin if language.is_english() || language.profile().script != TokenKind::Latin => {
            english::light_stem(folded)
        }
        TokenKind::Latin => folded.chars().take(BEGINNING).collect(),
        _ => folded.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, tokenize};

    fn stems(text: &str, language: &Language) -> Vec<String> {
        tokenize(text, Span::all(text)).iter().map(|token| stem(token, language)).collect()
    }

    #[test]
    fn the_script_decides_which_stemmer_is_used() {
        assert_eq!(stems("والمدرسة houses", &Language::arabic()), ["مدرس", "hous"]);
        assert_eq!(stems("maisons", &Language::from_tag("fr")), ["maiso"]);
    }
}
