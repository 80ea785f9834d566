//! `ثلاثة عشر دولة`: numbers from eleven to ninety-nine whose unit must fit what is counted.

use super::counted::NUMBERS;
use super::{Clash, Feature, Words, is_behind_clitics};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::clitics::Gender;
use crate::language::arabic::morphology::nouns::{Kinds, kinds, listed};

/// One and two as they stand before a masculine and before a feminine noun, in compounds above ten; the others are those below ten.
static ONE_AND_TWO: [(&str, &str); 6] = [
    ("أحد", "إحدى"),
    ("اثنا", "اثنتا"),
    ("اثني", "اثنتي"),
    ("اثنان", "اثنتان"),
    ("اثنين", "اثنتين"),
    ("واحد", "واحدة"),
];

static TENS: WordList = WordList::new(
    "وعشرون وعشرين وثلاثون وثلاثين وأربعون وأربعين وخمسون وخمسين وستون وستين وسبعون وسبعين وثمانون وثمانين وتسعون وتسعين",
);

/// Whether a word is a number below ten.
pub(super) fn may(word: &str) -> bool {
    unit(word).is_some()
}

/// The gender of a number below ten, its form, and its form of the other gender.
fn unit(word: &str) -> Option<(Gender, &'static str, &'static str)> {
    let units = ONE_AND_TWO.iter().chain(NUMBERS.iter().filter(|(he, _)| *he != "عشرة"));
    units.into_iter().find_map(|&(he, she)| {
        if is_behind_clitics(word, he) {
            Some((Gender::Masculine, he, she))
        } else if is_behind_clitics(word, she) {
            Some((Gender::Feminine, she, he))
        } else {
            None
        }
    })
}

/// The unit at `at` against the ten and the noun behind it.
pub(super) fn clash(_: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let word = words.at(at);
    let (unit, written, other) = unit(word)?;
    let ten = words.at(at + 1);
    let counted = counted(words, at + 2);
    match ten {
        "عشر" | "عشرة" => {
            let ten = if ten == "عشر" { Gender::Masculine } else { Gender::Feminine };
            if unit != ten && !matches!(written, "واحد" | "واحدة" | "اثنان" | "اثنتان") {
                return Some(words.clash(Feature::Gender, at, at + 1, 0.8, None));
            }
            (unit == ten && counted? != unit).then(|| words.clash(Feature::Gender, at, at + 2, 0.85, None))
        }
        _ if TENS.has(ten) => {
            let right = if matches!(other, "أحد") { "واحد" } else { other };
            let right = word.strip_suffix(written).map(|head| format!("{head}{right}"));
            (counted? != unit).then(|| words.clash(Feature::Gender, at, at + 2, 0.85, right))
        }
        _ => None,
    }
}

/// The gender of the counted noun at `at`, which is an indefinite singular.
fn counted(words: Words<'_>, at: usize) -> Option<Gender> {
    let word = words.at(at);
    if word.ends_with('ة') {
        return (kinds(word) == Kinds::FEMININE).then_some(Gender::Feminine);
    }
    let singular = word.strip_suffix('ا')?;
    (listed(singular)?.kinds == Kinds::MASCULINE).then_some(Gender::Masculine)
}
