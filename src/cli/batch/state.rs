//! What an earlier run has done, so that a run that was interrupted goes on where it stopped.
//!
//! A file beside the outputs has a line for each text that is done: a key made of the bytes that were read, the options and the
//! program, how long its outputs are, and its row of the summary. A text is done already if its key is the same and its
//! outputs are there at that length. Lines are added as the work goes on; at the end of a run they are sorted.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::summary::Row;
use crate::cli::output::Destination;
use crate::{Error, Result};

/// The name of the file.
pub(super) const FILE_NAME: &str = ".muqabala-state.jsonl";

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Line {
    /// The output, by its path below the folder: what the text is known by.
    name: String,
    key: String,
    lengths: Vec<u64>,
    row: Row,
}

/// What is known of an earlier run, and the file that this one adds to.
#[derive(Debug)]
pub(super) struct State {
    path: PathBuf,
    earlier: BTreeMap<String, Line>,
    file: Mutex<(File, Vec<Line>)>,
    /// What every key begins with.
    base: Sha256,
}

impl State {
    /// The state in `folder`. `settings` is all that decides what the outputs are, besides the texts.
    pub(super) fn open(folder: &Path, settings: &str) -> Result<Self> {
        let path = folder.join(FILE_NAME);
        let failed =
            |error: io::Error| Error::output(format!("cannot be written: {error}")).in_file(path.to_string_lossy());
        let text = fs::read(&path).unwrap_or_default();
        let earlier = lines(&text).map(|line| (line.name.clone(), line)).collect();
        let mut file = OpenOptions::new().create(true).append(true).open(&path).map_err(failed)?;
        if text.last().is_some_and(|&byte| byte != b'\n') {
            file.write_all(b"\n").map_err(failed)?;
        }
        let mut base = Sha256::new();
        base.update(env!("CARGO_PKG_VERSION"));
        base.update(program());
        base.update(settings);
        Ok(Self { path, earlier, file: Mutex::new((file, Vec::new())), base })
    }

    /// The key of a text; `None` if something of it cannot be read.
    pub(super) fn key(&self, texts: &[&Path], outputs: &[&Path]) -> Option<String> {
        let mut hash = self.base.clone();
        for path in texts.iter().chain(outputs) {
            hash.update(path.as_os_str().as_encoded_bytes());
            hash.update([0]);
        }
        for text in texts {
            hash.update(digest(text).ok()?);
        }
        Some(hash.finalize().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}")))
    }

    /// The row of a text that is done already.
    pub(super) fn done(&self, outputs: &[&Path], key: &str) -> Option<Row> {
        let line = self.earlier.get(&self.name(outputs)?)?;
        (line.key == key && lengths(outputs)? == line.lengths).then(|| line.row.clone())
    }

    /// Notes that a text is done.
    pub(super) fn note(&self, outputs: &[&Path], key: String, row: &Row) -> Result<()> {
        let (Some(name), Some(lengths)) = (self.name(outputs), lengths(outputs)) else { return Ok(()) };
        let line = Line { name, key, lengths, row: row.clone() };
        let mut text = serde_json::to_vec(&line).unwrap_or_default();
        text.push(b'\n');
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.1.push(line);
        file.0
            .write_all(&text)
            .map_err(|error| Error::output(format!("cannot be written: {error}")).in_file(self.path.to_string_lossy()))
    }

    /// What a text is known by.
    fn name(&self, outputs: &[&Path]) -> Option<String> {
        let output = outputs.first()?;
        let below = self.path.parent().and_then(|folder| output.strip_prefix(folder).ok());
        Some(below.unwrap_or(output).to_string_lossy().into_owned())
    }

    /// Writes the file anew, sorted, so that the threads do not show in it.
    pub(super) fn finish(self) -> Result<()> {
        let (file, lines) = self.file.into_inner().unwrap_or_else(PoisonError::into_inner);
        drop(file);
        let mut all = self.earlier;
        all.extend(lines.into_iter().map(|line| (line.name.clone(), line)));
        Destination::File(self.path).write(|out| {
            all.values().try_for_each(|line| {
                serde_json::to_writer(&mut *out, line)?;
                out.write_all(b"\n")
            })
        })
    }
}

/// SHA-256 of a file, which may be large.
fn digest(path: &Path) -> io::Result<[u8; 32]> {
    let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
    let mut hash = Sha256::new();
    loop {
        let bytes = file.fill_buf()?;
        if bytes.is_empty() {
            return Ok(hash.finalize().into());
        }
        hash.update(bytes);
        let length = bytes.len();
        file.consume(length);
    }
}

/// The lines of a state file. One that was cut off, or is not ours, is none.
fn lines(text: &[u8]) -> impl Iterator<Item = Line> {
    text.split(|&byte| byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok())
}

/// The outputs that earlier runs wrote into `folder`; none if it is no folder of outputs.
pub(super) fn outputs(folder: &Path) -> Vec<PathBuf> {
    let text = fs::read(folder.join(FILE_NAME)).unwrap_or_default();
    lines(&text).map(|line| folder.join(line.name)).collect()
}

fn lengths(outputs: &[&Path]) -> Option<Vec<u64>> {
    outputs.iter().map(|path| fs::metadata(path).ok().map(|meta| meta.len())).collect()
}

/// What tells another build of the program: the length of its file and when it was made.
fn program() -> String {
    let meta = std::env::current_exe().and_then(fs::metadata).ok();
    meta.map(|meta| format!("{} {:?}", meta.len(), meta.modified().ok())).unwrap_or_default()
}
