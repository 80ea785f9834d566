//! The form of a packed encoder file: which arrays it holds, in which order, and how their bytes lie.
//!
//! | part | bytes |
//! | --- | --- |
//! | head | the line `muqabala-encoder 1 NAME LANGUAGES PIECES BYTES`: languages with commas between, number of pieces, bytes of their text |
//! | pieces | UTF-8 with a line feed behind each: unknown, start and end first, then the others sorted by bytes |
//! | scores | `f32` log probability of each piece |
//! | means, deviations | `f16` each of every row of the table |
//! | table | a row of [`DIMENSIONS`] codes of 3 bits for each piece |
//! | [`MATRICES`] | for each `f16` scales by group of [`GROUP`] rows and column, then codes of 6 bits, row by row |
//! | [`VECTORS`] | `f16` |
//! | epsilon | `f32` under the root of every layer norm |
//! | digest | SHA-256 of everything before it |
//!
//! Numbers are little-endian; codes are packed from the most significant bit on. A table code c stands for
//! `(c / 7 * 2 - 1) * CLIP * deviation + mean`, a matrix code c for `(c - 31) * scale`.

/// The first word of the file.
pub const MAGIC: &str = "muqabala-encoder";

/// The version of its form.
pub const VERSION: &str = "1";

/// Length of a sentence vector and of a row of the table.
pub const DIMENSIONS: usize = 512;

/// Width of each of the three convolution branches.
pub const BRANCH: usize = 256;

/// Rows of a matrix that share a scale.
pub const GROUP: usize = 64;

/// Where the table's codes end, in standard deviations.
pub const CLIP: f32 = 2.0;

/// Bits of a table code.
pub const TABLE_BITS: usize = 3;

/// Bits of a matrix code.
pub const MATRIX_BITS: usize = 6;

/// Bytes of the digest at the end.
pub const DIGEST: usize = 32;

/// The convolution branches: order of the n-grams, and how many of its pieces lie to the left.
pub const BRANCHES: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];

/// The matrices in the order of the file: name, rows (inputs), columns (outputs).
pub const MATRICES: [(&str, usize, usize); 14] = [
    ("projection", 512, 768),
    ("first-2", 512, 256),
    ("first-3", 768, 256),
    ("first-5", 1280, 256),
    ("second-2", 512, 256),
    ("second-3", 768, 256),
    ("second-5", 1280, 256),
    ("pool", 1280, 512),
    ("dense-0", 512, 320),
    ("dense-1", 320, 320),
    ("skip-1", 512, 320),
    ("dense-2", 320, 512),
    ("skip-3", 320, 512),
    ("dense-3", 512, 512),
];

/// The vectors in the order of the file: name and length.
pub const VECTORS: [(&str, usize); 12] = [
    ("projection-bias", 768),
    ("piece-norm-gain", 768),
    ("piece-norm-bias", 768),
    ("first-bias-2", 256),
    ("first-bias-3", 256),
    ("first-bias-5", 256),
    ("second-bias-2", 256),
    ("second-bias-3", 256),
    ("second-bias-5", 256),
    ("token-norm-gain", 1280),
    ("token-norm-bias", 1280),
    ("pool-bias", 512),
];

/// Bytes of a matrix's scales and of its codes.
pub const fn matrix_bytes(rows: usize, columns: usize) -> (usize, usize) {
    (rows / GROUP * columns * 2, rows * columns * MATRIX_BITS / 8)
}

/// Bytes of a row of the table.
pub const ROW_BYTES: usize = DIMENSIONS * TABLE_BITS / 8;
