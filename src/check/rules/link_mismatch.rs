//! A web or e-mail address, a handle or a hashtag that differs, or that stands on one side only.

use serde::Deserialize;
use similar::TextDiff;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::align::anchors::{WebLink, WebLinkKind};
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::text::{Side, Sides, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "link-mismatch",
    summary: "An address, handle or hashtag that differs or is missing",
    docs: include_str!("../../../docs/rules/link-mismatch.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation",
    its: "inconsistent-entities",
    areta: None,
    yields_to: &[],
    build: from_options::<LinkMismatch>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct LinkMismatch {}

impl Check for LinkMismatch {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        if pair.is_null() {
            return;
        }
        let mut open = missing(pair);
        for source in std::mem::take(&mut open.source) {
            let nearest = open.target.iter().enumerate().filter(|(_, target)| fits(source, target));
            let nearest = nearest.max_by_key(|(k, target)| (likeness(source, target), std::cmp::Reverse(*k)));
            match nearest.map(|(k, _)| k) {
                Some(k) => findings.extend(changed(pair, source, open.target.remove(k))),
                None => findings.extend(single(pair, Side::Source, source)),
            }
        }
        for target in open.target {
            findings.extend(single(pair, Side::Target, target));
        }
    }
}

/// The links of each side that the other side does not have.
fn missing<'a>(pair: &Pair<'a>) -> Sides<Vec<&'a WebLink>> {
    let links = |side: Side| {
        let passage = pair.passage(side);
        passage.select(&passage.analysis.anchors.links, |link| link.span).iter().collect::<Vec<_>>()
    };
    let mut left = Sides::new(Vec::new(), links(Side::Target));
    for link in links(Side::Source) {
        match left.target.iter().position(|other| other.key == link.key) {
            Some(k) => drop(left.target.remove(k)),
            None => left.source.push(link),
        }
    }
    left
}

/// Whether one may stand for the other.
fn fits(source: &WebLink, target: &WebLink) -> bool {
    let tagged = |link: &WebLink| matches!(link.kind, WebLinkKind::Handle | WebLinkKind::Hashtag);
    source.kind == target.kind || !tagged(source) && !tagged(target)
}

fn likeness(source: &WebLink, target: &WebLink) -> u32 {
    (TextDiff::from_chars(&*source.key, &*target.key).ratio() * 1000.0) as u32
}

/// Likeness from which one address is the other with a slip in it.
const SLIP: u32 = 600;

fn changed(pair: &Pair<'_>, source: &WebLink, target: &WebLink) -> Option<Finding> {
    if source.kind == WebLinkKind::Hashtag && is_translated(target) {
        return None;
    }
    let (meant, quote) = (source.span.of(pair.source().whole()), target.span.of(pair.target().whole()));
    let confidence = if likeness(source, target) >= SLIP { 0.95 } else { 0.8 };
    let finding = Finding::new(&RULE, format!("“{quote}” stands where the source has “{meant}”."));
    let finding = finding.source(source.span).target(target.span).confidence(confidence);
    Some(finding.fix(Applicability::Unsafe, target.span, meant))
}

/// Whether a hashtag is in another script than Latin: topics are translated.
fn is_translated(link: &WebLink) -> bool {
    link.key.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

fn single(pair: &Pair<'_>, side: Side, link: &WebLink) -> Option<Finding> {
    let quote = link.span.of(pair.passage(side).whole());
    let message = match side {
        Side::Source => format!("“{quote}” of the source is not in the target."),
        Side::Target => format!("“{quote}” is not in the source."),
    };
    let confidence = match (link.kind, side) {
        (WebLinkKind::Hashtag, _) if is_translated(link) || is_named(pair.passage(side.other())) => return None,
        // A name of a site (`weather.com`) may be written in letters; an address may be written out.
        _ if is_spelled_out(pair, link) => 0.3,
        (WebLinkKind::Url | WebLinkKind::Email, Side::Source) => 0.9,
        (WebLinkKind::Handle | WebLinkKind::Hashtag, Side::Source) => 0.75,
        (_, Side::Target) => 0.6,
    };
    Some(Finding::new(&RULE, message).on(side, link.span).confidence(confidence))
}

/// Whether a passage says in words that it tells a hashtag: the topic is then translated.
fn is_named(passage: &Passage<'_>) -> bool {
    let words = ["هاشتاج", "هاشتاغ", "وسم", "الوسم", "الهاشتاغ", "الهاشتاج", "هاشتاق", "hashtag"];
    passage.tokens().iter().any(|token| words.contains(&&*token.folded))
}

/// A bare name of a site, or one whose first part stands on the other side as a word.
fn is_spelled_out(pair: &Pair<'_>, link: &WebLink) -> bool {
    let bare = !link.key.contains(['/', '@', '#']);
    let name = link.key.trim_start_matches(['@', '#']).split(['.', '@']).next().unwrap_or_default();
    let stands = |side: Side| {
        let mut words = pair.passage(side).tokens().iter().filter(|token| token.kind == TokenKind::Latin);
        words.any(|token| *token.folded == *name)
    };
    bare && link.kind == WebLinkKind::Url || !name.is_empty() && stands(Side::Source) && stands(Side::Target)
}
