//! Words that every text of a language has, and capitalised words that are no names.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::Language;

static ENGLISH: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("data/english_words.txt").lines().filter(|line| !line.starts_with('#')).collect());

static NOUNS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("data/english_nouns.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Function words and short words, which the list of common words leaves out.
const SHORT: [&str; 48] = [
    "a", "am", "an", "and", "are", "as", "at", "be", "but", "by", "can", "did", "do", "for", "go", "had", "has", "he",
    "her", "his", "how", "i", "if", "in", "is", "it", "its", "me", "my", "no", "not", "of", "ok", "on", "or", "our",
    "she", "so", "the", "to", "up", "us", "was", "we", "who", "why", "yes", "you",
];

/// English words that are written with a capital without being a name, or before one: calendar, titles, pronouns.
/// Sorted.
const NO_NAMES: [&str; 85] = [
    "admiral",
    "april",
    "archbishop",
    "august",
    "baroness",
    "bishop",
    "capt",
    "captain",
    "cardinal",
    "chairman",
    "chancellor",
    "chief",
    "col",
    "colonel",
    "congressman",
    "councillor",
    "december",
    "deputy",
    "doctor",
    "dr",
    "february",
    "friday",
    "fridays",
    "gen",
    "general",
    "gov",
    "governor",
    "i",
    "i'd",
    "i'll",
    "i'm",
    "i've",
    "january",
    "judge",
    "july",
    "june",
    "justice",
    "king",
    "lady",
    "lieutenant",
    "lord",
    "lt",
    "madam",
    "maj",
    "major",
    "march",
    "mayor",
    "minister",
    "miss",
    "monday",
    "mondays",
    "mr",
    "mrs",
    "ms",
    "november",
    "october",
    "officer",
    "pope",
    "president",
    "prime",
    "prince",
    "princess",
    "prof",
    "professor",
    "queen",
    "rep",
    "saturday",
    "saturdays",
    "secretary",
    "sen",
    "senator",
    "sens",
    "september",
    "sergeant",
    "sgt",
    "sir",
    "speaker",
    "sunday",
    "sundays",
    "thursday",
    "thursdays",
    "tuesday",
    "tuesdays",
    "wednesday",
    "wednesdays",
];

/// Whether a lower-case word is one that every text of the language may have; nothing where the language has no list.
pub fn is_common(language: &Language, word: &str) -> Option<bool> {
    language.is_english().then(|| ENGLISH.contains(word) || SHORT.binary_search(&word).is_ok())
}

/// Whether a word (in lower case) is a noun that stands beside names and is seldom one: `meteorologist`, `cyclones`.
pub fn is_noun(language: &Language, word: &str) -> bool {
    let singular = || word.strip_suffix('s').is_some_and(|noun| NOUNS.contains(noun));
    language.is_english() && (NOUNS.contains(word) || singular())
}

/// Endings of English nouns for people of a science or craft, more of which are formed than any list has.
const OF_SCIENCES: [&str; 6] = ["ologist", "ologists", "ographer", "ographers", "ometrist", "ometrists"];

/// Whether a word (in lower case) is such a noun by its ending: `volcanologist`.
pub fn is_of_science(language: &Language, word: &str) -> bool {
    language.is_english() && OF_SCIENCES.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word (in lower case) is written with a capital without being a name.
pub fn is_no_name(language: &Language, word: &str) -> bool {
    language.is_english() && NO_NAMES.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_no_names() {
        let english = Language::english();
        assert!(["meteorologist", "cyclones", "directorate"].iter().all(|word| is_noun(&english, word)));
        for name in ["baker", "berlin", "slot", "meadows", "sessions", "shearer", "twitter", "guardian"] {
            assert!(!is_noun(&english, name), "{name}");
        }
    }

    #[test]
    fn lists_are_sorted() {
        assert!(SHORT.is_sorted() && NO_NAMES.is_sorted());
    }

    #[test]
    fn names_are_not_common_words() {
        let english = Language::english();
        assert_eq!(is_common(&english, "government"), Some(true));
        assert_eq!(is_common(&english, "the"), Some(true));
        assert_eq!(is_common(&english, "putin"), Some(false));
        assert_eq!(is_common(&Language::arabic(), "government"), None);
    }
}
