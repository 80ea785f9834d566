//! `muqabala check`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::args::{CheckArgs, RuleArgs, TextArgs};
use super::batch::{self, Asked};
use super::corrections::Given;
use super::input::{Input, SameLanguage, Sentences, load};
use super::output::Destination;
use super::progress::Progress;
use super::settings::GlossaryFile;
use super::{Outcome, settings, stream};
use crate::align::{self, Alignment, Analysis};
use crate::check::{Baseline, Finding, Options, Rule, Status, check};
use crate::config::{Config, FailOn};
use crate::report::{CheckReport, Detail, REPORTS, Score, View};
use crate::text::Sides;
use crate::{Error, Result};

pub(super) fn run(args: &CheckArgs) -> Result<Outcome> {
    if batch::is_asked(&args.texts, &args.batch)? {
        return run_many(args, &Setup::of(&args.texts, &args.rules, args.fail_on)?);
    }
    if args.stream.stream || args.stream.keep.is_some() {
        return stream::run(args, &Setup::of(&args.texts, &args.rules, args.fail_on)?);
    }
    let output = destination(args.texts.output.as_deref(), args)?;
    let page = args.page.report.as_deref().map(|path| destination(Some(path), args)).transpose()?;
    if page.as_ref().is_some_and(|page| page.is_same(&output)) {
        return Err(Error::usage("the report and the output are the same file"));
    }
    let setup = Setup::of(&args.texts, &args.rules, args.fail_on)?;
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
    let asked = Asked {
        texts: &args.texts,
        batch: &args.batch,
        config: &setup.config,
        format: &args.format,
        report: args.page.report.as_deref(),
        besides: besides(args, &setup.config),
        takes_bitexts: true,
        settings: settings::key(&args.for_key(), &setup.config, &besides(args, &setup.config))?,
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
        let shown = if is_printed { View { detail, ..Destination::Stdout.view(texts) } } else { view };
        sink.page(|out| render("html", &report, view, out))?;
        sink.output(|out| render(&args.format, &report, shown, out))?;
        let status = if checked.fails(setup.fail_on) { batch::Status::Findings } else { batch::Status::Done };
        Ok(batch::Row { score: Some(Score::of(&report)), status, ..batch::Row::of(&checked.input.alignment) })
    })
}

/// What holds for every text of a run.
#[derive(Debug)]
pub(super) struct Setup {
    pub(super) config: Config,
    pub(super) options: Options,
    pub(super) baseline: Option<Baseline>,
    pub(super) glossaries: Vec<GlossaryFile>,
    pub(super) aligning: align::Options,
    pub(super) fail_on: FailOn,
    sentences: Sentences,
}

impl Setup {
    pub(super) fn of(texts: &TextArgs, rules: &RuleArgs, fail_on: Option<FailOn>) -> Result<Self> {
        let config = settings::config(texts)?;
        let options = settings::check_options(rules, &config);
        for name in options.select.iter().chain(&options.ignore) {
            Rule::named(name)?;
        }
        let baseline = rules.baseline.as_deref().map(read_baseline).transpose()?;
        let glossaries = settings::glossaries(rules, &config)?;
        let aligning = settings::align_options(texts)?;
        // Rules read whole sentences; what is corrected by hand counts the segments that `align` has shown.
        let is_corrected = texts.anchors.is_some() || !texts.alignment.is_empty();
        let sentences = if is_corrected { Sentences::Cut } else { Sentences::Whole };
        let fail_on = fail_on.or(config.fail_on).unwrap_or_default();
        Ok(Self { config, options, baseline, glossaries, aligning, fail_on, sentences })
    }

    /// What the rules find and the baseline does not dismiss, and how much it dismisses.
    pub(super) fn find(
        &self,
        texts: Sides<&Analysis>,
        alignment: &Alignment,
        options: &Options,
    ) -> Result<(Vec<Finding>, usize)> {
        let mut findings = check(texts, alignment, options)?;
        let dismissed = self.baseline.as_ref().map_or(0, |baseline| baseline.apply(&mut findings));
        Ok((findings, dismissed))
    }

    pub(super) fn told(&self, args: &CheckArgs) -> Vec<(&'static str, String)> {
        settings::told(args, &self.options, self.fail_on)
    }
}

/// A pair of texts with what was found in it.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) input: Input,
    /// What the rules were told.
    pub(super) options: Options,
    pub(super) findings: Vec<Finding>,
    dismissed: usize,
}

impl Checked {
    pub(super) fn new(texts: &TextArgs, setup: &Setup, stage: impl Fn(String)) -> Result<Self> {
        stage("reading and aligning".to_owned());
        let input = load(texts, &setup.config, &setup.aligning, SameLanguage::Refused, setup.sentences, Given::Whole)?;
        stage(format!("checking {} pairs", input.alignment.links().len()));
        let glossary = settings::glossary(&setup.glossaries, input.texts.as_ref().map(|text| &text.language))?;
        let encoder = setup.aligning.encoder.clone();
        let options = Options { lexicons: input.lexicons.clone(), encoder, glossary, ..setup.options.clone() };
        let (findings, dismissed) = setup.find(input.texts.as_ref(), &input.alignment, &options)?;
        Ok(Self { input, options, findings, dismissed })
    }

    fn report<'a>(&'a self, setup: &'a Setup, told: &'a [(&'static str, String)]) -> CheckReport<'a> {
        CheckReport {
            files: self.input.files.as_ref(),
            texts: self.input.texts.as_ref(),
            alignment: &self.input.alignment,
            findings: &self.findings,
            is_bitext: self.input.is_bitext,
            baseline: setup.baseline.as_ref(),
            dismissed: self.dismissed,
            settings: told,
        }
    }

    fn fails(&self, fail_on: FailOn) -> bool {
        self.findings.iter().any(|finding| finding.status == Status::Open && fail_on.is_met_by(finding.severity))
    }
}

/// What is read besides the texts and what they are aligned by.
pub(super) fn besides<'a>(args: &'a CheckArgs, config: &'a Config) -> Vec<&'a Path> {
    args.texts.besides().chain(args.rules.besides()).chain(&config.glossary).map(AsRef::as_ref).collect()
}

/// Where to write `path`; baseline and glossaries are inputs too.
fn destination(path: Option<&Path>, args: &CheckArgs) -> Result<Destination> {
    let destination = Destination::new(path, &args.texts)?;
    if let Some(path) = path {
        for input in args.rules.besides() {
            destination.refuse_over(input).map_err(|error| error.in_file(path.to_string_lossy()))?;
        }
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
pub(super) fn render(name: &str, report: &CheckReport<'_>, view: View, out: &mut dyn Write) -> io::Result<()> {
    REPORTS.iter().find(|format| format.name == name).map_or(Ok(()), |format| (format.write)(report, view, out))
}
