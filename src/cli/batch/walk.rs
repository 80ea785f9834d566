//! The files below a folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// A file below a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// Its path below the folder, as bytes with `/` between the parts.
    pub(super) key: Vec<u8>,
    /// Its path as it is opened.
    pub(super) path: PathBuf,
}

/// What is below a folder.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The files, sorted.
    pub(super) files: Vec<Entry>,
    /// Folders that could not be read.
    pub(super) errors: Vec<Error>,
}

/// The files below `root`, links followed. What is hidden (its name begins with a full stop) is left out, and so are devices,
/// pipes and the files and folders of `except`. A folder that is reached twice, by a link to one above it say, is read once.
///
/// # Errors
/// If `root` itself cannot be read.
pub(super) fn walk(root: &Path, except: &[PathBuf]) -> Result<Tree> {
    let mut tree = Tree::default();
    let mut seen: BTreeSet<PathBuf> = except.iter().filter_map(|folder| fs::canonicalize(folder).ok()).collect();
    let leaves_files = seen.iter().any(|path| path.is_file());
    seen.extend(fs::canonicalize(root).ok());
    let mut waiting = vec![(Vec::new(), root.to_owned())];
    while let Some((key, folder)) = waiting.pop() {
        match children(&folder) {
            Ok(children) => {
                for (name, path) in children {
                    let key = if key.is_empty() { name } else { [&key, &b"/"[..], &name].concat() };
                    match fs::metadata(&path) {
                        Ok(meta) if meta.is_dir() => {
                            if fs::canonicalize(&path).is_ok_and(|real| seen.insert(real)) {
                                waiting.push((key, path));
                            }
                        }
                        Ok(meta) if !meta.is_file() => {}
                        Ok(_) if leaves_files && fs::canonicalize(&path).is_ok_and(|real| seen.contains(&real)) => {}
                        // What cannot be looked at is told when it is read.
                        _ => tree.files.push(Entry { key, path }),
                    }
                }
            }
            Err(error) if folder == root => return Err(error),
            Err(error) => tree.errors.push(error),
        }
    }
    tree.files.sort();
    Ok(tree)
}

/// Names and paths of what a folder holds, sorted so that the order of the disk does not show.
fn children(folder: &Path) -> Result<Vec<(Vec<u8>, PathBuf)>> {
    let failed = |error: std::io::Error| {
        Error::input(format!("this folder cannot be read: {error}")).in_file(folder.to_string_lossy())
    };
    let mut children = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        if !name.as_encoded_bytes().starts_with(b".") {
            // In the current folder the name alone is what would be typed.
            let path = if folder == Path::new(".") { PathBuf::from(&name) } else { folder.join(&name) };
            children.push((name.as_encoded_bytes().to_vec(), path));
        }
    }
    children.sort();
    Ok(children)
}
