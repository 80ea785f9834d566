//! `خمسة مرات`: a number from three to ten and the noun counted, whose genders must differ.

use super::{Clash, Feature, Words, is_behind_clitics};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::morphology::nouns::{Kinds, articled, counted_feminine, listed};

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

/// Words before a number that names and does not count: `المادة 14 حقوق`.
static NAMING: WordList = WordList::new(
    "عام سنة المادة مادة الفقرة البند رقم القناة قناة صفحة الصفحة سن عمر القرار قرار يوم الفصل الفئة طريق الطريق شارع درجة الساعة ساعة مجموعة المجموعة",
);

/// Whether behind a number in figures the noun stands in the singular: from eleven to ninety-nine, and whole hundreds.
fn takes_singular(number: &str) -> bool {
    let value: Option<u32> = number.parse().ok();
    value.is_some_and(|value| {
        (11..100).contains(&value) || (100..1000).contains(&value) && !(1..=10).contains(&(value % 100))
    })
}

/// `46 خبراء`: a number in figures that wants a singular, and a plural behind it, which no adjective nor noun has otherwise.
pub(super) fn after_figures(words: Words<'_>, at: usize) -> Option<Clash> {
    let before = at.checked_sub(1)?;
    let (number, span) = words.said(before);
    let touches = span.end + 1 == words.said(at).1.start;
    let named = before
        .checked_sub(1)
        .is_some_and(|at| NAMING.has(words.at(at)) || !words.said(at).0.starts_with(char::is_alphabetic));
    let plural = is_plural(words.at(at));
    (plural && touches && !named && takes_singular(number)).then(|| Clash {
        feature: Feature::Number,
        message: format!("“{}” does not agree with “{number}”.", words.said(at).0),
        span: words.said(at).1,
        confidence: 0.75,
        right: None,
    })
}

/// Whether a word is a broken plural of the tables, and nothing else.
pub(super) fn is_plural(word: &str) -> bool {
    articled(word).is_none_or(|(head, _)| head.is_empty())
        && listed(word).is_some_and(|row| matches!(row.kinds, Kinds::THINGS | Kinds::PEOPLE))
}

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
