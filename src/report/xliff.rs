//! `--format xliff`: XLIFF 2.1, a unit a link, the findings as ITS 2.0 localization quality issues on the text they are about.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::beads::decimal;
use super::level::level;
use super::markup::{attribute, escaped};
use super::place::unit_of;
use super::{AlignReport, AlignWriter, CheckReport, CheckWriter, Format, View};
use crate::align::Link;
use crate::check::{Finding, rule_by_name};
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
    let mut by_link: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        by_link.entry(finding.link.unwrap_or_default()).or_default().push(finding);
    }
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:its=\"http://www.w3.org/2005/11/its\" \
         its:version=\"2.0\" version=\"2.1\" srcLang=\"{}\" trgLang=\"{}\">",
        tags.source, tags.target
    )?;
    writeln!(out, "  <file id=\"f1\" original=\"{}\">", attribute(&report.files.target.path))?;
    for (number, link) in report.alignment.links().iter().enumerate() {
        let empty = Vec::new();
        Unit { report, number, link, findings: by_link.get(&number).unwrap_or(&empty) }.write(out)?;
    }
    writeln!(out, "  </file>")?;
    writeln!(out, "</xliff>")
}

struct Unit<'a> {
    report: &'a AlignReport<'a>,
    number: usize,
    link: &'a Link,
    findings: &'a [&'a Finding],
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
        let has_target = !self.passage(Side::Target).is_empty();
        let state = if has_target { "translated" } else { "initial" };
        writeln!(out, "      <segment state=\"{state}\">")?;
        writeln!(out, "        <source>{}</source>", self.marked(Side::Source))?;
        if has_target {
            writeln!(out, "        <target>{}</target>", self.marked(Side::Target))?;
        }
        writeln!(out, "      </segment>")?;
        writeln!(out, "    </unit>")
    }

    fn passage(&self, side: Side) -> crate::align::Passage<'_> {
        self.report.texts.get(side).passage(self.link.segments.get(side).clone())
    }

    /// The text of a side with the issues marked in it: each on the target where it has a place there.
    fn marked(&self, side: Side) -> String {
        let passage = self.passage(side);
        let (text, within) = (passage.text(), passage.span());
        let is_here = |finding: &&Finding| {
            finding.places.get(side).is_some() && (side == Side::Target || finding.places.target.is_none())
        };
        let mut marks: Vec<(usize, u8, String)> = Vec::new();
        for (k, finding) in self.findings.iter().enumerate().filter(|(_, finding)| is_here(finding)) {
            let span = finding.places.get(side).unwrap_or_default();
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
            marked += &escaped(Span::new(at, place).of(text));
            marked += &mark;
            at = place;
        }
        marked + &escaped(Span::new(at, text.len()).of(text))
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
        if finding.status == crate::check::Status::Open { "yes" } else { "no" },
    )
}
