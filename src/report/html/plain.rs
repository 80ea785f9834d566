//! The lists as plain HTML, for readers without scripts. The scripts of the page read the texts here too, one segment a line:
//! `html/js/data.js` knows the layout.

use std::collections::HashSet;
use std::io::{self, Write};

use minijinja::Environment;
use serde::Serialize;
use serde_json::Value;

use super::columns::{Column, Row};
use super::head::direction;
use super::marks::Marks;
use super::model::{Entry, Model};
use super::quoted::{Part, parts};
use super::{messages, render, strings};
use crate::check::{Severity, Status};
use crate::language::Language;
use crate::report::place::Map;
use crate::report::repair::Repair;
use crate::report::visible::{Show, hidden_parts, visible};
use crate::report::{Interface, View};
use crate::text::{Sides, Span};

/// A finding in the list.
#[derive(Serialize)]
struct Item<'a> {
    fingerprint: &'a str,
    rule: &'static str,
    severity: Severity,
    status: Status,
    /// The language of the text it is about, which a repair is in.
    lang: &'a str,
    /// Its value of the report's own facet, if that is a word; the name of its text, if that is a number.
    group: Option<&'a str>,
    whose: Option<String>,
    row: Option<usize>,
    position: String,
    message: Saying<'a>,
    evidence: Vec<Saying<'a>>,
    old: String,
    new: String,
    further: String,
}

/// A sentence of a rule, in the language that it is told in.
#[derive(Serialize)]
struct Saying<'a> {
    lang: &'static str,
    dir: &'static str,
    parts: Vec<Part<'a>>,
}

/// A row.
#[derive(Serialize)]
struct Line<'a> {
    id: usize,
    /// What became of a sentence.
    notes: Vec<String>,
    /// Whether the list of findings leads to it.
    has_findings: bool,
    segments: Vec<Segment<'a>>,
}

/// A segment of one text of it.
#[derive(Serialize)]
struct Segment<'a> {
    column: usize,
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
    model: &Model<'_>,
    view: View,
    environment: &Environment<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let maps: Vec<Map<'_>> = model.texts.iter().map(|text| Map::new(text.text, model.is_bitext)).collect();
    for entry in &model.findings {
        writeln!(out, "{}", render(environment, "finding", &item(model, &maps, entry, view.interface))?)?;
    }
    Ok(())
}

pub(super) fn write_texts(
    model: &Model<'_>,
    view: View,
    environment: &Environment<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let strings = strings::of(view.interface);
    let told = |fate: &str| strings.get(&format!("fate_{fate}")).and_then(Value::as_str).map(str::to_owned);
    let marks = Marks::of(model);
    let named: HashSet<usize> = model.findings.iter().filter_map(|entry| entry.row).collect();
    for (id, row) in model.rows.iter().enumerate() {
        let moved = row.fate.and(row.moved.then_some("moved"));
        let notes = row.fate.filter(|fate| *fate != "kept").into_iter().chain(moved);
        let line = Line {
            id,
            notes: notes.filter_map(told).collect(),
            has_findings: named.contains(&id),
            segments: segments(model, &marks, row),
        };
        write!(out, "{}", render(environment, "row", &line)?)?;
    }
    Ok(())
}

fn item<'a>(model: &'a Model<'_>, maps: &[Map<'_>], entry: &'a Entry<'_>, interface: Interface) -> Item<'a> {
    let (finding, languages) = (entry.finding, model.languages(entry));
    let text = model.texts.get(entry.text);
    let repair = text.and_then(|text| Repair::of(text.text.text(), finding));
    let (old, new) = repair.map(|repair| (repair.old, repair.new)).unwrap_or_default();
    let is_lettered = text.is_some_and(|text| text.letter.is_some());
    Item {
        fingerprint: &finding.fingerprint,
        rule: finding.rule,
        severity: finding.severity,
        status: finding.status,
        lang: languages.target.tag(),
        group: entry.group.as_deref().filter(|_| !is_lettered),
        whose: text.filter(|_| is_lettered).map(|text| visible(text.short, Show::All)),
        row: entry.row,
        position: entry.places.first().map_or_else(String::new, |places| position(maps, entry, places)),
        message: saying(&finding.message, interface, languages),
        evidence: finding.evidence.iter().map(|fact| saying(fact, interface, languages)).collect(),
        old,
        new,
        further: entry.places.iter().skip(1).map(|places| position(maps, entry, places)).collect::<Vec<_>>().join(", "),
    }
}

/// What a rule says, in the language of the interface if it is told in that.
fn saying<'a>(english: &str, interface: Interface, languages: Sides<&'a Language>) -> Saying<'a> {
    let told = messages::told(english, interface);
    let spoken = if told.is_some() { interface } else { Interface::English };
    let parts = parts(told.as_deref().unwrap_or(english), languages);
    Saying { lang: spoken.tag(), dir: spoken.direction(), parts }
}

/// `line:column`, of the text that the finding is about if there is a place in it.
fn position(maps: &[Map<'_>], entry: &Entry<'_>, places: &[(usize, Span)]) -> String {
    let Some(&(number, span)) = places.iter().max_by_key(|place| place.0) else {
        return entry.source.as_ref().map_or_else(String::new, |at| format!("source {}:{}", at.line, at.column));
    };
    let (line, column) = maps.get(number).map(|map| map.position(span.start)).unwrap_or_default();
    let whose = if number == entry.text { "" } else { "source " };
    format!("{whose}{line}:{column}")
}

fn segments<'a>(model: &'a Model<'_>, marks: &Marks, row: &Row<'_>) -> Vec<Segment<'a>> {
    let mut segments = Vec::new();
    for (column, (text, runs)) in model.texts.iter().zip(&row.runs).enumerate() {
        let segment = |segment: &crate::text::Segment| Segment {
            column,
            lang: text.text.language.tag(),
            dir: direction(&text.text.language),
            pieces: pieces(marks, column, text, segment.span),
        };
        for run in runs {
            let run = text.text.document.segments().get(run.clone()).unwrap_or_default();
            segments.extend(run.iter().map(segment));
        }
    }
    segments
}

fn pieces(marks: &Marks, column: usize, text: &Column<'_>, segment: Span) -> Vec<Piece> {
    let pieces = marks.pieces(column, segment).into_iter();
    pieces.map(|(span, severity)| Piece { severity, parts: hidden_parts(span.of(text.text.text())) }).collect()
}
