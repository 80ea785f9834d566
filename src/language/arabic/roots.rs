//! Roots of three and four consonants, and the patterns that words are formed of them by.
//!
//! A word that no list has may still be one: of a root of which other words are known, by one of the common patterns.

use std::sync::LazyLock;

use fst::Set;

use super::clitics;
use super::inflected::without_ending;

/// The patterns, a `C` for each consonant of the root: verbs of ten forms in the perfect and the imperfect, their participles and
/// nouns, and the common nouns, plurals and adjectives. Alefs have no hamza here. What changes them changes `models/roots.ar.fst`, which is
/// to be packed again then.
const PATTERNS: [&str; 57] = [
    "CCC",
    "CاCC",
    "CCاC",
    "CCوC",
    "CCيC",
    "مCCوC",
    "مCCC",
    "مCاCC",
    "تCCC",
    "تCاCC",
    "متCCC",
    "متCاCC",
    "اCCC",
    "اCتCC",
    "مCتCC",
    "انCCC",
    "منCCC",
    "استCCC",
    "مستCCC",
    "استCCاC",
    "اCتCاC",
    "انCCاC",
    "اCCاC",
    "تCCيC",
    "CCCة",
    "CCاCة",
    "CاCCة",
    "CCيCة",
    "مCCCة",
    "CCCان",
    "يCCC",
    "يCاCC",
    "يتCCC",
    "يتCاCC",
    "يCتCC",
    "ينCCC",
    "يستCCC",
    "CوCC",
    "CCاCي",
    "CCCي",
    "تCCCة",
    "مCCاC",
    "مCاCCة",
    "CCاءC",
    "مCاCيC",
    "CواCC",
    "اCاCC",
    "CCCاء",
    "CCوCة",
    "CCCية",
    "CCCاني",
    "CCاCية",
    "تCCCي",
    "استCCCي",
    "اCاCيC",
    "CواCيC",
    "يCCوC",
];

/// Patterns of words whose middle consonant is و or ي and has become a long vowel: داخ, استشاط.
const HOLLOW: [&str; 5] = ["CاC", "استCاC", "اCتاC", "انCاC", "اCاC"];

/// Patterns of roots of four consonants: verbs, participles and nouns of كهرب.
const OF_FOUR: [&str; 10] = ["CCCC", "يCCCC", "تCCCC", "يتCCCC", "مCCCC", "متCCCC", "CCCCة", "CCCCي", "CCCاC", "CCاCC"];

/// Letters of the shortest word that is of a root.
const SHORTEST: usize = 3;

/// The letters of the persons of the imperfect, other than ي.
const PERSONS: [char; 3] = ['ت', 'ن', 'ا'];

static KNOWN: LazyLock<Option<Set<&'static [u8]>>> =
    LazyLock::new(|| Set::new(include_bytes!("../../../models/roots.ar.fst").as_slice()).ok());

/// Whether a word (folded with [`Folding::Marks`](crate::text::Folding::Marks)) may be formed of a root that other words are formed of.
pub fn is_of_known_root(word: &str) -> bool {
    let Some(known) = KNOWN.as_ref() else { return false };
    let is_known = |stem: &str| {
        let roots = of_stem(stem).chain(hollow(stem)).chain(of_four(stem).map(|(root, _)| root));
        roots.into_iter().any(|root| known.contains(root))
    };
    let unified = unified(word);
    clitics::stems(&unified).iter().flat_map(clitics::Reading::free_stems).any(|stem| {
        let bare = without_ending(&stem).chain(std::iter::once(stem.clone()));
        bare.into_iter().any(|bare| {
            let third = bare.strip_prefix(PERSONS).map(|rest| format!("ي{rest}"));
            is_known(&bare) || third.is_some_and(|third| is_known(&third))
        })
    })
}

/// The roots of three consonants that a word without clitics may be formed of.
pub fn of_stem(stem: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = unified(stem).chars().collect();
    PATTERNS.iter().filter_map(move |pattern| consonants(pattern, &letters))
}

/// The roots of four consonants, and the pattern that shows each.
pub fn of_four(stem: &str) -> impl Iterator<Item = (String, &'static str)> {
    let letters: Vec<char> = unified(stem).chars().collect();
    OF_FOUR.iter().filter_map(move |pattern| Some((consonants(pattern, &letters)?, *pattern)))
}

/// The roots whose middle consonant a long vowel may stand for.
fn hollow(stem: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = unified(stem).chars().collect();
    let outer = HOLLOW.iter().filter_map(move |pattern| consonants(pattern, &letters));
    let with = |outer: &str, weak: char| {
        let mut letters = outer.chars();
        letters.next().into_iter().chain([weak]).chain(letters).collect::<String>()
    };
    outer.flat_map(move |outer| ['و', 'ي'].map(|weak| with(&outer, weak)))
}

/// The consonants of a word that is formed by a pattern.
fn consonants(pattern: &str, letters: &[char]) -> Option<String> {
    if letters.len() < SHORTEST || pattern.chars().count() != letters.len() {
        return None;
    }
    let places = pattern.chars().zip(letters);
    let is_formed =
        places.clone().all(|(place, letter)| place == *letter || place == 'C' && !matches!(letter, 'ا' | 'ى' | 'ة'));
    is_formed.then(|| places.filter(|(place, _)| *place == 'C').map(|(_, letter)| letter).collect())
}

/// A word with its alefs and the seats of its hamzas unified.
fn unified(word: &str) -> String {
    let unify = |letter| match letter {
        'أ' | 'إ' | 'آ' => 'ا',
        'ؤ' | 'ئ' => 'ء',
        other => other,
    };
    word.chars().map(unify).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_are_of_known_roots() {
        for word in ["تراشق", "مفجوعة", "مبصرون", "ويتضاءل", "استطلعت", "داخوا", "المكهربة"]
        {
            assert!(is_of_known_root(word), "{word}");
        }
    }

    #[test]
    fn slips_mostly_are_not() {
        for slip in ["متسراعة", "غليضة", "مردجات", "المستثرمين", "مظاردة"] {
            assert!(!is_of_known_root(slip), "{slip}");
        }
    }

    #[test]
    fn a_pattern_tells_the_consonants() {
        assert!(of_stem("استكتب").any(|root| root == "كتب"));
        assert!(of_stem("مكتوب").any(|root| root == "كتب"));
        assert_eq!(of_stem("لا").count(), 0);
    }
}
