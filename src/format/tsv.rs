//! TSV bitext: a header and a pair a row. A cell is quoted as in RFC 4180 only if it begins with a quotation mark and
//! closes before the tab or line end; otherwise quotation marks are text.

use super::{Content, Segmentation};
use crate::text::{Block, DocumentBuilder, Role, Side, Sides, Span};
use crate::{Error, Result};

pub(super) fn read(file: &str, _segmentation: Segmentation) -> Result<Content> {
    let mut rows = rows(file);
    let header = rows.next().unwrap_or_default();
    let columns = Columns::find(&header, file)?;
    let mut builders = Sides::new(DocumentBuilder::of_file(file.to_owned()), DocumentBuilder::of_file(file.to_owned()));
    let mut group = Group::default();
    for (number, row) in rows.enumerate().map(|(number, row)| (number + 2, row)) {
        if row.len() == 1 && row.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        if row.len() != header.len() {
            return Err(wrong_width(number, row.len(), header.len()));
        }
        let cell = |column: Option<usize>| column.and_then(|k| row.get(k)).copied();
        let text_of = |column| cell(column).map(|span| unquoted(span, file).iter().map(|part| part.of(file)).collect());
        let group = group.of(text_of(columns.document).unwrap_or_default());
        let unit: Option<String> = text_of(columns.id);
        for side in Side::BOTH {
            let span = cell(Some(*columns.sides.get(side))).unwrap_or_default();
            push(builders.get_mut(side), span, file, unit.as_deref(), group);
        }
    }
    if builders.source.text().trim().is_empty() && builders.target.text().trim().is_empty() {
        return Err(Error::input("the bitext has no pairs").hint("a row follows the header for each pair"));
    }
    Ok(Content::Bitext(builders.map(DocumentBuilder::finish)))
}

fn wrong_width(line: usize, found: usize, expected: usize) -> Error {
    Error::input(format!("this row has {found} cells, the header {expected}")).at(line, 1)
}

/// Adds a cell as a block of one segment.
fn push(builder: &mut DocumentBuilder, cell: Span, file: &str, unit: Option<&str>, group: usize) {
    if !builder.text().is_empty() {
        builder.push_text("\n", cell.start);
    }
    let mut span = Span::at(builder.text().len());
    for part in unquoted(cell, file) {
        span = span.join(builder.push_text(part.of(file), part.start));
    }
    builder.block(Block { span, role: Role::Segment, unit: unit.map(Into::into), group });
}

/// Which column is what.
struct Columns {
    sides: Sides<usize>,
    id: Option<usize>,
    document: Option<usize>,
}

impl Columns {
    fn find(header: &[Span], file: &str) -> Result<Self> {
        let position = |name: &str| {
            header.iter().position(|&cell| {
                let parts = unquoted(cell, file);
                parts.iter().map(|part| part.of(file)).collect::<String>().trim().eq_ignore_ascii_case(name)
            })
        };
        let required = |name: &str| {
            let missing = || Error::input(format!("the header has no column “{name}”")).at(1, 1);
            position(name).ok_or_else(|| missing().hint("a bitext has the columns source and target, tab between them"))
        };
        let sides = Sides::new(required("source")?, required("target")?);
        Ok(Self { sides, id: position("id"), document: position("document") })
    }
}

/// Numbers runs of rows of the same document.
#[derive(Default)]
struct Group {
    number: usize,
    /// The document of the row before; an empty name where the bitext names none.
    document: Option<String>,
}

impl Group {
    fn of(&mut self, document: String) -> usize {
        if self.document.as_ref().is_some_and(|before| *before != document) {
            self.number += 1;
        }
        self.document = Some(document);
        self.number
    }
}

/// The cells of each row.
fn rows(file: &str) -> impl Iterator<Item = Vec<Span>> {
    let mut start = 0;
    file.split_inclusive('\n').map(move |line| {
        let mut cells = Vec::new();
        let mut at = start;
        for cell in line.trim_end_matches(['\n', '\r']).split('\t') {
            cells.push(Span::new(at, at + cell.len()));
            at += cell.len() + 1;
        }
        start += line.len();
        cells
    })
}

/// The pieces of a cell's text: the cell itself, or what stands between its outer marks, each doubled mark once.
fn unquoted(cell: Span, file: &str) -> Vec<Span> {
    let text = cell.of(file);
    let Some(inner) = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return vec![cell] };
    let mut parts = Vec::new();
    let mut at = cell.start + 1;
    let mut pieces = inner.split("\"\"").peekable();
    while let Some(piece) = pieces.next() {
        if piece.contains('"') {
            return vec![cell];
        }
        let marked = usize::from(pieces.peek().is_some());
        parts.push(Span::new(at, at + piece.len() + marked));
        at += piece.len() + 2;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(file: &str) -> Result<Vec<(String, String, usize)>> {
        let Content::Bitext(sides) = read(file, Segmentation::Auto)? else { panic!("a bitext") };
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
