//! `المؤسستان اللذان`, `كلا المدينتين`: words in the dual and what agrees with them.

use super::several::is_two;
use super::subject::OPENERS;
use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::clitics::Gender;
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::nouns::articled;
use crate::language::arabic::morphology::people::dual_gender;

/// Words that stand with a dual: behind its noun or before it, the masculine and the feminine.
static RELATIVES: [(&str, &str); 2] = [("اللذان", "اللتان"), ("اللذين", "اللتين")];
static BEFORE: [(&str, &str); 4] = [("هذان", "هاتان"), ("هذين", "هاتين"), ("كلا", "كلتا"), ("كلي", "كلتي")];

/// Whether a word stands with a dual or is a relative pronoun.
pub(super) fn may(word: &str) -> bool {
    read(&RELATIVES, strip_conjunction(word)).is_some()
        || read(&BEFORE, behind_preposition(word)).is_some()
        || matches!(word, "التي" | "الذي" | "الذين")
}

/// The word at `at` against the dual beside it.
pub(super) fn clash(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    relative(words, at).or_else(|| pointing(words, at)).or_else(|| singular_relative(pair, words, at))
}

/// The gender that a word of `table` stands with, and its other form.
fn read(table: &[(&'static str, &'static str)], word: &str) -> Option<(Gender, &'static str)> {
    table.iter().find_map(|&(he, she)| match word {
        _ if word == he => Some((Gender::Masculine, she)),
        _ if word == she => Some((Gender::Feminine, he)),
        _ => None,
    })
}

/// `المؤسستان اللذان`; and `اللتان يملكان`, where the verb has another gender than the relative.
fn relative(words: Words<'_>, at: usize) -> Option<Clash> {
    let word = words.at(at);
    let (takes, other) = read(&RELATIVES, strip_conjunction(word))?;
    let comma = at.checked_sub(1).is_some_and(|before| words.said(before).0 == "،");
    let head = at.checked_sub(if comma { 2 } else { 1 }).filter(|_| word.starts_with('ا'));
    let noun = head.and_then(|head| articled(words.at(head))).map(|(_, noun)| noun);
    if let (Some(head), Some(gender)) = (head, noun.and_then(dual_gender))
        && gender != takes
    {
        return Some(words.clash(Feature::Gender, at, head, 0.85, Some(other.to_owned())));
    }
    let verb = words.at(at + 1);
    let dual = verb.ends_with("ان") && length(verb) > 4;
    let clashes = match takes {
        Gender::Feminine => dual && verb.starts_with('ي'),
        _ => dual && verb.starts_with('ت') || verb.ends_with("تا") && length(verb) > 4,
    };
    clashes.then(|| words.clash(Feature::Gender, at + 1, at, 0.75, None))
}

/// A word without a conjunction and a preposition before it.
fn behind_preposition(word: &str) -> &str {
    let bare = strip_conjunction(word);
    bare.strip_prefix(['ب', 'ل']).filter(|inner| length(inner) > 3).unwrap_or(bare)
}

/// `هذان المدينتان`, `كلتا الرجلين`.
fn pointing(words: Words<'_>, at: usize) -> Option<Clash> {
    let word = words.at(at);
    let inner = behind_preposition(word);
    let (takes, other) = read(&BEFORE, inner)?;
    let (_, noun) = articled(words.at(at + 1)).filter(|(head, _)| *head == "ال")?;
    let right = word.strip_suffix(inner).map(|head| format!("{head}{other}"));
    (dual_gender(noun)? != takes).then(|| words.clash(Feature::Gender, at, at + 1, 0.85, right))
}

/// Duals in ان that are plurals, too, or that what follows may not belong to.
pub(super) static PLURALS: WordList = WordList::new(
    "صبيان غربان عدوان بنيان شبان فرسان بلدان جدران ألوان أديان جيران نيران قضبان أوطان أبدان أركان أثمان قمصان خلجان وديان إخوان غزلان",
);

/// `المؤسستان التي`, `الجسرين الذي`: a relative of another number right behind a dual; behind one in ين, which may be a plural, where the
/// source says two.
fn singular_relative(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    if !matches!(words.at(at), "التي" | "الذي" | "الذين") {
        return None;
    }
    let head = at.checked_sub(1)?;
    let (_, noun) = articled(words.at(head)).filter(|(_, noun)| !PLURALS.has(noun))?;
    let is_governed = noun.ends_with("ين");
    // انهيار الجسرين الذي: what governs the dual may be what the relative belongs to.
    let stands_alone =
        || head.checked_sub(1).is_none_or(|before| words.is_verb(before)) || OPENERS.has(words.before(head));
    if is_governed && !(stands_alone() && is_two(pair, head, noun)) {
        return None;
    }
    let right = match (dual_gender(noun)?, is_governed) {
        (Gender::Feminine, false) => "اللتان",
        (Gender::Feminine, true) => "اللتين",
        (_, false) => "اللذان",
        (_, true) => "اللذين",
    };
    Some(words.clash(Feature::Number, at, head, 0.85, Some(right.to_owned())))
}
