//! An encoder that remembers on disk what it has encoded: the texts of a training run are the same each time.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use muqabala::align::encoder::{Encoder, Vectors};
use muqabala::language::Language;
use muqabala::text::Span;

use crate::chance::hash;

/// An encoder with a folder of files, one for each call.
#[derive(Debug)]
pub(crate) struct Remembering {
    pub(crate) encoder: Arc<dyn Encoder>,
    pub(crate) folder: PathBuf,
}

impl Remembering {
    /// The vectors for `what`, from the folder or by `encode`.
    fn recall(&self, kind: &str, what: &str, encode: impl FnOnce() -> Vectors) -> Vectors {
        let key = format!("{kind}\n{what}");
        let path = self.folder.join(format!("{:016x}{:08x}", hash(&key), key.len()));
        let wide = self.dimensions();
        if let Ok(bytes) = fs::read(&path) {
            let mut vectors = Vectors::with_capacity(wide, bytes.len() / wide);
            for codes in bytes.chunks_exact(wide) {
                vectors.push(&codes.iter().map(|&code| f32::from(code.cast_signed())).collect::<Vec<f32>>());
            }
            return vectors;
        }
        let vectors = encode();
        let bytes: Vec<u8> = (0..vectors.len())
            .flat_map(|index| vectors.codes(index).0.iter().map(|&code| code.cast_unsigned()))
            .collect();
        // What cannot be kept is encoded again next time.
        let _ = fs::write(path, bytes);
        vectors
    }
}

impl Encoder for Remembering {
    fn name(&self) -> &str {
        self.encoder.name()
    }

    fn dimensions(&self) -> usize {
        self.encoder.dimensions()
    }

    fn supports(&self, language: &Language) -> bool {
        self.encoder.supports(language)
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        self.recall("texts", &texts.join("\n"), || self.encoder.encode(texts))
    }

    fn words(&self, written: &str) -> Vec<String> {
        self.encoder.words(written)
    }

    fn glosses(&self, words: &[&str]) -> Option<Vectors> {
        self.encoder.glosses(words)
    }

    fn encode_spans(&self, text: &str, segments: &[Span], spans: &[Span]) -> Vectors {
        let key = format!("{text}\n{segments:?}\n{spans:?}");
        self.recall("spans", &key, || self.encoder.encode_spans(text, segments, spans))
    }
}
