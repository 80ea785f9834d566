//! `خمسة مرات`: a number from three to ten and the noun counted, whose genders must differ.

use super::{Clash, Feature, Words, is_behind_clitics};
use crate::check::Pair;
use crate::language::arabic::morphology::nouns::{Kinds, articled, counted_feminine, listed};
use crate::language::{WordList, is_function_word};

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

/// Whether behind a number in figures the noun stands in the singular: from eleven to ninety-nine, and whole hundreds.
fn takes_singular(number: &str) -> bool {
    let value: Option<u32> = number.parse().ok();
    value.is_some_and(|value| {
        (11..100).contains(&value) || (100..1000).contains(&value) && !(1..=10).contains(&(value % 100))
    })
}

/// `46 خبراء`: a number in figures that wants a singular, and a plural behind it, which no adjective nor noun has otherwise.
pub(super) fn after_figures(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let before = at.checked_sub(1)?;
    let (number, span) = words.said(before);
    let touches = span.end + 1 == words.said(at).1.start;
    let plural = is_plural(words.at(at));
    (plural && touches && takes_singular(number) && counts(pair, number)).then(|| Clash {
        feature: Feature::Number,
        message: format!("“{}” does not agree with “{number}”.", words.said(at).0),
        span: words.said(at).1,
        confidence: 0.75,
        right: None,
    })
}

/// Words between a number of the source and the plural that it counts, at most.
const COUNTED: usize = 3;

/// Words that begin a sentence before a number that counts.
static OPENING: WordList = WordList::new("the some over about only nearly around of these those all more at");

/// Whether a number in figures counts in an English source: `46 experts`, and not `Room 12`, `Apollo 11 astronauts`.
fn counts(pair: &Pair<'_>, number: &str) -> bool {
    let (source, tokens) = (pair.source(), pair.source().tokens());
    let Some(at) = tokens.iter().position(|token| &*token.folded == number) else { return false };
    let said = |at: usize| tokens.get(at).map_or("", |token| token.span.of(source.whole()));
    let names = at.checked_sub(1).is_some_and(|before| {
        let word = said(before);
        let is_capital = word.starts_with(char::is_uppercase);
        let opens = before == 0 && OPENING.has(&word.to_lowercase());
        is_capital && !opens || word == "-"
    });
    let plural = |at: usize| {
        let word = said(at);
        let ends =
            word.ends_with('s') && !word.ends_with("ss") || matches!(word, "people" | "men" | "women" | "children");
        ends && word.starts_with(char::is_lowercase)
    };
    let follows = (at + 1..at + 1 + COUNTED)
        .take_while(|&at| said(at).starts_with(char::is_alphabetic) && !is_function_word(source.language(), said(at)));
    !names && follows.into_iter().any(plural)
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
