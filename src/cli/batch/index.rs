//! The page that leads to the pages of many texts.

use std::path::{Path, PathBuf};

use super::summary::Row;
use crate::Result;
use crate::cli::output::Destination;
use crate::report::{IndexRow, Interface, write_index};

/// The name of the page.
pub(super) const FILE_NAME: &str = "index.html";

/// Writes the page into `folder`; each row comes with its page.
pub(super) fn write(folder: &Path, rows: &[Row], pages: &[Option<PathBuf>], interface: Interface) -> Result<()> {
    let below = |page: &PathBuf| address(page.strip_prefix(folder).unwrap_or(page));
    let addresses = pages.iter().map(|page| page.as_ref().map(below).unwrap_or_default());
    let addresses: Vec<String> = addresses.collect();
    let rows: Vec<IndexRow<'_>> = rows.iter().zip(&addresses).map(|(row, address)| of(row, address)).collect();
    Destination::File(folder.join(FILE_NAME)).write(|out| write_index(&rows, interface, out))
}

fn of<'a>(row: &'a Row, address: &'a str) -> IndexRow<'a> {
    IndexRow {
        name: row.name(),
        // A text that failed has no page.
        address: if row.error.is_some() { "" } else { address },
        error: row.error.as_deref(),
        score: row.score.as_ref(),
        links: row.links,
        mean_confidence: row.mean_confidence,
    }
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
