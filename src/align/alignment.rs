//! An alignment: links (beads) between runs of segments of the two sides.

use std::ops::Range;

use crate::text::{Side, Sides};

/// How much one signal spoke for a link: its name and its share of the link's score (natural-log units).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The signal's name.
    pub signal: &'static str,
    /// What it added to the score.
    pub score: f32,
}

/// A link (bead): a run of source segments that says the same as a run of target segments. One run may be empty
/// (a null link), never both.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Segment numbers.
    pub segments: Sides<Range<usize>>,
    /// Probability that the link is right, 0 to 1.
    pub confidence: f32,
    /// For each of its segments the probability that it has counterparts and that all of them are in the link; empty where
    /// nothing is known of them apart.
    pub members: Sides<Vec<f32>>,
    /// Whether it crosses the links around it.
    pub moved: bool,
    /// Whether it was fixed before the search: what changes links leaves it as it is.
    pub locked: bool,
    /// Why it was made; empty where the pairs were given.
    pub shares: Vec<Share>,
}

impl Link {
    /// A link that was given, not found.
    pub fn given(segments: Sides<Range<usize>>) -> Self {
        let members = Sides::default();
        Self { segments, confidence: 1.0, members, moved: false, locked: false, shares: Vec::new() }
    }

    /// How sure it is that what a segment says is told by the other side of the link and by nothing else; the confidence of the
    /// link where no more is known.
    pub fn confidence_at(&self, side: Side, segment: usize) -> f32 {
        let at = segment.checked_sub(self.segments.get(side).start);
        at.and_then(|at| self.members.get(side).get(at)).copied().unwrap_or(self.confidence)
    }

    /// Whether one side is empty.
    pub fn is_null(&self) -> bool {
        self.segments.source.is_empty() || self.segments.target.is_empty()
    }
}

/// All links of two texts. Invariant: every segment of either side stands in exactly one link; links are sorted by
/// their place in the reading order (source first, a target-only link after what precedes it in the target).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    links: Vec<Link>,
}

impl Alignment {
    /// Takes over links in reading order.
    pub fn new(links: Vec<Link>) -> Self {
        Self { links }
    }

    /// The links in reading order.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The same with links of lower confidence than `least` taken apart: their segments stand alone, in the same place.
    /// Locked links stay.
    #[must_use]
    pub fn with_confidence(&self, least: f32) -> Self {
        let mut links = Vec::with_capacity(self.links.len());
        for link in &self.links {
            if link.is_null() || link.locked || link.confidence >= least {
                links.push(link.clone());
                continue;
            }
            let Sides { source, target } = link.segments.clone();
            let confidence = 1.0 - link.confidence;
            let null = |segments| Link { confidence, moved: false, ..Link::given(segments) };
            links.extend(source.clone().map(|k| null(Sides::new(k..k + 1, target.start..target.start))));
            links.extend(target.map(|k| null(Sides::new(source.end..source.end, k..k + 1))));
        }
        Self { links }
    }

    /// The links of both sides alone: segments without counterpart are in none then.
    #[must_use]
    pub fn linked(&self) -> Self {
        Self { links: self.links.iter().filter(|link| !link.is_null()).cloned().collect() }
    }

    /// For each segment of `side` the number of its link. `segments` is how many there are.
    pub fn links_by_segment(&self, side: Side, segments: usize) -> Vec<Option<usize>> {
        let mut numbers = vec![None; segments];
        for (number, link) in self.links.iter().enumerate() {
            for slot in numbers.get_mut(link.segments.get(side).clone()).into_iter().flatten() {
                *slot = Some(number);
            }
        }
        numbers
    }
}
