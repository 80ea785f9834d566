//! A trade in the gender of the other sex: `مهندس` for “Maria Lopez, an engineer”.

use std::sync::LazyLock;

use super::columns::{Index, Numbers, Words};
use super::gendered::forms;
use super::people::People;
use super::referents::View;
use crate::language::Language;
use crate::language::arabic::clitics::Gender;
use crate::language::english::people::person;
use crate::language::english::pronouns::Referent::{He, She};
use crate::text::{Token, TokenKind};

#[derive(Debug)]
struct Trade {
    english: Words,
    men: Words,
    women: Words,
}

static TRADES: LazyLock<Vec<Trade>> = LazyLock::new(|| {
    let lines = include_str!("../language/data/roles.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| {
        let mut words = line.split('\t').map(Words::new);
        Some(Trade { english: words.next()?, men: words.next()?, women: words.next()? })
    });
    rows.collect()
});

/// The rows that have a word, by the columns where they have it.
#[derive(Debug, Default)]
pub(super) struct Rows {
    english: Numbers,
    men: Numbers,
    women: Numbers,
}

/// The rows that have a word of either side.
pub(super) fn read(token: &Token, language: &Language) -> Rows {
    let english = INDEXES.0.of([&*token.folded]);
    if token.kind != TokenKind::Arabic {
        return Rows { english, ..Rows::default() };
    }
    let forms = forms(token, language);
    let rows = |index: &Index| index.of(forms.iter().map(String::as_str));
    Rows { english, men: rows(&INDEXES.1), women: rows(&INDEXES.2) }
}

/// By the English words, those for men and those for women.
static INDEXES: LazyLock<(Index, Index, Index)> = LazyLock::new(|| {
    let index = |column: fn(&Trade) -> &Words| Index::alone(TRADES.iter().map(column));
    (index(|trade| &trade.english), index(|trade| &trade.men), index(|trade| &trade.women))
});

/// A trade of the source that somebody of known sex has, and its Arabic word for the other sex, the only one in the target. Also
/// whether that word is feminine.
pub(super) fn other_trade<'a>(view: &View<'a>, people: &People) -> Option<(&'a Token, &'a Token, bool)> {
    (0..view.english.len()).find_map(|at| {
        let said = view.english.get(at)?;
        let trade = view.english_facts().trades.of(said).english.iter().next()?;
        let gender = bearer(view, people, at)?;
        let is_for = |token: &Token, sex: Gender| {
            let rows = view.arabic_facts().trades.of(token);
            if sex == Gender::Feminine { rows.women.has(trade) } else { rows.men.has(trade) }
        };
        let other = if gender == Gender::Feminine { Gender::Masculine } else { Gender::Feminine };
        let mut found = view.arabic.iter().filter(|token| is_for(token, other));
        let place = found.next()?;
        let sole = found.next().is_none() && !view.arabic.iter().any(|token| is_for(token, gender));
        sole.then_some((said, place, gender == Gender::Masculine))
    })
}

/// Words between an article and the trade that go back no further.
const REACH: usize = 5;

/// The sex of the one whose trade stands at `at`: `Maria Lopez, an engineer`, `she was an engineer`, `the engineer Nadia Haddad`.
fn bearer(view: &View<'_>, people: &People, at: usize) -> Option<Gender> {
    let word = |at: usize| view.english.get(at).map_or("", |token| &*token.folded);
    if let Some((gender, _)) = people.named(view, at + 1) {
        return Some(gender);
    }
    let article = (at.saturating_sub(REACH)..at).rev().find(|&k| matches!(word(k), "a" | "an"))?;
    let plain = (article + 1..at)
        .all(|k| word(k).starts_with(char::is_alphabetic) && person(word(k)).is_none() && word(k) != "of");
    let before = article.checked_sub(1).filter(|_| plain)?;
    match word(before) {
        "," => before_comma(view, people, before),
        "was" | "is" | "became" | "be" | "as" | "remained" => {
            let start = before.saturating_sub(3);
            let named = (start..before).find_map(|at| people.named(view, at).filter(|(_, last)| last + 1 == before));
            if let Some((gender, _)) = named.filter(|_| word(before) != "as") {
                return Some(gender);
            }
            let pronoun = view.pronouns.iter().rfind(|p| (start..before).contains(&p.at))?;
            let alone = word(before) != "as" || pronoun.at + 3 > before;
            match pronoun.referent {
                He if alone && !word(pronoun.at).starts_with("hi") => Some(Gender::Masculine),
                She if alone && word(pronoun.at).starts_with('s') => Some(Gender::Feminine),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The sex of the one who is named or called by a noun right before the comma.
fn before_comma(view: &View<'_>, people: &People, comma: usize) -> Option<Gender> {
    let word = |at: usize| view.english.get(at).map_or("", |token| &*token.folded);
    let names =
        (comma.saturating_sub(4)..comma).find_map(|at| people.named(view, at).filter(|(_, last)| last + 1 == comma));
    names.map(|(gender, _)| gender).or_else(|| person(word(comma.checked_sub(1)?))).or_else(|| {
        // Her daughter Maryam, an engineer.
        let noun = comma.checked_sub(2)?;
        person(word(noun)).filter(|_| {
            view.english
                .get(noun + 1)
                .is_some_and(|token| token.span.of(view.source.whole()).starts_with(char::is_uppercase))
        })
    })
}
