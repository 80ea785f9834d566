//! Units: the smallest stretches of the source that every translation renders in whole segments.
//!
//! Translations are split into segments each in its own way, so that segments cannot be compared. Between two units no
//! link of any translation crosses: what stands against a unit in one translation can be compared with what stands
//! against it in another. Time linear in segments and links.

use std::ops::Range;

use crate::align::{Alignment, Analysis};
use crate::text::{Side, Sides};

/// A stretch of the source and what every translation has for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// Segments of the source.
    pub source: Range<usize>,
    /// For each translation its segments, in the order of its text. Segments without counterpart stand with the unit that
    /// the segment before them belongs to, so that every segment is in one unit.
    pub targets: Vec<Vec<usize>>,
}

/// The units of a source of `segments` segments under alignments with it.
pub fn units(segments: usize, alignments: &[&Alignment]) -> Vec<Unit> {
    let mut inside = vec![false; segments + 1];
    for link in alignments.iter().flat_map(|alignment| alignment.links()) {
        let run = &link.segments.source;
        for crossed in inside.get_mut(run.start + 1..run.end).into_iter().flatten() {
            *crossed = true;
        }
    }
    let mut units: Vec<Unit> = Vec::new();
    let mut unit_of = Vec::with_capacity(segments);
    for segment in 0..segments {
        if inside.get(segment).copied().unwrap_or_default()
            && let Some(unit) = units.last_mut()
        {
            unit.source.end = segment + 1;
        } else {
            units.push(Unit { source: segment..segment + 1, targets: vec![Vec::new(); alignments.len()] });
        }
        unit_of.push(units.len() - 1);
    }
    if units.is_empty() {
        units.push(Unit { source: 0..0, targets: vec![Vec::new(); alignments.len()] });
    }
    for (number, alignment) in alignments.iter().enumerate() {
        place(alignment, number, &unit_of, &mut units);
    }
    units
}

/// Puts the segments of one translation into their units.
fn place(alignment: &Alignment, number: usize, unit_of: &[usize], units: &mut [Unit]) {
    let mut targets: Vec<(usize, Option<usize>)> = Vec::new();
    for link in alignment.links() {
        let Sides { source, target } = &link.segments;
        let unit = (!source.is_empty()).then(|| unit_of.get(source.start).copied()).flatten();
        targets.extend(target.clone().map(|segment| (segment, unit)));
    }
    targets.sort_unstable_by_key(|target| target.0);
    let mut last = 0;
    for (segment, unit) in targets {
        last = unit.unwrap_or(last);
        if let Some(slot) = units.get_mut(last).and_then(|unit| unit.targets.get_mut(number)) {
            slot.push(segment);
        }
    }
}

/// The text of some segments, joined by spaces.
pub fn text_of(text: &Analysis, segments: impl IntoIterator<Item = usize>) -> String {
    let texts = segments.into_iter().map(|segment| text.document.segment_text(segment).trim());
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// How many segments of a side stand alone.
pub(super) fn unlinked(alignment: &Alignment, side: Side) -> usize {
    let alone = alignment.links().iter().filter(|link| link.segments.get(side.other()).is_empty());
    alone.map(|link| link.segments.get(side).len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Link;

    fn alignment(links: &[(Range<usize>, Range<usize>)]) -> Alignment {
        let link =
            |(source, target): &(Range<usize>, Range<usize>)| Link::given(Sides::new(source.clone(), target.clone()));
        Alignment::new(links.iter().map(link).collect())
    }

    #[test]
    fn no_link_of_any_translation_crosses_a_unit() {
        let first = alignment(&[(0..2, 0..1), (2..3, 1..2), (3..4, 2..3)]);
        let second = alignment(&[(0..1, 0..1), (1..3, 1..2), (3..4, 2..2), (4..4, 2..3)]);
        let units = units(4, &[&first, &second]);
        assert_eq!(units.iter().map(|unit| unit.source.clone()).collect::<Vec<_>>(), [0..3, 3..4]);
        assert_eq!(units[0].targets, [vec![0, 1], vec![0, 1, 2]]);
        assert_eq!(units[1].targets, [vec![2], vec![]]);
    }
}
