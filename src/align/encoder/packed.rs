//! The encoder of a packed file: the one that is built in, or a user's.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use super::file::Packed;
use super::layout::DIMENSIONS;
use super::network::{Network, Part};
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
}

/// Sums of token features of some texts behind the first linear layer, and how many tokens each has.
struct Pooled {
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
        Self { packed, parts: OnceLock::new() }
    }

    fn parts(&self) -> &(Pieces, Network) {
        self.parts.get_or_init(|| (self.packed.tokenizer(), Network::new(&self.packed)))
    }

    fn pool(&self, texts: &[&str]) -> Pooled {
        let (pieces, network) = self.parts();
        let mut sums = vec![0.0; texts.len() * DIMENSIONS];
        let mut tokens = Vec::with_capacity(texts.len());
        let mut batch = Batch::default();
        for (number, text) in texts.iter().enumerate() {
            let slots = pieces.encode(text);
            tokens.push(slots.len());
            for part in parts(slots.len()) {
                batch.add(number, &slots, part);
                if batch.tokens >= BATCH {
                    batch.run(&self.packed, network, &mut sums);
                }
            }
        }
        batch.run(&self.packed, network, &mut sums);
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
    /// Adds the sums of a run of texts to `row` and says how many tokens it has.
    fn add(&self, run: Range<usize>, row: &mut [f32]) -> usize {
        let sums = self.sums.get(run.start * DIMENSIONS..run.end * DIMENSIONS).unwrap_or_default();
        for sum in sums.chunks_exact(DIMENSIONS) {
            row.iter_mut().zip(sum).for_each(|(value, sum)| *value += sum);
        }
        self.tokens.get(run).unwrap_or_default().iter().sum()
    }
}

/// The parts that a text of so many tokens goes through the network in.
fn parts(tokens: usize) -> impl Iterator<Item = Range<usize>> {
    (0..tokens).step_by(BATCH).map(move |start| start..(start + BATCH).min(tokens))
}

/// Parts of texts on their way through the network together.
#[derive(Debug, Default)]
struct Batch {
    texts: Vec<usize>,
    parts: Vec<Part>,
    pieces: Vec<u32>,
    slot_of: HashMap<u32, u32>,
    tokens: usize,
}

impl Batch {
    /// Adds a part of a text that has these pieces.
    fn add(&mut self, text: usize, pieces: &[u32], part: Range<usize>) {
        let start = part.start.saturating_sub(HALO);
        let pieces = pieces.get(start..(part.end + HALO).min(pieces.len())).unwrap_or_default();
        let slots = pieces.iter().map(|&piece| {
            *self.slot_of.entry(piece).or_insert_with(|| {
                self.pieces.push(piece);
                self.pieces.len() as u32 - 1
            })
        });
        let slots = slots.collect();
        self.parts.push(Part { slots, core: part.start - start..part.end - start });
        self.texts.push(text);
        self.tokens += pieces.len();
    }

    fn run(&mut self, packed: &Packed, network: &Network, sums: &mut [f32]) {
        let known = network.know(packed, &self.pieces);
        let pooled = network.pool(&network.features(&known, &self.parts));
        for (&text, pooled) in self.texts.iter().zip(pooled.chunks_exact(DIMENSIONS)) {
            if let Some(sum) = sums.get_mut(text * DIMENSIONS..(text + 1) * DIMENSIONS) {
                sum.iter_mut().zip(pooled).for_each(|(sum, pooled)| *sum += pooled);
            }
        }
        *self = Self::default();
    }
}
