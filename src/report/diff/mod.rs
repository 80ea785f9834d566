//! Reports of two revisions.

mod json;
mod text;

pub(super) use json::JSON;
pub(super) use text::TEXT;

use super::FileInfo;
use crate::align::Analysis;
use crate::check::Finding;
use crate::compare::{Passage, Piece, Turnover, redline, text_of};
use crate::text::{Side, Sides};

/// Everything a report of two revisions shows. `source` is the old revision, `target` the new one.
#[derive(Clone, Copy, Debug)]
pub struct DiffReport<'a> {
    /// The files.
    pub files: Sides<&'a FileInfo>,
    /// The texts.
    pub texts: Sides<&'a Analysis>,
    /// The source that both were checked against, if it was given.
    pub source: Option<(&'a FileInfo, &'a Analysis)>,
    /// What became of every sentence.
    pub passages: &'a [Passage],
    /// The findings of each revision and what became of them; none without the source.
    pub findings: Option<(Sides<&'a [Finding]>, &'a Turnover)>,
    /// The settings of the run that decide what is found: name and value, for people.
    pub settings: &'a [(&'static str, String)],
}

impl DiffReport<'_> {
    /// The text of a passage in one revision.
    fn text(&self, passage: &Passage, side: Side) -> String {
        text_of(self.texts.get(side), passage.segments.get(side).clone())
    }

    fn redline(&self, old: &str, new: &str) -> Vec<Piece> {
        redline(old, new, &self.texts.target.language)
    }
}
