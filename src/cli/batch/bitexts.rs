//! Which files of a folder are bitexts: not every table that lies about is.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use super::summary::Row;
use crate::format::{Format, ReadOptions, is_packed, unpacked_name};

/// So many bytes are enough for a header and a pair.
const HEAD: usize = 1 << 20;

/// Whether a file that is called like a bitext begins like one and is no summary of an earlier run. What cannot be read, or has
/// a first line longer than is looked at, is taken for one: the error is told when it is read.
pub(super) fn begins_like_one(path: &Path, options: &ReadOptions) -> bool {
    let Some(mut head) = head(path) else { return true };
    if head.len() >= HEAD {
        // Half a line is none.
        let Some(end) = head.iter().rposition(|&byte| byte == b'\n') else { return true };
        head.truncate(end + 1);
    }
    let name = path.to_string_lossy();
    let format = Format::of_name(unpacked_name(&name));
    !is_template(&name) && !Row::is_written_in(&head) && format.begins_with_pairs(&head, options)
}

/// Whether it is a PO template, which has no translations.
fn is_template(name: &str) -> bool {
    Path::new(unpacked_name(name)).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pot"))
}

/// What a file begins with, unpacked.
fn head(path: &Path) -> Option<Vec<u8>> {
    let mut reader = BufReader::new(File::open(path).ok()?);
    let mut head = Vec::new();
    let is_packed = is_packed(reader.fill_buf().ok()?);
    let limit = HEAD as u64;
    if is_packed {
        MultiGzDecoder::new(reader).take(limit).read_to_end(&mut head).ok()?;
    } else {
        reader.take(limit).read_to_end(&mut head).ok()?;
    }
    Some(head)
}
