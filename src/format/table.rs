//! Tables of pairs: which column is what, and rows as pairs. TSV and CSV differ in how their cells are cut.

use super::ReadOptions;
use super::bitext::{Cell, Pair, error_at};
use crate::text::{Side, Sides, Span};
use crate::{Error, Result};

/// A row's cells.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// Where it stands in the file, with its line end.
    pub(super) span: Span,
}

impl Row {
    /// Whether there is nothing in it, not even borders of cells.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self.cells.as_slice(), [cell] if cell.is_blank())
    }
}

/// Which column is what.
#[derive(Debug)]
pub(super) struct Columns {
    width: usize,
    sides: Sides<usize>,
    id: Option<usize>,
    document: Option<usize>,
    group: Group,
}

impl Columns {
    /// The columns that the first row names, or those that the options number.
    pub(super) fn find(first: &Row, options: &ReadOptions, delimiter: &str) -> Result<Self> {
        let names: Vec<String> = first.cells.iter().map(|cell| cell.text().trim().to_owned()).collect();
        let named = |name: &str| {
            let position = names.iter().position(|cell| cell.eq_ignore_ascii_case(name));
            position.filter(|_| !options.no_header)
        };
        let numbered = |name: &str| {
            let number = name.parse::<usize>().ok()?.checked_sub(1)?;
            Some(number).filter(|&number| number < names.len())
        };
        let side = |side: Side| {
            let default = if options.no_header { ["1", "2"][side as usize] } else { side.name() };
            let name = options.columns.get(side).as_deref().unwrap_or(default);
            named(name).or_else(|| numbered(name)).ok_or_else(|| {
                let missing = if options.no_header { "the first row" } else { "the header" };
                Error::input(format!("{missing} has no column “{name}”")).at(1, 1).hint(format!(
                    "a bitext has the columns source and target, {delimiter} between them; --source-column and \
                     --target-column choose others"
                ))
            })
        };
        let sides = Sides::new(side(Side::Source)?, side(Side::Target)?);
        if sides.source == sides.target {
            return Err(Error::usage("source and target are the same column"));
        }
        Ok(Self { width: names.len(), sides, id: named("id"), document: named("document"), group: Group::default() })
    }

    /// A row as a pair.
    pub(super) fn pair(&mut self, row: &Row, file: &str) -> Result<Pair> {
        if row.cells.len() != self.width {
            let message = format!("this row has {} cells, the header {}", row.cells.len(), self.width);
            return Err(error_at(file, row.span.start, message));
        }
        let cell = |column: usize| row.cells.get(column).cloned().unwrap_or_default();
        let document = self.document_of(row);
        let group = self.group.of(&document);
        let cells = Sides::new(cell(self.sides.source), cell(self.sides.target));
        let unit = self.id.map(|column| cell(column).text());
        Ok(Pair { cells, unit, group, document, row: Some(row.span), ..Pair::default() })
    }

    /// Whether one of them holds the names of documents.
    pub(super) fn name_documents(&self) -> bool {
        self.document.is_some()
    }

    /// The document that a row names; empty if there is no such column.
    pub(super) fn document_of(&self, row: &Row) -> String {
        self.document.and_then(|column| row.cells.get(column)).map(Cell::text).unwrap_or_default()
    }
}

/// Numbers runs of rows of the same document.
#[derive(Debug, Default)]
pub(super) struct Group {
    number: usize,
    /// The document of the row before; an empty name where the bitext names none.
    document: Option<String>,
}

impl Group {
    pub(super) fn of(&mut self, document: &str) -> usize {
        if self.document.as_ref().is_some_and(|before| before != document) {
            self.number += 1;
        }
        if self.document.as_deref() != Some(document) {
            self.document = Some(document.to_owned());
        }
        self.number
    }
}
