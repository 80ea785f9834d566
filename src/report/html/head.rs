//! What the frame of the page says: what was compared, counts, coverage, score, settings.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use super::{bundle, policy, rule_page, strings};
use crate::align::Analysis;
use crate::check::{Finding, Severity, rule_by_name};
use crate::language::Language;
use crate::report::coverage::Coverage;
use crate::report::visible::{Show, visible};
use crate::report::{CheckReport, Counts, Score, View};
use crate::text::{Side, TokenKind};

/// Everything the frame shows.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    version: &'static str,
    lang: &'static str,
    dir: &'static str,
    /// The strings of the interface, by key.
    t: Map<String, Value>,
    policy: String,
    style: &'static str,
    script: String,
    source: Head<'a>,
    target: Head<'a>,
    severities: Vec<Counted>,
    categories: Vec<Counted>,
    rules: Vec<RulePage>,
    links: usize,
    moved: usize,
    unlinked: usize,
    score: Score,
    /// How many findings there are.
    count: usize,
    settings: Vec<(&'static str, String)>,
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

/// A rule that found something, with its page as HTML of our own.
#[derive(Serialize)]
struct RulePage {
    name: &'static str,
    page: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(report: &CheckReport<'a>, view: View) -> Self {
        let coverage = Coverage::of(&report.into());
        let script = bundle::script();
        Self {
            version: env!("CARGO_PKG_VERSION"),
            lang: view.interface.tag(),
            dir: view.interface.direction(),
            t: strings::of(view.interface),
            policy: policy::content_security_policy(bundle::style(), &script),
            style: bundle::style(),
            script,
            source: head(report, &coverage, Side::Source),
            target: head(report, &coverage, Side::Target),
            severities: severities(report.findings),
            categories: counted(report.findings, category),
            rules: counted(report.findings, |finding| finding.rule).iter().map(RulePage::of).collect(),
            links: coverage.links,
            moved: coverage.moved,
            unlinked: coverage.unlinked(Side::Source) + coverage.unlinked(Side::Target),
            score: Score::of(report),
            count: report.findings.len(),
            settings: report.settings.iter().map(|(name, value)| (*name, visible(value, Show::All))).collect(),
        }
    }
}

impl RulePage {
    fn of(rule: &Counted) -> Self {
        let page = rule_by_name(rule.name).map(rule_page::html).unwrap_or_default();
        Self { name: rule.name, page }
    }
}

fn head<'a>(report: &CheckReport<'a>, coverage: &Coverage, side: Side) -> Head<'a> {
    let (file, text): (_, &Analysis) = (report.files.get(side), report.texts.get(side));
    Head {
        path: visible(&file.path, Show::All),
        lang: text.language.tag(),
        language: name(&text.language).to_owned(),
        sha256: &file.sha256,
        segments: *coverage.segments.get(side),
        covered: coverage.percent(side),
    }
}

/// The language's name, or its tag where it has no tables of its own.
pub(super) fn name(language: &Language) -> &str {
    let profile = language.profile();
    if profile.script == TokenKind::Other { language.tag() } else { profile.name }
}

/// The direction a language is written in; languages without tables of their own are judged by their letters.
pub(super) fn direction(language: &Language) -> &'static str {
    match language.profile() {
        profile if profile.right_to_left => "rtl",
        profile if profile.script == TokenKind::Other => "auto",
        _ => "ltr",
    }
}

/// The first step of the rule's MQM path: `Accuracy`.
fn category(finding: &Finding) -> &'static str {
    let path = rule_by_name(finding.rule).map_or("", |rule| rule.mqm);
    path.split(" > ").next().unwrap_or_default()
}

fn severities(findings: &[Finding]) -> Vec<Counted> {
    let counts = Counts::of(findings);
    Severity::ALL.map(|severity| Counted { name: severity.name(), count: counts.get(severity) }).into()
}

/// How many findings there are by `key`, the most frequent first.
fn counted(findings: &[Finding], key: fn(&Finding) -> &'static str) -> Vec<Counted> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry(key(finding)).or_default() += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().map(|(name, count)| Counted { name, count }).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    rows
}
