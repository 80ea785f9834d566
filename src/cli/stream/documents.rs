//! The score of each document of a bitext, and of all.

use std::io::{self, Write};

use serde::Serialize;

use crate::check::Severity;
use crate::cli::batch::{cell, counted, plural};
use crate::report::Counts;

/// What was found in a document, a stretch of rows that name the same.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Document {
    #[serde(rename = "document")]
    name: String,
    pairs: usize,
    /// Pairs without findings; duplicates are not among them where they are dropped.
    kept: usize,
    duplicates: usize,
    words: usize,
    #[serde(flatten)]
    findings: Counts,
    penalty_per_thousand_words: f64,
    #[serde(skip)]
    fails: bool,
}

/// What was found in all.
#[derive(Clone, Debug, Default)]
pub(super) struct Total {
    all: Document,
    documents: usize,
    dismissed: usize,
    /// Whether there is a finding that fails the run.
    pub(super) fails: bool,
    /// Whether there were more pairs than are remembered.
    pub(super) forgets: bool,
}

/// Counts document by document and writes each when it ends.
#[derive(Debug)]
pub(super) struct Documents {
    current: Option<Document>,
    total: Total,
    is_jsonl: bool,
    needs_header: bool,
}

impl Document {
    /// Counts a pair.
    pub(super) fn pair(&mut self, words: usize, is_kept: bool, is_duplicate: bool) {
        self.pairs += 1;
        self.words += words;
        self.kept += usize::from(is_kept);
        self.duplicates += usize::from(is_duplicate);
    }

    /// Counts a finding.
    pub(super) fn finding(&mut self, severity: Severity, fails: bool) {
        self.findings.add(severity);
        self.fails |= fails;
    }

    fn add(&mut self, other: &Self) {
        self.pairs += other.pairs;
        self.kept += other.kept;
        self.duplicates += other.duplicates;
        self.words += other.words;
        self.fails |= other.fails;
        self.findings = self.findings.with(other.findings);
    }

    fn rate(&self) -> f64 {
        let penalty: usize =
            Severity::ALL.iter().map(|&severity| severity.weight() * self.findings.get(severity)).sum();
        let rate = if self.words == 0 { 0.0 } else { penalty as f64 * 1000.0 / self.words as f64 };
        (rate * 10.0).round() / 10.0
    }
}

impl Documents {
    pub(super) fn new(is_jsonl: bool) -> Self {
        Self { current: None, total: Total::default(), is_jsonl, needs_header: !is_jsonl }
    }

    /// The document of that name: the one before if it has the name, else a new one.
    pub(super) fn of(&mut self, name: &str, out: &mut dyn Write) -> io::Result<&mut Document> {
        if self.current.as_ref().is_some_and(|current| current.name != name) {
            self.end(out)?;
        }
        Ok(self.current.get_or_insert_with(|| Document { name: name.to_owned(), ..Document::default() }))
    }

    /// Counts findings that a baseline dismissed.
    pub(super) fn dismissed(&mut self, count: usize) {
        self.total.dismissed += count;
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let Some(mut document) = self.current.take() else { return Ok(()) };
        document.penalty_per_thousand_words = document.rate();
        self.total.all.add(&document);
        self.total.documents += 1;
        if self.is_jsonl {
            serde_json::to_writer(&mut *out, &document)?;
            return out.write_all(b"\n");
        }
        if std::mem::take(&mut self.needs_header) {
            writeln!(
                out,
                "document\tpairs\tkept\tduplicates\twords\tcritical\tmajor\tminor\tneutral\tpenalty_per_thousand_words"
            )?;
        }
        let name = cell(&document.name);
        let Document { pairs, kept, duplicates, words, findings: found, .. } = &document;
        let Counts { critical, major, minor, neutral } = found;
        let rate = document.penalty_per_thousand_words;
        writeln!(out, "{name}\t{pairs}\t{kept}\t{duplicates}\t{words}\t{critical}\t{major}\t{minor}\t{neutral}\t{rate}")
    }

    /// Ends the last document; what was found in all.
    pub(super) fn finish(mut self, out: &mut dyn Write) -> io::Result<Total> {
        self.end(out)?;
        self.total.fails = self.total.all.fails;
        Ok(self.total)
    }
}

impl Total {
    /// One line for people.
    pub(super) fn line(&self, is_filtered: bool) -> String {
        let Self { all, documents, dismissed, .. } = self;
        let mut parts = vec![plural(all.pairs, "pair")];
        if *documents > 1 {
            parts.push(plural(*documents, "document"));
        }
        parts.push(format!("{}, penalty {} per 1,000 words", counted(all.findings), all.rate()));
        if *dismissed > 0 {
            parts.push(format!("{dismissed} dismissed"));
        }
        if is_filtered {
            parts.push(format!("{} kept", all.kept));
        }
        if all.duplicates > 0 {
            parts.push(plural(all.duplicates, "duplicate"));
        }
        format!("{}.", parts.join("; "))
    }
}
