//! Names of places of two words whose second, an adjective, is left alone: صواريخ الشمالية for “North Korea's rockets”.

use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::language::WordList;
use crate::language::exonyms::Exonym;
use crate::text::{Side, Span, TokenKind};

/// Prepositions, which no adjective stands behind.
static PREPOSITIONS: WordList = WordList::new("في من علي الي عن مع ضد نحو تجاه بين لدي عبر داخل خارج حول");

/// The adjective of a name behind a word that it cannot be said of: a preposition, or an indefinite noun that translates a common noun of
/// the source.
pub(super) fn beheaded(pair: &Pair<'_>, row: &Exonym, words: &[String]) -> Option<Span> {
    let tails: Vec<&str> = row.arabic.iter().filter_map(|form| form.adjective()).collect();
    let tokens = pair.target().tokens();
    let is_alone = |at: &usize| {
        let Some((before, noun)) = at.checked_sub(1).and_then(|before| Some((before, words.get(before)?))) else {
            return false;
        };
        let touches = tokens.get(before).is_some_and(|token| token.kind == TokenKind::Arabic);
        touches && (PREPOSITIONS.has(noun) || is_indefinite(noun) && translates_noun(pair, before))
    };
    let tail = |at: &usize| words.get(*at).is_some_and(|word| tails.contains(&word.as_str()));
    let at = (0..words.len()).filter(tail).find(is_alone)?;
    tokens.get(at).map(|token| token.span)
}

/// Whether a noun has neither article nor pronoun, as far as its letters tell.
fn is_indefinite(noun: &str) -> bool {
    let bare = noun.strip_prefix('و').unwrap_or(noun);
    let bare = bare.strip_prefix(['ب', 'ل', 'ك', 'ف']).unwrap_or(bare);
    !bare.starts_with("ال") && !bare.starts_with('ل') && !noun.ends_with(['ه', 'ا', 'ي', 'ك', 'م', 'ن'])
}

/// Whether an Arabic word translates one of the source that is written small.
fn translates_noun(pair: &Pair<'_>, at: usize) -> bool {
    let source = pair.source();
    let word = counterpart(pair, Side::Target, at).and_then(|word| source.tokens().get(word));
    word.is_some_and(|word| word.span.of(source.whole()).starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Folding, fold_word};

    #[test]
    fn what_an_article_or_a_pronoun_defines_may_have_an_adjective() {
        let words = "بصواريخ الحدود حدودها للحدود أنحاء".split(' ');
        let found: Vec<bool> = words.map(|word| is_indefinite(&fold_word(word, Folding::Letters))).collect();
        assert_eq!(found, [true, false, false, false, true]);
    }
}
