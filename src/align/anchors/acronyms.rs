//! Acronyms: NATO, U.S., G7, and their Arabic forms (الناتو).

use crate::language::english::without_possessive;
use crate::language::{Language, exonyms};
use crate::text::{Span, Token, TokenKind};

/// An acronym in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acronym {
    /// Its place.
    pub span: Span,
    /// Its Latin letters and digits, in capitals, without dots and plural: the same on both sides.
    pub letters: Box<str>,
}

/// Letters of the longest word in capitals that counts as an acronym.
const LONGEST: usize = 6;

/// The acronyms of a text, in order; `known` are its exonyms in order. Words of lines in capitals are none.
pub fn find(
    text: &str,
    tokens: &[Token],
    token_ends: &[usize],
    known: &[exonyms::Found],
    language: &Language,
) -> Vec<Acronym> {
    let mut acronyms = Vec::new();
    let mut start = 0;
    for &end in token_ends {
        let segment = tokens.get(start..end).unwrap_or_default();
        if !is_shouted(text, segment) {
            acronyms.extend(segment.iter().filter(|token| token.kind == TokenKind::Latin).filter_map(|token| {
                let letters = letters(token.span.of(text))?;
                Some(Acronym { span: token.span, letters: letters.into_boxed_str() })
            }));
        }
        start = end;
    }
    if language.is_arabic() {
        acronyms.extend(known.iter().filter_map(|found| known_acronym(text, *found)));
        acronyms.sort_by_key(|acronym| acronym.span);
    }
    acronyms
}

/// Whether a word is an acronym.
pub fn is_acronym(word: &str) -> bool {
    letters(word).is_some()
}

/// The letters of an acronym, or nothing if the word is none.
fn letters(word: &str) -> Option<String> {
    let word = without_possessive(word);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let word = if capitals > 1 { word.strip_suffix('s').unwrap_or(word) } else { word };
    let plain: String = word.chars().filter(|c| *c != '.').collect();
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    let length = plain.chars().count();
    let right = capitals + digits == length && (2..=LONGEST).contains(&length) && capitals > 0;
    let roman = plain.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    (right && !roman).then_some(plain)
}

/// Whether a segment is written in capitals throughout.
fn is_shouted(text: &str, tokens: &[Token]) -> bool {
    let written = tokens.iter().filter(|token| token.kind == TokenKind::Latin).map(|token| token.span.of(text));
    let (mut words, mut capitals) = (0, 0);
    for word in written.filter(|word| word.chars().count() > 1) {
        words += 1;
        capitals += usize::from(!word.chars().any(char::is_lowercase));
    }
    words >= 4 && capitals * 2 > words
}

/// An organisation whose usual English name is an acronym, where Arabic writes it as a word.
fn known_acronym(text: &str, found: exonyms::Found) -> Option<Acronym> {
    let row = exonyms::all().get(usize::from(found.id))?;
    let one_word = !found.span.of(text).contains(char::is_whitespace);
    let letters = row.english.first().filter(|form| row.kind == exonyms::Kind::Organisation && is_acronym(form))?;
    one_word.then(|| Acronym { span: found.span, letters: (*letters).into() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn found(text: &str, language: &Language) -> Vec<String> {
        let tokens = tokenize(text, Span::all(text));
        let known = if language.is_arabic() { exonyms::find_arabic(&tokens) } else { Vec::new() };
        find(text, &tokens, &[tokens.len()], &known, language).into_iter().map(|a| a.letters.into()).collect()
    }

    #[test]
    fn dots_plurals_and_possessives_do_not_count() {
        let text = "The U.S. and NATO's MPs met the G7 in World War II, said Al.";
        assert_eq!(found(text, &Language::english()), ["US", "NATO", "MP", "G7"]);
    }

    #[test]
    fn arabic_words_for_acronyms_are_found_behind_particles() {
        assert_eq!(found("وقال للناتو إن ناسا وCNN", &Language::arabic()), ["NATO", "NASA", "CNN"]);
    }

    #[test]
    fn a_shouted_line_has_no_acronyms() {
        assert!(found("BREAKING NEWS FROM THE FRONT", &Language::english()).is_empty());
    }
}
