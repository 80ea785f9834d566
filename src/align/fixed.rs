//! Links that are fixed before the search: what the rest is aligned around.
//!
//! A fixed link enters the lattice as one free path through its own corner of it; every other bead that touches one of its
//! segments is taken away. Segments of a fixed null link, and of a fixed link that crosses others, are free null beads.
//! After the search the beads inside are replaced by the links as they were given.

use std::ops::Range;

use super::band::Band;
use super::bead::Bead;
use super::{Alignment, Link};
use crate::Error;
use crate::text::{Side, Sides};

/// Links that the search must keep. Invariant: no segment stands in two of them, and those that are not marked as moved cross
/// none another.
#[derive(Clone, Debug, Default)]
pub struct Fixed {
    links: Vec<Link>,
    /// For each segment of a side the number of its link.
    owners: Sides<Vec<Option<u32>>>,
}

/// What is wrong with links that are to be fixed: the number of the link, in the order given, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The number of the link.
    pub link: usize,
    /// What is wrong with it.
    pub why: String,
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        Self::input(conflict.why)
    }
}

impl Fixed {
    /// Takes over links between texts of `segments` segments.
    ///
    /// # Errors
    /// If a segment does not exist or stands in two of them, or if two cross of which neither is marked as moved.
    pub fn new(links: Vec<Link>, segments: Sides<usize>) -> Result<Self, Conflict> {
        let mut owners = segments.map(|count| vec![None; count]);
        for (number, link) in links.iter().enumerate() {
            for side in Side::BOTH {
                own(number, link, side, owners.get_mut(side))?;
            }
        }
        if let Some((number, other)) = crossing(&links) {
            let why = format!(
                "the link of {} crosses that of {} and is not marked as moved",
                named(links.get(number)),
                named(links.get(other))
            );
            return Err(Conflict { link: number, why });
        }
        let links = links.into_iter().map(|link| Link { locked: true, ..link }).collect();
        Ok(Self { links, owners })
    }

    /// Both sets of links.
    ///
    /// # Errors
    /// If they contradict each other.
    pub fn join(self, other: Self, segments: Sides<usize>) -> Result<Self, Conflict> {
        let mut links = self.links;
        links.extend(other.links);
        Self::new(links, segments)
    }

    /// Takes the segments of fixed links out of those that are free.
    pub(super) fn close(&self, free: &mut Sides<Vec<bool>>) {
        for side in Side::BOTH {
            for (flag, owner) in free.get_mut(side).iter_mut().zip(self.owners.get(side)) {
                *flag &= owner.is_none();
            }
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.links.is_empty()
    }

    /// The links.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The score of a bead that touches fixed links: 0 if it is part of their path, negative infinity if it contradicts one;
    /// nothing for a bead that touches none.
    pub(super) fn score(&self, bead: &Bead) -> Option<f32> {
        let owner = |side: Side| {
            let run = self.owners.get(side).get(bead.run(side)).unwrap_or_default();
            run.iter().copied().find(Option::is_some).flatten()
        };
        let number = owner(Side::Source).or_else(|| owner(Side::Target))?;
        let link = self.links.get(number as usize)?;
        let allowed = if is_free(link) { bead.is_null() } else { is_on_path(&link.segments, bead) };
        Some(if allowed { 0.0 } else { f32::NEG_INFINITY })
    }

    /// The band with room for the path of every fixed link.
    pub(super) fn widen(&self, band: &Band) -> Band {
        if self.is_empty() {
            return band.clone();
        }
        let mut runs: Vec<Range<usize>> = (0..band.rows()).map(|row| band.columns(row)).collect();
        for link in self.links.iter().filter(|link| !is_free(link)) {
            let Sides { source, target } = &link.segments;
            for run in runs.get_mut(source.start..=source.end).into_iter().flatten() {
                *run = run.start.min(target.start)..run.end.max(target.end + 1);
            }
        }
        // Both ends of a band's runs never fall.
        let mut highest = 0;
        for run in &mut runs {
            highest = run.end.max(highest);
            run.end = highest;
        }
        let mut lowest = usize::MAX;
        for run in runs.iter_mut().rev() {
            lowest = run.start.min(lowest);
            run.start = lowest;
        }
        Band::new(runs.into_iter())
    }

    /// An alignment that was searched with these links fixed, the beads of their paths replaced by the links.
    pub(super) fn restore(&self, found: Vec<Link>) -> Alignment {
        if self.is_empty() {
            return Alignment::new(found);
        }
        let is_fixed = |link: &Link| {
            Side::BOTH.iter().any(|&side| {
                let run = self.owners.get(side).get(link.segments.get(side).clone()).unwrap_or_default();
                run.iter().any(Option::is_some)
            })
        };
        let mut links = found;
        links.retain(|link| !is_fixed(link));
        links.extend(self.links.iter().cloned());
        Alignment::new(in_reading_order(links))
    }
}

/// Whether a link's segments stand in the lattice as null beads.
fn is_free(link: &Link) -> bool {
    link.moved || link.is_null()
}

/// Whether a bead is part of the one path through the corner of a link: it begins and ends with 1-1 where there are segments
/// enough, so that null beads of neighbours can stand on either side of it.
fn is_on_path(segments: &Sides<Range<usize>>, bead: &Bead) -> bool {
    let Sides { source, target } = segments;
    let (row, column) = (bead.start.source, bead.start.target);
    let last = (source.end - 1, target.end - 1);
    match (bead.size.source, bead.size.target) {
        (1, 1) if source.len() == 1 => (row, column) == last,
        (1, 1) if target.len() == 1 => (row, column) == (source.start, target.start),
        (1, 1) => (row, column) == (source.start, target.start) || (row, column) == last,
        (1, 0) if source.len() > 1 => {
            let end = if target.len() == 1 { source.end } else { source.end - 1 };
            column == target.start + 1 && (source.start + 1..end).contains(&row)
        }
        (0, 1) if source.len() == 1 => row == source.start && (target.start..target.end - 1).contains(&column),
        (0, 1) => row == source.end - 1 && (target.start + 1..target.end - 1).contains(&column),
        _ => false,
    }
}

fn own(number: usize, link: &Link, side: Side, owners: &mut [Option<u32>]) -> Result<(), Conflict> {
    let run = link.segments.get(side).clone();
    let count = owners.len();
    let Some(slots) = owners.get_mut(run.clone()) else {
        let why = format!("there is no {} segment {}: it has {count}", side.name(), run.end);
        return Err(Conflict { link: number, why });
    };
    for (segment, slot) in run.zip(slots) {
        if slot.replace(number as u32).is_some() {
            let why = format!("{} segment {} stands in two links", side.name(), segment + 1);
            return Err(Conflict { link: number, why });
        }
    }
    Ok(())
}

/// Two links that cross of which neither is marked as moved: the later one in the source and the earlier one.
fn crossing(links: &[Link]) -> Option<(usize, usize)> {
    let mut straight: Vec<usize> = (0..links.len()).collect();
    straight.retain(|&number| links.get(number).is_some_and(|link| !is_free(link)));
    straight.sort_by_key(|&number| links.get(number).map(|link| link.segments.source.start));
    let start = |number: usize| links.get(number).map(|link| link.segments.target.start);
    straight.windows(2).find(|pair| start(pair[1]) < start(pair[0])).map(|pair| (pair[1], pair[0]))
}

fn named(link: Option<&Link>) -> String {
    let Some(link) = link else { return String::new() };
    let run = |side: Side| {
        let run = link.segments.get(side);
        match run.len() {
            0 | 1 => format!("{} segment {}", side.name(), run.start + 1),
            _ => format!("{} segments {} to {}", side.name(), run.start + 1, run.end),
        }
    };
    format!("{} and {}", run(Side::Source), run(Side::Target))
}

/// Sorts links by their place in the source; one without source stands before the link of the target segment behind it.
pub(crate) fn in_reading_order(mut links: Vec<Link>) -> Vec<Link> {
    links.sort_by_key(|link| link.segments.target.start);
    let mut ahead = usize::MAX;
    let mut keyed: Vec<((usize, bool, usize), Link)> = Vec::with_capacity(links.len());
    for link in links.into_iter().rev() {
        let Sides { source, target } = link.segments.clone();
        if !is_free(&link) {
            ahead = source.start;
        }
        let place = if source.is_empty() { (ahead, false, target.start) } else { (source.start, true, 0) };
        keyed.push((place, link));
    }
    keyed.sort_by_key(|entry| entry.0);
    keyed.into_iter().map(|entry| entry.1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::bead::SHAPES;
    use crate::align::search::Lattice;

    fn link(source: Range<usize>, target: Range<usize>) -> Link {
        Link::given(Sides::new(source, target))
    }

    /// The best path with these links fixed, where every other bead scores `score`.
    fn path(fixed: &Fixed, segments: Sides<usize>, score: impl Fn(&Bead) -> f32 + Sync) -> Vec<Link> {
        let band = fixed.widen(&Band::whole(segments.source + 1, segments.target + 1));
        let lattice = Lattice::new(&band, |bead| fixed.score(bead).unwrap_or_else(|| score(bead)));
        lattice.best(&[0.0; SHAPES]).iter().map(|bead| Link::given(bead.runs())).collect()
    }

    fn restored(links: Vec<Link>, segments: Sides<usize>, score: impl Fn(&Bead) -> f32 + Sync) -> Vec<Link> {
        let fixed = Fixed::new(links, segments).unwrap();
        fixed.restore(path(&fixed, segments, score)).links().to_vec()
    }

    #[test]
    fn a_fixed_link_of_any_size_is_kept_between_gaps_on_both_sides() {
        let segments = Sides::new(9, 9);
        for (n, m) in [(1, 1), (1, 3), (3, 1), (2, 2), (6, 5), (1, 7), (7, 1)] {
            let wanted = link(1..1 + n, 1..1 + m);
            // Null links alone are worth having: gaps come right up to the fixed link.
            let found = restored(vec![wanted.clone()], segments, |bead| if bead.is_null() { 1.0 } else { -9.0 });
            assert!(found.iter().any(|link| link.segments == wanted.segments && link.locked), "{n}-{m}: {found:?}");
            let count = |side: Side| found.iter().map(|link| link.segments.get(side).len()).sum::<usize>();
            assert_eq!((count(Side::Source), count(Side::Target)), (9, 9));
        }
    }

    #[test]
    fn fixed_null_and_moved_links_hold_against_the_score() {
        let moved = Link { moved: true, ..link(0..1, 3..4) };
        let fixed = vec![link(2..3, 0..0), moved];
        let found = restored(fixed, Sides::new(4, 4), |bead| if bead.is_null() { -9.0 } else { 5.0 });
        let has = |source: Range<usize>, target: Range<usize>| {
            found.iter().any(|link| link.segments == Sides::new(source.clone(), target.clone()))
        };
        assert!(has(2..3, 0..0) && has(0..1, 3..4), "{found:?}");
        let count = |side: Side| found.iter().map(|link| link.segments.get(side).len()).sum::<usize>();
        assert_eq!((count(Side::Source), count(Side::Target)), (4, 4));
    }

    #[test]
    fn links_that_contradict_each_other_are_refused() {
        let segments = Sides::new(4, 4);
        let refused = |links: Vec<Link>| Fixed::new(links, segments).expect_err("a conflict");
        assert_eq!(refused(vec![link(0..1, 0..1), link(0..2, 1..2)]).link, 1);
        assert_eq!(refused(vec![link(0..1, 3..5)]).why, "there is no target segment 5: it has 4");
        assert!(refused(vec![link(0..1, 1..2), link(1..2, 0..1)]).why.contains("not marked as moved"));
    }

    #[test]
    fn the_reading_order_is_that_of_the_source_with_gaps_in_their_place() {
        let moved = Link { moved: true, ..link(3..4, 0..1) };
        let links = vec![link(0..0, 2..3), moved, link(1..2, 1..2), link(2..3, 3..4), link(0..1, 0..0)];
        let order: Vec<_> = in_reading_order(links).into_iter().map(|link| link.segments).collect();
        let expected = [
            Sides::new(0..1, 0..0),
            Sides::new(1..2, 1..2),
            Sides::new(0..0, 2..3),
            Sides::new(2..3, 3..4),
            Sides::new(3..4, 0..1),
        ];
        assert_eq!(order, expected);
    }
}
