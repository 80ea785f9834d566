//! Fits the weights of the alignment's signals, and measures them.
//!
//! ```text
//! cargo run --release --example train_aligner -- [--documents DIR]... [--loose FILE.tsv]... FILE.tsv...
//!     [-o FILE] [--write DIR] [--errors SET]
//! ```
//!
//! A bitext (TSV, columns `source`, English, and `target`, Arabic, unquoted) has its pairs in the order of their texts; the
//! pairs of a `--loose` one are in no order. A folder of `--documents` has NAME.en and NAME.ar, line by line. Noisy texts are
//! made of them by the recipes of `recipe.rs` and aligned with lexicons that have not seen them. Figures are cross-validated by
//! document. `-o` writes the weights as the table that `src/align/signal/weights.rs` reads; `--write` writes the noisy texts as
//! CORPUS-RECIPE/NAME.{en,ar,gold} instead of training; `--errors` prints what was aligned wrongly in one set.

mod chain;
mod chance;
mod corpus;
mod errors;
mod fit;
mod gold;
mod optimise;
mod recipe;
mod scores;
mod seams;
mod sets;
mod text;
mod turns;

use std::error::Error;
use std::path::PathBuf;

use corpus::Document;
use fit::{TILTS, fit};
use muqabala::align::signal::feature_names;
use text::Text;

/// How many parts the documents are divided into for cross-validation.
pub(crate) const FOLDS: usize = 4;

#[derive(Debug, Default)]
struct Arguments {
    documents: Vec<Document>,
    output: Option<PathBuf>,
    write: Option<PathBuf>,
    errors: Option<String>,
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut arguments = Arguments::default();
    let mut rest = std::env::args().skip(1);
    while let Some(argument) = rest.next() {
        if !argument.starts_with('-') {
            arguments.documents.extend(corpus::read_bitext(argument.as_ref(), false)?);
            continue;
        }
        let value = rest.next().ok_or(format!("{argument} needs a value"))?;
        match argument.as_str() {
            "--documents" => arguments.documents.extend(corpus::read_folder(value.as_ref(), "documents")?),
            "--loose" => arguments.documents.extend(corpus::read_bitext(value.as_ref(), true)?),
            "-o" => arguments.output = Some(value.into()),
            "--write" => arguments.write = Some(value.into()),
            "--errors" => arguments.errors = Some(value),
            _ => return Err(format!("what is {argument}?").into()),
        }
    }
    Ok(arguments)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = arguments()?;
    let noisy = sets::make(&arguments.documents);
    if let Some(folder) = arguments.write {
        return sets::write(&arguments.documents, &noisy, &folder);
    }
    let texts = sets::measure(&arguments.documents, &noisy);
    eprintln!("{} texts, {} beads", texts.len(), texts.iter().map(|text| text.beads.len()).sum::<usize>());
    let count = feature_names().count();
    let mut scores = scores::Scores::default();
    for fold in 0..FOLDS {
        let (held, kept): (Vec<&Text>, Vec<&Text>) = texts.iter().partition(|text| text.fold == fold);
        let weights = fit(&kept, count);
        for text in held {
            let path = scores.add(text, &weights);
            if arguments.errors.as_ref().is_some_and(|set| text.set.contains(set)) {
                errors::print(text, &noisy[text.number].noisy, &path);
            }
        }
    }
    scores.print();
    let weights = fit(&texts.iter().collect::<Vec<_>>(), count);
    for (name, weight) in feature_names().chain(TILTS.map(str::to_owned)).zip(&weights.0) {
        println!("{name}\t{weight:.3}");
    }
    Ok(())
}
