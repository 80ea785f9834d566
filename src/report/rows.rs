//! Findings as rows of a table, for tables.

use super::CheckReport;
use super::place::{Map, rounded, unit_of};
use super::repair::Repair;
use crate::check::{Finding, rule_by_name};
use crate::text::{Side, Sides};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(f64),
    None,
}

/// Names of the columns, in order.
pub(super) const COLUMNS: [&str; 17] = [
    "rule",
    "severity",
    "confidence",
    "status",
    "message",
    "target_text",
    "source_text",
    "target_sentence",
    "source_sentence",
    "repair",
    "path",
    "line",
    "column",
    "unit",
    "mqm",
    "evidence",
    "fingerprint",
];

/// A row for each finding.
pub(super) fn rows<'a>(report: &'a CheckReport<'a>) -> impl Iterator<Item = [Value; COLUMNS.len()]> + 'a {
    let maps = Map::both(report.texts, report.is_bitext);
    report.findings.iter().map(move |finding| row(report, &maps, finding))
}

fn row(report: &CheckReport<'_>, maps: &Sides<Map<'_>>, finding: &Finding) -> [Value; COLUMNS.len()] {
    let text = |text: &str| if text.is_empty() { Value::None } else { Value::Text(text.to_owned()) };
    let link = finding.link.and_then(|number| report.alignment.links().get(number));
    let quoted = |side: Side| finding.places.get(side).map_or("", |span| span.of(report.texts.get(side).text()));
    let sentence = |side: Side| {
        link.map_or("", |link| {
            let text = match side {
                Side::Source => report.texts.source,
                Side::Target => report.texts.target,
            };
            text.passage(link.segments.get(side).clone()).text()
        })
    };
    let side = if finding.places.target.is_some() { Side::Target } else { Side::Source };
    let map = maps.get(side);
    let start = finding.places.get(side).map(|span| span.start);
    let position = start.filter(|_| map.has_lines()).map(|start| map.position(start));
    // The pairs of a bitext have numbers if no names.
    let pair = link.filter(|_| report.is_bitext).map(|link| unit_of(report.texts, link));
    let unit = pair.or_else(|| start.and_then(|start| map.unit(start)).map(str::to_owned));
    let number = |number: Option<usize>| number.map_or(Value::None, |number| Value::Number(number as f64));
    let repair = Repair::of(report, finding).map(|repair| format!("{} → {}", repair.old, repair.new));
    [
        text(finding.rule),
        text(finding.severity.name()),
        Value::Number(rounded(finding.confidence)),
        text(match finding.status {
            crate::check::Status::Open => "open",
            crate::check::Status::Accepted => "accepted",
            crate::check::Status::Known => "known",
        }),
        text(&finding.message),
        text(quoted(Side::Target)),
        text(quoted(Side::Source)),
        text(sentence(Side::Target)),
        text(sentence(Side::Source)),
        text(repair.as_deref().unwrap_or_default()),
        text(&report.files.get(side).path),
        number(position.map(|(line, _)| line)),
        number(position.map(|(_, column)| column)),
        text(unit.as_deref().unwrap_or_default()),
        text(rule_by_name(finding.rule).map_or("", |rule| rule.mqm)),
        text(&finding.evidence.join("; ")),
        text(&finding.fingerprint),
    ]
}
