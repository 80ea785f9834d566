//! `حقنوا الباحثون`, `حذر شركتان`: a verb and the subject right behind it, by the subject's ending.

use super::several::says_two;
use super::subject::PREPOSITIONS;
use super::two::PLURALS;
use super::{Clash, Feature, Words, is_plural_verb};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::doings::wanted_gender;
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::morphology::nouns::{articled, listed};
use crate::language::arabic::morphology::people::dual_gender;

/// Whether a word may be a verb in the plural or one that shows a gender.
pub(super) fn may(word: &str) -> bool {
    is_plural_verb(word) && !COPULAS.has(strip_conjunction(word)) || wanted_gender(word).is_some()
}

/// The verb at `at` against its subject.
pub(super) fn clash(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    plural_before(words, at).or_else(|| before_two(pair, words, at))
}

/// Verbs that have a predicate behind them.
static COPULAS: WordList = WordList::new("كانوا ليسوا أصبحوا صاروا باتوا ظلوا يكونوا يكونون");

/// `حقنوا الباحثون`: before a subject in the nominative the verb is singular. Only people whom a table has: الميكروفون ends so, too.
fn plural_before(words: Words<'_>, at: usize) -> Option<Clash> {
    if !words.is_plural_verb(at) || COPULAS.has(strip_conjunction(words.at(at))) {
        return None;
    }
    let (_, noun) = articled(words.at(at + 1)).filter(|(head, _)| *head == "ال")?;
    let is_human = listed(noun.strip_suffix("ون")?).is_some_and(|row| row.is_human);
    is_human.then(|| words.clash(Feature::Number, at, at + 1, 0.8, None))
}

/// `حذر شركتان`: a dual in the nominative, two in the source as well, is the subject of the verb right before it.
fn before_two(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let verb = wanted_gender(words.at(at))?;
    let next = words.at(at + 1);
    let noun = articled(next).filter(|(head, _)| *head == "ال").map_or(next, |(_, noun)| noun);
    let gender = dual_gender(noun).filter(|_| noun.ends_with("ان") && !PLURALS.has(noun) && !noun.starts_with('و'))?;
    let is_governed = PREPOSITIONS.has(words.before(at));
    (gender != verb && !is_governed && says_two(pair)).then(|| words.clash(Feature::Gender, at, at + 1, 0.8, None))
}
