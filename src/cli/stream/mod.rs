//! Bitexts of any size, block by block on all processors, in bounded memory: what `check` and `align` have in common.

mod align;
mod blocks;
mod check;
mod documents;
mod duplicates;
mod outs;

use std::io::{self, IsTerminal, Write};
use std::path::Path;

pub(super) use align::run as align;
pub(super) use check::run as check;

use super::args::TextArgs;
use super::batch;
use super::input::{lexicons, read_options};
use super::languages::{languages, refuse_same_language};
use super::output::Destination;
use super::progress::Progress;
use crate::align::lexicon::Lexicon;
use crate::align::threads::{alone, count};
use crate::config::Config;
use crate::format::{Content, Format, ReadOptions};
use crate::language::Language;
use crate::text::{Document, Side, Sides};
use crate::{Error, Result};
use blocks::{Block, Blocks, Measure};
use documents::{Documents, Tally, Total};
use duplicates::{Duplicates, REMEMBERED};
use outs::{Outs, Stop, write_all};

/// What is done with the blocks of a bitext.
trait Task: Sync {
    /// What comes of a block.
    type Done: Send;
    /// What is counted in a document.
    type Tally: Tally;

    /// Does the work on a block, on any thread.
    fn block(&self, block: &Block, documents: Sides<Document>) -> Result<Self::Done>;

    /// Writes what came of a block; blocks come in their order.
    fn take(&self, done: Self::Done, outs: &mut Outs<'_>, ledger: &mut Ledger<Self::Tally>) -> io::Result<()>;
}

/// What is kept from block to block.
struct Ledger<T> {
    documents: Documents<T>,
    duplicates: Option<Duplicates>,
}

/// A bitext that was opened: its first block tells the languages.
struct Opened {
    name: String,
    blocks: Blocks,
    first: Block,
    format: &'static Format,
    reading: ReadOptions,
    languages: Sides<Language>,
    lexicons: Vec<Lexicon>,
}

/// What is written.
struct Written {
    output: Destination,
    keep: Option<Destination>,
    summary: Option<Destination>,
    /// What stands in the output before what comes of the blocks, and in the file of what is kept.
    heads: [String; 2],
    /// Whether the summary is JSON lines.
    is_jsonl: bool,
    /// Whether pairs that were seen before are looked for.
    finds_duplicates: bool,
}

impl Opened {
    /// Opens the bitext that the arguments name.
    ///
    /// # Errors
    /// If it cannot be read or has no pairs; if both sides are in one language and `refuses_same_language`.
    fn of(args: &TextArgs, config: &Config, measure: Measure, refuses_same_language: bool) -> Result<Self> {
        let reading = read_options(args);
        let (mut blocks, format) = Blocks::open(&args.source, &reading, measure)?;
        let name = args.source.to_string_lossy().into_owned();
        let Some(first) = blocks.next().transpose()? else {
            return Err(Error::input("the bitext has no pairs").in_file(name));
        };
        let documents = read(format, &reading, &first).map_err(|error| error.in_file(&name))?;
        let languages = languages(args, config, &documents, true)?;
        if refuses_same_language {
            refuse_same_language(args, config, &languages)?;
        }
        let lexicons = lexicons(args, languages.as_ref())?;
        Ok(Self { name, blocks, first, format, reading, languages, lexicons })
    }
}

/// Does a task with every block, on all processors.
fn run<T: Task>(opened: Opened, task: &T, written: &Written, args: &TextArgs) -> Result<Total<T::Tally>> {
    let Opened { name, blocks, first, format, reading, .. } = opened;
    // What is printed for people would run into the line of the progress.
    let is_seen = matches!(written.output, Destination::Stdout) && io::stdout().is_terminal();
    let progress = Progress::of_rows(args.quiet || is_seen);
    let blocks = std::iter::once(Ok(first)).chain(blocks);
    let located = |error: Error| error.in_file(&name);
    let work = |block: Result<Block>| {
        alone(|| {
            let block = block?;
            let documents = read(format, &reading, &block)?;
            Ok((block.rows, task.block(&block, documents)?))
        })
    };
    write_all(&written.output, written.keep.as_ref(), written.summary.as_ref(), |outs| {
        let [head, kept] = &written.heads;
        outs.output.write_all(head.as_bytes())?;
        outs.keep.write_all(kept.as_bytes())?;
        let duplicates = written.finds_duplicates.then(Duplicates::default);
        let mut ledger = Ledger { documents: Documents::new(written.is_jsonl), duplicates };
        let (threads, mut stopped) = (count(), None);
        let result = batch::in_order(threads, threads + 2, blocks, work, |done: Result<(usize, T::Done)>| {
            let (rows, done) = done?;
            progress.done(rows);
            task.take(done, outs, &mut ledger).map_err(|error| {
                let message = error.to_string();
                stopped = Some(error);
                Error::output(message)
            })
        });
        if let Some(error) = stopped {
            return Err(Stop::Unwritten(error));
        }
        result.map_err(|error| Stop::Failed(located(error)))?;
        let forgets = ledger.duplicates.is_some_and(|duplicates| duplicates.is_full);
        Ok(Total { forgets, ..ledger.documents.finish(outs.summary)? })
    })
}

fn read(format: &Format, options: &ReadOptions, block: &Block) -> Result<Sides<Document>> {
    let content =
        format.read(block.text.as_bytes(), options.clone()).map_err(|error| error.below(block.before.lines))?;
    let Content::Bitext(mut documents) = content else { return Err(Error::usage("this is no bitext")) };
    if documents.target.rows().len() != block.rows {
        let (read, counted) = (documents.target.rows().len(), block.rows);
        let error = Error::input(format!("{read} rows are read here where {counted} lines were taken for rows"));
        return Err(error.at(block.before.lines + 1, 1).hint("read the file whole, without --stream"));
    }
    for side in Side::BOTH {
        documents.get_mut(side).set_before(block.before);
    }
    Ok(documents)
}

impl<T> Ledger<T> {
    /// Whether a pair of that key is the first of its kind, or nobody asks.
    fn is_new(&mut self, key: u64) -> bool {
        self.duplicates.as_mut().is_none_or(|duplicates| duplicates.is_new(key))
    }
}

fn is_jsonl(summary: Option<&Path>) -> bool {
    summary.is_some_and(batch::is_jsonl)
}

/// Says for people what came of it, out of the way of what programs read.
fn say<T: Tally>(total: &Total<T>, line: String, to_stdout: bool) {
    let line = if total.forgets {
        format!("{line} More than {REMEMBERED} distinct pairs: later ones were not looked for among themselves.")
    } else {
        line
    };
    // If that fails there is nobody left to tell.
    if to_stdout {
        drop(writeln!(io::stdout(), "{line}"));
    } else {
        drop(writeln!(io::stderr(), "{line}"));
    }
}
