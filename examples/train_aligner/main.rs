//! Fits the weights of the alignment's signals, and measures them.
//!
//! ```text
//! cargo run --release --example train_aligner -- [--documents DIR]... [--loose FILE.tsv]... FILE.tsv...
//!     [-o FILE] [--write DIR] [--errors SET] [--evidence NAME] [--plot FILE.svg]
//! ```
//!
//! A bitext (TSV, columns `source`, English, and `target`, Arabic, unquoted) has its pairs in the order of their texts; the
//! pairs of a `--loose` one are in no order. A folder of `--documents` has NAME.en and NAME.ar, line by line. Noisy texts are
//! made of them by the recipes of `recipe.rs` and aligned with lexicons that have not seen them. Figures are cross-validated by
//! document. `-o` writes the weights as the table that `src/align/signal/weights.rs` reads; `--write` writes the noisy texts as
//! CORPUS-RECIPE/NAME.{en,ar,gold} instead of training; `--errors` prints what was aligned
//! wrongly in one set; `--evidence` fits one column of the table alone;
//! `--plot` draws how true the confidence of links is.

mod cache;
mod chain;
mod chance;
mod corpus;
mod errors;
mod fit;
mod gold;
mod keep;
mod optimise;
mod plot;
mod recipe;
mod scores;
mod seams;
mod sentences;
mod sets;
mod text;
mod turns;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use corpus::Document;
use fit::fit;
use muqabala::align::signal::{Evidence, RATES, SEVERAL, feature_names};
use scores::Scores;
use text::Text;

/// How many parts the documents are divided into for cross-validation.
pub(crate) const FOLDS: usize = 4;

#[derive(Debug, Default)]
struct Arguments {
    documents: Vec<Document>,
    output: Option<PathBuf>,
    write: Option<PathBuf>,
    errors: Option<String>,
    evidence: Option<String>,
    plot: Option<PathBuf>,
    vectors: Option<PathBuf>,
    measured: Option<PathBuf>,
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
            "--plot" => arguments.plot = Some(value.into()),
            "--vectors" => arguments.vectors = Some(value.into()),
            "--measured" => arguments.measured = Some(value.into()),
            "--evidence" => arguments.evidence = Some(value),
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
    let names: Vec<String> = feature_names().chain(RATES.map(str::to_owned)).collect();
    let mut columns = Vec::new();
    for evidence in Evidence::ALL {
        if arguments.evidence.as_ref().is_some_and(|only| only != evidence.name()) {
            continue;
        }
        let texts = texts(&arguments, &noisy, evidence)?;
        let beads: usize = texts.iter().map(|text| text.beads.len()).sum();
        eprintln!("\n{}: {} texts, {beads} beads", evidence.name(), texts.len());
        let scores = cross_validate(&texts, &noisy, arguments.errors.as_deref());
        scores.print();
        if let Some(path) = arguments.plot.as_ref().filter(|_| evidence == Evidence::EncoderAndLexicon) {
            fs::write(path, plot::reliability(&scores))?;
        }
        let [plain, several] = fit(&texts.iter().collect::<Vec<_>>(), names.len() - RATES.len()).columns();
        columns.push((evidence.name().to_owned(), plain));
        columns.push((format!("{}{SEVERAL}", evidence.name()), several));
    }
    let table = table(&names, &columns);
    match arguments.output {
        Some(path) => fs::write(path, table)?,
        None => print!("{table}"),
    }
    Ok(())
}

/// The measured texts, from the file where they are kept if there is one.
fn texts(arguments: &Arguments, noisy: &[sets::Made], evidence: Evidence) -> Result<Vec<Text>, Box<dyn Error>> {
    let kept = arguments.measured.as_ref().map(|path| path.with_extension(evidence.name()));
    if let Some(path) = kept.as_ref().filter(|path| path.exists()) {
        return Ok(keep::read(path)?);
    }
    let texts = sets::measure(&arguments.documents, noisy, evidence, arguments.vectors.as_deref());
    if let Some(path) = kept {
        keep::write(&texts, &path)?;
    }
    Ok(texts)
}

/// Aligns every text with weights that were fitted on other documents.
fn cross_validate(texts: &[Text], noisy: &[sets::Made], errors: Option<&str>) -> Scores {
    let mut scores = Scores::default();
    for fold in 0..FOLDS {
        let (held, kept): (Vec<&Text>, Vec<&Text>) = texts.iter().partition(|text| text.fold == fold);
        let weights = fit(&kept, feature_names().count());
        for text in held {
            let path = scores.add(text, &weights);
            if errors.is_some_and(|set| text.set.contains(set)) {
                errors::print(text, &noisy[text.number].noisy, &path);
            }
        }
    }
    scores
}

/// A row for every weight, two columns for every kind of evidence.
fn table(names: &[String], columns: &[(String, Vec<f64>)]) -> String {
    let head = columns.iter().map(|column| column.0.clone());
    let row = |(number, name): (usize, &String)| {
        let weights = columns.iter().map(move |column| format!("{:.3}", column.1[number]));
        std::iter::once(name.clone()).chain(weights).collect::<Vec<_>>().join("\t")
    };
    let head = std::iter::once("feature".to_owned()).chain(head).collect::<Vec<_>>().join("\t");
    let rows = names.iter().enumerate().map(row);
    std::iter::once(head).chain(rows).flat_map(|row| [row, "\n".to_owned()]).collect()
}
