//! Anchors: what both sides name in forms that can be compared: numbers, dates, names, acronyms, links, quotations.

pub mod spelling;

use crate::language::Language;
use crate::text::{Document, Token};

/// All anchors of a text; each list is sorted by place.
#[derive(Clone, Debug, Default)]
pub struct Anchors {}

impl Anchors {
    /// Finds the anchors of a segmented and tokenised document. `token_ends[k]` is where the tokens of segment k end.
    pub fn find(_document: &Document, _tokens: &[Token], _token_ends: &[usize], _language: &Language) -> Self {
        Self {}
    }
}
