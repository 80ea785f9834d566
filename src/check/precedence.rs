//! One defect, one finding: where two rules see the same thing, the more specific one speaks.

use std::collections::BTreeMap;

use super::{Finding, Options, Places};
use crate::align::{Alignment, Analysis};
use crate::text::{Side, Sides};

/// The link that each segment stands in.
#[derive(Debug)]
pub(super) struct LinkIndex<'a> {
    texts: Sides<&'a Analysis>,
    links: Sides<Vec<Option<usize>>>,
}

impl<'a> LinkIndex<'a> {
    pub(super) fn new(texts: Sides<&'a Analysis>, alignment: &Alignment) -> Self {
        let links = |side: Side| alignment.links_by_segment(side, texts.get(side).document.segments().len());
        Self { texts, links: Sides::new(links(Side::Source), links(Side::Target)) }
    }

    /// The link of a place: by its target if it has one.
    pub(super) fn link_of(&self, places: &Places) -> Option<usize> {
        let side = if places.target.is_some() { Side::Target } else { Side::Source };
        let span = (*places.get(side))?;
        let segment = self.texts.get(side).document.segment_at(span.start)?;
        self.links.get(side).get(segment).copied().flatten()
    }
}

/// Takes from every finding the places at which a rule that it yields to reports too; without a place left it goes.
pub(super) fn settle(findings: Vec<Finding>, index: &LinkIndex<'_>, options: &Options) -> Vec<Finding> {
    let mut taken: BTreeMap<(&str, Option<usize>), Vec<Places>> = BTreeMap::new();
    for finding in &findings {
        for places in std::iter::once(&finding.places).chain(&finding.further) {
            taken.entry((finding.rule, index.link_of(places))).or_default().push(*places);
        }
    }
    let is_taken = |rule: &str, places: &Places| {
        let specific = options.rule(rule).map_or(&[] as &[&str], |rule| rule.yields_to);
        let link = index.link_of(places);
        specific.iter().filter_map(|name| taken.get(&(*name, link))).flatten().any(|other| meet(places, other))
    };
    findings.into_iter().filter_map(|finding| without(finding, is_taken)).collect()
}

fn meet(a: &Places, b: &Places) -> bool {
    Side::BOTH.into_iter().any(|side| a.get(side).zip(*b.get(side)).is_some_and(|(a, b)| a.overlaps(b)))
}

fn without(mut finding: Finding, is_taken: impl Fn(&str, &Places) -> bool) -> Option<Finding> {
    let all: Vec<Places> = std::iter::once(finding.places).chain(finding.further.iter().copied()).collect();
    let mut left = all.iter().copied().filter(|places| !is_taken(finding.rule, places));
    let first = left.next()?;
    let further: Vec<Places> = left.collect();
    if further.len() + 1 < all.len() {
        finding.places = first;
        finding.further = further;
        finding.link = None;
    }
    Some(finding)
}
