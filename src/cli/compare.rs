//! `muqabala compare`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Outcome;
use super::args::{CompareArgs, RuleArgs, Segments, TextArgs};
use super::corrections::Given;
use super::input::{Input, SameLanguage, Sentences, load, load_parallel};
use super::output::Destination;
use super::places::Places;
use super::progress::Progress;
use super::settings;
use crate::align::encoder::Encoder;
use crate::check::{Finding, Options, check};
use crate::compare::{Comparison, Translation, ranking, scores, similarity};
use crate::report::{COMPARE_REPORTS, CompareReport, FileInfo, View};
use crate::{Error, Result};

pub(super) fn run(args: &CompareArgs) -> Result<Outcome> {
    let config = settings::config(&args.texts)?;
    let targets: Vec<&PathBuf> = args.texts.target.iter().chain(&args.more).collect();
    if targets.is_empty() {
        let why = Error::usage("there is no translation to compare");
        return Err(why.hint("type `muqabala compare SOURCE TARGET TARGET`, or add --reference FILE"));
    }
    let all: Vec<&PathBuf> = targets.iter().copied().chain(&args.reference).collect();
    refuse_corrections(&args.texts, targets.len())?;
    let pairs = all.iter().enumerate().map(|(number, &target)| TextArgs {
        target: Some(target.clone()),
        alignment: args.texts.alignment.get(number).cloned().into_iter().collect(),
        ..args.texts.clone()
    });
    let pairs: Vec<TextArgs> = pairs.collect();
    if all.iter().chain([&&args.texts.source]).any(|path| path.as_os_str() == "-") {
        return Err(Error::usage("`compare` reads files, not standard input"));
    }
    let read = args.texts.files().chain(all.iter().map(|path| path.as_path())).chain(config.files());
    let mut places = Places::beside(read);
    let output = places.output(args.texts.output.as_deref())?;
    let page = places.file(args.page.report.as_deref())?;
    let aligning = settings::align_options(&args.texts)?;
    let progress = Progress::new(args.texts.quiet);
    let read = |(number, pair): (usize, &TextArgs)| {
        progress.stage(format!("reading and aligning {} of {}", number + 1, pairs.len()));
        match pair.segments {
            Segments::Lines => load_parallel(pair, &config),
            Segments::Auto => load(pair, &config, &aligning, SameLanguage::Refused, Sentences::Whole, Given::Whole),
        }
    };
    let inputs = pairs.iter().enumerate().map(read).collect::<Result<Vec<Input>>>()?;
    let find = |(number, input): (usize, &Input)| {
        progress.stage(format!("checking {} of {}", number + 1, targets.len()));
        let options = settings::options_for(&RuleArgs::default(), &config, Path::new(&input.files.target.path));
        let encoder = settings::encoder_of_rules(&aligning);
        let options = Options { lexicons: input.lexicons.clone(), encoder, ..options };
        check(input.texts.as_ref(), &input.alignment, &options)
    };
    let findings = inputs.iter().take(targets.len()).enumerate().map(find).collect::<Result<Vec<_>>>()?;
    progress.stage("comparing");
    let similarity = similarities(&inputs, findings.len(), aligning.encoder.as_deref());
    drop(progress);
    output_comparison(args, (&output, page.as_ref()), &inputs, &findings, &similarity)
}

/// How near each translation is to the source; empty without an encoder for their languages.
fn similarities(inputs: &[Input], count: usize, encoder: Option<&dyn Encoder>) -> Vec<f32> {
    let one = |input: &Input| similarity(input.texts.as_ref(), &input.alignment, encoder?);
    inputs.iter().take(count).map(one).collect::<Option<_>>().unwrap_or_default()
}

/// Anchors are for one translation, alignments one for each.
fn refuse_corrections(args: &TextArgs, translations: usize) -> Result<()> {
    if args.anchors.is_some() {
        let why = Error::usage("--anchors are links between two texts");
        return Err(
            why.hint("save the alignment of each translation with `muqabala align`, and give them with --alignment")
        );
    }
    if args.alignment.len() > translations {
        return Err(Error::usage("there are more alignments than translations"));
    }
    Ok(())
}

fn output_comparison(
    args: &CompareArgs,
    (output, page): (&Destination, Option<&Destination>),
    inputs: &[Input],
    findings: &[Vec<Finding>],
    similarity: &[f32],
) -> Result<Outcome> {
    let Some(first) = inputs.first() else { return Ok(Outcome::Clean) };
    let numbered = inputs.iter().enumerate();
    let mut translations: Vec<Translation<'_>> = numbered.map(|(k, input)| translation(k, input, findings)).collect();
    let reference = translations.split_off(findings.len()).pop();
    let comparison = Comparison::new(&first.texts.source, translations, reference);
    let scores = scores(&comparison, args.tokenize);
    let ranking = ranking(&comparison, &scores);
    let files: Vec<FileInfo> = inputs.iter().map(|input| input.files.target.clone()).collect();
    let report = CompareReport {
        source: &first.files.source,
        translations: &files,
        comparison: &comparison,
        scores: &scores,
        ranking: &ranking,
        similarity,
        settings: &settings::told_of_comparison(args),
    };
    let view = View { interface: args.page.report_lang, has_page: page.is_some(), ..output.view(&args.texts) };
    if let Some(page) = page {
        page.write(|out| render("html", &report, view, out))?;
    }
    output.write(|out| render(&args.format, &report, view, out))?;
    Ok(Outcome::Clean)
}

/// Writes in the format of that name; the names come from the same table.
fn render(name: &str, report: &CompareReport<'_>, view: View, out: &mut dyn Write) -> io::Result<()> {
    COMPARE_REPORTS.iter().find(|format| format.name == name).map_or(Ok(()), |format| (format.write)(report, view, out))
}

fn translation<'a>(number: usize, input: &'a Input, findings: &'a [Vec<Finding>]) -> Translation<'a> {
    Translation {
        name: &input.files.target.path,
        text: &input.texts.target,
        alignment: &input.alignment,
        findings: findings.get(number).map_or(&[], Vec::as_slice),
    }
}
