//! Measured texts in a file, so that fitting can be tried again without measuring.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use muqabala::align::Bead;

use crate::chain::Chain;
use crate::gold::Gold;
use crate::text::Text;

/// Writes texts.
pub(crate) fn write(texts: &[Text], path: &Path) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    number(&mut file, texts.len())?;
    for text in texts {
        number(&mut file, text.set.len())?;
        file.write_all(text.set.as_bytes())?;
        for value in [text.number, text.fold, text.width, text.beads.len()] {
            number(&mut file, value)?;
        }
        for (bead, right) in text.beads.iter().zip(&text.right) {
            for value in [bead.start.source, bead.start.target, bead.shape(), usize::from(*right)] {
                number(&mut file, value)?;
            }
        }
        for value in &text.features {
            file.write_all(&value.to_le_bytes())?;
        }
        number(&mut file, text.gold.len())?;
        for bead in &text.gold {
            for run in [&bead.0, &bead.1] {
                number(&mut file, run.len())?;
                run.iter().try_for_each(|&segment| number(&mut file, segment))?;
            }
        }
    }
    file.flush()
}

/// Reads texts.
pub(crate) fn read(path: &Path) -> io::Result<Vec<Text>> {
    let mut file = BufReader::new(File::open(path)?);
    let count = take(&mut file)?;
    (0..count).map(|_| read_text(&mut file)).collect()
}

fn read_text(file: &mut impl Read) -> io::Result<Text> {
    let mut set = vec![0; take(file)?];
    file.read_exact(&mut set)?;
    let [number, fold, width, count] = take_all(file)?;
    let (mut beads, mut right) = (Vec::with_capacity(count), Vec::with_capacity(count));
    for _ in 0..count {
        let [source, target, shape, is_right] = take_all(file)?;
        beads.push(Bead::of_shape(shape, source, target));
        right.push(is_right == 1);
    }
    let mut bytes = vec![0; 4 * count * width];
    file.read_exact(&mut bytes)?;
    let features = bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect();
    let run = |file: &mut _| -> io::Result<Vec<usize>> {
        let length = take(file)?;
        (0..length).map(|_| take(file)).collect()
    };
    let golds = take(file)?;
    let gold = (0..golds).map(|_| -> io::Result<Gold> { Ok((run(file)?, run(file)?)) }).collect::<io::Result<_>>()?;
    let set = String::from_utf8(set).map_err(io::Error::other)?;
    Ok(Text { set, number, fold, chain: Chain::new(&beads), beads, width, features, right, gold })
}

fn number(file: &mut impl Write, value: usize) -> io::Result<()> {
    file.write_all(&(value as u32).to_le_bytes())
}

fn take(file: &mut impl Read) -> io::Result<usize> {
    let mut bytes = [0; 4];
    file.read_exact(&mut bytes)?;
    Ok(u32::from_le_bytes(bytes) as usize)
}

fn take_all<const N: usize>(file: &mut impl Read) -> io::Result<[usize; N]> {
    let mut values = [0; N];
    for value in &mut values {
        *value = take(file)?;
    }
    Ok(values)
}
