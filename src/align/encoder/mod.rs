//! Sentence encoders: texts of different languages to vectors that point the same way where they say the same.
//!
//! The one that comes with the crate is Google's multilingual Universal Sentence Encoder (Yang et al. 2020), cut down to
//! Arabic and English; `models/README.md` is its card. Others can be plugged in: see [`Encoder`].

mod bits;
mod file;
pub mod layout;
mod network;
mod packed;
mod pieces;
mod vectors;

use std::fmt::Debug;
use std::sync::Arc;

pub use packed::PackedEncoder;
pub use vectors::{Runs, Vectors};

use crate::language::Language;

/// Turns texts into vectors whose cosine says how alike they are, whatever their languages.
///
/// Implement it to align with an encoder of your own:
///
/// ```
/// use std::sync::Arc;
/// use muqabala::align::Options;
/// use muqabala::align::encoder::{Encoder, Vectors};
/// use muqabala::language::Language;
///
/// #[derive(Debug)]
/// struct Letters;
///
/// impl Encoder for Letters {
///     fn name(&self) -> &str {
///         "letters"
///     }
///     fn dimensions(&self) -> usize {
///         26
///     }
///     fn supports(&self, language: &Language) -> bool {
///         language.profile().subtag != "ar"
///     }
///     fn encode(&self, texts: &[&str]) -> Vectors {
///         let mut vectors = Vectors::new(26);
///         for text in texts {
///             let mut counts = [0.0; 26];
///             for letter in text.bytes().filter(u8::is_ascii_lowercase) {
///                 counts[usize::from(letter - b'a')] += 1.0;
///             }
///             vectors.push(&counts);
///         }
///         vectors
///     }
/// }
///
/// let vectors = Letters.encode(&["a rose", "eros a"]);
/// assert!(vectors.cosine(0, &vectors, 1) > 0.999);
/// let options = Options { encoder: Some(Arc::new(Letters)), ..Options::default() };
/// ```
pub trait Encoder: Debug + Send + Sync {
    /// What it is called in messages.
    fn name(&self) -> &str;

    /// Length of its vectors.
    fn dimensions(&self) -> usize;

    /// Whether it was made for texts in `language`. It is used where both languages of a pair are.
    fn supports(&self, language: &Language) -> bool;

    /// A vector for each text, in their order. The same texts must give the same vectors. A text that cannot be encoded
    /// gets the zero vector, which is like nothing.
    fn encode(&self, texts: &[&str]) -> Vectors;

    /// A vector for every run of 1 to `longest` adjacent segments, as if they stood as one text with spaces between.
    ///
    /// Unless the encoder has a shorter way, every run is joined and encoded, which costs `longest` times as much as
    /// the runs of one segment weighted by their length.
    fn encode_runs(&self, segments: &[&str], longest: usize) -> Runs {
        let mut vectors = Vectors::with_capacity(self.dimensions(), segments.len() * longest);
        let all: Vec<_> = Runs::all(segments.len(), longest).collect();
        for some in all.chunks(JOINED_AT_ONCE) {
            let joined: Vec<String> =
                some.iter().map(|run| segments.get(run.clone()).unwrap_or_default().join(" ")).collect();
            vectors.append(&self.encode(&joined.iter().map(String::as_str).collect::<Vec<_>>()));
        }
        Runs::new(vectors, segments.len(), longest)
    }
}

/// Runs that are joined before they are encoded: bounds the memory that the copies take.
const JOINED_AT_ONCE: usize = 4096;

/// The encoder that comes with the crate, for Arabic and English. It is unpacked at first use and shared.
pub fn builtin() -> Arc<dyn Encoder> {
    PackedEncoder::builtin()
}
