//! `check --format text`: the findings for people, each with its place, its sentence and its repair.

use std::collections::BTreeMap;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::beads::percent;
use super::coverage::Coverage;
use super::excerpt::{Excerpt, shortened};
use super::fold::folded;
use super::place::Map;
use super::repair::Repair;
use super::visible::{ISOLATES, Show, isolated, message, visible};
use super::{CheckReport, CheckWriter, Counts, Detail, Format, Lines, View};
use crate::align::Analysis;
use crate::check::{Applicability, Finding, Severity, Status};
use crate::text::{Side, Sides, Span};

pub(super) const TEXT: Format<CheckWriter> =
    Format { name: "text", summary: "the findings in their sentences, for people", write };

fn write(report: &CheckReport<'_>, view: View, out: &mut dyn Write) -> io::Result<()> {
    let maps = Map::both(report.texts, report.is_bitext);
    let mut terminal = Terminal { report, maps: &maps, view, out };
    let mut last_link = None;
    for finding in report.findings.iter().filter(|finding| is_shown(finding, view)) {
        // Findings on one link stand together; its counterpart is shown with the first of them.
        let is_new = last_link.replace(finding.link) != Some(finding.link) || finding.link.is_none();
        if is_new {
            terminal.heading(finding)?;
        }
        terminal.finding(finding, is_new)?;
    }
    if view.detail == Detail::Quiet { Ok(()) } else { terminal.summary() }
}

fn is_shown(finding: &Finding, view: View) -> bool {
    finding.status != Status::Known || view.detail == Detail::Known
}

/// The column where texts begin.
const INDENT: usize = 16;

struct Terminal<'a, 'o> {
    report: &'a CheckReport<'a>,
    maps: &'a Sides<Map<'a>>,
    view: View,
    out: &'o mut dyn Write,
}

impl Terminal<'_, '_> {
    /// A rule across the width above the findings of a link, with its number.
    fn heading(&mut self, finding: &Finding) -> io::Result<()> {
        let Some(number) = finding.link else { return Ok(()) };
        let link = self.report.alignment.links().get(number);
        let doubt = link.filter(|link| link.confidence < 0.9);
        let doubt = doubt.map_or_else(String::new, |link| format!(", {} sure", percent(link.confidence)));
        // Of a part of a file nobody knows yet how many there are.
        let title = match self.report.texts.source.document.before() {
            Some(before) => {
                // Rows without text have no link.
                let row = link.map_or(number, |link| link.segments.source.start.min(link.segments.target.start));
                format!("pair {}{doubt}", before.rows + row + 1)
            }
            None => format!("pair {} of {}{doubt}", number + 1, self.report.alignment.links().len()),
        };
        let rest = self.view.width.saturating_sub(title.len() + 4);
        let line = self.styled(&format!("── {title} {}", "─".repeat(rest)), Style::new().dimmed());
        writeln!(self.out, "{line}\n")
    }

    fn finding(&mut self, finding: &Finding, is_new: bool) -> io::Result<()> {
        let severity = self.styled(finding.severity.name(), color_of(finding.severity).bold());
        let rule = self.styled(finding.rule, Style::new().bold());
        let status = match finding.status {
            Status::Open => "",
            Status::Accepted => " (accepted)",
            Status::Known => " (known)",
        };
        let place = self.place(finding);
        let gap = if self.folds() && self.head_length(finding) > self.view.width { "\n    " } else { "  " };
        writeln!(self.out, "{place}{gap}{severity}{status}  {rule}{}", self.message_behind(finding))?;
        for side in [Side::Target, Side::Source] {
            match finding.places.get(side) {
                Some(span) => self.marked(side, *span, finding.severity)?,
                None if is_new => self.counterpart(side, finding)?,
                None => {}
            }
        }
        self.further(finding)?;
        self.repair(finding)?;
        writeln!(self.out)
    }

    /// The message: behind the rule, or where it would not fit, in lines of its own.
    fn message_behind(&self, finding: &Finding) -> String {
        let message = message(&finding.message);
        let length = self.head_length(finding) + 2 + message.chars().count();
        if !self.folds() || length <= self.view.width {
            return format!("  {message}");
        }
        format!("\n    {}", folded(&message, self.view.width.saturating_sub(4)).join("\n    "))
    }

    fn folds(&self) -> bool {
        self.view.lines == Lines::Folded
    }

    /// How many columns stand before the message.
    fn head_length(&self, finding: &Finding) -> usize {
        [&self.address(finding), finding.severity.name(), finding.rule]
            .map(|part| part.chars().count())
            .iter()
            .sum::<usize>()
            + 4
    }

    /// `path:line:column` of the finding, as it is shown.
    fn place(&self, finding: &Finding) -> String {
        let side = if finding.places.target.is_some() { Side::Target } else { Side::Source };
        let place = self.address(finding);
        let Some(span) = finding.places.get(side).filter(|_| self.view.hyperlinks) else { return place };
        let (line, _) = self.maps.get(side).position(span.start);
        hyperlink(&self.report.files.get(side).path, line, &place)
    }

    /// `path:line:column` of the finding.
    fn address(&self, finding: &Finding) -> String {
        let side = if finding.places.target.is_some() { Side::Target } else { Side::Source };
        let path = &self.report.files.get(side).path;
        let address = finding.places.get(side).map(|span| self.maps.get(side).address(path, span.start));
        visible(address.as_deref().unwrap_or(path), Show::All)
    }

    fn marked(&mut self, side: Side, span: Span, severity: Severity) -> io::Result<()> {
        let text: &Analysis = self.report.texts.get(side);
        let Excerpt { before, marked, after } =
            Excerpt::around(text, span, self.view.width.saturating_sub(INDENT + 2 + ISOLATES));
        // Brackets mirror with the direction of the text and mean the same without it; a line of carets would not.
        let marked = if self.view.color && !marked.trim().is_empty() {
            self.styled(&marked, color_of(severity).underline())
        } else {
            format!("⟦{marked}⟧")
        };
        self.labelled(side.name(), &isolated(&format!("{before}{marked}{after}")))
    }

    fn counterpart(&mut self, side: Side, finding: &Finding) -> io::Result<()> {
        let link = finding.link.and_then(|number| self.report.alignment.links().get(number));
        let Some(link) = link else { return Ok(()) };
        let text = self.report.texts.get(side).passage(link.segments.get(side).clone()).text();
        if text.is_empty() {
            return self.labelled(side.name(), "∅");
        }
        self.labelled(side.name(), &isolated(&shortened(text, self.view.width.saturating_sub(INDENT + ISOLATES))))
    }

    fn further(&mut self, finding: &Finding) -> io::Result<()> {
        const SHOWN: usize = 8;
        if finding.further.is_empty() {
            return Ok(());
        }
        let position = |side: Side, span: Span| {
            let (line, column) = self.maps.get(side).position(span.start);
            format!("{line}:{column}")
        };
        let places = finding.further.iter().filter_map(|places| match (places.target, places.source) {
            (Some(span), _) => Some(position(Side::Target, span)),
            (None, Some(span)) => Some(format!("source {}", position(Side::Source, span))),
            (None, None) => None,
        });
        let line = places.take(SHOWN).collect::<Vec<_>>().join(", ");
        self.labelled("also at", &and_more(line, finding.further.len().saturating_sub(SHOWN)))
    }

    fn repair(&mut self, finding: &Finding) -> io::Result<()> {
        let Some(repair) = Repair::of(self.report.texts.target.text(), finding) else { return Ok(()) };
        let label = if repair.applicability == Applicability::Safe { "fix" } else { "suggestion" };
        let room = self.view.width.saturating_sub(INDENT + 9 + 2 * ISOLATES) / 2;
        let quoted = |text: &str| format!("“{}”", isolated(&shortened(text, room)));
        let line = match (repair.old.is_empty(), repair.new.is_empty()) {
            (true, _) => format!("insert {}", quoted(&repair.new)),
            (false, true) => format!("delete {}", quoted(&repair.old)),
            (false, false) => format!("{} → {}", quoted(&repair.old), quoted(&repair.new)),
        };
        let style = Style::new().fg_color(Some(AnsiColor::Green.into()));
        let line = self.styled(&and_more(line, repair.more), style);
        self.labelled(label, &line)
    }

    fn labelled(&mut self, label: &str, line: &str) -> io::Result<()> {
        let label = self.styled(&format!("{label:<12}"), Style::new().dimmed());
        writeln!(self.out, "    {label}{line}")
    }

    fn styled(&self, text: &str, style: Style) -> String {
        if self.view.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    fn summary(&mut self) -> io::Result<()> {
        let shown: Vec<&Finding> = self.report.findings.iter().filter(|finding| is_shown(finding, self.view)).collect();
        let hidden = self.report.findings.len() - shown.len();
        let line = self.styled(&counted(&shown), Style::new().bold());
        writeln!(self.out, "{line}")?;
        for (rule, counts) in by_rule(&shown) {
            writeln!(self.out, "  {:>4}  {rule}", Severity::ALL.iter().map(|&s| counts.get(s)).sum::<usize>())?;
        }
        if hidden > 0 {
            writeln!(self.out, "{hidden} known from an earlier run, not shown.")?;
        }
        if self.report.dismissed > 0 {
            writeln!(self.out, "{} dismissed, not shown.", self.report.dismissed)?;
        }
        let coverage = coverage(&Coverage::of(&self.report.into()));
        let width = if self.folds() { self.view.width } else { usize::MAX };
        writeln!(self.out, "{}", folded(&coverage, width).join("\n"))?;
        let Some(worst) = shown.iter().rev().max_by_key(|finding| finding.severity) else { return Ok(()) };
        writeln!(self.out, "See why: muqabala rules {}", worst.rule)?;
        let next = match (self.view.has_page, self.report.baseline) {
            (false, _) => "Review them in a browser: add --report page.html",
            (true, None) => {
                "Decide on the page, export, and give the file to --baseline: what was dismissed stays away."
            }
            (true, Some(_)) => return Ok(()),
        };
        writeln!(self.out, "{next}")
    }
}

/// `text` as a hyperlink to a line of a file (OSC 8).
fn hyperlink(path: &str, line: usize, text: &str) -> String {
    let Ok(path) = std::path::absolute(path) else { return text.to_owned() };
    let encode = |&byte: &u8| match byte {
        b'/' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    let address: String = path.to_string_lossy().as_bytes().iter().map(encode).collect();
    format!("\u{1b}]8;;file://{address}#{line}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
}

fn color_of(severity: Severity) -> Style {
    let color = match severity {
        Severity::Critical => AnsiColor::BrightRed,
        Severity::Major => AnsiColor::Red,
        Severity::Minor => AnsiColor::Magenta,
        Severity::Neutral => AnsiColor::Cyan,
    };
    Style::new().fg_color(Some(color.into()))
}

/// `3 findings: 1 major, 2 minor.`
fn counted(findings: &[&Finding]) -> String {
    if findings.is_empty() {
        return "No findings.".to_owned();
    }
    let counts = Counts::of(findings.iter().copied());
    let named = Severity::ALL.iter().map(|&severity| (counts.get(severity), severity.name()));
    let parts: Vec<String> = named.filter(|&(count, _)| count > 0).map(|(n, name)| format!("{n} {name}")).collect();
    format!("{}: {}.", plural(findings.len(), "finding"), parts.join(", "))
}

/// The rules with their counts, the most frequent first.
fn by_rule(findings: &[&Finding]) -> Vec<(&'static str, Counts)> {
    let mut groups: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        groups.entry(finding.rule).or_default().push(finding);
    }
    let mut rules: Vec<_> = groups.into_iter().collect();
    rules.sort_by_key(|(_, group)| std::cmp::Reverse(group.len()));
    rules.into_iter().map(|(rule, group)| (rule, Counts::of(group))).collect()
}

fn coverage(coverage: &Coverage) -> String {
    let percent = |side: Side| coverage.percent(side);
    let (source, target) = (coverage.unlinked(Side::Source), coverage.unlinked(Side::Target));
    let linked =
        format!("{} % of the source and {} % of the target linked", percent(Side::Source), percent(Side::Target));
    let mut parts = vec![format!("{}, {linked}", plural(coverage.links, "link"))];
    let without = [(source, "source"), (target, "target")];
    let without = without.iter().filter(|(count, _)| *count > 0).map(|(count, side)| format!("{count} of the {side}"));
    let without = without.collect::<Vec<_>>().join(", ");
    if !without.is_empty() {
        parts.push(format!("without counterpart: {without}"));
    }
    if coverage.moved > 0 {
        parts.push(format!("{} moved", coverage.moved));
    }
    format!("{}.", parts.join("; "))
}

fn and_more(line: String, more: usize) -> String {
    if more == 0 { line } else { format!("{line} and {more} more") }
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
