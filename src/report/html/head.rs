//! What the frame of the page says: what was compared, counts by severity and category, settings; the rest is in the model.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use super::model::{Entry, Model, TitlePart};
use super::{bundle, policy, rule_page, strings};
use crate::check::{Severity, rule_by_name};
use crate::language::Language;
use crate::report::visible::{Show, visible};
use crate::report::{Counts, View};
use crate::text::TokenKind;

/// Everything the frame shows.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    version: &'static str,
    lang: &'static str,
    dir: &'static str,
    kind: &'static str,
    /// The strings of the interface, by key.
    t: Map<String, Value>,
    policy: String,
    style: &'static str,
    script: String,
    title: Vec<TitlePart<String>>,
    texts: Vec<Head<'a>>,
    /// The report's own facet of findings.
    facet: Option<&'static str>,
    severities: Vec<Counted>,
    categories: Vec<Counted>,
    rules: Vec<RulePage>,
    /// How many findings there are, and how many the baseline dismissed.
    count: usize,
    dismissed: usize,
    settings: Vec<(&'static str, String)>,
    own: &'a Value,
}

/// What the page says of one file.
#[derive(Serialize)]
struct Head<'a> {
    side: &'a str,
    role: &'static str,
    letter: Option<&'a str>,
    path: String,
    short: String,
    language: String,
    /// The string that names the language in that of the interface, where there is one.
    language_key: String,
    sha256: &'a str,
    segments: usize,
    words: usize,
    /// In percent.
    covered: Option<usize>,
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
    pub(super) fn new(model: &'a Model<'_>, view: View) -> Self {
        let script = bundle::script();
        Self {
            version: env!("CARGO_PKG_VERSION"),
            lang: view.interface.tag(),
            dir: view.interface.direction(),
            kind: model.kind,
            t: strings::of(view.interface),
            policy: policy::content_security_policy(bundle::style(), &script),
            style: bundle::style(),
            script,
            title: model.title.iter().map(TitlePart::shown).collect(),
            texts: model.texts.iter().map(head).collect(),
            facet: model.facet,
            severities: severities(&model.findings),
            categories: counted(&model.findings, category),
            rules: counted(&model.findings, |entry| entry.finding.rule).iter().map(RulePage::of).collect(),
            count: model.findings.len(),
            dismissed: model.hidden,
            settings: model.settings.iter().map(|(name, value)| (*name, visible(value, Show::All))).collect(),
            own: &model.own,
        }
    }
}

impl TitlePart<&str> {
    fn shown(&self) -> TitlePart<String> {
        match self {
            Self::Path(path) => TitlePart::Path(visible(path, Show::All)),
            Self::String(key) => TitlePart::String(key),
        }
    }
}

impl RulePage {
    fn of(rule: &Counted) -> Self {
        let page = rule_by_name(rule.name).map(rule_page::html).unwrap_or_default();
        Self { name: rule.name, page }
    }
}

fn head<'a>(text: &'a super::columns::Column<'_>) -> Head<'a> {
    Head {
        side: &text.side,
        role: text.role,
        letter: text.letter.as_deref(),
        path: visible(&text.file.path, Show::All),
        short: visible(text.short, Show::All),
        language: name(&text.text.language).to_owned(),
        language_key: format!("language_{}", text.text.language.tag()),
        sha256: &text.file.sha256,
        segments: text.segments,
        words: text.words(),
        covered: text.covered,
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
fn category(entry: &Entry<'_>) -> &'static str {
    let path = rule_by_name(entry.finding.rule).map_or("", |rule| rule.mqm);
    path.split(" > ").next().unwrap_or_default()
}

fn severities(entries: &[Entry<'_>]) -> Vec<Counted> {
    let counts = Counts::of(entries.iter().map(|entry| entry.finding));
    Severity::ALL.map(|severity| Counted { name: severity.name(), count: counts.get(severity) }).into()
}

/// How many findings there are by `key`, the most frequent first.
fn counted(entries: &[Entry<'_>], key: fn(&Entry<'_>) -> &'static str) -> Vec<Counted> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for entry in entries {
        *counts.entry(key(entry)).or_default() += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().map(|(name, count)| Counted { name, count }).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    rows
}
