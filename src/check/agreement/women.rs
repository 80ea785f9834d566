//! `لاعباتها خارت قواهم`: women in the plural, and a pronoun of men right behind them.

use super::{Clash, Feature, Words};
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::morphology::nouns::{articled, listed};
use crate::language::arabic::pronouns::{pronoun, suffix};

/// How far behind the women the pronoun may stand, in words.
const REACH: usize = 3;

/// The pronoun at `at` against the women before it.
pub(super) fn clash(words: Words<'_>, at: usize) -> Option<Clash> {
    let word = words.at(at);
    if !word.ends_with("هم") {
        return None;
    }
    let men = |person: Person, number: Number, gender: Gender| {
        person == Person::Third && number == Number::Plural && gender == Gender::Masculine
    };
    let closed = pronoun(word).is_some_and(|one| men(one.person, one.number, one.gender));
    let attached = suffix(word).is_some_and(|(_, one)| men(one.person, one.number, one.gender));
    if !(closed || attached) {
        return None;
    }
    let women = (at.saturating_sub(REACH)..at).rev().find(|&k| are_women(words.at(k)))?;
    let plain = (women + 1..at).all(|k| {
        !words.at(k).is_empty()
            && articled(words.at(k)).is_none()
            && !words.at(k).ends_with("ون")
            && !words.at(k).ends_with("ين")
    });
    // المعلمات وطلابهم, شكرت اللاعبات جمهورهم: right behind them stands what may be somebody else's.
    (plain && at > women + 1)
        .then(|| words.clash(Feature::Gender, at, women, 0.7, word.strip_suffix('م').map(|head| format!("{head}ن"))))
}

/// Whether a word names several women: the plural in ات of a person.
fn are_women(word: &str) -> bool {
    let bare = strip_conjunction(word);
    let noun = articled(bare).map_or(bare, |(_, noun)| noun);
    let owned =
        ["ها", "هم", "هن", "نا", "ه"].iter().find_map(|end| noun.strip_suffix(end).filter(|stem| stem.ends_with("ات")));
    let stem = owned.unwrap_or(noun).strip_suffix("ات");
    let human = |single: &str| listed(single).is_some_and(|row| row.is_human);
    stem.is_some_and(|stem| human(stem) || human(&format!("{stem}ة")))
}
