//! A bitext bit by bit: rows that are read together, so that memory does not grow with the file.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use crate::cli::files::is_stdin;
use crate::cli::input::bitext_on_stdin;
use crate::format::{Format, ReadOptions, RowLines, is_packed, unpacked_name};
use crate::text::Before;
use crate::{Error, Result};

/// A line may be this long, in bytes.
const LONGEST_LINE: usize = 64 << 20;

/// A block ends behind so many rows or bytes wherever it is.
const MOST_ROWS: usize = 20_000;
const MOST_BYTES: usize = 16 << 20;

/// Behind so much a block ends where its document does, or the bitext has no documents.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    pub(super) rows: usize,
    pub(super) bytes: usize,
}

impl Measure {
    /// For pairs.
    pub(super) const PAIRS: Self = Self { rows: 2000, bytes: MOST_BYTES };
    /// For texts, which are aligned one by one: enough of them that a block is not all of the work of a thread.
    pub(super) const TEXTS: Self = Self { rows: 64, bytes: 1 << 18 };
}

/// Rows of a bitext that are read and checked together.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// The header, if the bitext has one, and the rows.
    pub(super) text: String,
    /// How many rows it has.
    pub(super) rows: usize,
    pub(super) before: Before,
}

/// The blocks of a file.
pub(super) struct Blocks {
    reader: Box<dyn BufRead + Send>,
    name: String,
    lines: RowLines,
    /// The first line with its end, if it is a header.
    header: String,
    /// Whether the file begins with a byte order mark.
    has_mark: bool,
    /// A line that was read and belongs to the next block.
    waiting: Option<String>,
    next: Before,
    measure: Measure,
    ended: bool,
}

impl Blocks {
    /// Opens a bitext, compressed or not.
    ///
    /// # Errors
    /// If it cannot be read, or is neither TSV nor JSON lines.
    pub(super) fn open(path: &Path, options: &ReadOptions, measure: Measure) -> Result<(Self, &'static Format)> {
        let name = path.to_string_lossy().into_owned();
        let failed = |error: io::Error| {
            let missing = error.kind() == io::ErrorKind::NotFound;
            let why = if missing { "there is no such file".to_owned() } else { format!("cannot be read: {error}") };
            Error::input(why).in_file(&name)
        };
        let mut reader: Box<dyn BufRead + Send> = if is_stdin(path) {
            Box::new(BufReader::new(io::stdin()))
        } else {
            Box::new(BufReader::with_capacity(1 << 16, File::open(path).map_err(failed)?))
        };
        if is_packed(reader.fill_buf().map_err(failed)?) {
            reader = Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(reader)));
        }
        let head = reader.fill_buf().map_err(failed)?;
        let format = Format::of(unpacked_name(&name), head);
        let format = if is_stdin(path) { bitext_on_stdin(format) } else { format };
        let Some(lines) = format.row_lines() else {
            let error = Error::usage(format!("{} cannot be read bit by bit", format.name)).in_file(name);
            return Err(error.hint("--stream and --keep take TSV and JSON lines"));
        };
        let (header, waiting, next) = (String::new(), None, Before::default());
        let mut blocks = Self { reader, name, lines, header, has_mark: false, waiting, next, measure, ended: false };
        blocks.read_header(options)?;
        Ok((blocks, format))
    }

    /// What stands in the file before the rows.
    pub(super) fn beginning(&self) -> String {
        let mark = if self.has_mark { "\u{feff}" } else { "" };
        format!("{mark}{}", self.header)
    }

    fn read_header(&mut self, options: &ReadOptions) -> Result<()> {
        let first = self.line()?.unwrap_or_default();
        let unmarked = first.strip_prefix('\u{feff}').map(ToOwned::to_owned);
        self.has_mark = unmarked.is_some();
        let first = unmarked.unwrap_or(first);
        if self.lines.is_header(&first, options) {
            self.next.lines = 1;
            self.header = first;
        } else if !first.is_empty() {
            self.waiting = Some(first);
        }
        Ok(())
    }

    /// The next line with its end; nothing behind the last.
    fn line(&mut self) -> Result<Option<String>> {
        let mut line = Vec::new();
        let place = |error: Error, this: &Self| error.at(this.next.lines + 1, 1).in_file(&this.name);
        let read = self.reader.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line);
        read.map_err(|error| place(Error::input(format!("cannot be read on: {error}")), self))?;
        if line.len() > LONGEST_LINE {
            return Err(place(Error::input(format!("a line of more than {} MiB", LONGEST_LINE >> 20)), self));
        }
        let line = String::from_utf8(line).map_err(|_invalid| {
            place(Error::input("not valid UTF-8").hint("what is read bit by bit has to be UTF-8"), self)
        })?;
        Ok((!line.is_empty()).then_some(line))
    }

    fn block(&mut self) -> Result<Option<Block>> {
        // The header stands before the rows of every block, where it has been counted already.
        let before = Before { lines: self.next.lines - usize::from(!self.header.is_empty()), ..self.next };
        let mut block = Block { text: self.header.clone(), before, ..Block::default() };
        let mut last: Option<String> = None;
        while let Some(line) = self.waiting.take().map_or_else(|| self.line(), |line| Ok(Some(line)))? {
            if self.lines.is_row(&line) {
                let document = self.lines.document(&line);
                let is_full = block.rows >= MOST_ROWS || block.text.len() >= MOST_BYTES;
                let is_new = document.is_empty() || last.as_ref().is_some_and(|last| *last != document);
                let is_enough = block.rows >= self.measure.rows || block.text.len() >= self.measure.bytes;
                if block.rows > 0 && (is_full || (is_enough && is_new)) {
                    self.waiting = Some(line);
                    break;
                }
                block.rows += 1;
                last = Some(document);
            }
            self.next.lines += breaks(&line);
            block.text.push_str(&line);
        }
        self.next.rows += block.rows;
        Ok((block.rows > 0).then_some(block))
    }
}

impl Iterator for Blocks {
    type Item = Result<Block>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let block = self.block().transpose();
        self.ended = !matches!(block, Some(Ok(_)));
        block
    }
}

/// Line ends in a line, as the places of findings count them: a CR alone is one.
fn breaks(line: &str) -> usize {
    let bytes = line.as_bytes();
    let ends = |(at, &byte): (usize, &u8)| byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    bytes.iter().enumerate().filter(|&pair| ends(pair)).count()
}
