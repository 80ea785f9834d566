//! What the rules of a check share, made when the first of them asks for it.

use std::sync::OnceLock;

use super::Options;
use super::facts::{Answers, Facts};
use super::glossary::Glossary;
use super::vectors::WordVectors;
use crate::align::encoder::{Encoder, Vectors};
use crate::align::lexicon::{Direction, Lexicon};
use crate::align::{Analysis, Passage, WordLinker};
use crate::text::{Side, Sides};

/// The word linker of a check, what its words are, and its glossary.
#[derive(Debug)]
pub(super) struct Shared<'a> {
    texts: Sides<&'a Analysis>,
    lexicons: &'a [Lexicon],
    /// The lexicons for the two languages, with the side that the first language of each is on.
    fitting: Vec<(&'a Lexicon, Side)>,
    pub(super) glossary: &'a Glossary,
    encoder: Option<&'a dyn Encoder>,
    vectors: Option<WordVectors<'a>>,
    linker: OnceLock<WordLinker>,
    facts: Sides<Facts<'a>>,
    /// Whether words of the target are known: see [`wanted::is_known`](super::wanted::is_known).
    pub(super) known: Answers<'a, bool>,
}

impl<'a> Shared<'a> {
    /// For two texts and what a check is to go by.
    pub(super) fn new(texts: Sides<&'a Analysis>, options: &'a Options) -> Self {
        let encoder = options.encoder.as_deref();
        let suits = |encoder: &&dyn Encoder| {
            encoder.supports(&texts.source.language) && encoder.supports(&texts.target.language)
        };
        let encoder = encoder.filter(suits);
        Self {
            texts,
            lexicons: &options.lexicons,
            fitting: options
                .lexicons
                .iter()
                .filter_map(|lexicon| Some((lexicon, first_side(lexicon, texts)?)))
                .collect(),
            glossary: &options.glossary,
            encoder,
            vectors: encoder.map(WordVectors::new),
            linker: OnceLock::new(),
            facts: texts.map(Facts::new),
            known: Answers::new(texts.target),
        }
    }

    /// The cosine of what an encoder makes of two passages, -1 to 1; nothing without an encoder for their languages.
    pub(super) fn cosine(&self, passages: Sides<&Passage<'_>>) -> Option<f32> {
        let vectors = self.encoder?.encode(&[passages.source.text(), passages.target.text()]);
        Some(vectors.cosine(0, &vectors, 1))
    }

    /// What an encoder makes of some texts, in their order; nothing without one for the languages of both sides.
    pub(super) fn vectors_of(&self, texts: &[String]) -> Option<Vectors> {
        Some(self.encoder?.encode(&texts.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    /// The vectors of single words; nothing without an encoder for both languages.
    pub(super) fn word_vectors(&self) -> Option<&WordVectors<'a>> {
        self.vectors.as_ref()
    }

    /// How likely a word is to the encoder, as [`Encoder::likelihood`] says.
    pub(super) fn likelihood(&self, word: &str) -> Option<f64> {
        self.encoder?.likelihood(word)
    }

    /// Whether a lexicon for the two languages has a stem of that side.
    pub(super) fn has_stem(&self, side: Side, stem: &str) -> bool {
        self.fitting.iter().any(|(lexicon, first)| {
            if side == *first { lexicon.translations(stem).next().is_some() } else { lexicon.knows(stem) }
        })
    }

    /// How strongly a lexicon pairs a stem of the source with one of the target, 0 to 1.
    pub(super) fn strength(&self, source: &str, target: &str) -> f32 {
        let strength = |(lexicon, first): &(&Lexicon, Side)| {
            let (from, to) = if *first == Side::Source { (source, target) } else { (target, source) };
            lexicon.translations(from).find(|(stem, _)| *stem == to).map_or(0.0, |(_, strength)| strength)
        };
        self.fitting.iter().map(strength).fold(0.0, f32::max)
    }

    /// The word linker.
    pub(super) fn linker(&self) -> &WordLinker {
        self.linker.get_or_init(|| WordLinker::new(self.texts, self.lexicons))
    }

    /// What the words of one side are.
    pub(super) fn facts(&self, side: Side) -> &Facts<'a> {
        self.facts.get(side)
    }
}

/// The side that the first language of a lexicon is on, if it is for the two languages.
fn first_side(lexicon: &Lexicon, texts: Sides<&Analysis>) -> Option<Side> {
    Some(match lexicon.direction(texts.map(|text| &text.language))? {
        Direction::Forward => Side::Source,
        Direction::Backward => Side::Target,
    })
}
