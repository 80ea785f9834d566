//! Two revisions as a page: the old and the new one, a row for each passage.

use serde_json::json;

use super::{Column, Entry, Model, Row, Source};
use crate::check::Finding;
use crate::compare::{Fate, Passage};
use crate::report::DiffReport;
use crate::report::html::model::TitlePart;
use crate::report::html::redlines::Redlines;
use crate::report::place::Map;
use crate::text::{Side, Sides};

impl<'a> From<&DiffReport<'a>> for Model<'a> {
    fn from(report: &DiffReport<'a>) -> Self {
        let texts: Vec<Column<'a>> = Side::BOTH.map(|side| text(report, side)).into();
        let rows: Vec<Row<'a>> = report.passages.iter().map(row).collect();
        let redlines = Redlines::new(&texts, &rows, vec![[0, 1]]);
        let turnover = report.findings.map(|(_, turnover)| {
            json!({ "introduced": turnover.introduced.len(), "kept": turnover.kept.len(), "fixed": turnover.fixed.len() })
        });
        Self {
            kind: "diff",
            title: vec![
                TitlePart::Path(&report.files.target.path),
                TitlePart::String("revision_of"),
                TitlePart::Path(&report.files.source.path),
            ],
            texts,
            rows,
            findings: entries(report),
            facet: report.findings.is_some().then_some("turnover"),
            is_translated: false,
            source_language: report.source.map_or(&report.texts.target.language, |(_, source)| &source.language),
            redlines,
            is_bitext: false,
            hidden: 0,
            baseline: None,
            settings: report.settings,
            own: json!({
                "fates": fates(report.passages),
                "turnover": turnover,
                "source": report.source.map(|(file, _)| file.path.clone()),
            }),
        }
        .with_rows()
    }
}

fn text<'a>(report: &DiffReport<'a>, side: Side) -> Column<'a> {
    let name = match side {
        Side::Source => "old",
        Side::Target => "new",
    };
    let text = report.texts.get(side);
    Column {
        side: name.to_owned(),
        role: name,
        letter: None,
        file: report.files.get(side),
        short: &report.files.get(side).path,
        text,
        segments: text.document.segments().len(),
        covered: None,
        alone: Vec::new(),
    }
}

fn row(passage: &Passage) -> Row<'_> {
    Row {
        runs: Side::BOTH.map(|side| vec![passage.segments.get(side).clone()]).into(),
        confidence: Some(passage.confidence),
        moved: passage.moved,
        fate: Some(passage.fate.name()),
        edited: passage.edited,
        ..Row::default()
    }
}

/// What became of the sentences, with how many there are of each; moved ones beside, since those may be edited too.
fn fates(passages: &[Passage]) -> Vec<serde_json::Value> {
    let count = |fate: Fate| passages.iter().filter(|passage| passage.fate == fate).count();
    let moved = passages.iter().filter(|passage| passage.moved).count();
    let all = Fate::ALL.into_iter().map(|fate| (fate.name(), count(fate))).chain([("moved", moved)]);
    all.filter(|(_, count)| *count > 0).map(|(name, count)| json!({ "name": name, "count": count })).collect()
}

fn entries<'a>(report: &DiffReport<'a>) -> Vec<Entry<'a>> {
    let Some((findings, turnover)) = report.findings else { return Vec::new() };
    let map = report.source.map(|(_, source)| Map::new(source, false));
    let entry = |side: Side, number: usize, group: &str| {
        let finding = findings.get(side).get(number)?;
        let text = usize::from(side == Side::Target);
        Some(Entry {
            group: Some(group.to_owned()),
            source: source(report, map.as_ref(), finding),
            ..Entry::new(finding, Sides::new(None, Some(text)))
        })
    };
    let introduced = turnover.introduced.iter().filter_map(|&number| entry(Side::Target, number, "introduced"));
    let kept = turnover.kept.iter().filter_map(|&(old, new)| {
        let mut both = entry(Side::Target, new, "kept")?;
        let before = findings.source.get(old).and_then(|finding| finding.places.target);
        if let Some(own) = both.places.first_mut() {
            own.extend(before.map(|span| (0, span)));
        }
        Some(both)
    });
    let fixed = turnover.fixed.iter().filter_map(|&number| entry(Side::Source, number, "fixed"));
    introduced.chain(kept).chain(fixed).collect()
}

/// Where a finding stands in the source, which is no column of the page.
fn source(report: &DiffReport<'_>, map: Option<&Map<'_>>, finding: &Finding) -> Option<Source> {
    let (span, (_, source)) = finding.places.source.zip(report.source)?;
    let number = source.document.segment_at(span.start)?;
    let (line, column) = map?.position(span.start);
    Some(Source { line, column, text: source.document.segment_text(number).trim().to_owned() })
}
