//! What the source tells of a noun that no table has: `a flood` makes a masculine singular of a word without feminine ending.

use super::Words;
use crate::check::Pair;
use crate::check::counterpart::{NAMED, counterpart};
use crate::language::WordList;
use crate::language::arabic::letters::length;
use crate::language::arabic::morphology::broken::singulars;
use crate::language::arabic::morphology::nouns::{Kinds, articled, listed};
use crate::text::{Side, Token, TokenKind};

/// Words before one of what can be counted.
static ONE: WordList = WordList::new("a an this that each every another");

/// Words before one or several.
static DEFINITE: WordList = WordList::new("the his her its their our my your");

/// English words without plural ending that Arabic may have a plural for, or that are plurals.
static SEVERAL: WordList = WordList::new(
    "people police men women children staff crew cattle fish sheep feet teeth mice geese media data news damage debris equipment evidence \
     advice information furniture traffic weather work business money food aid violence snow rain wind clothing jewellery jewelry machinery \
     research crime capital content effort rubbish waste luggage baggage infrastructure youth public majority minority rest number couple \
     pair group team series range variety series species means headquarters offspring aircraft spacecraft personnel military navy army",
);

/// How many words may stand between a determiner and its noun.
const BETWEEN: usize = 2;

/// Letters of the shortest noun that is told so.
const SHORTEST: usize = 3;

/// The kinds that the noun of the token at `at`, `noun` without article, may be by what the source has for it.
pub(super) fn kinds(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Kinds {
    let word = words.at(at);
    let noun = articled(word).map_or(word, |(_, noun)| noun);
    let ends =
        noun.ends_with(['ة', 'ى', 'ا', 'ء', 'ت', 'ي', 'ه']) || ["ان", "ون", "ين"].iter().any(|end| noun.ends_with(end));
    if ends || length(noun) < SHORTEST || listed(noun).is_some() || !is_one(pair, at, noun) {
        return Kinds::ANY;
    }
    Kinds::MASCULINE
}

/// Whether the source has one of something for the noun at `at`.
fn is_one(pair: &Pair<'_>, at: usize, noun: &str) -> bool {
    let (source, start) = (pair.source(), pair.source().token_range().start);
    let sure = pair.word_links().confidence(Side::Target, pair.target().token_range().start + at) >= NAMED;
    let Some(found) = counterpart(pair, Side::Target, at).filter(|_| sure && source.language().is_english()) else {
        return false;
    };
    let token = |at: usize| source.tokens().get(at);
    let Some(word) = token(found).filter(|word| word.kind == TokenKind::Latin) else { return false };
    let is_name = word.span.of(source.whole()).starts_with(char::is_uppercase);
    // A noun that stands before another tells nothing of its own: a wheat shipment.
    let stands_alone = token(found + 1)
        .is_none_or(|next| !pair.word_linker().is_content(Side::Source, start + found + 1) && &*next.folded != "-");
    let may_be_several = word.folded.ends_with('s') && !word.folded.ends_with("ss") || SEVERAL.has(&word.folded);
    if is_name || !stands_alone || may_be_several {
        return false;
    }
    let before = (1..=BETWEEN + 1).filter_map(|back| found.checked_sub(back)).filter_map(token);
    let walked: Vec<&Token> = before.take_while(|token| token.kind == TokenKind::Latin).collect();
    let has = |list: &WordList| walked.iter().any(|token| list.has(&token.folded));
    has(&ONE) || has(&DEFINITE) && singulars(noun).is_empty()
}
