//! The page that leads to the pages of many texts.

use std::io;
use std::path::{Path, PathBuf};

use minijinja::{Environment, value};
use serde::Serialize;

use super::summary::{Row, total};
use crate::cli::output::Destination;
use crate::{Error, Result};

/// The name of the page.
pub(super) const FILE_NAME: &str = "index.html";

#[derive(Serialize)]
struct Index<'a> {
    total: String,
    texts: Vec<Text<'a>>,
}

#[derive(Serialize)]
struct Text<'a> {
    name: &'a str,
    /// Of its page, from the index.
    address: String,
    error: Option<&'a str>,
    numbers: Vec<String>,
}

/// Writes the page into `folder`; each row comes with its page.
pub(super) fn write(folder: &Path, rows: &[Row], pages: &[Option<PathBuf>]) -> Result<()> {
    let mut environment = Environment::new();
    let prepared = environment.add_template("index.html", include_str!("index.html"));
    let texts = rows.iter().zip(pages).map(|(row, page)| text(folder, row, page.as_deref())).collect();
    let index = Index { total: total(rows, 0), texts };
    let page = prepared
        .and_then(|()| environment.get_template("index.html"))
        .and_then(|template| template.render(value::Serde(index)))
        .map_err(|error| Error::output(error.to_string()))?;
    Destination::File(folder.join(FILE_NAME)).write(|out| io::Write::write_all(out, page.as_bytes()))
}

fn text<'a>(folder: &Path, row: &'a Row, page: Option<&Path>) -> Text<'a> {
    let path = page.map(|page| page.strip_prefix(folder).unwrap_or(page));
    let numbers = row.score.as_ref().map_or_else(Vec::new, |score| {
        let found = score.findings;
        let counts = [found.critical, found.major, found.minor, found.neutral, score.words];
        let rate = score.penalty_per_thousand_words.to_string();
        counts.map(|count| count.to_string()).into_iter().chain([rate, row.links.to_string()]).collect()
    });
    Text { name: row.name(), address: path.map(address).unwrap_or_default(), error: row.error.as_deref(), numbers }
}

/// A relative path as an address; every byte but the plain ones is escaped, so that names need not be UTF-8.
fn address(path: &Path) -> String {
    let escape = |byte: u8| match byte {
        b'/' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    let parts = path.components().map(|part| part.as_os_str().as_encoded_bytes());
    let parts: Vec<String> = parts.map(|part| part.iter().map(|&byte| escape(byte)).collect()).collect();
    format!("./{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_cannot_be_anything_but_a_file_beside_the_index() {
        assert_eq!(address(Path::new("javascript:a/ب?.html")), "./javascript%3Aa/%D8%A8%3F.html");
    }
}
