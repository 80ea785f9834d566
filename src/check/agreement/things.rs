//! `المدارس الجديد`: a plural of things takes the feminine singular, where the source shows that it is a plural with this adjective.

use super::adjective::{PREPOSITIONS, is_adjective};
use super::counted::NUMBERS;
use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::english::pronouns::may_be_plural;
use crate::text::Side;

/// Whether a word is an adjective with the article.
pub(super) fn may(word: &str) -> bool {
    articled(word).is_some_and(|(head, adjective)| head == "ال" && is_adjective(adjective))
}

/// The adjective at `at`, in the masculine singular, against the plural before it. Both have their article.
pub(super) fn clash(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let before = at.checked_sub(1)?;
    let (head, noun) = articled(words.at(before))?;
    let (_, adjective) = articled(words.at(at)).filter(|(head, _)| *head == "ال")?;
    let is_number = NUMBERS.iter().any(|(_, feminine)| *feminine == adjective);
    let are_things = kinds(noun) != Kinds::ANY && kinds(noun).is_within(Kinds::THINGS);
    let begins = head != "ال" || begins(words, before);
    let clashes = is_adjective(adjective) && !is_number && are_things && begins && is_told(pair, before, at);
    clashes.then(|| words.clash(Feature::Gender, at, before, 0.75, Some(format!("{}ة", words.at(at)))))
}

/// How far before its noun an English adjective stands.
const REACH: usize = 2;

/// Whether the source has a plural for the noun, the adjective before it, and no further noun behind that the Arabic has before both.
fn is_told(pair: &Pair<'_>, noun: usize, adjective: usize) -> bool {
    let linked = |at: usize| counterpart(pair, Side::Target, at);
    let (Some(head), Some(modifier)) = (linked(noun), linked(adjective)) else { return false };
    let word = pair.source().tokens().get(head).map_or("", |token| &*token.folded);
    // The new elections law: the adjective may belong to the noun that follows.
    let is_compound = counterpart(pair, Side::Source, head + 1).is_some_and(|found| found < noun);
    pair.source().language().is_english()
        && word.ends_with('s')
        && may_be_plural(word)
        && (modifier + 1..=modifier + REACH).contains(&head)
        && !is_compound
}

/// Whether the noun at `at` begins its phrase, so that what follows it is said of it and of no noun that governs it.
fn begins(words: Words<'_>, at: usize) -> bool {
    let before = strip_conjunction(words.before(at));
    before.is_empty() || PREPOSITIONS.has(before) || at.checked_sub(1).is_some_and(|verb| words.is_verb(verb))
}
