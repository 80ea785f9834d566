//! Vectors of single words: a sentence encoder puts a word beside those of the other language that translate it (cosines of
//! .75 to .95), and some way off those of the same field (.35 to .7), opposites included.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;

use crate::align::encoder::{Encoder, Vectors};

/// The vectors of the words that were asked for so far.
#[derive(Debug)]
pub(super) struct WordVectors<'a> {
    encoder: &'a dyn Encoder,
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
        let vectors = Vectors::new(encoder.dimensions());
        Self { encoder, known: Mutex::new(Known { numbers: FxHashMap::default(), vectors }) }
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
        if known.numbers.len() + missing.len() > MOST {
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
