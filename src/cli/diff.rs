//! `muqabala diff`.

use std::path::{Path, PathBuf};

use super::Outcome;
use super::args::{DiffArgs, TextArgs};
use super::corrections::Given;
use super::input::{Input, SameLanguage, Sentences, load};
use super::output::Destination;
use super::settings;
use crate::check::{Finding, Options, check};
use crate::compare::{Turnover, passages, turnover};
use crate::config::Config;
use crate::report::{DIFF_REPORTS, DiffReport};
use crate::text::Sides;
use crate::{Error, Result};

pub(super) fn run(args: &DiffArgs) -> Result<Outcome> {
    let revisions = TextArgs { source_lang: args.target_lang.clone(), ..texts(args, &args.old, &args.new) };
    let config = settings::config(&revisions)?;
    let given: Vec<&PathBuf> = [&args.old, &args.new].into_iter().chain(&args.source).collect();
    if given.iter().any(|path| path.as_os_str() == "-") {
        return Err(Error::usage("`diff` reads files, not standard input"));
    }
    let output = Destination::new(args.output.as_deref(), &revisions)?;
    if let Some(source) = &args.source {
        Destination::new(args.output.as_deref(), &texts(args, source, &args.new))?;
    }
    // Both revisions are in the language of the target, whatever the configuration says of the source.
    let one_language = Config { source_lang: config.target_lang.clone(), ..config.clone() };
    let between = load(
        &revisions,
        &one_language,
        &settings::align_options(&revisions)?,
        SameLanguage::Allowed,
        Sentences::Whole,
        Given::Whole,
    )?;
    let findings = args.source.as_deref().map(|source| both(args, &config, source)).transpose()?;
    let findings = findings.as_ref().map(|(old, new)| Sides::new(old.as_slice(), new.as_slice()));
    let turnover = findings.map(|findings| turnover(between.texts.as_ref(), &between.alignment, findings));
    let report = DiffReport {
        files: between.files.as_ref(),
        texts: between.texts.as_ref(),
        passages: &passages(between.texts.as_ref(), &between.alignment),
        findings: findings.zip(turnover.as_ref()),
    };
    let view = output.view(&revisions);
    if let Some(format) = DIFF_REPORTS.iter().find(|format| format.name == args.format) {
        output.write(|out| (format.write)(&report, view, out))?;
    }
    let fail_on = args.fail_on.or(config.fail_on).unwrap_or_default();
    let introduced = introduced(findings, turnover.as_ref());
    let fails = introduced.iter().any(|finding| fail_on.is_met_by(finding.severity));
    Ok(if fails { Outcome::Findings } else { Outcome::Clean })
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
        encoder: "builtin".into(),
        ..TextArgs::default()
    }
}

/// The findings of the old and of the new revision against the source.
fn both(args: &DiffArgs, config: &Config, source: &Path) -> Result<(Vec<Finding>, Vec<Finding>)> {
    let options = Options {
        select: config.select.clone(),
        ignore: config.ignore.clone(),
        rules: config.rules.clone(),
        severities: config.severity.clone(),
        ..Options::default()
    };
    let find = |target: &Path| {
        let texts = texts(args, source, target);
        let aligning = settings::align_options(&texts)?;
        let input: Input = load(&texts, config, &aligning, SameLanguage::Refused, Sentences::Whole, Given::Whole)?;
        check(input.texts.as_ref(), &input.alignment, &options)
    };
    Ok((find(&args.old)?, find(&args.new)?))
}
