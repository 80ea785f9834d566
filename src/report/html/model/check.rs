//! A check as a page: source and target, a row for each link.

use serde_json::json;

use super::{Column, Entry, Model, Row};
use crate::align::Link;
use crate::report::coverage::Coverage;
use crate::report::html::model::TitlePart;
use crate::report::html::redlines::Redlines;
use crate::report::place::numbers;
use crate::report::{CheckReport, Score};
use crate::text::{Side, Sides};

impl<'a> From<&CheckReport<'a>> for Model<'a> {
    fn from(report: &CheckReport<'a>) -> Self {
        let coverage = Coverage::of(&report.into());
        let entry = |finding: &'a _| Entry::new(finding, Sides::new(Some(0), Some(1)));
        let findings = report.findings.iter().map(entry).map(|entry| Entry { row: entry.finding.link, ..entry });
        Self {
            kind: "check",
            title: vec![
                TitlePart::Path(&report.files.target.path),
                TitlePart::String("against"),
                TitlePart::Path(&report.files.source.path),
            ],
            texts: Side::BOTH.map(|side| text(report, &coverage, side)).into(),
            rows: report.alignment.links().iter().map(|link| row(report, link)).collect(),
            findings: findings.collect(),
            facet: None,
            is_translated: true,
            source_language: &report.texts.source.language,
            redlines: Redlines::default(),
            is_bitext: report.is_bitext,
            hidden: report.dismissed,
            baseline: report.baseline,
            settings: report.settings,
            own: json!({
                "links": coverage.links,
                "moved": coverage.moved,
                "unlinked": coverage.unlinked(Side::Source) + coverage.unlinked(Side::Target),
                "score": Score::of(report),
            }),
        }
    }
}

fn text<'a>(report: &CheckReport<'a>, coverage: &Coverage, side: Side) -> Column<'a> {
    Column {
        side: side.name().to_owned(),
        role: side.name(),
        letter: None,
        file: report.files.get(side),
        short: &report.files.get(side).path,
        text: report.texts.get(side),
        segments: *coverage.segments.get(side),
        covered: Some(coverage.percent(side)),
        alone: Vec::new(),
    }
}

fn row<'a>(report: &CheckReport<'a>, link: &'a Link) -> Row<'a> {
    Row {
        runs: Side::BOTH.map(|side| vec![numbers(report.texts, link, side)]).into(),
        confidence: Some(link.confidence),
        moved: link.moved,
        link: Some(link),
        ..Row::default()
    }
}
