//! One round of cutting: every link that may be cut is scored whole and in halves.

use super::gaps::{Gap, gaps};
use crate::align::Link;
use crate::align::bead::{Bead, REACH};
use crate::align::excerpt::{Excerpt, Window};
use crate::align::ground::Ground;
use crate::align::signal::{Model, Weights};
use crate::text::{Side, Sides, Span};

/// A link with its places in the texts.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The pieces of text that it links.
    pub(super) pieces: Sides<Vec<Span>>,
    /// The link that it was or is a part of.
    pub(super) link: Link,
    /// Whether it is known that it is not to be cut any more.
    pub(super) whole: bool,
}

/// How much less the halves may score together than the whole.
const SLACK: f32 = 1.5;

/// A way to cut a part.
#[derive(Clone, Copy, Debug)]
struct Try {
    side: Side,
    /// Which of the side's pieces is cut.
    piece: usize,
    gap: Gap,
}

/// Cuts what may be cut, each part once at most; says how many were.
pub(super) fn cut((ground, weights): (&Ground<'_>, &Weights), running: Sides<bool>, parts: &mut Vec<Part>) -> usize {
    let mut windows: Vec<Window> = Vec::new();
    let tries: Vec<Vec<Try>> = parts
        .iter_mut()
        .map(|part| {
            let tries = if may_be_cut(part) { tries(ground, running, &part.pieces) } else { Vec::new() };
            part.whole |= tries.is_empty();
            if !part.whole {
                windows.push(part.pieces.clone());
            }
            windows.extend(tries.iter().map(|attempt| attempt.window(&part.pieces)));
            tries
        })
        .collect();
    if windows.is_empty() {
        return 0;
    }
    let excerpt = Excerpt::new(ground.texts, &windows);
    let small = ground.excerpt(&excerpt);
    let model = Model::new(&small, weights);
    let mut starts = excerpt.starts.iter().copied();
    let before = parts.len();
    let mut halves = Vec::with_capacity(before);
    for (part, tries) in std::mem::take(parts).into_iter().zip(tries) {
        let whole = if part.whole { None } else { starts.next() };
        let Some(start) = whole else {
            halves.push(part);
            continue;
        };
        let size = part.pieces.as_ref().map(Vec::len);
        let least = model.score(&Bead { start, size }) - SLACK;
        let best = tries
            .iter()
            .filter_map(|attempt| Some((attempt, attempt.best(&model, starts.next()?, size)?)))
            .max_by(|a, b| a.1.score.total_cmp(&b.1.score));
        match best {
            Some((attempt, cut)) if cut.score > least => {
                halves.extend(attempt.halves(&part, &cut, cut.score - least, &model));
            }
            _ => halves.push(Part { whole: true, ..part }),
        }
    }
    *parts = halves;
    parts.len() - before
}

fn may_be_cut(part: &Part) -> bool {
    let (source, target) = (part.pieces.source.len(), part.pieces.target.len());
    let sizes = 1..=REACH;
    !part.whole && sizes.contains(&source) && sizes.contains(&target) && source + target > 2
}

/// The ways to cut a part on either side.
fn tries(ground: &Ground<'_>, running: Sides<bool>, pieces: &Sides<Vec<Span>>) -> Vec<Try> {
    let mut tries = Vec::new();
    for side in Side::BOTH {
        if *running.get(side) && pieces.get(side.other()).len() > 1 {
            for piece in 0..pieces.get(side).len() {
                let gaps = gaps(ground, pieces, side, piece).into_iter();
                tries.extend(gaps.map(|gap| Try { side, piece, gap }));
            }
        }
    }
    tries
}

/// Two beads that a part is cut into, with what they score together.
#[derive(Clone, Copy, Debug)]
struct Cut {
    score: f32,
    beads: [Bead; 2],
}

impl Try {
    /// The part's pieces with one of them in two.
    fn window(&self, pieces: &Sides<Vec<Span>>) -> Window {
        let mut pieces = pieces.clone();
        let own = pieces.get_mut(self.side);
        if let Some(slot) = own.get_mut(self.piece) {
            *slot = self.gap.left;
            own.insert(self.piece + 1, self.gap.right);
        }
        pieces
    }

    /// The best place on the other side, for a window that begins at `start` and a part of `size` pieces.
    fn best(&self, model: &Model<'_>, start: Sides<usize>, size: Sides<usize>) -> Option<Cut> {
        let other = *size.get(self.side.other());
        let own = size.get(self.side) + 1;
        let bead = |start: Sides<usize>, own: usize, other: usize| Bead {
            start,
            size: if self.side == Side::Source { Sides::new(own, other) } else { Sides::new(other, own) },
        };
        let cuts = (1..other).map(|seam| {
            let first = bead(start, self.piece + 1, seam);
            let middle = Sides::new(start.source + first.size.source, start.target + first.size.target);
            let beads = [first, bead(middle, own - self.piece - 1, other - seam)];
            Cut { score: beads.iter().map(|bead| model.score(bead)).sum::<f32>() + self.gap.marks, beads }
        });
        cuts.max_by(|a, b| a.score.total_cmp(&b.score))
    }

    /// The part in halves; `ahead` says by how much they score more than it.
    fn halves(&self, part: &Part, cut: &Cut, ahead: f32, model: &Model<'_>) -> [Part; 2] {
        let window = self.window(&part.pieces);
        let [first, _] = cut.beads;
        let confidence = part.link.confidence / (1.0 + (-ahead).exp());
        [0, 1].map(|half| {
            let take = |side: Side| {
                let (pieces, middle) = (window.get(side), *first.size.get(side));
                let (before, behind) = pieces.split_at_checked(middle).unwrap_or_default();
                if half == 0 { before.to_vec() } else { behind.to_vec() }
            };
            let shares = cut.beads.get(half).map(|bead| model.shares(bead)).unwrap_or_default();
            let link = Link { confidence, shares, members: Sides::default(), ..part.link.clone() };
            Part { pieces: Sides::new(take(Side::Source), take(Side::Target)), link, whole: false }
        })
    }
}
