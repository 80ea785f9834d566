//! `--format xliff`: XLIFF 2.1, a unit a link, the findings as ITS 2.0 localization quality issues on the text they are about.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::beads::decimal;
use super::level::level;
use super::markup::{attribute, escaped, with_codes};
use super::place::unit_of;
use super::{AlignReport, AlignWriter, CheckReport, CheckWriter, Format, View};
use crate::align::Link;
use crate::check::{Finding, Status, rule_by_name};
use crate::text::{Side, Span};

pub(super) const XLIFF: Format<CheckWriter> =
    Format { name: "xliff", summary: "XLIFF 2.1 with the findings as ITS quality issues", write };

pub(super) const ALIGN_XLIFF: Format<AlignWriter> =
    Format { name: "xliff", summary: "XLIFF 2.1, a unit a link", write: write_alignment };

fn write(report: &CheckReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    write_units(&report.into(), report.findings, out)
}

fn write_alignment(report: &AlignReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    write_units(report, &[], out)
}

fn write_units(report: &AlignReport<'_>, findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    let tags = report.texts.map(|text| attribute(text.language.tag()));
    let mut issues = issues(report, findings);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:its=\"http://www.w3.org/2005/11/its\" \
         its:version=\"2.0\" version=\"2.1\" srcLang=\"{}\" trgLang=\"{}\">",
        tags.source, tags.target
    )?;
    writeln!(out, "  <file id=\"f1\" original=\"{}\">", attribute(&report.files.target.path))?;
    for (number, link) in report.alignment.links().iter().enumerate() {
        Unit { report, number, link, issues: issues.remove(&number).unwrap_or_default() }.write(out)?;
    }
    writeln!(out, "  </file>")?;
    writeln!(out, "</xliff>")
}

/// A finding at one of its places: on the target where it has a place there.
struct Issue<'a> {
    finding: &'a Finding,
    side: Side,
    span: Span,
}

/// The issues of each link. A further place may stand in another link than the first.
fn issues<'a>(report: &AlignReport<'_>, findings: &'a [Finding]) -> BTreeMap<usize, Vec<Issue<'a>>> {
    let by_segment = Side::BOTH.map(|side| {
        let segments = report.texts.get(side).document.segments().len();
        report.alignment.links_by_segment(side, segments)
    });
    let link_of = |side: Side, span: Span| {
        let segment = report.texts.get(side).document.segment_at(span.start)?;
        by_segment.get(side as usize)?.get(segment).copied().flatten()
    };
    let mut issues: BTreeMap<usize, Vec<Issue<'a>>> = BTreeMap::new();
    for finding in findings {
        let first = std::iter::once((&finding.places, finding.link));
        for (places, link) in first.chain(finding.further.iter().map(|places| (places, None))) {
            let side = if places.target.is_some() { Side::Target } else { Side::Source };
            let Some(span) = *places.get(side) else { continue };
            if let Some(link) = link.or_else(|| link_of(side, span)) {
                issues.entry(link).or_default().push(Issue { finding, side, span });
            }
        }
    }
    issues
}

struct Unit<'a> {
    report: &'a AlignReport<'a>,
    number: usize,
    link: &'a Link,
    issues: Vec<Issue<'a>>,
}

impl Unit<'_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let name = if self.report.is_bitext {
            format!(" name=\"{}\"", attribute(&unit_of(self.report.texts, self.link)))
        } else {
            String::new()
        };
        writeln!(out, "    <unit id=\"{}\"{name}>", self.number + 1)?;
        writeln!(out, "      <notes>")?;
        writeln!(out, "        <note category=\"confidence\">{}</note>", decimal(self.link.confidence))?;
        if self.link.moved {
            writeln!(out, "        <note category=\"moved\">true</note>")?;
        }
        writeln!(out, "      </notes>")?;
        let mut codes = Codes::default();
        let [source, target] = Side::BOTH.map(|side| self.marked(side, &mut codes));
        codes.write(out)?;
        let has_target = !self.passage(Side::Target).is_empty();
        let state = if has_target { "translated" } else { "initial" };
        writeln!(out, "      <segment state=\"{state}\">")?;
        writeln!(out, "        <source>{source}</source>")?;
        if has_target {
            writeln!(out, "        <target>{target}</target>")?;
        }
        writeln!(out, "      </segment>")?;
        writeln!(out, "    </unit>")
    }

    fn passage(&self, side: Side) -> crate::align::Passage<'_> {
        self.report.texts.get(side).passage(self.link.segments.get(side).clone())
    }

    /// The text of a side with the issues marked in it.
    fn marked(&self, side: Side, codes: &mut Codes) -> String {
        codes.begin();
        let passage = self.passage(side);
        let (text, within) = (passage.text(), passage.span());
        let mut marks: Vec<(usize, u8, String)> = Vec::new();
        for (k, issue) in self.issues.iter().enumerate().filter(|(_, issue)| issue.side == side) {
            let (finding, span) = (issue.finding, issue.span);
            let clamp = |at: usize| at.clamp(within.start, within.end) - within.start;
            let id = format!("m{}", k + 1);
            // Marks may overlap, so each is a start and an end of its own; ends come before starts at one place.
            marks.push((clamp(span.start), 1, start(&id, finding)));
            let rank = if span.is_empty() { 2 } else { 0 };
            marks.push((clamp(span.end), rank, format!("<em startRef=\"{id}\"/>")));
        }
        marks.sort();
        let mut marked = String::new();
        let mut at = 0;
        for (place, _, mark) in marks {
            marked += &codes.text(Span::new(at, place).of(text));
            marked += &mark;
            at = place;
        }
        marked + &codes.text(Span::new(at, text.len()).of(text))
    }
}

/// The inline codes of a unit: the tags of its texts, the same one of both sides under one id.
#[derive(Default)]
struct Codes {
    /// The number of each code and occurrence of it on its side, from 0, itself from 1.
    numbers: BTreeMap<(String, usize), usize>,
    /// The codes by their numbers.
    all: Vec<String>,
    /// How often each code was seen on this side.
    seen: BTreeMap<String, usize>,
}

impl Codes {
    /// A side begins.
    fn begin(&mut self) {
        self.seen.clear();
    }

    fn text(&mut self, text: &str) -> String {
        with_codes(text, |code| {
            let count = self.seen.entry(code.to_owned()).or_default();
            let key = (code.to_owned(), *count);
            *count += 1;
            let number = *self.numbers.entry(key).or_insert_with(|| {
                self.all.push(code.to_owned());
                self.all.len()
            });
            format!("<ph id=\"c{number}\" dataRef=\"d{number}\"/>")
        })
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.all.is_empty() {
            return Ok(());
        }
        writeln!(out, "      <originalData>")?;
        for (number, code) in (1..).zip(&self.all) {
            writeln!(out, "        <data id=\"d{number}\">{}</data>", escaped(code))?;
        }
        writeln!(out, "      </originalData>")
    }
}

fn start(id: &str, finding: &Finding) -> String {
    let rule = rule_by_name(finding.rule);
    format!(
        "<sm id=\"{id}\" type=\"its:generic\" its:locQualityIssueType=\"{}\" its:locQualityIssueComment=\"{}\" \
         its:locQualityIssueSeverity=\"{}\" its:locQualityIssueEnabled=\"{}\"/>",
        rule.map_or("uncategorized", |rule| rule.its),
        attribute(&format!("{}: {}", finding.rule, finding.message)),
        level(finding.severity).its,
        if finding.status == Status::Known { "no" } else { "yes" },
    )
}
