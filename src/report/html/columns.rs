//! Texts side by side: a column for each, a row for what belongs together.

use std::ops::Range;

use crate::align::{Analysis, Link};
use crate::report::FileInfo;

/// A column.
pub(super) struct Column<'a> {
    /// Its name in the page's data and markup.
    pub(super) side: String,
    /// The key of the string that says what it is.
    pub(super) role: &'static str,
    /// The key of a letter that it is called by where there is no room, if several texts have one role.
    pub(super) letter: Option<String>,
    pub(super) file: &'a FileInfo,
    /// What the file is called where its path finds no room.
    pub(super) short: &'a str,
    pub(super) text: &'a Analysis,
    /// How many segments it has, empty cells of a bitext aside.
    pub(super) segments: usize,
    /// The share of them that has a counterpart, in percent; none where that is asked of other texts alone.
    pub(super) covered: Option<usize>,
    /// Segments that stand in a row although the source has nothing for them.
    pub(super) alone: Vec<usize>,
}

impl Column<'_> {
    pub(super) fn words(&self) -> usize {
        self.text.tokens.iter().filter(|token| token.kind.is_word()).count()
    }
}

/// Texts that stand side by side.
#[derive(Default)]
pub(super) struct Row<'a> {
    /// For each text the runs of its segments; a single empty run says where something is missing.
    pub(super) runs: Vec<Vec<Range<usize>>>,
    /// Probability that they belong together; none where nothing was linked directly.
    pub(super) confidence: Option<f32>,
    pub(super) moved: bool,
    /// The link that it shows, for why it was made and for its words.
    pub(super) link: Option<&'a Link>,
    /// What became of a sentence.
    pub(super) fate: Option<&'static str>,
    /// Whether any word changed, whatever else became of it.
    pub(super) edited: bool,
    /// For each text how near it is to the one that it is held against (chrF, 0 to 100).
    pub(super) scores: Vec<Option<f64>>,
}
