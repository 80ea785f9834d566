//! Running the rules over an alignment: what they see, and what becomes of their findings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::confidence::fitted;
use super::discourse::{Discourse, Pair, discourses};
use super::fingerprint::set_fingerprints;
use super::mirror::Mirror;
use super::precedence::{LinkIndex, settle};
use super::rules::{RULES, Rule, RuleOptions, Scope};
use super::shared::Shared;
use super::{Check, Finding, Glossary, Severity};
use crate::align::encoder::{self, Encoder};
use crate::align::lexicon::Lexicon;
use crate::align::{Alignment, Analysis, threads};
use crate::text::{Side, Sides};
use crate::{Error, Result};

/// Which rules run, and with what options.
#[derive(Clone, Debug)]
pub struct Options {
    /// Rules to run; all if empty.
    pub select: Vec<String>,
    /// Rules not to run.
    pub ignore: Vec<String>,
    /// Options by rule.
    pub rules: BTreeMap<String, RuleOptions>,
    /// Severities by rule that replace the rule's own.
    pub severities: BTreeMap<String, Severity>,
    /// Findings below it are dropped.
    pub min_confidence: f32,
    /// Findings below it are dropped.
    pub min_severity: Severity,
    /// The lexicons that word links are looked up in; those for other languages are passed over.
    pub lexicons: Vec<Lexicon>,
    /// The sentence encoder that is asked where words alone tell too little; none to go by words.
    pub encoder: Option<Arc<dyn Encoder>>,
    /// Terms that are asked for or forbidden.
    pub glossary: Glossary,
    /// Rules of one's own, which run beside those of [`RULES`]; no two of all may have one name. Everything above holds for
    /// them, too. Reports know their names and messages, and nothing more of them.
    pub own: Vec<&'static Rule>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            select: Vec::new(),
            ignore: Vec::new(),
            rules: BTreeMap::new(),
            severities: BTreeMap::new(),
            min_confidence: 0.5,
            min_severity: Severity::Neutral,
            lexicons: vec![Lexicon::builtin()],
            encoder: Some(encoder::builtin()),
            glossary: Glossary::default(),
            own: Vec::new(),
        }
    }
}

impl Options {
    /// All rules there are: those of the crate, then one's own.
    fn all_rules(&self) -> impl Iterator<Item = &'static Rule> {
        RULES.iter().chain(&self.own).copied()
    }

    /// The rule of that name, one's own included.
    pub(super) fn rule(&self, name: &str) -> Option<&'static Rule> {
        self.all_rules().find(|rule| rule.name == name)
    }
}

/// Runs the rules. Findings come sorted by place, with fingerprints.
///
/// # Errors
/// If a rule of the options does not exist or refuses its options.
pub fn check(texts: Sides<&Analysis>, alignment: &Alignment, options: &Options) -> Result<Vec<Finding>> {
    let checks = build(options)?;
    let index = LinkIndex::new(texts, alignment);
    let mut findings = Vec::new();
    for ((rule, _), mut found) in checks.iter().zip(found_by(&checks, texts, alignment, options)) {
        finish(found.iter_mut(), rule, &index, alignment, options);
        findings.append(&mut found);
    }
    if let Some(mirror) = Mirror::new(texts, alignment) {
        let checks: Vec<_> = checks.into_iter().filter(|(_, check)| check.is_mirrored()).collect();
        let exchanged = Sides::new(texts.target, texts.source);
        for ((rule, _), seen) in checks.iter().zip(found_by(&checks, exchanged, &mirror.alignment, options)) {
            let mut found = mirror.reflected(seen, &findings);
            finish(found.iter_mut(), rule, &index, alignment, options);
            findings.append(&mut found);
        }
    }
    findings.retain(|f| f.confidence >= options.min_confidence && f.severity >= options.min_severity);
    let mut findings = settle(findings, &index, options);
    for finding in &mut findings {
        finding.link = finding.link.or_else(|| index.link_of(&finding.places));
    }
    findings.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.message.cmp(&b.message)));
    findings.dedup();
    set_fingerprints(&mut findings, texts);
    Ok(findings)
}

/// What each rule finds in two texts.
fn found_by(
    checks: &[(&'static Rule, Box<dyn Check>)],
    texts: Sides<&Analysis>,
    alignment: &Alignment,
    options: &Options,
) -> Vec<Vec<Finding>> {
    let shared = Shared::new(texts, options);
    let discourses = discourses(texts, alignment, &shared);
    // Many texts are shared out one by one, the links of a single one in stretches.
    let by_text = match discourses.as_slice() {
        [one] => vec![run_all(checks, one)],
        many => threads::map(many, |one| threads::alone(|| run_all(checks, one))),
    };
    by_rule(checks.len(), by_text)
}

/// So many links are one piece of work.
const STRETCH: usize = 64;

/// What each rule finds in a text, link by link and then in the whole.
fn run_all(checks: &[(&'static Rule, Box<dyn Check>)], discourse: &Discourse<'_>) -> Vec<Vec<Finding>> {
    let stretches: Vec<&[Pair<'_>]> = discourse.pairs.chunks(STRETCH).collect();
    let in_links = threads::map(&stretches, |stretch| {
        checks.iter().map(|(_, check)| in_stretch(check.as_ref(), stretch)).collect::<Vec<_>>()
    });
    let in_whole = threads::map(checks, |(_, check)| {
        let mut findings = Vec::new();
        check.discourse(discourse, &mut findings);
        findings
    });
    by_rule(checks.len(), in_links.into_iter().chain([in_whole]))
}

/// The findings of several parts, by rule.
fn by_rule(rules: usize, parts: impl IntoIterator<Item = Vec<Vec<Finding>>>) -> Vec<Vec<Finding>> {
    let mut found = vec![Vec::new(); rules];
    for part in parts {
        for (all, mut more) in found.iter_mut().zip(part) {
            all.append(&mut more);
        }
    }
    found
}

fn in_stretch(check: &dyn Check, stretch: &[Pair<'_>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pair in stretch {
        let before = findings.len();
        check.pair(pair, &mut findings);
        for finding in findings.iter_mut().skip(before) {
            finding.link = Some(pair.number);
        }
    }
    findings
}

fn build(options: &Options) -> Result<Vec<(&'static Rule, Box<dyn Check>)>> {
    let named =
        options.select.iter().chain(&options.ignore).chain(options.rules.keys()).chain(options.severities.keys());
    for name in named.filter(|name| options.rule(name).is_none()) {
        Rule::named(name)?;
    }
    let mut names = BTreeSet::new();
    if let Some(rule) = options.all_rules().find(|rule| !names.insert(rule.name)) {
        return Err(Error::usage(format!("two rules are called “{}”", rule.name)));
    }
    let runs = |rule: &&Rule| {
        (options.select.is_empty() || options.select.iter().any(|name| name == rule.name))
            && !options.ignore.iter().any(|name| name == rule.name)
    };
    let none = RuleOptions::new();
    let build_one = |rule: &'static Rule| {
        let check = rule.build_with(options.rules.get(rule.name).unwrap_or(&none))?;
        Ok((rule, check))
    };
    options.all_rules().filter(runs).map(build_one).collect()
}

/// Fills in what the rule's author need not think of: links, severities, how far the rule and the link may be trusted.
fn finish<'f>(
    findings: impl Iterator<Item = &'f mut Finding>,
    rule: &Rule,
    index: &LinkIndex<'_>,
    alignment: &Alignment,
    options: &Options,
) {
    for finding in findings {
        finding.link = finding.link.or_else(|| index.link_of(&finding.places));
        if let Some(&severity) = options.severities.get(rule.name) {
            finding.severity = severity;
        }
        finding.confidence = fitted(rule.name, finding.confidence);
        if rule.scope == Scope::Link {
            let link = finding.link.and_then(|number| alignment.links().get(number));
            finding.confidence *= link.map_or(1.0, |link| index.trust(link, &finding.places));
        }
    }
}

fn order(finding: &Finding) -> (usize, usize, usize, usize, &'static str) {
    let start = |side: Side| finding.places.get(side).map_or(usize::MAX, |span| span.start);
    let end = finding.places.target.map_or(usize::MAX, |span| span.end);
    (finding.link.unwrap_or(usize::MAX), start(Side::Target), end, start(Side::Source), finding.rule)
}
