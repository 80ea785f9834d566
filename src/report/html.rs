//! `check --format html`: one page that a reviewer keeps open, with both texts, the findings and nothing from elsewhere.

mod inert;
mod marks;
mod policy;
mod quoted;

use std::collections::BTreeMap;
use std::io::{self, Write};

use minijinja::{AutoEscape, Environment};
use serde::Serialize;

use self::inert::Inert;
use self::marks::{Marks, Piece};
use self::quoted::{Part, parts};
use super::coverage::Coverage;
use super::place::Map;
use super::repair::Repair;
use super::visible::{Show, visible};
use super::{AlignReport, CheckReport, CheckWriter, Counts, Format, Score, View, beads, json};
use crate::align::{Analysis, Link};
use crate::check::{Applicability, Finding, Places, Severity, Status};
use crate::language::Language;
use crate::text::{Side, Sides, TokenKind};

pub(super) const HTML: Format<CheckWriter> =
    Format { name: "html", summary: "one page with both texts, aligned and marked, for reviewing", write };

/// The frame of the page, an entry of the list of findings, a link.
const TEMPLATES: [(&str, &str); 3] = [
    ("page", include_str!("html/page.html")),
    ("finding", include_str!("html/finding.html")),
    ("row", include_str!("html/row.html")),
];
const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

#[derive(Serialize)]
struct Page<'a> {
    version: &'static str,
    policy: String,
    style: &'static str,
    script: &'static str,
    source: Head<'a>,
    target: Head<'a>,
    severities: Vec<Counted>,
    rules: Vec<Counted>,
    links: usize,
    moved: usize,
    unlinked: usize,
    score: Score,
    /// How many findings there are.
    count: usize,
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
    status: Status,
    /// The language of the target, which a repair is in.
    lang: &'a str,
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
    is_null: bool,
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
    let mut environment = Environment::new();
    // Everything is escaped, whatever the template's name.
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    for (name, source) in TEMPLATES {
        environment.add_template(name, source).map_err(io::Error::other)?;
    }
    let mut page = render(&environment, "page", &Page::new(report))?;
    // The long lists are written one by one into the frame, whose comments say where: no input can hold a comment.
    for (place, list) in LISTS {
        let mark = format!("<!-- {place} -->");
        if let Some((before, after)) = page.split_once(&mark) {
            out.write_all(before.as_bytes())?;
            list(report, &environment, out)?;
            page = after.to_owned();
        }
    }
    writeln!(out, "{page}")
}

type List = fn(&CheckReport<'_>, &Environment<'_>, &mut dyn Write) -> io::Result<()>;

/// What is too long for the frame, in the order of the page.
const LISTS: [(&str, List); 3] = [("findings", write_findings), ("rows", write_rows), ("data", write_data)];

fn render(environment: &Environment<'_>, name: &str, context: &impl Serialize) -> io::Result<String> {
    let template = environment.get_template(name).map_err(io::Error::other)?;
    template.render(minijinja::value::Serde(context)).map_err(io::Error::other)
}

fn write_findings(report: &CheckReport<'_>, environment: &Environment<'_>, out: &mut dyn Write) -> io::Result<()> {
    let maps = Map::both(report.texts, report.is_bitext);
    for (number, finding) in report.findings.iter().enumerate() {
        writeln!(out, "{}", render(environment, "finding", &item(report, &maps, number, finding))?)?;
    }
    Ok(())
}

fn write_rows(report: &CheckReport<'_>, environment: &Environment<'_>, out: &mut dyn Write) -> io::Result<()> {
    let marks = Marks::of(report);
    for (id, link) in report.alignment.links().iter().enumerate() {
        writeln!(out, "{}", render(environment, "row", &row(report, &marks, id, link))?)?;
    }
    Ok(())
}

fn write_data(report: &CheckReport<'_>, _: &Environment<'_>, out: &mut dyn Write) -> io::Result<()> {
    json::write_check(report, View::default(), &mut Inert { out })
}

impl<'a> Page<'a> {
    fn new(report: &CheckReport<'a>) -> Self {
        let coverage = Coverage::of(&report.into());
        Self {
            version: env!("CARGO_PKG_VERSION"),
            policy: policy::content_security_policy(STYLE, SCRIPT),
            style: STYLE,
            script: SCRIPT,
            source: head(&report.into(), &coverage, Side::Source),
            target: head(&report.into(), &coverage, Side::Target),
            severities: severities(report.findings),
            rules: rules(report.findings),
            links: coverage.links,
            moved: coverage.moved,
            unlinked: coverage.unlinked(Side::Source) + coverage.unlinked(Side::Target),
            score: Score::of(report),
            count: report.findings.len(),
        }
    }
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
        old: repair.old,
        new: repair.new,
        more: repair.more,
    });
    Item {
        fingerprint: &finding.fingerprint,
        rule: finding.rule,
        severity: finding.severity,
        status: finding.status,
        lang: languages.target.tag(),
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
    Row { id, is_null: cells.iter().any(|cell| cell.pieces.is_empty()), notes: notes(link), cells }
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
        for (name, template) in TEMPLATES {
            assert!(!template.contains("style=") && !template.contains(" onclick"), "{name}");
        }
    }

    #[test]
    fn only_our_own_text_goes_in_unescaped() {
        let all = TEMPLATES.map(|(_, template)| template).concat();
        let names: Vec<&str> =
            all.match_indices("|safe").map(|(at, _)| all[..at].rsplit(' ').next().unwrap()).collect();
        assert_eq!(names, ["style", "script"]);
        for (place, _) in LISTS {
            assert_eq!(all.matches(&format!("<!-- {place} -->")).count(), 1);
        }
        assert_eq!(all.matches("<!--").count(), LISTS.len());
    }
}
