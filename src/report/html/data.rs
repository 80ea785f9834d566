//! What the page's scripts draw from: everything but the texts, as JSON (`muqabala/page/1`). Places count in UTF-16 units of
//! their segment, as scripts count. `html/js/data.js` describes the same shapes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use minijinja::Environment;
use serde::Serialize;
use serde_json::{Map as Object, Value};

use super::head::{direction, name};
use super::inert::Inert;
use super::marks::in_segments;
use super::{strings, words};
use crate::align::Link;
use crate::check::{Applicability, Baseline, Finding, Judgement, Places, Severity, Status, Verdict, rule_by_name};
use crate::report::coverage::Coverage;
use crate::report::place::{Map, numbers, rounded};
use crate::report::repair::Repair;
use crate::report::visible::hidden_names;
use crate::report::{CheckReport, Interface, Score, View};
use crate::text::{Role, Side, Sides, Span, Unit, UnitIndex};

#[derive(Serialize)]
struct Data<'a> {
    schema: &'static str,
    tool: Tool,
    interface: &'static str,
    bitext: bool,
    texts: Vec<Text<'a>>,
    /// Names of the signals, in the order of the shares in `why`.
    signals: Vec<&'static str>,
    links: Vec<LinkData>,
    findings: Vec<FindingData<'a>>,
    rules: BTreeMap<&'static str, RuleData>,
    score: Score,
    settings: &'a [(&'static str, String)],
    /// What was dismissed before and is not shown.
    dismissed: Vec<&'a Judgement>,
    strings: BTreeMap<&'static str, Object<String, Value>>,
    hidden: BTreeMap<&'static str, u32>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Text<'a> {
    side: &'static str,
    path: &'a str,
    language: &'a str,
    name: &'a str,
    dir: &'static str,
    sha256: &'a str,
    segments: usize,
    covered: usize,
    /// The first segments of paragraphs.
    paragraphs: Vec<usize>,
    /// The segments in headings.
    headings: Vec<usize>,
}

#[derive(Serialize)]
struct LinkData {
    /// First segment and number of segments, for each text; one each, the next in both, if it is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    runs: Option<[(usize, usize); 2]>,
    confidence: f64,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    moved: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<words::LinkWords>,
}

#[derive(Serialize)]
struct FindingData<'a> {
    fingerprint: &'a str,
    rule: &'static str,
    severity: Severity,
    confidence: f64,
    status: Status,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<usize>,
    places: Vec<PlacesData>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    evidence: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    repair: Option<RepairData>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct PlacesData {
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<PlaceData>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<PlaceData>,
}

#[derive(Serialize)]
struct PlaceData {
    line: usize,
    column: usize,
    /// Segment, start, end of each part.
    at: Vec<(usize, usize, usize)>,
}

#[derive(Serialize)]
struct RepairData {
    kind: Applicability,
    old: String,
    new: String,
    #[serde(skip_serializing_if = "is_zero")]
    more: usize,
}

#[derive(Serialize)]
struct RuleData {
    summary: &'static str,
    mqm: &'static str,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

pub(super) fn write(report: &CheckReport<'_>, view: View, _: &Environment<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(Inert { out }, &data(report, view)).map_err(io::Error::from)
}

fn data<'a>(report: &CheckReport<'a>, view: View) -> Data<'a> {
    let coverage = Coverage::of(&report.into());
    let signals = signals(report);
    let places = PlaceIndex::new(report);
    Data {
        schema: "muqabala/page/1",
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        interface: view.interface.tag(),
        bitext: report.is_bitext,
        texts: Side::BOTH.map(|side| text(report, &coverage, side)).into(),
        links: links(report, &signals),
        signals,
        findings: report.findings.iter().map(|finding| finding_data(report, &places, finding)).collect(),
        rules: report.findings.iter().filter_map(|finding| rule_data(finding.rule)).collect(),
        score: Score::of(report),
        settings: report.settings,
        dismissed: dismissed(report),
        strings: Interface::ALL.map(|interface| (interface.tag(), strings::of(interface))).into(),
        hidden: hidden_names().collect(),
    }
}

fn text<'a>(report: &CheckReport<'a>, coverage: &Coverage, side: Side) -> Text<'a> {
    let (file, text) = (report.files.get(side), report.texts.get(side));
    let segments = text.document.segments().iter().enumerate();
    let is_first = |k: usize, block: usize| {
        k.checked_sub(1).and_then(|k| text.document.segments().get(k)).is_none_or(|before| before.block != block)
    };
    let is_heading = |block: usize| text.document.blocks().get(block).is_some_and(|block| block.role == Role::Heading);
    Text {
        side: side.name(),
        path: &file.path,
        language: text.language.tag(),
        name: name(&text.language),
        dir: direction(&text.language),
        sha256: &file.sha256,
        segments: *coverage.segments.get(side),
        covered: coverage.percent(side),
        // Where every segment is a paragraph, that says nothing.
        paragraphs: segments
            .clone()
            .filter(|(k, s)| !report.is_bitext && is_first(*k, s.block))
            .map(|(k, _)| k)
            .collect(),
        headings: segments.filter(|(_, segment)| is_heading(segment.block)).map(|(k, _)| k).collect(),
    }
}

/// The names of the signals that say why links were made.
fn signals(report: &CheckReport<'_>) -> Vec<&'static str> {
    let shares = report.alignment.links().iter().flat_map(|link| &link.shares);
    let mut names: Vec<&'static str> = Vec::new();
    for share in shares {
        if !names.contains(&share.signal) {
            names.push(share.signal);
        }
    }
    names
}

fn links(report: &CheckReport<'_>, signals: &[&'static str]) -> Vec<LinkData> {
    let mut next = [0, 0];
    let linker = words::Linker::new(report);
    let link_data = |link: &Link| {
        let runs = Side::BOTH.map(|side| {
            let run = numbers(report.texts, link, side);
            (run.start, run.len())
        });
        let is_next = runs == next.map(|start| (start, 1));
        next = runs.map(|(start, count)| start + count);
        let words = linker.as_ref().and_then(|linker| linker.of(link));
        link_data(link, if is_next { None } else { Some(runs) }, signals, words)
    };
    report.alignment.links().iter().map(link_data).collect()
}

fn link_data(
    link: &Link,
    runs: Option<[(usize, usize); 2]>,
    signals: &[&'static str],
    words: Option<words::LinkWords>,
) -> LinkData {
    let share = |name: &&'static str| {
        let score = link.shares.iter().find(|share| share.signal == *name).map_or(0.0, |share| share.score);
        (f64::from(score) * 10.0).round() / 10.0
    };
    let why = if link.shares.is_empty() { Vec::new() } else { signals.iter().map(share).collect() };
    let confidence = (rounded(link.confidence) * 1000.0).round() / 1000.0;
    LinkData { runs, confidence, moved: link.moved, why, words }
}

fn finding_data<'a>(report: &CheckReport<'a>, index: &PlaceIndex<'a>, finding: &'a Finding) -> FindingData<'a> {
    let judgement = report.baseline.and_then(|baseline| baseline.get(&finding.fingerprint));
    let places = std::iter::once(&finding.places).chain(&finding.further);
    let repair = Repair::of(report, finding);
    FindingData {
        fingerprint: &finding.fingerprint,
        rule: finding.rule,
        severity: finding.severity,
        confidence: (rounded(finding.confidence) * 1000.0).round() / 1000.0,
        status: finding.status,
        message: &finding.message,
        link: finding.link,
        places: places.map(|places| index.places(places)).collect(),
        evidence: &finding.evidence,
        repair: repair.map(|r| RepairData { kind: r.applicability, old: r.old, new: r.new, more: r.more }),
        reason: judgement.and_then(|judgement| judgement.reason.as_deref()),
        note: judgement.and_then(|judgement| judgement.note.as_deref()),
    }
}

fn rule_data(name: &'static str) -> Option<(&'static str, RuleData)> {
    rule_by_name(name).map(|rule| (name, RuleData { summary: rule.summary, mqm: rule.mqm }))
}

fn dismissed<'a>(report: &CheckReport<'a>) -> Vec<&'a Judgement> {
    let all = report.baseline.into_iter().flat_map(Baseline::judgements);
    all.filter(|judgement| judgement.status == Verdict::Dismissed).collect()
}

/// Finds lines, columns and places in segments.
struct PlaceIndex<'a> {
    report: CheckReport<'a>,
    maps: Sides<Map<'a>>,
    units: Sides<UnitIndex>,
}

impl<'a> PlaceIndex<'a> {
    fn new(report: &CheckReport<'a>) -> Self {
        Self {
            report: *report,
            maps: Map::both(report.texts, report.is_bitext),
            units: report.texts.map(|text| UnitIndex::new(text.text(), Unit::Utf16)),
        }
    }

    fn places(&self, places: &Places) -> PlacesData {
        let place = |side: Side| places.get(side).map(|span| self.place(side, span));
        PlacesData { source: place(Side::Source), target: place(Side::Target) }
    }

    fn place(&self, side: Side, span: Span) -> PlaceData {
        let (line, column) = self.maps.get(side).position(span.start);
        let document = &self.report.texts.get(side).document;
        let before = |offset: usize| self.units.get(side).before(document.text(), offset);
        let part = |(number, part): (usize, Span)| {
            let start = document.segments().get(number).map_or(0, |segment| before(segment.span.start));
            (number, before(part.start) - start, before(part.end) - start)
        };
        PlaceData { line, column, at: in_segments(document, span).into_iter().map(part).collect() }
    }
}
