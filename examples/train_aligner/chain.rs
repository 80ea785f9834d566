//! The beads of a text as a graph, small enough to be summed over hundreds of times: those that no weights would choose are
//! left out.

use std::collections::BTreeMap;

use muqabala::align::Bead;

/// A bead from one place to another; places are numbered in reading order.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: u32,
    to: u32,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Link,
    Deletion,
    Insertion,
}

/// A graph of beads.
#[derive(Debug)]
pub(crate) struct Chain {
    edges: Vec<Edge>,
    places: usize,
}

const NEVER: f64 = -1e30;

/// The sums at a place: where the last bead was no insertion, and where it was.
type Sums = [f64; 2];

impl Chain {
    /// The graph of `beads`, which are sorted by where they begin.
    pub(crate) fn new(beads: &[Bead]) -> Self {
        let start = |bead: &Bead| (bead.start.source, bead.start.target);
        let end = |bead: &Bead| (bead.start.source + bead.size.source, bead.start.target + bead.size.target);
        let mut numbers: BTreeMap<(usize, usize), u32> =
            beads.iter().flat_map(|bead| [(start(bead), 0), (end(bead), 0)]).collect();
        for (number, slot) in numbers.values_mut().enumerate() {
            *slot = number as u32;
        }
        let kind = |bead: &Bead| match (bead.size.source, bead.size.target) {
            (_, 0) => Kind::Deletion,
            (0, _) => Kind::Insertion,
            _ => Kind::Link,
        };
        let edge = |bead: &Bead| Edge { from: numbers[&start(bead)], to: numbers[&end(bead)], kind: kind(bead) };
        let edges: Vec<Edge> = beads.iter().map(edge).collect();
        debug_assert!(edges.is_sorted_by_key(|edge| edge.from));
        Self { edges, places: numbers.len().max(1) }
    }

    /// The logarithm of the sum over all paths of beads in `mask`, and each bead's probability.
    pub(crate) fn sums(&self, scores: &[f64], mask: Option<&[bool]>) -> (f64, Vec<f64>) {
        let taken = |number: usize| mask.is_none_or(|mask| mask[number]);
        let mut before: Vec<Sums> = vec![[NEVER; 2]; self.places];
        let mut after = before.clone();
        before[0][0] = 0.0;
        for (number, edge) in self.edges.iter().enumerate().filter(|edge| taken(edge.0)) {
            let sum = leaving(edge.kind, before[edge.from as usize]);
            let slot = &mut before[edge.to as usize][usize::from(edge.kind == Kind::Insertion)];
            *slot = add_logs(*slot, sum + scores[number]);
        }
        let last = before[self.places - 1];
        let total = add_logs(last[0], last[1]);
        after[self.places - 1] = [0.0; 2];
        let mut chances = vec![0.0; self.edges.len()];
        for (number, edge) in self.edges.iter().enumerate().rev().filter(|edge| taken(edge.0)) {
            let behind = after[edge.to as usize][usize::from(edge.kind == Kind::Insertion)] + scores[number];
            if behind < NEVER / 2.0 {
                continue;
            }
            let slot = &mut after[edge.from as usize];
            slot[0] = add_logs(slot[0], behind);
            if edge.kind != Kind::Deletion {
                slot[1] = add_logs(slot[1], behind);
            }
            chances[number] = (leaving(edge.kind, before[edge.from as usize]) + behind - total).exp();
        }
        (total, chances)
    }

    /// The numbers of the beads of the best path.
    pub(crate) fn best(&self, scores: &[f64]) -> Vec<usize> {
        // By place: the best sum and the bead that leads to it, where that bead is no insertion and where it is one.
        let mut best = vec![[(NEVER, usize::MAX); 2]; self.places];
        best[0][0].0 = 0.0;
        for (number, edge) in self.edges.iter().enumerate() {
            let sum = before(edge.kind, &best[edge.from as usize]).0 + scores[number];
            let slot = &mut best[edge.to as usize][usize::from(edge.kind == Kind::Insertion)];
            if sum > slot.0 {
                *slot = (sum, number);
            }
        }
        let mut path = Vec::new();
        let mut at = before(Kind::Link, &best[self.places - 1]).1;
        while let Some(edge) = self.edges.get(at) {
            path.push(at);
            at = before(edge.kind, &best[edge.from as usize]).1;
        }
        path.reverse();
        path
    }
}

/// The better one of what may go before a bead of a kind.
fn before(kind: Kind, best: &[(f64, usize); 2]) -> (f64, usize) {
    if kind == Kind::Deletion || best[0].0 >= best[1].0 { best[0] } else { best[1] }
}

/// What may go before a bead of a kind: a deletion follows no insertion.
fn leaving(kind: Kind, sums: Sums) -> f64 {
    if kind == Kind::Deletion { sums[0] } else { add_logs(sums[0], sums[1]) }
}

fn add_logs(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if high - low > 40.0 { high } else { high + (low - high).exp().ln_1p() }
}
