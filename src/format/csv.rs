//! CSV bitext (RFC 4180): a header and a pair a row; cells in quotation marks may run over lines. The delimiter is the
//! comma, or the semicolon where the header has more of those.

use super::bitext::{Bitext, Cell, error_at};
use super::table::{Columns, Row};
use super::{Content, ReadOptions};
use crate::Result;
use crate::text::Span;

pub(super) fn read(file: &str, options: &ReadOptions) -> Result<Content> {
    let mut scanner = Scanner { file, at: 0, delimiter: delimiter(file) };
    let mut bitext = Bitext::new(file);
    bitext.parts_cells_by(scanner.delimiter.into());
    let mut columns: Option<Columns> = None;
    while let Some(row) = scanner.row()? {
        if row.is_blank() {
            continue;
        }
        if let Some(columns) = &mut columns {
            bitext.push(&columns.pair(&row, file)?);
            continue;
        }
        let mut found = columns_of(&row, options)?;
        if options.no_header {
            bitext.push(&found.pair(&row, file)?);
        }
        columns = Some(found);
    }
    bitext.finish("a row follows the header for each pair")
}

/// What parts the cells.
fn delimiter(file: &str) -> u8 {
    let header = file.lines().next().unwrap_or_default();
    if header.matches(';').count() > header.matches(',').count() { b';' } else { b',' }
}

/// The first row.
pub(super) fn first_row(file: &str) -> Result<Option<Row>> {
    Scanner { file, at: 0, delimiter: delimiter(file) }.row()
}

/// The columns that the first row names.
pub(super) fn columns_of(first: &Row, options: &ReadOptions) -> Result<Columns> {
    Columns::find(first, options, "comma")
}

/// Cuts a table into rows.
pub(super) struct Scanner<'a> {
    pub(super) file: &'a str,
    pub(super) at: usize,
    pub(super) delimiter: u8,
}

impl Scanner<'_> {
    /// The next row.
    pub(super) fn row(&mut self) -> Result<Option<Row>> {
        if self.at >= self.file.len() {
            return Ok(None);
        }
        let start = self.at;
        let mut cells = Vec::new();
        loop {
            let cell = if self.byte() == Some(b'"') { self.quoted()? } else { self.plain() };
            cells.push(cell);
            match self.byte() {
                Some(byte) if byte == self.delimiter => {
                    self.at += 1;
                    continue;
                }
                Some(b'\r') if self.file.as_bytes().get(self.at + 1) == Some(&b'\n') => self.at += 2,
                Some(_) => self.at += 1,
                None => {}
            }
            return Ok(Some(Row { cells, span: Span::new(start, self.at) }));
        }
    }

    fn byte(&self) -> Option<u8> {
        self.file.as_bytes().get(self.at).copied()
    }

    fn plain(&mut self) -> Cell {
        let rest = self.file.as_bytes().get(self.at..).unwrap_or_default();
        let ends = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\n' | b'\r');
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        let span = Span::new(self.at, self.at + length);
        self.at = span.end;
        Cell::of(span, self.file)
    }

    fn quoted(&mut self) -> Result<Cell> {
        let open = self.at;
        let mut cell = Cell::default();
        self.at += 1;
        loop {
            let rest = Span::new(self.at, self.file.len()).of(self.file);
            let Some(length) = rest.find('"') else {
                let error = error_at(self.file, open, "this cell's quotation mark is never closed");
                return Err(error.hint("the file seems to be cut off"));
            };
            let doubled = rest.as_bytes().get(length + 1) == Some(&b'"');
            let span = Span::new(self.at, self.at + length + usize::from(doubled));
            cell.push(span.of(self.file), span.start);
            self.at += length + 1 + usize::from(doubled);
            if !doubled {
                break;
            }
        }
        match self.byte() {
            Some(byte) if byte != self.delimiter && !matches!(byte, b'\n' | b'\r') => {
                let error = error_at(self.file, self.at, "text follows the closing quotation mark of a cell");
                Err(error.hint("a quotation mark inside a quoted cell is doubled"))
            }
            _ => Ok(cell),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{error, pairs};
    use super::*;
    use crate::text::Sides;

    fn pair(source: &str, target: &str) -> (String, String) {
        (source.to_owned(), target.to_owned())
    }

    #[test]
    fn quoted_cells_hold_delimiters_marks_and_lines() {
        let file = "target,source\r\n\"قال: \"\"نعم\"\"، ثم\nلا\",\"Yes, no\"\r\nب,b\r\n";
        assert_eq!(pairs(read, file), [pair("Yes, no", "قال: \"نعم\"، ثم\nلا"), pair("b", "ب")]);
        assert_eq!(pairs(read, "source;target\na,b;ب\n"), [pair("a,b", "ب")]);
    }

    #[test]
    fn columns_are_chosen_by_name_or_number() {
        let columns = Sides::new(Some("EN".to_owned()), Some("3".to_owned()));
        let options = ReadOptions { columns, ..ReadOptions::default() };
        let chosen = |file: &str, options: &ReadOptions| {
            let Content::Bitext(sides) = read(file, options).unwrap() else { panic!("a bitext") };
            (sides.source.text().to_owned(), sides.target.text().to_owned())
        };
        assert_eq!(chosen("id,en,ar\n7,Yes,نعم\n", &options), pair("Yes", "نعم"));
        let options = ReadOptions { no_header: true, ..ReadOptions::default() };
        assert_eq!(chosen("Yes,نعم\nNo,لا\n", &options), pair("Yes\nNo", "نعم\nلا"));
    }

    #[test]
    fn broken_quotation_is_an_error_with_its_place() {
        assert!(error(read, "source,target\na,\"ب\n").starts_with("file:2:3: this cell's quotation mark"));
        assert!(error(read, "source,target\n\"a\"b,ب\n").starts_with("file:2:4: text follows"));
        assert!(error(read, "source,target\na\n").starts_with("file:2:1: this row has 1 cells, the header 2"));
    }
}
