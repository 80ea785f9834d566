//! Anchors: what both sides name in forms that can be compared: numbers, dates, names, acronyms, links, quotations.

pub mod acronyms;
mod dates;
mod find;
pub mod links;
mod measures;
pub mod names;
mod numbers;
mod pieces;
mod quantities;
pub mod quotations;
pub mod spelling;
#[cfg(test)]
mod tests;
mod words;

pub use acronyms::Acronym;
pub use dates::{DateMention, Part};
pub use links::{WebLink, WebLinkKind};
pub use names::{Name, NameWord};
pub use quantities::{Form, Magnitude, Measure, Quantity, key_of, same_value};
pub use quotations::Quotation;

use crate::language::{Language, exonyms};
use crate::text::{Document, Token};

/// All anchors of a text; each list is sorted by place.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    /// Capitalised names; in a script without capitals, those left in the Latin script.
    pub names: Vec<Name>,
    /// Names that are translated, known by table; equal ids on both sides are one thing.
    pub exonyms: Vec<exonyms::Found>,
    /// Acronyms.
    pub acronyms: Vec<Acronym>,
    /// URLs, e-mail addresses, handles, hashtags.
    pub links: Vec<WebLink>,
    /// Quotations.
    pub quotations: Vec<Quotation>,
    /// Numbers that are not part of a date.
    pub quantities: Vec<Quantity>,
    /// Dates.
    pub dates: Vec<DateMention>,
}

impl Anchors {
    /// Finds the anchors of a segmented and tokenised document. `token_ends[k]` is where the tokens of segment k end.
    pub fn find(document: &Document, tokens: &[Token], token_ends: &[usize], language: &Language) -> Self {
        let text = document.text();
        let exonyms = exonyms::find(text, tokens, language);
        let (dates, quantities) = find::find(text, tokens, token_ends, language);
        Self {
            names: names::find(text, tokens, token_ends, language),
            acronyms: acronyms::find(text, tokens, token_ends, &exonyms, language),
            exonyms,
            links: links::find(tokens),
            quotations: quotations::find(document),
            quantities,
            dates,
        }
    }
}
