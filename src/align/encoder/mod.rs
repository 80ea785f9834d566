//! Sentence encoders: texts of different languages to vectors that point the same way where they say the same.
//!
//! The one that comes with the crate is Google's multilingual Universal Sentence Encoder (Yang et al. 2020), cut down to
//! Arabic and English; `models/README.md` is its card. Others can be plugged in: see [`Encoder`]; with the
//! feature `onnx` a model in a file.

mod bits;
mod file;
mod glued;
mod known;
pub mod layout;
mod network;
#[cfg(feature = "onnx")]
mod onnx;
mod packed;
mod pieces;
mod plan;
mod pooled;
mod remembered;
mod vectors;

use std::fmt::Debug;
use std::sync::Arc;

#[cfg(feature = "onnx")]
pub use onnx::OnnxEncoder;
pub use packed::PackedEncoder;
pub(crate) use remembered::Remembered;
pub use vectors::Vectors;

use crate::language::Language;
use crate::text::Span;

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

    /// Whether its cosines are those of the built-in encoder, for which the thresholds of the rules are set, or about so. Where they are
    /// not, the command line has the rules ask the built-in one.
    fn serves_rules(&self) -> bool {
        true
    }

    /// The words that `written`, which has no white space, is made of: several where they were run together. The
    /// spans of a text are to be read with such words apart.
    fn words(&self, written: &str) -> Vec<String> {
        vec![written.to_owned()]
    }

    /// How likely a word is as its model of words has it (natural logarithm), to be compared with that of other spellings;
    /// nothing where there is no such model.
    fn likelihood(&self, word: &str) -> Option<f64> {
        let _ = word;
        None
    }

    /// A vector for each of some single words, in their order, if such vectors are alike where words translate each other; nothing
    /// where they are as alike for words of one field. The same words are asked for again and again: an encoder may remember them.
    fn glosses(&self, words: &[&str]) -> Option<Vectors> {
        let _ = words;
        None
    }

    /// A vector for each of the `spans` of a text: parts of its `segments` or runs of them, which begin and end between words.
    /// Segments stand in order; what lies between them counts as a space.
    ///
    /// Unless the encoder has a shorter way, every span is encoded as a text of its own. In alignments spans overlap: a
    /// sentence lies in ten of them and more.
    fn encode_spans(&self, text: &str, segments: &[Span], spans: &[Span]) -> Vectors {
        let mut vectors = Vectors::with_capacity(self.dimensions(), spans.len());
        for some in spans.chunks(COPIED_AT_ONCE) {
            let joined: Vec<String> = some.iter().map(|&span| joined(text, segments, span)).collect();
            vectors.append(&self.encode(&joined.iter().map(String::as_str).collect::<Vec<_>>()));
        }
        vectors
    }
}

/// Spans that are copied before they are encoded: bounds the memory that the copies take.
const COPIED_AT_ONCE: usize = 4096;

/// What a span has of the segments, with spaces between.
fn joined(text: &str, segments: &[Span], span: Span) -> String {
    within(segments, span).map(|part| part.of(text)).collect::<Vec<_>>().join(" ")
}

/// The parts of a span that lie in the segments, which stand in order.
fn within(segments: &[Span], span: Span) -> impl Iterator<Item = Span> {
    let first = segments.partition_point(|segment| segment.end <= span.start);
    let within = segments.get(first..).unwrap_or_default().iter().take_while(move |segment| segment.start < span.end);
    within.map(move |segment| Span::new(segment.start.max(span.start), segment.end.min(span.end)))
}

/// The encoder that comes with the crate, for Arabic and English. It is unpacked at first use and shared.
pub fn builtin() -> Arc<dyn Encoder> {
    PackedEncoder::builtin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_what_it_has_of_the_segments() {
        let text = "one two # three four";
        let segments = [Span::new(0, 7), Span::new(10, 20)];
        assert_eq!(joined(text, &segments, Span::new(4, 15)), "two three");
        assert_eq!(joined(text, &segments, Span::new(0, 3)), "one");
        assert_eq!(joined(text, &segments, Span::new(8, 9)), "");
    }
}
