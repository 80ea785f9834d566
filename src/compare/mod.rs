//! Comparing translations of one source: what each leaves out, adds and gets wrong, how near they are to a reference
//! translation and to each other, and where they differ.
//!
//! Every translation is aligned to the source on its own, so none need be split like another: they are compared by
//! [`Unit`]s, stretches of the source that all of them render in whole segments.

mod buckets;
pub mod metrics;
mod ranking;
mod redline;
mod revision;
mod scores;
mod similarity;
mod units;

pub use buckets::{Bucket, buckets};
pub use ranking::{Standing, ranking};
pub use redline::{Change, Piece, redline};
pub use revision::{Fate, Passage, Turnover, passages, turnover};
pub use scores::{Scores, scores};
pub use similarity::similarity;
pub use units::{Unit, text_of, units};

use crate::align::{Alignment, Analysis};
use crate::check::Finding;
use crate::text::{Side, Sides};

/// A translation of the source with all that is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Translation<'a> {
    /// What it is called: its path as the user gave it.
    pub name: &'a str,
    /// The text.
    pub text: &'a Analysis,
    /// Its alignment with the source.
    pub alignment: &'a Alignment,
    /// What the rules say of it.
    pub findings: &'a [Finding],
}

impl Translation<'_> {
    /// How many of its segments have no counterpart in the source, and how many of the source's have none in it.
    pub fn unlinked(&self) -> Sides<usize> {
        Sides::new(Side::Source, Side::Target).map(|side| units::unlinked(self.alignment, side))
    }

    /// Words of the translation.
    pub fn words(&self) -> usize {
        self.text.tokens.iter().filter(|token| token.kind.is_word()).count()
    }
}

/// Translations of one source, cut into units.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// The source.
    pub source: &'a Analysis,
    /// The translations, in the order given.
    pub translations: Vec<Translation<'a>>,
    /// A reference translation that the others are held against.
    pub reference: Option<Translation<'a>>,
    /// The units; the reference's segments, if there is one, stand behind those of the translations.
    pub units: Vec<Unit>,
}

impl<'a> Comparison<'a> {
    /// Cuts the source into units under all alignments.
    pub fn new(source: &'a Analysis, translations: Vec<Translation<'a>>, reference: Option<Translation<'a>>) -> Self {
        let alignments: Vec<&Alignment> = translations.iter().chain(&reference).map(|one| one.alignment).collect();
        let units = units(source.document.segments().len(), &alignments);
        Self { source, translations, reference, units }
    }

    /// What translation `number` has for a unit; the reference's number is that of the translations' count.
    pub fn text(&self, unit: &Unit, number: usize) -> String {
        let translation = self.translations.get(number).or(self.reference.as_ref());
        let segments = unit.targets.get(number).cloned().unwrap_or_default();
        translation.map(|translation| text_of(translation.text, segments)).unwrap_or_default()
    }

    /// What the source says in a unit.
    pub fn source_text(&self, unit: &Unit) -> String {
        text_of(self.source, unit.source.clone())
    }

    /// The text that translation `number` is held against in a unit: the reference's, else that of the first
    /// translation (of the second, for the first itself). None where there is nothing to hold it against.
    pub fn held_against(&self, number: usize) -> Option<usize> {
        let count = self.translations.len();
        match (&self.reference, number) {
            (Some(_), _) => Some(count),
            (None, 0) => (count > 1).then_some(1),
            (None, _) => Some(0),
        }
    }
}
