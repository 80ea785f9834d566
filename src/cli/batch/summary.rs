//! What came of each text, and of all: a row for programs, a line for people.

use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::align::Alignment;
use crate::check::Severity;
use crate::format::unpacked_name;
use crate::report::{Counts, Score};

/// How the work on a text ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::cli) enum Status {
    /// It was done.
    #[default]
    Done,
    /// It was done, and there are findings at or above `--fail-on`.
    Findings,
    /// It could not be done.
    Failed,
}

/// What came of a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(in crate::cli) struct Row {
    pub(in crate::cli) source: String,
    pub(in crate::cli) target: Option<String>,
    pub(in crate::cli) output: Option<String>,
    pub(in crate::cli) report: Option<String>,
    pub(in crate::cli) status: Status,
    pub(in crate::cli) links: usize,
    pub(in crate::cli) unlinked_source: usize,
    pub(in crate::cli) unlinked_target: usize,
    /// Mean confidence of the links, those that link nothing left aside; null if there are none.
    pub(in crate::cli) mean_confidence: Option<f64>,
    /// What was found, of `check`.
    pub(in crate::cli) score: Option<Score>,
    pub(in crate::cli) error: Option<String>,
}

impl Row {
    /// The figures of an alignment.
    pub(in crate::cli) fn of(alignment: &Alignment) -> Self {
        let mut row = Self::default();
        let mut sure = 0.0;
        for link in alignment.links() {
            match (link.segments.source.len(), link.segments.target.len()) {
                (alone, 0) => row.unlinked_source += alone,
                (0, alone) => row.unlinked_target += alone,
                _ => {
                    row.links += 1;
                    sure += f64::from(link.confidence);
                }
            }
        }
        let mean = (row.links > 0).then(|| sure / row.links as f64);
        row.mean_confidence = mean.map(|mean| (mean * 10_000.0).round() / 10_000.0);
        row
    }

    /// What people call the text: its file.
    pub(super) fn name(&self) -> &str {
        self.target.as_deref().unwrap_or(&self.source)
    }

    /// One line for people.
    pub(super) fn line(&self) -> String {
        if let Some(error) = &self.error {
            return format!("failed: {error}");
        }
        let mut parts = Vec::new();
        if let Some(score) = &self.score {
            parts.push(counted(score.findings));
            parts.push(format!("penalty {} per 1,000 words", score.penalty_per_thousand_words));
        }
        let links = plural(self.links, "link");
        parts.push(match self.mean_confidence {
            Some(mean) => format!("{links}, {:.0} % sure on average", mean * 100.0),
            None => links,
        });
        if self.unlinked_source + self.unlinked_target > 0 {
            let (source, target) = (self.unlinked_source, self.unlinked_target);
            parts.push(format!("without counterpart: {source} of the source, {target} of the target"));
        }
        parts.join("; ")
    }

    const HEADER: &str = "source\ttarget\toutput\treport\tstatus\tlinks\tunlinked_source\tunlinked_target\tmean_confidence\t\
                          words\tcritical\tmajor\tminor\tneutral\tpenalty_per_thousand_words\terror";

    /// Whether a file begins like a summary.
    pub(super) fn is_written_in(head: &[u8]) -> bool {
        let line = head.split(|&byte| byte == b'\n').next().unwrap_or_default();
        line == Self::HEADER.as_bytes() || serde_json::from_slice::<Self>(line).is_ok()
    }

    fn cells(&self) -> [String; 16] {
        let text = |text: &Option<String>| cell(text.as_deref().unwrap_or_default());
        let score = |of: &dyn Fn(&Score) -> String| self.score.as_ref().map(of).unwrap_or_default();
        let status = match self.status {
            Status::Done => "done",
            Status::Findings => "findings",
            Status::Failed => "failed",
        };
        [
            cell(&self.source),
            text(&self.target),
            text(&self.output),
            text(&self.report),
            status.to_owned(),
            self.links.to_string(),
            self.unlinked_source.to_string(),
            self.unlinked_target.to_string(),
            self.mean_confidence.map(|mean| mean.to_string()).unwrap_or_default(),
            score(&|score| score.words.to_string()),
            score(&|score| score.findings.critical.to_string()),
            score(&|score| score.findings.major.to_string()),
            score(&|score| score.findings.minor.to_string()),
            score(&|score| score.findings.neutral.to_string()),
            score(&|score| score.penalty_per_thousand_words.to_string()),
            text(&self.error),
        ]
    }
}

/// Writes the rows as TSV, or as JSON lines.
pub(in crate::cli) fn write_rows(rows: &[Row], is_jsonl: bool, out: &mut dyn Write) -> io::Result<()> {
    if is_jsonl {
        return rows.iter().try_for_each(|row| {
            serde_json::to_writer(&mut *out, row)?;
            out.write_all(b"\n")
        });
    }
    writeln!(out, "{}", Row::HEADER)?;
    rows.iter().try_for_each(|row| writeln!(out, "{}", row.cells().join("\t")))
}

/// Whether a summary of that name is written as JSON lines, not as TSV.
pub(in crate::cli) fn is_jsonl(path: &Path) -> bool {
    let name = path.to_string_lossy();
    Path::new(unpacked_name(&name)).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl"))
}

/// A text as the cell of a TSV.
pub(in crate::cli) fn cell(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

/// All rows together, for people.
pub(super) fn total(rows: &[Row], resumed: usize) -> String {
    let failed = rows.iter().filter(|row| row.status == Status::Failed).count();
    let mut done = format!("{} of {} done", rows.len() - failed, plural(rows.len(), "text"));
    if resumed > 0 {
        done = format!("{done}, {resumed} of them in an earlier run");
    }
    if failed > 0 {
        done = format!("{done}, {failed} failed");
    }
    let mut parts = vec![done];
    let scores: Vec<&Score> = rows.iter().filter_map(|row| row.score.as_ref()).collect();
    if !scores.is_empty() {
        let counts = scores.iter().fold(Counts::default(), |counts, score| counts.with(score.findings));
        let words: usize = scores.iter().map(|score| score.words).sum();
        parts.push(format!("{} in {}", counted(counts), plural(words, "word")));
    }
    parts.push(plural(rows.iter().map(|row| row.links).sum(), "link"));
    format!("{}.", parts.join("; "))
}

/// `3 findings: 1 major, 2 minor`
pub(in crate::cli) fn counted(counts: Counts) -> String {
    let named = Severity::ALL.iter().map(|&severity| (counts.get(severity), severity.name()));
    let parts: Vec<_> = named.filter(|&(count, _)| count > 0).collect();
    if parts.is_empty() {
        return "no findings".to_owned();
    }
    let all = plural(parts.iter().map(|(count, _)| count).sum(), "finding");
    format!("{all}: {}", parts.iter().map(|(count, name)| format!("{count} {name}")).collect::<Vec<_>>().join(", "))
}

pub(in crate::cli) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
