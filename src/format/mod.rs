//! Formats: bytes to documents or pairs. Stands on `text` alone.

mod encoding;
mod markdown;
mod plain;
mod tsv;

pub use encoding::{Decoded, decode};

use crate::text::{Document, Sides};
use crate::{Error, Result};

/// How text is cut into the units that are aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Segmentation {
    /// Paragraphs as the format has them, sentences as the language does.
    #[default]
    Auto,
    /// One segment a line; blank lines are boundaries and count as no segment.
    Lines,
    /// One segment a line, blank lines too: line k of one text stands against line k of another.
    Parallel,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// One text, not segmented yet.
    Text(Document),
    /// Pairs of texts: segment k of both sides is pair k, an empty cell an empty segment.
    Bitext(Sides<Document>),
}

/// A format: a row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What it is called.
    pub name: &'static str,
    /// The endings of file names it goes by.
    pub endings: &'static [&'static str],
    /// Whether it holds pairs.
    pub is_bitext: bool,
    read: fn(&str, Segmentation) -> Result<Content>,
}

/// Every format that is read; the first is what a file of unknown ending is taken for.
pub static FORMATS: &[Format] = &[
    Format { name: "plain text", endings: &["txt", "text"], is_bitext: false, read: plain::read },
    Format { name: "Markdown", endings: &["md", "markdown"], is_bitext: false, read: markdown::read },
    Format { name: "TSV bitext", endings: &["tsv"], is_bitext: true, read: tsv::read },
];

impl Format {
    /// The format of a file by the ending of its name; plain text if that says nothing.
    pub fn of_name(name: &str) -> &'static Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let by_ending = |format: &&Self| ending.as_deref().is_some_and(|ending| format.endings.contains(&ending));
        FORMATS.iter().find(by_ending).unwrap_or(&FORMATS[0])
    }

    /// Reads a file of this format.
    ///
    /// # Errors
    /// If the bytes are no text in an encoding that can be told, or not of this format; with line and column.
    pub fn read(&self, bytes: &[u8], segmentation: Segmentation) -> Result<Content> {
        let decoded = decode(bytes)?;
        if decoded.text.trim().is_empty() {
            return Err(Error::input("the file is empty"));
        }
        (self.read)(&decoded.text, segmentation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_unique() {
        let mut endings: Vec<_> = FORMATS.iter().flat_map(|format| format.endings).collect();
        let all = endings.len();
        endings.sort();
        endings.dedup();
        assert_eq!(endings.len(), all);
    }

    #[test]
    fn the_ending_decides_whatever_its_case() {
        assert_eq!(Format::of_name("a.b/PAIRS.TSV").name, "TSV bitext");
        assert_eq!(Format::of_name("README").name, "plain text");
    }
}
