//! The encoder of a packed file: the one that is built in, or a user's.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use super::file::Packed;
use super::known::Known;
use super::layout::DIMENSIONS;
use super::network::Network;
use super::pieces::Pieces;
use super::plan::Plan;
use super::pooled::Pooled;
use super::{Encoder, Remembered, Vectors};
use crate::Result;
use crate::align::threads;
use crate::language::Language;
use crate::text::Span;

/// The model that comes with the crate.
static BUILTIN: &[u8] = include_bytes!("../../../models/encoder.en-ar.bin");

/// Passages that go through the dense network together, at least and at most.
const BATCH_BOUNDS: (usize, usize) = (32, 64);

/// An encoder read from a packed file (see [`layout`](super::layout)): a multilingual Universal Sentence Encoder cut down to
/// some languages.
#[derive(Debug)]
pub struct PackedEncoder {
    packed: Packed,
    parts: OnceLock<(Pieces, Network)>,
    known: Mutex<Known>,
    words: Remembered,
}

impl PackedEncoder {
    /// The encoder that comes with the crate.
    pub fn builtin() -> Arc<Self> {
        static SHARED: LazyLock<Arc<PackedEncoder>> = LazyLock::new(|| {
            let packed = Packed::new(Cow::Borrowed(BUILTIN));
            Arc::new(PackedEncoder::of(packed.unwrap_or_else(|_| Packed::empty())))
        });
        Arc::clone(&SHARED)
    }

    /// The encoder of a packed file.
    ///
    /// # Errors
    /// If the bytes are no packed encoder, one of another version, or not whole.
    pub fn parse(bytes: Vec<u8>) -> Result<Self> {
        let packed = Packed::new(Cow::Owned(bytes))?;
        packed.verify()?;
        Ok(Self::of(packed))
    }

    fn of(packed: Packed) -> Self {
        Self { packed, parts: OnceLock::new(), known: Mutex::default(), words: Remembered::default() }
    }

    fn parts(&self) -> &(Pieces, Network) {
        self.parts.get_or_init(|| (self.packed.tokenizer(), Network::new(&self.packed)))
    }

    fn pool(&self, plan: &Plan<'_>) -> Pooled {
        let (pieces, network) = self.parts();
        // What is known is the same whoever found it out, so a panic elsewhere spoils nothing.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Pooled::new(plan, (&self.packed, pieces, network), &mut known)
    }

    /// The vectors of all passages.
    fn carry_out(&self, plan: &Plan<'_>) -> Vectors {
        let network = &self.parts().1;
        let pooled = self.pool(plan);
        let numbers: Vec<usize> = (0..plan.passages()).collect();
        let batches: Vec<&[usize]> = threads::shares(&numbers, BATCH_BOUNDS).collect();
        let encoded = threads::map(&batches, |batch| {
            let mut sums = vec![0.0; batch.len() * DIMENSIONS];
            let rows = batch.iter().zip(sums.chunks_exact_mut(DIMENSIONS));
            let tokens: Vec<usize> = rows.map(|(&number, row)| pooled.add(plan.passage(number), row)).collect();
            let mut vectors = Vectors::with_capacity(DIMENSIONS, batch.len());
            network.vectors(sums, &tokens).chunks_exact(DIMENSIONS).for_each(|vector| vectors.push(vector));
            vectors
        });
        let mut vectors = Vectors::with_capacity(DIMENSIONS, plan.passages());
        for batch in &encoded {
            vectors.append(batch);
        }
        vectors
    }
}

impl Encoder for PackedEncoder {
    fn name(&self) -> &str {
        &self.packed.name
    }

    fn dimensions(&self) -> usize {
        DIMENSIONS
    }

    fn supports(&self, language: &Language) -> bool {
        self.packed.languages.iter().any(|tag| Language::from_tag(tag).is_same(language))
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        self.carry_out(&Plan::of_texts(texts))
    }

    fn words(&self, written: &str) -> Vec<String> {
        self.parts().0.words(written)
    }

    fn likelihood(&self, word: &str) -> Option<f64> {
        Some(self.parts().0.likelihood(word))
    }

    fn glosses(&self, words: &[&str]) -> Option<Vectors> {
        Some(self.words.of(words, |words| self.encode(words)))
    }

    /// The tokens of each segment go through the network once, whatever the spans have of it.
    fn encode_spans(&self, text: &str, segments: &[Span], spans: &[Span]) -> Vectors {
        self.carry_out(&Plan::of_spans(text, segments, spans))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REFERENCE: &str = include_str!("../../../fixtures/encoder.tsv");

    fn reference() -> Vec<(&'static str, Vec<f32>)> {
        let lines = REFERENCE.lines().filter(|line| !line.starts_with('#'));
        let numbers = |text: &str| text.split(' ').map(|number| number.parse::<f32>().unwrap() / 1000.0).collect();
        lines.map(|line| line.split_once('\t').unwrap()).map(|(text, rest)| (text, numbers(rest))).collect()
    }

    #[test]
    fn words_that_were_run_together_are_taken_apart() {
        let encoder = PackedEncoder::builtin();
        assert_eq!(encoder.words("اتخذتالولاياتالمتحدة"), ["اتخذت", "الولايات", "المتحدة"]);
        for word in ["والمستشفيات", "استراتيجيتهم", "المسؤولية"] {
            assert_eq!(encoder.words(word), [word]);
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_less_likely_than_the_word() {
        let encoder = PackedEncoder::builtin();
        for (word, slip) in [("المستشفى", "المستفشى"), ("hospital", "hopsital"), ("المدارس", "المدراس")]
        {
            assert!(encoder.likelihood(word).unwrap() > encoder.likelihood(slip).unwrap() + 8.0, "{word}");
        }
    }

    #[test]
    fn vectors_are_those_of_the_reference() {
        let reference = reference();
        let texts: Vec<&str> = reference.iter().map(|(text, _)| *text).collect();
        let vectors = PackedEncoder::builtin().encode(&texts);
        for (number, (text, expected)) in reference.iter().enumerate() {
            let found = vectors.to_f32(number);
            for (found, expected) in found.iter().step_by(16).zip(expected) {
                assert!((found - expected).abs() < 0.002, "{text}: {found} {expected}");
            }
        }
    }

    #[test]
    fn a_vector_does_not_depend_on_the_texts_encoded_beside_it() {
        let encoder = PackedEncoder::builtin();
        let texts: Vec<&str> = reference().iter().map(|(text, _)| *text).collect();
        let together = encoder.encode(&texts);
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(encoder.encode(&[text]).to_f32(0), together.to_f32(number), "{text}");
        }
    }

    #[test]
    fn spans_are_close_to_their_texts_encoded_alone() {
        let texts: Vec<&str> = reference().iter().map(|(text, _)| *text).take(4).collect();
        let whole = texts.join("\n");
        let mut segments: Vec<Span> = Vec::new();
        for text in &texts {
            let start = segments.last().map_or(0, |last| last.end + 1);
            segments.push(Span::new(start, start + text.len()));
        }
        let ends = segments.iter().map(|segment| {
            let (space, _) = segment.of(&whole).match_indices(' ').nth(2).unwrap();
            Span::new(segment.start + space + 1, segment.end)
        });
        let spans = segments.iter().copied().chain([segments[0].join(segments[1]), segments[1].join(segments[3])]);
        let spans: Vec<Span> = spans.chain(ends).collect();
        let encoder = PackedEncoder::builtin();
        let vectors = encoder.encode_spans(&whole, &segments, &spans);
        for (number, span) in spans.iter().enumerate() {
            let alone = encoder.encode(&[span.of(&whole)]);
            let cosine = alone.cosine(0, &vectors, number);
            let least = if segments.contains(span) { 0.9999 } else { 0.93 };
            assert!(cosine > least, "{span:?}: {cosine}");
        }
    }

    #[test]
    fn what_has_nothing_to_see_is_like_nothing() {
        let encoder = PackedEncoder::builtin();
        let text = "here \u{64e} there";
        let spans = [Span::new(5, 7), Span::new(0, 0), Span::new(0, 4)];
        let vectors = encoder.encode_spans(text, &[Span::all(text)], &spans);
        assert!([0, 1].iter().all(|&number| vectors.cosine(number, &vectors, number) == 0.0));
        assert!(vectors.cosine(2, &vectors, 2) > 0.99);
    }

    #[test]
    fn a_long_text_is_encoded_in_parts_without_a_trace() {
        let sentence = "the minister arrived in cairo on monday and left again ";
        let (once, long) = (format!("{sentence}{sentence}"), sentence.repeat(150));
        let middle = |text: &str, times: usize| {
            let end = times * sentence.len();
            let spans: Vec<Span> =
                (0..times).map(|k| Span::new(k * sentence.len(), (k + 1) * sentence.len())).collect();
            let plan = Plan::of_spans(text, &[Span::new(0, end)], &spans);
            let pooled = PackedEncoder::builtin().pool(&plan);
            (0..times)
                .map(|k| {
                    let mut row = vec![0.0; DIMENSIONS];
                    let tokens = pooled.add(plan.passage(k), &mut row);
                    (tokens, row)
                })
                .collect::<Vec<_>>()
        };
        let (short, long) = (middle(&once.repeat(2), 4), middle(&long, 150));
        for (number, (tokens, row)) in long.iter().enumerate().take(149).skip(1) {
            assert_eq!(*tokens, short[1].0);
            for (long, short) in row.iter().zip(&short[1].1) {
                assert!((long - short).abs() < 0.003 * (1.0 + short.abs()), "{number}: {long} {short}");
            }
        }
    }

    #[test]
    fn arabic_speaks_to_its_translation_before_anything_else() {
        let texts: Vec<&str> = reference().iter().map(|(text, _)| *text).take(8).collect();
        let vectors = PackedEncoder::builtin().encode(&texts);
        for english in (0..8).step_by(2) {
            let nearest = (1..8)
                .step_by(2)
                .max_by(|&a, &b| vectors.cosine(english, &vectors, a).total_cmp(&vectors.cosine(english, &vectors, b)));
            assert_eq!(nearest, Some(english + 1), "{}", texts[english]);
        }
    }
}
