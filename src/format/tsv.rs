//! TSV bitext: a header and a pair a row. A cell is quoted as in RFC 4180 only if it begins with a quotation mark and
//! closes before the tab or line end; otherwise quotation marks are text.

use super::bitext::{Bitext, Cell};
use super::table::{Columns, Row};
use super::{Content, ReadOptions};
use crate::Result;
use crate::text::Span;

pub(super) fn read(file: &str, options: &ReadOptions) -> Result<Content> {
    let mut rows = rows(file);
    let first = rows.next().unwrap_or_default();
    let mut columns = columns(&first, options)?;
    let mut bitext = Bitext::new(file);
    bitext.parts_cells_by('\t');
    for row in Some(first).filter(|_| options.no_header).into_iter().chain(rows) {
        if !row.is_blank() {
            bitext.push(&columns.pair(&row, file)?);
        }
    }
    bitext.finish("a row follows the header for each pair")
}

/// The columns that the first row names.
pub(super) fn columns(first: &Row, options: &ReadOptions) -> Result<Columns> {
    Columns::find(first, options, "tab")
}

/// The rows, blank ones too.
pub(super) fn rows(file: &str) -> impl Iterator<Item = Row> {
    let mut start = 0;
    file.split_inclusive('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        let mut cells = Vec::new();
        let mut at = start;
        for cell in line.trim_end_matches(['\n', '\r']).split('\t') {
            cells.push(unquoted(Span::new(at, at + cell.len()), file));
            at += cell.len() + 1;
        }
        start = span.end;
        Row { cells, span }
    })
}

/// A cell's text: the cell itself, or what stands between its outer marks, each doubled mark once.
fn unquoted(cell: Span, file: &str) -> Cell {
    let text = cell.of(file);
    let Some(inner) = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return Cell::of(cell, file);
    };
    let mut parts = Cell::default();
    let mut at = cell.start + 1;
    let mut pieces = inner.split("\"\"").peekable();
    while let Some(piece) = pieces.next() {
        if piece.contains('"') {
            return Cell::of(cell, file);
        }
        let marked = usize::from(pieces.peek().is_some());
        let part = Span::new(at, at + piece.len() + marked);
        parts.push(part.of(file), part.start);
        at += piece.len() + 2;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(file: &str) -> Result<Vec<(String, String, usize)>> {
        let Content::Bitext(sides) = read(file, &ReadOptions::default())? else { panic!("a bitext") };
        let cells = |document: &crate::text::Document| {
            document.blocks().iter().map(|b| (b.span.of(document.text()).to_owned(), b.group)).collect::<Vec<_>>()
        };
        let (source, target) = (cells(&sides.source), cells(&sides.target));
        Ok(source.into_iter().zip(target).map(|((s, group), (t, _))| (s, t, group)).collect())
    }

    #[test]
    fn quotation_marks_are_text_unless_the_cell_is_quoted() {
        let found = pairs("source\ttarget\n\"Yes,\" he said.\t\"قال \"\"نعم\"\".\"\n\"open\tمفتوح\"\n").unwrap();
        assert_eq!(found[0], ("\"Yes,\" he said.".to_owned(), "قال \"نعم\".".to_owned(), 0));
        assert_eq!(found[1], ("\"open".to_owned(), "مفتوح\"".to_owned(), 0));
    }

    #[test]
    fn a_short_row_is_an_error_with_its_line() {
        let error = pairs("source\ttarget\na\tب\nlost\n").unwrap_err().in_file("b.tsv").to_string();
        assert!(error.starts_with("b.tsv:3:1: this row has 1 cells, the header 2"), "{error}");
    }

    #[test]
    fn missing_columns_are_named() {
        assert!(pairs("en\tar\na\tب\n").unwrap_err().to_string().contains("“source”"));
    }

    #[test]
    fn documents_are_groups_and_empty_cells_are_kept() {
        let found = pairs("document\ttarget\tsource\nd1\tأ\ta\nd1\t\tb\nd2\tج\tc\n").unwrap();
        assert_eq!(found.iter().map(|(_, t, g)| (t.as_str(), *g)).collect::<Vec<_>>(), [("أ", 0), ("", 0), ("ج", 1)]);
    }
}
