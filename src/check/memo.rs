//! What was found out of words, kept for the next time that one is met.

use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;

/// Answers to one question about words. Results do not depend on who asks first.
#[derive(Debug, Default)]
pub(super) struct Memo {
    answers: Mutex<FxHashMap<Box<str>, bool>>,
}

impl Memo {
    /// The answer for a word; `of` finds it out.
    pub(super) fn get(&self, word: &str, of: impl FnOnce() -> bool) -> bool {
        // An answer is the same whoever found it out, so a panic elsewhere spoils nothing.
        let answers = || self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&known) = answers().get(word) {
            return known;
        }
        let answer = of();
        answers().insert(word.into(), answer);
        answer
    }
}
