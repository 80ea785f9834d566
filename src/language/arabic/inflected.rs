//! Arabic words by a list of those that people write: as they stand, and as a word that no list has may be formed of one.

use super::clitics::{self, Reading};
use crate::language::vocabulary::lists_arabic;

/// Letters of the shortest stem that makes a word of what is written onto it.
const SHORTEST: usize = 3;

/// Endings that words take, and what stands in place of them in a word that is listed.
const ENDINGS: [(&str, &[&str]); 25] = [
    ("ا", &[""]),
    ("ان", &["", "ة"]),
    ("ين", &["", "ي"]),
    ("ون", &["", "ي"]),
    ("ات", &["", "ة"]),
    ("هات", &[""]),
    ("وا", &[""]),
    ("و", &["", "ون"]),
    ("ي", &["", "ة", "ا", "ين", "ية", "يا"]),
    ("ت", &["", "ى"]),
    ("ة", &["", "ي"]),
    ("نا", &[""]),
    ("تم", &[""]),
    ("تا", &["", "ة", "ى"]),
    ("تي", &["ة"]),
    ("تان", &["ة"]),
    ("تين", &["ة"]),
    ("ن", &["", "ى"]),
    ("ية", &["", "ة", "ي", "ا"]),
    ("يا", &["", "ي"]),
    ("يين", &["", "ي"]),
    ("يون", &["", "ي"]),
    ("يات", &["", "ي", "ية"]),
    ("يان", &["", "ي"]),
    ("ء", &[""]),
];

/// The letters of the four persons of the imperfect.
const PERSONS: [char; 4] = ['ي', 'ت', 'ن', 'أ'];

/// What perfects of the longer forms begin with.
const JOINING: char = 'ا';

/// What makes a sentence a question.
const ASKING: char = 'أ';

/// The weak letters.
const WEAK: [char; 3] = ['و', 'ي', 'ا'];

/// Letters that are often written for each other, at the beginning of a stem and at the end.
const ALEFS: [char; 4] = ['ا', 'أ', 'إ', 'آ'];
const LAST: [(char, char); 4] = [('ه', 'ة'), ('ة', 'ه'), ('ى', 'ي'), ('ي', 'ى')];

/// Whether a word is listed as it stands, or its stem is.
pub fn is_word(word: &str) -> bool {
    lists_arabic(word) || stems(word).any(|stem| lists_arabic(&stem))
}

/// Whether a word is listed or formed of one that is, by what Arabic words take in general.
pub fn may_be_word(word: &str) -> bool {
    let asks = |word: &str| is_alike_listed(word) || stems(word).any(|stem| is_formed(&stem));
    asks(word) || word.strip_prefix(ASKING).is_some_and(|asked| asked.starts_with(PERSONS) && asks(asked))
}

/// The stems of a word that are long enough, as they stand where no pronoun follows.
fn stems(word: &str) -> impl Iterator<Item = String> {
    let is_long = |stem: &String| stem.chars().count() >= SHORTEST;
    clitics::stems(word).into_iter().flat_map(|reading: Reading<'_>| reading.free_stems()).filter(is_long)
}

fn is_formed(stem: &str) -> bool {
    is_alike_listed(stem)
        || is_other_person(stem)
        || without_ending(stem).any(|bare| is_alike_listed(&bare) || is_other_person(&bare))
}

/// The words that a stem may be with an ending.
pub(super) fn without_ending(stem: &str) -> impl Iterator<Item = String> {
    let bare = move |(ending, _): &(&str, _)| stem.strip_suffix(ending).filter(|rest| rest.chars().count() >= 2);
    let ends = ENDINGS.iter().filter_map(move |entry| Some((bare(entry)?, entry.1)));
    ends.flat_map(|(rest, endings)| endings.iter().map(move |ending| format!("{rest}{ending}")))
}

/// Whether a verb is listed in another person, a perfect that a joining alef begins as an imperfect (استطلع as يستطلع), or a jussive
/// with the weak letter that it lost (يزر as يزور).
fn is_other_person(stem: &str) -> bool {
    if let [first, one, other] = stem.chars().collect::<Vec<_>>().as_slice() {
        let is_listed = |weak: &char| lists_arabic(&format!("ي{one}{weak}{other}"));
        return PERSONS.contains(first) && WEAK.iter().any(is_listed);
    }
    let rest = stem.strip_prefix(PERSONS).or_else(|| stem.strip_prefix(JOINING));
    let is_listed = |first: &char| lists_arabic(&format!("{first}{}", rest.unwrap_or_default()));
    rest.is_some() && (PERSONS.iter().any(is_listed) || is_listed(&JOINING))
}

/// Whether a word is listed but for letters that are often written for each other.
fn is_alike_listed(word: &str) -> bool {
    let first = word.strip_prefix(ALEFS);
    let by_first = |rest: &str| ALEFS.iter().any(|alef| lists_arabic(&format!("{alef}{rest}")));
    let by_last = |(written, meant): &(char, char)| {
        word.strip_suffix(*written).is_some_and(|rest| lists_arabic(&format!("{rest}{meant}")))
    };
    lists_arabic(word) || first.is_some_and(by_first) || LAST.iter().any(by_last)
}
