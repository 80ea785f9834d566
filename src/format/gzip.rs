//! Gzip (RFC 1952): any file may come compressed, told by its first bytes.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;

use crate::{Error, Result};

/// How many bytes a compressed file may hold to be read whole: 256 MiB.
pub const UNPACKED_LIMIT: usize = 256 << 20;

/// The name of what a compressed file holds: `pairs.tsv` of `pairs.tsv.gz`.
pub fn unpacked_name(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((inner, ending)) if ending.eq_ignore_ascii_case("gz") => inner,
        _ => name,
    }
}

/// Whether a file is compressed.
pub fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// What a file holds: the bytes themselves unless they are gzip, all its members one behind another then.
///
/// # Errors
/// If it is damaged or cut off, or holds more than `limit` bytes, of which no more are kept in memory.
pub fn unpacked(bytes: &[u8], limit: usize) -> Result<Cow<'_, [u8]>> {
    if !is_packed(bytes) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut inner = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(limit as u64 + 1).read_to_end(&mut inner);
    read.map_err(|error| Error::input(format!("the gzip file is damaged or cut off: {error}")))?;
    if inner.len() > limit {
        let error = Error::input(format!("the gzip file holds more than {} MiB", limit >> 20));
        return Err(error.hint("split it, or let `check --stream` read a TSV or JSON lines bitext bit by bit"));
    }
    Ok(Cow::Owned(inner))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn members_follow_each_other_and_other_bytes_are_left_alone() {
        let two = [packed("نعم".as_bytes()), packed(b" yes")].concat();
        assert_eq!(*unpacked(&two, 100).unwrap(), *"نعم yes".as_bytes());
        assert_eq!(*unpacked(b"plain", 3).unwrap(), *b"plain");
    }

    #[test]
    fn a_bomb_is_refused_and_so_is_a_file_that_is_cut_off() {
        let bomb = packed(&vec![0; 5 << 20]);
        assert!(bomb.len() < 10_000);
        assert!(unpacked(&bomb, 1 << 20).unwrap_err().to_string().contains("holds more than 1 MiB"));
        assert!(unpacked(&bomb[..bomb.len() / 2], 9 << 20).unwrap_err().to_string().contains("cut off"));
        assert!(unpacked(&[0x1f, 0x8b], 9).is_err());
    }

    #[test]
    fn the_name_inside_is_that_without_its_ending() {
        assert_eq!(
            (unpacked_name("a.tsv.gz"), unpacked_name("a.TSV.GZ"), unpacked_name("gz")),
            ("a.tsv", "a.TSV", "gz")
        );
    }
}
