//! `muqabala check --stream`: a bitext of any size, block by block on all processors, in bounded memory.

mod blocks;
mod documents;
mod duplicates;
mod outs;

use std::io::{self, Write};

use super::Outcome;
use super::args::{CheckArgs, TextArgs};
use super::batch;
use super::check::{Aligned, Setup, render};
use super::input::{given_pairs, lexicons, read_options};
use super::languages::{languages, refuse_same_language};
use super::places::Places;
use super::settings::glossary;
use crate::align::lexicon::Lexicon;
use crate::align::threads::{alone, count};
use crate::align::{Alignment, Analysis};
use crate::check::{Finding, Options, Status};
use crate::config::Config;
use crate::format::{Content, Format, ReadOptions};
use crate::language::Language;
use crate::report::{CheckReport, Detail, FileInfo, View};
use crate::text::{Document, Side, Sides};
use crate::{Error, Result};
use blocks::{Block, Blocks};
use documents::{Documents, Total};
use duplicates::{Duplicates, REMEMBERED};
use outs::{Outs, Stop, write_all};

/// What is needed to check a block.
struct Work<'a> {
    args: &'a CheckArgs,
    setup: &'a Setup,
    told: &'a [(&'static str, String)],
    format: &'static Format,
    options: Options,
    reading: ReadOptions,
    languages: Sides<Language>,
    lexicons: Vec<Lexicon>,
    file: FileInfo,
    view: View,
}

/// A block that was checked.
struct Checked {
    rows: Vec<Row>,
    /// The target: its file is the text of the block.
    target: Document,
    findings: Vec<Finding>,
    /// The row of each finding.
    rows_of: Vec<usize>,
    printed: Vec<u8>,
    dismissed: usize,
}

/// A row that was checked.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    has_finding: bool,
    words: usize,
    key: u64,
}

/// Checks the bitext bit by bit.
pub(super) fn run(args: &CheckArgs, config: Config, mut places: Places) -> Result<Outcome> {
    refuse(args)?;
    let output = places.output(args.texts.output.as_deref())?;
    let keep = places.file(args.stream.keep.as_deref())?;
    let summary = places.file(args.batch.summary.as_deref())?;
    let setup = Setup::of(config, &args.texts, &args.rules, args.fail_on)?;
    let reading = read_options(&args.texts);
    let (mut blocks, format) = Blocks::open(&args.texts.source, &reading)?;
    let name = args.texts.source.to_string_lossy().into_owned();
    let Some(first) = blocks.next().transpose()? else {
        return Err(Error::input("the bitext has no pairs").in_file(name));
    };
    let beginning = blocks.beginning();
    let (languages, lexicons) = tell_languages(&args.texts, &setup, format, &first)?;
    let detail = if args.show_known { Detail::Known } else { Detail::Quiet };
    let view = View { detail, ..output.view(&args.texts) };
    let file = FileInfo { path: name, sha256: String::new() };
    let options = setup.options_for(&args.texts.source);
    let told = setup.told(args);
    let work = Work { args, setup: &setup, told: &told, format, options, reading, languages, lexicons, file, view };
    let blocks = std::iter::once(Ok(first)).chain(blocks);
    let total = write_all(&output, keep.as_ref(), summary.as_ref(), |outs| {
        outs.keep.write_all(beginning.as_bytes())?;
        work.all(blocks, outs)
    })?;
    if !args.texts.quiet {
        say(&total, args);
    }
    Ok(if total.fails { Outcome::Findings } else { Outcome::Clean })
}

fn refuse(args: &CheckArgs) -> Result<()> {
    if args.diff_base.is_some() {
        return Err(Error::usage("--diff-base holds whole files against each other: leave --stream and --keep out"));
    }
    if args.texts.anchors.is_some() || !args.texts.alignment.is_empty() {
        return Err(Error::usage(
            "the pairs of a bitext are its alignment: --anchors and --alignment are for two texts",
        ));
    }
    if args.page.report.is_some() || !batch::may_follow_each_other(&args.format) {
        let error = Error::usage("bit by bit there is no page, and no format that needs the whole");
        return Err(error.hint("--format text, jsonl or github"));
    }
    Ok(())
}

/// Languages are told by the first block and hold for all.
fn tell_languages(
    texts: &TextArgs,
    setup: &Setup,
    format: &Format,
    first: &Block,
) -> Result<(Sides<Language>, Vec<Lexicon>)> {
    let documents = read(format, &read_options(texts), first).map_err(|error| located(error, texts))?;
    let languages = languages(texts, &setup.config, &documents, true)?;
    refuse_same_language(texts, &setup.config, &languages)?;
    let lexicons = lexicons(texts, languages.as_ref())?;
    Ok((languages, lexicons))
}

fn located(error: Error, texts: &TextArgs) -> Error {
    error.in_file(texts.source.to_string_lossy())
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

impl Work<'_> {
    fn all(&self, blocks: impl Iterator<Item = Result<Block>> + Send, outs: &mut Outs<'_>) -> Result<Total, Stop> {
        let is_jsonl = self.args.batch.summary.as_deref().is_some_and(batch::is_jsonl);
        let mut documents = Documents::new(is_jsonl);
        let mut duplicates = self.args.stream.drop_duplicates.then(Duplicates::default);
        let mut stopped = None;
        let threads = count();
        let checked = |block: Result<Block>| alone(|| block.and_then(|block| self.block(&block)));
        let result = batch::in_order(threads, threads + 2, blocks, checked, |checked| {
            let written = self.take(&checked?, outs, &mut documents, duplicates.as_mut());
            written.map_err(|error| {
                let message = error.to_string();
                stopped = Some(error);
                Error::output(message)
            })
        });
        if let Some(error) = stopped {
            return Err(Stop::Unwritten(error));
        }
        result.map_err(|error| Stop::Failed(located(error, &self.args.texts)))?;
        let mut total = documents.finish(outs.summary)?;
        total.forgets = duplicates.is_some_and(|duplicates| duplicates.is_full);
        Ok(total)
    }

    /// Reads and checks a block.
    fn block(&self, block: &Block) -> Result<Checked> {
        let documents = read(self.format, &self.reading, block)?;
        let texts = Sides::new(
            Analysis::of(documents.source, self.languages.source.clone()),
            Analysis::of(documents.target, self.languages.target.clone()),
        );
        let alignment = given_pairs(&texts);
        let glossary = glossary(&self.setup.glossaries, self.languages.as_ref())?;
        let encoder = self.setup.aligning.encoder.clone();
        let options = Options { lexicons: self.lexicons.clone(), encoder, glossary, ..self.options.clone() };
        let files = Sides::new(&self.file, &self.file);
        let aligned = Aligned { files, texts: texts.as_ref(), alignment: &alignment, is_bitext: true };
        let (findings, dismissed) =
            self.setup.find(aligned, &options).map_err(|error| error.below(block.before.lines))?;
        let report = CheckReport {
            files,
            texts: texts.as_ref(),
            alignment: &alignment,
            findings: &findings,
            is_bitext: true,
            baseline: self.setup.baseline.as_ref(),
            dismissed,
            settings: self.told,
        };
        let mut printed = Vec::new();
        // What is written into memory cannot fail.
        render(&self.args.format, &report, self.view, &mut printed)
            .map_err(|error| Error::output(error.to_string()))?;
        let mut rows: Vec<Row> = (0..block.rows).map(|row| Row::of(&texts, row)).collect();
        for row in findings.iter().flat_map(|finding| rows_of(finding, &texts, &alignment)) {
            if let Some(row) = rows.get_mut(row) {
                row.has_finding = true;
            }
        }
        let first = |finding| rows_of(finding, &texts, &alignment).next().unwrap_or_default();
        let rows_of = findings.iter().map(first).collect();
        Ok(Checked { rows, target: texts.target.document, findings, rows_of, printed, dismissed })
    }

    /// Writes what came of a block.
    fn take(
        &self,
        checked: &Checked,
        outs: &mut Outs<'_>,
        documents: &mut Documents,
        mut duplicates: Option<&mut Duplicates>,
    ) -> io::Result<()> {
        outs.output.write_all(&checked.printed)?;
        let mut findings = checked.findings.iter().zip(&checked.rows_of).collect::<Vec<_>>();
        findings.sort_by_key(|(_, row)| **row);
        let mut findings = findings.into_iter().peekable();
        let target = &checked.target;
        for (number, ((row, span), block)) in checked.rows.iter().zip(target.rows()).zip(target.blocks()).enumerate() {
            let is_new = duplicates.as_mut().is_none_or(|duplicates| duplicates.is_new(row.key));
            let is_kept = is_new && !row.has_finding;
            if is_kept {
                keep_row(span.of(target.file()), outs.keep)?;
            }
            let document = documents.of(target.group_name(block.group), outs.summary)?;
            document.pair(row.words, is_kept, !is_new);
            while let Some((finding, _)) = findings.next_if(|(_, row)| **row <= number) {
                let fails = finding.status == Status::Open && self.setup.fail_on.is_met_by(finding.severity);
                document.finding(finding.severity, fails);
            }
        }
        documents.dismissed(checked.dismissed);
        Ok(())
    }
}

impl Row {
    fn of(texts: &Sides<Analysis>, row: usize) -> Self {
        let passage = |side: Side| texts.get(side).passage(row..row + 1);
        let (source, target) = (passage(Side::Source), passage(Side::Target));
        let words = target.tokens().iter().filter(|token| token.kind.is_word()).count();
        Self { has_finding: false, words, key: Duplicates::key(source.text(), target.text()) }
    }
}

/// Writes a row as it stands; the last of a file may lack its line end.
fn keep_row(row: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(row.as_bytes())?;
    if row.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") }
}

/// The rows that a finding is about.
fn rows_of(finding: &Finding, texts: &Sides<Analysis>, alignment: &Alignment) -> impl Iterator<Item = usize> {
    let link = finding.link.and_then(|link| alignment.links().get(link)).map(|link| link.segments.source.start);
    let places = std::iter::once(&finding.places).chain(&finding.further);
    let row = |side: Side, places: &crate::check::Places| {
        places.get(side).and_then(|span| texts.get(side).document.segment_at(span.start))
    };
    let rows: Vec<usize> = places.flat_map(|places| Side::BOTH.map(|side| row(side, places))).flatten().collect();
    link.into_iter().chain(rows)
}

/// Says for people what came of it, out of the way of what programs read.
fn say(total: &Total, args: &CheckArgs) {
    let mut line = total.line(args.stream.keep.is_some());
    if total.forgets {
        line =
            format!("{line} More than {REMEMBERED} distinct pairs: later ones were not looked for among themselves.");
    }
    let to_stdout = args.texts.output.is_some() || args.format == "text";
    // If that fails there is nobody left to tell.
    if to_stdout {
        drop(writeln!(io::stdout(), "{line}"));
    } else {
        drop(writeln!(io::stderr(), "{line}"));
    }
}
