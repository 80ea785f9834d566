//! What can be typed.

use std::num::NonZero;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::check::Severity;
use crate::compare::metrics::Tokenizer;
use crate::config::FailOn;
use crate::format::Segmentation;
use crate::report::{ALIGN_REPORTS, COMPARE_REPORTS, DIFF_REPORTS, Interface, REPORTS};

const EXAMPLES: &str = "\
Examples:
  muqabala check english.txt arabic.txt                    align and report in the terminal
  muqabala check english.txt arabic.txt --report page.html and as a page to hand round
  muqabala check memory.tmx --format json                  pairs that are aligned already
  muqabala fix english.txt arabic.txt --write              repair what needs no second look
  muqabala align english.txt arabic.txt --format tsv       the alignment alone
  muqabala compare english.txt a.txt b.txt                 which translation is better, and why
  muqabala rules pronoun-gender                            what a rule finds, with examples

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 an error.";

const CHECK_EXAMPLES: &str = "\
Examples:
  muqabala check english.txt arabic.txt                     align and report in the terminal
  muqabala check english.txt arabic.txt --report page.html  and as a page to review in
  muqabala check english.txt arabic.txt --baseline judged.json
                                                            without what was dismissed on that page
  muqabala check english.txt arabic.txt --glossary terms.csv and hold the terms against a glossary
  muqabala check pairs.tsv --select number-mismatch,date-mismatch
                                                            two rules on pairs that are aligned already
  muqabala check articles --report pages                    every pair x.en.txt, x.ar.txt in a folder, with an index
  muqabala check english.txt arabic.txt --format json --fail-on never > findings.json

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 an error.";

const FIX_EXAMPLES: &str = "\
Examples:
  muqabala fix english.txt arabic.txt                       what would be repaired, as a diff
  muqabala fix english.txt arabic.txt --write               repair it
  muqabala fix english.txt arabic.txt --select missing-hamza,extra-hamza --write
                                                            what two rules find, nothing else
  muqabala fix english.txt arabic.txt --unsafe | less       with repairs that a person has to look at

Exit status: 0 nothing to repair, or written; 1 there are repairs in the diff; 2 an error.";

const ALIGN_EXAMPLES: &str = "\
Examples:
  muqabala align english.txt arabic.txt                     both texts, link by link
  muqabala align english.txt arabic.txt --explain           and why each link was made
  muqabala align english.txt arabic.txt --format tsv -o pairs.tsv
                                                            a bitext
  muqabala align english arabic --format tsv -o bitexts     every text of one folder with its namesake in the other";

const RULES_EXAMPLES: &str = "\
Examples:
  muqabala rules                                            all of them
  muqabala rules repeated-word                              what one finds and what it leaves alone";

/// Aligns the sentences of a translation with those of its reference version and reports where the two disagree.
#[derive(Debug, Parser)]
#[command(name = "muqabala", version, about, after_help = EXAMPLES, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Work on so many threads at most; the output does not depend on it [default: as many as the machine has]
    #[arg(long, global = true, value_name = "N")]
    pub(super) threads: Option<NonZero<usize>>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Align two texts and report where they disagree
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Repair what can be repaired unseen in the text under check
    #[command(after_help = FIX_EXAMPLES)]
    Fix(FixArgs),
    /// Align two texts
    #[command(after_help = ALIGN_EXAMPLES)]
    Align(AlignArgs),
    /// Compare translations of one source: findings, metrics, differences
    Compare(CompareArgs),
    /// Compare two revisions of one translation
    Diff(DiffArgs),
    /// List the rules, or show one rule's page
    #[command(after_help = RULES_EXAMPLES)]
    Rules(RulesArgs),
    /// Make a lexicon of one's own
    #[command(subcommand)]
    Lexicon(LexiconCommand),
}

#[derive(Clone, Debug, Default, ClapArgs)]
pub(super) struct TextArgs {
    /// The reference version (what the text should say), or a bitext (TSV, CSV, JSON lines, TMX, XLIFF, PO); `-` is standard input
    #[arg(value_name = "SOURCE")]
    pub(super) source: PathBuf,
    /// The text under check; none if SOURCE is a bitext
    #[arg(value_name = "TARGET")]
    pub(super) target: Option<PathBuf>,
    /// Language of the source as a tag (en, ar, …); detected if not given
    #[arg(long, value_name = "TAG")]
    pub(super) source_lang: Option<String>,
    /// Language of the target as a tag; detected if not given
    #[arg(long, value_name = "TAG")]
    pub(super) target_lang: Option<String>,
    /// What is aligned: sentences, or lines as they stand
    #[arg(long, value_enum, default_value_t = Segments::Auto)]
    pub(super) segments: Segments,
    /// Links that are sure, the rest is aligned around them: TSV or JSON by sentence numbers or places
    #[arg(long, value_name = "FILE")]
    pub(super) anchors: Option<PathBuf>,
    /// An alignment given back: `check` takes it as it is, `align` keeps what is locked in it; JSON, beads
    /// or a ladder. In `compare` one for each translation, in their order
    #[arg(long, value_name = "FILE")]
    pub(super) alignment: Vec<PathBuf>,
    /// Look words up in this lexicon too (may be repeated); `muqabala lexicon train` makes one
    #[arg(long, value_name = "FILE")]
    pub(super) lexicon: Vec<PathBuf>,
    /// Column of the source in a table: a name of the header or a number; in JSON lines a key [default: source]
    #[arg(long, value_name = "COLUMN")]
    pub(super) source_column: Option<String>,
    /// Column of the target in a table: a name of the header or a number; in JSON lines a key [default: target]
    #[arg(long, value_name = "COLUMN")]
    pub(super) target_column: Option<String>,
    /// The table has no header: its first row is a pair
    #[arg(long)]
    pub(super) no_header: bool,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Read this configuration instead of the nearest muqabala.toml
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Sentence encoder to align with: `none`, `builtin` (Arabic and English), or a packed encoder's file
    #[arg(long, value_name = "none|builtin|FILE", default_value = "builtin")]
    pub(super) encoder: PathBuf,
    /// Weights to align with instead of the built-in ones: a table that the trainer wrote (see docs/benchmarks.md)
    #[arg(long, value_name = "FILE")]
    pub(super) weights: Option<PathBuf>,
    /// Colours in the output for people
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(super) color: Color,
    /// No summary
    #[arg(long, short)]
    pub(super) quiet: bool,
}

impl TextArgs {
    /// What is read besides the texts.
    pub(super) fn besides(&self) -> impl Iterator<Item = &PathBuf> {
        let encoder = Some(&self.encoder).filter(|encoder| !matches!(encoder.to_str(), Some("none" | "builtin")));
        self.config.iter().chain(&self.anchors).chain(&self.alignment).chain(&self.lexicon).chain(encoder)
    }

    /// The arguments that decide what an output is, the texts themselves left aside.
    fn for_key(&self) -> Self {
        Self { source: PathBuf::new(), target: None, output: None, quiet: false, color: Color::Auto, ..self.clone() }
    }
}

/// Many files at once.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(super) struct BatchArgs {
    /// SOURCE is a table of texts: TSV with the columns source, target (empty for a bitext) and output
    #[arg(long, conflicts_with = "target")]
    pub(super) manifest: bool,
    /// In folders: which files are a pair, `{name}.en.txt,{name}.ar.txt` say; `{ext}` is an ending that both share
    #[arg(long, value_name = "SOURCE,TARGET", value_delimiter = ',', conflicts_with = "manifest")]
    pub(super) pattern: Vec<String>,
    /// Of many texts: write a row for each to this file, as TSV, or as JSON lines if it is called `.jsonl`
    #[arg(long, value_name = "FILE")]
    pub(super) summary: Option<PathBuf>,
}

/// Bitexts of any size.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(super) struct StreamArgs {
    /// Read a TSV or JSON lines bitext of any size bit by bit, in bounded memory; see docs/corpora.md
    #[arg(long, conflicts_with = "target")]
    pub(super) stream: bool,
    /// Write the pairs without findings to this file, as they stand; implies --stream
    #[arg(long, value_name = "FILE", conflicts_with = "target")]
    pub(super) keep: Option<PathBuf>,
    /// Keep one of pairs that are equal
    #[arg(long, requires = "keep")]
    pub(super) drop_duplicates: bool,
}

/// Which rules run, and what is known before.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(super) struct RuleArgs {
    /// Findings judged before: what the HTML report exports, or an earlier `--format json`
    #[arg(long, value_name = "FILE.json")]
    pub(super) baseline: Option<PathBuf>,
    /// Terms that are asked for and forbidden: CSV or TSV with the columns source, target, forbidden, case, note, or TBX (may be
    /// repeated)
    #[arg(long, value_name = "FILE")]
    pub(super) glossary: Vec<PathBuf>,
    /// Run only this rule (may be repeated, or several with commas)
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Do not run this rule (may be repeated, or several with commas)
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    /// Leave out findings of lower severity
    #[arg(long, value_name = "SEVERITY", value_parser = severity)]
    pub(super) min_severity: Option<Severity>,
    /// Leave out findings of lower confidence, 0 to 1 [default: 0.5]
    #[arg(long, value_name = "P", value_parser = probability)]
    pub(super) min_confidence: Option<f32>,
}

#[derive(Clone, Debug, ClapArgs)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) texts: TextArgs,
    #[command(flatten)]
    pub(super) batch: BatchArgs,
    #[command(flatten)]
    pub(super) stream: StreamArgs,
    /// How to print the findings
    #[arg(long, short, value_parser = names(REPORTS.iter().map(|format| format.name)), default_value = "text")]
    pub(super) format: String,
    #[command(flatten)]
    pub(super) page: PageArgs,
    /// Show in the text output what the baseline knows from an earlier run, too
    #[arg(long)]
    pub(super) show_known: bool,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
    /// End with status 1 if a finding is at least this severe [default: major]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(super) fail_on: Option<FailOn>,
}

#[derive(Clone, Debug, ClapArgs)]
pub(super) struct AlignArgs {
    #[command(flatten)]
    pub(super) texts: TextArgs,
    #[command(flatten)]
    pub(super) batch: BatchArgs,
    /// How to print the links
    #[arg(long, short, value_parser = names(ALIGN_REPORTS.iter().map(|format| format.name)), default_value = "text")]
    pub(super) format: String,
    /// Leave out links of lower confidence, 0 to 1: their segments stand as unlinked
    #[arg(long, value_name = "P", value_parser = probability)]
    pub(super) min_confidence: Option<f32>,
    /// Say why each link was made: what each signal added to its score
    #[arg(long)]
    pub(super) explain: bool,
    /// Print which words translate which: in text as a line `0-0 1-2` for each link (Pharaoh format; words are what white
    /// space parts, counted from 0), in JSON with places and confidence, in TSV as a column
    #[arg(long)]
    pub(super) word_links: bool,
}

impl RuleArgs {
    /// What is read besides the texts.
    pub(super) fn besides(&self) -> impl Iterator<Item = &PathBuf> {
        self.baseline.iter().chain(&self.glossary)
    }
}

/// What becomes of the repairs.
#[derive(Debug, ClapArgs)]
pub(super) struct FixArgs {
    #[command(flatten)]
    pub(super) texts: TextArgs,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
    /// Print the repairs as a unified diff and change nothing; this is what happens without --write
    #[arg(long, conflicts_with = "write")]
    pub(super) diff: bool,
    /// Write the repaired text back: whole or not at all
    #[arg(long, conflicts_with = "output")]
    pub(super) write: bool,
    /// Make repairs too that a person has to look at
    #[arg(long = "unsafe")]
    pub(super) is_unsafe: bool,
}

impl CheckArgs {
    /// The arguments that decide what an output is.
    pub(super) fn for_key(&self) -> Self {
        Self {
            texts: self.texts.for_key(),
            batch: BatchArgs::default(),
            page: PageArgs { report: None, ..self.page.clone() },
            ..self.clone()
        }
    }
}

impl AlignArgs {
    /// The arguments that decide what an output is.
    pub(super) fn for_key(&self) -> Self {
        Self { texts: self.texts.for_key(), batch: BatchArgs::default(), ..self.clone() }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum LexiconCommand {
    /// Train a lexicon on sentence pairs, for --lexicon
    Train(TrainArgs),
}

#[derive(Debug, ClapArgs)]
pub(super) struct TrainArgs {
    /// Bitexts: files of sentence pairs
    #[arg(value_name = "BITEXT", required = true)]
    pub(super) bitexts: Vec<PathBuf>,
    /// Language of the source as a tag (en, ar, …); detected if not given
    #[arg(long, value_name = "TAG")]
    pub(super) source_lang: Option<String>,
    /// Language of the target as a tag; detected if not given
    #[arg(long, value_name = "TAG")]
    pub(super) target_lang: Option<String>,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct CompareArgs {
    #[command(flatten)]
    pub(super) texts: TextArgs,
    /// Further translations of the source
    #[arg(value_name = "TARGET")]
    pub(super) more: Vec<PathBuf>,
    /// A reference translation to hold the others against
    #[arg(long, value_name = "FILE")]
    pub(super) reference: Option<PathBuf>,
    /// How to print the comparison
    #[arg(long, short, value_parser = names(COMPARE_REPORTS.iter().map(|format| format.name)), default_value = "text")]
    pub(super) format: String,
    #[command(flatten)]
    pub(super) page: PageArgs,
    /// How BLEU tells words, as in sacreBLEU: by ASCII punctuation, by Unicode's, or at white space alone
    #[arg(long, value_name = "13a|intl|none", value_parser = tokenizer, default_value = "13a", hide_default_value = true)]
    pub(super) tokenize: Tokenizer,
}

/// The HTML report beside what is printed.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct PageArgs {
    /// Write the HTML report to this file beside whatever else is printed
    #[arg(long, value_name = "FILE.html")]
    pub(super) report: Option<PathBuf>,
    /// Language of the HTML report around the texts: en or ar
    #[arg(long, value_name = "TAG", value_parser = interface, default_value = "en", hide_default_value = true)]
    pub(super) report_lang: Interface,
}

#[derive(Debug, ClapArgs)]
pub(super) struct DiffArgs {
    /// The old revision
    #[arg(value_name = "OLD")]
    pub(super) old: PathBuf,
    /// The new revision
    #[arg(value_name = "NEW")]
    pub(super) new: PathBuf,
    /// The source: tells which findings the revision fixed, kept and introduced
    #[arg(value_name = "SOURCE")]
    pub(super) source: Option<PathBuf>,
    /// Language of both revisions as a tag; detected if not given
    #[arg(long, value_name = "TAG")]
    pub(super) target_lang: Option<String>,
    /// Language of the source as a tag; detected if not given
    #[arg(long, value_name = "TAG")]
    pub(super) source_lang: Option<String>,
    /// How to print the changes
    #[arg(long, short, value_parser = names(DIFF_REPORTS.iter().map(|format| format.name)), default_value = "text")]
    pub(super) format: String,
    #[command(flatten)]
    pub(super) page: PageArgs,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Read this configuration instead of the nearest muqabala.toml
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Look words up in this lexicon of source and target too (may be repeated)
    #[arg(long, value_name = "FILE")]
    pub(super) lexicon: Vec<PathBuf>,
    /// Sentence encoder to align with: `none`, `builtin` (Arabic and English), or a packed encoder's file
    #[arg(long, value_name = "none|builtin|FILE", default_value = "builtin")]
    pub(super) encoder: PathBuf,
    /// What is compared: sentences, or lines as they stand
    #[arg(long, value_enum, default_value_t = Segments::Auto)]
    pub(super) segments: Segments,
    /// End with status 1 if the revision introduced a finding at least this severe [default: major]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(super) fail_on: Option<FailOn>,
    /// Colours in the output for people
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(super) color: Color,
    /// No summary
    #[arg(long, short)]
    pub(super) quiet: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct RulesArgs {
    /// The rule to show
    #[arg(value_name = "NAME")]
    pub(super) name: Option<String>,
    /// Colours
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(super) color: Color,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Segments {
    /// Sentences
    #[default]
    Auto,
    /// One segment a line; blank lines are boundaries and count as none
    Lines,
}

impl Segments {
    /// Its name, as it is typed.
    pub(super) fn name(self) -> String {
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
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn names(names: impl Iterator<Item = &'static str>) -> PossibleValuesParser {
    PossibleValuesParser::new(names)
}

fn severity(text: &str) -> Result<Severity, String> {
    let known = Severity::ALL.iter().map(|severity| severity.name()).collect::<Vec<_>>().join(", ");
    Severity::ALL.into_iter().find(|severity| severity.name() == text).ok_or(format!("one of {known}"))
}

fn interface(text: &str) -> Result<Interface, String> {
    let known = Interface::ALL.map(Interface::tag).join(", ");
    Interface::ALL.into_iter().find(|interface| interface.tag() == text).ok_or(format!("one of {known}"))
}

fn tokenizer(text: &str) -> Result<Tokenizer, String> {
    let known = Tokenizer::ALL.map(Tokenizer::name).join(", ");
    Tokenizer::ALL.into_iter().find(|tokenizer| tokenizer.name() == text).ok_or(format!("one of {known}"))
}

fn probability(text: &str) -> Result<f32, String> {
    let value = text.parse().ok().filter(|value| (0.0..=1.0).contains(value));
    value.ok_or_else(|| "a number from 0 to 1".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Args::command().debug_assert();
    }
}
