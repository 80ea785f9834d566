//! `muqabala align`.

use super::Outcome;
use super::args::AlignArgs;
use super::corrections::Given;
use super::input::{Input, SameLanguage, Sentences, load};
use super::output::Destination;
use super::settings;
use crate::Result;
use crate::align::{WordLinker, WordLinks};
use crate::report::{ALIGN_REPORTS, AlignReport};
use crate::text::Sides;

pub(super) fn run(args: &AlignArgs) -> Result<Outcome> {
    let config = settings::config(&args.texts)?;
    let output = Destination::new(args.texts.output.as_deref(), &args.texts)?;
    let options = settings::align_options(&args.texts)?;
    let mut input = load(&args.texts, &config, &options, SameLanguage::Allowed, Sentences::Cut, Given::Locked)?;
    if let Some(least) = args.min_confidence {
        input.alignment = input.alignment.with_confidence(least);
    }
    let words = args.word_links.then(|| word_links(&input));
    let report = AlignReport {
        files: input.files.as_ref(),
        texts: input.texts.as_ref(),
        alignment: &input.alignment,
        is_bitext: input.is_bitext,
        explain: args.explain,
        words: words.as_deref(),
    };
    let view = output.view(&args.texts);
    if let Some(format) = ALIGN_REPORTS.iter().find(|format| format.name == args.format) {
        output.write(|out| (format.write)(&report, view, out))?;
    }
    Ok(Outcome::Clean)
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
