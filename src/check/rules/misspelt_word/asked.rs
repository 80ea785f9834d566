//! What a word that nobody knows would be if one letter were other: only words that the source asks for and that the target lacks.

use crate::check::slips::Slip;
use crate::check::wanted::{Asking, Word};
use crate::text::TokenKind;

/// So many letters from either end of an Arabic word one that inflects is none of a form of it.
const INSIDE: usize = 3;

/// Letters that an Arabic word may have lost, got or been written with for another. Those of the hamza, ة and ى have rules of
/// their own.
const ARABIC: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";

/// Letters that Arabic inflects words with.
const INFLECTING: &str = "اويتنمسهلبكف";

/// Two spellings of one English word differ in these: `organise`, `colour`, `travelled`, `ageing`.
const VARIANTS: &str = "szule";

/// The words that one slip made `word` of, its `letters`: those that no other word of the language comes near by, and others.
pub(super) fn asked(asking: &Asking<'_, '_>, word: &Word<'_>, letters: &[char]) -> (Vec<String>, Vec<String>) {
    let is_arabic = word.token.kind == TokenKind::Arabic;
    let alphabet: Vec<char> = if is_arabic { ARABIC.chars().collect() } else { ('a'..='z').collect() };
    let is_slip = if is_arabic { is_arabic_slip } else { is_english_slip };
    let slips = Slip::all(letters, &alphabet).filter(|slip| is_slip(slip, letters.len()));
    let asked = slips.filter(|slip| asking.by(word, &slip.mended(letters)).next().is_some());
    // A letter of the root for another, or lost, is another root: استقرت and استمرت, تتربع and تتبع.
    let (surer, others): (Vec<Slip>, Vec<Slip>) =
        asked.partition(|slip| !is_arabic || slip.meant.is_empty() && !slip.letters().any(inflects));
    let mended = |slips: Vec<Slip>| slips.iter().map(|slip| slip.mended(letters)).collect();
    (mended(surer), mended(others))
}

/// Whether a slip makes no other form of the same Arabic word.
fn is_arabic_slip(slip: &Slip, letters: usize) -> bool {
    let is_written = slip.letters().all(|letter| ARABIC.contains(letter));
    let is_inside = slip.at >= INSIDE && slip.at + slip.written.len() + INSIDE <= letters;
    let (some, all) = (slip.letters().any(inflects), slip.letters().all(inflects));
    let may_inflect = all && (!is_inside || slip.written.len() == slip.meant.len());
    is_written && !may_inflect && !(some && slip.is_at_edge(letters))
}

fn inflects(letter: char) -> bool {
    INFLECTING.contains(letter)
}

fn is_english_slip(slip: &Slip, letters: usize) -> bool {
    !slip.is_at_edge(letters) && (slip.is_swap() || !slip.letters().any(|letter| VARIANTS.contains(letter)))
}
