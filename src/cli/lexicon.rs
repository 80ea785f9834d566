//! `muqabala lexicon`.

use std::path::Path;

use super::Outcome;
use super::args::{LexiconCommand, TrainArgs};
use super::files::read_bytes;
use super::languages::{parse_tag, sample};
use super::places::Places;
use super::progress::Progress;
use crate::align::lexicon::train::train;
use crate::format::{Content, Format, Segmentation};
use crate::language::{Language, detect};
use crate::text::{Document, Sides};
use crate::{Error, Result};

pub(super) fn run(command: &LexiconCommand) -> Result<Outcome> {
    match command {
        LexiconCommand::Train(args) => run_train(args),
    }
}

fn run_train(args: &TrainArgs) -> Result<Outcome> {
    let mut places = Places::beside(args.bitexts.iter().map(AsRef::as_ref));
    let output = places.output(args.output.as_deref())?;
    let progress = Progress::new(false);
    progress.stage("training");
    let bitexts: Vec<Sides<Document>> = args.bitexts.iter().map(|path| read(path)).collect::<Result<_>>()?;
    let languages = languages(args, &bitexts)?;
    let pairs = bitexts.iter().flat_map(|bitext| {
        let count = bitext.source.segments().len();
        (0..count).map(|pair| (bitext.source.segment_text(pair), bitext.target.segment_text(pair)))
    });
    let lexicon = train(pairs, languages.as_ref())?;
    drop(progress);
    output.write(|out| out.write_all(lexicon.text().as_bytes()))?;
    Ok(Outcome::Clean)
}

fn read(path: &Path) -> Result<Sides<Document>> {
    let name = path.to_string_lossy();
    let bytes = read_bytes(path)?;
    match Format::of_name(&name).read(&bytes, Segmentation::Auto).map_err(|error| error.in_file(&*name))? {
        Content::Bitext(mut sides) => {
            // A cell is a segment: the language plays no part in cutting it.
            crate::language::segment(&mut sides.source, &Language::english());
            crate::language::segment(&mut sides.target, &Language::english());
            Ok(sides)
        }
        Content::Text(_) => {
            let error = Error::usage("a lexicon is trained on sentence pairs, and this is one text").in_file(&*name);
            Err(error.hint("give a .tsv bitext; `muqabala align SOURCE TARGET --format tsv` makes one"))
        }
    }
}

/// The languages as given, or as the first bitext has them.
fn languages(args: &TrainArgs, bitexts: &[Sides<Document>]) -> Result<Sides<Language>> {
    let language = |given: &Option<String>, text: Option<&Document>, option: &str| match given {
        Some(tag) => parse_tag(tag),
        None => text.and_then(|text| detect(sample(text.text()))).ok_or_else(|| {
            Error::usage("the language cannot be told from the text").hint(format!("give it with {option}"))
        }),
    };
    let first = bitexts.first();
    Ok(Sides::new(
        language(&args.source_lang, first.map(|sides| &sides.source), "--source-lang")?,
        language(&args.target_lang, first.map(|sides| &sides.target), "--target-lang")?,
    ))
}
