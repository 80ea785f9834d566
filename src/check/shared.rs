//! What the rules of a check share, made when the first of them asks for it.

use std::sync::OnceLock;

use super::Options;
use super::forms::Forms;
use super::glossary::Glossary;
use crate::align::encoder::Encoder;
use crate::align::lexicon::Lexicon;
use crate::align::{Analysis, Passage, WordLinker};
use crate::text::Sides;

/// The word linker of a check, the readings of its target's words, and its glossary.
#[derive(Debug)]
pub(super) struct Shared<'a> {
    texts: Sides<&'a Analysis>,
    lexicons: &'a [Lexicon],
    pub(super) glossary: &'a Glossary,
    encoder: Option<&'a dyn Encoder>,
    linker: OnceLock<WordLinker>,
    forms: OnceLock<Forms>,
}

impl<'a> Shared<'a> {
    /// For two texts and what a check is to go by.
    pub(super) fn new(texts: Sides<&'a Analysis>, options: &'a Options) -> Self {
        let encoder = options.encoder.as_deref();
        let suits = |encoder: &&dyn Encoder| {
            encoder.supports(&texts.source.language) && encoder.supports(&texts.target.language)
        };
        Self {
            texts,
            lexicons: &options.lexicons,
            glossary: &options.glossary,
            encoder: encoder.filter(suits),
            linker: OnceLock::new(),
            forms: OnceLock::new(),
        }
    }

    /// The cosine of what an encoder makes of two passages, -1 to 1; nothing without an encoder for their languages.
    pub(super) fn cosine(&self, passages: Sides<&Passage<'_>>) -> Option<f32> {
        let vectors = self.encoder?.encode(&[passages.source.text(), passages.target.text()]);
        Some(vectors.cosine(0, &vectors, 1))
    }

    /// The word linker.
    pub(super) fn linker(&self) -> &WordLinker {
        self.linker.get_or_init(|| WordLinker::new(self.texts, self.lexicons))
    }

    /// The readings of the words of an Arabic target.
    pub(super) fn forms(&self) -> &Forms {
        self.forms.get_or_init(|| Forms::new(self.texts.target))
    }
}
