//! Words run together and words torn apart: where a space is missing, and where one is too many.

use super::letters::length;
use crate::text::Span;

/// From this many letters on, a token is a line that lost its spaces, not two words.
const RUN: usize = 15;

/// Letters that stand at the end of a word only.
const FINAL: [char; 2] = ['ة', 'ى'];
/// The ending of an indefinite accusative.
const TANWIN: char = 'ً';

/// Words that nothing is written onto; a word that begins with one of them, an article behind it, is two.
const BEFORE_ARTICLE: [&str; 18] = [
    "إلى",
    "على",
    "هذا",
    "هذه",
    "تلك",
    "ذلك",
    "التي",
    "الذي",
    "الذين",
    "بعد",
    "قبل",
    "خلال",
    "حول",
    "حيث",
    "كانت",
    "عندما",
    "لدى",
    "منذ",
];
/// Words that no other word begins like.
const BEFORE_ANYTHING: [&str; 2] = ["هذا", "هذه"];

/// Where in `word` (as written) a space is missing: the offset of the second word's first letter; nothing where it may be
/// one word.
pub fn seam(word: &str) -> Option<usize> {
    glued_onto_closed(word).filter(|_| length(word) < RUN)
}

/// The same where a letter shows it that only ends words.
pub fn seam_by_letter(word: &str) -> Option<usize> {
    let mut letters = word.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let &(at, next) = letters.peek()?;
        let ends = FINAL.contains(&letter) && is_letter(next)
            || letter == TANWIN && is_letter(next) && next != 'ا'
            || letter == 'ا' && Span::new(0, at).of(word).ends_with("ًا") && is_letter(next);
        if ends && word.chars().count() > 4 {
            return Some(at);
        }
    }
    None
}

/// Words of closed classes that something is written onto.
fn glued_onto_closed(word: &str) -> Option<usize> {
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let offset = word.len() - bare.len();
    let article = BEFORE_ARTICLE.iter().filter_map(|first| Some((first, bare.strip_prefix(first)?)));
    let with_article = article.into_iter().find(|(_, rest)| rest.starts_with("ال") && length(rest) >= 5);
    let any = BEFORE_ANYTHING.iter().filter_map(|first| Some((first, bare.strip_prefix(first)?)));
    let (first, _) = with_article.or_else(|| any.into_iter().find(|(_, rest)| length(rest) >= 2 && *rest != "ين"))?;
    Some(offset + first.len())
}

fn is_letter(letter: char) -> bool {
    matches!(letter, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}')
}

/// Families whose ال is the word for kin, written without its hamza.
const KIN: [&str; 8] = ["سعود", "ثاني", "نهيان", "مكتوم", "خليفة", "صباح", "الشيخ", "سعيد"];

/// Whether `first` (folded) belongs to `next`, the word behind it, without a space.
pub fn is_torn(first: &str, next: &str) -> bool {
    match first {
        "ال" => length(next) >= 4 && !KIN.contains(&next) && !next.starts_with("ال"),
        "وال" | "بال" | "لل" => length(next) >= 3 && !next.starts_with("ال"),
        _ => matches!(next, "ة"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(word: &str) -> Option<(&str, &str)> {
        seam(word).map(|at| word.split_at(at))
    }

    #[test]
    fn letters_that_end_words_show_the_seam() {
        let by_letter = |word| seam_by_letter(word).map(|at| str::split_at(word, at));
        assert_eq!(by_letter("المدينةالكبيرة"), Some(("المدينة", "الكبيرة")));
        assert_eq!(by_letter("كبيرًافي"), Some(("كبيرًا", "في")));
        assert_eq!(parts("المدينةالكبيرة"), None);
        assert_eq!(parts("علىالأرض"), Some(("على", "الأرض")));
        assert_eq!(parts("وهذالن"), Some(("وهذا", "لن")));
        assert_eq!(parts("تلكالمقابلة"), Some(("تلك", "المقابلة")));
    }

    #[test]
    fn whole_words_have_no_seam() {
        for word in ["المدينة", "على", "هذان", "هذين", "التيار", "بعدها", "كبيرًا", "معالمها", "جدًّا", "رؤى", "خلالها"]
        {
            assert_eq!(seam(word).or(seam_by_letter(word)), None, "{word}");
        }
    }

    #[test]
    fn a_lone_article_is_torn_from_its_noun() {
        assert!(is_torn("ال", "مدينة") && is_torn("المدرس", "ة"));
        assert!(!is_torn("ال", "سعود") && !is_torn("في", "مدينة"));
    }
}
