//! A row of the summary for each document of a bitext, and what was counted in all.

use std::io::{self, Write};

use serde::Serialize;

use crate::cli::batch::cell;

/// What is counted in a document, a stretch of rows that name the same.
pub(super) trait Tally: Clone + Default + Serialize {
    /// The columns behind that of the document's name.
    const COLUMNS: &'static [&'static str];

    /// Counts another one's in.
    fn add(&mut self, other: &Self);

    /// Works out what follows from the counts.
    fn finish(&mut self) {}

    /// The cells of its columns.
    fn cells(&self) -> Vec<String>;
}

/// A row of JSON lines.
#[derive(Serialize)]
struct Row<'a, T> {
    document: &'a str,
    #[serde(flatten)]
    tally: &'a T,
}

/// What was counted in all.
#[derive(Clone, Debug, Default)]
pub(super) struct Total<T> {
    pub(super) all: T,
    pub(super) documents: usize,
    /// Whether there were more pairs than are remembered.
    pub(super) forgets: bool,
}

/// Counts document by document and writes each when it ends.
#[derive(Debug)]
pub(super) struct Documents<T> {
    current: Option<(String, T)>,
    total: Total<T>,
    is_jsonl: bool,
    needs_header: bool,
}

impl<T: Tally> Documents<T> {
    pub(super) fn new(is_jsonl: bool) -> Self {
        Self { current: None, total: Total::default(), is_jsonl, needs_header: !is_jsonl }
    }

    /// The document of that name: the one before if it has the name, else a new one.
    pub(super) fn of(&mut self, name: &str, out: &mut dyn Write) -> io::Result<&mut T> {
        if self.current.as_ref().is_some_and(|(current, _)| current != name) {
            self.end(out)?;
        }
        let (_, tally) = self.current.get_or_insert_with(|| (name.to_owned(), T::default()));
        Ok(tally)
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let Some((name, mut tally)) = self.current.take() else { return Ok(()) };
        self.total.all.add(&tally);
        self.total.documents += 1;
        tally.finish();
        if self.is_jsonl {
            serde_json::to_writer(&mut *out, &Row { document: &name, tally: &tally })?;
            return out.write_all(b"\n");
        }
        if std::mem::take(&mut self.needs_header) {
            writeln!(out, "document\t{}", T::COLUMNS.join("\t"))?;
        }
        writeln!(out, "{}\t{}", cell(&name), tally.cells().join("\t"))
    }

    /// Ends the last document; what was counted in all.
    pub(super) fn finish(mut self, out: &mut dyn Write) -> io::Result<Total<T>> {
        self.end(out)?;
        self.total.all.finish();
        Ok(self.total)
    }
}
