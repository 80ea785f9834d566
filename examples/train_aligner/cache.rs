//! An encoder that remembers on disk what it has encoded: the texts of a training run are the same each time.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use muqabala::align::encoder::{Encoder, Runs, Vectors};
use muqabala::language::Language;

use crate::chance::hash;

/// An encoder with a folder of files, one for each call.
#[derive(Debug)]
pub(crate) struct Remembering {
    pub(crate) encoder: Arc<dyn Encoder>,
    pub(crate) folder: PathBuf,
}

impl Remembering {
    /// The vectors for `texts`, from the folder or by `encode`.
    fn recall(&self, kind: &str, texts: &[&str], encode: impl FnOnce() -> Vectors) -> Vectors {
        let key = format!("{kind}\n{}", texts.join("\n"));
        let path = self.folder.join(format!("{:016x}{:08x}", hash(&key), key.len()));
        let wide = self.dimensions();
        if let Ok(bytes) = fs::read(&path) {
            let mut vectors = Vectors::with_capacity(wide, bytes.len() / wide);
            for codes in bytes.chunks_exact(wide) {
                vectors.push(&codes.iter().map(|&code| f32::from(code as i8)).collect::<Vec<f32>>());
            }
            return vectors;
        }
        let vectors = encode();
        let bytes: Vec<u8> =
            (0..vectors.len()).flat_map(|index| vectors.codes(index).0.iter().map(|&code| code as u8)).collect();
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
        self.recall("texts", texts, || self.encoder.encode(texts))
    }

    fn encode_runs(&self, segments: &[&str], longest: usize) -> Runs {
        let vectors =
            self.recall("runs", segments, || self.encoder.encode_runs(segments, longest).vectors().clone());
        Runs::new(vectors, segments.len(), longest)
    }
}
