//! `أحد الشركات`: one of several, in the gender of what they are.

use super::{Clash, Feature, Words};
use crate::language::WordList;
use crate::language::arabic::letters::length;
use crate::language::arabic::morphology::nouns::{articled, counted_feminine};

/// Behind these `أحد` may be “anyone”: `لم ير أحد المدن`.
static DENYING: WordList = WordList::new("لا لم لن ليس ليست ما أي هل دون ولم ولا ولن فلم فلا يوم");

/// The `أحد` or `إحدى` at `at` against the plural behind it.
pub(super) fn clash(words: Words<'_>, at: usize) -> Option<Clash> {
    let word = words.at(at);
    let is = |form: &str| {
        word.strip_suffix(form)
            .is_some_and(|head| length(head) <= 2 && head.trim_start_matches(['و', 'ف', 'ب', 'ل', 'ك']).is_empty())
    };
    let (written, right, takes_feminine) = if is("أحد") {
        ("أحد", "إحدى", false)
    } else if is("إحدى") {
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
