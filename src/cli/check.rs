//! `muqabala check`.

use std::path::{Path, PathBuf};

use super::args::CheckArgs;
use super::batch::{self, Asked};
use super::checking::{Checked, Setup, render};
use super::output::Destination;
use super::places::Places;
use super::progress::Progress;
use super::revision::Revision;
use super::{Outcome, settings, stream};
use crate::Result;
use crate::report::{Company, Detail, Score, View};

pub(super) fn run(args: &CheckArgs) -> Result<Outcome> {
    let config = settings::config(&args.texts)?;
    let revision = args.diff_base.as_deref().map(|name| Revision::of(name, &args.texts)).transpose()?;
    if batch::is_asked(&args.texts, &args.batch, args.stream.is_asked())? {
        let setup = Setup::of(config, &args.texts, &args.rules, args.fail_on)?;
        return run_many(args, &setup.since(revision));
    }
    let mut places = Places::beside(args.texts.files().chain(args.rules.files()).chain(config.files()));
    if args.stream.is_asked() {
        return stream::check(args, config, places);
    }
    let output = places.output(args.texts.output.as_deref())?;
    let page = places.file(args.page.report.as_deref())?;
    let setup = Setup::of(config, &args.texts, &args.rules, args.fail_on)?.since(revision);
    let progress = Progress::new(args.texts.quiet);
    let checked = Checked::new(&args.texts, &setup, |what| progress.stage(what))?;
    let told = setup.told(args);
    let report = checked.report(&setup, &told);
    let view = View { interface: args.page.report_lang, has_page: page.is_some(), ..output.view(&args.texts) };
    let view = if args.show_known { View { detail: Detail::Known, ..view } } else { view };
    progress.stage("writing");
    if let Some(page) = page {
        page.write(|out| render("html", &report, view, out))?;
    }
    drop(progress);
    output.write(|out| render(&args.format, &report, view, out))?;
    Ok(if checked.fails(setup.fail_on) { Outcome::Findings } else { Outcome::Clean })
}

/// Checks every text of folders or of a manifest.
fn run_many(args: &CheckArgs, setup: &Setup) -> Result<Outcome> {
    let besides: Vec<&Path> = args.texts.besides().chain(args.rules.files()).chain(setup.config.files()).collect();
    let asked = Asked {
        texts: &args.texts,
        batch: &args.batch,
        config: &setup.config,
        format: &args.format,
        printed_behind: batch::may_follow_each_other(&args.format).then_some(""),
        report: args.page.report.as_deref(),
        interface: args.page.report_lang,
        settings: settings::key(&(args.for_key(), &setup.revision), &setup.config, &besides)?,
        besides,
        takes_bitexts: true,
    };
    let told = setup.told(args);
    // Where several texts are printed one behind another, each has a line as its summary.
    let detail = if args.show_known { Detail::Known } else { Detail::Quiet };
    let is_printed = args.texts.output.is_none();
    batch::run(&asked, |texts, sink| {
        let checked = Checked::new(texts, setup, |_| {})?;
        let report = checked.report(setup, &told);
        let view = Destination::File(PathBuf::new()).view(texts);
        let view = View { interface: args.page.report_lang, has_page: args.page.report.is_some(), ..view };
        let shown = if is_printed {
            View { detail, company: Company::OtherTexts, ..Destination::Stdout.view(texts) }
        } else {
            view
        };
        sink.page(|out| render("html", &report, view, out))?;
        sink.output(|out| render(&args.format, &report, shown, out))?;
        let status = if checked.fails(setup.fail_on) { batch::Status::Findings } else { batch::Status::Done };
        Ok(batch::Row { score: Some(Score::of(&report)), status, ..batch::Row::of(&checked.input.alignment) })
    })
}
