//! The pieces of a `SentencePiece` model file: a protocol buffer whose field 1 repeats messages of a piece (field 1) and
//! its log probability (field 2).

use std::error::Error;

/// A piece.
pub(crate) struct Piece {
    /// Its number in the vocabulary.
    pub(crate) id: usize,
    pub(crate) text: String,
    /// Natural logarithm of its probability.
    pub(crate) score: f32,
}

/// The pieces of a model.
pub(crate) fn parse(model: &[u8]) -> Result<Vec<Piece>, Box<dyn Error>> {
    let mut pieces = Vec::new();
    for (field, value) in fields(model)? {
        if field == 1 {
            let inner = fields(value)?;
            let find = |number| inner.iter().find(|(field, _)| *field == number).map(|(_, value)| *value);
            let text = std::str::from_utf8(find(1).ok_or("a piece without text")?)?.to_owned();
            let score = find(2).map_or(Ok(0.0), |bytes| bytes.try_into().map(f32::from_le_bytes))?;
            pieces.push(Piece { id: pieces.len(), text, score });
        }
    }
    Ok(pieces)
}

/// A field of a message: its number and bytes.
type Field<'b> = (u64, &'b [u8]);

/// The fields of a message.
fn fields(mut bytes: &[u8]) -> Result<Vec<Field<'_>>, Box<dyn Error>> {
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let key = varint(&mut bytes)?;
        let before = bytes;
        let length = match key & 7 {
            0 => {
                varint(&mut bytes)?;
                before.len() - bytes.len()
            }
            1 => 8,
            2 => varint(&mut bytes)? as usize,
            5 => 4,
            other => return Err(format!("a field of the unknown wire type {other}").into()),
        };
        let start = if key & 7 == 0 { before } else { bytes };
        let (value, rest) = start.split_at_checked(length).ok_or("the model ends within a field")?;
        fields.push((key >> 3, value));
        bytes = rest;
    }
    Ok(fields)
}

fn varint(bytes: &mut &[u8]) -> Result<u64, Box<dyn Error>> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (first, rest) = bytes.split_first().ok_or("the model ends within a number")?;
        *bytes = rest;
        value |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err("a number of more than 64 bits".into())
}
