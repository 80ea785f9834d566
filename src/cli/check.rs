//! `muqabala check`.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::Outcome;
use super::args::CheckArgs;
use super::corrections::Given;
use super::input::{SameLanguage, Sentences, load};
use super::output::Destination;
use super::progress::Progress;
use super::settings;
use crate::check::{Baseline, Finding, Rule, Status, check};
use crate::report::{CheckReport, Detail, REPORTS, View};
use crate::{Error, Result};

pub(super) fn run(args: &CheckArgs) -> Result<Outcome> {
    let config = settings::config(&args.texts)?;
    let mut options = settings::check_options(args, &config);
    for name in options.select.iter().chain(&options.ignore) {
        Rule::named(name)?;
    }
    let output = destination(args.texts.output.as_deref(), args)?;
    let page = args.page.report.as_deref().map(|path| destination(Some(path), args)).transpose()?;
    if page.as_ref().is_some_and(|page| page.is_same(&output)) {
        return Err(Error::usage("the report and the output are the same file"));
    }
    let baseline = args.baseline.as_deref().map(read_baseline).transpose()?;
    let aligning = settings::align_options(&args.texts)?;
    let progress = Progress::new(args.texts.quiet);
    progress.stage("reading and aligning");
    // Rules read whole sentences; what is corrected by hand counts the segments that `align` has shown.
    let is_corrected = args.texts.anchors.is_some() || !args.texts.alignment.is_empty();
    let sentences = if is_corrected { Sentences::Cut } else { Sentences::Whole };
    let input = load(&args.texts, &config, &aligning, SameLanguage::Refused, sentences, Given::Whole)?;
    progress.stage(format!("checking {} pairs", input.alignment.links().len()));
    options.lexicons.clone_from(&input.lexicons);
    let mut findings = check(input.texts.as_ref(), &input.alignment, &options)?;
    let dismissed = baseline.as_ref().map_or(0, |baseline| baseline.apply(&mut findings));
    let fail_on = args.fail_on.or(config.fail_on).unwrap_or_default();
    let report = CheckReport {
        files: input.files.as_ref(),
        texts: input.texts.as_ref(),
        alignment: &input.alignment,
        findings: &findings,
        is_bitext: input.is_bitext,
        baseline: baseline.as_ref(),
        dismissed,
        settings: &settings::told(args, &options, fail_on),
    };
    let view = View { interface: args.page.report_lang, has_page: page.is_some(), ..output.view(&args.texts) };
    let view = if args.show_known { View { detail: Detail::Known, ..view } } else { view };
    progress.stage("writing");
    if let Some(page) = page {
        page.write(|out| render("html", &report, view, out))?;
    }
    drop(progress);
    output.write(|out| render(&args.format, &report, view, out))?;
    let fails = |finding: &Finding| finding.status == Status::Open && fail_on.is_met_by(finding.severity);
    Ok(if findings.iter().any(fails) { Outcome::Findings } else { Outcome::Clean })
}

/// Where to write `path`; the baseline is an input too.
fn destination(path: Option<&Path>, args: &CheckArgs) -> Result<Destination> {
    let destination = Destination::new(path, &args.texts)?;
    if let (Some(path), Some(baseline)) = (path, &args.baseline) {
        destination.refuse_over(baseline).map_err(|error| error.in_file(path.to_string_lossy()))?;
    }
    Ok(destination)
}

fn read_baseline(path: &Path) -> Result<Baseline> {
    let name = path.to_string_lossy();
    let text = fs::read_to_string(path).map_err(|error| {
        let missing = error.kind() == io::ErrorKind::NotFound;
        Error::input(if missing { "there is no such file".to_owned() } else { format!("cannot be read: {error}") })
    });
    text.and_then(|text| Baseline::parse(&text)).map_err(|error| error.in_file(name))
}

/// Writes in the format of that name; the names come from the same table.
fn render(name: &str, report: &CheckReport<'_>, view: View, out: &mut dyn Write) -> io::Result<()> {
    REPORTS.iter().find(|format| format.name == name).map_or(Ok(()), |format| (format.write)(report, view, out))
}
