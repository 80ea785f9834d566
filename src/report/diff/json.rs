//! Two revisions as JSON. The structs mirror `docs/schema/diff.schema.json`.

use std::io::{self, Write};

use serde::Serialize;

use super::DiffReport;
use crate::check::{Finding, Severity};
use crate::compare::{Fate, Passage};
use crate::report::layout::write_document;
use crate::report::parts::{FileJson, PieceJson, Tool};
use crate::report::place::{Map, Place, rounded};
use crate::report::{DiffWriter, Format, View};
use crate::text::{Side, Sides};

pub(in crate::report) const JSON: Format<DiffWriter> =
    Format { name: "json", summary: "everything, for programs", write };

#[derive(Serialize)]
struct DiffJson<'a> {
    schema: &'static str,
    tool: Tool,
    old: FileJson<'a>,
    new: FileJson<'a>,
    passages: Vec<PassageJson>,
    findings: Option<TurnoverJson<'a>>,
}

#[derive(Serialize)]
struct PassageJson {
    fate: &'static str,
    moved: bool,
    edited: bool,
    old: Vec<usize>,
    new: Vec<usize>,
    confidence: f64,
    redline: Vec<PieceJson>,
}

#[derive(Serialize)]
struct TurnoverJson<'a> {
    fixed: Vec<FindingJson<'a>>,
    kept: Vec<FindingJson<'a>>,
    introduced: Vec<FindingJson<'a>>,
}

/// Its place is in the old revision for what is fixed, in the new one for the rest; what is left out has one in the source alone.
#[derive(Serialize)]
struct FindingJson<'a> {
    rule: &'static str,
    severity: Severity,
    confidence: f64,
    message: &'a str,
    place: Option<Place<'a>>,
    source: Option<Place<'a>>,
    fingerprint: &'a str,
}

fn write(report: &DiffReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let maps = Map::both(report.texts, false);
    let json = DiffJson {
        schema: "muqabala/diff/1",
        tool: Tool::this(),
        old: file_json(report, Side::Source),
        new: file_json(report, Side::Target),
        passages: report.passages.iter().map(|passage| passage_json(report, passage)).collect(),
        findings: turnover_json(report, &maps),
    };
    write_document(&json, out)
}

fn file_json<'a>(report: &DiffReport<'a>, side: Side) -> FileJson<'a> {
    FileJson::new(report.files.get(side), report.texts.get(side).language.tag())
}

fn passage_json(report: &DiffReport<'_>, passage: &Passage) -> PassageJson {
    let (old, new) = (report.text(passage, Side::Source), report.text(passage, Side::Target));
    let pieces = if passage.fate == Fate::Kept { Vec::new() } else { report.redline(&old, &new) };
    let piece = |piece| PieceJson::of(piece, &old, &new);
    PassageJson {
        fate: passage.fate.name(),
        moved: passage.moved,
        edited: passage.edited,
        old: passage.segments.source.clone().collect(),
        new: passage.segments.target.clone().collect(),
        confidence: rounded(passage.confidence),
        redline: pieces.into_iter().map(piece).collect(),
    }
}

fn turnover_json<'a>(report: &DiffReport<'a>, maps: &Sides<Map<'a>>) -> Option<TurnoverJson<'a>> {
    let (findings, turnover) = report.findings?;
    let source = report.source.map(|(_, text)| Map::new(text, false));
    let source = source.as_ref();
    let json = |side: Side, number: usize| {
        let finding: &Finding = findings.get(side).get(number)?;
        Some(FindingJson {
            rule: finding.rule,
            severity: finding.severity,
            confidence: rounded(finding.confidence),
            message: &finding.message,
            place: finding.places.target.map(|span| maps.get(side).place(span)),
            source: finding.places.source.zip(source).map(|(span, map)| map.place(span)),
            fingerprint: &finding.fingerprint,
        })
    };
    Some(TurnoverJson {
        fixed: turnover.fixed.iter().filter_map(|&number| json(Side::Source, number)).collect(),
        kept: turnover.kept.iter().filter_map(|&(_, number)| json(Side::Target, number)).collect(),
        introduced: turnover.introduced.iter().filter_map(|&number| json(Side::Target, number)).collect(),
    })
}
