//! What a word that nobody knows would be if one letter were other: only words that the source asks for and that the target lacks.

use crate::check::Pair;
use crate::check::slips::Slip;
use crate::check::wanted::Asked;
use crate::text::{Token, TokenKind};

/// So many letters from either end of an Arabic word one that inflects is none of a form of it.
const INSIDE: usize = 3;

/// Letters that an Arabic word may have lost, got or been written with for another. Those of the hamza, ة and ى have rules of
/// their own.
const ARABIC: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";

/// Letters that Arabic inflects words with.
const INFLECTING: &str = "اويتنمسهلبكف";

/// Two spellings of one English word differ in these: `organise`, `colour`, `travelled`, `ageing`.
const VARIANTS: &str = "szule";

/// The words that one slip made a word of, `letters`, as `token` writes it.
pub(super) fn asked(pair: &Pair<'_>, token: &Token, letters: &[char]) -> Vec<String> {
    let wanted = Asked::but_for(pair, token);
    let is_arabic = token.kind == TokenKind::Arabic;
    let alphabet: Vec<char> = if is_arabic { ARABIC.chars().collect() } else { ('a'..='z').collect() };
    let slips = Slip::all(letters, &alphabet).filter(|slip| {
        let is_slip = if is_arabic { is_arabic_slip } else { is_english_slip };
        is_slip(slip, letters.len())
    });
    slips.map(|slip| slip.mended(letters)).filter(|word| wanted.by(token.kind, word).next().is_some()).collect()
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
