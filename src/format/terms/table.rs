//! Glossaries as tables: a header and an entry a row.

use crate::format::bitext::{Cell, error_at};
use crate::format::csv::Scanner;
use crate::format::options::same_language;
use crate::format::table::Row;
use crate::text::{Sides, TermEntry};
use crate::{Error, Result};

/// What parts the terms of one cell.
const SEPARATOR: char = '|';

/// Column by what it holds, and the names it goes by.
const COLUMNS: [(Column, &[&str]); 5] = [
    (Column::Source, &["source", "source term", "term"]),
    (Column::Target, &["target", "target term", "translation"]),
    (Column::Forbidden, &["forbidden", "forbidden term", "forbidden target"]),
    (Column::Case, &["case", "case sensitive", "case-sensitive"]),
    (Column::Note, &["note", "notes", "comment"]),
];

/// What a cell that answers a question may say.
const ANSWERS: [(&str, bool); 11] = [
    ("", false),
    ("no", false),
    ("n", false),
    ("false", false),
    ("0", false),
    ("insensitive", false),
    ("yes", true),
    ("y", true),
    ("true", true),
    ("1", true),
    ("sensitive", true),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Source,
    Target,
    Forbidden,
    Case,
    Note,
}

pub(super) fn read(file: &str, languages: Sides<&str>) -> Result<Vec<TermEntry>> {
    let mut scanner = Scanner { file, at: 0, delimiter: delimiter(file) };
    let mut header: Option<Vec<Option<Column>>> = None;
    let mut entries = Vec::new();
    while let Some(row) = scanner.row()? {
        if row.cells.iter().all(Cell::is_blank) {
            continue;
        }
        match &header {
            Some(columns) => entries.push(entry(&row, columns, file)?),
            None => header = Some(columns(&row, languages)?),
        }
    }
    Ok(entries)
}

/// The tab where the header has one, else the semicolon or the comma, whichever it has more of.
fn delimiter(file: &str) -> u8 {
    let header = file.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |delimiter: char| header.matches(delimiter).count();
    match (count('\t'), count(';'), count(',')) {
        (1.., ..) => b'\t',
        (0, semicolons, commas) if semicolons > commas => b';',
        _ => b',',
    }
}

fn columns(header: &Row, languages: Sides<&str>) -> Result<Vec<Option<Column>>> {
    let column = |cell: &Cell| {
        let name = cell.text().trim().to_lowercase().replace('_', " ");
        let listed = COLUMNS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|&(column, _)| column);
        let of_language = || {
            let sides = [(languages.source, Column::Source), (languages.target, Column::Target)];
            sides.into_iter().find(|(tag, _)| same_language(tag, &name)).map(|(_, column)| column)
        };
        listed.or_else(of_language)
    };
    let columns: Vec<Option<Column>> = header.cells.iter().map(column).collect();
    let has = |wanted: Column| columns.contains(&Some(wanted));
    if !has(Column::Source) && !has(Column::Forbidden) {
        let error = Error::input("the header has neither a column “source” nor “forbidden”").at(1, 1);
        return Err(error.hint("a glossary has the columns source, target, forbidden, case, note, or some of them"));
    }
    Ok(columns)
}

fn entry(row: &Row, columns: &[Option<Column>], file: &str) -> Result<TermEntry> {
    if row.cells.len() != columns.len() {
        let message = format!("this row has {} cells, the header {}", row.cells.len(), columns.len());
        return Err(
            error_at(file, row.span.start, message).hint("a cell with a delimiter in it stands in quotation marks")
        );
    }
    let mut entry = TermEntry::default();
    for (cell, column) in row.cells.iter().zip(columns) {
        match column {
            Some(Column::Source) => entry.source = terms(cell),
            Some(Column::Target) => entry.target = terms(cell),
            Some(Column::Forbidden) => entry.forbidden = terms(cell),
            Some(Column::Case) => entry.case = answer(cell, file)?,
            Some(Column::Note) => entry.note = Some(cell.text().trim().to_owned()).filter(|note| !note.is_empty()),
            None => {}
        }
    }
    if entry.target.is_empty() && entry.forbidden.is_empty() {
        return Err(error_at(file, row.span.start, "this entry has neither a target nor a forbidden term"));
    }
    if entry.source.is_empty() && entry.forbidden.is_empty() {
        return Err(error_at(file, row.span.start, "a target needs its source"));
    }
    Ok(entry)
}

fn terms(cell: &Cell) -> Vec<String> {
    let text = cell.text();
    text.split(SEPARATOR).map(str::trim).filter(|term| !term.is_empty()).map(str::to_owned).collect()
}

fn answer(cell: &Cell, file: &str) -> Result<bool> {
    let text = cell.text();
    let said = text.trim().to_lowercase();
    let known = ANSWERS.iter().find(|(answer, _)| *answer == said).map(|&(_, value)| value);
    known.ok_or_else(|| error_at(file, cell.start(), format!("“{}” is neither yes nor no", text.trim())))
}
