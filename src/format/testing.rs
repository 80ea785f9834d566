//! What the tests of several formats need.

use super::{Content, ReadOptions};
use crate::Result;
use crate::text::Document;

/// A format's reader.
type Read = fn(&str, &ReadOptions) -> Result<Content>;

/// The texts of all pairs.
pub(super) fn pairs(read: Read, file: &str) -> Vec<(String, String)> {
    let Content::Bitext(sides) = read(file, &ReadOptions::default()).unwrap() else { panic!("a bitext") };
    let cells = |document: &Document| {
        document.blocks().iter().map(|b| b.span.of(document.text()).to_owned()).collect::<Vec<_>>()
    };
    cells(&sides.source).into_iter().zip(cells(&sides.target)).collect()
}

/// The message of the error that reading `file` ends in.
pub(super) fn error(read: Read, file: &str) -> String {
    read(file, &ReadOptions::default()).unwrap_err().in_file("file").to_string()
}
