//! Running the rules over an alignment: what they see, and what becomes of their findings.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::rules::{RULES, Rule, RuleOptions, Scope, rule_by_name};
use super::{Check, Finding, Severity};
use crate::align::{Alignment, Analysis, Link, Passage};
use crate::text::{Side, Sides, Span};
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
        }
    }
}

/// A link with its two passages.
#[derive(Clone, Debug)]
pub struct Pair<'a> {
    /// Its number in the alignment.
    pub number: usize,
    /// The link.
    pub link: &'a Link,
    /// The texts it links.
    pub passages: Sides<Passage<'a>>,
}

impl<'a> Pair<'a> {
    /// The passage of one side.
    pub fn passage(&self, side: Side) -> &Passage<'a> {
        self.passages.get(side)
    }

    /// The source passage.
    pub fn source(&self) -> &Passage<'a> {
        &self.passages.source
    }

    /// The target passage.
    pub fn target(&self) -> &Passage<'a> {
        &self.passages.target
    }

    /// Whether one side has nothing.
    pub fn is_null(&self) -> bool {
        self.passages.source.is_empty() || self.passages.target.is_empty()
    }
}

/// A whole text and its counterpart: all links of one group, in reading order.
#[derive(Clone, Debug)]
pub struct Discourse<'a> {
    /// Both texts (a bitext's may hold further groups).
    pub texts: Sides<&'a Analysis>,
    /// The links of this text.
    pub pairs: Vec<Pair<'a>>,
    /// The segments of this text.
    pub segments: Sides<Range<usize>>,
}

impl<'a> Discourse<'a> {
    /// One side of it as a single passage.
    pub fn whole(&self, side: Side) -> Passage<'a> {
        self.texts.get(side).passage(self.segments.get(side).clone())
    }
}

/// Runs the rules. Findings come sorted by place, with fingerprints.
///
/// # Errors
/// If a rule of the options does not exist or refuses its options.
pub fn check(texts: Sides<&Analysis>, alignment: &Alignment, options: &Options) -> Result<Vec<Finding>> {
    let checks = build(options)?;
    let mut findings = Vec::new();
    for discourse in discourses(texts, alignment) {
        for (rule, check) in &checks {
            let first = findings.len();
            for pair in &discourse.pairs {
                let before = findings.len();
                check.pair(pair, &mut findings);
                for finding in findings.iter_mut().skip(before) {
                    finding.link = Some(pair.number);
                }
            }
            check.discourse(&discourse, &mut findings);
            finish(&mut findings, first, rule, texts, alignment, options);
        }
    }
    findings.retain(|f| f.confidence >= options.min_confidence && f.severity >= options.min_severity);
    let mut findings = without_yielding(findings);
    findings.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.message.cmp(&b.message)));
    findings.dedup();
    set_fingerprints(&mut findings, texts);
    Ok(findings)
}

fn build(options: &Options) -> Result<Vec<(&'static Rule, Box<dyn Check>)>> {
    let named =
        options.select.iter().chain(&options.ignore).chain(options.rules.keys()).chain(options.severities.keys());
    for name in named {
        if rule_by_name(name).is_none() {
            return Err(unknown_rule(name));
        }
    }
    let runs = |rule: &&Rule| {
        (options.select.is_empty() || options.select.iter().any(|name| name == rule.name))
            && !options.ignore.iter().any(|name| name == rule.name)
    };
    let none = RuleOptions::new();
    let build_one = |rule: &'static Rule| {
        let check = (rule.build)(options.rules.get(rule.name).unwrap_or(&none));
        check
            .map(|check| (rule, check))
            .map_err(|why| Error::usage(format!("options of the rule “{}”: {why}", rule.name)))
    };
    RULES.iter().copied().filter(runs).map(build_one).collect()
}

/// The error for a rule that does not exist, with the nearest name that does.
pub(crate) fn unknown_rule(name: &str) -> Error {
    let error = Error::usage(format!("there is no rule “{name}”"));
    let near = |rule: &&&Rule| (similar::TextDiff::from_chars(name, rule.name).ratio() * 1000.0) as u32;
    let nearest = RULES.iter().max_by_key(near).filter(|rule| near(rule) > 600);
    match nearest {
        Some(rule) => error.hint(format!("did you mean “{}”?", rule.name)),
        None => error.hint("“muqabala rules” lists them"),
    }
}

/// Splits the alignment into groups; a link belongs to the group of its first segment.
fn discourses<'a>(texts: Sides<&'a Analysis>, alignment: &'a Alignment) -> Vec<Discourse<'a>> {
    let mut groups: BTreeMap<usize, Discourse<'a>> = BTreeMap::new();
    for (number, link) in alignment.links().iter().enumerate() {
        let side = if link.segments.source.is_empty() { Side::Target } else { Side::Source };
        let group = texts.get(side).document.block_of(link.segments.get(side).start).group;
        let passages = Sides::new(
            texts.source.passage(link.segments.source.clone()),
            texts.target.passage(link.segments.target.clone()),
        );
        let discourse = groups.entry(group).or_insert_with(|| Discourse {
            texts,
            pairs: Vec::new(),
            segments: Sides::new(0..0, 0..0),
        });
        for side in Side::BOTH {
            let (all, own) = (discourse.segments.get_mut(side), link.segments.get(side));
            if all.start >= all.end {
                *all = own.clone();
            } else if !own.is_empty() {
                *all = all.start.min(own.start)..all.end.max(own.end);
            }
        }
        discourse.pairs.push(Pair { number, link, passages });
    }
    groups.into_values().collect()
}

/// Fills in what the rule's author need not think of: links, severities, the link's confidence.
fn finish(
    findings: &mut [Finding],
    first: usize,
    rule: &Rule,
    texts: Sides<&Analysis>,
    alignment: &Alignment,
    options: &Options,
) {
    for finding in findings.iter_mut().skip(first) {
        if finding.link.is_none() {
            finding.link = link_of(finding, texts, alignment);
        }
        if let Some(&severity) = options.severities.get(rule.name) {
            finding.severity = severity;
        }
        if rule.scope == Scope::Link {
            let link = finding.link.and_then(|number| alignment.links().get(number));
            finding.confidence *= link.map_or(1.0, |link| link.confidence);
        }
    }
}

fn link_of(finding: &Finding, texts: Sides<&Analysis>, alignment: &Alignment) -> Option<usize> {
    let side = if finding.places.target.is_some() { Side::Target } else { Side::Source };
    let span = (*finding.places.get(side))?;
    let segment = texts.get(side).document.segment_at(span.start)?;
    alignment.links().iter().position(|link| link.segments.get(side).contains(&segment))
}

/// Drops findings of rules that yield to a more specific one at an overlapping place.
fn without_yielding(findings: Vec<Finding>) -> Vec<Finding> {
    let mut by_rule: BTreeMap<&str, Vec<Sides<Option<Span>>>> = BTreeMap::new();
    for finding in &findings {
        let places = by_rule.entry(finding.rule).or_default();
        places.push(finding.places);
        places.extend(&finding.further);
    }
    for places in by_rule.values_mut() {
        places.sort_by_key(|place| (place.target, place.source));
    }
    let covered = |finding: &Finding| {
        let specific = rule_by_name(finding.rule).map_or(&[] as &[&str], |rule| rule.yields_to);
        specific.iter().filter_map(|name| by_rule.get(name)).flatten().any(|place| {
            let meets = |a: Option<Span>, b: Option<Span>| a.zip(b).is_some_and(|(a, b)| a.overlaps(b));
            meets(place.target, finding.places.target) || meets(place.source, finding.places.source)
        })
    };
    let keep: Vec<bool> = findings.iter().map(|finding| !covered(finding)).collect();
    findings.into_iter().zip(keep).filter_map(|(finding, keep)| keep.then_some(finding)).collect()
}

fn order(finding: &Finding) -> (usize, usize, usize, usize, &'static str) {
    let start = |side: Side| finding.places.get(side).map_or(usize::MAX, |span| span.start);
    let end = finding.places.target.map_or(usize::MAX, |span| span.end);
    (finding.link.unwrap_or(usize::MAX), start(Side::Target), end, start(Side::Source), finding.rule)
}

/// A fingerprint is made of the rule, the text of the span, the text of its sentence, and its ordinal among findings
/// equal in these.
fn set_fingerprints(findings: &mut [Finding], texts: Sides<&Analysis>) {
    let mut seen: HashMap<[u8; 32], usize> = HashMap::new();
    for finding in findings {
        let mut hash = Sha256::new();
        hash.update(finding.rule);
        for side in Side::BOTH {
            let Some(span) = finding.places.get(side) else { continue };
            let document = &texts.get(side).document;
            let sentence = document.segment_at(span.start).map_or("", |number| document.segment_text(number));
            hash.update([0, side as u8]);
            hash.update(span.of(document.text()));
            hash.update([0]);
            hash.update(sentence);
        }
        let base: [u8; 32] = hash.clone().finalize().into();
        let ordinal = seen.entry(base).or_insert(0);
        hash.update([0]);
        hash.update(ordinal.to_string());
        *ordinal += 1;
        let digest = hash.finalize();
        finding.fingerprint = digest.iter().take(10).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    }
}
