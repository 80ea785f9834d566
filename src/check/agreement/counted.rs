//! `خمسة مرات`: a number from three to ten and the noun counted, whose genders must differ.

use super::{Clash, Feature, Words, is_behind_clitics};
use crate::check::Pair;
use crate::language::arabic::morphology::nouns::counted_feminine;

/// The numbers before a masculine noun and before a feminine one.
pub(super) static NUMBERS: [(&str, &str); 9] = [
    ("ثلاثة", "ثلاث"),
    ("أربعة", "أربع"),
    ("خمسة", "خمس"),
    ("ستة", "ست"),
    ("سبعة", "سبع"),
    ("ثمانية", "ثماني"),
    ("ثمانية", "ثمان"),
    ("تسعة", "تسع"),
    ("عشرة", "عشر"),
];

/// Whether a word is one of these numbers.
pub(super) fn may(word: &str) -> bool {
    NUMBERS.iter().any(|&(masculine, feminine)| is_behind_clitics(word, masculine) || is_behind_clitics(word, feminine))
}

/// The number at `at` against the noun behind it.
pub(super) fn clash(_: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let word = words.at(at);
    let (written, right) = NUMBERS.iter().find_map(|&(masculine, feminine)| {
        let counted = || counted_feminine(words.at(at + 1));
        if is_behind_clitics(word, masculine) && counted() == Some(true) {
            Some((masculine, if feminine == "ثمان" { "ثماني" } else { feminine }))
        } else if is_behind_clitics(word, feminine) && counted() == Some(false) {
            Some((feminine, masculine))
        } else {
            None
        }
    })?;
    // ثلاثة عشر and its like count the noun behind both.
    if written == "عشرة" || written == "عشر" {
        let teen = ["ة", "ث", "ع", "س", "ت", "ى", "ا", "ي"].iter().any(|end| words.before(at).ends_with(end))
            && NUMBERS.iter().any(|(masculine, feminine)| {
                let before = words.before(at);
                before.ends_with(masculine)
                    || before.ends_with(feminine)
                    || before.contains("حد")
                    || before.contains("ثن")
            });
        if teen {
            return None;
        }
    }
    let (said, span) = words.said(at);
    let (noun, _) = words.said(at + 1);
    Some(Clash {
        feature: Feature::Gender,
        message: format!("“{said}” does not agree with “{noun}”."),
        span,
        confidence: 0.85,
        right: Some(word.replace(written, right)),
    })
}
