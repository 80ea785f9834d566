//! The words that one slip may have made a written one of.

use crate::check::slips::{Kind, Slip};
use crate::language::{Language, vocabulary};

/// Letters that a word may have lost, got or been written with for another. Those of the hamza, ة and ى have rules of their own.
const ARABIC: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ENGLISH: &str = "abcdefghijklmnopqrstuvwxyz";

/// The long vowels of Arabic.
const VOWELS: &str = "اوي";

/// Letters that Arabic inflects words with: exchanged, they mostly make another form.
const INFLECTING: &str = "اويتنمسهلبكف";

pub(super) fn inflects(letter: char) -> bool {
    INFLECTING.contains(letter)
}

/// A word, and the slip that made what is written of it.
pub(super) struct Candidate {
    pub(super) slip: Slip,
    pub(super) right: String,
}

/// What a written word may be a slip for: words of the language, each once.
pub(super) fn of(language: &Language, written: &str) -> Vec<Candidate> {
    let letters: Vec<char> = written.chars().collect();
    let alphabet: Vec<char> = if language.is_arabic() { ARABIC } else { ENGLISH }.chars().collect();
    // Loan words are written with a long vowel and without: كاربون and كربون.
    let is_vowel = |slip: &Slip| {
        let is_of_vowels = slip.letters().all(|letter| VOWELS.contains(letter));
        slip.written.len() != slip.meant.len() && is_of_vowels && slip.kind(&letters) != Kind::Doubled
    };
    let is_meant = |slip: &Slip| slip.letters().all(|letter| alphabet.contains(&letter)) && !is_vowel(slip);
    let mut found: Vec<Candidate> = Vec::new();
    for slip in Slip::all(&letters, &alphabet).filter(is_meant) {
        let right = slip.mended(&letters);
        // What a doubled letter may have lost is one of two.
        let is_new = found.iter().all(|candidate| candidate.right != right);
        if is_new && vocabulary::is_word(language, &right) == Some(true) {
            found.push(Candidate { slip, right });
        }
    }
    found
}
