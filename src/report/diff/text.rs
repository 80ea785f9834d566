//! Two revisions for people: what changed, word by word, and what became of the findings.

use std::io::{self, Write};

use anstyle::Style;

use super::DiffReport;
use crate::check::Finding;
use crate::compare::{Fate, Passage};
use crate::report::place::Map;
use crate::report::redlined::redlined;
use crate::report::visible::{Show, isolated, message, visible};
use crate::report::{Detail, DiffWriter, Format, View};
use crate::text::{Side, Sides};

pub(in crate::report) const TEXT: Format<DiffWriter> =
    Format { name: "text", summary: "what changed, word by word, for people", write };

fn write(report: &DiffReport<'_>, view: View, out: &mut dyn Write) -> io::Result<()> {
    let maps = Map::both(report.texts, false);
    let source = report.source.map(|(_, text)| Map::new(text, false));
    let mut text = Text { report, maps: &maps, source, view, out };
    for passage in report.passages.iter().filter(|passage| passage.fate != Fate::Kept || passage.moved) {
        text.passage(passage)?;
    }
    text.findings()?;
    if view.detail == Detail::Quiet { Ok(()) } else { text.summary() }
}

struct Text<'a, 'o> {
    report: &'a DiffReport<'a>,
    maps: &'a Sides<Map<'a>>,
    source: Option<Map<'a>>,
    view: View,
    out: &'o mut dyn Write,
}

impl Text<'_, '_> {
    fn passage(&mut self, passage: &Passage) -> io::Result<()> {
        let side = if passage.segments.target.is_empty() { Side::Source } else { Side::Target };
        let span = self.report.texts.get(side).passage(passage.segments.get(side).clone()).span();
        let path = visible(&self.report.files.get(side).path, Show::All);
        let place = self.maps.get(side).address(&path, span.start);
        let mut what = vec![passage.fate.name()];
        if passage.edited && matches!(passage.fate, Fate::Split | Fate::Merged) {
            what.push("edited");
        }
        if passage.moved {
            what.push("moved");
        }
        let what = self.styled(&what.join(", "), Style::new().bold());
        writeln!(self.out, "{place}  {what}")?;
        let line = self.redline(passage);
        writeln!(self.out, "  {}\n", isolated(&line))
    }

    fn redline(&self, passage: &Passage) -> String {
        let (old, new) = (self.report.text(passage, Side::Source), self.report.text(passage, Side::Target));
        redlined(&old, &new, &self.report.redline(&old, &new), self.view.color)
    }

    fn findings(&mut self) -> io::Result<()> {
        let Some((findings, turnover)) = self.report.findings else { return Ok(()) };
        let kept: Vec<usize> = turnover.kept.iter().map(|&(_, number)| number).collect();
        let lists = [
            ("introduced", Side::Target, &turnover.introduced),
            ("kept", Side::Target, &kept),
            ("fixed", Side::Source, &turnover.fixed),
        ];
        for (what, side, numbers) in lists {
            for finding in numbers.iter().filter_map(|&number| findings.get(side).get(number)) {
                self.finding(what, side, finding)?;
            }
        }
        if findings.source.is_empty() && findings.target.is_empty() { Ok(()) } else { writeln!(self.out) }
    }

    fn finding(&mut self, what: &str, side: Side, finding: &Finding) -> io::Result<()> {
        let path = visible(&self.report.files.get(side).path, Show::All);
        let place = finding.places.target.map(|span| self.maps.get(side).address(&path, span.start));
        let place = place.or_else(|| self.place_in_source(finding)).unwrap_or(path);
        let what = self.styled(what, Style::new().bold());
        let (severity, rule) = (finding.severity.name(), finding.rule);
        writeln!(self.out, "{what}  {place}  {severity}  {rule}  {}", message(&finding.message))
    }

    /// Where what the revision leaves out stands in the source.
    fn place_in_source(&self, finding: &Finding) -> Option<String> {
        let ((file, _), map) = self.report.source.zip(self.source.as_ref())?;
        let span = finding.places.source?;
        Some(map.address(&visible(&file.path, Show::All), span.start))
    }

    fn summary(&mut self) -> io::Result<()> {
        let count = |fate: Fate| self.report.passages.iter().filter(|passage| passage.fate == fate).count();
        let moved = self.report.passages.iter().filter(|passage| passage.moved).count();
        let fates = Fate::ALL.into_iter().map(|fate| (count(fate), fate.name())).chain([(moved, "moved")]);
        let fates = fates.filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}"));
        writeln!(self.out, "Sentences: {}", fates.collect::<Vec<_>>().join(", "))?;
        let Some((_, turnover)) = self.report.findings else {
            return writeln!(self.out, "Give the source as a third text to see which findings the revision fixed.");
        };
        let (fixed, kept, introduced) = (turnover.fixed.len(), turnover.kept.len(), turnover.introduced.len());
        writeln!(self.out, "Findings: {fixed} fixed, {kept} kept, {introduced} introduced")
    }

    fn styled(&self, text: &str, style: Style) -> String {
        if self.view.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}
