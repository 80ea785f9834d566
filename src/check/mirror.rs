//! Rules that hold an English source against an Arabic target, asked with the sides exchanged where it is the other way round.

use super::Finding;
use crate::align::{Alignment, Analysis, Link};
use crate::text::{Side, Sides};

/// An alignment with its sides exchanged, and for each of its links the number that it has in the other.
#[derive(Debug)]
pub(super) struct Mirror {
    pub(super) alignment: Alignment,
    numbers: Vec<usize>,
}

impl Mirror {
    /// For an Arabic source with an English target.
    pub(super) fn new(texts: Sides<&Analysis>, alignment: &Alignment) -> Option<Self> {
        if !texts.source.language.is_arabic() || !texts.target.language.is_english() {
            return None;
        }
        let links = alignment.links();
        let mut numbers: Vec<usize> = (0..links.len()).collect();
        let place = |link: &Link| (link.segments.target.start, link.segments.target.end, link.segments.source.start);
        numbers.sort_by_key(|&number| links.get(number).map(place));
        let exchanged = |link: &Link| {
            let (segments, members) = (link.segments.clone(), link.members.clone());
            Link {
                segments: Sides::new(segments.target, segments.source),
                members: Sides::new(members.target, members.source),
                ..link.clone()
            }
        };
        let mirrored = numbers.iter().filter_map(|&number| links.get(number)).map(exchanged).collect();
        Some(Self { alignment: Alignment::new(mirrored), numbers })
    }

    /// What a rule found in the mirror, told of the texts as they are. What it found of the same words without one, among `found`,
    /// is left out.
    pub(super) fn reflected(&self, seen: Vec<Finding>, found: &[Finding]) -> Vec<Finding> {
        let overlaps = |one: &Finding, other: &Finding| {
            Side::BOTH.into_iter().any(|side| {
                let spans = one.places.get(side).zip(*other.places.get(side));
                spans.is_some_and(|(one, other)| one.overlaps(other))
            })
        };
        let reflected = seen.into_iter().map(|finding| self.reflect(finding));
        let is_new = |new: &Finding| found.iter().all(|old| old.rule != new.rule || !overlaps(old, new));
        reflected.filter(is_new).collect()
    }

    fn reflect(&self, finding: Finding) -> Finding {
        Finding {
            message: exchanged(&finding.message),
            places: Sides::new(finding.places.target, finding.places.source),
            further: finding.further.iter().map(|places| Sides::new(places.target, places.source)).collect(),
            evidence: finding.evidence.iter().map(|fact| exchanged(fact)).collect(),
            link: finding.link.and_then(|number| self.numbers.get(number)).copied(),
            // A repair would be one of the source.
            fix: None,
            ..finding
        }
    }
}

/// What a sentence says of two texts, said of them with the sides exchanged: `source` for `target` and the other way round but for
/// what it quotes; what stands for what changes places.
pub(crate) fn exchanged(message: &str) -> String {
    for link in ["” stands where the source has “", "” stands where the source names “"] {
        let quoted =
            message.strip_prefix('“').and_then(|rest| rest.strip_suffix("”.")).and_then(|rest| rest.split_once(link));
        if let Some((one, other)) = quoted {
            return format!("“{other}{link}{one}”.");
        }
    }
    let mut told = String::with_capacity(message.len());
    let mut depth = 0_usize;
    for part in message.split_inclusive(|c: char| !c.is_alphabetic()) {
        let end = part.trim_end_matches(|c: char| !c.is_alphabetic()).len();
        let (word, mark) = part.split_at(end);
        told.push_str(match word {
            "source" if depth == 0 => "target",
            "target" if depth == 0 => "source",
            _ => word,
        });
        told.push_str(mark);
        match mark {
            "“" => depth += 1,
            "”" => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_tell_of_the_other_sides() {
        assert_eq!(
            exchanged("The name “source code” of the source is not in the target."),
            "The name “source code” of the target is not in the source."
        );
        assert_eq!(exchanged("The source says “not”, but"), "The target says “not”, but");
        assert_eq!(
            exchanged("“قبل” stands where the source has “after”."),
            "“after” stands where the source has “قبل”."
        );
    }
}
