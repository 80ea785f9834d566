//! The page that leads to the pages of many texts: what was found in each, the texts with most to look at first.

use std::io::{self, Write};

use minijinja::{AutoEscape, Environment};
use serde::Serialize;

use super::{bundle, policy, render, strings};
use crate::check::Severity;
use crate::report::{Counts, Interface, Score};

pub(super) const TEMPLATE: &str = include_str!("index.html");

/// A text and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct IndexRow<'a> {
    /// What it is called: the path of the text under check.
    pub name: &'a str,
    /// The address of its page from the index; empty if it has none.
    pub address: &'a str,
    /// Why it could not be checked.
    pub error: Option<&'a str>,
    /// What was found in it.
    pub score: Option<&'a Score>,
    /// How many links join both sides.
    pub links: usize,
    /// Mean probability of these links, 0 to 1.
    pub mean_confidence: Option<f64>,
}

#[derive(Serialize)]
struct Page<'a> {
    lang: &'static str,
    dir: &'static str,
    version: &'static str,
    policy: String,
    style: &'static str,
    t: serde_json::Map<String, serde_json::Value>,
    failed: usize,
    all: Figures,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    /// The last part of the path.
    name: &'a str,
    /// The folders before it.
    place: &'a str,
    address: &'a str,
    error: Option<&'a str>,
    #[serde(flatten)]
    figures: Figures,
    bars: Vec<Bar>,
    links: usize,
    sure: String,
}

#[derive(Serialize)]
struct Figures {
    counts: Vec<Cell>,
    words: usize,
    penalty: String,
}

#[derive(Serialize)]
struct Cell {
    severity: &'static str,
    count: usize,
}

/// A part of a line of 100 units, in order.
#[derive(Serialize)]
struct Bar {
    severity: &'static str,
    start: String,
    length: String,
}

/// Writes the page.
///
/// # Errors
/// If `out` cannot be written to.
pub fn write_index(rows: &[IndexRow<'_>], interface: Interface, out: &mut dyn Write) -> io::Result<()> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_template("index", TEMPLATE).map_err(io::Error::other)?;
    let page = render(&environment, "index", &page(rows, interface))?;
    writeln!(out, "{page}")
}

fn page<'a>(rows: &[IndexRow<'a>], interface: Interface) -> Page<'a> {
    let mut sorted: Vec<&IndexRow<'a>> = rows.iter().collect();
    // What could not be checked comes first; texts with the same weight stay in their order.
    let weight = |row: &IndexRow<'_>| row.score.map_or(0.0, |score| score.penalty_per_thousand_words);
    sorted.sort_by(|a, b| b.error.is_some().cmp(&a.error.is_some()).then(weight(b).total_cmp(&weight(a))));
    let most = sorted.iter().map(|row| weight(row)).fold(0.0, f64::max);
    let scores: Vec<&Score> = rows.iter().filter_map(|row| row.score).collect();
    let style = bundle::index_style();
    Page {
        lang: interface.tag(),
        dir: interface.direction(),
        version: env!("CARGO_PKG_VERSION"),
        policy: policy::content_security_policy(style, ""),
        style,
        t: strings::of(interface),
        failed: rows.iter().filter(|row| row.error.is_some()).count(),
        all: Figures::of_all(&scores),
        rows: sorted.into_iter().map(|row| Row::of(row, most)).collect(),
    }
}

impl<'a> Row<'a> {
    fn of(row: &IndexRow<'a>, most: f64) -> Self {
        let (place, name) = row.name.rsplit_once('/').unwrap_or(("", row.name));
        let figures = Figures::of_all(&Vec::from_iter(row.score));
        let bars = row.score.map_or_else(Vec::new, |score| bars(score, most));
        let sure = row.mean_confidence.map(|mean| format!("{:.0}%", mean * 100.0)).unwrap_or_default();
        Self { name, place, address: row.address, error: row.error, figures, bars, links: row.links, sure }
    }
}

impl Figures {
    fn of_all(scores: &[&Score]) -> Self {
        let counts = scores.iter().fold(Counts::default(), |counts, score| counts.with(score.findings));
        let words: usize = scores.iter().map(|score| score.words).sum();
        let penalty: usize = scores.iter().map(|score| score.penalty).sum();
        let rate = if words == 0 { 0.0 } else { penalty as f64 * 1000.0 / words as f64 };
        let cell = |severity: &Severity| Cell { severity: severity.name(), count: counts.get(*severity) };
        Self { counts: Severity::ALL.iter().map(cell).collect(), words, penalty: format!("{rate:.1}") }
    }
}

/// How much of the penalty each severity makes up, drawn so that the heaviest text has a whole line.
fn bars(score: &Score, most: f64) -> Vec<Bar> {
    let mut start = 0.0;
    let mut bars = Vec::new();
    for severity in Severity::ALL {
        let share = (score.findings.get(severity) * severity.weight()) as f64 / score.penalty.max(1) as f64;
        let length = 100.0 * share * score.penalty_per_thousand_words / most.max(f64::MIN_POSITIVE);
        if length > 0.0 {
            bars.push(Bar { severity: severity.name(), start: format!("{start:.1}"), length: format!("{length:.1}") });
            start += length;
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: &[IndexRow<'_>], interface: Interface) -> String {
        let mut page = Vec::new();
        write_index(rows, interface, &mut page).unwrap();
        String::from_utf8(page).unwrap()
    }

    #[test]
    fn what_failed_comes_first_then_what_has_most_to_look_at() {
        let score = |major: usize| Score {
            findings: Counts { major, ..Counts::default() },
            words: 1000,
            penalty: 5 * major,
            penalty_per_thousand_words: 5.0 * major as f64,
            confirmed: false,
            dismissed: 0,
        };
        let scores = [score(1), score(7)];
        let row =
            |name, score| IndexRow { name, address: "./x.html", error: None, score, links: 3, mean_confidence: None };
        let rows = [
            row("in/few.txt", scores.first()),
            row("in/many.txt", scores.last()),
            IndexRow { error: Some("<b>broken"), ..row("in/bad.txt", None) },
        ];
        let page = written(&rows, Interface::Arabic);
        let at = |name: &str| page.find(&format!("<bdi>{name}</bdi>")).unwrap();
        assert!(at("bad.txt") < at("many.txt") && at("many.txt") < at("few.txt"));
        assert!(page.contains("&lt;b&gt;broken") && page.contains("<html lang=\"ar\" dir=\"rtl\">"));
    }
}
