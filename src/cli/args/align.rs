//! What `align` and `lexicon` are asked.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

use super::examples;
use super::many::{AlignStreamArgs, BatchArgs};
use super::texts::TextArgs;
use super::values::{names, probability};
use crate::report::ALIGN_REPORTS;

#[derive(Clone, Debug, ClapArgs)]
pub(in crate::cli) struct AlignArgs {
    #[command(flatten)]
    pub(in crate::cli) texts: TextArgs,
    #[command(flatten)]
    pub(in crate::cli) batch: BatchArgs,
    #[command(flatten)]
    pub(in crate::cli) stream: AlignStreamArgs,
    /// How to print the links
    #[arg(long, short, value_parser = names(ALIGN_REPORTS.iter().map(|format| format.name)), default_value = "text")]
    pub(in crate::cli) format: String,
    /// Leave out links of lower confidence, 0 to 1: their segments stand as unlinked
    #[arg(long, value_name = "P", value_parser = probability)]
    pub(in crate::cli) min_confidence: Option<f32>,
    /// Leave out segments without counterpart
    #[arg(long)]
    pub(in crate::cli) linked_only: bool,
    /// Say why each link was made: what each signal added to its score
    #[arg(long)]
    pub(in crate::cli) explain: bool,
    /// Print which words translate which: in text as a line `0-0 1-2` for each link (Pharaoh format; words are what white
    /// space parts, counted from 0), in JSON with places and confidence, in TSV as a column
    #[arg(long)]
    pub(in crate::cli) word_links: bool,
}

impl AlignArgs {
    /// The arguments that decide what an output is.
    pub(in crate::cli) fn for_key(&self) -> Self {
        Self { texts: self.texts.for_key(), batch: BatchArgs::default(), ..self.clone() }
    }
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum LexiconCommand {
    /// Train a lexicon on sentence pairs, for --lexicon
    #[command(after_help = examples::LEXICON)]
    Train(TrainArgs),
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct TrainArgs {
    /// Bitexts: files of sentence pairs
    #[arg(value_name = "BITEXT", required = true)]
    pub(in crate::cli) bitexts: Vec<PathBuf>,
    /// Language of the source as a tag (en, ar, …); detected if not given
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) source_lang: Option<String>,
    /// Language of the target as a tag; detected if not given
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) target_lang: Option<String>,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}
