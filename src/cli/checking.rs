//! The check of one pair of texts: what holds for every text of a run, what is found in one, and how it is written.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::args::{CheckArgs, RuleArgs, TextArgs};
use super::corrections::Given;
use super::input::{Aligned, Input, SameLanguage, Sentences, load, load_from};
use super::revision::{Revision, keep_introduced};
use super::settings;
use super::settings::GlossaryFile;
use crate::align;
use crate::check::{Baseline, Finding, Marks, Options, Rule, Status, check};
use crate::config::{Config, FailOn};
use crate::report::{CheckReport, REPORTS, View};
use crate::{Error, Result};

/// What holds for every text of a run.
#[derive(Debug)]
pub(super) struct Setup {
    pub(super) config: Config,
    /// What the rules are told of any text.
    pub(super) options: Options,
    rules: RuleArgs,
    pub(super) baseline: Option<Baseline>,
    pub(super) glossaries: Vec<GlossaryFile>,
    pub(super) aligning: align::Options,
    pub(super) fail_on: FailOn,
    sentences: Sentences,
    /// Where what is known of the texts ends: findings that they had then are left out.
    pub(super) revision: Option<Revision>,
}

impl Setup {
    pub(super) fn of(config: Config, texts: &TextArgs, rules: &RuleArgs, fail_on: Option<FailOn>) -> Result<Self> {
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
        let rules = rules.clone();
        Ok(Self { config, options, rules, baseline, glossaries, aligning, fail_on, sentences, revision: None })
    }

    /// The same without what a revision had already.
    pub(super) fn since(self, revision: Option<Revision>) -> Self {
        Self { revision, ..self }
    }

    /// What the rules are told of the text at `path`.
    pub(super) fn options_for(&self, path: &Path) -> Options {
        settings::options_for(&self.rules, &self.config, path)
    }

    /// What the rules find and nobody has dismissed, and how much was: in the baseline, in the configuration, by marks in the texts.
    pub(super) fn find(&self, aligned: Aligned<'_>, options: &Options) -> Result<(Vec<Finding>, usize)> {
        let Aligned { files, texts, alignment, is_bitext } = aligned;
        let documents = texts.map(|text| &text.document);
        let marks = Marks::read(documents, is_bitext).map_err(|(side, error)| error.in_file(&files.get(side).path))?;
        let mut findings = check(texts, alignment, options)?;
        let mut dismissed = self.baseline.as_ref().map_or(0, |baseline| baseline.apply(&mut findings));
        dismissed += marks.apply(documents, &mut findings);
        dismissed += settings::accept(&self.config, Path::new(&files.target.path), texts, &mut findings);
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
        let path = texts.target.as_ref().unwrap_or(&texts.source);
        let encoder = settings::encoder_of_rules(&setup.aligning);
        let options = Options { lexicons: input.lexicons.clone(), encoder, glossary, ..setup.options_for(path) };
        let (mut findings, dismissed) = setup.find(input.aligned(), &options)?;
        if let Some(revision) = &setup.revision {
            stage(format!("reading {}", revision.name));
            leave_out_earlier(&mut findings, &input, (texts, setup, &options), revision)?;
        }
        Ok(Self { input, options, findings, dismissed })
    }

    pub(super) fn report<'a>(&'a self, setup: &'a Setup, told: &'a [(&'static str, String)]) -> CheckReport<'a> {
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

    pub(super) fn fails(&self, fail_on: FailOn) -> bool {
        self.findings.iter().any(|finding| finding.status == Status::Open && fail_on.is_met_by(finding.severity))
    }
}

/// Takes out of the findings of `input` those that its texts had in an earlier revision.
fn leave_out_earlier(
    findings: &mut Vec<Finding>,
    input: &Input,
    (texts, setup, options): (&TextArgs, &Setup, &Options),
    revision: &Revision,
) -> Result<()> {
    let checked = texts.target.as_ref().unwrap_or(&texts.source);
    if revision.bytes(checked)?.is_none() {
        return Ok(());
    }
    let quiet = TextArgs { quiet: true, ..texts.clone() };
    let how = (SameLanguage::Allowed, setup.sentences, Given::Whole);
    let earlier = load_from(&|path| revision.bytes_or_now(path), &quiet, &setup.config, &setup.aligning, how);
    let told = |error: Error| Error::input(format!("as of {}: {error}", revision.name));
    let earlier = earlier.map_err(told)?;
    let old = check(earlier.texts.as_ref(), &earlier.alignment, options)?;
    keep_introduced(findings, input.texts.as_ref(), (&old, earlier.texts.as_ref()));
    Ok(())
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
