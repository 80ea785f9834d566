//! An encoder that has vectors of sentences alone, as most have.

use std::sync::Arc;

use muqabala::align::encoder::{Encoder, Vectors};
use muqabala::language::Language;
use muqabala::text::Span;

/// An encoder without its vectors of single words.
#[derive(Debug)]
pub(crate) struct Sentences(pub(crate) Arc<dyn Encoder>);

impl Encoder for Sentences {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn dimensions(&self) -> usize {
        self.0.dimensions()
    }

    fn supports(&self, language: &Language) -> bool {
        self.0.supports(language)
    }

    fn encode(&self, texts: &[&str]) -> Vectors {
        self.0.encode(texts)
    }

    fn words(&self, written: &str) -> Vec<String> {
        self.0.words(written)
    }

    fn encode_spans(&self, text: &str, segments: &[Span], spans: &[Span]) -> Vectors {
        self.0.encode_spans(text, segments, spans)
    }
}
