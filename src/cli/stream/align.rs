//! `muqabala align --stream`: pairs of a bitext of any size, or the texts in it aligned, as one bitext.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use super::blocks::{Block, Measure};
use super::documents::{Tally, Total};
use super::duplicates::Duplicates;
use super::outs::Outs;
use super::{Ledger, Opened, Task, Written};
use crate::align::lexicon::Lexicon;
use crate::align::{Alignment, Analysis, Link, Options, WordLinker, align_running};
use crate::cli::Outcome;
use crate::cli::args::AlignArgs;
use crate::cli::batch::plural;
use crate::cli::input::{given_pairs, read_options};
use crate::cli::places::Places;
use crate::config::Config;
use crate::format::{Content, Format, ReadOptions};
use crate::language::Language;
use crate::report::{AlignReport, CorpusFormat, CorpusRow, FileInfo};
use crate::text::{Document, Side, Sides};
use crate::{Error, Result};

/// What is needed to align what a block holds.
struct Aligning<'a> {
    args: &'a AlignArgs,
    options: Options,
    reading: ReadOptions,
    format: CorpusFormat,
    languages: Sides<Language>,
    lexicons: Vec<Lexicon>,
}

/// What was aligned of a block.
#[derive(Default)]
struct Aligned {
    /// Names of the documents, each once where several rows of one follow each other.
    names: Vec<String>,
    rows: Vec<Row>,
    /// The rows as they are written, one behind another.
    printed: Vec<u8>,
}

/// A row that was made of a link.
struct Row {
    /// The number of its document's name.
    name: usize,
    /// Where it ends in what is printed.
    end: usize,
    key: u64,
    /// Which side it has alone.
    alone: Option<Side>,
    confidence: f64,
}

/// What was linked in a document.
#[derive(Clone, Debug, Default, Serialize)]
struct Sums {
    /// Links of both sides.
    links: usize,
    unlinked_source: usize,
    unlinked_target: usize,
    duplicates: usize,
    /// Rows that were written.
    written: usize,
    /// Mean confidence of the links of both sides; null if there are none.
    mean_confidence: Option<f64>,
    #[serde(skip)]
    sum: f64,
}

impl Tally for Sums {
    const COLUMNS: &'static [&'static str] =
        &["links", "unlinked_source", "unlinked_target", "duplicates", "written", "mean_confidence"];

    fn add(&mut self, other: &Self) {
        self.links += other.links;
        self.unlinked_source += other.unlinked_source;
        self.unlinked_target += other.unlinked_target;
        self.duplicates += other.duplicates;
        self.written += other.written;
        self.sum += other.sum;
    }

    fn finish(&mut self) {
        let mean = self.sum / self.links.max(1) as f64;
        self.mean_confidence = (self.links > 0).then_some((mean * 10_000.0).round() / 10_000.0);
    }

    fn cells(&self) -> Vec<String> {
        let counts = [self.links, self.unlinked_source, self.unlinked_target, self.duplicates, self.written];
        let mean = self.mean_confidence.map(|mean| mean.to_string()).unwrap_or_default();
        counts.iter().map(ToString::to_string).chain([mean]).collect()
    }
}

/// Aligns the bitext bit by bit.
pub(in crate::cli) fn run(args: &AlignArgs, config: &Config, options: Options, mut places: Places) -> Result<Outcome> {
    let format = refuse(args)?;
    let output = places.output(args.texts.output.as_deref())?;
    let summary = places.file(args.batch.summary.as_deref())?;
    let measure = if args.stream.documents { Measure::TEXTS } else { Measure::PAIRS };
    let opened = Opened::of(&args.texts, config, measure, false)?;
    let task = Aligning {
        args,
        options: Options { lexicons: opened.lexicons.clone(), ..options },
        reading: ReadOptions { segmentation: read_options(&args.texts).segmentation, ..ReadOptions::default() },
        format,
        languages: opened.languages.clone(),
        lexicons: opened.lexicons.clone(),
    };
    let written = Written {
        output,
        keep: None,
        summary,
        heads: [format.head(args.word_links).to_owned(), String::new()],
        is_jsonl: super::is_jsonl(args.batch.summary.as_deref()),
        finds_duplicates: args.stream.drop_duplicates,
    };
    let total = super::run(opened, &task, &written, &args.texts)?;
    if !args.texts.quiet {
        super::say(&total, line(&total), args.texts.output.is_some());
    }
    Ok(Outcome::Clean)
}

fn refuse(args: &AlignArgs) -> Result<CorpusFormat> {
    if args.texts.anchors.is_some() || !args.texts.alignment.is_empty() {
        return Err(Error::usage("--anchors and --alignment are for two texts, not for --stream and --documents"));
    }
    if args.explain {
        return Err(Error::usage("--explain is for two texts, not for --stream and --documents"));
    }
    CorpusFormat::named(&args.format)
        .ok_or_else(|| Error::usage(format!("{} is not written bit by bit", args.format)).hint("--format tsv or jsonl"))
}

impl Task for Aligning<'_> {
    type Done = Aligned;
    type Tally = Sums;

    fn block(&self, block: &Block, documents: Sides<Document>) -> Result<Aligned> {
        let mut done = Aligned::default();
        if self.args.stream.documents {
            texts_of(&documents, block.before.rows).into_iter().try_for_each(|text| self.text(&text, &mut done))?;
            return Ok(done);
        }
        let texts = self.analysed(documents);
        let alignment = given_pairs(&texts);
        let target = &texts.target.document;
        // A pair has the same number on the side that it has.
        let row = |link: &Link| link.segments.source.clone().chain(link.segments.target.clone()).next();
        let names = alignment.links().iter().map(|link| {
            let block = row(link).and_then(|row| target.blocks().get(row));
            block.map_or("", |block| target.group_name(block.group))
        });
        self.write(&names.collect::<Vec<_>>(), &texts, &alignment, &mut done)?;
        Ok(done)
    }

    fn take(&self, done: Aligned, outs: &mut Outs<'_>, ledger: &mut Ledger<Sums>) -> io::Result<()> {
        let mut start = 0;
        for row in done.rows {
            let text = done.printed.get(start..row.end).unwrap_or_default();
            start = row.end;
            let is_new = ledger.is_new(row.key);
            let is_written = is_new && !(self.args.linked_only && row.alone.is_some());
            if is_written {
                outs.output.write_all(text)?;
            }
            let name = done.names.get(row.name).map_or("", |name| name);
            let links = ledger.documents.of(name, outs.summary)?;
            links.duplicates += usize::from(!is_new);
            links.written += usize::from(is_written);
            match row.alone {
                Some(Side::Source) => links.unlinked_source += 1,
                Some(Side::Target) => links.unlinked_target += 1,
                None => {
                    links.links += 1;
                    links.sum += row.confidence;
                }
            }
        }
        Ok(())
    }
}

impl Aligning<'_> {
    fn analysed(&self, documents: Sides<Document>) -> Sides<Analysis> {
        Sides::new(
            Analysis::of(documents.source, self.languages.source.clone()),
            Analysis::of(documents.target, self.languages.target.clone()),
        )
    }

    /// Aligns a text and its translation.
    fn text(&self, Text { name, sides }: &Text<'_>, done: &mut Aligned) -> Result<()> {
        let read = |text: &str| match Format::of_name("text.txt").read(text.as_bytes(), self.reading.clone())? {
            Content::Text(document) => Ok(document),
            Content::Bitext(_) => Err(Error::usage("this is a bitext, not one text")),
        };
        let documents = Sides::new(read(&sides.source.join("\n\n"))?, read(&sides.target.join("\n\n"))?);
        let (texts, alignment) = align_running(self.analysed(documents), &self.options);
        let alignment = alignment.with_confidence(self.args.min_confidence.unwrap_or_default());
        self.write(&vec![name.as_ref(); alignment.links().len()], &texts, &alignment, done)
    }

    /// Writes links as rows, each with the name of its document.
    fn write(&self, names: &[&str], texts: &Sides<Analysis>, alignment: &Alignment, done: &mut Aligned) -> Result<()> {
        let file = FileInfo { path: String::new(), sha256: String::new() };
        let words = self
            .args
            .word_links
            .then(|| WordLinker::new(texts.as_ref(), &self.lexicons).of_links(texts.as_ref(), alignment));
        let report = AlignReport {
            files: Sides::new(&file, &file),
            texts: texts.as_ref(),
            alignment,
            is_bitext: false,
            explain: false,
            words: words.as_deref(),
        };
        for row in CorpusRow::all(&report, names) {
            // What is written into memory cannot fail.
            row.write(self.format, &mut done.printed).map_err(|error| Error::output(error.to_string()))?;
            if done.names.last().is_none_or(|last| last != row.document()) {
                done.names.push(row.document().to_owned());
            }
            let [source, target] = Side::BOTH.map(|side| row.text(side));
            let alone = match (source.is_empty(), target.is_empty()) {
                (_, true) => Some(Side::Source),
                (true, false) => Some(Side::Target),
                (false, false) => None,
            };
            done.rows.push(Row {
                name: done.names.len() - 1,
                end: done.printed.len(),
                key: Duplicates::key(source, target),
                alone,
                confidence: row.confidence(),
            });
        }
        Ok(())
    }
}

/// A text and its translation, as their rows hold them.
struct Text<'a> {
    name: Cow<'a, str>,
    sides: Sides<Vec<&'a str>>,
}

/// The texts in the rows of a block: rows that follow each other and name one document are one text, a row that names none is
/// one by itself and called after its pair's name or its number. `before` is how many rows stand before the block.
fn texts_of(documents: &Sides<Document>, before: usize) -> Vec<Text<'_>> {
    let mut texts: Vec<(Option<&str>, Text<'_>)> = Vec::new();
    let rows = documents.source.blocks().iter().zip(documents.target.blocks()).enumerate();
    for (row, (source, target)) in rows {
        let cells = Sides::new(source.span.of(documents.source.text()), target.span.of(documents.target.text()));
        let document = Some(documents.target.group_name(target.group)).filter(|name| !name.is_empty());
        if let Some((_, text)) = texts.last_mut().filter(|(last, _)| document.is_some() && *last == document) {
            text.sides.source.push(cells.source);
            text.sides.target.push(cells.target);
            continue;
        }
        let own = || target.unit.as_deref().map_or_else(|| (before + row + 1).to_string().into(), Cow::Borrowed);
        let name = document.map_or_else(own, Cow::Borrowed);
        let sides = Sides::new(vec![cells.source], vec![cells.target]);
        texts.push((document, Text { name, sides }));
    }
    texts.into_iter().map(|(_, text)| text).collect()
}

/// One line for people.
fn line(total: &Total<Sums>) -> String {
    let Total { all, documents, .. } = total;
    let links = plural(all.links, "link");
    let mut parts = vec![plural(*documents, "document")];
    parts.push(match all.mean_confidence {
        Some(mean) => format!("{links}, {:.0} % sure on average", mean * 100.0),
        None => links,
    });
    if all.unlinked_source + all.unlinked_target > 0 {
        let (source, target) = (all.unlinked_source, all.unlinked_target);
        parts.push(format!("without counterpart: {source} of the source, {target} of the target"));
    }
    if all.duplicates > 0 {
        parts.push(plural(all.duplicates, "duplicate"));
    }
    parts.push(format!("{} written", plural(all.written, "row")));
    format!("{}.", parts.join("; "))
}
