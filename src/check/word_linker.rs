//! The word linker of a check, made when the first rule asks for word links.

use std::sync::OnceLock;

use crate::align::lexicon::Lexicon;
use crate::align::{Analysis, WordLinker};
use crate::text::Sides;

/// A word linker that is made when it is first asked for.
#[derive(Debug)]
pub(super) struct LazyLinker<'a> {
    texts: Sides<&'a Analysis>,
    lexicons: &'a [Lexicon],
    linker: OnceLock<WordLinker>,
}

impl<'a> LazyLinker<'a> {
    /// For two texts and the lexicons that words are looked up in.
    pub(super) fn new(texts: Sides<&'a Analysis>, lexicons: &'a [Lexicon]) -> Self {
        Self { texts, lexicons, linker: OnceLock::new() }
    }

    /// The linker.
    pub(super) fn get(&self) -> &WordLinker {
        self.linker.get_or_init(|| WordLinker::new(self.texts, self.lexicons))
    }
}
