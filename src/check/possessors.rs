//! English possessives of a target and the pronouns of its Arabic source that they translate: `her colleagues` for زملائها.

use super::Pair;
use super::counterpart::counterpart;
use crate::language::WordList;
use crate::language::arabic::clitics::Enclitic;
use crate::language::arabic::pronouns::suffix;
use crate::language::english::pronouns::{Case, Referent, pronoun};
use crate::text::{Side, Token, TokenKind};

/// An English possessive and the Arabic word with a pronoun that translates the noun behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Possessor<'a> {
    pub(super) english: &'a Token,
    pub(super) referent: Referent,
    pub(super) arabic: &'a Token,
    pub(super) enclitic: &'static Enclitic,
}

/// Every possessive of an English target with an Arabic source.
pub(super) fn possessors<'a>(pair: &Pair<'a>) -> Vec<Possessor<'a>> {
    let (source, target) = (pair.source(), pair.target());
    if pair.is_null() || !source.language().is_arabic() || !target.language().is_english() {
        return Vec::new();
    }
    let (arabic, english) = (source.tokens(), target.tokens());
    let found = english.iter().enumerate().filter_map(|(at, token)| {
        let (referent, _) = pronoun(token.span.of(target.whole())).filter(|(_, case)| *case == Case::Possessive)?;
        let nouns = (at + 1..at + 1 + REACH).take_while(|&at| {
            english.get(at).is_some_and(|token| token.kind == TokenKind::Latin && !ENDS.has(&token.folded))
        });
        // Her own brother: the last of the words that an owned one translates.
        nouns.collect::<Vec<_>>().into_iter().rev().find_map(|noun| {
            let word = arabic.get(counterpart(pair, Side::Target, noun)?)?;
            let (_, enclitic) = suffix(&word.folded).filter(|_| !word.span.of(source.whole()).contains('ً'))?;
            Some(Possessor { english: token, referent, arabic: word, enclitic })
        })
    });
    found.collect()
}

/// How far behind a possessive its noun stands, in words.
const REACH: usize = 3;

/// Words that end the noun phrase of a possessive.
static ENDS: WordList = WordList::new(
    "a an and are as at be been but by for from had has have in into is it of off on or out that the to up was were when where which who will \
     with would after before about than if because could can should may might did does do",
);
