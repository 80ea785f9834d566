//! What is asked of a run over many texts, and the single text of it.

use std::path::{Path, PathBuf};

use crate::cli::args::{BatchArgs, TextArgs};
use crate::config::Config;
use crate::report::Interface;

/// What is asked for many texts.
#[derive(Debug)]
pub(in crate::cli) struct Asked<'a> {
    pub(in crate::cli) texts: &'a TextArgs,
    pub(in crate::cli) batch: &'a BatchArgs,
    pub(in crate::cli) config: &'a Config,
    pub(in crate::cli) format: &'a str,
    /// What stands before outputs that are printed one behind another; none if the format does not allow that.
    pub(in crate::cli) printed_behind: Option<&'a str>,
    /// The folder of the pages.
    pub(in crate::cli) report: Option<&'a Path>,
    /// The language of the pages around the texts.
    pub(in crate::cli) interface: Interface,
    /// What is read besides the texts.
    pub(in crate::cli) besides: Vec<&'a Path>,
    /// Whether a bitext in a folder is a text of its own.
    pub(in crate::cli) takes_bitexts: bool,
    /// All that decides what the outputs are, besides the texts.
    pub(in crate::cli) settings: String,
}

/// Two texts, or a bitext.
#[derive(Clone, Debug)]
pub(super) struct Job {
    pub(super) source: PathBuf,
    /// None for a bitext.
    pub(super) target: Option<PathBuf>,
    /// Where the output goes below the folder of the outputs, without the ending of its format unless `is_whole`.
    pub(super) name: PathBuf,
    /// Whether `name` is the output's whole name, as a manifest gives it.
    pub(super) is_whole: bool,
}

impl Job {
    /// The files that are read for it.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        std::iter::once(self.source.as_path()).chain(self.target.as_deref())
    }
}
