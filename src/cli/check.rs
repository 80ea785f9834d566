//! `muqabala check`.

use std::io::{self, Write};

use super::Outcome;
use super::args::CheckArgs;
use super::input::{SameLanguage, load};
use super::output::Destination;
use super::settings;
use crate::check::{Finding, Rule, Status, check};
use crate::report::{CheckReport, REPORTS, View};
use crate::{Error, Result};

pub(super) fn run(args: &CheckArgs) -> Result<Outcome> {
    let config = settings::config(&args.texts)?;
    let options = settings::check_options(args, &config);
    for name in options.select.iter().chain(&options.ignore) {
        Rule::named(name)?;
    }
    let output = Destination::new(args.texts.output.as_deref(), &args.texts)?;
    let page = args.report.as_deref().map(|path| Destination::new(Some(path), &args.texts)).transpose()?;
    if page.as_ref().is_some_and(|page| page.is_same(&output)) {
        return Err(Error::usage("the report and the output are the same file"));
    }
    let input = load(&args.texts, &config, SameLanguage::Refused)?;
    let findings = check(input.texts.as_ref(), &input.alignment, &options)?;
    let report = CheckReport {
        files: input.files.as_ref(),
        texts: input.texts.as_ref(),
        alignment: &input.alignment,
        findings: &findings,
        is_bitext: input.is_bitext,
        dismissed: 0,
    };
    let view = output.view(&args.texts);
    if let Some(page) = page {
        page.write(|out| render("html", &report, view, out))?;
    }
    output.write(|out| render(&args.format, &report, view, out))?;
    let fail_on = args.fail_on.or(config.fail_on).unwrap_or_default();
    let fails = |finding: &Finding| finding.status == Status::Open && fail_on.is_met_by(finding.severity);
    Ok(if findings.iter().any(fails) { Outcome::Findings } else { Outcome::Clean })
}

/// Writes in the format of that name; the names come from the same table.
fn render(name: &str, report: &CheckReport<'_>, view: View, out: &mut dyn Write) -> io::Result<()> {
    REPORTS.iter().find(|format| format.name == name).map_or(Ok(()), |format| (format.write)(report, view, out))
}
