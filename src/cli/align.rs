//! `muqabala align`.

use std::io::{self, Write};
use std::path::Path;

use super::args::{AlignArgs, TextArgs};
use super::batch::{self, Asked};
use super::corrections::Given;
use super::input::{Input, SameLanguage, Sentences, load};
use super::output::Destination;
use super::places::Places;
use super::progress::Progress;
use super::{Outcome, settings, stream};
use crate::align::{Options, WordLinker, WordLinks};
use crate::config::Config;
use crate::report::{ALIGN_REPORTS, AlignReport, CorpusFormat, CorpusRow, Interface, View};
use crate::{Error, Result};

pub(super) fn run(args: &AlignArgs) -> Result<Outcome> {
    let config = settings::config(&args.texts)?;
    let options = settings::align_options(&args.texts)?;
    if batch::is_asked(&args.texts, &args.batch, args.stream.is_asked())? {
        return run_many(args, &config, &options);
    }
    let mut places = Places::beside(args.texts.files().chain(config.files()));
    if args.stream.is_asked() {
        return stream::align(args, &config, options, places);
    }
    if args.stream.drop_duplicates {
        return Err(Error::usage("--drop-duplicates is for a bitext that is read with --stream or --documents"));
    }
    let output = places.output(args.texts.output.as_deref())?;
    let progress = Progress::new(args.texts.quiet);
    progress.stage("reading and aligning");
    let input = read_and_align(args, &args.texts, &config, &options)?;
    drop(progress);
    let view = output.view(&args.texts);
    output.write(|out| render(args, &input, view, out))?;
    Ok(Outcome::Clean)
}

/// Aligns the texts of folders or of a manifest.
fn run_many(args: &AlignArgs, config: &Config, options: &Options) -> Result<Outcome> {
    let besides: Vec<&Path> = args.texts.besides().chain(config.files()).collect();
    // Printed one behind another the texts are documents of one bitext.
    let rows = CorpusFormat::named(&args.format).filter(|_| args.texts.output.is_none());
    let asked = Asked {
        texts: &args.texts,
        batch: &args.batch,
        config,
        format: &args.format,
        printed_behind: match rows {
            Some(rows) => Some(rows.head(args.word_links)),
            None => (args.format == "text").then_some(""),
        },
        report: None,
        interface: Interface::default(),
        settings: settings::key(&args.for_key(), config, &besides)?,
        besides,
        takes_bitexts: false,
    };
    let place = args.texts.output.clone().map_or(Destination::Stdout, Destination::File);
    let view = place.view(&args.texts);
    batch::run(&asked, |texts, sink| {
        let input = read_and_align(args, texts, config, options)?;
        let name = texts.target.as_ref().unwrap_or(&texts.source).to_string_lossy().into_owned();
        sink.output(|out| match rows {
            Some(rows) => write_rows(args, &input, (rows, &name), out),
            None => render(args, &input, view, out),
        })?;
        Ok(batch::Row::of(&input.alignment))
    })
}

fn read_and_align(args: &AlignArgs, texts: &TextArgs, config: &Config, options: &Options) -> Result<Input> {
    let mut input = load(texts, config, options, SameLanguage::Allowed, Sentences::Cut, Given::Locked)?;
    if let Some(least) = args.min_confidence {
        input.alignment = input.alignment.with_confidence(least);
    }
    if args.linked_only {
        input.alignment = input.alignment.linked();
    }
    Ok(input)
}

/// Writes in the format that is asked for; the names come from the same table.
fn render(args: &AlignArgs, input: &Input, view: View, out: &mut dyn Write) -> io::Result<()> {
    let words = words(args, input);
    let format = ALIGN_REPORTS.iter().find(|format| format.name == args.format);
    format.map_or(Ok(()), |format| (format.write)(&report(args, input, words.as_deref()), view, out))
}

/// Writes the links as rows of a bitext that holds many documents, this one called `name`.
fn write_rows(
    args: &AlignArgs,
    input: &Input,
    (format, name): (CorpusFormat, &str),
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = words(args, input);
    let report = report(args, input, words.as_deref());
    let names = vec![name; input.alignment.links().len()];
    CorpusRow::all(&report, &names).try_for_each(|row| row.write(format, out))
}

fn report<'a>(args: &AlignArgs, input: &'a Input, words: Option<&'a [WordLinks]>) -> AlignReport<'a> {
    AlignReport {
        files: input.files.as_ref(),
        texts: input.texts.as_ref(),
        alignment: &input.alignment,
        is_bitext: input.is_bitext,
        explain: args.explain,
        words,
    }
}

fn words(args: &AlignArgs, input: &Input) -> Option<Vec<WordLinks>> {
    args.word_links.then(|| {
        WordLinker::new(input.texts.as_ref(), &input.lexicons).of_links(input.texts.as_ref(), &input.alignment)
    })
}
