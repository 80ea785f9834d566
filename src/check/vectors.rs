//! Vectors of single words: a sentence encoder puts a word beside those of the other language that translate it (cosines of
//! .75 to .95), and some way off those of the same field (.35 to .7), opposites included.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;

use crate::align::encoder::{Encoder, Vectors};
use crate::language::arabic::clitics;

/// The vectors of the words that were asked for so far.
#[derive(Debug)]
pub(super) struct WordVectors<'a> {
    encoder: &'a dyn Encoder,
    /// How many are remembered at most.
    room: usize,
    known: Mutex<Known>,
}

#[derive(Debug)]
struct Known {
    numbers: FxHashMap<Box<str>, usize>,
    vectors: Vectors,
}

/// Words that are remembered at most: 512 numbers of a byte each take 10 MB then.
const MOST: usize = 20_000;

impl<'a> WordVectors<'a> {
    pub(super) fn new(encoder: &'a dyn Encoder) -> Self {
        Self::with_room(encoder, MOST)
    }

    fn with_room(encoder: &'a dyn Encoder, room: usize) -> Self {
        let vectors = Vectors::new(encoder.dimensions());
        Self { encoder, room, known: Mutex::new(Known { numbers: FxHashMap::default(), vectors }) }
    }

    /// Finds out the vectors of words that will be asked for: many at once take a fraction of the time.
    pub(super) fn learn(&self, words: impl Iterator<Item = impl AsRef<str>>) {
        let words: Vec<_> = words.collect();
        let mut missing: Vec<&str> = {
            let known = self.known();
            words.iter().map(AsRef::as_ref).filter(|word| !known.numbers.contains_key(*word)).collect()
        };
        missing.sort_unstable();
        missing.dedup();
        if missing.is_empty() {
            return;
        }
        let new = self.encoder.encode(&missing);
        let mut known = self.known();
        if known.numbers.len() + missing.len() > self.room {
            *known = Known { numbers: FxHashMap::default(), vectors: Vectors::new(self.encoder.dimensions()) };
        }
        for (at, word) in missing.into_iter().enumerate() {
            if !known.numbers.contains_key(word) {
                let number = known.vectors.len();
                known.numbers.insert(word.into(), number);
                known.vectors.append_one(&new, at);
            }
        }
    }

    /// A vector for each of the words, in their order.
    pub(super) fn of(&self, words: &[&str]) -> Vectors {
        let is_known = {
            let known = self.known();
            words.iter().all(|word| known.numbers.contains_key(*word))
        };
        if !is_known {
            self.learn(words.iter());
        }
        let known = self.known();
        let mut found = Vectors::with_capacity(self.encoder.dimensions(), words.len());
        for word in words {
            match known.numbers.get(*word) {
                Some(&at) => found.append_one(&known.vectors, at),
                // Forgotten meanwhile.
                None => found.append(&self.encoder.encode(&[word])),
            }
        }
        found
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // A word's vector is the same whoever found it out, so a panic elsewhere spoils nothing.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
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

    #[test]
    fn words_are_known_again_after_they_were_forgotten() {
        let encoder = encoder::builtin();
        let vectors = WordVectors::with_room(&*encoder, 300);
        let before = vectors.of(&["river"]);
        let many: Vec<String> = (0..400).map(|number| format!("w{number}")).collect();
        vectors.learn(many.iter());
        vectors.learn(["one more"].into_iter());
        assert_eq!(before.codes(0), vectors.of(&["river"]).codes(0));
    }
}
