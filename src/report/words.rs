//! Word links in reports: Pharaoh lines, and places for programs.

use std::collections::BTreeSet;

use serde::Serialize;

use super::AlignReport;
use super::place::{Map, Range, rounded};
use crate::align::WordLinks;
use crate::text::{Side, Sides, Span};

/// Word links of lower confidence are left out where no confidence is shown.
const LEAST: f32 = 0.5;

/// A word link for programs.
#[derive(Serialize)]
pub(super) struct WordLinkJson {
    source: Range,
    target: Range,
    confidence: f64,
    evidence: &'static str,
}

/// The word links of a link, if they were asked for.
pub(super) fn of_link<'a>(report: &AlignReport<'a>, number: usize) -> Option<&'a WordLinks> {
    report.words?.get(number)
}

/// The word links of a link with their places, if they were asked for.
pub(super) fn json(report: &AlignReport<'_>, maps: &Sides<Map<'_>>, number: usize) -> Option<Vec<WordLinkJson>> {
    let place = |side: Side, token: usize| {
        let span = report.texts.get(side).tokens.get(token).map_or(Span::default(), |token| token.span);
        maps.get(side).range(span)
    };
    let links = of_link(report, number)?.all().iter().map(|link| WordLinkJson {
        source: place(Side::Source, link.tokens.source),
        target: place(Side::Target, link.tokens.target),
        confidence: rounded(link.confidence),
        evidence: link.evidence.name(),
    });
    Some(links.collect())
}

/// The word links of a link in Pharaoh format: `0-0 1-2`, numbers of the words of the two passages from 0. Words are what
/// white space parts, punctuation and all. Nothing if they were not asked for.
pub(super) fn pharaoh(report: &AlignReport<'_>, number: usize) -> Option<String> {
    let links = of_link(report, number)?;
    let Sides { source, target } = report.alignment.links().get(number)?.segments.clone();
    let words = Sides::new(word_starts(report, Side::Source, source), word_starts(report, Side::Target, target));
    let word = |side: Side, token: usize| {
        let start = report.texts.get(side).tokens.get(token)?.span.start;
        words.get(side).partition_point(|&at| at <= start).checked_sub(1)
    };
    let sure = links.all().iter().filter(|link| link.confidence >= LEAST);
    let pairs = sure
        .filter_map(|link| Some((word(Side::Source, link.tokens.source)?, word(Side::Target, link.tokens.target)?)));
    let pairs: BTreeSet<(usize, usize)> = pairs.collect();
    Some(pairs.iter().map(|(source, target)| format!("{source}-{target}")).collect::<Vec<_>>().join(" "))
}

/// Where the words of a passage begin, in bytes of the text.
fn word_starts(report: &AlignReport<'_>, side: Side, segments: std::ops::Range<usize>) -> Vec<usize> {
    let passage = report.texts.get(side).passage(segments);
    let mut at = passage.span().start;
    let mut starts = Vec::new();
    for part in passage.text().split_inclusive(char::is_whitespace) {
        if !part.trim().is_empty() {
            starts.push(at);
        }
        at += part.len();
    }
    starts
}
