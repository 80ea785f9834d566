//! What a page shows, whatever it reports on: texts in columns, rows that align them, findings on them. One file for each
//! report builds it; everything else on the page reads this alone.

mod check;
mod compare;
mod diff;

use std::ops::Range;

use serde::Serialize;
use serde_json::Value;

use super::columns::{Column, Row};
use super::redlines::Redlines;
use crate::check::{Baseline, Finding, Judgement, Verdict};
use crate::language::Language;
use crate::text::{Sides, Span};

pub(super) use compare::{letter, names};

/// A report as columns, rows and findings.
pub(super) struct Model<'a> {
    /// What it reports on: the name of its template, and a class of the page.
    pub(super) kind: &'static str,
    pub(super) title: Vec<TitlePart<&'a str>>,
    pub(super) texts: Vec<Column<'a>>,
    pub(super) rows: Vec<Row<'a>>,
    pub(super) findings: Vec<Entry<'a>>,
    /// The facet of findings that this report has and others have not.
    pub(super) facet: Option<&'static str>,
    /// Whether the first text is the source that the others translate, so that their words can be linked.
    pub(super) is_translated: bool,
    /// The language of the source, which messages may quote.
    pub(super) source_language: &'a Language,
    /// What changes between texts, word by word.
    pub(super) redlines: Redlines,
    pub(super) is_bitext: bool,
    pub(super) baseline: Option<&'a Baseline>,
    /// How many findings the baseline dismissed.
    pub(super) hidden: usize,
    pub(super) settings: &'a [(&'static str, String)],
    /// What the report's own templates show.
    pub(super) own: Value,
}

/// A part of the title.
#[derive(Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum TitlePart<Path> {
    /// A file.
    Path(Path),
    /// A string of the interface, by its key.
    String(&'static str),
}

/// A finding and where it stands on the page.
pub(super) struct Entry<'a> {
    pub(super) finding: &'a Finding,
    /// Its own places, then further ones: text and span.
    pub(super) places: Vec<Vec<(usize, Span)>>,
    /// The number of the text that it is about.
    pub(super) text: usize,
    /// Its value of the report's own facet.
    pub(super) group: Option<String>,
    pub(super) row: Option<usize>,
    /// Where it stands in the source, where the source is no column.
    pub(super) source: Option<Source>,
}

/// A place in a source that is no column of the page, with the sentence there.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Source {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) text: String,
}

impl<'a> Entry<'a> {
    /// A finding of a check whose source and target are these texts of the page.
    fn new(finding: &'a Finding, texts: Sides<Option<usize>>) -> Self {
        let all = std::iter::once(&finding.places).chain(&finding.further);
        let placed = |text: Option<usize>, span: Option<Span>| text.zip(span);
        let places =
            all.map(|at| placed(texts.source, at.source).into_iter().chain(placed(texts.target, at.target)).collect());
        Self {
            finding,
            places: places.collect(),
            text: texts.target.unwrap_or_default(),
            group: None,
            row: None,
            source: None,
        }
    }

    /// The place to go to first: that in the text it is about, or else in another.
    pub(super) fn main_place(&self) -> Option<(usize, Span)> {
        self.places.first().and_then(|places| places.iter().max_by_key(|place| place.0).copied())
    }
}

impl<'a> Model<'a> {
    /// The languages that a finding's message may quote.
    pub(super) fn languages(&self, entry: &Entry<'_>) -> Sides<&'a Language> {
        let target = self.texts.get(entry.text).map_or(self.source_language, |text| &text.text.language);
        Sides::new(self.source_language, target)
    }

    /// What was dismissed before and is not shown.
    pub(super) fn dismissed(&self) -> Vec<&'a Judgement> {
        let all = self.baseline.into_iter().flat_map(Baseline::judgements);
        all.filter(|judgement| judgement.status == Verdict::Dismissed).collect()
    }

    /// Finds the rows of findings that have none by the segments they stand in.
    fn with_rows(mut self) -> Self {
        let mut row_of: Vec<Vec<Option<usize>>> =
            self.texts.iter().map(|text| vec![None; text.text.document.segments().len()]).collect();
        for (number, row) in self.rows.iter().enumerate() {
            for (rows, runs) in row_of.iter_mut().zip(&row.runs) {
                for run in runs {
                    rows.get_mut(run.clone()).into_iter().flatten().for_each(|slot| *slot = Some(number));
                }
            }
        }
        for entry in &mut self.findings {
            let Some((text, span)) = entry.main_place() else { continue };
            let segment = self.texts.get(text).and_then(|text| text.text.document.segment_at(span.start));
            entry.row = segment.and_then(|segment| row_of.get(text)?.get(segment).copied().flatten());
        }
        self
    }
}

/// Numbers in order as runs; a single empty one at `next` if there are none.
fn runs_of(numbers: &[usize], next: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some(run) if run.end == number => run.end = number + 1,
            _ => runs.push(number..number + 1),
        }
    }
    if runs.is_empty() { std::iter::once(next..next).collect() } else { runs }
}
