//! Words that spell out one of the source in the other script: spelling rules have nothing to say of them.

use super::Pair;
use crate::align::anchors::spelling::{Arabic, Latin, distance};
use crate::text::TokenKind;

/// Whether `word` (folded) spells a capitalised word of the link's source: ماوي for Maui is no مأوي.
pub(super) fn spells_name(pair: &Pair<'_>, word: &str) -> bool {
    names_spelled(pair, word).next().is_some()
}

/// Whether `word` (folded) writes an Arabic word of the link's source in Latin letters: sidr for سدر, riyals for ريال.
pub(super) fn spells_arabic(pair: &Pair<'_>, word: &str) -> bool {
    let spellings = [word, word.strip_suffix('s').unwrap_or(word)].map(Latin::new);
    let mut arabic = pair.source().tokens().iter().filter(|token| token.kind == TokenKind::Arabic);
    arabic.any(|token| {
        let arabic = Arabic::new(&token.folded);
        spellings.iter().any(|latin| distance(latin, &arabic).is_some())
    })
}

/// The words of names of the link's source (folded) that `word` spells: capitalised ones, and `van` and the like.
pub(super) fn names_spelled<'a>(pair: &Pair<'a>, word: &str) -> impl Iterator<Item = &'a str> {
    let whole = pair.source().whole();
    let spelled = Arabic::new(word);
    let latin = pair.source().tokens().iter().filter(|token| token.kind == TokenKind::Latin);
    let capitals = latin.filter(move |token| {
        let is_capital = token.span.of(whole).starts_with(char::is_uppercase);
        is_capital || matches!(&*token.folded, "van" | "von" | "den" | "der")
    });
    // The Pamirs are جبال بامير.
    let spells = move |name: &str| distance(&Latin::new(name), &spelled).is_some();
    capitals.map(|token| &*token.folded).filter(move |name| spells(name) || name.strip_suffix('s').is_some_and(&spells))
}
