//! A manifest: a table of texts, TSV with the columns `source`, `target` and `output`; others are passed over.

use std::path::{Path, PathBuf};

use super::asked::Job;
use crate::cli::files::{FileText, read_text};
use crate::{Error, Result};

/// The jobs of a manifest, in its order. An empty `target` makes `source` a bitext; an empty `output` is named after it.
///
/// # Errors
/// With the line, if the table has no column `source`, or a row too few cells.
pub(super) fn read(path: &Path) -> Result<Vec<Job>> {
    let FileText { name, text } = read_text(path)?;
    parse(&text).map_err(|error| error.in_file(name))
}

fn parse(text: &str) -> Result<Vec<Job>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text.lines().enumerate();
    let header: Vec<&str> = lines.next().map(|(_, line)| line.split('\t').map(str::trim).collect()).unwrap_or_default();
    let column = |name: &str| header.iter().position(|cell| cell.eq_ignore_ascii_case(name));
    let Some(source) = column("source") else {
        return Err(Error::input("the manifest has no column “source”")
            .at(1, 1)
            .hint("its first line names the columns: source, target and output, with tabs between them"));
    };
    let (target, output) = (column("target"), column("output"));
    let mut jobs = Vec::new();
    for (number, line) in lines {
        if line.trim().is_empty() {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if cells.len() != header.len() {
            let message = format!("this row has {} cells, the header {}", cells.len(), header.len());
            return Err(Error::input(message).at(number + 1, 1));
        }
        let cell = |column: Option<usize>| cells.get(column?).copied().filter(|cell| !cell.is_empty());
        let Some(source) = cell(Some(source)) else {
            return Err(Error::input("this row names no source").at(number + 1, 1));
        };
        let target = cell(target);
        if source == "-" || target == Some("-") {
            return Err(Error::usage("standard input is no text of a manifest").at(number + 1, 1));
        }
        let output = cell(output);
        let name = output.map_or_else(|| inner(target.unwrap_or(source)), PathBuf::from);
        let (source, target) = (PathBuf::from(source), target.map(PathBuf::from));
        jobs.push(Job { source, target, name, is_whole: output.is_some() });
    }
    Ok(jobs)
}

/// The path without what would lead out of a folder, to name an output by.
fn inner(path: &str) -> PathBuf {
    let parts = Path::new(path).components().filter(|part| matches!(part, std::path::Component::Normal(_)));
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_may_stand_in_any_order_and_outputs_be_left_out() {
        let jobs = parse("output\tnote\ttarget\tsource\na.json\t!\ta.ar.txt\ta.en.txt\n\n\t\t\tb.tmx\n").unwrap();
        assert_eq!((jobs[0].name.as_path(), jobs[0].is_whole), (Path::new("a.json"), true));
        assert_eq!((jobs[1].source.as_path(), &jobs[1].target), (Path::new("b.tmx"), &None));
        assert_eq!((jobs[1].name.as_path(), jobs[1].is_whole), (Path::new("b.tmx"), false));
    }

    #[test]
    fn a_bad_row_is_named_by_its_line() {
        assert!(
            parse("source\ttarget\na\tb\na\n").unwrap_err().in_file("m").to_string().starts_with("m:3:1: this row has")
        );
        assert!(
            parse("source\ttarget\n\tb\n").unwrap_err().in_file("m").to_string().starts_with("m:2:1: this row names")
        );
        assert!(parse("en\tar\n").unwrap_err().to_string().contains("no column “source”"));
        assert!(parse("source\n-\n").is_err());
    }
}
