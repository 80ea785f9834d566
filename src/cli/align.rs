//! `muqabala align`.

use std::io::{self, Write};
use std::path::Path;

use super::args::{AlignArgs, StreamArgs, TextArgs};
use super::batch::{self, Asked};
use super::corrections::Given;
use super::input::{Input, SameLanguage, Sentences, load};
use super::output::Destination;
use super::places::Places;
use super::{Outcome, settings};
use crate::Result;
use crate::align::{Options, WordLinker, WordLinks};
use crate::config::Config;
use crate::report::{ALIGN_REPORTS, AlignReport, View};
use crate::text::Sides;

pub(super) fn run(args: &AlignArgs) -> Result<Outcome> {
    let config = settings::config(&args.texts)?;
    let options = settings::align_options(&args.texts)?;
    if batch::is_asked(&args.texts, &args.batch, &StreamArgs::default())? {
        return run_many(args, &config, &options);
    }
    let mut places = Places::beside(args.texts.files().chain(config.files()));
    let output = places.output(args.texts.output.as_deref())?;
    let input = read_and_align(args, &args.texts, &config, &options)?;
    let view = output.view(&args.texts);
    output.write(|out| render(args, &input, view, out))?;
    Ok(Outcome::Clean)
}

/// Aligns the texts of folders or of a manifest.
fn run_many(args: &AlignArgs, config: &Config, options: &Options) -> Result<Outcome> {
    let besides: Vec<&Path> = args.texts.besides().chain(config.files()).collect();
    let asked = Asked {
        texts: &args.texts,
        batch: &args.batch,
        config,
        format: &args.format,
        report: None,
        settings: settings::key(&args.for_key(), config, &besides)?,
        besides,
        takes_bitexts: false,
    };
    let place = args.texts.output.clone().map_or(Destination::Stdout, Destination::File);
    let view = place.view(&args.texts);
    batch::run(&asked, |texts, sink| {
        let input = read_and_align(args, texts, config, options)?;
        sink.output(|out| render(args, &input, view, out))?;
        Ok(batch::Row::of(&input.alignment))
    })
}

fn read_and_align(args: &AlignArgs, texts: &TextArgs, config: &Config, options: &Options) -> Result<Input> {
    let mut input = load(texts, config, options, SameLanguage::Allowed, Sentences::Cut, Given::Locked)?;
    if let Some(least) = args.min_confidence {
        input.alignment = input.alignment.with_confidence(least);
    }
    Ok(input)
}

/// Writes in the format that is asked for; the names come from the same table.
fn render(args: &AlignArgs, input: &Input, view: View, out: &mut dyn Write) -> io::Result<()> {
    let words = args.word_links.then(|| word_links(input));
    let report = AlignReport {
        files: input.files.as_ref(),
        texts: input.texts.as_ref(),
        alignment: &input.alignment,
        is_bitext: input.is_bitext,
        explain: args.explain,
        words: words.as_deref(),
    };
    let format = ALIGN_REPORTS.iter().find(|format| format.name == args.format);
    format.map_or(Ok(()), |format| (format.write)(&report, view, out))
}

/// The word links of every link.
fn word_links(input: &Input) -> Vec<WordLinks> {
    let linker = WordLinker::new(input.texts.as_ref(), &input.lexicons);
    let links = input.alignment.links().iter().map(|link| {
        let passages = Sides::new(
            input.texts.source.passage(link.segments.source.clone()),
            input.texts.target.passage(link.segments.target.clone()),
        );
        linker.links(passages.as_ref())
    });
    links.collect()
}
