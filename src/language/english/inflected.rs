//! English words that no list has, as they may be formed of ones that it has.

use crate::language::vocabulary::lists_english;

/// Endings that words take, and what stands in place of them in a word that is listed.
const ENDINGS: [(&str, &[&str]); 24] = [
    ("s", &[""]),
    ("es", &[""]),
    ("ies", &["y"]),
    ("ed", &["", "e"]),
    ("ied", &["y"]),
    ("ing", &["", "e"]),
    ("er", &["", "e"]),
    ("ers", &["", "e"]),
    ("est", &["", "e"]),
    ("ly", &["", "e"]),
    ("ally", &["", "al"]),
    ("bly", &["ble"]),
    ("ee", &["", "e"]),
    ("ness", &[""]),
    ("less", &[""]),
    ("like", &[""]),
    ("able", &["", "e"]),
    ("ability", &["able", ""]),
    ("ise", &["ize"]),
    ("ised", &["ized"]),
    ("ising", &["izing"]),
    ("iser", &["izer"]),
    ("isation", &["ization"]),
    ("our", &["or"]),
];

/// What endings begin with that double a consonant: outrunning.
const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// What stands before words and makes others.
const PREFIXES: [&str; 26] = [
    "un", "re", "non", "de", "dis", "mis", "over", "under", "out", "pre", "post", "anti", "inter", "micro", "multi",
    "neuro", "bio", "co", "hyper", "hypo", "sub", "super", "semi", "tele", "geo", "in",
];

/// Letters of the shortest word that another is formed of, and of those that are written as one: facemask.
const SHORTEST: usize = 3;
const COMPOUND: usize = 4;

/// Whether a word in lower case is listed, or is so without an s at its end.
pub fn is_word(word: &str) -> bool {
    lists_english(word)
        || word.strip_suffix('s').is_some_and(|one| is_long(one) && !one.ends_with('s') && lists_english(one))
}

/// Whether a word in lower case is listed or formed of words that are.
pub fn may_be_word(word: &str) -> bool {
    may_be_one(word) || is_compound(word)
}

/// Whether a word in lower case is listed or formed of one that is.
pub fn may_be_one(word: &str) -> bool {
    let bare = |prefix: &&str| word.strip_prefix(*prefix).filter(|rest| is_long(rest));
    is_formed(word) || lists_english(&format!("{word}s")) || PREFIXES.iter().filter_map(bare).any(is_formed)
}

fn is_formed(word: &str) -> bool {
    let by_ending = |(ending, endings): &(&str, &[&str])| {
        let rest = word.strip_suffix(ending).filter(|rest| is_long(rest));
        rest.is_some_and(|rest| {
            ending.starts_with(VOWELS) && is_doubled(rest)
                || endings.iter().any(|ending| lists_english(&format!("{rest}{ending}")))
        })
    };
    lists_english(word) || !lacks_doubling(word) && ENDINGS.iter().any(by_ending)
}

/// Endings before which a consonant is doubled, and the consonants of which all of English doubles the same: not those of travel(l)ed,
/// worship(p)ed and bias(s)ed.
const DOUBLING: [&str; 4] = ["ed", "ing", "er", "ers"];
const DOUBLED: [char; 7] = ['b', 'd', 'g', 'm', 'n', 'r', 't'];

/// Whether a word has one consonant where the word that is listed has two: `admited` for admitted.
pub fn lacks_doubling(word: &str) -> bool {
    !lists_english(word)
        && DOUBLING.iter().filter_map(|ending| Some((word.strip_suffix(ending)?, ending))).any(|(rest, ending)| {
            let mut letters = rest.chars().rev();
            let (last, before) = (letters.next(), letters.next());
            let doubles = last
                .filter(|letter| DOUBLED.contains(letter))
                .filter(|_| before.is_some_and(|letter| VOWELS.contains(&letter)));
            doubles.is_some_and(|letter| lists_english(&format!("{rest}{letter}{ending}")))
        })
}

/// Whether a word doubled its last consonant before an ending: outrunn(ing).
fn is_doubled(rest: &str) -> bool {
    let mut letters = rest.chars();
    let (last, before) = (letters.next_back(), letters.clone().next_back());
    last == before && is_long(letters.as_str()) && lists_english(letters.as_str())
}

fn is_compound(word: &str) -> bool {
    let seams = word.char_indices().map(|(at, _)| at).skip(COMPOUND);
    let parts = seams.filter_map(|at| word.split_at_checked(at)).filter(|(_, other)| other.len() >= COMPOUND);
    parts.into_iter().any(|(one, other)| lists_english(one) && is_formed(other))
}

fn is_long(word: &str) -> bool {
    word.len() >= SHORTEST
}
