//! The parts of a `traineddata` file of the OCR program Tesseract, and the words of the automaton in it.
//!
//! The file is the number of parts (32 bits) and the place of each (64 bits, -1 for none), then the parts; all little-endian.

use std::error::Error;

/// The numbers of two parts: the automaton of words, and the characters that its letters stand for.
const WORDS: usize = 19;
const CHARACTERS: usize = 21;

/// What an automaton begins with.
const MAGIC: u16 = 42;

/// Marks of an edge, above the number of its character: the last of its state, the end of a word.
const IS_LAST: u64 = 1;
const ENDS_WORD: u64 = 4;

/// The bits of the marks.
const MARKS: u32 = 3;

/// The words that a model prefers, in the order of its automaton.
pub(crate) fn words(file: &[u8]) -> Result<Vec<String>, Box<dyn Error>> {
    let characters: Vec<&str> = std::str::from_utf8(part(file, CHARACTERS)?)?
        .lines()
        .skip(1)
        .map(|line| line.split(' ').next().unwrap_or_default())
        .collect();
    let automaton = Automaton::new(part(file, WORDS)?)?;
    let mut words = Vec::new();
    automaton.walk(0, &characters, &mut String::new(), &mut words)?;
    Ok(words)
}

fn part(file: &[u8], number: usize) -> Result<&[u8], Box<dyn Error>> {
    let count = u32::from_le_bytes(*file.first_chunk().ok_or("the file is empty")?) as usize;
    let places = file.get(4..4 + 8 * count).ok_or("the file ends within its table")?.as_chunks::<8>().0;
    let places: Vec<Option<usize>> = places.iter().map(|place| i64::from_le_bytes(*place).try_into().ok()).collect();
    let start = places.get(number).copied().flatten().ok_or_else(|| format!("the file has no part {number}"))?;
    let end = places.iter().flatten().copied().filter(|place| *place > start).min().unwrap_or(file.len());
    Ok(file.get(start..end).ok_or("the file ends within a part")?)
}

struct Automaton {
    edges: Vec<u64>,
    /// The bits of a character's number.
    bits: u32,
}

impl Automaton {
    fn new(part: &[u8]) -> Result<Self, Box<dyn Error>> {
        let (head, edges) = part.split_at_checked(10).ok_or("an automaton without head")?;
        let (magic, characters) = (u16::from_le_bytes([head[0], head[1]]), &head[2..6]);
        if magic != MAGIC {
            return Err("an automaton of another form".into());
        }
        let characters = u32::from_le_bytes(characters.try_into()?);
        let edges = edges.as_chunks::<8>().0.iter().map(|edge| u64::from_le_bytes(*edge)).collect();
        Ok(Self { edges, bits: (characters + 1).next_power_of_two().ilog2() })
    }

    /// Adds the words that go on from a state with `before`.
    fn walk(
        &self,
        state: usize,
        characters: &[&str],
        before: &mut String,
        words: &mut Vec<String>,
    ) -> Result<(), Box<dyn Error>> {
        for edge in self.edges.get(state..).ok_or("an edge to no state")? {
            let character = characters.get((edge & ((1 << self.bits) - 1)) as usize).ok_or("an unknown character")?;
            let (marks, next) = (edge >> self.bits, (edge >> (self.bits + MARKS)) as usize);
            let length = before.len();
            before.push_str(character);
            if marks & ENDS_WORD != 0 {
                words.push(before.clone());
            }
            if next != 0 {
                self.walk(next, characters, before, words)?;
            }
            before.truncate(length);
            if marks & IS_LAST != 0 {
                break;
            }
        }
        Ok(())
    }
}
