//! A comparison as a page: the source, a column for each translation and for the reference, a row for each unit.

use std::ops::Range;

use super::{Column, Entry, Model, Row, runs_of};
use crate::check::Finding;
use crate::compare::{Translation, Unit};
use crate::report::html::model::TitlePart;
use crate::report::html::overview::Overview;
use crate::report::html::redlines::Redlines;
use crate::report::html::tails::tails;
use crate::report::{CompareReport, FileInfo};
use crate::text::Sides;

impl<'a> From<&CompareReport<'a>> for Model<'a> {
    fn from(report: &CompareReport<'a>) -> Self {
        let comparison = report.comparison;
        let texts = texts(report);
        let rows = rows(report);
        let redlines = Redlines::new(&texts, &rows, pairs(report));
        let all = comparison.translations.iter().enumerate();
        let findings = all.flat_map(|(number, one)| one.findings.iter().map(move |finding| (number + 1, finding)));
        let entry = |(text, finding): (usize, &'a Finding)| Entry {
            group: Some(text.to_string()),
            ..Entry::new(finding, Sides::new(Some(0), Some(text)))
        };
        let mut model = Self {
            kind: "compare",
            title: vec![TitlePart::String("translations_of"), TitlePart::Path(&report.source.path)],
            texts,
            rows,
            findings: findings.map(entry).collect(),
            facet: Some("translation"),
            is_translated: true,
            source_language: &comparison.source.language,
            redlines,
            is_bitext: false,
            hidden: 0,
            baseline: None,
            settings: report.settings,
            own: serde_json::to_value(Overview::new(report)).unwrap_or_default(),
        }
        .with_rows();
        // Along the source, so that what several translations got wrong stands together.
        model.findings.sort_by_key(|entry| (entry.row, entry.text));
        model
    }
}

/// The key of the letter that a translation is called by.
pub(in crate::report::html) fn letter(report: &CompareReport<'_>, number: usize) -> String {
    let is_reference = number >= report.comparison.translations.len();
    if is_reference { "letter_reference".to_owned() } else { format!("letter_{}", number + 1) }
}

/// What the translations and the reference are called where their paths find no room.
pub(in crate::report::html) fn names<'a>(report: &CompareReport<'a>) -> Vec<&'a str> {
    tails(&report.translations.iter().map(|file| file.path.as_str()).collect::<Vec<_>>())
}

fn texts<'a>(report: &CompareReport<'a>) -> Vec<Column<'a>> {
    let comparison = report.comparison;
    let source = Column {
        side: "source".to_owned(),
        role: "source",
        letter: None,
        file: report.source,
        short: &report.source.path,
        text: comparison.source,
        segments: comparison.source.document.segments().len(),
        covered: None,
        alone: Vec::new(),
    };
    let names = names(report);
    let translation = |(number, (one, file)): (usize, (&Translation<'a>, &'a FileInfo))| {
        let is_reference = number >= comparison.translations.len();
        let segments = one.text.document.segments().len();
        let linked = segments.saturating_sub(one.unlinked().target);
        Column {
            side: if is_reference { "reference".to_owned() } else { format!("target-{}", number + 1) },
            role: if is_reference { "reference" } else { "translation" },
            letter: Some(letter(report, number)),
            file,
            short: names.get(number).copied().unwrap_or(&file.path),
            text: one.text,
            segments,
            covered: Some((linked * 100).checked_div(segments).unwrap_or(100)),
            alone: alone(one),
        }
    };
    let all = comparison.translations.iter().chain(&comparison.reference).zip(report.translations);
    std::iter::once(source).chain(all.enumerate().map(translation)).collect()
}

fn alone(translation: &Translation<'_>) -> Vec<usize> {
    let links = translation.alignment.links().iter().filter(|link| link.segments.source.is_empty());
    links.flat_map(|link| link.segments.target.clone()).collect()
}

fn rows<'a>(report: &CompareReport<'a>) -> Vec<Row<'a>> {
    let chrf = report.scores.iter().find(|scores| scores.metric.name() == "chrF");
    let count = report.comparison.translations.len();
    let mut next = vec![0; count + 1];
    let mut row = |(number, unit): (usize, &Unit)| {
        let targets = unit.targets.iter().zip(&mut next).map(|(segments, next)| {
            let runs = runs_of(segments, *next);
            *next = runs.last().map_or(*next, |run| run.end);
            runs
        });
        let score = |translation: usize| {
            let score = chrf?.of_unit(translation, number)?;
            Some((score * 10.0).round() / 10.0)
        };
        let source: Vec<Range<usize>> = vec![unit.source.clone()];
        Row {
            runs: std::iter::once(source).chain(targets).collect(),
            scores: std::iter::once(None).chain((0..count).map(score)).collect(),
            ..Row::default()
        }
    };
    report.comparison.units.iter().enumerate().map(&mut row).collect()
}

/// Pairs of texts, those first whose scores are shown.
fn pairs(report: &CompareReport<'_>) -> Vec<[usize; 2]> {
    let count = report.comparison.translations.len() + usize::from(report.comparison.reference.is_some());
    let held = (0..report.comparison.translations.len())
        .filter_map(|number| Some([report.comparison.held_against(number)? + 1, number + 1]));
    let others = (1..=count).flat_map(|a| (a + 1..=count).map(move |b| [a, b]));
    let mut pairs: Vec<[usize; 2]> = Vec::new();
    let has_reference = report.comparison.reference.is_some();
    for [old, new] in held.chain(others) {
        // Without a reference the first translation is what the others are held against.
        let [old, new] = if has_reference { [old, new] } else { [old.min(new), old.max(new)] };
        if !pairs.contains(&[old, new]) && !pairs.contains(&[new, old]) {
            pairs.push([old, new]);
        }
    }
    pairs
}
