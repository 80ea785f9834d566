//! Links as rows of one bitext that holds many documents: TSV, or JSON lines, as this program reads them.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::AlignReport;
use super::beads::decimal;
use super::place::rounded;
use super::tsv::{cell, one_line};
use super::words::pharaoh;
use crate::text::Side;

/// How the rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorpusFormat {
    /// Behind a header, cells parted by tabs.
    Tsv,
    /// An object a line.
    JsonLines,
}

/// A link as a row.
#[derive(Clone, Debug, Serialize)]
pub struct CorpusRow<'a> {
    document: &'a str,
    source: Cow<'a, str>,
    target: Cow<'a, str>,
    /// The probability as it is written.
    confidence: f64,
    moved: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
}

impl CorpusFormat {
    /// The format of that name among those of `align`, if many documents can be written in it.
    pub fn named(name: &str) -> Option<Self> {
        [("tsv", Self::Tsv), ("jsonl", Self::JsonLines)].into_iter().find(|(own, _)| *own == name).map(|(_, own)| own)
    }

    /// What stands before the rows.
    pub fn head(self, has_words: bool) -> &'static str {
        match (self, has_words) {
            (Self::Tsv, false) => "document\tsource\ttarget\tconfidence\tmoved\n",
            (Self::Tsv, true) => "document\tsource\ttarget\tconfidence\tmoved\twords\n",
            (Self::JsonLines, _) => "",
        }
    }
}

impl<'a> CorpusRow<'a> {
    /// A row for each link, which has the name of its document in `documents`, and its word links (Pharaoh) if the report has
    /// them.
    pub fn all(report: &'a AlignReport<'a>, documents: &'a [&'a str]) -> impl Iterator<Item = Self> + 'a {
        report.alignment.links().iter().zip(documents).enumerate().map(move |(number, (link, document))| {
            let side = |side: Side| one_line(report.texts.get(side).passage(link.segments.get(side).clone()).text());
            Self {
                document,
                source: side(Side::Source),
                target: side(Side::Target),
                confidence: rounded(link.confidence),
                moved: link.moved,
                words: pharaoh(report, number),
            }
        })
    }

    /// The name of its document.
    pub fn document(&self) -> &str {
        self.document
    }

    /// The text of a side, on one line; empty where there is no counterpart.
    pub fn text(&self, side: Side) -> &str {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }

    /// The probability of the link, 0 to 1.
    pub fn confidence(&self) -> f64 {
        self.confidence
    }

    /// Writes the row with its line end.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn write(&self, format: CorpusFormat, out: &mut dyn Write) -> io::Result<()> {
        if format == CorpusFormat::JsonLines {
            serde_json::to_writer(&mut *out, self)?;
            return out.write_all(b"\n");
        }
        let document = one_line(self.document);
        let texts = [&document, &self.source, &self.target].map(|text| cell(text));
        write!(out, "{}\t{}\t{}", texts[0], texts[1], texts[2])?;
        write!(out, "\t{}\t{}", decimal(self.confidence as f32), self.moved)?;
        match &self.words {
            Some(words) => writeln!(out, "\t{words}"),
            None => writeln!(out),
        }
    }
}
