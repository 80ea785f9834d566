//! Files as bytes and as text, with errors that say what is wrong with them.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::{Error, Result};

/// What reads the bytes of a text by its path.
pub(super) type Bytes<'b> = &'b dyn Fn(&Path) -> Result<Vec<u8>>;

/// Reads a file, or standard input for `-`.
pub(super) fn from_disk(path: &Path) -> Result<Vec<u8>> {
    if is_stdin(path) { read_stdin() } else { read_file(path) }
}

/// A file of text that is read besides the texts.
pub(super) struct FileText {
    /// Its path as it was given.
    pub(super) name: String,
    pub(super) text: String,
}

/// Reads a file that must be UTF-8.
pub(super) fn read_text(path: &Path) -> Result<FileText> {
    let name = path.to_string_lossy().into_owned();
    let bytes = read_bytes(path)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(valid).filter(|&&byte| byte == b'\n').count() + 1;
        Error::input("not valid UTF-8").at(line, 1).in_file(&name)
    })?;
    Ok(FileText { name, text })
}

/// Reads a file; an error names it.
pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    read_file(path).map_err(|error| error.in_file(path.to_string_lossy()))
}

/// Whether a path stands for standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn read_stdin() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|error| Error::input(format!("cannot be read: {error}")))?;
    Ok(bytes)
}

/// Reads a file; an error does not name it.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>> {
    if path.is_dir() {
        return Err(Error::input("this is a folder, not a file"));
    }
    fs::read(path).map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            Error::input("there is no such file")
        } else {
            Error::input(format!("cannot be read: {error}"))
        }
    })
}
