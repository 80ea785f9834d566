//! A bitext bit by bit: rows that are read together, so that memory does not grow with the file.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use crate::cli::input::is_stdin;
use crate::format::{Format, unpacked_name};
use crate::text::{Before, Span};
use crate::{Error, Result};

/// A line may be this long, in bytes.
const LONGEST_LINE: usize = 64 << 20;

/// A block ends behind so many rows where its document does, or the bitext has no documents.
const ROWS: usize = 2000;

/// A block ends behind so many rows or bytes wherever it is.
const MOST_ROWS: usize = 20_000;
const MOST_BYTES: usize = 16 << 20;

/// Rows of a bitext that are read and checked together.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// The header, if the bitext has one, and the rows.
    pub(super) text: String,
    /// The rows that are not blank, in the text.
    pub(super) rows: Vec<Span>,
    /// The document of each row; nothing where the bitext names none.
    pub(super) documents: Vec<String>,
    pub(super) before: Before,
}

/// The blocks of a file.
pub(super) struct Blocks {
    reader: Box<dyn BufRead + Send>,
    name: String,
    form: Form,
    /// The first line with its end, if it is a header.
    pub(super) header: String,
    /// A line that was read and belongs to the next block.
    waiting: Option<String>,
    next: Before,
    ended: bool,
}

enum Form {
    /// The number of the column `document`, if there is one.
    Table(Option<usize>),
    Objects,
}

impl Blocks {
    /// Opens a bitext, compressed or not.
    ///
    /// # Errors
    /// If it cannot be read, or is neither TSV nor JSON lines.
    pub(super) fn open(path: &Path, has_header: bool) -> Result<(Self, &'static Format)> {
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
        if reader.fill_buf().map_err(failed)?.starts_with(&[0x1f, 0x8b]) {
            reader = Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(reader)));
        }
        let head = reader.fill_buf().map_err(failed)?;
        let format = Format::of(unpacked_name(&name), head);
        let form = match format.name {
            "TSV bitext" => Form::Table(None),
            "JSON lines" => Form::Objects,
            other => {
                let error = Error::usage(format!("{other} cannot be read bit by bit")).in_file(name);
                return Err(error.hint("--stream and --keep take TSV and JSON lines"));
            }
        };
        let (header, waiting, next) = (String::new(), None, Before::default());
        let mut blocks = Self { reader, name, form, header, waiting, next, ended: false };
        blocks.read_header(has_header)?;
        Ok((blocks, format))
    }

    fn read_header(&mut self, has_header: bool) -> Result<()> {
        let first = self.line()?.unwrap_or_default();
        let first = first.strip_prefix('\u{feff}').map_or(first.clone(), ToOwned::to_owned);
        if matches!(self.form, Form::Table(_)) && has_header {
            let column = first.trim_end().split('\t').position(|name| name.trim().eq_ignore_ascii_case("document"));
            self.form = Form::Table(column);
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
        while let Some(line) = self.waiting.take().map_or_else(|| self.line(), |line| Ok(Some(line)))? {
            if !line.trim().is_empty() {
                let document = self.form.document(&line);
                let is_full = block.rows.len() >= MOST_ROWS || block.text.len() >= MOST_BYTES;
                let is_new = document.is_empty() || block.documents.last().is_some_and(|last| *last != document);
                if is_full || (block.rows.len() >= ROWS && is_new) {
                    self.waiting = Some(line);
                    break;
                }
                let start = block.text.len();
                block.rows.push(Span::new(start, start + line.trim_end_matches(['\n', '\r']).len()));
                block.documents.push(document);
            }
            self.next.lines += breaks(&line);
            block.text.push_str(&line);
        }
        self.next.rows += block.rows.len();
        Ok((!block.rows.is_empty()).then_some(block))
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

impl Form {
    fn document(&self, line: &str) -> String {
        match self {
            Self::Table(Some(column)) => line.trim_end().split('\t').nth(*column).unwrap_or_default().trim().to_owned(),
            Self::Objects if line.contains("\"document\"") => {
                let object: Option<serde_json::Value> = serde_json::from_str(line).ok();
                object.and_then(|object| Some(object.get("document")?.as_str()?.to_owned())).unwrap_or_default()
            }
            Self::Table(None) | Self::Objects => String::new(),
        }
    }
}

/// Line ends in a line, as the places of findings count them: a CR alone is one.
fn breaks(line: &str) -> usize {
    let bytes = line.as_bytes();
    let ends = |(at, &byte): (usize, &u8)| byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    bytes.iter().enumerate().filter(|&pair| ends(pair)).count()
}
