//! `دراسة صيني` for `a Chinese study`: an adjective right behind a feminine noun, where the source shows that it describes that noun
//! and no other.

use super::adjective::is_adjective;
use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::language::arabic::letters::length;
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::{is_function_word, words};
use crate::text::{Side, TokenKind};

/// Whether a word is an adjective in the masculine, with the article or without.
pub(super) fn may(word: &str) -> bool {
    match articled(word) {
        Some(("ال", stem)) => is_adjective(stem),
        Some(_) => false,
        None => is_adjective(word),
    }
}

/// The adjective at `at` against the noun before it.
pub(super) fn clash(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let before = at.checked_sub(1).filter(|_| may(words.at(at)))?;
    let is_definite = articled(words.at(at)).is_some();
    let noun = match articled(words.at(before)) {
        Some((_, noun)) => Some(noun).filter(|_| is_definite)?,
        None => Some(words.at(before)).filter(|_| !is_definite)?,
    };
    let next = words.at(at + 1);
    // السابق ذكرها: the adjective belongs to what follows; صيني الجنسية is in the construct state.
    let goes_on = next.ends_with("ها") || next.ends_with('ه') || !is_definite && articled(next).is_some();
    let is_feminine = kinds(noun) == Kinds::FEMININE && noun.ends_with('ة') && length(noun) > 3;
    if !is_feminine || goes_on || !describes(pair, before, at) {
        return None;
    }
    Some(words.clash(Feature::Gender, at, before, 0.75, Some(format!("{}ة", words.at(at)))))
}

/// Whether the source has the adjective at `at` right before the noun at `noun`, and nothing behind that it could describe instead: a
/// Syrian university student is سوري, the university may not be.
fn describes(pair: &Pair<'_>, noun: usize, at: usize) -> bool {
    if !pair.source().language().is_english() {
        return false;
    }
    let found = (counterpart(pair, Side::Target, at), counterpart(pair, Side::Target, noun));
    let (Some(adjective), Some(noun)) = found else { return false };
    let (source, language) = (pair.source(), pair.source().language());
    let is_plural = source.tokens().get(noun).is_none_or(|word| word.folded.ends_with('s'));
    let ends = source.tokens().get(noun + 1).is_none_or(|next| {
        let word = &*next.folded;
        let is_verb = (word.ends_with('s') || word.ends_with("ed")) && !words::is_noun(language, word);
        next.kind == TokenKind::Mark && word != "-" && word != "'" && word != "’"
            || is_function_word(language, word)
            || is_verb
    });
    adjective + 1 == noun && !is_plural && ends && !is_name(pair, adjective)
}

/// Endings of English adjectives of relation: Hubei province is no adjective.
const ENDINGS: [&str; 8] = ["an", "ese", "ish", "ch", "ic", "ern", "eek", "iss"];

fn is_name(pair: &Pair<'_>, at: usize) -> bool {
    let Some(word) = pair.source().tokens().get(at) else { return false };
    let is_capital = word.span.of(pair.source().whole()).starts_with(char::is_uppercase);
    is_capital && at > 0 && !ENDINGS.iter().any(|ending| word.folded.ends_with(ending))
}
