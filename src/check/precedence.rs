//! One defect, one finding: where two rules see the same thing, the more specific one speaks.

use std::collections::BTreeMap;

use super::{Finding, Options, Places};
use crate::align::{Alignment, Analysis, Link};
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

    /// How far what is said of some places of a link may be trusted: as far as the least sure of their segments; as far as the
    /// link itself where they are nowhere in it.
    pub(super) fn trust(&self, link: &Link, places: &Places) -> f32 {
        let least = |side: Side| {
            let span = (*places.get(side))?;
            let document = &self.texts.get(side).document;
            let run = link.segments.get(side);
            let first = document.segment_at(span.start)?.max(run.start);
            let last = document.segment_at(span.end.saturating_sub(1).max(span.start))?;
            (first..run.end.min(last + 1)).map(|segment| link.confidence_at(side, segment)).reduce(f32::min)
        };
        Side::BOTH.into_iter().filter_map(least).reduce(f32::min).unwrap_or(link.confidence)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::text::{DocumentBuilder, Role, Span};

    fn lines(lines: &[&str], language: Language) -> Analysis {
        let mut builder = DocumentBuilder::of_text(lines.join("\n"));
        let mut start = 0;
        for line in lines {
            builder.plain_block(Span::new(start, start + line.len()), Role::Segment);
            start += line.len() + 1;
        }
        Analysis::of(builder.finish(), language)
    }

    #[test]
    fn what_is_said_of_a_sure_sentence_is_not_doubted_for_its_neighbour() {
        let source = lines(&["He came.", "No one saw him."], Language::english());
        let target = lines(&["جاء ولم يره أحد."], Language::arabic());
        let members = Sides::new(vec![0.95, 0.5], vec![0.9]);
        let link = Link { confidence: 0.5, members, ..Link::given(Sides::new(0..2, 0..1)) };
        let alignment = Alignment::new(vec![link.clone()]);
        let index = LinkIndex::new(Sides::new(&source, &target), &alignment);
        let is_trusted =
            |source, target, right: f32| (index.trust(&link, &Places { source, target }) - right).abs() < 1e-6;
        assert!(is_trusted(Some(Span::new(0, 2)), None, 0.95));
        assert!(is_trusted(Some(Span::new(9, 12)), None, 0.5));
        assert!(is_trusted(Some(Span::new(0, 2)), Some(Span::new(0, 2)), 0.9));
        assert!(is_trusted(None, None, 0.5));
    }
}
