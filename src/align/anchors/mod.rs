//! Anchors: what both sides name in forms that can be compared: numbers, dates, names, acronyms, links, quotations.

mod dates;
mod find;
mod measures;
mod numbers;
mod pieces;
mod quantities;
pub mod spelling;
mod words;

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
    pub fn find(document: &Document, tokens: &[Token], token_ends: &[usize], language: &Language) -> Self {
        let mut anchors = Self::default();
        let mut start = 0;
        for &end in token_ends {
            let tokens = tokens.get(start..end).unwrap_or_default();
            start = end;
            let (dates, quantities) = find::find(document.text(), tokens, language);
            anchors.dates.extend(dates);
            anchors.quantities.extend(quantities);
        }
        anchors
    }
}
