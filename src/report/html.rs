//! `check --format html`: one page that a reviewer keeps open, with both texts, the findings and nothing from elsewhere.

mod marks;
mod policy;
mod quoted;

use std::collections::BTreeMap;
use std::io::{self, Write};

use minijinja::{AutoEscape, Environment};
use serde::Serialize;

use self::marks::{Marks, Piece};
use self::quoted::{Part, parts};
use super::coverage::Coverage;
use super::place::Map;
use super::repair::Repair;
use super::visible::{Show, visible};
use super::{AlignReport, CheckReport, CheckWriter, Counts, Format, Score, View, beads, json};
use crate::align::{Analysis, Link};
use crate::check::{Applicability, Finding, Places, Severity};
use crate::language::Language;
use crate::text::{Side, Sides, TokenKind};

pub(super) const HTML: Format<CheckWriter> =
    Format { name: "html", summary: "one page with both texts, aligned and marked, for reviewing", write };

const TEMPLATE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

#[derive(Serialize)]
struct Page<'a> {
    version: &'static str,
    policy: String,
    style: &'static str,
    script: &'static str,
    data: String,
    source: Head<'a>,
    target: Head<'a>,
    severities: Vec<Counted>,
    rules: Vec<Counted>,
    links: usize,
    moved: usize,
    unlinked: usize,
    score: Score,
    findings: Vec<Item<'a>>,
    rows: Vec<Row<'a>>,
}

/// What the page says of one file.
#[derive(Serialize)]
struct Head<'a> {
    path: String,
    lang: &'a str,
    language: String,
    sha256: &'a str,
    segments: usize,
    /// In percent.
    covered: usize,
}

#[derive(Serialize)]
struct Counted {
    name: &'static str,
    count: usize,
}

/// A finding in the list.
#[derive(Serialize)]
struct Item<'a> {
    fingerprint: &'a str,
    rule: &'static str,
    severity: Severity,
    status: crate::check::Status,
    /// The id of the element that stands at its place.
    anchor: String,
    position: String,
    message: Vec<Part<'a>>,
    evidence: Vec<Vec<Part<'a>>>,
    repair: Option<Suggestion>,
    further: String,
}

#[derive(Serialize)]
struct Suggestion {
    label: &'static str,
    old: String,
    new: String,
    more: usize,
}

/// A link.
#[derive(Serialize)]
struct Row<'a> {
    id: usize,
    null: bool,
    notes: Vec<String>,
    cells: [Cell<'a>; 2],
}

/// One side of a link.
#[derive(Serialize)]
struct Cell<'a> {
    side: &'static str,
    lang: &'a str,
    dir: &'static str,
    pieces: Vec<Piece>,
}

fn write(report: &CheckReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let page = Page::new(report)?;
    let mut environment = Environment::new();
    // Everything is escaped, whatever the template's name.
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let template = environment.template_from_str(TEMPLATE).map_err(io::Error::other)?;
    let text = template.render(minijinja::value::Serde(&page)).map_err(io::Error::other)?;
    out.write_all(text.as_bytes())?;
    out.write_all(b"\n")
}

impl<'a> Page<'a> {
    fn new(report: &CheckReport<'a>) -> io::Result<Self> {
        let maps = Map::both(report.texts, report.is_bitext);
        let coverage = Coverage::of(&report.into());
        let marks = Marks::of(report);
        let rows =
            report.alignment.links().iter().enumerate().map(|(id, link)| row(report, &marks, id, link)).collect();
        let findings =
            report.findings.iter().enumerate().map(|(number, finding)| item(report, &maps, number, finding)).collect();
        Ok(Self {
            version: env!("CARGO_PKG_VERSION"),
            policy: policy::content_security_policy(STYLE, SCRIPT),
            style: STYLE,
            script: SCRIPT,
            data: data(report)?,
            source: head(&report.into(), &coverage, Side::Source),
            target: head(&report.into(), &coverage, Side::Target),
            severities: severities(report.findings),
            rules: rules(report.findings),
            links: coverage.links,
            moved: coverage.moved,
            unlinked: coverage.unlinked(Side::Source) + coverage.unlinked(Side::Target),
            score: Score::of(report),
            findings,
            rows,
        })
    }
}

/// The JSON report as it can stand in a script element: nothing in it ends the element or a line of it.
fn data(report: &CheckReport<'_>) -> io::Result<String> {
    let mut json = Vec::new();
    json::write_check(report, View::default(), &mut json)?;
    let json = String::from_utf8(json).map_err(io::Error::other)?;
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '<' | '>' | '&' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => {
                out += &format!("\\u{:04x}", u32::from(character));
            }
            other => out.push(other),
        }
    }
    Ok(out)
}

fn head<'a>(report: &AlignReport<'a>, coverage: &Coverage, side: Side) -> Head<'a> {
    let (file, text): (_, &Analysis) = (report.files.get(side), report.texts.get(side));
    let tag = text.language.tag();
    let name = text.language.profile().name;
    let language = if text.language.profile().script == TokenKind::Other { tag.to_owned() } else { name.to_owned() };
    Head {
        path: visible(&file.path, Show::All),
        lang: tag,
        language,
        sha256: &file.sha256,
        segments: *coverage.segments.get(side),
        covered: coverage.percent(side),
    }
}

fn severities(findings: &[Finding]) -> Vec<Counted> {
    let counts = Counts::of(findings);
    Severity::ALL.map(|severity| Counted { name: severity.name(), count: counts.get(severity) }).into()
}

/// The rules that found something, the most frequent first.
fn rules(findings: &[Finding]) -> Vec<Counted> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.rule).or_default() += 1;
    }
    let mut rules: Vec<_> = counts.into_iter().map(|(name, count)| Counted { name, count }).collect();
    rules.sort_by_key(|rule| std::cmp::Reverse(rule.count));
    rules
}

fn item<'a>(report: &CheckReport<'a>, maps: &Sides<Map<'a>>, number: usize, finding: &'a Finding) -> Item<'a> {
    let languages = report.texts.map(|text| &text.language);
    let repair = Repair::of(report, finding).map(|repair| Suggestion {
        label: if repair.applicability == Applicability::Safe { "fix" } else { "suggestion" },
        old: visible(&repair.old, Show::All),
        new: visible(&repair.new, Show::All),
        more: repair.more,
    });
    Item {
        fingerprint: &finding.fingerprint,
        rule: finding.rule,
        severity: finding.severity,
        status: finding.status,
        anchor: marks::anchor(number),
        position: position(maps, &finding.places),
        message: parts(&finding.message, languages),
        evidence: finding.evidence.iter().map(|fact| parts(fact, languages)).collect(),
        repair,
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

fn row<'a>(report: &CheckReport<'a>, marks: &Marks, id: usize, link: &Link) -> Row<'a> {
    let cell = |side: Side| {
        let text: &'a Analysis = report.texts.get(side);
        let passage = text.passage(link.segments.get(side).clone());
        let pieces = marks.pieces(side, text.text(), if passage.is_empty() { None } else { Some(passage.span()) });
        Cell { side: side.name(), lang: text.language.tag(), dir: direction(&text.language), pieces }
    };
    let cells = Side::BOTH.map(cell);
    Row { id, null: cells.iter().any(|cell| cell.pieces.is_empty()), notes: notes(link), cells }
}

/// What is worth saying of a link: its shape if it is no simple one, doubt, crossing.
fn notes(link: &Link) -> Vec<String> {
    let sizes = link.segments.as_ref().map(ExactSizeIterator::len);
    let mut notes = Vec::new();
    if sizes.source > 1 || sizes.target > 1 {
        notes.push(format!("{}–{}", sizes.source, sizes.target));
    }
    if link.moved {
        notes.push("moved".to_owned());
    }
    if link.confidence < 0.8 {
        notes.push(format!("{} sure", beads::percent(link.confidence)));
    }
    notes
}

/// The direction a language is written in; languages without tables of their own are judged by their letters.
fn direction(language: &Language) -> &'static str {
    match language.profile() {
        profile if profile.right_to_left => "rtl",
        profile if profile.script == TokenKind::Other => "auto",
        _ => "ltr",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_style_or_script_ends_its_element() {
        assert!(!STYLE.contains("</") && !SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
        assert!(!TEMPLATE.contains("style=") && !TEMPLATE.contains(" onclick"));
    }

    #[test]
    fn only_our_own_text_goes_in_unescaped() {
        let safe: Vec<&str> = TEMPLATE.split("|safe").collect();
        let names: Vec<&str> = safe.iter().filter_map(|part| part.rsplit_once("{{ ").map(|(_, name)| name)).collect();
        assert_eq!(names[..safe.len() - 1], ["style", "data", "script"]);
    }
}
