//! `دراسة صيني` for `a Chinese study`: an adjective right behind a feminine noun, where the source shows that it describes that noun
//! and no other.

use super::adjective::is_adjective;
use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds, listed};
use crate::language::{WordList, is_function_word, words};
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
    // السابق ذكرها, الفلسطيني الأصل: the adjective belongs to what follows; صيني الجنسية is in the construct state.
    let goes_on = [next, words.at(at + 2)].iter().any(|word| word.ends_with("ها") || word.ends_with('ه'))
        || BY_WHAT_FOLLOWS.has(next)
        || !is_definite && articled(next).is_some();
    let is_feminine = kinds(noun) == Kinds::FEMININE && noun.ends_with('ة') && length(noun) > 3 && !OF_DAYS.has(noun);
    // التجارة والصناعة: of two nouns the adjective may belong to both, or to what they are of.
    let is_second = strip_conjunction(words.at(before)) != words.at(before) && listed(words.at(before)).is_none();
    if !is_feminine || goes_on || is_second || !describes(pair, words, before, at) {
        return None;
    }
    Some(words.clash(Feature::Gender, at, before, 0.75, Some(format!("{}ة", words.at(at)))))
}

/// What people are by birth, said behind an adjective that agrees with it.
static BY_WHAT_FOLLOWS: WordList = WordList::new("الأصل المولد الجنسية الصنع النشأة المنشأ الهوى");

/// Feminine nouns that what stands before them is left out of: (يوم) الجمعة الماضي.
static OF_DAYS: WordList = WordList::new("جمعة");

/// English words behind which a noun goes on: `industry and trade minister`.
static GOES_ON: WordList = WordList::new("and or");

/// So many words from the English noun its head may stand.
const HEAD: usize = 4;

/// Whether the source has the adjective at `at` right before the noun at `noun`, and nothing behind that it could describe instead: a
/// Syrian university student is سوري, the university may not be.
fn describes(pair: &Pair<'_>, words: Words<'_>, noun: usize, at: usize) -> bool {
    if !pair.source().language().is_english() {
        return false;
    }
    let found = (counterpart(pair, Side::Target, at), counterpart(pair, Side::Target, noun));
    let (Some(adjective), Some(own)) = found else { return false };
    let (source, language) = (pair.source(), pair.source().language());
    let is_plural = source.tokens().get(own).is_none_or(|word| word.folded.ends_with('s'));
    let may_be_verb = |word: &str| {
        (word.ends_with("ed") || word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us"))
            && !words::is_noun(language, word)
    };
    let ends = source.tokens().get(own + 1).is_none_or(|next| {
        let word = &*next.folded;
        let is_stop = next.kind == TokenKind::Mark && matches!(word, "." | "," | ";" | ":" | "!" | "?" | "”" | "\"");
        is_stop || is_function_word(language, word) && !GOES_ON.has(word) || may_be_verb(word)
    });
    // رئيس الوكالة البريطاني: the noun before is in the construct state, and the adjective may be its own. تشير دراسة has a verb.
    let head = noun.checked_sub(1).filter(|&head| articled(words.at(head)).is_none() && !words.is_verb(head));
    let is_construct = head.and_then(|head| counterpart(pair, Side::Target, head)).is_some_and(|head| {
        let is_verb = source.tokens().get(head).is_some_and(|word| may_be_verb(&word.folded));
        head != adjective && head.abs_diff(own) <= HEAD && !is_verb
    });
    adjective + 1 == own && !is_plural && ends && !is_construct && !is_name(pair, adjective)
}

/// Endings of English adjectives of relation: Hubei province is no adjective.
const ENDINGS: [&str; 8] = ["an", "ese", "ish", "ch", "ic", "ern", "eek", "iss"];

fn is_name(pair: &Pair<'_>, at: usize) -> bool {
    let Some(word) = pair.source().tokens().get(at) else { return false };
    let is_capital = word.span.of(pair.source().whole()).starts_with(char::is_uppercase);
    is_capital && at > 0 && !ENDINGS.iter().any(|ending| word.folded.ends_with(ending))
}
