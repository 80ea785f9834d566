//! What a comparison's page says of the translations as a whole: ranking and why, metrics, charts with their figures.

use std::collections::BTreeMap;

use serde::Serialize;

use super::model::{letter, names};
use crate::check::{Finding, Severity};
use crate::compare::{Bucket, Scores, Standing, buckets};
use crate::report::visible::{Show, visible};
use crate::report::{CompareReport, Counts};

/// Everything the overview shows.
#[derive(Serialize)]
pub(super) struct Overview {
    /// The translations, the best first.
    standings: Vec<StandingData>,
    /// The translations in the order given, as heads of columns.
    columns: Vec<Name>,
    /// What the translations are held against; none if it is each other.
    reference: Option<Name>,
    metrics: Vec<MetricData>,
    /// How many stretches of the source are compared.
    units: usize,
    /// Whether there are too few of them to say whether a difference is chance; none without a bootstrap.
    too_few: Option<bool>,
    samples: usize,
    severities: Vec<Group>,
    lengths: Vec<Group>,
}

/// What a translation is called.
#[derive(Clone, Serialize)]
struct Name {
    letter: String,
    path: String,
}

#[derive(Serialize)]
struct StandingData {
    #[serde(flatten)]
    name: Name,
    place: usize,
    /// The number of its text on the page.
    text: usize,
    penalty: String,
    severities: Vec<Count>,
    omitted: usize,
    added: usize,
    similarity: Option<String>,
    chrf: Option<String>,
    rules: Vec<Rule>,
    /// What weighs more in it than in the translation before it, in the ranking.
    worse: Vec<Rule>,
    /// Whether nothing sets it apart from the one before it.
    tied: bool,
}

#[derive(Serialize)]
struct Count {
    name: &'static str,
    count: usize,
}

#[derive(Clone, Serialize)]
struct Rule {
    name: &'static str,
    severity: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct MetricData {
    name: &'static str,
    signature: String,
    more_is_better: bool,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Cell {
    score: String,
    /// The letter of the text that it was held against.
    against: String,
    interval: Option<[String; 2]>,
    p_value: Option<String>,
}

/// A group of bars of a chart.
#[derive(Serialize)]
struct Group {
    label: Option<String>,
    name: Option<Name>,
    /// Units, for groups of them; all findings, for a translation.
    count: usize,
    bars: Vec<Bar>,
}

/// A bar, in percent of the longest one.
#[derive(Serialize)]
struct Bar {
    /// The class that gives it its looks, and the key of its label.
    key: String,
    start: String,
    length: String,
    value: Option<String>,
}

impl Overview {
    pub(super) fn new(report: &CompareReport<'_>) -> Self {
        let count = report.comparison.translations.len();
        let bootstrap = report.scores.first().and_then(|scores| scores.bootstrap.as_ref());
        Self {
            standings: standings(report),
            columns: (0..count).map(|number| name(report, number)).collect(),
            reference: report.comparison.reference.is_some().then(|| name(report, count)),
            metrics: report.scores.iter().map(|scores| metric(report, scores)).collect(),
            units: report.comparison.units.len(),
            too_few: bootstrap.filter(|_| count > 1).map(|found| found.p_values.iter().all(Option::is_none)),
            samples: bootstrap.map_or(0, |bootstrap| bootstrap.samples),
            severities: severity_bars(report),
            lengths: length_bars(report),
        }
    }
}

fn name(report: &CompareReport<'_>, number: usize) -> Name {
    let called = names(report).get(number).copied().unwrap_or_default();
    Name { letter: letter(report, number), path: visible(called, Show::All) }
}

fn findings<'a>(report: &CompareReport<'a>, number: usize) -> &'a [Finding] {
    report.comparison.translations.get(number).map_or(&[], |one| one.findings)
}

fn counts(report: &CompareReport<'_>, number: usize) -> Vec<Count> {
    let counts = Counts::of(findings(report, number));
    Severity::ALL.map(|severity| Count { name: severity.name(), count: counts.get(severity) }).into()
}

fn chrf<'a>(report: &CompareReport<'a>) -> Option<&'a Scores> {
    report.scores.iter().find(|scores| scores.metric.name() == "chrF")
}

fn standings(report: &CompareReport<'_>) -> Vec<StandingData> {
    let mut before: Option<&Standing> = None;
    let mut all = Vec::new();
    for standing in report.ranking {
        all.push(standing_data(report, standing, before));
        before = Some(standing);
    }
    all
}

fn standing_data(report: &CompareReport<'_>, standing: &Standing, before: Option<&Standing>) -> StandingData {
    let number = standing.translation;
    let rule =
        |&(name, severity, count): &(&'static str, Severity, usize)| Rule { name, severity: severity.name(), count };
    // Without a reference chrF says how alike two translations are, which ranks nothing.
    let nearness = chrf(report).filter(|_| report.comparison.reference.is_some());
    StandingData {
        name: name(report, number),
        place: standing.place,
        text: number + 1,
        penalty: format!("{:.1}", standing.penalty),
        severities: counts(report, number),
        omitted: standing.omitted,
        added: standing.added,
        similarity: report.similarity.get(number).map(|similarity| format!("{similarity:.3}")),
        chrf: nearness.and_then(|chrf| chrf.scores.get(number)).map(|score| format!("{score:.1}")),
        rules: standing.rules.iter().map(rule).collect(),
        worse: before.map(|before| more_than(&standing.rules, &before.rules)).unwrap_or_default(),
        tied: before.is_some_and(|before| before.place == standing.place),
    }
}

/// The rules that find more in one translation than in another, with how many more.
fn more_than(rules: &[(&'static str, Severity, usize)], others: &[(&'static str, Severity, usize)]) -> Vec<Rule> {
    let of: BTreeMap<&str, usize> = others.iter().map(|&(name, _, count)| (name, count)).collect();
    let more = rules.iter().filter_map(|&(name, severity, count)| {
        let count = count.checked_sub(of.get(name).copied().unwrap_or_default()).filter(|&count| count > 0)?;
        Some(Rule { name, severity: severity.name(), count })
    });
    more.collect()
}

fn metric(report: &CompareReport<'_>, scores: &Scores) -> MetricData {
    let cell = |(number, score): (usize, &f64)| {
        let bootstrap = scores.bootstrap.as_ref();
        let interval = bootstrap.and_then(|bootstrap| bootstrap.intervals.get(number));
        let p_value = bootstrap.and_then(|bootstrap| bootstrap.p_values.get(number).copied().flatten());
        Cell {
            score: format!("{score:.2}"),
            against: letter(report, scores.against.get(number).copied().unwrap_or_default()),
            interval: interval.map(|interval| [format!("{:.1}", interval.low), format!("{:.1}", interval.high)]),
            p_value: p_value.map(|p| format!("{p:.3}")),
        }
    };
    MetricData {
        name: scores.metric.name(),
        signature: scores.metric.full_signature(),
        more_is_better: scores.metric.more_is_better(),
        cells: scores.scores.iter().enumerate().map(cell).collect(),
    }
}

/// For each translation its findings by severity, one bar behind the other.
fn severity_bars(report: &CompareReport<'_>) -> Vec<Group> {
    let numbers = 0..report.comparison.translations.len();
    let most = numbers.clone().map(|number| findings(report, number).len()).max().unwrap_or_default().max(1);
    let bars = |number: usize| {
        let mut start = 0;
        let mut bar = |count: Count| {
            let from = start;
            start += count.count;
            Bar {
                key: format!("severity_{}", count.name),
                start: percent(from as f64, most as f64),
                length: percent(count.count as f64, most as f64),
                value: Some(count.count.to_string()),
            }
        };
        let bars = counts(report, number).into_iter().map(&mut bar).collect();
        Group { label: None, name: Some(name(report, number)), count: findings(report, number).len(), bars }
    };
    numbers.map(bars).collect()
}

/// For each length of the source the chrF of the translations.
fn length_bars(report: &CompareReport<'_>) -> Vec<Group> {
    let Some(chrf) = chrf(report) else { return Vec::new() };
    let bars = |bucket: Bucket| {
        let (start, end) = bucket.words;
        let bar = |(number, score): (usize, &Option<f64>)| Bar {
            key: letter(report, number),
            start: percent(0.0, 1.0),
            length: percent(score.unwrap_or_default(), 100.0),
            value: score.map(|score| format!("{score:.1}")),
        };
        Group {
            label: Some(end.map_or_else(|| format!("{start}+"), |end| format!("{start}–{end}"))),
            name: None,
            count: bucket.units,
            bars: bucket.scores.iter().enumerate().map(bar).collect(),
        }
    };
    buckets(report.comparison, chrf).into_iter().filter(|bucket| bucket.units > 0).map(bars).collect()
}

fn percent(part: f64, whole: f64) -> String {
    format!("{:.2}", part * 100.0 / whole)
}
