//! The coarse path: where the band lies that the search visits.
//!
//! Short texts are searched whole. In longer ones, every source segment names the target segments it shares most of its rare words
//! with; the heaviest chain of such pairs that rises in both texts (a longest increasing subsequence, Fredman 1975) is the
//! middle of the band. Time n log n, memory linear; what no chain touches is searched along the diagonal.

use std::ops::Range;

use super::Ground;
use crate::align::band::Band;

/// Up to so many places the whole lattice is searched.
const WHOLE: usize = 3000;

/// Words in more segments than this tell nothing about where one is.
const COMMON: usize = 24;

/// In long texts, which may repeat themselves, words in up to this part of the segments are looked at all the same, as far
/// as they are near.
const COMMON_SHARE: usize = 100;

/// How much less words count that are found at the other end of the text.
const DISTANCE: f32 = 0.3;

/// How many target segments a source segment may name.
const CANDIDATES: usize = 3;

/// How wide the band is for texts of up to so many segments.
#[derive(Clone, Copy, Debug)]
struct Width {
    up_to: usize,
    /// What it has on either side of the path.
    beside: usize,
    /// A stretch between two pairs of the chain is searched whole up to so many places, else along its diagonal.
    stretch: usize,
    /// How far a path may stray from the diagonal of a longer stretch.
    stray: usize,
}

const WIDTHS: [Width; 3] = [
    Width { up_to: 4_000, beside: 10, stretch: 2500, stray: 24 },
    Width { up_to: 40_000, beside: 8, stretch: 900, stray: 12 },
    Width { up_to: usize::MAX, beside: 4, stretch: 200, stray: 3 },
];

/// A source segment and a target segment that seem to belong together.
#[derive(Clone, Copy, Debug)]
struct Pair {
    source: usize,
    target: usize,
    weight: f64,
}

/// The band for two texts.
pub(super) fn band(ground: &Ground<'_>) -> Band {
    let segments = ground.segments();
    let (rows, columns) = (segments.source + 1, segments.target + 1);
    if rows.saturating_mul(columns) <= WHOLE {
        return Band::whole(rows, columns);
    }
    let chain = heaviest_chain(candidates(ground), segments.target);
    let [.., widest] = WIDTHS;
    let width = WIDTHS.into_iter().find(|width| rows.max(columns) <= width.up_to).unwrap_or(widest);
    widen(&corridor(&chain, rows, columns, width), width.beside, columns)
}

fn candidates(ground: &Ground<'_>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut sharing = Sharing::new(ground, |_| true);
    for source in 0..ground.segments().source {
        let named = sharing.with(source).iter().take(CANDIDATES);
        // The square lets one sure pair outweigh a row of chance ones.
        pairs.extend(named.map(|&(target, sum)| Pair { source, target, weight: f64::from(sum).powi(2) }));
    }
    pairs
}

/// How much of their rare words segments share.
pub(crate) struct Sharing<'g, F> {
    ground: &'g Ground<'g>,
    counts: F,
    /// By target segment the weight of the words that it shares with the source segment at hand.
    sums: Vec<f32>,
    found: Vec<(usize, f32)>,
}

impl<'g, F: Fn(usize) -> bool> Sharing<'g, F> {
    /// Looks among the target segments that `counts` says yes to.
    pub(crate) fn new(ground: &'g Ground<'g>, counts: F) -> Self {
        Self { ground, counts, sums: vec![0.0; ground.segments().target], found: Vec::new() }
    }

    /// The target segments that share rare words with a source segment, with the weight of the words, most first.
    pub(crate) fn with(&mut self, source: usize) -> &[(usize, f32)] {
        let words = &self.ground.words;
        self.found.clear();
        let segments = self.ground.segments();
        let most = COMMON.max(segments.target / COMMON_SHARE);
        let expected = source * segments.target / segments.source.max(1);
        for &number in words.source.of_segment(source) {
            if words.source.places(number).len() > most {
                continue;
            }
            let weight = words.source.get(number).weight;
            for &(other, strength) in self.ground.matches.source.of(number) {
                let places = words.target.places(other);
                if places.len() > most {
                    continue;
                }
                let places = nearest(places, expected);
                let weight = weight.min(words.target.get(other).weight) * strength;
                for target in places.iter().map(|&place| place as usize).filter(|&place| (self.counts)(place)) {
                    let Some(sum) = self.sums.get_mut(target) else { continue };
                    if *sum == 0.0 {
                        self.found.push((target, 0.0));
                    }
                    *sum += weight;
                }
            }
        }
        for (target, found) in &mut self.found {
            // Where a text repeats itself, the copy at about the same place is meant.
            let distance = target.abs_diff(expected) as f32 / segments.target.max(1) as f32;
            let sum = self.sums.get_mut(*target).map(std::mem::take).unwrap_or_default();
            *found = sum * (1.0 - DISTANCE * distance);
        }
        self.found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        &self.found
    }
}

/// The [`COMMON`] places of a word that are nearest to where it is expected.
fn nearest(places: &[u32], expected: usize) -> &[u32] {
    let spare = places.len().saturating_sub(COMMON);
    let behind = places.partition_point(|&place| (place as usize) < expected);
    let start = behind.saturating_sub(COMMON / 2).min(spare);
    places.get(start..(start + COMMON).min(places.len())).unwrap_or_default()
}

/// The chain of greatest weight whose pairs rise in both texts. `pairs` are sorted by source segment.
fn heaviest_chain(mut pairs: Vec<Pair>, targets: usize) -> Vec<Pair> {
    // Within a source segment the last target first, so that no pair follows another of the same segment.
    pairs.sort_by(|a, b| a.source.cmp(&b.source).then(b.target.cmp(&a.target)));
    let mut best: Vec<(f64, usize)> = Vec::with_capacity(pairs.len());
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let mut tree: Vec<Option<usize>> = vec![None; targets + 1];
    let weight = |best: &[(f64, usize)], pair: usize| best.get(pair).map_or(0.0, |entry| entry.0);
    for (number, pair) in pairs.iter().enumerate() {
        let mut last: Option<usize> = None;
        let mut at = pair.target;
        while at > 0 {
            let here = tree.get(at).copied().flatten();
            if here.is_some_and(|here| last.is_none_or(|last| weight(&best, here) > weight(&best, last))) {
                last = here;
            }
            at &= at - 1;
        }
        best.push((pair.weight + last.map_or(0.0, |last| weight(&best, last)), number));
        before.push(last);
        let mut at = pair.target + 1;
        while at <= targets {
            if let Some(slot) = tree.get_mut(at)
                && slot.is_none_or(|held| weight(&best, number) > weight(&best, held))
            {
                *slot = Some(number);
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut next = best.iter().max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|entry| entry.1);
    let mut chain = Vec::new();
    while let Some(number) = next {
        chain.extend(pairs.get(number));
        next = before.get(number).copied().flatten();
    }
    chain.reverse();
    chain
}

/// For every row the columns that the path may cross it at, without slack.
fn corridor(chain: &[Pair], rows: usize, columns: usize, width: Width) -> Vec<Range<usize>> {
    let mut corridor: Vec<Range<usize>> = vec![columns..0; rows];
    let mut from = (0, 0);
    let ends = chain.iter().map(|pair| ((pair.source, pair.target), (pair.source + 1, pair.target + 1)));
    for (start, end) in ends.chain([((rows - 1, columns - 1), (rows - 1, columns - 1))]) {
        stretch(&mut corridor, from, start, width);
        stretch(&mut corridor, start, end, width);
        from = end;
    }
    corridor
}

fn stretch(corridor: &mut [Range<usize>], from: (usize, usize), to: (usize, usize), limits: Width) {
    let (height, width) = (to.0 - from.0, to.1 - from.1);
    let whole = height == 0 || (height + 1) * (width + 1) <= limits.stretch;
    for row in from.0..=to.0 {
        let Some(run) = corridor.get_mut(row) else { continue };
        let (start, end) = if whole {
            (from.1, to.1)
        } else {
            let at = |row: usize| from.1 + (row - from.0) * width / height;
            let next = at((row + 1).min(to.0));
            (at(row).saturating_sub(limits.stray).max(from.1), (next + limits.stray).min(to.1))
        };
        *run = run.start.min(start)..run.end.max(end + 1);
    }
}

/// Widens a corridor by `width` in both directions.
fn widen(corridor: &[Range<usize>], width: usize, columns: usize) -> Band {
    let mut highest = 0;
    let runs = (0..corridor.len()).map(|row| {
        let run = |row: usize| corridor.get(row.min(corridor.len() - 1)).cloned().unwrap_or_default();
        let start = run(row.saturating_sub(width)).start.min(run(row).start.saturating_sub(width));
        highest = highest.max(run(row + width).end.max(run(row).end + width)).min(columns);
        start..highest
    });
    Band::new(runs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(source: usize, target: usize, weight: f64) -> Pair {
        Pair { source, target, weight }
    }

    fn places(chain: &[Pair]) -> Vec<(usize, usize)> {
        chain.iter().map(|pair| (pair.source, pair.target)).collect()
    }

    #[test]
    fn the_chain_rises_in_both_texts_and_weighs_most() {
        let pairs =
            vec![pair(0, 0, 1.0), pair(0, 7, 2.0), pair(1, 1, 1.0), pair(2, 2, 1.0), pair(2, 1, 1.5), pair(3, 8, 1.0)];
        assert_eq!(places(&heaviest_chain(pairs, 9)), [(0, 0), (1, 1), (2, 2), (3, 8)]);
        assert!(heaviest_chain(Vec::new(), 9).is_empty());
    }

    #[test]
    fn of_many_places_the_nearest_count() {
        let places: Vec<u32> = (0..100).collect();
        assert_eq!(nearest(&places, 50), &places[38..62]);
        assert_eq!(nearest(&places, 0), &places[..24]);
        assert_eq!(nearest(&places, 99), &places[76..]);
        assert_eq!(nearest(&places[..5], 2), &places[..5]);
    }

    #[test]
    fn the_band_joins_the_two_ends_without_a_gap() {
        let chain = [pair(10, 300, 1.0), pair(11, 301, 1.0), pair(500, 302, 1.0)];
        let (rows, columns) = (801, 401);
        let band = widen(&corridor(&chain, rows, columns, WIDTHS[0]), 5, columns);
        assert_eq!(band.columns(0).start, 0);
        assert_eq!(band.columns(rows - 1).end, columns);
        for row in 1..rows {
            let (above, here) = (band.columns(row - 1), band.columns(row));
            assert!(here.start < above.end && above.start <= here.start && above.end <= here.end, "row {row}");
        }
        assert!(band.places() < rows * 100);
    }
}
