//! Moved blocks: runs of links that cross the path, found among the segments that the path leaves without counterpart.
//!
//! A bead of such segments gains what its score is above that of leaving them alone. Beads that follow each other in both
//! texts are chained into blocks; a block costs the more, the further it was moved, and the most gainful block is taken
//! first. Then the path is searched again without the segments taken, because a moved segment that was taken for a part
//! of its neighbour is free only then. Time linear in the number of candidates, of which each segment names a few.

mod blocks;
mod candidates;
mod inside;
mod windows;

use std::ops::Range;

use super::lattice::Tilt;
use crate::align::bead::{Bead, DELETION, INSERTION, SHAPES};
use crate::align::ground::Ground;
use crate::align::signal::Model;
use crate::align::{Fixed, Share};
use crate::text::{Side, Sides};
use blocks::Placed;

/// A link that crosses the path.
#[derive(Clone, Debug)]
pub(super) struct Moved {
    /// What it links.
    pub(super) bead: Bead,
    /// Probability that it is right, 0 to 1.
    pub(super) confidence: f64,
    /// The signals' shares of its score.
    pub(super) shares: Vec<Share>,
}

/// How much a text's own rate of nulls may lower their cost here: where most is moved, most seems to have no counterpart.
const CHEAPEST_NULL: f64 = 0.5;

/// What a link of the path may gain over leaving its segments alone and still be given up for a moved one that gains more.
pub(super) const WEAK: f64 = 6.0;

/// The moved links of two texts, given a path and the tilt that it was found with; in the order of the source. They are made of
/// what the path leaves alone, and of its links that gain less than `weak`.
pub(super) fn find(
    ground: &Ground<'_>,
    model: &Model<'_>,
    path: &[Bead],
    tilt: &Tilt,
    fixed: &Fixed,
    weak: f64,
) -> Vec<Moved> {
    let mut costs = Costs::new(model, ground.segments(), path, tilt);
    let mut free = free(path, ground.segments());
    costs.give_up(model, path, weak, &mut free);
    fixed.close(&mut free);
    let windows = candidates::windows(ground, &free);
    if windows.is_empty() {
        return Vec::new();
    }
    let mut links = windows::choose((ground, model), &windows, |scores| {
        let mut placed: Vec<Placed> = scores.into_iter().filter_map(|(bead, score)| costs.place(bead, score)).collect();
        let mut found: Vec<(Bead, f64)> = Vec::new();
        // What a block had in its way is free for others once its own beads are known.
        loop {
            let gains = placed.iter().map(|placed| (key(&placed.bead), placed.gain)).collect();
            let before = found.len();
            for block in blocks::choose(placed.clone()) {
                for (bead, confidence) in inside::probabilities(&block, &gains, &free) {
                    if confidence > LEAST && is_whole(&free, &bead) {
                        take(&mut free, &bead);
                        found.push((bead, confidence));
                    }
                }
            }
            if found.len() == before {
                return found;
            }
            placed.retain(|placed| is_whole(&free, &placed.bead));
        }
    });
    links.sort_by_key(|link| link.bead.start.source);
    links
}

/// Whether none of a bead's segments is taken.
fn is_whole(free: &Sides<Vec<bool>>, bead: &Bead) -> bool {
    let all = |side: Side| free.get(side).get(bead.run(side)).is_some_and(|run| run.iter().all(|&free| free));
    all(Side::Source) && all(Side::Target)
}

fn take(free: &mut Sides<Vec<bool>>, bead: &Bead) {
    for side in Side::BOTH {
        free.get_mut(side).get_mut(bead.run(side)).unwrap_or_default().fill(false);
    }
}

/// Links of less confidence are more often wrong than right.
const LEAST: f64 = 0.4;

/// What tells a bead from others.
type Key = (usize, usize, usize);

fn key(bead: &Bead) -> Key {
    (bead.start.source, bead.start.target, bead.shape())
}

/// Which segments of each side the path leaves without counterpart.
fn free(path: &[Bead], segments: Sides<usize>) -> Sides<Vec<bool>> {
    let mut free = segments.map(|count| vec![false; count]);
    for bead in path.iter().filter(|bead| bead.is_null()) {
        mark(free.get_mut(bead.side()), bead.run(bead.side()));
    }
    free
}

/// Which segments of each side the links take.
fn taken(links: &[Moved], segments: Sides<usize>) -> Sides<Vec<bool>> {
    let mut taken = segments.map(|count| vec![false; count]);
    take_all(&mut taken, links);
    taken
}

/// Marks the segments that the links take.
pub(super) fn take_all(taken: &mut Sides<Vec<bool>>, links: &[Moved]) {
    for link in links {
        for side in Side::BOTH {
            mark(taken.get_mut(side), link.bead.run(side));
        }
    }
}

/// Whether the path leaves all segments of the links alone.
pub(super) fn are_off(path: &[Bead], links: &[Moved], segments: Sides<usize>) -> bool {
    let free = free(path, segments);
    links.iter().all(|link| is_whole(&free, &link.bead))
}

fn mark(flags: &mut [bool], run: Range<usize>) {
    flags.get_mut(run).unwrap_or_default().fill(true);
}

/// What it costs to open a block at no distance.
const OPENING: f64 = 3.0;

/// What leaving segments alone scores, and what moving them costs.
struct Costs {
    tilt: Tilt,
    /// For each side the scores of leaving the segments before each alone.
    alone: Sides<Vec<f64>>,
    /// For each side what the path would lose by the segments before each.
    given_up: Sides<Vec<f64>>,
    /// For each source segment where the path would have its counterpart.
    expected: Vec<f64>,
}

impl Costs {
    fn new(model: &Model<'_>, segments: Sides<usize>, path: &[Bead], tilt: &Tilt) -> Self {
        let mut tilt = *tilt;
        for shape in [DELETION, INSERTION] {
            tilt[shape] = tilt[shape].min(CHEAPEST_NULL);
        }
        let score = |bead: Bead| f64::from(model.score(&bead)) + tilt[bead.shape()];
        let alone = Sides::new(
            sums((0..segments.source).map(|segment| score(Bead::of_shape(DELETION, segment, 0)))),
            sums((0..segments.target).map(|segment| score(Bead::of_shape(INSERTION, 0, segment)))),
        );
        let given_up = segments.map(|count| vec![0.0; count + 1]);
        Self { tilt, alone, given_up, expected: expected(path, segments) }
    }

    /// Frees the segments of the path's links that gain less than `weak`; whoever takes one pays what it gains.
    fn give_up(&mut self, model: &Model<'_>, path: &[Bead], weak: f64, free: &mut Sides<Vec<bool>>) {
        if weak <= 0.0 {
            return;
        }
        let mut losses = Sides::new(vec![0.0; free.source.len()], vec![0.0; free.target.len()]);
        for bead in path.iter().filter(|bead| !bead.is_null()) {
            let tilt = self.tilt.get(bead.shape()).copied().unwrap_or_default();
            let gain = f64::from(model.score(bead)) + tilt - self.alone(bead);
            if gain >= weak {
                continue;
            }
            for side in Side::BOTH {
                mark(free.get_mut(side), bead.run(side));
                let share = gain.max(0.0) / *bead.size.get(side) as f64;
                losses.get_mut(side).get_mut(bead.run(side)).unwrap_or_default().fill(share);
            }
        }
        self.given_up = losses.map(|losses| sums(losses.into_iter()));
    }

    fn place(&self, bead: Bead, score: f32) -> Option<Placed> {
        let gain = f64::from(score) + self.tilt.get(bead.shape())? - self.alone(&bead) - between(&self.given_up, &bead);
        Some(Placed { bead, gain, opening: self.opening(&bead) })
    }

    /// The score of leaving the bead's segments alone.
    fn alone(&self, bead: &Bead) -> f64 {
        between(&self.alone, bead)
    }

    /// The cost of opening a block with the bead.
    fn opening(&self, bead: &Bead) -> f64 {
        let middle = |start: usize, size: usize| start as f64 + (size as f64 - 1.0) / 2.0;
        let source = middle(bead.start.source, bead.size.source);
        let expected = self.expected.get(source as usize).copied().unwrap_or_default() + source.fract();
        let target = middle(bead.start.target, bead.size.target);
        OPENING + (expected - target).abs().ln_1p()
    }
}

/// The sums of all values before each, and of all.
fn sums(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sum = 0.0;
    let after = values.map(|value| {
        sum += value;
        sum
    });
    std::iter::once(0.0).chain(after).collect()
}

/// What the bead's segments have in sums of both sides.
fn between(sums: &Sides<Vec<f64>>, bead: &Bead) -> f64 {
    let of = |side: Side| {
        let at = |segment: usize| sums.get(side).get(segment).copied().unwrap_or_default();
        let run = bead.run(side);
        at(run.end) - at(run.start)
    };
    of(Side::Source) + of(Side::Target)
}

/// Where the counterpart of each source segment would stand: in the middle of its bead's target, or in between its
/// neighbours'.
fn expected(path: &[Bead], segments: Sides<usize>) -> Vec<f64> {
    let mut known: Vec<(f64, f64)> = vec![(-1.0, -1.0)];
    let middle = |run: Range<usize>| (run.start + run.end) as f64 / 2.0 - 0.5;
    known.extend(path.iter().filter(|bead| !bead.is_null()).map(|bead| {
        let runs = bead.runs();
        (middle(runs.source), middle(runs.target))
    }));
    known.push((segments.source as f64, segments.target as f64));
    let mut expected = Vec::with_capacity(segments.source);
    let mut behind = 1;
    for segment in 0..segments.source {
        let at = segment as f64;
        while known.get(behind).is_some_and(|next| next.0 < at) {
            behind += 1;
        }
        let before = known.get(behind - 1).copied().unwrap_or_default();
        let next = known.get(behind).copied().unwrap_or(before);
        let share = (at - before.0) / (next.0 - before.0).max(1e-9);
        expected.push(before.1 + share * (next.1 - before.1));
    }
    expected
}

/// The beads of the path and the moved links together, in reading order: a moved link stands where its source does.
pub(super) fn merge(path: Vec<Bead>, moved: Vec<Moved>, segments: Sides<usize>) -> Vec<Step> {
    let taken = taken(&moved, segments);
    let mut steps = Vec::with_capacity(path.len());
    let mut moved = moved.into_iter().peekable();
    for bead in path {
        if !bead.is_null() || !taken.get(bead.side()).get(*bead.start.get(bead.side())).copied().unwrap_or_default() {
            steps.push(Step::Plain(bead));
        } else if let Some(link) =
            moved.next_if(|link| bead.size.target == 0 && link.bead.start.source == bead.start.source)
        {
            steps.push(Step::Moved(link));
        }
    }
    steps
}

/// A step through both texts in reading order.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// A bead of the path.
    Plain(Bead),
    /// A link that crosses it.
    Moved(Moved),
}

/// Segments that are taken out of a lattice: no bead has them, and leaving them alone costs nothing.
#[derive(Debug)]
pub(super) struct Removed {
    /// For each side how many stand before each segment.
    before: Sides<Vec<u32>>,
}

impl Removed {
    pub(super) fn new(taken: &Sides<Vec<bool>>) -> Self {
        let before = taken.as_ref().map(|taken| {
            let mut sum = 0;
            let after = taken.iter().map(|&taken| {
                sum += u32::from(taken);
                sum
            });
            std::iter::once(0).chain(after).collect()
        });
        Self { before }
    }

    /// What a bead of this score scores now.
    pub(super) fn score(&self, bead: &Bead, score: f32) -> f32 {
        let touches = |side: Side, run: Range<usize>| {
            let before = self.before.get(side);
            before.get(run.start) != before.get(run.end)
        };
        let runs = bead.runs();
        match (touches(Side::Source, runs.source) || touches(Side::Target, runs.target), bead.is_null()) {
            (false, _) => score,
            (true, true) => 0.0,
            (true, false) => f32::NEG_INFINITY,
        }
    }
}

/// How many segments are taken, as the shape of bead that leaves them alone.
pub(super) fn counts(taken: &Sides<Vec<bool>>) -> [f64; SHAPES] {
    let mut counts = [0.0; SHAPES];
    let count = |side: Side| taken.get(side).iter().filter(|&&taken| taken).count() as f64;
    counts[DELETION] = count(Side::Source);
    counts[INSERTION] = count(Side::Target);
    counts
}
