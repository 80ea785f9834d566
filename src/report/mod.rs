//! Reports: one file a renderer.

use crate::align::{Alignment, Analysis};
use crate::check::Finding;
use crate::text::Sides;

/// What is known of a file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileInfo {
    /// Its path as the user gave it.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Everything a report of a check shows.
#[derive(Clone, Copy, Debug)]
pub struct CheckReport<'a> {
    /// The files.
    pub files: Sides<&'a FileInfo>,
    /// The texts.
    pub texts: Sides<&'a Analysis>,
    /// Their alignment.
    pub alignment: &'a Alignment,
    /// What was found, sorted by place.
    pub findings: &'a [Finding],
    /// Whether the pairs were given (a bitext): offsets count inside each pair's text then.
    pub is_bitext: bool,
    /// How many findings a baseline dismissed.
    pub dismissed: usize,
}
