//! What changes between two texts of a row, word by word, in places of their segments.

use serde::Serialize;

use super::columns::{Column, Row};
use crate::compare::redline;
use crate::report::redlined::change_name;
use crate::text::{Span, Unit, UnitIndex};

/// So many rows at most come with a redline: a page is read by people.
const MOST: usize = 20_000;

/// Pairs of texts, and for each row the redline of each pair.
#[derive(Default)]
pub(super) struct Redlines {
    /// Numbers of two texts, the older (or the one that the other is held against) first.
    pub(super) pairs: Vec<[usize; 2]>,
    /// For each row the pieces of each pair; none where the two say the same, or one says nothing.
    pub(super) rows: Vec<Vec<Option<Vec<PieceData>>>>,
}

/// A stretch of both texts: the number of the change in [`CHANGES`], and for each text segment, start and end, in UTF-16
/// units of the segment, of each part of it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PieceData(usize, Vec<usize>, Vec<usize>);

/// What may happen to a stretch, by the names that [`change_name`] gives.
pub(super) const CHANGES: [&str; 8] =
    ["kept", "deleted", "inserted", "replaced", "respelled", "clitics", "tashkeel", "tatweel"];

impl Redlines {
    /// Redlines of the rows between the texts of each pair, until there are enough of them.
    pub(super) fn new(texts: &[Column<'_>], rows: &[Row<'_>], pairs: Vec<[usize; 2]>) -> Self {
        let units: Vec<UnitIndex> = texts.iter().map(|text| UnitIndex::new(text.text.text(), Unit::Utf16)).collect();
        let joined = |row: &Row<'_>, number: usize| {
            let (text, units) = (texts.get(number)?, units.get(number)?);
            Some(Joined::new(text, units, row.runs.get(number)?))
        };
        let mut left = MOST;
        let mut lines: Vec<Vec<Option<Vec<PieceData>>>> = rows.iter().map(|_| Vec::new()).collect();
        for &[old, new] in &pairs {
            for (row, lines) in rows.iter().zip(&mut lines) {
                let both = joined(row, old).zip(joined(row, new));
                let differing = both.filter(|(old, new)| {
                    left > 0 && old.text != new.text && !old.text.is_empty() && !new.text.is_empty()
                });
                left -= usize::from(differing.is_some());
                lines.push(differing.map(|(old, new)| pieces(&old, &new)));
            }
        }
        Self { pairs, rows: lines }
    }
}

fn pieces(old: &Joined<'_>, new: &Joined<'_>) -> Vec<PieceData> {
    let Some(language) = new.language() else { return Vec::new() };
    let piece = |piece: crate::compare::Piece| {
        let change = change_name(piece.change, piece.old.of(&old.text), piece.new.of(&new.text));
        let number = CHANGES.iter().position(|name| *name == change).unwrap_or_default();
        PieceData(number, old.places(piece.old), new.places(piece.new))
    };
    redline(&old.text, &new.text, language).into_iter().map(piece).collect()
}

/// The text of some segments, joined by spaces, that knows where it comes from.
struct Joined<'a> {
    text: String,
    from: &'a Column<'a>,
    units: &'a UnitIndex,
    /// Segment, the span of its text here, and where that begins in its document.
    parts: Vec<(usize, Span, usize)>,
}

impl<'a> Joined<'a> {
    fn new(from: &'a Column<'a>, units: &'a UnitIndex, runs: &[std::ops::Range<usize>]) -> Self {
        let document = &from.text.document;
        let (mut text, mut parts) = (String::new(), Vec::new());
        for number in runs.iter().cloned().flatten() {
            let Some(segment) = document.segments().get(number) else { continue };
            let span = segment.span.trimmed(document.text());
            if span.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            parts.push((number, Span::new(text.len(), text.len() + span.len()), span.start));
            text.push_str(span.of(document.text()));
        }
        Self { text, from, units, parts }
    }

    fn language(&self) -> Option<&crate::language::Language> {
        (!self.parts.is_empty()).then_some(&self.from.text.language)
    }

    /// Segment, start and end of each part of a span.
    fn places(&self, span: Span) -> Vec<usize> {
        let document = &self.from.text.document;
        let mut places = Vec::new();
        for &(number, here, from) in &self.parts {
            let (start, end) = (span.start.max(here.start), span.end.min(here.end));
            if start >= end {
                continue;
            }
            let base = document.segments().get(number).map_or(0, |segment| segment.span.start);
            let before = |offset: usize| self.units.before(document.text(), offset);
            let (head, tail) = (before(from + start - here.start), before(from + end - here.start));
            places.extend([number, head - before(base), tail - before(base)]);
        }
        places
    }
}
