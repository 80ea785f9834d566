//! The texts of a run, and what they are read and aligned by.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};

use crate::format::Segmentation;

#[derive(Clone, Debug, Default, ClapArgs)]
pub(in crate::cli) struct TextArgs {
    /// The reference version (what the text should say), a bitext (TSV, CSV, JSON lines, TMX, XLIFF, PO), or a folder of
    /// texts; `-` is standard input
    #[arg(value_name = "SOURCE")]
    pub(in crate::cli) source: PathBuf,
    /// The text under check, or the folder of the translations; none if SOURCE is a bitext or holds both
    #[arg(value_name = "TARGET")]
    pub(in crate::cli) target: Option<PathBuf>,
    /// Language of the source as a tag (en, ar, …); detected if not given
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) source_lang: Option<String>,
    /// Language of the target as a tag; detected if not given
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) target_lang: Option<String>,
    /// What is aligned: sentences, or lines as they stand
    #[arg(long, value_enum, default_value_t = Segments::Auto)]
    pub(in crate::cli) segments: Segments,
    /// Links that are sure, the rest is aligned around them: TSV or JSON by sentence numbers or places
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) anchors: Option<PathBuf>,
    /// An alignment given back, taken as it is: JSON, beads or a ladder
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) alignment: Vec<PathBuf>,
    /// Look words up in this lexicon too (may be repeated); `muqabala lexicon train` makes one
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) lexicon: Vec<PathBuf>,
    /// Column of the source in a table: a name of the header or a number; in JSON lines a key [default: source]
    #[arg(long, value_name = "COLUMN")]
    pub(in crate::cli) source_column: Option<String>,
    /// Column of the target in a table: a name of the header or a number; in JSON lines a key [default: target]
    #[arg(long, value_name = "COLUMN")]
    pub(in crate::cli) target_column: Option<String>,
    /// The table has no header: its first row is a pair
    #[arg(long)]
    pub(in crate::cli) no_header: bool,
    /// Write to this file instead of standard output; of many texts, one file for each into this folder
    #[arg(long, short, value_name = "FILE|DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Read this configuration instead of the nearest muqabala.toml
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Sentence encoder to align with: `none`, `builtin` (Arabic and English), a packed encoder's file, or a
    /// model in ONNX (see docs/onnx.md)
    #[arg(long, value_name = "none|builtin|MODEL", default_value = "builtin")]
    pub(in crate::cli) encoder: PathBuf,
    /// Weights to align with instead of the built-in ones: a table that the trainer wrote (see docs/benchmarks.md)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) weights: Option<PathBuf>,
    /// Colours in the output for people
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(in crate::cli) color: Color,
    /// No summary and no progress
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
}

impl TextArgs {
    /// All that is read.
    pub(in crate::cli) fn files(&self) -> impl Iterator<Item = &Path> {
        std::iter::once(self.source.as_path()).chain(self.target.as_deref()).chain(self.besides())
    }

    /// What is read besides the texts.
    pub(in crate::cli) fn besides(&self) -> impl Iterator<Item = &Path> {
        let encoder = Some(&self.encoder).filter(|encoder| !matches!(encoder.to_str(), Some("none" | "builtin")));
        let one = self.config.iter().chain(&self.anchors).chain(&self.weights).chain(encoder);
        one.chain(&self.alignment).chain(&self.lexicon).map(AsRef::as_ref)
    }

    /// The arguments that decide what an output is, the texts themselves left aside.
    pub(super) fn for_key(&self) -> Self {
        Self { source: PathBuf::new(), target: None, output: None, quiet: false, color: Color::Auto, ..self.clone() }
    }
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(in crate::cli) enum Segments {
    /// Sentences
    #[default]
    Auto,
    /// One segment a line; blank lines are boundaries and count as none
    Lines,
}

impl Segments {
    /// Its name, as it is typed.
    pub(in crate::cli) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

impl From<Segments> for Segmentation {
    fn from(segments: Segments) -> Self {
        match segments {
            Segments::Auto => Self::Auto,
            Segments::Lines => Self::Lines,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
