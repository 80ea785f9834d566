//! Encoders of one's own as ONNX models, run by the ONNX Runtime that is installed (feature `onnx`).

mod centre;
mod files;
mod network;
mod runtime;
mod tokens;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use centre::Centres;
use files::Files;
use network::Network;
use tokens::Tokens;

use super::{Encoder, Vectors, builtin, within};
use crate::Result;
use crate::align::threads;
use crate::language::Language;
use crate::text::Span;

/// A sentence encoder as tools export it from a library of sentence transformers: `model.onnx` with `tokenizer.json`.
///
/// The model takes `input_ids`, `attention_mask` and, if it asks for them, `token_type_ids` (64-bit integers, `[texts, tokens]`). What
/// it gives as `sentence_embedding` (`[texts, dimensions]`) is taken; without that the vectors of the tokens (`[texts, tokens,
/// dimensions]`) are averaged, or the first one is taken where `1_Pooling/config.json` says so. Texts of as many tokens go
/// through the model together, so that none is padded.
///
/// Models differ in what the cosine of unrelated sentences is; from every vector the mean of the sentences of its language is taken,
/// after which unrelated sentences have about 0 in all of them (Libovický et al. 2020, "On the language neutrality of
/// pre-trained multilingual representations").
#[derive(Debug)]
pub struct OnnxEncoder {
    name: String,
    tokens: Tokens,
    network: Network,
    centres: Centres,
}

/// The most tokens that go through the model together.
const TOKENS_AT_ONCE: usize = 4096;

/// The most texts that do.
const TEXTS_AT_ONCE: usize = 64;

/// A part of a text that is encoded by itself, and how much it counts in a longer one.
struct Piece {
    number: usize,
    weight: f32,
}

impl OnnxEncoder {
    /// Loads the model at `path`, a file or the folder that holds `model.onnx` or `onnx/model.onnx`. The runtime is the library that
    /// the environment variable `ORT_DYLIB_PATH` names, else the one that the system finds. Sentences in Arabic and English go
    /// through the model once to see that it knows both.
    ///
    /// # Errors
    /// If there is no runtime or one older than 1.17, no model or no tokenizer, one that cannot be read, one with inputs or outputs
    /// other than those above, or one for which Arabic sentences are not nearest to their translations.
    pub fn load(path: &Path) -> Result<Self> {
        let name = path.to_string_lossy().into_owned();
        let named = |error: crate::Error| error.in_file(&name);
        let files = Files::find(path).map_err(named)?;
        let tokens = Tokens::read(&files)?;
        let network = Network::load(&files).map_err(named)?;
        let mut encoder = Self { name: name.clone(), tokens, network, centres: Centres::default() };
        let pairs = centre::pairs();
        let texts: Vec<&str> = pairs.iter().flat_map(|&(english, arabic)| [english, arabic]).collect();
        let raw = encoder.network_vectors(&texts).map_err(named)?;
        encoder.centres = Centres::of(&raw).map_err(named)?;
        Ok(encoder)
    }

    /// The files that the encoder at `path` is read from.
    ///
    /// # Errors
    /// If there is no model or no tokenizer.
    pub fn files(path: &Path) -> Result<Vec<PathBuf>> {
        let files = Files::find(path)?;
        Ok(vec![files.model, files.tokenizer])
    }

    /// What the model itself gives for each text, brought to unit length; zeros for a text without anything to see.
    ///
    /// # Errors
    /// If the model fails.
    pub fn network_vectors(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>> {
        let tokens: Vec<Vec<i64>> = threads::map(texts, |text| self.tokens.of(text));
        let mut order: Vec<usize> = (0..texts.len()).filter(|&number| count(&tokens, number) > 0).collect();
        order.sort_by_key(|&number| count(&tokens, number));
        let mut vectors = vec![Vec::new(); texts.len()];
        for same in order.chunk_by(|&a, &b| count(&tokens, a) == count(&tokens, b)) {
            let longest = same.first().map_or(1, |&number| count(&tokens, number));
            for batch in same.chunks((TOKENS_AT_ONCE / longest).clamp(1, TEXTS_AT_ONCE)) {
                let rows: Vec<&[i64]> =
                    batch.iter().filter_map(|&number| tokens.get(number)).map(Vec::as_slice).collect();
                for (&number, vector) in batch.iter().zip(self.network.run(&rows)?) {
                    if let Some(slot) = vectors.get_mut(number) {
                        *slot = vector;
                    }
                }
            }
        }
        for vector in &mut vectors {
            vector.resize(self.dimensions(), 0.0);
        }
        Ok(vectors)
    }

    /// The vectors of texts; zeros, which are like nothing, where the model fails.
    fn centred(&self, texts: &[&str]) -> Vectors {
        let mut vectors = Vectors::with_capacity(self.dimensions(), texts.len());
        for some in texts.chunks(ENCODED_AT_ONCE) {
            let raw = self.network_vectors(some).unwrap_or_else(|_| vec![Vec::new(); some.len()]);
            for (text, vector) in some.iter().zip(raw) {
                vectors.push(&self.centres.centred(text, vector));
            }
        }
        vectors
    }
}

/// Texts whose vectors are held as floating-point numbers at a time.
const ENCODED_AT_ONCE: usize = 4096;

fn count(tokens: &[Vec<i64>], number: usize) -> usize {
    tokens.get(number).map_or(0, Vec::len)
}

impl Encoder for OnnxEncoder {
    fn name(&self) -> &str {
        &self.name
    }

    fn dimensions(&self) -> usize {
        self.network.dimensions()
    }

    /// Any language: which ones a model was made for is not told by its files.
    fn supports(&self, _language: &Language) -> bool {
        true
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        self.centred(texts)
    }

    fn serves_rules(&self) -> bool {
        false
    }

    /// As the built-in encoder has it: what words are does not depend on vectors.
    fn words(&self, written: &str) -> Vec<String> {
        builtin().words(written)
    }

    /// Every segment, and every part of one, goes through the model once; the vector of a run of segments is the sum of theirs,
    /// each weighed by its characters. The model would take ten times as long for the runs themselves.
    fn encode_spans(&self, text: &str, segments: &[Span], spans: &[Span]) -> Vectors {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut passages: Vec<&str> = Vec::new();
        let mut piece = |part: Span| {
            let passage = part.of(text);
            let number = *numbers.entry(passage).or_insert_with(|| {
                passages.push(passage);
                passages.len() - 1
            });
            Piece { number, weight: passage.chars().count() as f32 }
        };
        let made_of: Vec<Vec<Piece>> =
            spans.iter().map(|&span| within(segments, span).map(&mut piece).collect()).collect();
        let encoded = self.centred(&passages);
        let mut vectors = Vectors::with_capacity(self.dimensions(), spans.len());
        for pieces in &made_of {
            match pieces.as_slice() {
                [only] => vectors.append_one(&encoded, only.number),
                several => vectors.push(&sum(&encoded, several)),
            }
        }
        vectors
    }
}

fn sum(encoded: &Vectors, pieces: &[Piece]) -> Vec<f32> {
    let mut sum = vec![0.0; encoded.dimensions()];
    for Piece { number, weight } in pieces {
        sum.iter_mut().zip(encoded.to_f32(*number)).for_each(|(sum, value)| *sum += weight * value);
    }
    sum
}
