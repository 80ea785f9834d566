//! The lists as plain HTML, for readers without scripts. The scripts of the page read the texts here too, one segment a line:
//! `html/js/data.js` knows the layout.

use std::collections::HashSet;
use std::io::{self, Write};

use minijinja::Environment;
use serde::Serialize;

use super::head::direction;
use super::marks::Marks;
use super::quoted::{Part, parts};
use super::render;
use crate::align::Link;
use crate::check::{Finding, Places, Severity, Status};
use crate::report::place::Map;
use crate::report::repair::Repair;
use crate::report::visible::hidden_parts;
use crate::report::{CheckReport, View};
use crate::text::{Side, Sides, Span};

/// A finding in the list.
#[derive(Serialize)]
struct Item<'a> {
    fingerprint: &'a str,
    rule: &'static str,
    severity: Severity,
    status: Status,
    /// The language of the target, which a repair is in.
    lang: &'a str,
    link: Option<usize>,
    position: String,
    message: Vec<Part<'a>>,
    evidence: Vec<Vec<Part<'a>>>,
    old: String,
    new: String,
    further: String,
}

/// A link.
#[derive(Serialize)]
struct Row<'a> {
    id: usize,
    /// Whether the list of findings leads to it.
    has_findings: bool,
    segments: Vec<Segment<'a>>,
}

/// A segment of one side of it.
#[derive(Serialize)]
struct Segment<'a> {
    side: &'static str,
    lang: &'a str,
    dir: &'static str,
    pieces: Vec<Piece>,
}

/// A stretch of a segment.
#[derive(Serialize)]
struct Piece {
    /// Of the gravest finding there.
    severity: Option<Severity>,
    /// Its text, and whether that is the name of a character that is not seen.
    parts: Vec<(String, bool)>,
}

pub(super) fn write_findings(
    report: &CheckReport<'_>,
    _: View,
    environment: &Environment<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let maps = Map::both(report.texts, report.is_bitext);
    for finding in report.findings {
        writeln!(out, "{}", render(environment, "finding", &item(report, &maps, finding))?)?;
    }
    Ok(())
}

pub(super) fn write_texts(
    report: &CheckReport<'_>,
    _: View,
    environment: &Environment<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let marks = Marks::of(report);
    let named: HashSet<usize> = report.findings.iter().filter_map(|finding| finding.link).collect();
    for (id, link) in report.alignment.links().iter().enumerate() {
        let row = Row { id, has_findings: named.contains(&id), segments: segments(report, &marks, link) };
        write!(out, "{}", render(environment, "row", &row)?)?;
    }
    Ok(())
}

fn item<'a>(report: &CheckReport<'a>, maps: &Sides<Map<'a>>, finding: &'a Finding) -> Item<'a> {
    let languages = report.texts.map(|text| &text.language);
    let repair = Repair::of(report, finding);
    let (old, new) = repair.map(|repair| (repair.old, repair.new)).unwrap_or_default();
    Item {
        fingerprint: &finding.fingerprint,
        rule: finding.rule,
        severity: finding.severity,
        status: finding.status,
        lang: languages.target.tag(),
        link: finding.link,
        position: position(maps, &finding.places),
        message: parts(&finding.message, languages),
        evidence: finding.evidence.iter().map(|fact| parts(fact, languages)).collect(),
        old,
        new,
        further: finding.further.iter().map(|places| position(maps, places)).collect::<Vec<_>>().join(", "),
    }
}

/// `line:column`, of the target if there is a place in it.
fn position(maps: &Sides<Map<'_>>, places: &Places) -> String {
    let at = |side: Side| places.get(side).map(|span| maps.get(side).position(span.start));
    match (at(Side::Target), at(Side::Source)) {
        (Some((line, column)), _) => format!("{line}:{column}"),
        (None, Some((line, column))) => format!("source {line}:{column}"),
        (None, None) => String::new(),
    }
}

fn segments<'a>(report: &CheckReport<'a>, marks: &Marks, link: &Link) -> Vec<Segment<'a>> {
    let mut segments = Vec::new();
    for side in Side::BOTH {
        let text = report.texts.get(side);
        let run = text.document.segments().get(link.segments.get(side).clone()).unwrap_or_default();
        segments.extend(run.iter().map(|segment| Segment {
            side: match side {
                Side::Source => "s",
                Side::Target => "t",
            },
            lang: text.language.tag(),
            dir: direction(&text.language),
            pieces: pieces(marks, side, text.text(), segment.span),
        }));
    }
    segments
}

fn pieces(marks: &Marks, side: Side, text: &str, segment: Span) -> Vec<Piece> {
    let pieces = marks.pieces(side, segment).into_iter();
    pieces.map(|(span, severity)| Piece { severity, parts: hidden_parts(span.of(text)) }).collect()
}
