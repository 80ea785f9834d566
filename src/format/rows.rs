//! Bitexts whose pairs are rows: what their first lines and single lines tell without the whole.

use super::table::{Columns, Row};
use super::{ReadOptions, csv, jsonl, tsv};

/// How a format keeps its pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    /// Not in rows.
    None,
    /// A row a line, the cells parted by tabs, behind a header.
    Tabs,
    /// Rows whose cells may run over lines, behind a header.
    Cells,
    /// An object a line.
    Objects,
}

/// A column that glossaries have and bitexts do not.
const OF_GLOSSARIES: &str = "forbidden";

impl Rows {
    /// Whether what a file begins with, whole lines of it, is the beginning of pairs: has a header with both sides, or a pair
    /// for its first object. A glossary is no bitext. Of formats without rows nothing more is asked than that they hold pairs.
    pub(super) fn begin_in(self, head: &str, options: &ReadOptions) -> bool {
        let is_header = |row: &Row, columns: fn(&Row, &ReadOptions) -> crate::Result<Columns>| {
            let is_glossary = row.cells.iter().any(|cell| cell.text().trim().eq_ignore_ascii_case(OF_GLOSSARIES));
            !is_glossary && columns(row, options).is_ok()
        };
        match self {
            Self::None => true,
            Self::Tabs => tsv::rows(head).next().is_some_and(|row| is_header(&row, tsv::columns)),
            Self::Cells => csv::first_row(head).ok().flatten().is_some_and(|row| is_header(&row, csv::columns_of)),
            Self::Objects => {
                let first = head.split_inclusive('\n').find(|line| !jsonl::is_blank(line));
                first.is_some_and(|line| jsonl::is_pair(line, options))
            }
        }
    }
}

/// A bitext with a row a line, told line by line just as the reader of the whole tells it.
#[derive(Debug)]
pub struct RowLines {
    /// Of a table; none as long as its header is not known. JSON lines have none.
    columns: Option<Columns>,
    rows: Rows,
}

impl RowLines {
    pub(super) fn of(rows: Rows) -> Option<Self> {
        matches!(rows, Rows::Tabs | Rows::Objects).then_some(Self { columns: None, rows })
    }

    /// Takes the first line; whether it is a header. What is wrong with it is told by the reader.
    pub fn is_header(&mut self, line: &str, options: &ReadOptions) -> bool {
        if self.rows == Rows::Tabs {
            self.columns = tsv::rows(line).next().and_then(|row| tsv::columns(&row, options).ok());
        }
        self.rows == Rows::Tabs && !options.no_header
    }

    /// Whether a line is a row.
    pub fn is_row(&self, line: &str) -> bool {
        match self.rows {
            Rows::Objects => !jsonl::is_blank(line),
            _ => line.contains('\t') || tsv::rows(line).next().is_some_and(|row| !row.is_blank()),
        }
    }

    /// The document that a row names; empty if it names none.
    pub fn document(&self, line: &str) -> String {
        if self.rows == Rows::Objects {
            return jsonl::document_of(line);
        }
        let columns = self.columns.as_ref().filter(|columns| columns.name_documents());
        columns.zip(tsv::rows(line).next()).map(|(columns, row)| columns.document_of(&row)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins(rows: Rows, head: &str) -> bool {
        rows.begin_in(head, &ReadOptions::default())
    }

    #[test]
    fn a_bitext_is_told_by_its_header_or_first_object() {
        assert!(begins(Rows::Tabs, "id\tsource\ttarget\n") && !begins(Rows::Tabs, "rule\tcount\n"));
        assert!(begins(Rows::Cells, "\"source\";target\n") && !begins(Rows::Cells, "source,target,forbidden\n"));
        assert!(begins(Rows::Objects, "\n{\"source\": \"a\", \"target\": null}\n"));
        assert!(!begins(Rows::Objects, "{\"source\": {\"start\": 0}, \"target\": null}\n"));
        let turned = ReadOptions { no_header: true, ..ReadOptions::default() };
        assert!(Rows::Tabs.begin_in("Yes\tنعم\n", &turned));
    }

    #[test]
    fn lines_are_rows_as_the_reader_takes_them() {
        let mut lines = RowLines::of(Rows::Tabs).unwrap();
        assert!(lines.is_header("source\ttarget\t\"Document\"\n", &ReadOptions::default()));
        assert!(lines.is_row("\t\t\n") && !lines.is_row("\u{a0}\r\n") && !lines.is_row("\n"));
        assert_eq!(lines.document("a\tب\t\"one\"\r\n"), "one");
        let lines = RowLines::of(Rows::Objects).unwrap();
        assert_eq!(lines.document("{\"source\": \"a\", \"target\": \"ب\", \"document\": 7}\n"), "7");
        assert!(RowLines::of(Rows::Cells).is_none());
    }
}
