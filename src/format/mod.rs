//! Formats: bytes to documents or pairs. Stands on `text` alone.

mod bitext;
mod csv;
#[cfg(feature = "docx")]
mod docx;
mod encoding;
mod gzip;
#[cfg(feature = "html")]
mod html;
mod inline;
mod jsonl;
mod markdown;
mod options;
mod plain;
mod po;
mod rows;
mod subtitles;
mod table;
mod terms;
#[cfg(test)]
mod testing;
mod tmx;
mod tsv;
mod xliff;
mod xml;

pub use encoding::{Decoded, decode, decode_declared};
pub use gzip::{UNPACKED_LIMIT, is_packed, unpacked, unpacked_name};
pub use options::ReadOptions;
pub use rows::RowLines;
pub use terms::read_terms;

use crate::text::{Document, Sides, Span};
use crate::{Error, Result};
use rows::Rows;

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
#[expect(clippy::large_enum_variant, reason = "there is one a file, and it is taken apart at once")]
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
    /// What a file begins with, in lower case, after white space, comments and declarations.
    begins: &'static [&'static str],
    /// What stands before the name of the encoding where the file names it.
    declares: Option<&'static str>,
    rows: Rows,
    read: Reader,
}

/// How a format is read.
#[derive(Clone, Copy, Debug)]
enum Reader {
    /// From the decoded text.
    Text(fn(&str, &ReadOptions) -> Result<Content>),
    /// From the bytes.
    #[cfg(feature = "docx")]
    Bytes(fn(&[u8], &ReadOptions) -> Result<Content>),
}

const XML: Option<&str> = Some("encoding=");

/// Every format that is read; the first is what a file is taken for that nothing tells more of.
#[rustfmt::skip]
pub static FORMATS: &[Format] = &[
    Format { name: "plain text", endings: &["txt", "text"], is_bitext: false, begins: &[], declares: None, rows: Rows::None, read: Reader::Text(plain::read) },
    Format { name: "Markdown", endings: &["md", "markdown"], is_bitext: false, begins: &[], declares: None, rows: Rows::None, read: Reader::Text(markdown::read) },
    #[cfg(feature = "html")]
    Format { name: "HTML", endings: &["html", "htm", "xhtml"], is_bitext: false, begins: &["<!doctype html", "<html"], declares: Some("charset="), rows: Rows::None, read: Reader::Text(html::read) },
    #[cfg(feature = "docx")]
    Format { name: "DOCX", endings: &["docx", "docm"], is_bitext: false, begins: &["pk\u{3}\u{4}"], declares: None, rows: Rows::None, read: Reader::Bytes(docx::read) },
    Format { name: "SubRip", endings: &["srt"], is_bitext: false, begins: &["1\n00:", "1\r\n00:"], declares: None, rows: Rows::None, read: Reader::Text(subtitles::read) },
    Format { name: "WebVTT", endings: &["vtt"], is_bitext: false, begins: &["webvtt"], declares: None, rows: Rows::None, read: Reader::Text(subtitles::read) },
    Format { name: "TSV bitext", endings: &["tsv"], is_bitext: true, begins: &["source\ttarget"], declares: None, rows: Rows::Tabs, read: Reader::Text(tsv::read) },
    Format { name: "CSV bitext", endings: &["csv"], is_bitext: true, begins: &["source,target", "source;target"], declares: None, rows: Rows::Cells, read: Reader::Text(csv::read) },
    Format { name: "JSON lines", endings: &["jsonl", "ndjson"], is_bitext: true, begins: &["{\"source\"", "{\"id\"", "{\"target\"", "{\"translation\""], declares: None, rows: Rows::Objects, read: Reader::Text(jsonl::read) },
    Format { name: "TMX", endings: &["tmx"], is_bitext: true, begins: &["<tmx"], declares: XML, rows: Rows::None, read: Reader::Text(tmx::read) },
    Format { name: "XLIFF", endings: &["xlf", "xliff", "mqxliff", "sdlxliff", "mxliff"], is_bitext: true, begins: &["<xliff"], declares: XML, rows: Rows::None, read: Reader::Text(xliff::read) },
    Format { name: "PO", endings: &["po", "pot"], is_bitext: true, begins: &["msgid \"", "msgctxt \""], declares: Some("charset="), rows: Rows::None, read: Reader::Text(po::read) },
];

impl Format {
    /// The format of a file by the ending of its name, `.gz` behind it left aside; plain text if that says nothing.
    pub fn of_name(name: &str) -> &'static Self {
        Self::by_ending(name).unwrap_or(&FORMATS[0])
    }

    /// The format of a file by the ending of its name, or by what it begins with if that says nothing.
    pub fn of(name: &str, bytes: &[u8]) -> &'static Self {
        Self::by_ending(name).or_else(|| Self::by_content(bytes)).unwrap_or(&FORMATS[0])
    }

    fn by_ending(name: &str) -> Option<&'static Self> {
        let (_, ending) = unpacked_name(name).rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        FORMATS.iter().find(|format| format.endings.contains(&ending.as_str()))
    }

    fn by_content(bytes: &[u8]) -> Option<&'static Self> {
        let head = encoding::head(bytes);
        let start = beginning(&head);
        FORMATS.iter().find(|format| format.begins.iter().any(|begins| start.starts_with(begins)))
    }

    /// Whether what a file of this format begins with, whole lines of it, is the beginning of pairs: a table has a header that
    /// names both sides, JSON lines begin with a pair, and a glossary is none. `false` for formats of single texts.
    pub fn begins_with_pairs(&self, head: &[u8], options: &ReadOptions) -> bool {
        // What cannot be decoded is told when it is read.
        self.is_bitext && self.decode(head).map_or(true, |head| self.rows.begin_in(&head, options))
    }

    /// How to read it line by line, if each of its pairs stands on a line of its own.
    pub fn row_lines(&self) -> Option<RowLines> {
        RowLines::of(self.rows)
    }

    /// A file's bytes with stretches of its decoded text replaced, in the encoding and with the byte order mark that it has.
    /// The stretches are disjoint and in order.
    ///
    /// # Errors
    /// If the bytes cannot be decoded, or the encoding has not all characters of the new text.
    pub fn replace(&self, bytes: &[u8], edits: &[(Span, &str)]) -> Result<Vec<u8>> {
        let Decoded { text, encoding } = decode_declared(bytes, self.declares)?;
        let mut new = String::with_capacity(text.len());
        let mut at = 0;
        for (span, replacement) in edits {
            new += Span::new(at, span.start).of(&text);
            new += replacement;
            at = span.end;
        }
        new += Span::new(at, text.len()).of(&text);
        encoding::encode(&new, encoding, bytes)
    }

    /// The decoded text of a file's bytes.
    ///
    /// # Errors
    /// As [`Format::read`].
    pub fn decode(&self, bytes: &[u8]) -> Result<String> {
        decode_declared(bytes, self.declares).map(|decoded| decoded.text)
    }

    /// Reads a file of this format.
    ///
    /// # Errors
    /// If the bytes are no text in an encoding that can be told, or not of this format; with line and column.
    pub fn read(&self, bytes: &[u8], options: impl Into<ReadOptions>) -> Result<Content> {
        let options = options.into();
        let read = match self.read {
            Reader::Text(read) => read,
            #[cfg(feature = "docx")]
            Reader::Bytes(read) => return read(bytes, &options),
        };
        let decoded = decode_declared(bytes, self.declares)?;
        if decoded.text.trim().is_empty() {
            return Err(Error::input("the file is empty"));
        }
        read(&decoded.text, &options)
    }
}

/// What a file begins with, in lower case, behind white space, the comments and declarations of XML and those of PO.
fn beginning(head: &str) -> String {
    let lower = head.to_lowercase();
    let mut rest = lower.trim_start();
    loop {
        let after = match rest.as_bytes() {
            [b'#', ..] => rest.split_once('\n'),
            [b'<', b'?', ..] => rest.split_once("?>"),
            [b'<', b'!', b'-', b'-', ..] => rest.split_once("-->"),
            [b'<', b'!', ..] if !rest.starts_with("<!doctype html") => rest.split_once('>'),
            _ => None,
        };
        match after {
            Some((_, after)) => rest = after.trim_start(),
            None => return rest.replace("{ \"", "{\""),
        }
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

    #[test]
    fn content_decides_where_the_name_says_nothing() {
        let named = |text: &str| Format::of("-", text.as_bytes()).name;
        assert_eq!(named("<?xml version='1.0'?>\n<!DOCTYPE tmx SYSTEM 'a'>\n<!-- x -->\n<TMX>"), "TMX");
        assert_eq!(named("\u{feff}<xliff version='2.0'>"), "XLIFF");
        assert_eq!(named("# Title\n#, fuzzy\nmsgid \"\"\n"), "PO");
        assert_eq!(named("source\ttarget\n"), "TSV bitext");
        assert_eq!(named("WEBVTT\n\n"), "WebVTT");
        assert_eq!(named("1\r\n00:00:01,000 --> 00:00:02,000\r\n"), "SubRip");
        #[cfg(feature = "html")]
        assert_eq!(named("<!-- x --><!DOCTYPE html>\n<html>"), "HTML");
        #[cfg(feature = "docx")]
        assert_eq!(named("PK\u{3}\u{4}"), "DOCX");
        assert_eq!(named("Some text."), "plain text");
    }
}
