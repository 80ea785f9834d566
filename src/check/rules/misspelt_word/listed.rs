//! A word that some people write, and most otherwise: lists of what people write have slips too. Only a far likelier word is told.

use super::candidates::{self, Candidate, inflects};
use crate::check::slips::Slip;
use crate::check::wanted::{Asking, Word};
use crate::language::arabic::roots::is_of_known_root;
use crate::language::{stem_of, vocabulary};
use crate::text::TokenKind;

/// Letters of the shortest word that is looked at: in shorter ones most swaps give another word.
const SHORTEST: usize = 5;

/// By how much likelier the word is with its letters in order (natural logarithm) where the source has what it translates, and
/// where it has not.
const LIKELIER: f64 = 8.5;
const FAR_LIKELIER: f64 = 13.0;

/// The same for other slips, of which only those are looked at that the source explains: for those that no inflection makes, and for
/// all.
const LIKELIER_ASKED: f64 = 6.0;
const SURELY_LIKELIER: f64 = 16.0;

/// So many letters from either end of an Arabic word one that inflects is none of a form of it.
const INSIDE: usize = 3;

/// Letters from which on a stem is long: many short ones are one letter off another.
const LONG: usize = 5;

/// Two spellings of one English word differ in these: `organise`, `colour`, `travelled`, `ageing`.
const VARIANTS: &str = "szule";

/// The least strength of the lexicon that counts as the source having the word.
const TRANSLATES: f32 = 0.05;

/// The letters that begin and end Arabic words without being of their stem: exchanged, they mostly make another word.
const AROUND: [char; 9] = ['و', 'ف', 'ب', 'ك', 'ل', 'ا', 'ت', 'ن', 'ي'];

/// The likelier word that a listed one is a slip for, and how sure that is.
pub(super) fn likelier(asking: &Asking<'_, '_>, word: &Word<'_>) -> Option<(String, f32)> {
    let letters: Vec<char> = word.token.folded.chars().collect();
    if letters.len() < SHORTEST {
        return None;
    }
    let listed = Listed { asking, word, likelihood: asking.pair().shared().likelihood(&word.token.folded)?, letters };
    listed.swapped().or_else(|| listed.asked())
}

struct Listed<'l, 'p, 'a> {
    asking: &'l Asking<'p, 'a>,
    word: &'l Word<'l>,
    letters: Vec<char>,
    /// How likely the word is as it is written.
    likelihood: f64,
}

impl Listed<'_, '_, '_> {
    /// The word with two letters in order again.
    fn swapped(&self) -> Option<(String, f32)> {
        let language = self.asking.pair().target().language();
        let swaps = Slip::all(&self.letters, &[]).filter(|slip| slip.is_swap() && self.is_no_ending(slip));
        let words = swaps.map(|slip| slip.mended(&self.letters));
        let (right, gain) = self.likeliest(words.filter(|right| vocabulary::is_word(language, right) == Some(true)))?;
        if gain >= LIKELIER && self.is_told(&right) {
            Some((right, 0.9))
        } else {
            let is_rooted = || self.word.token.kind == TokenKind::Arabic && is_of_known_root(&self.word.token.folded);
            (gain >= FAR_LIKELIER && !is_rooted()).then_some((right, 0.7))
        }
    }

    /// The word without a slip of one letter that the source asks for.
    fn asked(&self) -> Option<(String, f32)> {
        let is_arabic = self.word.token.kind == TokenKind::Arabic;
        let candidates = candidates::of(self.asking.pair().target().language(), &self.word.token.folded);
        let asked = candidates.into_iter().filter(|candidate| {
            let is_slip =
                if is_arabic { self.is_arabic_slip(&candidate.slip) } else { self.is_english_slip(&candidate.slip) };
            is_slip && self.asking.by(self.word, &candidate.right).next().is_some()
        });
        // A letter of the root for another, or lost, is another root: استقرت and استمرت, تتربع and تتبع.
        let is_sure = |slip: &Slip| !is_arabic || slip.meant.is_empty() && !slip.letters().any(inflects);
        let (surer, others): (Vec<_>, Vec<_>) = asked.partition(|candidate| is_sure(&candidate.slip));
        let is_long = |word: &String| !is_arabic || self.stem(word).chars().count() >= LONG;
        let right = |candidates: Vec<Candidate>, least: f64| {
            let words = candidates.into_iter().map(|candidate| candidate.right);
            let (right, gain) = self.likeliest(words.filter(is_long))?;
            (gain >= least).then_some((right, 0.8))
        };
        right(surer, LIKELIER_ASKED).or_else(|| right(others, SURELY_LIKELIER))
    }

    /// The likeliest of some words, and by how much it is likelier than the one that is written.
    fn likeliest(&self, words: impl Iterator<Item = String>) -> Option<(String, f64)> {
        let shared = self.asking.pair().shared();
        let gains = words.filter_map(|word| Some((shared.likelihood(&word)? - self.likelihood, word)));
        gains.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(gain, word)| (word, gain))
    }

    /// Whether the source has what a word translates.
    fn is_told(&self, right: &str) -> bool {
        let pair = self.asking.pair();
        let source = pair.source();
        let right = self.stem(right);
        let stem = |said: &str, kind| stem_of(kind, said, source.language());
        source.tokens().iter().any(|said| pair.shared().strength(&stem(&said.folded, said.kind), &right) >= TRANSLATES)
    }

    fn stem(&self, word: &str) -> String {
        stem_of(self.word.token.kind, word, self.asking.pair().target().language())
    }

    fn is_at_edge(&self, slip: &Slip) -> bool {
        slip.at == 0 || slip.at + slip.written.len() >= self.letters.len()
    }

    /// Whether a swap leaves a word that nobody means: letters that words begin and end with make another word when they change.
    fn is_no_ending(&self, slip: &Slip) -> bool {
        !self.is_at_edge(slip) || !slip.letters().any(|letter| AROUND.contains(&letter))
    }

    /// Whether a slip makes no other form of the same Arabic word.
    fn is_arabic_slip(&self, slip: &Slip) -> bool {
        let is_inside = slip.at >= INSIDE && slip.at + slip.written.len() + INSIDE <= self.letters.len();
        let (some, all) = (slip.letters().any(inflects), slip.letters().all(inflects));
        let may_inflect = all && (!is_inside || slip.written.len() == slip.meant.len());
        !(may_inflect || some && self.is_at_edge(slip))
    }

    /// `villagers` of villages: those whom a thing has.
    fn is_agent(&self, slip: &Slip) -> bool {
        let ends = |ending: &[char]| self.letters.ends_with(ending) && slip.at + ending.len() == self.letters.len() + 1;
        slip.meant.is_empty() && slip.written == ['r'] && (ends(&['e', 'r', 's']) || ends(&['e', 'r']))
    }

    fn is_english_slip(&self, slip: &Slip) -> bool {
        !self.is_at_edge(slip)
            && !self.is_agent(slip)
            && (slip.is_swap() || !slip.letters().any(|letter| VARIANTS.contains(letter)))
    }
}
