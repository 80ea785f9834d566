//! Words that say when, how much or how surely, for which the target says another of their group of the same thing: `after the
//! flood` and قبل الطوفان, `most planets` and بعض الكواكب.

use std::sync::LazyLock;

use super::Pair;
use super::columns::{Words, forms};
use super::counterpart::counterpart;
use crate::text::{Side, Token, TokenKind};

/// A sense of a group: a row of the table.
struct Sense {
    group: &'static str,
    english: Words,
    arabic: Words,
    /// English words that `arabic` may render besides.
    explains: Words,
}

static TABLE: LazyLock<Vec<Sense>> = LazyLock::new(|| {
    let lines = include_str!("../language/data/modifiers.tsv").lines().filter(|line| !line.starts_with('#'));
    let senses = lines.filter_map(|line| {
        let mut columns = line.split('\t');
        let group = columns.next()?;
        let mut words = columns.skip(1).map(Words::new);
        Some(Sense { group, english: words.next()?, arabic: words.next()?, explains: words.next()? })
    });
    senses.collect()
});

/// A word of an English source and the word of its group that the Arabic target says of the same thing instead. The source
/// has nothing that the Arabic word may render, and the target nothing that renders the English one.
pub(super) fn modified<'a>(pair: &Pair<'a>) -> Vec<(&'a Token, &'a Token)> {
    let (english, arabic) = (pair.source().tokens(), pair.target().tokens());
    let says = |words: &Words, at: usize| {
        let next = english.get(at + 1).map_or("", |token| &*token.folded);
        english.get(at).is_some_and(|token| words.has_before(&token.folded, next))
    };
    let mut found = Vec::new();
    let mut read: Option<Vec<Vec<String>>> = None;
    for (at, word) in english.iter().enumerate() {
        let Some(sense) = TABLE.iter().find(|sense| says(&sense.english, at)) else { continue };
        let read = read.get_or_insert_with(|| arabic.iter().map(forms_of).collect());
        if (0..read.len()).any(|place| renders(sense, read, place)) {
            continue;
        }
        let Some(other) = said_instead(pair, sense, read, at) else { continue };
        let (wrong, place) = other;
        let explained = |at: usize| says(&wrong.english, at) || says(&wrong.explains, at);
        if !(0..english.len()).any(explained) {
            found.extend(arabic.get(place).map(|instead| (word, instead)));
        }
    }
    found
}

/// How many content words behind an English word it is said of at most, and how many words before theirs the Arabic one stands.
const REACH: (usize, usize) = (2, 3);

/// How far apart the two words may stand in their sentences, as shares of these, where no word link tells.
const NEAR: f32 = 0.15;

/// The word of another sense before what the English word `at` is said of.
fn said_instead<'s>(pair: &Pair<'_>, sense: &Sense, read: &[Vec<String>], at: usize) -> Option<(&'s Sense, usize)> {
    let (english, arabic) = (pair.source().tokens(), pair.target().tokens());
    let start = pair.source().token_range().start;
    let behind =
        (at + 1..english.len()).take_while(|&at| english.get(at).is_some_and(|token| token.kind != TokenKind::Mark));
    let said_of = behind.filter(|&at| pair.word_linker().is_content(Side::Source, start + at)).take(REACH.0);
    let others = || TABLE.iter().filter(|other| other.group == sense.group && !std::ptr::eq(*other, sense));
    let Some(first) = said_of.filter_map(|at| counterpart(pair, Side::Source, at)).min() else {
        // Nobody knows what it is said of: the only word of the group at the same place of the sentence stands for it.
        let mut places =
            (0..arabic.len()).filter_map(|place| Some((others().find(|other| renders(other, read, place))?, place)));
        let only = places.next().filter(|_| places.next().is_none())?;
        let share = |at: usize, tokens: &[Token]| at as f32 / tokens.len().max(1) as f32;
        return ((share(at, english) - share(only.1, arabic)).abs() <= NEAR).then_some(only);
    };
    for place in (first.saturating_sub(REACH.1)..first).rev() {
        if arabic.get(place)?.kind != TokenKind::Arabic {
            return None;
        }
        if let Some(other) = others().find(|other| renders(other, read, place)) {
            return Some((other, place));
        }
        // What is linked with a word of its own says something of its own.
        if counterpart(pair, Side::Target, place).is_some_and(|word| word != at) {
            return None;
        }
    }
    None
}

/// Whether the Arabic word `at` says a sense: not من قبل (by), على بعد (at a distance), or the كل of كل من.
fn renders(sense: &Sense, read: &[Vec<String>], at: usize) -> bool {
    let is = |at: usize, words: &[&str]| {
        read.get(at).is_some_and(|forms| forms.first().is_some_and(|form| words.contains(&form.as_str())))
    };
    let is_idiom = at > 0 && is(at - 1, &["من", "علي", "عن"]) || is(at + 1, &["من"]) && is(at, &["كل", "لكل"]);
    !is_idiom && read.get(at).is_some_and(|forms| sense.arabic.has_any(forms))
}

fn forms_of(token: &Token) -> Vec<String> {
    if token.kind == TokenKind::Arabic { forms(&token.folded) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_says_two_things_of_one_group() {
        let rows = include_str!("../language/data/modifiers.tsv").lines().filter(|line| !line.starts_with('#'));
        assert!(rows.clone().all(|row| row.split('\t').count() == 5));
        for (number, sense) in TABLE.iter().enumerate() {
            for other in TABLE.iter().skip(number + 1).filter(|other| other.group == sense.group) {
                assert!(!sense.arabic.whole().any(|word| word != "-" && other.arabic.has(word)), "{}", sense.group);
                assert!(!sense.english.whole().any(|word| other.english.has(word)), "{}", sense.group);
            }
        }
    }
}
