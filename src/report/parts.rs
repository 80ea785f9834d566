//! What several JSON outputs have in common.

use serde::Serialize;

use super::FileInfo;
use crate::compare::Piece;

/// The program that made the output.
#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

impl Tool {
    pub(super) fn this() -> Self {
        Self { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") }
    }
}

/// A file that was read, without its segments.
#[derive(Serialize)]
pub(super) struct FileJson<'a> {
    path: &'a str,
    language: &'a str,
    sha256: &'a str,
}

impl<'a> FileJson<'a> {
    pub(super) fn new(info: &'a FileInfo, language: &'a str) -> Self {
        Self { path: &info.path, language, sha256: &info.sha256 }
    }
}

/// A stretch of a redline.
#[derive(Serialize)]
pub(super) struct PieceJson {
    change: &'static str,
    old: String,
    new: String,
}

impl PieceJson {
    pub(super) fn of(piece: Piece, old: &str, new: &str) -> Self {
        let (old, new) = (piece.old.of(old).to_owned(), piece.new.of(new).to_owned());
        Self { change: piece.change.name(), old, new }
    }
}
