//! What the rules of a check share, made when the first of them asks for it.

use std::sync::OnceLock;

use super::forms::Forms;
use crate::align::lexicon::Lexicon;
use crate::align::{Analysis, WordLinker};
use crate::text::Sides;

/// The word linker of a check and the readings of its target's words.
#[derive(Debug)]
pub(super) struct Shared<'a> {
    texts: Sides<&'a Analysis>,
    lexicons: &'a [Lexicon],
    linker: OnceLock<WordLinker>,
    forms: OnceLock<Forms>,
}

impl<'a> Shared<'a> {
    /// For two texts and the lexicons that words are looked up in.
    pub(super) fn new(texts: Sides<&'a Analysis>, lexicons: &'a [Lexicon]) -> Self {
        Self { texts, lexicons, linker: OnceLock::new(), forms: OnceLock::new() }
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
