//! Where moved blocks may be: pairs of segments without counterpart that share rare words, and the windows around them.

use std::ops::Range;

use crate::align::bead::REACH;
use crate::align::ground::{Ground, Sharing};
use crate::text::{Side, Sides};

/// A run of source segments beside a run of target segments, all without counterpart.
pub(super) type Window = Sides<Range<usize>>;

/// Texts with so few pairs of segments without counterpart are compared whole.
const FEW: usize = 100;

/// How many target segments a source segment may name.
const NAMED: usize = 4;

/// The least share of a segment's weight of words that its candidate has to have.
const LEAST: f32 = 0.12;

/// The least cosine of a segment and its candidate: parts of a bead are seldom under it, sentences of two articles mostly.
const UNLIKE: f32 = 0.25;

/// The most pairs of segments in a window of several candidates.
const LARGEST: usize = 300;

/// The windows of all candidates, in the order of the source.
pub(super) fn windows(ground: &Ground<'_>, free: &Sides<Vec<bool>>) -> Vec<Window> {
    let numbers = |side: Side| (0..free.get(side).len()).filter(|&k| is_free(free, side, k)).collect::<Vec<_>>();
    let (sources, targets) = (numbers(Side::Source), numbers(Side::Target));
    let mut windows = Vec::new();
    if sources.len() * targets.len() <= FEW {
        let pairs = sources.iter().flat_map(|&source| targets.iter().map(move |&target| (source, target)));
        windows.extend(pairs.map(|(source, target)| window(free, source, target)));
    } else {
        let mut sharing = Sharing::new(ground, |target| is_free(free, Side::Target, target));
        let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
        for &source in &sources {
            let mass = ground.words.source.mass(source);
            let named = sharing.with(source).iter().take(NAMED).filter(|named| named.1 > LEAST * mass);
            let named = named.filter(|named| is_alike(ground, source, named.0));
            pairs.extend(named.map(|&(target, shared)| (shared, source, target)));
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        pairs.truncate(sources.len().min(targets.len()) * 2 + FEW);
        windows.extend(pairs.iter().map(|&(_, source, target)| window(free, source, target)));
    }
    bounded(merge(windows), ground.segments().source + ground.segments().target)
}

/// Whether what two segments say does not speak against it that they, or parts of them, belong together.
fn is_alike(ground: &Ground<'_>, source: usize, target: usize) -> bool {
    let runs = Sides::new(source..source + 1, target..target + 1);
    ground.meaning.as_ref().is_none_or(|meaning| meaning.cosine(&runs) >= UNLIKE)
}

/// So many segments are compared whatever the texts' length.
const SMALL: usize = 4000;

/// The windows in front, so that together they have no more segments than both texts and some.
fn bounded(mut windows: Vec<Window>, segments: usize) -> Vec<Window> {
    let mut sum = 0;
    let end = windows.iter().position(|window| {
        sum += window.source.len() + window.target.len();
        sum > 3 * segments + SMALL
    });
    windows.truncate(end.unwrap_or(windows.len()));
    windows
}

fn is_free(free: &Sides<Vec<bool>>, side: Side, segment: usize) -> bool {
    free.get(side).get(segment).copied().unwrap_or_default()
}

/// What lies around two segments as far as a bead reaches and all is free.
fn window(free: &Sides<Vec<bool>>, source: usize, target: usize) -> Window {
    let around = |side: Side, segment: usize| {
        let before = (0..REACH).take_while(|&k| k < segment && is_free(free, side, segment - 1 - k)).count();
        let behind = (0..REACH).take_while(|&k| is_free(free, side, segment + 1 + k)).count();
        segment - before..segment + behind + 1
    };
    Sides::new(around(Side::Source, source), around(Side::Target, target))
}

/// Joins windows that overlap, as long as the joint ones stay small.
fn merge(mut windows: Vec<Window>) -> Vec<Window> {
    windows.sort_by_key(|window| (window.source.start, window.target.start, window.source.end, window.target.end));
    windows.dedup();
    let mut merged: Vec<Window> = Vec::with_capacity(windows.len());
    for window in windows {
        let recent = merged.iter_mut().rev().take(RECENT);
        let fits = |held: &&mut Window| {
            let joint = join(held, &window);
            let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
            let (source, target) = (overlap(&held.source, &window.source), overlap(&held.target, &window.target));
            source && target && (joint == **held || joint.source.len() * joint.target.len() <= LARGEST)
        };
        match recent.into_iter().find(fits) {
            Some(held) => *held = join(held, &window),
            None => merged.push(window),
        }
    }
    merged
}

/// How many windows back one is looked for to join.
const RECENT: usize = 40;

fn join(a: &Window, b: &Window) -> Window {
    let join = |a: &Range<usize>, b: &Range<usize>| a.start.min(b.start)..a.end.max(b.end);
    Sides::new(join(&a.source, &b.source), join(&a.target, &b.target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_end_where_a_segment_has_its_counterpart() {
        let free = Sides::new(vec![true, true, false, true, true], vec![true; 12]);
        assert_eq!(window(&free, 4, 6), Sides::new(3..5, 2..11));
    }

    #[test]
    fn overlapping_windows_are_joined_and_distant_ones_are_not() {
        let windows = vec![Sides::new(2..6, 10..14), Sides::new(4..8, 12..16), Sides::new(4..8, 40..44)];
        assert_eq!(merge(windows), [Sides::new(2..8, 10..16), Sides::new(4..8, 40..44)]);
    }
}
