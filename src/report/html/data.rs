//! What the page's scripts draw from: everything but the texts, as JSON (`muqabala/page/1`). Places count in UTF-16 units of
//! their segment, as scripts count. `html/js/data.js` describes the same shapes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use minijinja::Environment;
use serde::Serialize;
use serde_json::{Map as Object, Value};

use super::columns::{Column, Row};
use super::head::{direction, name};
use super::inert::Inert;
use super::marks::in_segments;
use super::model::{Entry, Model, Source};
use super::redlines::{CHANGES, PieceData};
use super::{messages, strings, words};
use crate::check::{Applicability, Judgement, Severity, Status, rule_by_name};
use crate::report::place::{Map, rounded};
use crate::report::repair::Repair;
use crate::report::visible::hidden_names;
use crate::report::{Interface, View};
use crate::text::{Role, Span, Unit, UnitIndex};

#[derive(Serialize)]
struct Data<'a> {
    schema: &'static str,
    /// What the page reports on: check, compare, diff.
    kind: &'static str,
    tool: Tool,
    interface: &'static str,
    bitext: bool,
    /// What findings are chosen by besides what all reports have.
    #[serde(skip_serializing_if = "Option::is_none")]
    facet: Option<&'static str>,
    texts: Vec<TextData<'a>>,
    /// The languages that messages quote, that of the source last.
    languages: Vec<&'a str>,
    /// Names of the signals, in the order of the shares in `why`.
    signals: Vec<&'static str>,
    links: Vec<LinkData<'a>>,
    /// Names of what speaks for word links.
    evidence: Vec<&'static str>,
    /// Pairs of texts with redlines, and the names of the changes in those.
    pairs: &'a [[usize; 2]],
    changes: &'static [&'static str],
    findings: Vec<FindingData<'a>>,
    rules: BTreeMap<&'static str, RuleData>,
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
struct TextData<'a> {
    side: &'a str,
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    letter: Option<&'a str>,
    path: &'a str,
    /// What it is called where the path finds no room.
    short: &'a str,
    language: &'a str,
    name: &'a str,
    dir: &'static str,
    sha256: &'a str,
    segments: usize,
    words: usize,
    /// The first segments of paragraphs.
    paragraphs: Vec<usize>,
    /// The segments in headings.
    headings: Vec<usize>,
    /// The segments in rows of several texts that have no counterpart in the source.
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    alone: &'a [usize],
}

#[derive(Serialize)]
struct LinkData<'a> {
    /// For each text first segment and number of segments, run by run; one each, the next in all, if it is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    runs: Option<Vec<Vec<usize>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fate: Option<&'static str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    edited: bool,
    #[serde(skip_serializing_if = "<[Option<f64>]>::is_empty")]
    scores: &'a [Option<f64>],
    /// The redline of each pair.
    #[serde(skip_serializing_if = "<[Option<Vec<PieceData>>]>::is_empty")]
    redlines: &'a [Option<Vec<PieceData>>],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    moved: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<f64>,
    /// For each text but the first, see [`words`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
}

/// A fact as the rule says it, and the same by language of the interface.
#[derive(Serialize)]
struct SayingData<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    told: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
struct FindingData<'a> {
    fingerprint: &'a str,
    rule: &'static str,
    severity: Severity,
    confidence: f64,
    status: Status,
    message: &'a str,
    /// The message by language of the interface, where it is not the rule's own.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    told: BTreeMap<&'static str, String>,
    /// The number of the text that it is about.
    text: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a Source>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<usize>,
    /// By the names of the texts.
    places: Vec<BTreeMap<&'a str, PlaceData>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<SayingData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repair: Option<RepairData>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
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
    /// The summary by language of the interface, where it is not the rule's own.
    told: BTreeMap<&'static str, &'static str>,
    mqm: &'static str,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

pub(super) fn write(model: &Model<'_>, view: View, _: &Environment<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(Inert { out }, &data(model, view)).map_err(io::Error::from)
}

fn data<'a>(model: &'a Model<'a>, view: View) -> Data<'a> {
    let signals = signals(model);
    let places = PlaceIndex::new(model);
    Data {
        schema: "muqabala/page/1",
        kind: model.kind,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        interface: view.interface.tag(),
        bitext: model.is_bitext,
        facet: model.facet,
        texts: model.texts.iter().map(|text| text_data(model, text)).collect(),
        languages: languages(model),
        links: links(model, &signals),
        evidence: words::EVIDENCE.iter().map(|evidence| evidence.name()).collect(),
        signals,
        pairs: &model.redlines.pairs,
        changes: &CHANGES,
        findings: model.findings.iter().map(|entry| finding_data(model, &places, entry)).collect(),
        rules: model.findings.iter().filter_map(|entry| rule_data(entry.finding.rule)).collect(),
        dismissed: model.dismissed(),
        strings: Interface::ALL.map(|interface| (interface.tag(), strings::of(interface))).into(),
        hidden: hidden_names().collect(),
    }
}

fn languages<'a>(model: &'a Model<'_>) -> Vec<&'a str> {
    let mut tags: Vec<&str> = model.texts.iter().rev().map(|text| text.text.language.tag()).collect();
    tags.retain(|tag| *tag != model.source_language.tag());
    tags.dedup();
    tags.push(model.source_language.tag());
    tags
}

fn text_data<'a>(model: &Model<'_>, text: &'a Column<'a>) -> TextData<'a> {
    let document = &text.text.document;
    let segments = document.segments().iter().enumerate();
    let is_first = |k: usize, block: usize| {
        k.checked_sub(1).and_then(|k| document.segments().get(k)).is_none_or(|before| before.block != block)
    };
    let is_heading = |block: usize| document.blocks().get(block).is_some_and(|block| block.role == Role::Heading);
    TextData {
        side: &text.side,
        role: text.role,
        letter: text.letter.as_deref(),
        path: &text.file.path,
        short: text.short,
        language: text.text.language.tag(),
        name: name(&text.text.language),
        dir: direction(&text.text.language),
        sha256: &text.file.sha256,
        segments: text.segments,
        words: text.words(),
        // Where every segment is a paragraph, that says nothing.
        paragraphs: segments
            .clone()
            .filter(|(k, s)| !model.is_bitext && is_first(*k, s.block))
            .map(|(k, _)| k)
            .collect(),
        headings: segments.filter(|(_, segment)| is_heading(segment.block)).map(|(k, _)| k).collect(),
        alone: &text.alone,
    }
}

/// The names of the signals that say why links were made.
fn signals(model: &Model<'_>) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::new();
    for share in model.rows.iter().filter_map(|row| row.link).flat_map(|link| &link.shares) {
        if !names.contains(&share.signal) {
            names.push(share.signal);
        }
    }
    names
}

fn links<'a>(model: &'a Model<'a>, signals: &[&'static str]) -> Vec<LinkData<'a>> {
    let mut next = vec![0; model.texts.len()];
    let words = words::Words::new(model);
    let link_data = |(number, row): (usize, &'a Row<'a>)| {
        let is_next = row
            .runs
            .iter()
            .zip(&next)
            .all(|(runs, &next)| matches!(runs.as_slice(), [run] if *run == (next..next + 1)));
        next = row.runs.iter().map(|runs| runs.last().map_or(0, |run| run.end)).collect();
        let flat = |runs: &Vec<std::ops::Range<usize>>| runs.iter().flat_map(|run| [run.start, run.len()]).collect();
        LinkData {
            runs: (!is_next).then(|| row.runs.iter().map(flat).collect()),
            confidence: row.confidence.map(thousandths),
            fate: row.fate,
            edited: row.edited,
            scores: &row.scores,
            redlines: redlines(model, number),
            moved: row.moved,
            why: why(row, signals),
            words: words.of(row),
        }
    };
    model.rows.iter().enumerate().map(link_data).collect()
}

/// The redlines of a row; nothing where no pair has one.
fn redlines<'a>(model: &'a Model<'a>, row: usize) -> &'a [Option<Vec<PieceData>>] {
    let lines = model.redlines.rows.get(row).map_or(&[][..], Vec::as_slice);
    if lines.iter().any(Option::is_some) { lines } else { &[] }
}

fn why(row: &Row<'_>, signals: &[&'static str]) -> Vec<f64> {
    let Some(link) = row.link.filter(|link| !link.shares.is_empty()) else { return Vec::new() };
    let share = |name: &&'static str| {
        let score = link.shares.iter().find(|share| share.signal == *name).map_or(0.0, |share| share.score);
        (f64::from(score) * 10.0).round() / 10.0
    };
    signals.iter().map(share).collect()
}

fn thousandths(probability: f32) -> f64 {
    (rounded(probability) * 1000.0).round() / 1000.0
}

fn finding_data<'a>(model: &'a Model<'a>, index: &PlaceIndex<'a>, entry: &'a Entry<'a>) -> FindingData<'a> {
    let finding = entry.finding;
    let judgement = model.baseline.and_then(|baseline| baseline.get(&finding.fingerprint));
    let repair = model.texts.get(entry.text).and_then(|text| Repair::of(text.text.text(), finding));
    FindingData {
        fingerprint: &finding.fingerprint,
        rule: finding.rule,
        severity: finding.severity,
        confidence: thousandths(finding.confidence),
        status: finding.status,
        message: &finding.message,
        told: told(&finding.message),
        text: entry.text,
        group: entry.group.as_deref(),
        source: entry.source.as_ref(),
        link: entry.row,
        places: entry.places.iter().map(|places| index.places(places)).collect(),
        evidence: finding.evidence.iter().map(|fact| SayingData { text: fact, told: told(fact) }).collect(),
        repair: repair.map(|r| RepairData { kind: r.applicability, old: r.old, new: r.new, more: r.more }),
        reason: judgement.and_then(|judgement| judgement.reason.as_deref()),
        note: judgement.and_then(|judgement| judgement.note.as_deref()),
    }
}

fn told(message: &str) -> BTreeMap<&'static str, String> {
    let one = |interface: Interface| Some((interface.tag(), messages::told(message, interface)?));
    Interface::ALL.into_iter().filter_map(one).collect()
}

fn rule_data(name: &'static str) -> Option<(&'static str, RuleData)> {
    let said = |interface: Interface| Some((interface.tag(), messages::summary(name, interface)?));
    let told = Interface::ALL.into_iter().filter_map(said).collect();
    rule_by_name(name).map(|rule| (name, RuleData { summary: rule.summary, told, mqm: rule.mqm }))
}

/// Finds lines, columns and places in segments.
struct PlaceIndex<'a> {
    texts: Vec<(&'a Column<'a>, Map<'a>, UnitIndex)>,
}

impl<'a> PlaceIndex<'a> {
    fn new(model: &'a Model<'a>) -> Self {
        let text = |text: &'a Column<'a>| {
            (text, Map::new(text.text, model.is_bitext), UnitIndex::new(text.text.text(), Unit::Utf16))
        };
        Self { texts: model.texts.iter().map(text).collect() }
    }

    fn places(&self, places: &[(usize, Span)]) -> BTreeMap<&'a str, PlaceData> {
        places.iter().filter_map(|&(number, span)| self.place(number, span)).collect()
    }

    fn place(&self, number: usize, span: Span) -> Option<(&'a str, PlaceData)> {
        let (text, map, units) = self.texts.get(number)?;
        let (line, column) = map.position(span.start);
        let document = &text.text.document;
        let before = |offset: usize| units.before(document.text(), offset);
        let part = |(number, part): (usize, Span)| {
            let start = document.segments().get(number).map_or(0, |segment| before(segment.span.start));
            (number, before(part.start) - start, before(part.end) - start)
        };
        Some((&text.side, PlaceData { line, column, at: in_segments(document, span).into_iter().map(part).collect() }))
    }
}
