//! Many texts, and bitexts of any size.

use std::path::PathBuf;

use clap::Args as ClapArgs;

/// Many files at once.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(in crate::cli) struct BatchArgs {
    /// SOURCE is a table of texts: TSV with the columns source, target (empty for a bitext) and output
    #[arg(long, conflicts_with = "target")]
    pub(in crate::cli) manifest: bool,
    /// In folders: which files are a pair, `{name}.en.txt,{name}.ar.txt` say; `{ext}` is an ending that both share
    #[arg(long, value_name = "SOURCE,TARGET", value_delimiter = ',', conflicts_with = "manifest")]
    pub(in crate::cli) pattern: Vec<String>,
    /// Write a table of what was found to this file: a row for each text of a folder or manifest, with --stream for each
    /// document of the bitext; TSV, or JSON lines if the file is called `.jsonl`
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) summary: Option<PathBuf>,
}

/// Bitexts of any size.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(in crate::cli) struct StreamArgs {
    /// Read a TSV or JSON lines bitext of any size bit by bit, in bounded memory; see docs/corpora.md
    #[arg(long, conflicts_with = "target")]
    pub(in crate::cli) stream: bool,
    /// Write the rows without findings to this file, each as it stands, behind the header; implies --stream
    #[arg(long, value_name = "FILE", conflicts_with = "target")]
    pub(in crate::cli) keep: Option<PathBuf>,
    /// Of pairs that are equal but for white space, write only the first to the file of --keep
    #[arg(long, requires = "keep")]
    pub(in crate::cli) drop_duplicates: bool,
}

impl StreamArgs {
    /// Whether a bitext is to be read bit by bit.
    pub(in crate::cli) fn is_asked(&self) -> bool {
        self.stream || self.keep.is_some()
    }
}

/// Bitexts of any size, of `align`.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(in crate::cli) struct AlignStreamArgs {
    /// Read a TSV or JSON lines bitext of any size bit by bit, in bounded memory, its pairs taken as they are; see
    /// docs/corpora.md
    #[arg(long, conflicts_with = "target")]
    pub(in crate::cli) stream: bool,
    /// The rows of the bitext hold texts, not pairs: align the rows of one `document`, or each row if none is named; read
    /// as with --stream
    #[arg(long, conflicts_with = "target")]
    pub(in crate::cli) documents: bool,
    /// With --stream or --documents: of rows that are equal but for white space, write only the first
    #[arg(long, conflicts_with = "target")]
    pub(in crate::cli) drop_duplicates: bool,
}

impl AlignStreamArgs {
    /// Whether a bitext is to be read bit by bit.
    pub(in crate::cli) fn is_asked(&self) -> bool {
        self.stream || self.documents
    }
}
