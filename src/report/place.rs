//! Places as readers of a report count them: code points, lines, columns, the pairs of a bitext.

use serde::Serialize;

use crate::align::{Analysis, Link};
use crate::text::{CodePoints, Document, Side, Sides, Span};

/// A span in code points, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Range {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A span with its text and where it stands in the file.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Place<'a> {
    #[serde(flatten)]
    pub(super) range: Range,
    /// From 1.
    pub(super) line: usize,
    /// From 1, in code points.
    pub(super) column: usize,
    /// The unit of the file it stands in, for formats that have units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<&'a str>,
    pub(super) text: &'a str,
}

/// Where things stand in one side: built once, asked often. Each answer takes logarithmic time, however long the lines.
pub(super) struct Map<'a> {
    document: &'a Document,
    is_bitext: bool,
    /// Of the text.
    points: CodePoints,
    /// Of the file, where the text was extracted from it.
    file_points: Option<CodePoints>,
}

impl<'a> Map<'a> {
    pub(super) fn new(analysis: &'a Analysis, is_bitext: bool) -> Self {
        let document = &analysis.document;
        let is_extracted = !std::ptr::eq(document.file(), document.text());
        let file_points = is_extracted.then(|| CodePoints::new(document.file()));
        Self { document, is_bitext, points: CodePoints::new(document.text()), file_points }
    }

    pub(super) fn both(texts: Sides<&'a Analysis>, is_bitext: bool) -> Sides<Self> {
        texts.map(|text| Self::new(text, is_bitext))
    }

    /// A span in code points: of the text, or of the cell it stands in if this is a bitext.
    pub(super) fn range(&self, span: Span) -> Range {
        let text = self.document.text();
        let base = if self.is_bitext { self.points.before(text, self.cell(span.start)) } else { 0 };
        let (start, end) = self.points.span(text, span);
        Range { start: start.saturating_sub(base), end: end.saturating_sub(base) }
    }

    pub(super) fn place(&self, span: Span) -> Place<'a> {
        let (line, column) = self.position(span.start);
        let unit = self.unit(span.start);
        Place { range: self.range(span), line, column, unit, text: span.of(self.document.text()) }
    }

    /// The unit of the file that a byte offset of the text stands in, for formats that have units.
    pub(super) fn unit(&self, offset: usize) -> Option<&'a str> {
        self.block_at(offset).and_then(|block| block.unit.as_deref())
    }

    /// Whether the file has lines: a word processor's has paragraphs alone.
    pub(super) fn has_lines(&self) -> bool {
        !self.document.is_packed()
    }

    /// A place as people read it: `file:line:column`, behind it the unit if there is one, which is all where there are no lines.
    pub(super) fn address(&self, path: &str, offset: usize) -> String {
        let (line, column) = self.position(offset);
        match self.unit(offset) {
            Some(unit) if !self.has_lines() => format!("{path}: {unit}"),
            // The context of a PO entry may be a sentence.
            Some(unit) => format!("{path}:{line}:{column} [{}]", unit.chars().take(60).collect::<String>()),
            None => format!("{path}:{line}:{column}"),
        }
    }

    /// Line and column of a byte offset of the text, both from 1, the column in code points.
    pub(super) fn position(&self, offset: usize) -> (usize, usize) {
        let (line, head) = self.document.line_of(offset);
        let points = self.file_points.as_ref().unwrap_or(&self.points);
        let (start, end) = points.span(self.document.file(), head);
        (line, end - start + 1)
    }

    /// Line and column just behind a span. What stands behind it in the file may be far off, so its last character counts.
    pub(super) fn end(&self, span: Span) -> (usize, usize) {
        let last = span.of(self.document.text()).char_indices().next_back();
        let (line, column) = self.position(last.map_or(span.start, |(at, _)| span.start + at));
        (line, column + usize::from(last.is_some()))
    }

    /// The places of all segments.
    pub(super) fn segments(&self) -> Vec<Range> {
        self.document.segments().iter().map(|segment| self.range(segment.span)).collect()
    }

    fn cell(&self, offset: usize) -> usize {
        self.block_at(offset).map_or(0, |block| block.span.start)
    }

    fn block_at(&self, offset: usize) -> Option<&'a crate::text::Block> {
        let blocks = self.document.blocks();
        let number = blocks.partition_point(|block| block.span.start <= offset).checked_sub(1)?;
        blocks.get(number)
    }
}

/// The numbers of the segments that a link has on one side; none where its text is empty.
pub(super) fn numbers(texts: Sides<&Analysis>, link: &Link, side: Side) -> std::ops::Range<usize> {
    let run = link.segments.get(side).clone();
    let is_empty = texts.get(side).passage(run.clone()).is_empty();
    if is_empty { run.start..run.start } else { run }
}

/// What a link's sides are called in a bitext: the unit's name, else the pair's number from 1.
pub(super) fn unit_of(texts: Sides<&Analysis>, link: &Link) -> String {
    let unit = |side: Side| {
        let document = &texts.get(side).document;
        let segment = document.segments().get(link.segments.get(side).start)?;
        document.blocks().get(segment.block)?.unit.as_deref()
    };
    let before = texts.source.document.before().unwrap_or_default();
    let number = link.segments.source.start.min(link.segments.target.start) + before.rows + 1;
    unit(Side::Source).or_else(|| unit(Side::Target)).map_or_else(|| number.to_string(), str::to_owned)
}

/// A probability with the digits that mean something.
pub(super) fn rounded(probability: f32) -> f64 {
    let value = if probability.is_nan() { 0.0 } else { f64::from(probability.clamp(0.0, 1.0)) };
    (value * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, segment};
    use crate::text::{Block, DocumentBuilder, Role};

    fn bitext(cells: &[&str]) -> Analysis {
        let file = cells.join("\n");
        let mut builder = DocumentBuilder::of_file(file);
        let mut at = 0;
        for cell in cells {
            let span = builder.push_text(cell, at);
            builder.push_text("\n", at + cell.len());
            builder.block(Block { span, role: Role::Segment, unit: None, group: 0 });
            at += cell.len() + 1;
        }
        let mut document = builder.finish();
        let language = Language::arabic();
        segment(&mut document, &language);
        Analysis::new(document, language)
    }

    #[test]
    fn offsets_of_a_bitext_count_in_the_cell_as_it_was_written() {
        let text = bitext(&["قال نعم", "  ثم ذهب", ""]);
        let map = Map::new(&text, true);
        let at = text.text().find("ذهب").unwrap();
        let place = map.place(Span::new(at, at + "ذهب".len()));
        assert_eq!((place.range.start, place.range.end), (5, 8));
        assert_eq!((place.line, place.column), (2, 6));
        assert_eq!(map.segments().last(), Some(&Range { start: 0, end: 0 }));
    }

    #[test]
    fn a_long_line_costs_no_more_than_a_short_one() {
        let text = bitext(&[&"كلمة ".repeat(200_000)]);
        let map = Map::new(&text, false);
        let words = text.tokens.iter().take(100_000).map(|token| map.place(token.span).column);
        assert_eq!(words.max(), Some(99_999 * 5 + 1));
    }
}
