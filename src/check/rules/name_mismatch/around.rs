//! What stands beside a name in the source, and what that makes of it: a title, a place, part of an institution.

use super::{Missing, View, is_proper};
use crate::align::anchors::Name;
use crate::check::counterpart::{NAMED, counterpart};
use crate::language::WordList;
use crate::language::arabic::clitics::Person;
use crate::language::english::pronouns::is_saying;
use crate::text::{Side, Token};

use super::translated;

/// What is of a place, whose name is spelled: `University of Tromsø`.
static OF_PLACES: WordList = WordList::new(
    "university city port town village island isle province county governor mayor bishop archbishop battle siege treaty port diocese \
     municipality district",
);

impl View<'_, '_> {
    /// `Game of Thrones`, `the Bank of England`: names of words are translated.
    pub(super) fn is_phrase(&self, name: &Name) -> bool {
        let tokens = self.pair.source().tokens();
        let (first, last) = (self.token(name.span), tokens.partition_point(|token| token.span.start < name.span.end));
        let before = |k: usize| first.checked_sub(k).and_then(|at| tokens.get(at));
        let is_of = |token: Option<&Token>| token.is_some_and(|token| &*token.folded == "of");
        let capital = |token: &Token| token.span.of(self.pair.source().whole()).starts_with(char::is_uppercase);
        // `Martin Keller of the institute`: a person's first name is spelled.
        let person = name.words.len() > 1
            && name.words.first().is_some_and(|word| self.confidence(self.token(word.span)) >= NAMED)
            && name.words.iter().all(is_proper);
        let of_place = || before(2).is_some_and(|token| OF_PLACES.has(&token.folded));
        is_of(tokens.get(last)) && !person || is_of(before(1)) && before(2).is_some_and(capital) && !of_place()
    }

    fn before(&self, token: usize) -> Option<&Token> {
        token.checked_sub(1).and_then(|at| self.pair.source().tokens().get(at))
    }

    pub(super) fn has_article(&self, name: &Name) -> bool {
        self.before(self.token(name.span)).is_some_and(|token| matches!(&*token.folded, "the" | "a" | "an"))
    }

    /// `President Donald Trump`, `Det. Dennis McCarthy`.
    pub(super) fn has_title(&self, name: &Name) -> bool {
        let at = self.token(name.span);
        [self.before(at), self.before(at.saturating_sub(1))].into_iter().flatten().any(|token| {
            let word = token.folded.trim_end_matches('.');
            translated::is_word(word) || TITLES.contains(&word)
        }) || name.words.first().is_some_and(|word| translated::is_word(&word.folded))
    }

    /// `both Rosenbergs`, `the two Castros`: a family, told in another word.
    pub(super) fn is_several(&self, missing: &Missing<'_>) -> bool {
        let counted = ["both", "two", "these", "those", "all", "many", "most", "some", "other", "fellow", "young"];
        missing.word.folded.ends_with('s') && self.before(missing.token).is_some_and(|t| counted.contains(&&*t.folded))
    }

    /// `Smith said`: the Arabic verb says who speaks by itself.
    pub(super) fn is_said(&self, first: &Missing<'_>, last: &Missing<'_>) -> bool {
        let tokens = self.pair.source().tokens();
        let verb = |token: Option<&Token>| token.is_some_and(|token| is_saying(&token.folded));
        verb(tokens.get(last.token + 1)) || verb(self.before(first.token))
    }

    /// `in Palu`: whatever stands behind such a word is a place.
    pub(super) fn is_place(&self, first: &Missing<'_>) -> bool {
        let near = [self.before(first.token), self.before(first.token.saturating_sub(1))];
        near.into_iter().flatten().any(|token| LOCATING.contains(&&*token.folded))
    }

    /// `thanked Rodriguez` for شكرته: what stands beside the name is translated with a pronoun on it.
    pub(super) fn is_carried(&self, first: &Missing<'_>, last: &Missing<'_>) -> bool {
        let Some(view) = self.pair.view() else { return false };
        let before = (first.token.saturating_sub(2)..first.token).rev();
        let mut beside = before.chain(last.token + 1..last.token + 3);
        beside.any(|at| {
            let found = counterpart(self.pair, Side::Source, at).and_then(|at| view.suffix(at));
            found.is_some_and(|(_, enclitic)| enclitic.person == Person::Third)
        })
    }

    /// `Magistrates' Court`: a word of an institution's name is translated with it.
    pub(super) fn is_of_institution(&self, name: &Name) -> bool {
        let end = self.pair.source().tokens().partition_point(|token| token.span.start < name.span.end);
        let mut near = self.pair.source().tokens().iter().skip(end).take(2).filter(|token| token.kind.is_word());
        let capital = |token: &Token| token.span.of(self.pair.source().whole()).starts_with(char::is_uppercase);
        near.next().is_some_and(|token| capital(token) && translated::is_word(&token.folded))
    }

    /// Whether the name's capital may be that of a sentence.
    pub(super) fn begins_sentence(&self, name: &Name) -> bool {
        let at = self.token(name.span);
        // A quotation mark behind a comma closes what was said: “… ,” Hammel said.
        let closes =
            at.checked_sub(2).and_then(|k| self.pair.source().tokens().get(k)).is_some_and(|t| &*t.folded == ",");
        self.before(at).is_none_or(|token| match &*token.folded {
            "\"" => !closes,
            "." | "“" | ":" | "!" | "?" | "«" => true,
            _ => false,
        })
    }
}

/// Titles that stand before a name.
const TITLES: [&str; 16] = [
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "sen",
    "rep",
    "gov",
    "gen",
    "sir",
    "judge",
    "chancellor",
    "secretary",
    "captain",
    "coach",
    "director",
];

/// Words that places stand behind.
const LOCATING: [&str; 11] =
    ["in", "at", "near", "outside", "around", "across", "north", "south", "east", "west", "downtown"];
