//! Alignments from files: this program's own JSON, bead files and ladders of other aligners, and anchors.
//!
//! A file is parsed first ([`Saved`]), then fitted to two texts, which is where unknown segments and overlaps are found.

mod anchors;
mod beads;
mod fit;
mod json;
mod ladder;

use std::ops::Range;

use crate::text::{Side, Sides};
use crate::{Error, Result};

/// What a file tells about an alignment.
#[derive(Clone, Debug, Default)]
pub struct Saved {
    links: Vec<SavedLink>,
    /// The segments it was made over, in code points, where the file has them.
    segments: Option<Sides<Vec<Range<usize>>>>,
    /// SHA-256 of the files it was made over, where the file has them.
    hashes: Option<Sides<String>>,
    /// Whether links may cross without being marked as moved: the form has no mark.
    crosses: bool,
}

/// A link as a file tells it.
#[derive(Clone, Debug)]
struct SavedLink {
    places: Sides<Place>,
    confidence: f32,
    /// The confidence of each segment, where the file has it.
    members: Sides<Vec<f32>>,
    moved: bool,
    locked: bool,
    name: Name,
}

/// What a message calls a link by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    /// The line it stands in, from 1.
    Line(usize),
    /// Its number in the file, from 0.
    Number(usize),
}

/// What one side of a link covers.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// Segments, numbered from 0.
    Segments(Range<usize>),
    /// Code points: every segment that they touch.
    Points(Range<usize>),
}

impl Place {
    const NONE: Self = Self::Segments(0..0);

    /// A run of segments of a list of numbers.
    fn of_numbers(numbers: &[usize]) -> std::result::Result<Self, String> {
        let Some((&first, &last)) = numbers.first().zip(numbers.last()) else { return Ok(Self::NONE) };
        for (one, next) in numbers.iter().zip(numbers.iter().skip(1)) {
            if one.checked_add(1) != Some(*next) {
                return Err(format!("the segments of a link follow each other: {next} does not follow {one}"));
            }
        }
        let end = last.checked_add(1).ok_or("a segment number is too large")?;
        Ok(Self::Segments(first..end))
    }
}

impl Saved {
    /// Reads an alignment; the form is told by the content:
    ///
    /// - JSON of `muqabala align` or `check`, or lines of `align --format jsonl`;
    /// - beads, `[0,1]:[0]:0.98` a line, as Vecalign and Bleualign write them (segments from 0; what follows the second colon is not
    ///   read: some write a cost there, some a similarity);
    /// - a hunalign ladder, `a b score` a line, separated by tabs.
    ///
    /// # Errors
    /// If it is none of these, or not well-formed; the error names the line.
    pub fn parse(text: &str) -> Result<Self> {
        let start = text.trim_start_matches('\u{feff}').trim_start();
        let first = start.lines().next().unwrap_or_default();
        if start.starts_with('{') {
            json::parse(text)
        } else if first.starts_with('[') && first.contains(':') && !first.contains('{') {
            beads::parse(text)
        } else if first.starts_with(|c: char| c.is_ascii_digit()) {
            ladder::parse(text)
        } else {
            Err(Error::input("this is no alignment").hint(
                "give JSON as `muqabala align --format json` writes it, beads ([0,1]:[0]:0.98) or a ladder (numbers separated by tabs)",
            ))
        }
    }

    /// Reads anchors: links that are sure, told by sentence numbers from 1 or by places in code points, as TSV or JSON.
    ///
    /// # Errors
    /// If they are not well-formed; the error names the line.
    pub fn parse_anchors(text: &str) -> Result<Self> {
        anchors::parse(text)
    }

    /// Refuses files other than those it was made over. `hashes` are SHA-256 in hexadecimal.
    ///
    /// # Errors
    /// If the file tells hashes and they are others.
    pub fn check_hashes(&self, hashes: Sides<&str>) -> Result<()> {
        let Some(own) = &self.hashes else { return Ok(()) };
        let Some(side) = Side::BOTH.into_iter().find(|&side| !own.get(side).eq_ignore_ascii_case(hashes.get(side)))
        else {
            return Ok(());
        };
        let turned = own.source.eq_ignore_ascii_case(hashes.target) && own.target.eq_ignore_ascii_case(hashes.source);
        let error =
            Error::input(format!("this alignment was made over another {} file (its SHA-256 differs)", side.name()));
        Err(error.hint(if turned {
            "the source and the target seem to have changed places"
        } else {
            "align the texts as they are now again"
        }))
    }

    /// Whether any link is locked.
    pub fn has_locked(&self) -> bool {
        self.links.iter().any(|link| link.locked)
    }
}

impl Name {
    /// The error that says `why` about the link.
    fn error(self, why: impl std::fmt::Display) -> Error {
        match self {
            Self::Line(line) => Error::input(why.to_string()).at(line, 1),
            Self::Number(number) => Error::input(format!("link {number}: {why}")),
        }
    }
}

#[cfg(test)]
mod tests;
