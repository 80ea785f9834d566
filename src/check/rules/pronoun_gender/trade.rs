//! A trade in the gender of the other sex: `مهندس` for “Maria Lopez, an engineer”.

use std::sync::LazyLock;

use super::nouns::forms;
use crate::check::columns::Words;
use crate::check::people::People;
use crate::check::referents::View;
use crate::language::arabic::clitics::Gender;
use crate::language::english::people::person;
use crate::language::english::pronouns::Referent::{He, She};
use crate::text::Token;

#[derive(Debug)]
struct Trade {
    english: Words,
    men: Words,
    women: Words,
}

static TRADES: LazyLock<Vec<Trade>> = LazyLock::new(|| {
    let lines = include_str!("../../../language/data/roles.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| {
        let mut words = line.split('\t').map(Words::new);
        Some(Trade { english: words.next()?, men: words.next()?, women: words.next()? })
    });
    rows.collect()
});

/// A trade of the source that somebody of known sex has, and its Arabic word for the other sex, the only one in the target. Also
/// whether that word is feminine.
pub(super) fn other_trade<'a>(view: &View<'a>, people: &People) -> Option<(&'a Token, &'a Token, bool)> {
    (0..view.english.len()).find_map(|at| {
        let said = view.english.get(at)?;
        let trade = TRADES.iter().find(|trade| trade.english.has(&said.folded))?;
        let gender = bearer(view, people, at)?;
        let (wrong, right) =
            if gender == Gender::Feminine { (&trade.men, &trade.women) } else { (&trade.women, &trade.men) };
        let words: Vec<(usize, Vec<String>)> = (0..view.arabic.len()).map(|at| (at, forms(view, at))).collect();
        let mut found = words.iter().filter(|(_, forms)| wrong.has_any(forms));
        let (place, _) = found.next()?;
        let sole = found.next().is_none() && !words.iter().any(|(_, forms)| right.has_any(forms));
        sole.then(|| Some((said, view.arabic.get(*place)?, gender == Gender::Masculine)))?
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
