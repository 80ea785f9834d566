//! Sentences without counterpart, for the rules on omission and addition: how sure it is that one is missing on the other
//! side, and how it is quoted.

use super::Rule;
use crate::align::Passage;
use crate::check::quoting::without_middle;
use crate::check::{Discourse, Finding, Pair};
use crate::text::{Role, Side, Span, TokenKind};

/// Reports every sentence of `side` that has no counterpart.
pub(super) fn report(rule: &'static Rule, discourse: &Discourse<'_>, side: Side, findings: &mut Vec<Finding>) {
    let parted = parted(discourse);
    for pair in discourse.pairs.iter().filter(|pair| is_unlinked(pair, side)) {
        let passage = pair.passage(side);
        let Some((reason, trust)) = trust(passage, discourse, side) else { continue };
        let trust = if parted { trust * PARTED } else { trust };
        let mut finding = without_counterpart(rule, side, passage.span(), &shortened(passage.text())).confidence(trust);
        if let Some(reason) = reason {
            finding = finding.evidence(reason);
        }
        finding.link = Some(pair.number);
        findings.push(finding);
    }
}

/// A finding on `span` of `side`, quoted so.
pub(super) fn without_counterpart(rule: &'static Rule, side: Side, span: Span, quoted: &str) -> Finding {
    let elsewhere = if side == Side::Source { "translation" } else { "source" };
    Finding::new(rule, format!("“{quoted}” has no counterpart in the {elsewhere}.")).on(side, span)
}

fn is_unlinked(pair: &Pair<'_>, side: Side) -> bool {
    !pair.passage(side).is_empty() && pair.passage(side.other()).is_empty()
}

/// Trust is cut to this where the two texts are not one another's translation.
const PARTED: f32 = 0.6;

/// Fewer links than this say nothing about the texts as a whole.
const FEW: usize = 8;

/// Whether most of the two texts has no counterpart: they are different texts then, and each sentence alone says little.
fn parted(discourse: &Discourse<'_>) -> bool {
    let nulls = discourse.pairs.iter().filter(|pair| pair.is_null()).count();
    discourse.pairs.len() >= FEW && nulls * 3 > discourse.pairs.len() * 2
}

/// Sentences of fewer words are easily part of their neighbour (`he said`).
const FRAGMENT: usize = 4;

/// How far off a sentence's repetition is looked for, in segments.
const NEARBY: usize = 4;

/// How sure it is that a sentence without counterpart is missing on the other side, and why not more; nothing for one
/// without words.
fn trust(passage: &Passage<'_>, discourse: &Discourse<'_>, side: Side) -> Option<(Option<&'static str>, f32)> {
    let words = passage.tokens().iter().filter(|token| token.kind.is_word()).count();
    let whole = discourse.whole(side);
    Some(if words == 0 {
        return None;
    } else if words < FRAGMENT {
        (Some("it is too short to be sure"), 0.5 + 0.1 * words as f32)
    } else if is_headline(passage) {
        (Some("it looks like a headline"), 0.7)
    } else if repeats(passage, &whole) {
        (Some("it repeats a sentence beside it"), 0.75)
    } else {
        (None, 0.97)
    })
}

/// A heading, or a line of its own without a mark at its end.
fn is_headline(passage: &Passage<'_>) -> bool {
    let segment = passage.segments.start;
    let heading = passage.analysis.document.segments().get(segment).is_some_and(|segment| {
        passage.analysis.document.blocks().get(segment.block).is_some_and(|block| block.role == Role::Heading)
    });
    let closed = passage.tokens().last().is_some_and(|token| token.kind == TokenKind::Mark);
    heading || (segment == 0 && !closed)
}

/// Whether a neighbour says the same words.
fn repeats(passage: &Passage<'_>, whole: &Passage<'_>) -> bool {
    let own = words(passage);
    let start = passage.segments.start.saturating_sub(NEARBY).max(whole.segments.start);
    let end = (passage.segments.end + NEARBY).min(whole.segments.end);
    let mut neighbours = (start..end).filter(|segment| !passage.segments.contains(segment));
    neighbours.any(|segment| words(&passage.analysis.passage(segment..segment + 1)) == own)
}

/// The folded words of a passage.
fn words<'a>(passage: &Passage<'a>) -> Vec<&'a str> {
    passage.tokens().iter().filter(|token| token.kind != TokenKind::Mark).map(|token| &*token.folded).collect()
}

/// Words that a message shows of a sentence's beginning, and of its end.
const SHOWN: (usize, usize) = (7, 4);

/// A sentence on one line, a long one without its middle.
pub(super) fn shortened(text: &str) -> String {
    without_middle(text, SHOWN.0, SHOWN.1)
}
