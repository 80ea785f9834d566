//! Blocks: beads that follow each other in both texts, chained so that their gains outweigh the cost of moving them.

use std::collections::HashMap;

use crate::align::bead::Bead;
use crate::text::{Side, Sides};

/// A bead of segments without counterpart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// The bead.
    pub(super) bead: Bead,
    /// How much more it scores than its segments left alone; above 0.
    pub(super) gain: f64,
    /// What a block that begins with it costs.
    pub(super) opening: f64,
}

/// What a segment left out between two beads of a block costs.
const GAP: f64 = 2.5;

/// The least worth of a block of a single bead.
const SINGLE: f64 = 3.0;

/// Rounds of choosing; what is left then is moved in more ways than a text is.
const ROUNDS: usize = 40;

/// The best chain that ends with a bead.
#[derive(Clone, Copy, Debug)]
struct Chain {
    worth: f64,
    before: Option<usize>,
}

/// A block: beads that follow each other in both texts.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Its beads, in order.
    pub(super) beads: Vec<Bead>,
    /// Probability that it was moved as a whole, 0 to 1.
    pub(super) confidence: f64,
}

/// Chooses blocks, the worthiest first, no segment in two.
pub(super) fn choose(mut beads: Vec<Placed>) -> Vec<Block> {
    beads.retain(|placed| placed.gain > 0.0);
    beads.sort_by_key(|placed| (placed.bead.start.source, placed.bead.start.target, placed.bead.shape()));
    let mut used = Used::default();
    let mut chosen = Vec::new();
    for _ in 0..ROUNDS {
        let before = chosen.len();
        round(&beads, &mut used, &mut chosen);
        beads.retain(|placed| !used.touches(&placed.bead));
        if chosen.len() == before || beads.is_empty() {
            break;
        }
    }
    chosen
}

/// Takes the worthiest chains, as far as they do not depend on what was taken before them in this round.
fn round(beads: &[Placed], used: &mut Used, chosen: &mut Vec<Block>) {
    let chains = chains(beads);
    let worth = |end: &usize| chains.get(*end).map_or(0.0, |chain| chain.worth);
    let mut ends: Vec<usize> = (0..beads.len()).filter(|end| worth(end) > 0.0).collect();
    ends.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.cmp(b)));
    let rivals = Rivals::new(beads, &chains);
    // What a chain that has to wait would take, no worse chain may take before it.
    let mut blocked = used.clone();
    for end in ends {
        let block: Vec<Bead> =
            trace(&chains, end).iter().filter_map(|&number| beads.get(number)).map(|placed| placed.bead).collect();
        let waits = block.iter().any(|bead| blocked.touches(bead));
        let sure = block.len() > 1 || worth(&end) > SINGLE;
        for bead in &block {
            blocked.take(bead);
            if !waits && sure {
                used.take(bead);
            }
        }
        if !waits && sure {
            let confidence = 1.0 / (1.0 + (-worth(&end)).exp() + (rivals.of(&block) - worth(&end)).exp());
            chosen.push(Block { beads: block, confidence });
        }
    }
}

fn chains(beads: &[Placed]) -> Vec<Chain> {
    let mut ends: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    let mut chains: Vec<Chain> = Vec::with_capacity(beads.len());
    for (number, placed) in beads.iter().enumerate() {
        let start = placed.bead.start;
        let mut best = Chain { worth: -placed.opening, before: None };
        for (source, target) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            let from = start.source.checked_sub(source).zip(start.target.checked_sub(target));
            for &before in from.and_then(|from| ends.get(&from)).into_iter().flatten() {
                let worth = chains.get(before).map_or(0.0, |chain| chain.worth) - GAP * (source + target) as f64;
                if worth > best.worth {
                    best = Chain { worth, before: Some(before) };
                }
            }
        }
        chains.push(Chain { worth: best.worth + placed.gain, ..best });
        let runs = placed.bead.runs();
        ends.entry((runs.source.end, runs.target.end)).or_default().push(number);
    }
    chains
}

fn trace(chains: &[Chain], end: usize) -> Vec<usize> {
    let mut block = vec![end];
    let mut at = end;
    while let Some(before) = chains.get(at).and_then(|chain| chain.before) {
        block.push(before);
        at = before;
    }
    block.reverse();
    block
}

/// Which segments are in a block.
#[derive(Clone, Debug, Default)]
struct Used {
    segments: Sides<Vec<bool>>,
}

impl Used {
    fn touches(&self, bead: &Bead) -> bool {
        let any = |side: Side| bead.run(side).any(|k| self.segments.get(side).get(k).copied().unwrap_or_default());
        any(Side::Source) || any(Side::Target)
    }

    fn take(&mut self, bead: &Bead) {
        for side in Side::BOTH {
            let (flags, run) = (self.segments.get_mut(side), bead.run(side));
            if flags.len() < run.end {
                flags.resize(run.end, false);
            }
            flags.get_mut(run).unwrap_or_default().fill(true);
        }
    }
}

/// The worthiest chains that end with each segment.
struct Rivals {
    /// By segment of each side the two worthiest chains' ends that lie in different places.
    ends: Sides<Vec<Vec<(f64, Bead)>>>,
}

/// How many chains are kept for each segment.
const RIVALS: usize = 6;

impl Rivals {
    fn new(beads: &[Placed], chains: &[Chain]) -> Self {
        let mut ends: Sides<Vec<Vec<(f64, Bead)>>> = Sides::default();
        for (placed, chain) in beads.iter().zip(chains).filter(|(_, chain)| chain.worth > 0.0) {
            for side in Side::BOTH {
                let (lists, run) = (ends.get_mut(side), placed.bead.run(side));
                if lists.len() < run.end {
                    lists.resize(run.end, Vec::new());
                }
                for list in lists.get_mut(run).unwrap_or_default() {
                    let at = list.partition_point(|held| held.0 >= chain.worth);
                    list.insert(at, (chain.worth, placed.bead));
                    list.truncate(RIVALS);
                }
            }
        }
        Self { ends }
    }

    /// What the worthiest chain is worth that would take one of the block's segments elsewhere.
    fn of(&self, block: &[Bead]) -> f64 {
        let Some((first, last)) = block.first().zip(block.last()) else { return f64::NEG_INFINITY };
        let place = |side: Side| first.run(side).start..last.run(side).end;
        let apart = |side: Side, bead: &Bead| {
            let (own, other) = (place(side), bead.run(side));
            other.end <= own.start || own.end <= other.start
        };
        let mut worthiest = f64::NEG_INFINITY;
        for side in Side::BOTH {
            for (worth, bead) in self.ends.get(side).get(place(side)).into_iter().flatten().flatten() {
                if apart(side.other(), bead) {
                    worthiest = worthiest.max(*worth);
                }
            }
        }
        worthiest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(source: usize, target: usize, gain: f64) -> Placed {
        Placed { bead: Bead::of_shape(0, source, target), gain, opening: 5.0 }
    }

    fn starts(beads: Vec<Placed>) -> Vec<(usize, usize)> {
        let mut starts: Vec<_> = choose(beads)
            .iter()
            .flat_map(|block| &block.beads)
            .map(|bead| (bead.start.source, bead.start.target))
            .collect();
        starts.sort_unstable();
        starts
    }

    #[test]
    fn beads_in_a_row_share_the_cost_of_moving() {
        assert_eq!(starts(vec![placed(3, 40, 4.0), placed(4, 41, 4.0)]), [(3, 40), (4, 41)]);
        assert!(starts(vec![placed(3, 40, 4.0), placed(9, 70, 4.0)]).is_empty());
    }

    #[test]
    fn a_single_bead_needs_more() {
        assert!(starts(vec![placed(3, 40, 7.0)]).is_empty());
        assert_eq!(starts(vec![placed(3, 40, 9.0)]), [(3, 40)]);
    }

    #[test]
    fn the_worthier_block_takes_a_segment_and_the_rest_is_chosen_again() {
        let beads = vec![placed(3, 40, 9.0), placed(3, 60, 9.5), placed(4, 61, 9.5), placed(7, 40, 8.5)];
        assert_eq!(starts(beads), [(3, 60), (4, 61), (7, 40)]);
    }

    #[test]
    fn a_bead_with_a_rival_is_less_probable() {
        let one = choose(vec![placed(3, 40, 12.0)]);
        let two = choose(vec![placed(3, 40, 12.0), placed(3, 60, 11.5)]);
        assert!(one[0].confidence > 0.99);
        assert!(two[0].confidence < 0.7 && two[0].confidence > 0.5);
    }
}
