//! Pairs on their way into the two documents of a bitext, and the pieces that a cell's text is put together from.

use super::Content;
use crate::text::{Block, Document, DocumentBuilder, LineIndex, Role, Side, Sides, Span, Unit};
use crate::{Error, Result};

/// A cell's text in pieces, each with the byte offset in the file where it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pieces: Vec<(String, usize)>,
}

impl Cell {
    /// A stretch of the file.
    pub(super) fn of(span: Span, file: &str) -> Self {
        Self { pieces: vec![(span.of(file).to_owned(), span.start)] }
    }

    /// Appends `text`, which stands at byte `at` of the file. Offsets run in step only if the text is the file's.
    pub(super) fn push(&mut self, text: impl Into<String>, at: usize) {
        self.pieces.push((text.into(), at));
    }

    /// Whether it holds nothing but white space.
    pub(super) fn is_blank(&self) -> bool {
        self.pieces.iter().all(|(text, _)| text.trim().is_empty())
    }

    /// Its text.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// Where it stands.
    pub(super) fn start(&self) -> usize {
        self.pieces.first().map_or(0, |&(_, at)| at)
    }
}

/// A pair of a bitext.
#[derive(Clone, Debug, Default)]
pub(super) struct Pair {
    pub(super) cells: Sides<Cell>,
    /// The name of its unit in the file.
    pub(super) unit: Option<String>,
    /// Pairs of different groups are different texts.
    pub(super) group: usize,
    /// The name of its group.
    pub(super) document: String,
    /// The row of the file that it stands in, with its line end, where the file has rows.
    pub(super) row: Option<Span>,
    /// Whether the target is a plural form used with one number only.
    pub(super) implies_its_number: bool,
}

/// Puts a bitext together pair by pair.
#[derive(Debug)]
pub(super) struct Bitext {
    builders: Sides<DocumentBuilder>,
    pairs: usize,
    groups: usize,
    left_out: usize,
}

impl Bitext {
    pub(super) fn new(file: &str) -> Self {
        let builder = || DocumentBuilder::of_file(file.to_owned());
        Self { builders: Sides::new(builder(), builder()), pairs: 0, groups: 0, left_out: 0 }
    }

    /// Says what languages the file says it is in; one language named twice says nothing.
    pub(super) fn languages(&mut self, source: Option<&str>, target: Option<&str>) {
        let same = source.zip(target).is_some_and(|(source, target)| source.eq_ignore_ascii_case(target));
        if !same {
            self.builders.source.language(source);
            self.builders.target.language(target);
        }
    }

    /// Says what parts the cells of the table.
    pub(super) fn parts_cells_by(&mut self, delimiter: char) {
        for side in Side::BOTH {
            self.builders.get_mut(side).parts_cells_by(delimiter);
        }
    }

    /// Counts a unit that is not checked because it is `what`.
    pub(super) fn leave_out(&mut self, what: &str) {
        self.builders.target.leave_out(what);
        self.left_out += 1;
    }

    pub(super) fn push(&mut self, pair: &Pair) {
        for side in Side::BOTH {
            let (builder, cell) = (self.builders.get_mut(side), pair.cells.get(side));
            if self.pairs > 0 {
                builder.push_text("\n", cell.start());
            }
            let mut span = Span::at(builder.text().len());
            for (text, at) in &cell.pieces {
                span = span.join(builder.push_text(text, *at));
            }
            let unit = pair.unit.as_deref().map(Into::into);
            builder.block(Block { span, role: Role::Segment, unit, group: pair.group });
            if let Some(row) = pair.row {
                builder.row(row);
            }
            for _ in self.groups..=pair.group {
                builder.name_group(&pair.document);
            }
            if side == Side::Target && pair.implies_its_number {
                builder.implies_its_number();
            }
        }
        self.pairs += 1;
        self.groups = self.groups.max(pair.group + 1);
    }

    /// The bitext. `hint` says what a file of this format needs to have.
    pub(super) fn finish(self, hint: &str) -> Result<Content> {
        let documents: Sides<Document> = self.builders.map(DocumentBuilder::finish);
        if documents.source.text().trim().is_empty() && documents.target.text().trim().is_empty() {
            let error = Error::input("the bitext has no pairs");
            let left = documents.target.left_out().iter().map(|left| format!("{} {}", left.count, left.what));
            let left = left.collect::<Vec<_>>().join(", ");
            return Err(if left.is_empty() { error.hint(hint) } else { error.hint(format!("left out: {left}")) });
        }
        Ok(Content::Bitext(documents))
    }
}

/// An error at byte `at` of the file.
pub(super) fn error_at(file: &str, at: usize, message: impl Into<String>) -> Error {
    let place = LineIndex::new(file).position(file, at.min(file.len()), Unit::CodePoints);
    Error::input(message).at(place.line, place.column)
}
