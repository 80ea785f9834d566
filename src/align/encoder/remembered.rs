//! Vectors of single words, which are asked for again and again.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;

use super::Vectors;

/// The vectors of the words that were asked for so far, up to a number of words: then all are forgotten.
#[derive(Debug)]
pub(crate) struct Remembered {
    room: usize,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    numbers: FxHashMap<Box<str>, usize>,
    vectors: Vectors,
}

/// Words that are remembered at most: 512 numbers of a byte each take 10 MB then.
const MOST: usize = 20_000;

/// Words that are asked for at a time.
const TOGETHER: usize = 4096;

impl Default for Remembered {
    fn default() -> Self {
        Self::with_room(MOST)
    }
}

impl Remembered {
    pub(crate) fn with_room(room: usize) -> Self {
        Self { room, known: Mutex::default() }
    }

    /// Finds out the vectors of words that will be asked for. `encode` makes them, all in one call.
    pub(crate) fn learn(&self, words: &[&str], encode: impl FnOnce(&[&str]) -> Vectors) {
        let mut missing: Vec<&str> = {
            let known = self.known();
            words.iter().copied().filter(|word| !known.numbers.contains_key(*word)).collect()
        };
        missing.sort_unstable();
        missing.dedup();
        if missing.is_empty() {
            return;
        }
        let new = encode(&missing);
        let mut known = self.known();
        if known.numbers.is_empty() || known.numbers.len() + missing.len() > self.room {
            *known = Known { numbers: FxHashMap::default(), vectors: Vectors::new(new.dimensions()) };
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
    pub(crate) fn of(&self, words: &[&str], encode: impl Fn(&[&str]) -> Vectors) -> Vectors {
        let mut found: Option<Vectors> = None;
        for words in words.chunks(TOGETHER) {
            self.learn(words, &encode);
            let known = self.known();
            let found = found.get_or_insert_with(|| Vectors::new(known.vectors.dimensions()));
            for word in words {
                match known.numbers.get(*word) {
                    Some(&at) => found.append_one(&known.vectors, at),
                    // Forgotten meanwhile.
                    None => found.append(&encode(&[word])),
                }
            }
        }
        found.unwrap_or_default()
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // A word's vector is the same whoever found it out, so a panic elsewhere spoils nothing.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(words: &[&str]) -> Vectors {
        let mut vectors = Vectors::new(2);
        for word in words {
            vectors.push(&[word.len() as f32, 100.0]);
        }
        vectors
    }

    #[test]
    fn words_are_known_again_after_they_were_forgotten() {
        let words = Remembered::with_room(300);
        let before = words.of(&["river"], encode);
        let many: Vec<String> = (0..400).map(|number| format!("w{number}")).collect();
        words.learn(&many.iter().map(String::as_str).collect::<Vec<_>>(), encode);
        words.learn(&["one more"], encode);
        assert_eq!(before.codes(0), words.of(&["river"], encode).codes(0));
    }

    #[test]
    fn a_word_is_encoded_once() {
        let words = Remembered::default();
        words.learn(&["sea", "river", "sea"], encode);
        let known = words.of(&["river", "sea"], |_| Vectors::new(2));
        assert_eq!(known.codes(0), encode(&["river"]).codes(0));
        assert_eq!(known.codes(1), encode(&["sea"]).codes(0));
    }
}
