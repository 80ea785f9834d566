//! Lands of a quarter of the sky of which only the quarter is left: صواريخ الشمالية for “North Korea's rockets”.

use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::language::WordList;
use crate::language::exonyms::Exonym;
use crate::text::{Side, Span, TokenKind};

/// Prepositions, which no adjective stands behind, in both languages.
static ARABIC: WordList = WordList::new("في من علي الي عن مع ضد نحو تجاه بين لدي");
static ENGLISH: WordList = WordList::new("in from on to about with against toward towards between of for");

/// The quarter of a land that a passage (its words given) does not name otherwise, behind a word that it cannot be said of: an
/// indefinite noun that translates the one beside the name in the source, or a preposition where the source has one.
pub(super) fn beheaded(pair: &Pair<'_>, row: &Exonym, name: Span, words: &[&str]) -> Option<Span> {
    let quarters: Vec<&str> = row.arabic.iter().filter_map(|form| form.quarter()).collect();
    if quarters.is_empty() || row.is_among(words) {
        return None;
    }
    let (english, arabic) = (pair.source().tokens(), pair.target().tokens());
    let first = english.partition_point(|token| token.span.end <= name.start);
    let behind = english.partition_point(|token| token.span.start < name.end);
    let before = |steps: usize| first.checked_sub(steps).and_then(|at| Some((at, &*english.get(at)?.folded)));
    let of = before(1).filter(|(_, word)| *word == "of").and(before(2));
    let beside = [of.map(|(at, _)| at), Some(behind)];
    let is_alone = |at: &usize| {
        let Some((place, noun)) = at.checked_sub(1).and_then(|place| Some((place, words.get(place)?))) else {
            return false;
        };
        let translates = || counterpart(pair, Side::Target, place).is_some_and(|word| beside.contains(&Some(word)));
        arabic.get(place).is_some_and(|token| token.kind == TokenKind::Arabic)
            && if ARABIC.has(noun) {
                before(1).is_some_and(|(_, word)| ENGLISH.has(word))
            } else {
                is_indefinite(noun) && translates()
            }
    };
    let is_quarter = |at: &usize| words.get(*at).is_some_and(|word| quarters.contains(word));
    let at = (0..words.len()).filter(is_quarter).find(is_alone)?;
    arabic.get(at).map(|token| token.span)
}

/// Whether a noun has neither article nor pronoun, as far as its letters tell.
fn is_indefinite(noun: &str) -> bool {
    let bare = noun.strip_prefix('و').unwrap_or(noun);
    let bare = bare.strip_prefix(['ب', 'ل', 'ك', 'ف']).unwrap_or(bare);
    !bare.starts_with("ال") && !bare.starts_with('ل') && !noun.ends_with(['ه', 'ا', 'ي', 'ك', 'م', 'ن'])
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
