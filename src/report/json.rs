//! JSON and JSON Lines, as `docs/schema` describes them. The structs mirror the schemas.

use std::io::{self, Write};

use serde::Serialize;

use super::layout::{write_document, write_line};
use super::parts::Tool;
use super::place::{Map, Place, Range, numbers, rounded, unit_of};
use super::words::{self, WordLinkJson};
use super::{AlignReport, AlignWriter, CheckReport, CheckWriter, Company, FileInfo, Format, Score, View};
use crate::align::Link;
use crate::check::{Applicability, Edit, Finding, Places, Severity, Status, rule_by_name};
use crate::text::{Side, Sides};

pub(super) const JSON: Format<CheckWriter> =
    Format { name: "json", summary: "everything, for programs", write: write_check };

pub(super) const JSONL: Format<CheckWriter> =
    Format { name: "jsonl", summary: "the findings, one JSON object a line", write: write_findings };

pub(super) const ALIGN_JSON: Format<AlignWriter> =
    Format { name: "json", summary: "segments and links, for programs", write: write_alignment };

pub(super) const ALIGN_JSONL: Format<AlignWriter> =
    Format { name: "jsonl", summary: "the links, one JSON object a line", write: write_links };

#[derive(Serialize)]
struct CheckJson<'a> {
    #[serde(flatten)]
    alignment: AlignJson<'a>,
    findings: Vec<FindingJson<'a>>,
    score: Score,
}

#[derive(Serialize)]
struct AlignJson<'a> {
    schema: &'static str,
    tool: Tool,
    source: SideJson<'a>,
    target: SideJson<'a>,
    links: Vec<LinkJson>,
}

#[derive(Serialize)]
struct SideJson<'a> {
    path: &'a str,
    language: &'a str,
    sha256: &'a str,
    segments: Vec<Range>,
}

#[derive(Serialize)]
struct LinkJson {
    id: usize,
    source: Vec<usize>,
    target: Vec<usize>,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<MembersJson>,
    moved: bool,
    #[serde(skip_serializing_if = "is_false")]
    locked: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Vec<ShareJson>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Vec<WordLinkJson>>,
}

/// The confidence of each segment of a link.
#[derive(Serialize)]
struct MembersJson {
    source: Vec<f64>,
    target: Vec<f64>,
}

#[derive(Serialize)]
struct ShareJson {
    signal: &'static str,
    score: f32,
}

#[derive(Serialize)]
struct PassageLine {
    source: Option<Range>,
    target: Option<Range>,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<MembersJson>,
    moved: bool,
    #[serde(skip_serializing_if = "is_false")]
    locked: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Vec<ShareJson>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Vec<WordLinkJson>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    segment: Option<String>,
    rule: &'static str,
    severity: Severity,
    confidence: f64,
    mqm: &'static str,
    its: &'static str,
    areta: Option<&'static str>,
    message: &'a str,
    link: Option<usize>,
    status: Status,
    target: Option<Place<'a>>,
    source: Option<Place<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<PlacesJson<'a>>,
    evidence: &'a [String],
    fix: Option<FixJson<'a>>,
    fingerprint: &'a str,
}

#[derive(Serialize)]
struct PlacesJson<'a> {
    target: Option<Place<'a>>,
    source: Option<Place<'a>>,
    /// In a bitext: the segment that the offsets count in.
    #[serde(skip_serializing_if = "Option::is_none")]
    segment: Option<usize>,
}

#[derive(Serialize)]
struct FixJson<'a> {
    applicability: Applicability,
    edits: Vec<EditJson<'a>>,
}

#[derive(Serialize)]
struct EditJson<'a> {
    #[serde(flatten)]
    range: Range,
    text: &'a str,
}

pub(super) fn write_check(report: &CheckReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let maps = Map::both(report.texts, report.is_bitext);
    let findings = report.findings.iter().map(|finding| finding_json(report, &maps, finding)).collect();
    let alignment = align_json(&report.into(), &maps, "muqabala/check/1");
    write_document(&CheckJson { alignment, findings, score: Score::of(report) }, out)
}

fn write_findings(report: &CheckReport<'_>, view: View, out: &mut dyn Write) -> io::Result<()> {
    let maps = Map::both(report.texts, report.is_bitext);
    for finding in report.findings {
        let mut line = finding_json(report, &maps, finding);
        let link = finding.link.and_then(|number| report.alignment.links().get(number));
        line.document = (view.company == Company::OtherTexts).then_some(report.files.target.path.as_str());
        line.segment = link.filter(|_| report.is_bitext).map(|link| unit_of(report.texts, link));
        write_line(&line, out)?;
    }
    Ok(())
}

fn write_alignment(report: &AlignReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let maps = Map::both(report.texts, report.is_bitext);
    // A saved alignment says why each link was made.
    let report = AlignReport { explain: true, ..*report };
    write_document(&align_json(&report, &maps, "muqabala/align/1"), out)
}

fn write_links(report: &AlignReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let maps = Map::both(report.texts, report.is_bitext);
    for (number, link) in report.alignment.links().iter().enumerate() {
        let range = |side: Side| {
            let passage = report.texts.get(side).passage(link.segments.get(side).clone());
            (!passage.is_empty()).then(|| maps.get(side).range(passage.span()))
        };
        let line = PassageLine {
            source: range(Side::Source),
            target: range(Side::Target),
            confidence: rounded(link.confidence),
            members: members(link),
            moved: link.moved,
            locked: link.locked,
            why: report.explain.then(|| shares(link)),
            words: words::json(report, &maps, number),
        };
        write_line(&line, out)?;
    }
    Ok(())
}

fn align_json<'a>(report: &AlignReport<'a>, maps: &Sides<Map<'a>>, schema: &'static str) -> AlignJson<'a> {
    let link_json = |(id, link): (usize, &Link)| LinkJson {
        id,
        source: numbers(report.texts, link, Side::Source).collect(),
        target: numbers(report.texts, link, Side::Target).collect(),
        confidence: rounded(link.confidence),
        members: members(link),
        moved: link.moved,
        locked: link.locked,
        why: (report.explain && !link.shares.is_empty()).then(|| shares(link)),
        words: words::json(report, maps, id),
    };
    AlignJson {
        schema,
        tool: Tool::this(),
        source: side_json(report, maps, Side::Source),
        target: side_json(report, maps, Side::Target),
        links: report.alignment.links().iter().enumerate().map(link_json).collect(),
    }
}

fn side_json<'a>(report: &AlignReport<'a>, maps: &Sides<Map<'a>>, side: Side) -> SideJson<'a> {
    let FileInfo { path, sha256 } = report.files.get(side);
    let language = report.texts.get(side).language.tag();
    SideJson { path, language, sha256, segments: maps.get(side).segments() }
}

/// For fields that are left out where they are usual.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// The confidence of the segments, where it is known apart from the link's.
fn members(link: &Link) -> Option<MembersJson> {
    let Sides { source, target } = &link.members;
    let all = |members: &[f32]| members.iter().copied().map(rounded).collect::<Vec<f64>>();
    (!source.is_empty() || !target.is_empty()).then(|| MembersJson { source: all(source), target: all(target) })
}

fn shares(link: &Link) -> Vec<ShareJson> {
    link.shares.iter().map(|share| ShareJson { signal: share.signal, score: share.score }).collect()
}

fn finding_json<'a>(report: &CheckReport<'a>, maps: &Sides<Map<'a>>, finding: &'a Finding) -> FindingJson<'a> {
    let rule = rule_by_name(finding.rule);
    let [target, source] = [Side::Target, Side::Source].map(|side| place(maps, &finding.places, side));
    FindingJson {
        document: None,
        segment: None,
        rule: finding.rule,
        severity: finding.severity,
        confidence: rounded(finding.confidence),
        mqm: rule.map_or("", |rule| rule.mqm),
        its: rule.map_or("uncategorized", |rule| rule.its),
        areta: rule.and_then(|rule| rule.areta),
        message: &finding.message,
        link: finding.link.map(|link| link + report.texts.source.document.before().unwrap_or_default().rows),
        status: finding.status,
        target,
        source,
        places: finding.further.iter().map(|places| places_json(report, maps, places)).collect(),
        evidence: &finding.evidence,
        fix: finding.fix.as_ref().map(|fix| FixJson {
            applicability: fix.applicability,
            edits: fix.edits.iter().map(|edit| edit_json(maps, edit)).collect(),
        }),
        fingerprint: &finding.fingerprint,
    }
}

fn place<'a>(maps: &Sides<Map<'a>>, places: &Places, side: Side) -> Option<Place<'a>> {
    places.get(side).map(|span| maps.get(side).place(span))
}

fn places_json<'a>(report: &CheckReport<'a>, maps: &Sides<Map<'a>>, places: &Places) -> PlacesJson<'a> {
    let [target, source] = [Side::Target, Side::Source].map(|side| place(maps, places, side));
    let side = if places.target.is_some() { Side::Target } else { Side::Source };
    let segment = places.get(side).and_then(|span| report.texts.get(side).document.segment_at(span.start));
    PlacesJson { target, source, segment: segment.filter(|_| report.is_bitext) }
}

fn edit_json<'a>(maps: &Sides<Map<'_>>, edit: &'a Edit) -> EditJson<'a> {
    EditJson { range: maps.target.range(edit.span), text: &edit.text }
}
