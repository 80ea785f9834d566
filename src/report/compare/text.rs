//! A comparison for people: who is best and why, the metrics, and where the texts differ.

use std::io::{self, Write};

use anstyle::Style;

use super::CompareReport;
use super::differences::{Difference, differences};
use crate::compare::{Scores, Standing, buckets};
use crate::report::excerpt::shortened;
use crate::report::redlined::redlined;
use crate::report::visible::{Show, isolated, visible};
use crate::report::{CompareWriter, Detail, Format, View};

pub(in crate::report) const TEXT: Format<CompareWriter> =
    Format { name: "text", summary: "ranking, metrics and differences, for people", write };

/// How many differences are shown.
const SHOWN: usize = 5;

fn write(report: &CompareReport<'_>, view: View, out: &mut dyn Write) -> io::Result<()> {
    let mut text = Text { report, view, out };
    text.standings()?;
    text.metrics()?;
    text.lengths()?;
    text.differences()?;
    if view.detail == Detail::Quiet { Ok(()) } else { text.advice() }
}

struct Text<'a, 'o> {
    report: &'a CompareReport<'a>,
    view: View,
    out: &'o mut dyn Write,
}

impl Text<'_, '_> {
    fn standings(&mut self) -> io::Result<()> {
        for standing in self.report.ranking {
            self.standing(standing)?;
        }
        writeln!(self.out)
    }

    fn standing(&mut self, standing: &Standing) -> io::Result<()> {
        let name = format!(
            "{}  {}",
            self.label(standing.translation),
            self.bold(&visible(self.report.name(standing.translation), Show::All))
        );
        let similarity = self.report.similarity.get(standing.translation);
        let similarity = similarity.map_or_else(String::new, |value| format!(" · similarity to the source {value:.3}"));
        writeln!(
            self.out,
            "{}. {name}  {:.1} penalty points in 1,000 words (unconfirmed) · {} left out · {} added{similarity}",
            standing.place, standing.penalty, standing.omitted, standing.added
        )?;
        let rules =
            standing.rules.iter().map(|(rule, severity, count)| format!("{count} {rule} ({})", severity.name()));
        let rules = rules.collect::<Vec<_>>().join(", ");
        writeln!(self.out, "   {}", if rules.is_empty() { "no findings" } else { &rules })
    }

    fn metrics(&mut self) -> io::Result<()> {
        let Some(first) = self.report.scores.first() else { return Ok(()) };
        let units = self.report.comparison.units.len();
        let what = if self.report.comparison.reference.is_some() {
            let name = self.report.translations.last().map_or("", |file| file.path.as_str());
            format!("against the reference {}", visible(name, Show::All))
        } else {
            "against each other: the first against the second, the others against the first".to_owned()
        };
        let title = self.bold("Metrics");
        writeln!(self.out, "{title} {what}, n = {units} stretches")?;
        let rows: Vec<Vec<String>> = self.report.scores.iter().map(values).collect();
        let widths: Vec<usize> = (0..first.scores.len()).map(|column| width(&rows, column)).collect();
        self.head(&format!("  {:7}", ""), &widths)?;
        for (scores, row) in self.report.scores.iter().zip(&rows) {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect::<Vec<_>>();
            writeln!(self.out, "{}", format!("  {:7} {}", scores.metric.name(), cells.join("  ")).trim_end())?;
        }
        for scores in self.report.scores {
            writeln!(self.out, "  {:7} {}", scores.metric.name(), scores.metric.full_signature())?;
        }
        if first.bootstrap.as_ref().is_some_and(|bootstrap| bootstrap.p_values.iter().skip(1).any(Option::is_none)) {
            writeln!(self.out, "  n = {units} is too small to say whether the differences are more than chance")?;
        }
        writeln!(self.out)
    }

    /// The letters of the translations above columns of these widths.
    fn head(&mut self, start: &str, widths: &[usize]) -> io::Result<()> {
        let cells = widths.iter().enumerate().map(|(number, &width)| format!("{:<width$}", self.label(number)));
        writeln!(self.out, "{}", format!("{start} {}", cells.collect::<Vec<_>>().join("  ")).trim_end())
    }

    /// What a text is called once its name has been said.
    fn label(&self, number: usize) -> String {
        let is_reference = number >= self.report.ranking.len();
        if is_reference { "the reference".to_owned() } else { letter(number) }
    }

    fn lengths(&mut self) -> io::Result<()> {
        let Some(chrf) = self.report.scores.iter().find(|scores| scores.metric.name() == "chrF") else { return Ok(()) };
        let title = self.bold("chrF by length of the source");
        writeln!(self.out, "{title}")?;
        self.head(&" ".repeat(23), &vec![5; chrf.scores.len()])?;
        for bucket in buckets(self.report.comparison, chrf).into_iter().filter(|bucket| bucket.units > 0) {
            let (start, end) = bucket.words;
            let words = end.map_or_else(|| format!("{start}+"), |end| format!("{start}–{end}"));
            let scores = bucket
                .scores
                .iter()
                .map(|score| score.map_or_else(|| "–    ".to_owned(), |score| format!("{score:<5.1}")));
            let scores = scores.collect::<Vec<_>>().join("  ");
            writeln!(self.out, "  {words:>6} words, n = {:<4} {}", bucket.units, scores.trim_end())?;
        }
        writeln!(self.out)
    }

    fn differences(&mut self) -> io::Result<()> {
        let found = differences(self.report);
        if found.is_empty() {
            return Ok(());
        }
        let title = self.bold("Where they differ most");
        writeln!(self.out, "{title} ({} of {} differences)", SHOWN.min(found.len()), found.len())?;
        for difference in found.iter().take(SHOWN) {
            self.difference(difference)?;
        }
        Ok(())
    }

    fn difference(&mut self, difference: &Difference) -> io::Result<()> {
        let room = self.view.width.saturating_sub(4);
        let unit = self.report.comparison.units.get(difference.unit);
        let source = unit.map(|unit| self.report.comparison.source_text(unit)).unwrap_or_default();
        let (own, other) = (self.label(difference.translation), self.label(difference.against));
        writeln!(self.out, "  {own} against {other}, chrF {:.1}", difference.score)?;
        writeln!(self.out, "    {}", isolated(&shortened(&source, room)))?;
        let line = self.redline(difference);
        writeln!(self.out, "    {}\n", isolated(&line))
    }

    fn redline(&self, difference: &Difference) -> String {
        redlined(&difference.other, &difference.own, &difference.redline(self.report), self.view.color)
    }

    fn advice(&mut self) -> io::Result<()> {
        let Some(last) = self.report.ranking.last() else { return Ok(()) };
        let worst = visible(self.report.name(last.translation), Show::All);
        let source = visible(&self.report.source.path, Show::All);
        writeln!(self.out, "Next: muqabala check {source} {worst}   shows the findings of the last in their sentences")
    }

    fn bold(&self, text: &str) -> String {
        if self.view.color { format!("{0}{text}{0:#}", Style::new().bold()) } else { text.to_owned() }
    }
}

/// The scores of each translation by one metric.
fn values(scores: &Scores) -> Vec<String> {
    let value = |(number, score): (usize, &f64)| {
        let bootstrap = scores.bootstrap.as_ref();
        let interval = bootstrap.and_then(|bootstrap| bootstrap.intervals.get(number));
        let interval = interval.map_or_else(String::new, |i| format!(" [{:.1}–{:.1}]", i.low, i.high));
        let p_value = bootstrap.and_then(|bootstrap| bootstrap.p_values.get(number).copied().flatten());
        let p_value = p_value.map_or_else(String::new, |p| format!(" p = {p:.3}"));
        format!("{score:.2}{interval}{p_value}")
    };
    scores.scores.iter().enumerate().map(value).collect()
}

fn width(rows: &[Vec<String>], column: usize) -> usize {
    rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or_default()
}

/// A, B, C and so on; beyond Z the number from 1.
fn letter(number: usize) -> String {
    ('A'..='Z').nth(number).map_or_else(|| (number + 1).to_string(), String::from)
}
