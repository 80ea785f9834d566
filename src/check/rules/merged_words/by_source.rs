//! Two words run together whose letters do not tell, by what the source has: `الرئيسالفرنسي`, `thegovernment`.

use crate::check::Pair;
use crate::check::transliterated::spells_name;
use crate::check::wanted::{Asked, is_known, is_word};
use crate::language::WordList;
use crate::text::{Token, TokenKind, is_arabic_mark};

/// Letters of the shorter of two words that the source tells, and where it tells one of them.
const SHORTEST: usize = 3;
const SHORTEST_UNTOLD: usize = 4;

/// Words that stand before a noun with its article.
static BEFORE_ARTICLE: WordList = WordList::new("في من على إلى عن أن إن مع بين منذ خلال بعد قبل ضد نحو عند كل بعض");

/// English function words that other words hardly begin or end with, and those that the article stands behind.
static LEADING: WordList = WordList::new("the and that with from which were of to is was are has had will would");
static BEFORE_THE: WordList = WordList::new("of to in on at by for and that with from was is");

/// Where the second of two words begins, in bytes from the first letter.
pub(super) fn seam(pair: &Pair<'_>, token: &Token, said: &str) -> Option<usize> {
    if is_known(pair, token) {
        return None;
    }
    let asked = Asked::but_for(pair, token);
    let places = said.char_indices().map(|(at, _)| at).skip(2);
    let mut seams = places.filter(|at| {
        let (one, other) = said.split_at(*at);
        let long = |word: &str| letters(word) >= SHORTEST;
        match token.kind {
            TokenKind::Arabic => {
                BEFORE_ARTICLE.has(one) && other.starts_with("ال") && asks(&asked, token, other)
                    || long(one) && long(other) && asks_for_both(pair, &asked, token, one, other)
            }
            _ => {
                LEADING.has(one) && long(other) && asks(&asked, token, other)
                    || long(one) && LEADING.has(other) && asks(&asked, token, one)
                    || BEFORE_THE.has(one) && other == "the"
            }
        }
    });
    seams.next()
}

fn asks(asked: &Asked<'_, '_>, token: &Token, word: &str) -> bool {
    asked.by(token.kind, word).next().is_some()
}

/// Whether two words of the source want one word each, or one of them does and the other is a word.
fn asks_for_both(pair: &Pair<'_>, asked: &Asked<'_, '_>, token: &Token, one: &str, other: &str) -> bool {
    let first: Vec<usize> = asked.by(token.kind, one).collect();
    let second: Vec<usize> = asked.by(token.kind, other).collect();
    let is_either = || {
        let is_long = letters(one) >= SHORTEST_UNTOLD && letters(other) >= SHORTEST_UNTOLD;
        // الفيتامينات: what the article stands before is one word, unless another begins with it.
        let is_two = other.starts_with("ال") || !one.starts_with("ال");
        is_long && is_two && !spells_name(pair, &token.folded)
    };
    match (first.as_slice(), second.as_slice()) {
        ([], []) => false,
        ([], _) => is_either() && is_word(pair, token.kind, one),
        (_, []) => is_either() && is_word(pair, token.kind, other),
        (first, second) => second.iter().any(|at| first.iter().any(|first| first != at)),
    }
}

fn letters(word: &str) -> usize {
    word.chars().filter(|letter| !is_arabic_mark(*letter)).count()
}
