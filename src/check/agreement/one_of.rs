//! `أحد الشركات`: one of several, in the gender of what they are.

use super::{Clash, Feature, Words, is_behind_clitics};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::morphology::nouns::{articled, counted_feminine};

/// Behind these `أحد` may be “anyone”: `لم ير أحد المدن`.
static DENYING: WordList = WordList::new("لا لم لن ليس ليست ما أي هل دون ولم ولا ولن فلم فلا يوم");

/// Whether a word is `أحد` or `إحدى`.
pub(super) fn may(word: &str) -> bool {
    is_behind_clitics(word, "أحد") || is_behind_clitics(word, "إحدى")
}

/// The `أحد` or `إحدى` at `at` against the plural behind it.
pub(super) fn clash(_: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let word = words.at(at);
    let (written, right, takes_feminine) = if is_behind_clitics(word, "أحد") {
        ("أحد", "إحدى", false)
    } else if is_behind_clitics(word, "إحدى") {
        ("إحدى", "أحد", true)
    } else {
        return None;
    };
    let (_, noun) = articled(words.at(at + 1)).filter(|(head, _)| *head == "ال")?;
    if counted_feminine(noun)? == takes_feminine || (at.saturating_sub(4)..at).any(|k| DENYING.has(words.at(k))) {
        return None;
    }
    let right = word.strip_suffix(written).map(|head| format!("{head}{right}"));
    Some(words.clash(Feature::Gender, at, at + 1, 0.8, right))
}
