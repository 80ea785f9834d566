//! The files that are written side by side while a bitext is read.

use std::cell::RefCell;
use std::io::{self, Write};

use crate::cli::output::Destination;
use crate::{Error, Result};

/// Where what comes of the blocks goes; what nobody asked for goes nowhere.
pub(super) struct Outs<'o> {
    pub(super) output: &'o mut dyn Write,
    pub(super) keep: &'o mut dyn Write,
    pub(super) summary: &'o mut dyn Write,
}

/// Why the work stopped.
pub(super) enum Stop {
    /// Something that was read is wrong.
    Failed(Error),
    /// Something could not be written.
    Unwritten(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Unwritten(error)
    }
}

/// Opens what is to be written and does `work` with it. If the work fails, none of the files is there. When it is done they
/// are finished one by one, the summary first; one that cannot be leaves those before it.
///
/// A reader of standard output that has seen enough ends the work, unless there are files to be written whole.
pub(super) fn write_all<T: Default>(
    output: &Destination,
    keep: Option<&Destination>,
    summary: Option<&Destination>,
    work: impl FnOnce(&mut Outs<'_>) -> Result<T, Stop>,
) -> Result<T> {
    let goes_on = keep.is_some() || summary.is_some();
    let (mut result, failed) = (None, RefCell::new(None));
    let written = output.write(|output| {
        let output = &mut Reader { output, goes_on, has_left: false };
        within(keep, &failed, |keep| {
            within(summary, &failed, |summary| {
                let done = work(&mut Outs { output, keep, summary });
                let is_failed = done.is_err();
                result = Some(done);
                if is_failed { Err(io::Error::other("not finished")) } else { Ok(()) }
            })
        })
    });
    match result {
        Some(Err(Stop::Failed(error))) => Err(error),
        Some(Err(Stop::Unwritten(error))) if error.kind() == io::ErrorKind::BrokenPipe => Ok(T::default()),
        Some(Err(Stop::Unwritten(error))) => Err(Error::output(format!("cannot be written: {error}"))),
        Some(Ok(total)) => failed.take().map_or(written, Err).map(|()| total),
        None => failed.take().map_or(written, Err).map(|()| T::default()),
    }
}

/// Does `work` with the file, or with none; why the file could not be written is left in `failed`.
fn within(
    destination: Option<&Destination>,
    failed: &RefCell<Option<Error>>,
    work: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let Some(destination) = destination else { return work(&mut io::sink()) };
    destination.write(|out| work(out)).map_err(|error| {
        let message = error.to_string();
        failed.borrow_mut().get_or_insert(error);
        io::Error::other(message)
    })
}

/// What is printed, for a reader who may leave before the end.
struct Reader<'o> {
    output: &'o mut dyn Write,
    /// Whether the work goes on without the reader.
    goes_on: bool,
    has_left: bool,
}

impl Reader<'_> {
    fn unless_left<T>(&mut self, nothing: T, write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
        if self.has_left {
            return Ok(nothing);
        }
        match write(self.output) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe && self.goes_on => {
                self.has_left = true;
                Ok(nothing)
            }
            result => result,
        }
    }
}

impl Write for Reader<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_left(bytes.len(), |output| output.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_left((), |output| output.flush())
    }
}
