//! Fitting what a file tells to two texts.

use std::ops::Range;

use super::{Place, Saved, SavedLink};
use crate::align::fixed::in_reading_order;
use crate::align::{Alignment, Fixed, Link};
use crate::text::{Document, Segment, Side, Sides, Span, bytes_of_code_points};
use crate::{Error, Result};

impl Saved {
    /// The segments that a side was cut into when the alignment was made, where they differ from those it is cut into
    /// now. The alignment's hold then.
    ///
    /// # Errors
    /// If they are no places of the text, or not in order.
    pub fn segments_of(&self, side: Side, document: &Document) -> Result<Option<Vec<Segment>>> {
        let Some(segments) = &self.segments else { return Ok(None) };
        let points: Vec<usize> = segments.get(side).iter().flat_map(|range| [range.start, range.end]).collect();
        let offsets = bytes_of_code_points(document.text(), &points);
        let mut found = Vec::with_capacity(points.len() / 2);
        let mut last = 0;
        for (number, ends) in offsets.chunks(2).enumerate() {
            let wrong = |why: &str| Error::input(format!("{} segment {number}: {why}", side.name()));
            let &[Some(start), Some(end)] = ends else { return Err(wrong("it reaches beyond the end of the text")) };
            if start < last || end < start {
                return Err(wrong("it begins before the one in front of it ends"));
            }
            last = end;
            let block = document.blocks().partition_point(|block| block.span.end < end.max(start + 1).min(end));
            let within = document.blocks().get(block).filter(|block| block.span.covers(Span::new(start, end)));
            within.ok_or_else(|| wrong("it runs over the end of a paragraph"))?;
            found.push(Segment { span: Span::new(start, end), block });
        }
        Ok((found != document.segments()).then_some(found))
    }

    /// The whole alignment. Segments that no link has are without counterpart.
    ///
    /// # Errors
    /// If a segment does not exist or stands in two links, or links cross without being marked as moved.
    pub fn alignment(&self, texts: Sides<&Document>) -> Result<Alignment> {
        let fixed = self.fix(texts, |_| true)?;
        let segments = texts.map(|text| text.segments().len());
        let mut links: Vec<Link> = self.fitted(fixed.links());
        for side in Side::BOTH {
            let mut told = vec![false; *segments.get(side)];
            for link in &links {
                told.get_mut(link.segments.get(side).clone()).into_iter().flatten().for_each(|slot| *slot = true);
            }
            let missing = (0..told.len()).filter(|&segment| told.get(segment) == Some(&false));
            let null = |segment: usize| match side {
                Side::Source => Link::given(Sides::new(segment..segment + 1, 0..0)),
                Side::Target => Link::given(Sides::new(0..0, segment..segment + 1)),
            };
            links.extend(missing.map(null));
        }
        Ok(Alignment::new(in_reading_order(links)))
    }

    /// The links that are locked, to be fixed in a new search; all of them where the form of the file knows no locks.
    ///
    /// # Errors
    /// As of [`Self::alignment`].
    pub fn locked(&self, texts: Sides<&Document>) -> Result<Fixed> {
        self.fix(texts, |link| link.locked)
    }

    /// The links of a [`Fixed`] of all of them as the file has them: with its locks.
    fn fitted(&self, fixed: &[Link]) -> Vec<Link> {
        let is_json = self.segments.is_some();
        let own = fixed.iter().zip(&self.links);
        own.map(|(link, saved)| Link { locked: saved.locked && is_json, ..link.clone() }).collect()
    }

    fn fix(&self, texts: Sides<&Document>, is_kept: impl Fn(&SavedLink) -> bool) -> Result<Fixed> {
        let kept: Vec<&SavedLink> = self.links.iter().filter(|link| is_kept(link)).collect();
        let spots = texts.map(|_| Vec::new());
        let spots = Sides::new(
            segments_of_points(&kept, Side::Source, texts.source, spots.source)?,
            segments_of_points(&kept, Side::Target, texts.target, spots.target)?,
        );
        let mut links = Vec::with_capacity(kept.len());
        for (number, saved) in kept.iter().enumerate() {
            let run = |side: Side| match saved.places.get(side) {
                Place::Segments(run) => run.clone(),
                Place::Points(_) => spots.get(side).get(number).cloned().unwrap_or_default(),
            };
            let segments = Sides::new(run(Side::Source), run(Side::Target));
            if segments.source.is_empty() && segments.target.is_empty() {
                return Err(saved.name.error("both sides are empty"));
            }
            let members = saved.members.clone();
            links.push(Link { confidence: saved.confidence, members, moved: saved.moved, ..Link::given(segments) });
        }
        if self.crosses {
            mark_moved(&mut links);
        }
        Fixed::new(links, texts.map(|text| text.segments().len())).map_err(|conflict| match kept.get(conflict.link) {
            Some(link) => link.name.error(conflict.why),
            None => conflict.into(),
        })
    }
}

/// For each link the segments that its place in code points touches.
fn segments_of_points(
    links: &[&SavedLink],
    side: Side,
    text: &Document,
    mut runs: Vec<Range<usize>>,
) -> Result<Vec<Range<usize>>> {
    let range = |link: &&SavedLink| match link.places.get(side) {
        Place::Points(points) => [points.start, points.end],
        Place::Segments(_) => [0, 0],
    };
    let points: Vec<usize> = links.iter().flat_map(range).collect();
    let offsets = bytes_of_code_points(text.text(), &points);
    let segments = text.segments();
    for (link, ends) in links.iter().zip(offsets.chunks(2)) {
        if matches!(link.places.get(side), Place::Segments(_)) {
            runs.push(0..0);
            continue;
        }
        let &[Some(start), Some(end)] = ends else {
            return Err(link.name.error(format!("the place reaches beyond the end of the {}", side.name())));
        };
        let first = segments.partition_point(|segment| segment.span.end <= start);
        let last = segments.partition_point(|segment| segment.span.start < end);
        if first >= last {
            return Err(link.name.error(format!("the place touches no sentence of the {}", side.name())));
        }
        runs.push(first..last);
    }
    Ok(runs)
}

/// Marks as moved what crosses the heaviest chain of links that rise on both sides (by segments; a longest increasing
/// subsequence). Time n log n.
fn mark_moved(links: &mut [Link]) {
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.retain(|&k| links.get(k).is_some_and(|link| !link.is_null()));
    order.sort_by_key(|&k| links.get(k).map(|link| link.segments.source.start));
    let target = |k: usize| links.get(k).map_or(0, |link| link.segments.target.start);
    // tails[n]: the link that ends the lowest chain of n + 1 links so far.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; links.len()];
    for &k in &order {
        let length = tails.partition_point(|&tail| target(tail) < target(k));
        if let (Some(slot), Some(shorter)) = (before.get_mut(k), length.checked_sub(1)) {
            *slot = tails.get(shorter).copied();
        }
        tails.truncate(tails.len().max(length));
        match tails.get_mut(length) {
            Some(tail) => *tail = k,
            None => tails.push(k),
        }
    }
    let mut straight = vec![false; links.len()];
    let mut next = tails.last().copied();
    while let Some(k) = next {
        if let Some(slot) = straight.get_mut(k) {
            *slot = true;
        }
        next = before.get(k).copied().flatten();
    }
    for (link, straight) in links.iter_mut().zip(straight) {
        link.moved = !straight && !link.is_null();
    }
}
