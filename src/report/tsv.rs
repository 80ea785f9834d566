//! `align --format tsv`: a bitext that this program and spreadsheets read.

use std::borrow::Cow;
use std::io::{self, Write};

use super::beads::decimal;
use super::words::pharaoh;
use super::{AlignReport, AlignWriter, Format, View};
use crate::text::Side;

pub(super) const TSV: Format<AlignWriter> =
    Format { name: "tsv", summary: "a bitext: source, target, confidence, moved", write };

fn write(report: &AlignReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let words = if report.words.is_some() { "\twords" } else { "" };
    writeln!(out, "source\ttarget\tconfidence\tmoved{words}")?;
    for (number, link) in report.alignment.links().iter().enumerate() {
        let side = |side: Side| report.texts.get(side).passage(link.segments.get(side).clone()).text();
        let (source, target) = (one_line(side(Side::Source)), one_line(side(Side::Target)));
        let (source, target) = (cell(&source), cell(&target));
        write!(out, "{source}\t{target}\t{}\t{}", decimal(link.confidence), link.moved)?;
        match pharaoh(report, number) {
            Some(words) => writeln!(out, "\t{words}")?,
            None => writeln!(out)?,
        }
    }
    Ok(())
}

/// `text` with a space for each run of tabs, line ends and the white space beside them.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    const BREAKS: [char; 8] = ['\t', '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    if !text.contains(BREAKS) {
        return Cow::Borrowed(text);
    }
    let parts = text.split(BREAKS).map(str::trim).filter(|part| !part.is_empty());
    Cow::Owned(parts.collect::<Vec<_>>().join(" "))
}

/// A cell that begins with a quotation mark is quoted as in RFC 4180; in any other the marks are text.
pub(super) fn cell(text: &str) -> Cow<'_, str> {
    if text.starts_with('"') { Cow::Owned(format!("\"{}\"", text.replace('"', "\"\""))) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cells_that_begin_with_a_quotation_mark_are_quoted() {
        assert_eq!(cell("قال \"نعم\""), "قال \"نعم\"");
        assert_eq!(cell("\"نعم\" قال"), "\"\"\"نعم\"\" قال\"");
    }

    #[test]
    fn a_cell_stays_on_its_line() {
        assert_eq!(one_line("a \r\n\tb\u{2028}c"), "a b c");
    }
}
