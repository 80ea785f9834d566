//! Which language a text is in, by script and function words.

use super::Language;
use crate::text::is_arabic_letter;

/// The language of `text`, or nothing if the text is too short or too mixed to tell.
pub fn detect(text: &str) -> Option<Language> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let arabic = text.chars().filter(|&c| is_arabic_letter(c)).count();
    (letters >= 10).then(|| if arabic * 2 > letters { Language::arabic() } else { Language::english() })
}
