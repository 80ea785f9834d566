//! `muqabala check --stream`: findings of a bitext of any size, the pairs without them, scores of its documents.

use std::io::{self, Write};

use serde::Serialize;

use super::blocks::{Block, Measure};
use super::documents::{Tally, Total};
use super::duplicates::Duplicates;
use super::outs::Outs;
use super::{Ledger, Opened, Task, Written};
use crate::align::lexicon::Lexicon;
use crate::align::{Alignment, Analysis};
use crate::check::{Finding, Options, Severity, Status};
use crate::cli::Outcome;
use crate::cli::args::CheckArgs;
use crate::cli::batch::{self, counted, plural};
use crate::cli::checking::{Setup, render};
use crate::cli::input::Aligned;
use crate::cli::input::given_pairs;
use crate::cli::limits::refuse_texts_in_cells;
use crate::cli::places::Places;
use crate::cli::settings::{encoder_of_rules, glossary};
use crate::config::Config;
use crate::language::Language;
use crate::report::{CheckReport, Counts, Detail, FileInfo, View};
use crate::text::{Document, Side, Sides};
use crate::{Error, Result};

/// What is needed to check a block.
struct Checking<'a> {
    args: &'a CheckArgs,
    setup: &'a Setup,
    told: &'a [(&'static str, String)],
    options: Options,
    languages: Sides<Language>,
    lexicons: Vec<Lexicon>,
    file: FileInfo,
    view: View,
}

/// A block that was checked.
struct Checked {
    rows: Vec<Row>,
    /// The target: its file is the text of the block.
    target: Document,
    findings: Vec<Finding>,
    /// The row of each finding.
    rows_of: Vec<usize>,
    printed: Vec<u8>,
    dismissed: usize,
}

/// A row that was checked.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    has_finding: bool,
    words: usize,
    key: u64,
}

/// What was found in a document.
#[derive(Clone, Debug, Default, Serialize)]
struct Score {
    pairs: usize,
    /// Pairs without findings; duplicates are not among them where they are dropped.
    kept: usize,
    duplicates: usize,
    words: usize,
    #[serde(flatten)]
    findings: Counts,
    penalty_per_thousand_words: f64,
    #[serde(skip)]
    dismissed: usize,
    /// Whether there is a finding that fails the run.
    #[serde(skip)]
    fails: bool,
}

impl Tally for Score {
    const COLUMNS: &'static [&'static str] = &[
        "pairs",
        "kept",
        "duplicates",
        "words",
        "critical",
        "major",
        "minor",
        "neutral",
        "penalty_per_thousand_words",
    ];

    fn add(&mut self, other: &Self) {
        self.pairs += other.pairs;
        self.kept += other.kept;
        self.duplicates += other.duplicates;
        self.words += other.words;
        self.dismissed += other.dismissed;
        self.fails |= other.fails;
        self.findings = self.findings.with(other.findings);
    }

    fn finish(&mut self) {
        let penalty: usize =
            Severity::ALL.iter().map(|&severity| severity.weight() * self.findings.get(severity)).sum();
        let rate = if self.words == 0 { 0.0 } else { penalty as f64 * 1000.0 / self.words as f64 };
        self.penalty_per_thousand_words = (rate * 10.0).round() / 10.0;
    }

    fn cells(&self) -> Vec<String> {
        let Counts { critical, major, minor, neutral } = self.findings;
        let counts = [self.pairs, self.kept, self.duplicates, self.words, critical, major, minor, neutral];
        counts.iter().map(ToString::to_string).chain([self.penalty_per_thousand_words.to_string()]).collect()
    }
}

/// Checks the bitext bit by bit.
pub(in crate::cli) fn run(args: &CheckArgs, config: Config, mut places: Places) -> Result<Outcome> {
    refuse(args)?;
    let output = places.output(args.texts.output.as_deref())?;
    let keep = places.file(args.stream.keep.as_deref())?;
    let summary = places.file(args.batch.summary.as_deref())?;
    let setup = Setup::of(config, &args.texts, &args.rules, args.fail_on)?;
    let opened = Opened::of(&args.texts, &setup.config, Measure::PAIRS, true)?;
    let detail = if args.show_known { Detail::Known } else { Detail::Quiet };
    let task = Checking {
        args,
        setup: &setup,
        told: &setup.told(args),
        options: setup.options_for(&args.texts.source),
        languages: opened.languages.clone(),
        lexicons: opened.lexicons.clone(),
        file: FileInfo { path: opened.name.clone(), sha256: String::new() },
        view: View { detail, ..output.view(&args.texts) },
    };
    let written = Written {
        output,
        keep,
        summary,
        heads: [String::new(), opened.blocks.beginning()],
        is_jsonl: super::is_jsonl(args.batch.summary.as_deref()),
        finds_duplicates: args.stream.drop_duplicates,
    };
    let total = super::run(opened, &task, &written, &args.texts)?;
    if !args.texts.quiet {
        let to_stdout = args.texts.output.is_some() || args.format == "text";
        super::say(&total, line(&total, args.stream.keep.is_some()), to_stdout);
    }
    Ok(if total.all.fails { Outcome::Findings } else { Outcome::Clean })
}

fn refuse(args: &CheckArgs) -> Result<()> {
    if args.diff_base.is_some() {
        return Err(Error::usage("--diff-base holds whole files against each other: leave --stream and --keep out"));
    }
    if args.texts.anchors.is_some() || !args.texts.alignment.is_empty() {
        return Err(Error::usage(
            "the pairs of a bitext are its alignment: --anchors and --alignment are for two texts",
        ));
    }
    if args.page.report.is_some() || !batch::may_follow_each_other(&args.format) {
        let error = Error::usage("bit by bit there is no page, and no format that needs the whole");
        return Err(error.hint("--format text, jsonl or github"));
    }
    Ok(())
}

impl Task for Checking<'_> {
    type Done = Checked;
    type Tally = Score;

    fn block(&self, block: &Block, documents: Sides<Document>) -> Result<Checked> {
        refuse_texts_in_cells(&documents)?;
        let texts = Sides::new(
            Analysis::of(documents.source, self.languages.source.clone()),
            Analysis::of(documents.target, self.languages.target.clone()),
        );
        let alignment = given_pairs(&texts);
        let glossary = glossary(&self.setup.glossaries, self.languages.as_ref())?;
        let encoder = encoder_of_rules(&self.setup.aligning);
        let options = Options { lexicons: self.lexicons.clone(), encoder, glossary, ..self.options.clone() };
        let files = Sides::new(&self.file, &self.file);
        let aligned = Aligned { files, texts: texts.as_ref(), alignment: &alignment, is_bitext: true };
        let (findings, dismissed) =
            self.setup.find(aligned, &options).map_err(|error| error.below(block.before.lines))?;
        let report = CheckReport {
            files,
            texts: texts.as_ref(),
            alignment: &alignment,
            findings: &findings,
            is_bitext: true,
            baseline: self.setup.baseline.as_ref(),
            dismissed,
            settings: self.told,
        };
        let mut printed = Vec::new();
        // What is written into memory cannot fail.
        render(&self.args.format, &report, self.view, &mut printed)
            .map_err(|error| Error::output(error.to_string()))?;
        let mut rows: Vec<Row> = (0..block.rows).map(|row| Row::of(&texts, row)).collect();
        for row in findings.iter().flat_map(|finding| rows_of(finding, &texts, &alignment)) {
            if let Some(row) = rows.get_mut(row) {
                row.has_finding = true;
            }
        }
        let first = |finding| rows_of(finding, &texts, &alignment).next().unwrap_or_default();
        let rows_of = findings.iter().map(first).collect();
        Ok(Checked { rows, target: texts.target.document, findings, rows_of, printed, dismissed })
    }

    fn take(&self, checked: Checked, outs: &mut Outs<'_>, ledger: &mut Ledger<Score>) -> io::Result<()> {
        outs.output.write_all(&checked.printed)?;
        let mut findings = checked.findings.iter().zip(&checked.rows_of).collect::<Vec<_>>();
        findings.sort_by_key(|(_, row)| **row);
        let mut findings = findings.into_iter().peekable();
        let target = &checked.target;
        let mut dismissed = checked.dismissed;
        for (number, ((row, span), block)) in checked.rows.iter().zip(target.rows()).zip(target.blocks()).enumerate() {
            let is_new = ledger.is_new(row.key);
            let is_kept = is_new && !row.has_finding;
            if is_kept {
                keep_row(span.of(target.file()), outs.keep)?;
            }
            let score = ledger.documents.of(target.group_name(block.group), outs.summary)?;
            score.pairs += 1;
            score.words += row.words;
            score.kept += usize::from(is_kept);
            score.duplicates += usize::from(!is_new);
            score.dismissed += std::mem::take(&mut dismissed);
            while let Some((finding, _)) = findings.next_if(|(_, row)| **row <= number) {
                score.findings.add(finding.severity);
                score.fails |= finding.status == Status::Open && self.setup.fail_on.is_met_by(finding.severity);
            }
        }
        Ok(())
    }
}

impl Row {
    fn of(texts: &Sides<Analysis>, row: usize) -> Self {
        let passage = |side: Side| texts.get(side).passage(row..row + 1);
        let (source, target) = (passage(Side::Source), passage(Side::Target));
        let words = target.tokens().iter().filter(|token| token.kind.is_word()).count();
        Self { has_finding: false, words, key: Duplicates::key(source.text(), target.text()) }
    }
}

/// Writes a row as it stands; the last of a file may lack its line end.
fn keep_row(row: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(row.as_bytes())?;
    if row.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") }
}

/// The rows that a finding is about.
fn rows_of(finding: &Finding, texts: &Sides<Analysis>, alignment: &Alignment) -> impl Iterator<Item = usize> {
    let link = finding.link.and_then(|link| alignment.links().get(link)).map(|link| link.segments.source.start);
    let places = std::iter::once(&finding.places).chain(&finding.further);
    let row = |side: Side, places: &crate::check::Places| {
        places.get(side).and_then(|span| texts.get(side).document.segment_at(span.start))
    };
    let rows: Vec<usize> = places.flat_map(|places| Side::BOTH.map(|side| row(side, places))).flatten().collect();
    link.into_iter().chain(rows)
}

/// One line for people.
fn line(total: &Total<Score>, is_filtered: bool) -> String {
    let Total { all, documents, .. } = total;
    let mut parts = vec![plural(all.pairs, "pair")];
    if *documents > 1 {
        parts.push(plural(*documents, "document"));
    }
    parts.push(format!("{}, penalty {} per 1,000 words", counted(all.findings), all.penalty_per_thousand_words));
    if all.dismissed > 0 {
        parts.push(format!("{} dismissed", all.dismissed));
    }
    if is_filtered {
        parts.push(format!("{} kept", all.kept));
    }
    if all.duplicates > 0 {
        parts.push(plural(all.duplicates, "duplicate"));
    }
    format!("{}.", parts.join("; "))
}
