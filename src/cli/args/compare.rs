//! What `compare` and `diff` are asked.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::check::PageArgs;
use super::texts::{Color, Segments, TextArgs};
use super::values::{names, tokenizer};
use crate::compare::metrics::Tokenizer;
use crate::config::FailOn;
use crate::report::{COMPARE_REPORTS, DIFF_REPORTS};

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct CompareArgs {
    #[command(flatten)]
    pub(in crate::cli) texts: TextArgs,
    /// Further translations of the source
    #[arg(value_name = "TARGET")]
    pub(in crate::cli) more: Vec<PathBuf>,
    /// A reference translation to hold the others against
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) reference: Option<PathBuf>,
    /// How to print the comparison
    #[arg(long, short, value_parser = names(COMPARE_REPORTS.iter().map(|format| format.name)), default_value = "text")]
    pub(in crate::cli) format: String,
    #[command(flatten)]
    pub(in crate::cli) page: PageArgs,
    /// How BLEU tells words, as in sacreBLEU: by ASCII punctuation, by Unicode's, or at white space alone
    #[arg(long, value_name = "13a|intl|none", value_parser = tokenizer, default_value = "13a", hide_default_value = true)]
    pub(in crate::cli) tokenize: Tokenizer,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct DiffArgs {
    /// The old revision
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: PathBuf,
    /// The new revision
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: PathBuf,
    /// The source: tells which findings the revision fixed, kept and introduced
    #[arg(value_name = "SOURCE")]
    pub(in crate::cli) source: Option<PathBuf>,
    /// Language of both revisions as a tag; detected if not given
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) target_lang: Option<String>,
    /// Language of the source as a tag; detected if not given
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) source_lang: Option<String>,
    /// How to print the changes
    #[arg(long, short, value_parser = names(DIFF_REPORTS.iter().map(|format| format.name)), default_value = "text")]
    pub(in crate::cli) format: String,
    #[command(flatten)]
    pub(in crate::cli) page: PageArgs,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Read this configuration instead of the nearest muqabala.toml
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Look words up in this lexicon of source and target too (may be repeated)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) lexicon: Vec<PathBuf>,
    /// Sentence encoder to align with: `none`, `builtin` (Arabic and English), a packed encoder's file, or a
    /// model in ONNX (see docs/onnx.md)
    #[arg(long, value_name = "none|builtin|MODEL", default_value = "builtin")]
    pub(in crate::cli) encoder: PathBuf,
    /// What is compared: sentences, or lines as they stand
    #[arg(long, value_enum, default_value_t = Segments::Auto)]
    pub(in crate::cli) segments: Segments,
    /// End with status 1 if the revision introduced a finding at least this severe [default: major]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(in crate::cli) fail_on: Option<FailOn>,
    /// Colours in the output for people
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(in crate::cli) color: Color,
    /// No summary
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
}
