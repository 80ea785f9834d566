//! Vectors of single words: a sentence encoder puts a word beside those of the other language that translate it (cosines of
//! .75 to .95), and some way off those of the same field (.35 to .7), opposites included.

use super::Pair;
use crate::align::encoder::{Encoder, Remembered, Vectors};
use crate::language::arabic::clitics;
use crate::text::{Side, TokenKind};

/// The vectors of the words that were asked for so far.
#[derive(Debug)]
pub(super) struct WordVectors<'a> {
    encoder: &'a dyn Encoder,
    known: Remembered,
}

impl<'a> WordVectors<'a> {
    pub(super) fn new(encoder: &'a dyn Encoder) -> Self {
        Self { encoder, known: Remembered::default() }
    }

    /// Finds out the vectors of words that will be asked for: many at once take a fraction of the time.
    pub(super) fn learn(&self, words: impl Iterator<Item = impl AsRef<str>>) {
        let words: Vec<_> = words.collect();
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        self.known.learn(&words, |words| self.encode(words));
    }

    /// A vector for each of the words, in their order.
    pub(super) fn of(&self, words: &[&str]) -> Vectors {
        self.known.of(words, |words| self.encode(words))
    }

    /// Most words were asked for when their sentences were aligned.
    fn encode(&self, words: &[&str]) -> Vectors {
        self.encoder.glosses(words).unwrap_or_else(|| self.encoder.encode(words))
    }
}

/// Letters of an Arabic word that says something, and of the stems that are looked up beside it.
const LEAST: usize = 3;

/// Whether an Arabic word has the letters of one that says something.
pub(super) fn says_something(word: &str) -> bool {
    word.chars().count() >= LEAST
}

/// An Arabic word as it stands and without what may be written onto it; before a pronoun only where much is left.
pub(super) fn written_stems(word: &str) -> Vec<String> {
    let mut found = vec![word.to_owned()];
    for reading in clitics::stems(word) {
        let letters = reading.stem.chars().count();
        let is_likely = reading.enclitic.is_none() || letters > LEAST;
        let stem = reading.free_stems().pop().unwrap_or_default();
        if is_likely && says_something(&stem) && !found.contains(&stem) {
            found.push(stem);
        }
    }
    found
}

/// The cosine of a word of the source with one of the target, -1 to 1, by the nearest of their written stems; both are counted from the
/// first token of their passage. Nothing without an encoder.
pub(super) fn likeness(pair: &Pair<'_>, source: usize, target: usize) -> Option<f32> {
    let vectors = pair.shared().word_vectors()?;
    let stems = |side: Side, at: usize| {
        let token = pair.passage(side).tokens().get(at)?;
        Some(if token.kind == TokenKind::Arabic {
            written_stems(&token.folded)
        } else {
            vec![token.folded.to_string()]
        })
    };
    let (own, others) = (stems(Side::Source, source)?, stems(Side::Target, target)?);
    let words: Vec<&str> = own.iter().chain(&others).map(String::as_str).collect();
    let vectors = vectors.of(&words);
    let cosines = (0..own.len()).flat_map(|one| (own.len()..words.len()).map(move |other| (one, other)));
    cosines.map(|(one, other)| vectors.cosine(one, &vectors, other)).max_by(f32::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::encoder;

    #[test]
    fn words_lie_beside_their_translations_and_off_their_opposites() {
        let encoder = encoder::builtin();
        let vectors = WordVectors::new(&*encoder);
        let near = |one: &str, other: &str| vectors.of(&[one]).cosine(0, &vectors.of(&[other]), 0);
        for (english, right, wrong) in
            [("northern", "شمال", "جنوب"), ("weaker", "أضعف", "أقوى"), ("lake", "بحيرة", "نهر")]
        {
            assert!(near(english, right) > 0.75 && near(english, wrong) < near(english, right) - 0.12, "{english}");
        }
    }
}
