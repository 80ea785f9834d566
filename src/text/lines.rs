//! From byte offsets to lines and columns, in bytes, code points or UTF-16 units.

use super::Span;

/// What offsets and columns count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// UTF-8 bytes.
    Bytes,
    /// Unicode code points.
    CodePoints,
    /// UTF-16 code units.
    Utf16,
}

impl Unit {
    /// Length of `text` in this unit.
    pub fn length(self, text: &str) -> usize {
        match self {
            Self::Bytes => text.len(),
            Self::CodePoints => text.chars().count(),
            Self::Utf16 => text.encode_utf16().count(),
        }
    }
}

/// A place in a text as people count: from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

/// Where the lines of a text begin. Lines end at LF, CRLF or CR.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the lines of `text`, in time linear in its length.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends_line {
                starts.push(at + 1);
            }
        }
        Self { starts }
    }

    /// The line, from 1, that the byte `offset` stands in, and the byte offset where it begins.
    pub fn line(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        (line, self.starts.get(line - 1).copied().unwrap_or_default())
    }

    /// Line and column of the byte `offset` of `text`, the column counted in `unit`. Offsets past the end are the end.
    pub fn position(&self, text: &str, offset: usize, unit: Unit) -> Position {
        let (line, start) = self.line(offset);
        let head = Span::new(start, offset.min(text.len())).of(text);
        Position { line, column: unit.length(head) + 1 }
    }
}

/// Byte offsets of a text as offsets in another unit, each in time bounded by a constant.
#[derive(Clone, Debug)]
pub struct UnitIndex {
    unit: Unit,
    /// Units before every `STEP`th byte (rounded to a character boundary).
    marks: Vec<(usize, usize)>,
}

impl UnitIndex {
    const STEP: usize = 128;

    /// Counts `text` once.
    pub fn new(text: &str, unit: Unit) -> Self {
        let mut marks = Vec::with_capacity(text.len() / Self::STEP + 1);
        let (mut next, mut count) = (0, 0);
        for (at, character) in text.char_indices() {
            if at >= next {
                marks.push((at, count));
                next = at + Self::STEP;
            }
            count += match unit {
                Unit::Bytes => character.len_utf8(),
                Unit::CodePoints => 1,
                Unit::Utf16 => character.len_utf16(),
            };
        }
        Self { unit, marks }
    }

    /// The number of units before the byte `offset` of `text`.
    pub fn before(&self, text: &str, offset: usize) -> usize {
        let mark = self.marks.partition_point(|&(at, _)| at <= offset);
        let (at, count) = mark.checked_sub(1).and_then(|k| self.marks.get(k)).copied().unwrap_or_default();
        count + self.unit.length(Span::new(at, offset.min(text.len())).of(text))
    }
}

/// Byte offsets of a text as code point offsets, each in time bounded by a constant.
#[derive(Clone, Debug)]
pub struct CodePoints {
    index: UnitIndex,
}

impl CodePoints {
    /// Counts `text` once.
    pub fn new(text: &str) -> Self {
        Self { index: UnitIndex::new(text, Unit::CodePoints) }
    }

    /// The number of code points before the byte `offset` of `text`.
    pub fn before(&self, text: &str, offset: usize) -> usize {
        self.index.before(text, offset)
    }

    /// A span of `text` in code points.
    pub fn span(&self, text: &str, span: Span) -> (usize, usize) {
        (self.before(text, span.start), self.before(text, span.end))
    }
}

/// The byte offsets of code point offsets of `text`, in the order given; nothing for one beyond its end. Time n log n in their
/// number and linear in the text's length.
pub fn bytes_of_code_points(text: &str, points: &[usize]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by_key(|&number| points.get(number));
    let mut offsets = vec![None; points.len()];
    let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]).enumerate();
    let mut here = places.next();
    for number in order {
        let Some(&point) = points.get(number) else { continue };
        while here.is_some_and(|(count, _)| count < point) {
            here = places.next();
        }
        if let Some(slot) = offsets.get_mut(number) {
            *slot = here.map(|(_, at)| at);
        }
    }
    offsets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_in_the_unit_asked_for() {
        let text = "سطر\nقال 𝒳 هنا";
        let at = text.find("هنا").unwrap();
        let lines = LineIndex::new(text);
        assert_eq!(lines.position(text, at, Unit::CodePoints), Position { line: 2, column: 7 });
        assert_eq!(lines.position(text, at, Unit::Utf16), Position { line: 2, column: 8 });
        assert_eq!(lines.position(text, at, Unit::Bytes), Position { line: 2, column: 13 });
    }

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let text = "a\r\nb\rc\nd";
        assert_eq!(LineIndex::new(text).position(text, text.len(), Unit::Bytes), Position { line: 4, column: 2 });
    }

    #[test]
    fn code_points_agree_with_counting() {
        let text = "بa\u{301}𝒳 ".repeat(200);
        let index = CodePoints::new(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(index.before(&text, at), count);
        }
        assert_eq!(index.before(&text, text.len()), text.chars().count());
        let points: Vec<usize> = (0..=text.chars().count() + 1).rev().collect();
        for (point, offset) in points.iter().zip(bytes_of_code_points(&text, &points)) {
            assert_eq!(offset.map(|offset| index.before(&text, offset)), (*point < points.len() - 1).then_some(*point));
        }
        let utf16 = UnitIndex::new(&text, Unit::Utf16);
        assert_eq!(utf16.before(&text, text.len()), text.encode_utf16().count());
    }
}
