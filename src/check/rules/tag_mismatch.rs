//! A markup tag or placeholder that is lost, added or stands in another order.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::text::{Protected, ProtectedKind, Side, Span, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "tag-mismatch",
    summary: "A tag or placeholder that is lost, added or out of order: <b>, {0}, %s",
    docs: include_str!("../../../docs/rules/tag-mismatch.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Design and markup > Markup > Inline tags",
    its: "markup",
    areta: None,
    yields_to: &[],
    build: from_options::<TagMismatch>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct TagMismatch {}

/// A tag or placeholder and where it stands.
struct Found<'a> {
    span: Span,
    text: &'a str,
    what: Protected,
}

impl Check for TagMismatch {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        if pair.is_null() {
            return;
        }
        let (source, target) = (found_in(pair.source()), found_in(pair.target()));
        let lost = without(&source, &target);
        let added = without(&target, &source);
        match (lost.as_slice(), added.as_slice()) {
            ([], []) => findings.extend(order(&source, &target)),
            ([lost], [added]) if lost.what.kind == added.what.kind => findings.push(exchanged(lost, added)),
            _ => {
                let implied = implies_its_number(pair.target());
                let is_missing = |found: &&Found<'_>| found.what.is_tag() || !implied;
                let lost = lost.into_iter().filter(is_missing).map(|found| single(Side::Source, found));
                findings.extend(lost.chain(added.into_iter().map(|found| single(Side::Target, found))));
            }
        }
    }
}

fn found_in<'a>(passage: &Passage<'a>) -> Vec<Found<'a>> {
    let text = passage.whole();
    let tokens = passage.tokens().iter().filter(|token| token.kind == TokenKind::Protected);
    let read = |span: Span| {
        let (_, what) = Protected::at(text, span.start)?;
        Some(Found { span, text: span.of(text), what })
    };
    tokens.filter_map(|token| read(token.span)).collect()
}

fn implies_its_number(passage: &Passage<'_>) -> bool {
    passage.segments.clone().all(|segment| passage.analysis.document.implies_its_number(segment))
}

/// What `these` hold more often than `those`, the last of equal ones.
fn without<'f, 'a>(these: &'f [Found<'a>], those: &[Found<'_>]) -> Vec<&'f Found<'a>> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for found in those {
        *left.entry(&found.what.key).or_default() += 1;
    }
    let is_more = |found: &&Found<'_>| match left.get_mut(&*found.what.key) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    these.iter().filter(is_more).collect()
}

fn single(side: Side, found: &Found<'_>) -> Finding {
    let message = match side {
        Side::Source => format!("“{}” of the source is not in the target.", found.text),
        Side::Target => format!("“{}” is not in the source.", found.text),
    };
    Finding::new(&RULE, message).on(side, found.span).confidence(0.95)
}

fn exchanged(lost: &Found<'_>, added: &Found<'_>) -> Finding {
    Finding::new(&RULE, format!("“{}” stands where the source has “{}”.", added.text, lost.text))
        .target(added.span)
        .source(lost.span)
        .confidence(0.95)
        .fix(Applicability::Unsafe, added.span, lost.text)
}

/// What is wrong with the order of the same tags and placeholders, at most one thing.
fn order(source: &[Found<'_>], target: &[Found<'_>]) -> Option<Finding> {
    misnested(target).filter(|_| misnested(source).is_none()).or_else(|| {
        let positional = |found: &&Found<'_>| found.what.kind == ProtectedKind::Positional;
        let swapped = first_difference(source.iter().filter(positional), target.iter().filter(positional));
        if let Some((from, to)) = swapped {
            let message =
                format!("“{}” stands where the source has “{}”, and both go by their order.", to.text, from.text);
            return Some(Finding::new(&RULE, message).target(to.span).source(from.span).confidence(0.95));
        }
        let free = |found: &&Found<'_>| found.what.kind != ProtectedKind::Closing;
        let (from, to) = first_difference(source.iter().filter(free), target.iter().filter(free))?;
        let message = format!("“{}” comes before “{}”, in the source behind it.", to.text, from.text);
        let finding = Finding::new(&RULE, message).target(to.span).source(from.span).confidence(0.6);
        // The order of words changes in translation; that of what is named may change with it.
        let is_tag = to.what.is_tag() && from.what.is_tag();
        Some(finding.severity(if is_tag { Severity::Minor } else { Severity::Neutral }))
    })
}

fn first_difference<'f, 'a: 'f>(
    source: impl Iterator<Item = &'f Found<'a>>,
    target: impl Iterator<Item = &'f Found<'a>>,
) -> Option<(&'f Found<'a>, &'f Found<'a>)> {
    source.zip(target).find(|(from, to)| from.what.key != to.what.key)
}

/// A tag that closes what is not open, or not the innermost.
fn misnested(found: &[Found<'_>]) -> Option<Finding> {
    let name = |key: &str| key.trim_matches(['<', '>', '/']).split(' ').next().unwrap_or_default().to_owned();
    let mut open: Vec<String> = Vec::new();
    for tag in found {
        match tag.what.kind {
            ProtectedKind::Opening => open.push(name(&tag.what.key)),
            ProtectedKind::Closing if open.pop() != Some(name(&tag.what.key)) => {
                let message = format!("“{}” closes a tag that is not open there.", tag.text);
                return Some(Finding::new(&RULE, message).target(tag.span).confidence(0.95));
            }
            _ => {}
        }
    }
    None
}
