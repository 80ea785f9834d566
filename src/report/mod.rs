//! Reports: one file a renderer, and the tables of them.

mod align_text;
mod beads;
mod compare;
#[cfg(feature = "cli")]
mod corpus;
mod coverage;
mod csv;
mod diff;
mod excerpt;
mod fold;
mod github;
mod html;
mod interface;
mod json;
mod junit;
mod ladder;
mod layout;
mod level;
mod markup;
mod parts;
mod place;
mod redlined;
mod repair;
mod rows;
mod sarif;
mod score;
mod terminal;
mod tmx;
mod tsv;
mod visible;
mod words;
mod xliff;
#[cfg(feature = "xlsx")]
mod xlsx;

use std::io::{self, Write};

use crate::align::{Alignment, Analysis, WordLinks};
use crate::check::{Baseline, Finding};
use crate::text::Sides;

pub use compare::CompareReport;
#[cfg(feature = "cli")]
pub use corpus::{CorpusFormat, CorpusRow};
pub use diff::DiffReport;
pub use html::{IndexRow, write_index};
pub use interface::Interface;
pub use score::{Counts, Score};
#[cfg(feature = "cli")]
pub(crate) use visible::isolated;

/// What is known of a file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileInfo {
    /// Its path as the user gave it.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Everything a report of a check shows.
#[derive(Clone, Copy, Debug)]
pub struct CheckReport<'a> {
    /// The files.
    pub files: Sides<&'a FileInfo>,
    /// The texts.
    pub texts: Sides<&'a Analysis>,
    /// Their alignment.
    pub alignment: &'a Alignment,
    /// What was found, sorted by place.
    pub findings: &'a [Finding],
    /// Whether the pairs were given (a bitext): offsets count inside each pair's text then.
    pub is_bitext: bool,
    /// What people have said of findings before this run, if anything.
    pub baseline: Option<&'a Baseline>,
    /// How many findings were dismissed: in the baseline, in the configuration, by marks in the texts.
    pub dismissed: usize,
    /// The settings of the run that decide what is found: name and value, for people.
    pub settings: &'a [(&'static str, String)],
}

/// Everything a report of an alignment shows.
#[derive(Clone, Copy, Debug)]
pub struct AlignReport<'a> {
    /// The files.
    pub files: Sides<&'a FileInfo>,
    /// The texts.
    pub texts: Sides<&'a Analysis>,
    /// Their alignment.
    pub alignment: &'a Alignment,
    /// Whether the pairs were given (a bitext): offsets count inside each pair's text then.
    pub is_bitext: bool,
    /// Whether to say why each link was made.
    pub explain: bool,
    /// The word links of each link, if they are to be shown.
    pub words: Option<&'a [WordLinks]>,
}

impl<'a> From<&CheckReport<'a>> for AlignReport<'a> {
    fn from(report: &CheckReport<'a>) -> Self {
        let CheckReport { files, texts, alignment, is_bitext, .. } = *report;
        Self { files, texts, alignment, is_bitext, explain: false, words: None }
    }
}

/// What becomes of long lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// They stay whole.
    Whole,
    /// They are broken between words: on a terminal, which would break them anywhere.
    Folded,
}

/// How output for people looks. Formats for machines ignore it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// Whether escape codes for colour may be written.
    pub color: bool,
    /// Width in columns.
    pub width: usize,
    /// What is shown besides the open and accepted findings.
    pub detail: Detail,
    /// Whether places may be written as hyperlinks.
    pub hyperlinks: bool,
    /// What becomes of lines that are longer than the width.
    pub lines: Lines,
    /// Whether the HTML report is written, too.
    pub has_page: bool,
    /// The language of the page around the texts.
    pub interface: Interface,
    /// Whether reports of other texts stand beside this one.
    pub company: Company,
}

/// What a report is printed with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Company {
    /// Nothing else.
    #[default]
    Alone,
    /// The reports of other texts before and behind it: a line has to say which text it is of.
    OtherTexts,
}

impl Default for View {
    fn default() -> Self {
        Self {
            color: false,
            width: 100,
            detail: Detail::Summary,
            hyperlinks: false,
            lines: Lines::Whole,
            has_page: false,
            interface: Interface::default(),
            company: Company::default(),
        }
    }
}

/// What a report for people shows besides the open and accepted findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Nothing: no summary.
    Quiet,
    /// The summary.
    #[default]
    Summary,
    /// The summary and the findings of an earlier run.
    Known,
}

/// Writes a report of a check.
pub type CheckWriter = fn(&CheckReport<'_>, View, &mut dyn Write) -> io::Result<()>;

/// Writes a report of an alignment.
pub type AlignWriter = fn(&AlignReport<'_>, View, &mut dyn Write) -> io::Result<()>;

/// Writes a report of a comparison.
pub type CompareWriter = fn(&CompareReport<'_>, View, &mut dyn Write) -> io::Result<()>;

/// Writes a report of two revisions.
pub type DiffWriter = fn(&DiffReport<'_>, View, &mut dyn Write) -> io::Result<()>;

/// A format of output: a row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Format<W> {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for, in one line.
    pub summary: &'static str,
    /// Writes it.
    pub write: W,
}

/// The formats of `check`, the default first.
pub static REPORTS: &[Format<CheckWriter>] = &[
    terminal::TEXT,
    json::JSON,
    json::JSONL,
    sarif::SARIF,
    junit::JUNIT,
    github::GITHUB,
    csv::CSV,
    #[cfg(feature = "xlsx")]
    xlsx::XLSX,
    html::CHECK,
    xliff::XLIFF,
];

/// The formats of `align`, the default first.
pub static ALIGN_REPORTS: &[Format<AlignWriter>] = &[
    align_text::TEXT,
    tsv::TSV,
    json::ALIGN_JSON,
    json::ALIGN_JSONL,
    beads::BEADS,
    ladder::LADDER,
    tmx::TMX,
    xliff::ALIGN_XLIFF,
];

/// The formats of `compare`, the default first.
pub static COMPARE_REPORTS: &[Format<CompareWriter>] = &[compare::TEXT, compare::JSON, html::COMPARE];

/// The formats of `diff`, the default first.
pub static DIFF_REPORTS: &[Format<DiffWriter>] = &[diff::TEXT, diff::JSON, html::DIFF];
