//! Two words run together whose letters do not tell, by what the source has: `الرئيسالفرنسي`, `thegovernment`.

use crate::check::transliterated::{spells_arabic, spells_name};
use crate::check::wanted::{Asking, Word};
use crate::language::arabic::clitics::{PROCLITICS, Proclitics};
use crate::language::{WordList, vocabulary};
use crate::text::{Folding, TokenKind, fold_word, is_arabic_mark};

/// Letters of the shorter of two words, and where no article begins the second.
const SHORTEST: usize = 3;
const LONG: usize = 4;

/// Words that stand before a noun with its article.
static BEFORE_ARTICLE: WordList = WordList::new("في من على إلى عن أن إن مع بين منذ خلال بعد قبل ضد نحو عند كل بعض");

/// Words that end in a letter which only ends words.
static ENDING: WordList = WordList::new("على إلى حتى لدى سوى متى");

/// Words that others are run together with at their end.
static BEHIND: WordList = WordList::new("من في على إلى عن أن إن لم لن لا ما مع هو هي هذا هذه ذلك التي الذي ألا");

/// Words that begin none, so that what stands behind them in one is another.
static BEFORE: WordList = WordList::new("كما بينما عندما حيثما كنت لكن ليس هذا هذه ذلك تلك التي الذي");

/// English words that are run together with others, and those that the article stands behind.
static LEADING: WordList = WordList::new(
    "the and that with from which were of to is was are has had will would her his its our their your my this these in on at by for \
     out up off as it he she they we you not no but or so if be been have into over under after before than when who all any",
);
static BEFORE_THE: WordList = WordList::new("of to in on at by for and that with from was is");

/// Phrases whose words are run together.
static PHRASES: WordList =
    WordList::new("because_of instead_of according_to due_to more_than less_than such_as each_other as_well at_least");

/// Where the second of two words begins, in bytes from the first letter.
pub(super) fn seam(asking: &Asking<'_, '_>, word: &Word<'_>) -> Option<usize> {
    let token = word.token;
    let lower = word.said.to_lowercase();
    // `Becauseof`: a sentence begins with a capital.
    let said = if token.kind == TokenKind::Latin && lower.len() == word.said.len() { &*lower } else { word.said };
    let asks = |part: &str| asking.by(word, part).next().is_some();
    let places = said.char_indices().map(|(at, _)| at).skip(2);
    let mut seams = places.filter(|at| {
        let (one, other) = said.split_at(*at);
        let long = |word: &str| letters(word) >= SHORTEST;
        match token.kind {
            // نسيتما is “you two forgot”.
            TokenKind::Arabic if one.ends_with('ت') && other.starts_with("ما") => false,
            TokenKind::Arabic => {
                ENDING.has(one) && long(other) && is_word(asking, other)
                    || BEFORE.has(one) && letters(other) >= LONG && is_word(asking, other)
                    || BEHIND.has(other) && long(one) && asks(one)
                    || BEFORE_ARTICLE.has(one) && other.starts_with("ال") && asks(other)
                    || long(one) && long(other) && asks_for_both(asking, word, one, other)
            }
            _ => {
                LEADING.has(one) && long(other) && (asks(other) || are_words(asking, word, one, other))
                    || long(one) && LEADING.has(other) && (asks(one) || are_words(asking, word, other, one))
                    || BEFORE_THE.has(one) && other == "the"
                    || PHRASES.has(&format!("{one}_{other}"))
                    || long(one) && long(other) && wants_both(asking, word, one, other)
            }
        }
    });
    seams.next()
}

/// Whether two words of the source want one word each, or one of them does and the other is a word.
fn asks_for_both(asking: &Asking<'_, '_>, word: &Word<'_>, one: &str, other: &str) -> bool {
    // والمنعقدة: an article with the beginning of a word is none.
    let is_beginning = |proclitics: &Proclitics| {
        proclitics.article && one.strip_prefix(proclitics.text).is_some_and(|rest| letters(rest) < SHORTEST)
    };
    if PROCLITICS.iter().any(is_beginning) {
        return false;
    }
    let first: Vec<usize> = asking.by(word, one).collect();
    let second: Vec<usize> = asking.by(word, other).collect();
    let is_long = letters(one) >= LONG && letters(other) >= LONG;
    let is_either = || {
        // الفيتامينات: what the article stands before is one word, unless another begins with it.
        let is_two = other.starts_with("ال") || !one.starts_with("ال");
        is_long && is_two && !spells_name(asking.pair(), &word.token.folded)
    };
    match (first.as_slice(), second.as_slice()) {
        ([], []) => false,
        ([], _) => is_either() && is_word(asking, one),
        (_, []) => is_either() && is_word(asking, other),
        // قبطانة is no قبط with something behind it.
        _ if !is_long && !other.starts_with("ال") => false,
        (first, second) => second.iter().any(|at| first.iter().any(|first| first != at)),
    }
}

/// Whether two words of the source want one English word each.
fn wants_both(asking: &Asking<'_, '_>, word: &Word<'_>, one: &str, other: &str) -> bool {
    let first: Vec<usize> = asking.by(word, one).collect();
    let is_other = |at: usize| first.iter().any(|first| *first != at);
    !first.is_empty() && is_word(asking, one) && is_word(asking, other) && asking.by(word, other).any(is_other)
}

/// Whether a function word and another are long enough to be told from the letters of one word, and that of no two others (spokeshave).
fn are_words(asking: &Asking<'_, '_>, word: &Word<'_>, function: &str, other: &str) -> bool {
    let (pair, said) = (asking.pair(), &*word.token.folded);
    let is_long = letters(function) >= SHORTEST && letters(other) >= LONG;
    let may_be_one =
        || vocabulary::may_be_word(pair.target().language(), said) == Some(true) || spells_arabic(pair, said);
    is_long && is_word(asking, other) && !may_be_one()
}

fn is_word(asking: &Asking<'_, '_>, word: &str) -> bool {
    vocabulary::is_word(asking.pair().target().language(), &fold_word(word, Folding::Marks)) == Some(true)
}

fn letters(word: &str) -> usize {
    word.chars().filter(|letter| !is_arabic_mark(*letter)).count()
}
