//! Many texts in one run: folders and manifests, on all processors, one bad file told and the others done.

mod asked;
mod bitexts;
mod index;
mod manifest;
mod pattern;
mod plan;
mod pool;
mod state;
mod summary;
mod walk;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub(super) use asked::Asked;
pub(super) use plan::is_asked;
pub(super) use pool::in_order;
pub(super) use summary::{Row, Status, cell, counted, is_jsonl, plural};

use super::args::TextArgs;
use super::output::Destination;
use super::places::Places;
use super::progress::Progress;
use super::{Outcome, say};
use crate::align::threads::{alone, count};
use crate::{Error, Result};
use asked::Job;
use plan::{Kind, Plan};
use state::State;

/// Where the outputs of one text go.
#[derive(Debug, Default)]
pub(super) struct Sink {
    output: Option<PathBuf>,
    page: Option<PathBuf>,
    text: Vec<u8>,
}

impl Sink {
    /// Writes the output: to its file, else to be printed.
    pub(super) fn output(&mut self, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        match &self.output {
            Some(path) => Destination::File(path.clone()).write(render),
            None => render(&mut self.text).map_err(|error| Error::output(error.to_string())),
        }
    }

    /// Writes the page, if there is to be one.
    pub(super) fn page(&self, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        self.page.as_ref().map_or(Ok(()), |path| Destination::File(path.clone()).write(render))
    }
}

/// What came of a text, and what is to be printed of it.
struct Done {
    row: Row,
    text: Vec<u8>,
    error: Option<Error>,
    page: Option<PathBuf>,
    is_resumed: bool,
}

impl Done {
    fn new(row: Row, text: Vec<u8>) -> Self {
        Self { row, text, error: None, page: None, is_resumed: false }
    }
}

/// The folders that outputs go to.
struct Folders {
    output: Option<PathBuf>,
    report: Option<PathBuf>,
}

/// Formats of output that may stand one behind another.
const MAY_FOLLOW_EACH_OTHER: [&str; 3] = ["text", "jsonl", "github"];

/// Whether outputs in the format of that name may stand one behind another.
pub(super) fn may_follow_each_other(format: &str) -> bool {
    MAY_FOLLOW_EACH_OTHER.contains(&format)
}

/// Does `one` with every text that is asked for.
pub(super) fn run(asked: &Asked<'_>, one: impl Fn(&TextArgs, &mut Sink) -> Result<Row> + Sync) -> Result<Outcome> {
    let plan = plan::plan(asked)?;
    let texts = plan.jobs.iter().flat_map(Job::files).chain([asked.texts.source.as_path()]);
    let mut places = Places::beside(texts.chain(asked.besides.iter().copied()));
    let (folders, sinks) = sinks(asked, &plan, &mut places)?;
    let summary = places.file(asked.batch.summary.as_deref())?;
    // Without an output of its own a text leaves nothing to take up again.
    let state = folders.output.as_ref().map(|folder| State::open(folder, &asked.settings)).transpose()?;
    let progress = Progress::counted(asked.texts.quiet, plan.jobs.len());
    let work = |(job, mut sink): (&Job, Sink)| {
        let mut done = alone(|| work(asked, &folders, state.as_ref(), job, &mut sink, &one));
        let name = |path: &Option<PathBuf>| path.as_ref().map(|path| path.to_string_lossy().into_owned());
        done.row.source = job.source.to_string_lossy().into_owned();
        done.row.target = name(&job.target);
        (done.row.output, done.row.report) = (name(&sink.output), name(&sink.page));
        done.page = sink.page;
        done
    };
    let threads = count().min(plan.jobs.len()).max(1);
    // What goes to files leaves nothing but its row; what is to be printed waits in memory for what stands before it.
    let window = if folders.output.is_some() { usize::MAX / 2 } else { 4 * threads + 16 };
    let mut printer = Printer { asked, progress: &progress, is_closed: false };
    if folders.output.is_none() {
        printer.out(asked.printed_behind.unwrap_or_default().as_bytes())?;
    }
    let (mut rows, mut pages, mut resumed) = (Vec::with_capacity(plan.jobs.len()), Vec::new(), 0);
    in_order(threads, window, plan.jobs.iter().zip(sinks), work, |done| {
        printer.print(&done)?;
        progress.done(1);
        resumed += usize::from(done.is_resumed);
        rows.push(done.row);
        pages.push(done.page);
        Ok(())
    })?;
    printer.end(&plan, &rows, resumed)?;
    if let Some(state) = state {
        state.finish()?;
    }
    if let Some(folder) = &folders.report {
        index::write(folder, &rows, &pages, asked.interface)?;
    }
    if let Some(destination) = summary {
        let is_jsonl = asked.batch.summary.as_deref().is_some_and(is_jsonl);
        destination.write(|out| summary::write_rows(&rows, is_jsonl, out))?;
    }
    let is_failed = !plan.errors.is_empty() || rows.iter().any(|row| row.status == Status::Failed);
    let has_findings = rows.iter().any(|row| row.status == Status::Findings);
    Ok(match (is_failed, has_findings) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    })
}

/// One text: taken from an earlier run, or done.
fn work(
    asked: &Asked<'_>,
    folders: &Folders,
    state: Option<&State>,
    job: &Job,
    sink: &mut Sink,
    one: impl Fn(&TextArgs, &mut Sink) -> Result<Row>,
) -> Done {
    let texts = TextArgs {
        source: job.source.clone(),
        target: job.target.clone(),
        output: sink.output.clone(),
        ..asked.texts.clone()
    };
    let read: Vec<&Path> = job.files().collect();
    let (output, page) = (sink.output.clone(), sink.page.clone());
    let written: Vec<&Path> = output.iter().chain(&page).map(AsRef::as_ref).collect();
    let key = state.and_then(|state| state.key(&read, &written));
    if let Some(row) = state.zip(key.as_ref()).and_then(|(state, key)| state.done(&written, key)) {
        return Done { is_resumed: true, ..Done::new(row, Vec::new()) };
    }
    let result = [(&output, &folders.output), (&page, &folders.report)]
        .into_iter()
        .filter_map(|(path, folder)| path.as_ref().zip(folder.as_ref()))
        .try_for_each(|(path, folder)| plan::make_folders(path, folder))
        .and_then(|()| one(&texts, sink))
        .and_then(|row| {
            if let (Some(state), Some(key)) = (state, key) {
                state.note(&written, key, &row)?;
            }
            Ok(row)
        });
    match result {
        Ok(row) => Done::new(row, std::mem::take(&mut sink.text)),
        Err(error) => {
            let row = Row { status: Status::Failed, error: Some(error.to_string()), ..Row::default() };
            Done { error: Some(error), ..Done::new(row, Vec::new()) }
        }
    }
}

/// Where each job's outputs go, every one looked at before any work.
fn sinks(asked: &Asked<'_>, plan: &Plan, places: &mut Places) -> Result<(Folders, Vec<Sink>)> {
    let names_outputs = plan.jobs.iter().any(|job| job.is_whole);
    let output = asked.texts.output.clone().or_else(|| names_outputs.then(PathBuf::new));
    let folders = Folders { output, report: asked.report.map(ToOwned::to_owned) };
    if folders.output.is_none() && asked.printed_behind.is_none() {
        let error = Error::usage(format!("many outputs as {} do not make one", asked.format));
        return Err(error.hint("name a folder for them: --output DIR"));
    }
    let outputs = match &folders.output {
        Some(folder) => plan::outputs(&plan.jobs, here_if_empty(folder), ending(asked.format), Kind::Output)?,
        None => Vec::new(),
    };
    let pages = match &folders.report {
        Some(folder) => plan::outputs(&plan.jobs, folder, "html", Kind::Page)?,
        None => Vec::new(),
    };
    let index = folders.report.as_ref().map(|folder| folder.join(index::FILE_NAME));
    let state = folders.output.as_ref().map(|folder| folder.join(state::FILE_NAME));
    outputs.iter().chain(&pages).chain(&index).chain(&state).try_for_each(|output| places.claim(output))?;
    let sink = |number: usize| Sink {
        output: outputs.get(number).cloned(),
        page: pages.get(number).cloned(),
        text: Vec::new(),
    };
    let sinks = (0..plan.jobs.len()).map(sink).collect();
    Ok((folders, sinks))
}

fn here_if_empty(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// What a format's files end in, where it is not the format's name.
fn ending(format: &str) -> &str {
    const ENDINGS: [(&str, &str); 6] =
        [("text", "txt"), ("github", "txt"), ("beads", "txt"), ("ladder", "txt"), ("junit", "xml"), ("xliff", "xlf")];
    ENDINGS.iter().find(|(name, _)| *name == format).map_or(format, |(_, ending)| ending)
}

/// What is said while the work goes on: findings and a line for each text, in their order.
struct Printer<'a> {
    asked: &'a Asked<'a>,
    progress: &'a Progress,
    /// Whether nobody reads standard output any more.
    is_closed: bool,
}

impl Printer<'_> {
    fn print(&mut self, done: &Done) -> Result<()> {
        let progress = self.progress;
        if let Some(error) = &done.error {
            progress.aside(|| say(error));
            return Ok(());
        }
        if !done.text.is_empty() {
            self.out(&done.text)?;
        }
        self.summary(&format!("{}: {}", done.row.name(), done.row.line()))
    }

    fn end(&mut self, plan: &Plan, rows: &[Row], resumed: usize) -> Result<()> {
        const SHOWN: usize = 5;
        for error in &plan.errors {
            self.progress.aside(|| say(error));
        }
        let left = [("Without counterpart", &plan.alone), ("Without pairs", &plan.no_bitexts)];
        for (what, paths) in left.into_iter().filter(|(_, paths)| !paths.is_empty()) {
            let shown = paths.iter().take(SHOWN).map(|path| path.to_string_lossy()).collect::<Vec<_>>().join(", ");
            let more = if paths.len() > SHOWN { ", …" } else { "" };
            self.summary(&format!("{what}, not read: {} ({shown}{more}).", plural(paths.len(), "file")))?;
        }
        self.summary(&summary::total(rows, resumed))
    }

    /// A line for people: with what they read, or out of the way of what programs do.
    fn summary(&mut self, line: &str) -> Result<()> {
        if self.asked.texts.quiet {
            return Ok(());
        }
        let line = format!("{}\n", line.replace(['\n', '\r', '\u{1b}'], " "));
        if self.asked.texts.output.is_some() || self.asked.format == "text" {
            return self.out(line.as_bytes());
        }
        // If that fails there is nobody left to tell.
        self.progress.aside(|| drop(io::stderr().lock().write_all(line.as_bytes())));
        Ok(())
    }

    /// Prints; the work goes on when nobody reads any more.
    fn out(&mut self, bytes: &[u8]) -> Result<()> {
        if self.is_closed {
            return Ok(());
        }
        let print = || {
            let mut out = io::stdout().lock();
            out.write_all(bytes).and_then(|()| out.flush())
        };
        match self.progress.aside(print) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(())
            }
            Err(error) => Err(Error::output(format!("cannot be written: {error}")).in_file("standard output")),
            Ok(()) => Ok(()),
        }
    }
}
