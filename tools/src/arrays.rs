//! Zip files, and the numpy arrays in them.

use std::error::Error;
use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The members of a zip file.
pub(crate) struct Arrays {
    members: Vec<(String, Vec<u8>)>,
}

/// Reads a zip file whole.
pub(crate) fn open(bytes: Vec<u8>) -> Result<Arrays, Box<dyn Error>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut members = Vec::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index)?;
        let name = member.name()?.into_owned();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes)?;
        members.push((name, bytes));
    }
    Ok(Arrays { members })
}

impl Arrays {
    fn find(&self, name: &str) -> Result<&[u8], Box<dyn Error>> {
        let found = self.members.iter().find(|(member, _)| member == name);
        Ok(found.map(|(_, bytes)| bytes.as_slice()).ok_or_else(|| format!("there is no {name} in the file"))?)
    }

    /// A member's bytes.
    pub(crate) fn member(&self, name: &str) -> Result<Vec<u8>, Box<dyn Error>> {
        self.find(name).map(<[u8]>::to_vec)
    }

    /// The elements of an array of this numpy type, behind the header of the `.npy` form (version 1).
    fn array(&self, name: &str, dtype: &str) -> Result<&[u8], Box<dyn Error>> {
        let bytes = self.find(&format!("{name}.npy"))?;
        let [0x93, b'N', b'U', b'M', b'P', b'Y', 1, _, low, high, rest @ ..] = bytes else {
            return Err(format!("{name} is no numpy array").into());
        };
        let (header, data) = rest.split_at(usize::from(u16::from_le_bytes([*low, *high])));
        let header = std::str::from_utf8(header)?;
        if !header.contains(&format!("'{dtype}'")) || !header.contains("'fortran_order': False") {
            return Err(format!("{name} is not of type {dtype} in C order: {header}").into());
        }
        Ok(data)
    }

    /// An array of bytes.
    pub(crate) fn bytes(&self, name: &str) -> Result<&[u8], Box<dyn Error>> {
        self.array(name, "|u1")
    }

    /// An array of single floats, row by row.
    pub(crate) fn singles(&self, name: &str) -> Result<Vec<f32>, Box<dyn Error>> {
        let (fours, _) = self.array(name, "<f4")?.as_chunks::<4>();
        Ok(fours.iter().map(|&four| f32::from_le_bytes(four)).collect())
    }

    /// A single double.
    pub(crate) fn double(&self, name: &str) -> Result<f64, Box<dyn Error>> {
        Ok(f64::from_le_bytes(self.array(name, "<f8")?.try_into()?))
    }
}
