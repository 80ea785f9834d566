//! The encoder of a packed file: the one that is built in, or a user's.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use super::file::Packed;
use super::layout::DIMENSIONS;
use super::network::{Known, Network, Part};
use super::pieces::Pieces;
use super::{Encoder, Runs, Vectors};
use crate::Result;
use crate::language::Language;

/// The model that comes with the crate.
static BUILTIN: &[u8] = include_bytes!("../../../models/encoder.en-ar.bin");

/// Tokens that go through the network together.
const BATCH: usize = 1024;

/// Texts that go through the dense network together.
const DENSE_BATCH: usize = 256;

/// Tokens beyond the end of a part of a long text that its features depend on: two convolutions of windows of five.
const HALO: usize = 4;

/// An encoder read from a packed file (see [`layout`](super::layout)): a multilingual Universal Sentence Encoder cut down to
/// some languages.
#[derive(Debug)]
pub struct PackedEncoder {
    packed: Packed,
    parts: OnceLock<(Pieces, Network)>,
    known: Mutex<Known>,
}

/// Sums of token features of some texts behind the first linear layer, and how many tokens each text has.
struct Pooled {
    /// For each text its sum, then that of its last piece and the first one of the text behind it.
    sums: Vec<f32>,
    tokens: Vec<usize>,
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
        Self { packed, parts: OnceLock::new(), known: Mutex::default() }
    }

    fn parts(&self) -> &(Pieces, Network) {
        self.parts.get_or_init(|| (self.packed.tokenizer(), Network::new(&self.packed)))
    }

    fn pool(&self, texts: &[&str]) -> Pooled {
        let (pieces, network) = self.parts();
        // What is known is the same whoever found it out, so a panic elsewhere spoils nothing.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut sums = vec![0.0; 2 * texts.len() * DIMENSIONS];
        let mut tokens = Vec::with_capacity(texts.len());
        let mut batch = Batch::default();
        for (number, text) in texts.iter().enumerate() {
            let pieces = pieces.encode(text);
            tokens.push(pieces.len());
            for part in parts(pieces.len()) {
                batch.add(number, &pieces, part, &mut known);
                if batch.tokens >= BATCH {
                    batch.run(&self.packed, network, &mut known, &mut sums);
                }
            }
        }
        batch.run(&self.packed, network, &mut known, &mut sums);
        Pooled { sums, tokens }
    }

    fn vectors(&self, count: usize, of: impl Fn(usize, &mut [f32]) -> usize) -> Vectors {
        let network = &self.parts().1;
        let mut vectors = Vectors::with_capacity(DIMENSIONS, count);
        let all: Vec<usize> = (0..count).collect();
        for some in all.chunks(DENSE_BATCH) {
            let mut pooled = vec![0.0; some.len() * DIMENSIONS];
            let tokens: Vec<usize> =
                some.iter().zip(pooled.chunks_exact_mut(DIMENSIONS)).map(|(&number, row)| of(number, row)).collect();
            network.vectors(pooled, &tokens).chunks_exact(DIMENSIONS).for_each(|vector| vectors.push(vector));
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
        let pooled = self.pool(texts);
        self.vectors(texts.len(), |number, row| pooled.add(number..number + 1, row))
    }

    fn encode_runs(&self, segments: &[&str], longest: usize) -> Runs {
        let pooled = self.pool(segments);
        let runs: Vec<Range<usize>> = Runs::all(segments.len(), longest).collect();
        let run = |number: usize| runs.get(number).cloned().unwrap_or_default();
        let vectors = self.vectors(runs.len(), |number, row| pooled.add(run(number), row));
        Runs::new(vectors, segments.len(), longest)
    }
}

impl Pooled {
    fn sum(&self, row: usize) -> &[f32] {
        self.sums.get(row * DIMENSIONS..(row + 1) * DIMENSIONS).unwrap_or_default()
    }

    /// Adds the sums of a run of texts to `row`, without the pieces of start and end inside it, and says how many tokens
    /// it has. The windows at the seams are those of the texts alone: the cosine with the vector of the joined text is
    /// .99 for two sentences of news, .98 for four (medians).
    fn add(&self, run: Range<usize>, row: &mut [f32]) -> usize {
        for text in run.clone() {
            row.iter_mut().zip(self.sum(2 * text)).for_each(|(value, sum)| *value += sum);
            if text + 1 < run.end {
                row.iter_mut().zip(self.sum(2 * text + 1)).for_each(|(value, seam)| *value -= seam);
            }
        }
        let seams = run.len().saturating_sub(1);
        self.tokens.get(run).unwrap_or_default().iter().sum::<usize>() - 2 * seams
    }
}

/// The parts that a text of so many tokens goes through the network in.
fn parts(tokens: usize) -> impl Iterator<Item = Range<usize>> {
    (0..tokens).step_by(BATCH).map(move |start| start..(start + BATCH).min(tokens))
}

/// Parts of texts on their way through the network together.
#[derive(Debug, Default)]
struct Batch {
    parts: Vec<Part>,
    /// The rows of the sums that the parts add to, in order.
    rows: Vec<usize>,
    tokens: usize,
}

impl Batch {
    /// Adds a part of a text that has these pieces.
    fn add(&mut self, text: usize, pieces: &[u32], part: Range<usize>, known: &mut Known) {
        let start = part.start.saturating_sub(HALO);
        let reach = start..(part.end + HALO).min(pieces.len());
        let slots = pieces.get(reach).unwrap_or_default().iter().map(|&piece| known.slot(piece)).collect();
        let mut cores = Vec::with_capacity(3);
        if part.start == 0 && text > 0 {
            cores.push((self.row(2 * text - 1), 0..1));
        }
        cores.push((self.row(2 * text), part.start - start..part.end - start));
        if part.end == pieces.len() {
            cores.push((self.row(2 * text + 1), part.end - start - 1..part.end - start));
        }
        self.parts.push(Part { slots, cores });
        self.tokens += part.len();
    }

    /// The place in `rows` of a row of the sums, none of which comes before those that were asked for.
    fn row(&mut self, row: usize) -> usize {
        if self.rows.last() != Some(&row) {
            self.rows.push(row);
        }
        self.rows.len() - 1
    }

    fn run(&mut self, packed: &Packed, network: &Network, known: &mut Known, sums: &mut [f32]) {
        network.know(packed, known);
        let pooled = network.pool(&network.features(packed, known, &self.parts, self.rows.len()));
        for (row, pooled) in self.rows.iter().zip(pooled.chunks_exact(DIMENSIONS)) {
            if let Some(sum) = sums.get_mut(row * DIMENSIONS..(row + 1) * DIMENSIONS) {
                sum.iter_mut().zip(pooled).for_each(|(sum, pooled)| *sum += pooled);
            }
        }
        known.bound();
        *self = Self::default();
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
    fn runs_are_close_to_their_segments_joined() {
        let texts: Vec<&str> = reference().iter().map(|(text, _)| *text).take(4).collect();
        let encoder = PackedEncoder::builtin();
        let runs = encoder.encode_runs(&texts, 3);
        for run in Runs::all(4, 3) {
            let joined = encoder.encode(&[&texts[run.clone()].join(" ")]);
            let cosine = joined.cosine(0, runs.vectors(), runs.index(&run).unwrap());
            let least = if run.len() == 1 { 0.9999 } else { 0.93 };
            assert!(cosine > least, "{run:?}: {cosine}");
        }
    }

    #[test]
    fn a_long_text_is_encoded_in_parts_without_a_trace() {
        let encoder = PackedEncoder::builtin();
        let long = "the minister arrived in cairo on monday and left again ".repeat(150);
        let whole = encoder.pool(&[&long]);
        let (pieces, network) = encoder.parts();
        let pieces = pieces.encode(&long);
        assert!(pieces.len() > BATCH + 2 * HALO);
        let (mut known, mut batch, mut sums) = (Known::default(), Batch::default(), vec![0.0; 2 * DIMENSIONS]);
        batch.add(0, &pieces, 0..pieces.len(), &mut known);
        batch.run(&encoder.packed, network, &mut known, &mut sums);
        for (part, whole) in whole.sums.iter().zip(&sums) {
            assert!((part - whole).abs() < 0.001 * (1.0 + whole.abs()), "{part} {whole}");
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
