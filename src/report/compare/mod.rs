//! Reports of a comparison of translations.

mod differences;
mod json;
mod text;

pub(super) use json::JSON;
pub(super) use text::TEXT;

use super::FileInfo;
use crate::compare::{Comparison, Scores, Standing};

/// Everything a report of a comparison shows.
#[derive(Clone, Copy, Debug)]
pub struct CompareReport<'a> {
    /// The source's file.
    pub source: &'a FileInfo,
    /// The translations' files, then the reference's if there is one.
    pub translations: &'a [FileInfo],
    /// The texts, cut into units.
    pub comparison: &'a Comparison<'a>,
    /// The metrics; empty for a single translation without a reference.
    pub scores: &'a [Scores],
    /// The translations, the best first.
    pub ranking: &'a [Standing],
    /// Mean cosine of the units with the source, a value for each translation; empty without an encoder.
    pub similarity: &'a [f32],
    /// The settings of the run that decide what is found: name and value, for people.
    pub settings: &'a [(&'static str, String)],
}

impl<'a> CompareReport<'a> {
    /// The name of translation `number`; that of the translations' count is the reference.
    fn name(&self, number: usize) -> &'a str {
        self.translations.get(number).map_or("", |file| file.path.as_str())
    }
}
