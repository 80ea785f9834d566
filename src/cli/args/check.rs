//! What `check` and `fix` are asked.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use super::many::{BatchArgs, StreamArgs};
use super::texts::TextArgs;
use super::values::{interface, names, probability, severity};
use crate::check::Severity;
use crate::config::FailOn;
use crate::report::{Interface, REPORTS};

/// Which rules run, and what is known before.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(in crate::cli) struct RuleArgs {
    /// Findings judged before: what the HTML report exports, or an earlier `--format json`
    #[arg(long, value_name = "FILE.json")]
    pub(in crate::cli) baseline: Option<PathBuf>,
    /// Terms that are asked for and forbidden: CSV or TSV with the columns source, target, forbidden, case, note, or TBX (may be
    /// repeated)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) glossary: Vec<PathBuf>,
    /// Run only this rule (may be repeated, or several with commas)
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(in crate::cli) select: Vec<String>,
    /// Do not run this rule (may be repeated, or several with commas)
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(in crate::cli) ignore: Vec<String>,
    /// Leave out findings of lower severity
    #[arg(long, value_name = "SEVERITY", value_parser = severity)]
    pub(in crate::cli) min_severity: Option<Severity>,
    /// Leave out findings of lower confidence, 0 to 1 [default: 0.5]
    #[arg(long, value_name = "P", value_parser = probability)]
    pub(in crate::cli) min_confidence: Option<f32>,
}

impl RuleArgs {
    /// What is read besides the texts.
    pub(in crate::cli) fn files(&self) -> impl Iterator<Item = &Path> {
        self.baseline.iter().chain(&self.glossary).map(AsRef::as_ref)
    }
}

/// The HTML report beside what is printed.
#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct PageArgs {
    /// Write the HTML report, too, to this file; of many texts, a page for each and an index into this folder
    #[arg(long, value_name = "FILE.html|DIR")]
    pub(in crate::cli) report: Option<PathBuf>,
    /// Language of the HTML report around the texts: en or ar
    #[arg(long, value_name = "TAG", value_parser = interface, default_value = "en", hide_default_value = true)]
    pub(in crate::cli) report_lang: Interface,
}

#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct CheckArgs {
    #[command(flatten)]
    pub(in crate::cli) texts: TextArgs,
    #[command(flatten)]
    pub(in crate::cli) batch: BatchArgs,
    #[command(flatten)]
    pub(in crate::cli) stream: StreamArgs,
    /// How to print the findings
    #[arg(long, short, value_parser = names(REPORTS.iter().map(|format| format.name)), default_value = "text")]
    pub(in crate::cli) format: String,
    #[command(flatten)]
    pub(in crate::cli) page: PageArgs,
    /// Show in the text output what the baseline knows from an earlier run, too
    #[arg(long)]
    pub(in crate::cli) show_known: bool,
    #[command(flatten)]
    pub(in crate::cli) rules: RuleArgs,
    /// Report only what a change introduced: leave out findings that the files had in this revision of git (a branch, a tag,
    /// a commit)
    #[arg(long, value_name = "REV")]
    pub(in crate::cli) diff_base: Option<String>,
    /// End with status 1 if a finding is at least this severe [default: major]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(in crate::cli) fail_on: Option<FailOn>,
}

impl CheckArgs {
    /// The arguments that decide what an output is.
    pub(in crate::cli) fn for_key(&self) -> Self {
        Self {
            texts: self.texts.for_key(),
            batch: BatchArgs::default(),
            page: PageArgs { report: None, ..self.page.clone() },
            ..self.clone()
        }
    }
}

/// What becomes of the repairs.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct FixArgs {
    #[command(flatten)]
    pub(in crate::cli) texts: TextArgs,
    #[command(flatten)]
    pub(in crate::cli) rules: RuleArgs,
    /// Print the repairs as a unified diff and change nothing; this is what happens without --write
    #[arg(long, conflicts_with = "write")]
    pub(in crate::cli) diff: bool,
    /// Write the repaired text back: whole or not at all
    #[arg(long, conflicts_with = "output")]
    pub(in crate::cli) write: bool,
    /// Make repairs too that a person has to look at
    #[arg(long = "unsafe")]
    pub(in crate::cli) is_unsafe: bool,
}
