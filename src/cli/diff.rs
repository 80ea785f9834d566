//! `muqabala diff`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Outcome;
use super::args::{DiffArgs, RuleArgs, TextArgs};
use super::corrections::Given;
use super::input::{Input, SameLanguage, Sentences, load};
use super::places::Places;
use super::progress::Progress;
use super::settings;
use crate::align::{self, Analysis};
use crate::check::{Finding, Options, check};
use crate::compare::{Turnover, passages, turnover};
use crate::config::Config;
use crate::report::{DIFF_REPORTS, DiffReport, FileInfo, View};
use crate::text::Sides;
use crate::{Error, Result};

pub(super) fn run(args: &DiffArgs) -> Result<Outcome> {
    let revisions = TextArgs { source_lang: args.target_lang.clone(), ..texts(args, &args.old, &args.new) };
    let config = settings::config(&revisions)?;
    let given: Vec<&PathBuf> = [&args.old, &args.new].into_iter().chain(&args.source).collect();
    if given.iter().any(|path| path.as_os_str() == "-") {
        return Err(Error::usage("`diff` reads files, not standard input"));
    }
    let named = args.source.iter().chain(&args.lexicon).map(PathBuf::as_path);
    let mut places = Places::beside(revisions.files().chain(named).chain(config.files()));
    let output = places.output(args.output.as_deref())?;
    let page = places.file(args.page.report.as_deref())?;
    // Both revisions are in the language of the target, whatever the configuration says of the source.
    let one_language = Config { source_lang: config.target_lang.clone(), ..config.clone() };
    let progress = Progress::new(args.quiet);
    progress.stage("aligning the revisions");
    let aligning = settings::align_options(&revisions)?;
    let between = load(&revisions, &one_language, &aligning, SameLanguage::Allowed, Sentences::Whole, Given::Whole)?;
    progress.stage("checking both");
    let checks = args.source.as_deref().map(|source| both(args, &config, source, &aligning)).transpose()?;
    drop(progress);
    let findings = checks.as_ref().map(|checks| Sides::new(checks.old.as_slice(), checks.new.as_slice()));
    let turnover = findings.map(|findings| turnover(between.texts.as_ref(), &between.alignment, findings));
    let fail_on = args.fail_on.or(config.fail_on).unwrap_or_default();
    let report = DiffReport {
        files: between.files.as_ref(),
        texts: between.texts.as_ref(),
        source: checks.as_ref().map(|checks| (&checks.file, &checks.source)),
        passages: &passages(between.texts.as_ref(), &between.alignment),
        findings: findings.zip(turnover.as_ref()),
        settings: &settings::told_of_revisions(args, fail_on),
    };
    let view = View { interface: args.page.report_lang, has_page: page.is_some(), ..output.view(&revisions) };
    if let Some(page) = page {
        page.write(|out| render("html", &report, view, out))?;
    }
    output.write(|out| render(&args.format, &report, view, out))?;
    let introduced = introduced(findings, turnover.as_ref());
    let fails = introduced.iter().any(|finding| fail_on.is_met_by(finding.severity));
    Ok(if fails { Outcome::Findings } else { Outcome::Clean })
}

/// Writes in the format of that name; the names come from the same table.
fn render(name: &str, report: &DiffReport<'_>, view: View, out: &mut dyn Write) -> io::Result<()> {
    DIFF_REPORTS.iter().find(|format| format.name == name).map_or(Ok(()), |format| (format.write)(report, view, out))
}

fn introduced<'a>(findings: Option<Sides<&'a [Finding]>>, turnover: Option<&Turnover>) -> Vec<&'a Finding> {
    let Some((findings, turnover)) = findings.zip(turnover) else { return Vec::new() };
    turnover.introduced.iter().filter_map(|&number| findings.target.get(number)).collect()
}

fn texts(args: &DiffArgs, source: &Path, target: &Path) -> TextArgs {
    TextArgs {
        source: source.to_owned(),
        target: Some(target.to_owned()),
        source_lang: args.source_lang.clone(),
        target_lang: args.target_lang.clone(),
        segments: args.segments,
        output: args.output.clone(),
        config: args.config.clone(),
        color: args.color,
        quiet: args.quiet,
        encoder: args.encoder.clone(),
        ..TextArgs::default()
    }
}

/// Both revisions checked against the source.
struct Checks {
    file: FileInfo,
    source: Analysis,
    old: Vec<Finding>,
    new: Vec<Finding>,
}

fn both(args: &DiffArgs, config: &Config, source: &Path, aligning: &align::Options) -> Result<Checks> {
    // Both are held to what is said of the new one, so that no setting shows as a change.
    let options = settings::options_for(&RuleArgs::default(), config, &args.new);
    let find = |target: &Path| -> Result<(Input, Vec<Finding>)> {
        // Lexicons are between two languages: the revisions are aligned with each other without them.
        let texts = TextArgs { lexicon: args.lexicon.clone(), ..texts(args, source, target) };
        let input: Input = load(&texts, config, aligning, SameLanguage::Refused, Sentences::Whole, Given::Whole)?;
        let encoder = settings::encoder_of_rules(aligning);
        let options = Options { lexicons: input.lexicons.clone(), encoder, ..options.clone() };
        let findings = check(input.texts.as_ref(), &input.alignment, &options)?;
        Ok((input, findings))
    };
    let (_, old) = find(&args.old)?;
    let (input, new) = find(&args.new)?;
    Ok(Checks { file: input.files.source, source: input.texts.source, old, new })
}
