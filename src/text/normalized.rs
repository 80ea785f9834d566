//! Folded text with a map back to the original, so that every match is found again in what the reader sees.

use unicode_normalization::UnicodeNormalization;

use super::Span;

/// What folding takes away. Compatibility forms (NFKC, so Arabic presentation forms too), case and digits of every
/// script are always folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folding {
    /// Tashkeel, tatweel and invisible characters go; every letter keeps its shape.
    Marks,
    /// Also: أ إ آ ٱ become ا, ى becomes ي, ة becomes ه, ؤ و, ئ ي; Persian ی ک become ي ك. For matching, never for judging spelling.
    Letters,
}

/// A folded copy of a text and, for each of its bytes, the place in the original it came from.
#[derive(Clone, Debug)]
pub struct Normalized {
    text: String,
    /// For each byte of `text`: start of the original character it came from; one more entry for the end.
    origin: Vec<usize>,
}

impl Normalized {
    /// Folds `original`. Time and memory linear in its length.
    pub fn new(original: &str, folding: Folding) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len() + 1);
        for (at, character) in original.char_indices() {
            fold_char(character, folding, |folded| {
                text.push(folded);
                origin.resize(text.len(), at);
            });
        }
        origin.push(original.len());
        Self { text, origin }
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a span of the folded text stands in the original: from its first character to the start of the character
    /// after its last, so that marks folded away behind a letter belong to it.
    pub fn to_original(&self, span: Span) -> Span {
        let place = |at: usize| self.origin.get(at).or(self.origin.last()).copied().unwrap_or_default();
        Span::new(place(span.start), place(span.end))
    }
}

/// A word as it is compared: folded with [`Folding::Marks`].
pub fn fold_word(word: &str, folding: Folding) -> String {
    let mut out = String::with_capacity(word.len());
    for character in word.chars() {
        fold_char(character, folding, |folded| out.push(folded));
    }
    out
}

fn fold_char(character: char, folding: Folding, mut push: impl FnMut(char)) {
    if character.is_ascii() {
        push(character.to_ascii_lowercase());
    } else if is_plain_arabic(character) {
        push(fold_letter(character, folding));
    } else if !is_arabic_mark(character) && character != TATWEEL && !is_invisible(character) {
        for compatible in std::iter::once(character).nfkc().flat_map(char::to_lowercase) {
            if !is_arabic_mark(compatible) && compatible != TATWEEL {
                push(fold_letter(compatible, folding));
            }
        }
    }
}

const TATWEEL: char = '\u{640}';

fn is_plain_arabic(character: char) -> bool {
    matches!(character, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' | '\u{660}'..='\u{669}')
}

fn fold_letter(character: char, folding: Folding) -> char {
    let digit = match character {
        '\u{660}'..='\u{669}' => Some(u32::from(character) - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(u32::from(character) - 0x6f0),
        _ => None,
    };
    if let Some(digit) = digit {
        return char::from_digit(digit, 10).unwrap_or(character);
    }
    match (character, folding) {
        ('٫', _) => '.',
        ('٬', _) => ',',
        ('٪', _) => '%',
        (_, Folding::Marks) => character,
        ('أ' | 'إ' | 'آ' | 'ٱ', _) => 'ا',
        ('ى' | 'ئ' | 'ی', _) => 'ي',
        ('ک', _) => 'ك',
        ('ؤ', _) => 'و',
        ('ة', _) => 'ه',
        (other, _) => other,
    }
}

/// Tashkeel and Quranic marks: they change the reading of a word, not its letters.
pub fn is_arabic_mark(character: char) -> bool {
    matches!(character, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}')
}

/// A letter of the Arabic script (without tatweel, marks, digits and punctuation).
pub fn is_arabic_letter(character: char) -> bool {
    matches!(character, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{66e}'..='\u{66f}' | '\u{671}'..='\u{6d3}'
        | '\u{6d5}' | '\u{6ee}'..='\u{6ef}' | '\u{6fa}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8c7}'
        | '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdfb}' | '\u{fe70}'..='\u{fefc}')
}

/// Characters without width that a reader cannot see: zero-width space and joiners, bidirectional controls, the byte
/// order mark, soft hyphen.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Characters of `text` that a reader sees: tashkeel, tatweel and invisible characters do not count.
pub fn visible_length(text: &str) -> usize {
    text.chars().filter(|&c| !is_arabic_mark(c) && c != TATWEEL && !is_invisible(c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_match_in_folded_text_is_found_again_in_the_original() {
        let original = "قالَ المُـدرِّسُ نعم";
        let folded = Normalized::new(original, Folding::Marks);
        let start = folded.text().find("المدرس").unwrap();
        let span = folded.to_original(Span::new(start, start + "المدرس".len()));
        assert_eq!(span.of(original), "المُـدرِّسُ");
    }

    #[test]
    fn letters_are_unified_only_on_request() {
        assert_eq!(fold_word("إلى مدرسةٍ", Folding::Marks), "إلى مدرسة");
        assert_eq!(fold_word("إلى مدرسةٍ", Folding::Letters), "الي مدرسه");
    }

    #[test]
    fn marks_and_tatweel_have_no_length() {
        assert_eq!(visible_length("كِتـــابٌ"), 4);
    }

    #[test]
    fn presentation_forms_and_digits_become_plain() {
        assert_eq!(fold_word("ﻻ ٣٫٥٪ ۴", Folding::Marks), "لا 3.5% 4");
    }
}
