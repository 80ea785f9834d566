//! A packed encoder as it lies in a file; `layout` describes the form.

use std::borrow::Cow;
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::bits::{halves, singles, unpack_3, unpack_6};
use super::layout::{CLIP, DIGEST, DIMENSIONS, MAGIC, MATRICES, ROW_BYTES, VECTORS, VERSION, matrix_bytes};
use super::pieces::Pieces;
use crate::{Error, Result};

/// The longest head that is looked for.
const LONGEST_HEAD: usize = 200;

/// The bytes of a packed encoder and where its parts lie in them.
#[derive(Debug)]
pub(super) struct Packed {
    bytes: Cow<'static, [u8]>,
    pub(super) name: String,
    pub(super) languages: Vec<String>,
    pub(super) pieces: usize,
    text: Range<usize>,
    scores: Range<usize>,
    means: Range<usize>,
    deviations: Range<usize>,
    table: Range<usize>,
    matrices: Vec<(Range<usize>, Range<usize>)>,
    vectors: Vec<Range<usize>>,
    pub(super) epsilon: f32,
}

impl Packed {
    /// Finds the parts of a file. The digest is not looked at: see [`Packed::verify`].
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Result<Self> {
        let head = Head::parse(&bytes)?;
        let mut parts = Parts { at: head.bytes };
        let text = parts.next(head.text);
        let scores = parts.next(4 * head.pieces);
        let means = parts.next(2 * head.pieces);
        let deviations = parts.next(2 * head.pieces);
        let table = parts.next(ROW_BYTES * head.pieces);
        let matrices = MATRICES.map(|(_, rows, columns)| {
            let (scales, codes) = matrix_bytes(rows, columns);
            (parts.next(scales), parts.next(codes))
        });
        let vectors = VECTORS.map(|(_, length)| parts.next(2 * length));
        let epsilon = parts.next(4);
        if bytes.len() != parts.at + DIGEST {
            let expected = parts.at + DIGEST;
            return Err(damaged(&format!("it has {} bytes where its head promises {expected}", bytes.len())));
        }
        let epsilon = singles(slice(&bytes, &epsilon)).next().unwrap_or_default();
        let Head { name, languages, pieces, .. } = head;
        let (matrices, vectors) = (matrices.to_vec(), vectors.to_vec());
        Ok(Self { bytes, name, languages, pieces, text, scores, means, deviations, table, matrices, vectors, epsilon })
    }

    /// One that knows no language.
    pub(super) fn empty() -> Self {
        let none = || 0..0;
        Self {
            bytes: Cow::Borrowed(&[]),
            name: String::new(),
            languages: Vec::new(),
            pieces: 0,
            text: none(),
            scores: none(),
            means: none(),
            deviations: none(),
            table: none(),
            matrices: Vec::new(),
            vectors: Vec::new(),
            epsilon: 1.0,
        }
    }

    /// Whether the file is whole: its digest is that of its contents, its numbers are finite, and its pieces are in order.
    pub(super) fn verify(&self) -> Result<()> {
        let end = self.bytes.len() - DIGEST;
        let digest = Sha256::digest(slice(&self.bytes, &(0..end)));
        if digest.as_slice() != slice(&self.bytes, &(end..self.bytes.len())) {
            return Err(damaged("its contents do not have the digest at its end"));
        }
        if !self.is_finite() {
            return Err(damaged("it holds numbers that are not finite"));
        }
        let pieces = self.piece_texts();
        let sorted = pieces.get(3..).is_some_and(|pieces| pieces.is_sorted_by(|a, b| a < b));
        if pieces.len() != self.pieces || !sorted {
            return Err(damaged("its pieces are not in order"));
        }
        Ok(())
    }

    /// Whether all that weighs is a finite number, and no layer norm divides by the root of less than nothing.
    fn is_finite(&self) -> bool {
        let scales = self.matrices.iter().map(|(scales, _)| scales);
        let mut parts = [&self.means, &self.deviations].into_iter().chain(scales).chain(&self.vectors);
        parts.all(|part| halves(slice(&self.bytes, part)).all(f32::is_finite))
            && singles(slice(&self.bytes, &self.scores)).all(f32::is_finite)
            && self.epsilon.is_finite()
            && self.epsilon >= 0.0
    }

    fn piece_texts(&self) -> Vec<&str> {
        std::str::from_utf8(slice(&self.bytes, &self.text)).unwrap_or_default().lines().collect()
    }

    /// The pieces, ready to cut text with.
    pub(super) fn tokenizer(&self) -> Pieces {
        Pieces::new(&self.piece_texts(), singles(slice(&self.bytes, &self.scores)).collect())
    }

    /// The embedding of a piece into `out`, [`DIMENSIONS`] long; zeros beyond the last piece.
    pub(super) fn embedding(&self, piece: u32, out: &mut [f32]) {
        let piece = piece as usize;
        let one = |range: &Range<usize>| {
            halves(slice(&self.bytes, range).get(2 * piece..).unwrap_or_default()).next().unwrap_or_default()
        };
        let (mean, deviation) = (one(&self.means), one(&self.deviations));
        let table = slice(&self.bytes, &self.table);
        let row = table.get(piece * ROW_BYTES..(piece + 1) * ROW_BYTES).unwrap_or_default();
        debug_assert_eq!(out.len(), DIMENSIONS);
        unpack_3(row, out, |code| (code / 7.0 * 2.0 * CLIP - CLIP) * deviation + mean);
    }

    /// The matrix of this place in [`MATRICES`], row by row.
    pub(super) fn matrix(&self, place: usize) -> Vec<f32> {
        let (Some((_, rows, columns)), Some((scales, codes))) = (MATRICES.get(place), self.matrices.get(place)) else {
            return Vec::new();
        };
        let scales: Vec<f32> = halves(slice(&self.bytes, scales)).collect();
        let mut matrix = vec![0.0; rows * columns];
        let lines = slice(&self.bytes, codes).chunks_exact(columns * 3 / 4);
        for ((row, line), out) in lines.enumerate().zip(matrix.chunks_exact_mut(*columns)) {
            let group = row / super::layout::GROUP * columns;
            unpack_6(line, scales.get(group..group + columns).unwrap_or_default(), out);
        }
        matrix
    }

    /// The vector of this place in [`VECTORS`].
    pub(super) fn vector(&self, place: usize) -> Vec<f32> {
        self.vectors.get(place).map(|range| halves(slice(&self.bytes, range)).collect()).unwrap_or_default()
    }
}

/// Lays parts one behind the other.
struct Parts {
    at: usize,
}

impl Parts {
    fn next(&mut self, bytes: usize) -> Range<usize> {
        let start = self.at;
        self.at = start.saturating_add(bytes);
        start..self.at
    }
}

/// The first line.
struct Head {
    name: String,
    languages: Vec<String>,
    pieces: usize,
    text: usize,
    /// Its own length with the line feed.
    bytes: usize,
}

impl Head {
    fn parse(bytes: &[u8]) -> Result<Self> {
        let start = bytes.get(..bytes.len().min(LONGEST_HEAD)).unwrap_or_default();
        let end = start.iter().position(|&byte| byte == b'\n').ok_or_else(no_encoder)?;
        let line = start.get(..end).and_then(|line| std::str::from_utf8(line).ok()).ok_or_else(no_encoder)?;
        let number = |word: &str| word.parse::<u32>().ok().map(|number| number as usize);
        match line.split(' ').collect::<Vec<_>>().as_slice() {
            [MAGIC, VERSION, name, languages, pieces, text] => {
                let counts = number(pieces).filter(|&pieces| pieces > 3).zip(number(text));
                let (pieces, text) = counts.ok_or_else(|| damaged("its head holds no counts"))?;
                let languages = languages.split(',').map(str::to_owned).collect();
                Ok(Self { name: (*name).to_owned(), languages, pieces, text, bytes: end + 1 })
            }
            [MAGIC, version, ..] if *version != VERSION => Err(Error::input(format!(
                "a packed encoder of version {version}; this program reads version {VERSION}"
            ))),
            _ => Err(no_encoder()),
        }
    }
}

fn no_encoder() -> Error {
    Error::input("not a packed encoder").hint("models/README.md tells how one is made")
}

fn damaged(why: &str) -> Error {
    Error::input(format!("the packed encoder is damaged: {why}")).hint("copy or build it again")
}

fn slice<'a>(bytes: &'a [u8], range: &Range<usize>) -> &'a [u8] {
    bytes.get(range.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The built-in file with other bytes at the end of its contents, and the digest of those.
    fn ending(bytes: [u8; 4]) -> Vec<u8> {
        let mut file = include_bytes!("../../../models/encoder.en-ar.bin").to_vec();
        file.truncate(file.len() - DIGEST - bytes.len());
        file.extend(bytes);
        let digest = Sha256::digest(&file);
        file.extend(digest);
        file
    }

    #[test]
    fn a_file_with_numbers_that_are_none_is_refused() {
        let verified = |epsilon: f32| Packed::new(Cow::Owned(ending(epsilon.to_le_bytes()))).unwrap().verify();
        assert!(verified(1e-3).is_ok());
        for epsilon in [f32::NAN, f32::INFINITY, -1.0] {
            assert!(verified(epsilon).is_err_and(|error| error.to_string().contains("not finite")), "{epsilon}");
        }
    }
}
