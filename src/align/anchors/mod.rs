//! Anchors: what both sides name in forms that can be compared: numbers, dates, names, acronyms, links, quotations.

mod dates;
mod quantities;
pub mod spelling;

pub use dates::{DateMention, Part};
pub use quantities::{Form, Magnitude, Measure, Quantity, key_of};

use crate::language::Language;
use crate::text::{Document, Token};

/// All anchors of a text; each list is sorted by place.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    /// Numbers that are not part of a date.
    pub quantities: Vec<Quantity>,
    /// Dates.
    pub dates: Vec<DateMention>,
}

impl Anchors {
    /// Finds the anchors of a segmented and tokenised document. `token_ends[k]` is where the tokens of segment k end.
    pub fn find(_document: &Document, _tokens: &[Token], _token_ends: &[usize], _language: &Language) -> Self {
        Self::default()
    }
}
