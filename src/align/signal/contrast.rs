//! How a bead's similarity compares with that of its rivals: longer and shorter beads at its place, its neighbours, its own
//! parts, and the best elsewhere.

use crate::align::band::Band;
use crate::align::bead::{Bead, DELETION, REACH};
use crate::text::{Side, Sides};

/// Similarities of all beads in a band that are no null links.
#[derive(Debug)]
pub(super) struct Contrast {
    band: Band,
    similar: Vec<[f32; DELETION]>,
    /// For runs of 1, 2, ... segments from each segment on: how similar the better ones among the others' single
    /// segments are, the best left out.
    rivals: Sides<Vec<[f32; REACH]>>,
    /// The same for the best one.
    tops: Sides<Vec<[f32; REACH]>>,
    /// For each segment the one of the other side that it is most similar to.
    partners: Sides<Vec<u32>>,
}

/// How many of the best count as rivals, the very best not among them.
const RIVALS: usize = 4;

impl Contrast {
    /// Asks `similarity` (0 to 1) for every bead of the band.
    pub(super) fn new(band: &Band, segments: Sides<usize>, similarity: impl Fn(&Bead) -> f32 + Sync) -> Self {
        let mut contrast = Self {
            band: band.clone(),
            similar: vec![[0.0; DELETION]; band.places()],
            rivals: segments.map(|count| vec![[0.0; REACH]; count]),
            tops: segments.map(|count| vec![[0.0; REACH]; count]),
            partners: segments.map(|count| vec![u32::MAX; count]),
        };
        band.fill(&mut contrast.similar, |row, column, slots: &mut [f32; DELETION]| {
            for (shape, slot) in slots.iter_mut().enumerate() {
                let bead = Bead::of_shape(shape, row, column);
                let runs = bead.runs();
                if runs.source.end <= segments.source && runs.target.end <= segments.target {
                    *slot = similarity(&bead);
                }
            }
        });
        contrast.find_rivals(segments);
        contrast
    }

    fn find_rivals(&mut self, segments: Sides<usize>) {
        for row in 0..segments.source {
            for size in 1..=REACH {
                let found = Top::of(self.band.columns(row).map(|column| (column, self.at(row, column, size, 1))));
                self.store(Side::Source, row, size, &found);
            }
        }
        for column in 0..segments.target {
            for size in 1..=REACH {
                let found = Top::of(self.band.rows_of(column).map(|row| (row, self.at(row, column, 1, size))));
                self.store(Side::Target, column, size, &found);
            }
        }
    }

    fn store(&mut self, side: Side, segment: usize, size: usize, found: &Top) {
        let [first, others @ ..] = found.values;
        if let Some(slot) = self.rivals.get_mut(side).get_mut(segment).and_then(|sizes| sizes.get_mut(size - 1)) {
            *slot = others.iter().sum::<f32>() / RIVALS as f32;
        }
        if let Some(slot) = self.tops.get_mut(side).get_mut(segment).and_then(|sizes| sizes.get_mut(size - 1)) {
            *slot = first;
        }
        if let Some(slot) = self.partners.get_mut(side).get_mut(segment).filter(|_| size == 1) {
            *slot = found.partner;
        }
    }

    /// The greatest similarity of a run of segments to a single one of the other side.
    fn top(&self, side: Side, segment: usize, size: usize) -> f32 {
        let sizes = self.tops.get(side).get(segment);
        sizes.zip(size.checked_sub(1)).and_then(|(sizes, at)| sizes.get(at)).copied().unwrap_or_default()
    }

    /// The similarity of the bead of `source` and `target` segments at a place; 0 where there is none.
    fn at(&self, row: usize, column: usize, source: usize, target: usize) -> f32 {
        let shape = (source.wrapping_sub(1)).wrapping_mul(REACH).wrapping_add(target.wrapping_sub(1));
        if source == 0 || target == 0 || source > REACH || target > REACH {
            return 0.0;
        }
        let place = self.band.place(row, column);
        place.and_then(|place| self.similar.get(place)).and_then(|slots| slots.get(shape)).copied().unwrap_or_default()
    }

    fn before(&self, row: usize, column: usize, by: (usize, usize), size: (usize, usize)) -> f32 {
        match (row.checked_sub(by.0), column.checked_sub(by.1)) {
            (Some(row), Some(column)) => self.at(row, column, size.0, size.1),
            _ => 0.0,
        }
    }

    /// The bead's similarity.
    pub(super) fn of(&self, bead: &Bead) -> f32 {
        self.at(bead.start.source, bead.start.target, bead.size.source, bead.size.target)
    }

    /// The similarity of a null bead's segment to the best that it could be linked with.
    pub(super) fn best(&self, bead: &Bead) -> f32 {
        let side = bead.side();
        self.top(side, *bead.start.get(side), 1)
    }

    /// How much more similar the segment that a null bead's is most like is to another than to it; 0 if they are each other's
    /// best.
    pub(super) fn outdone(&self, bead: &Bead) -> f32 {
        let side = bead.side();
        let partner = self.partners.get(side).get(*bead.start.get(side)).copied().unwrap_or(u32::MAX);
        (self.top(side.other(), partner as usize, 1) - self.best(bead)).max(0.0)
    }

    /// How much more similar each of its sides is to a single segment somewhere than to its other side; 0 if none is.
    pub(super) fn beaten(&self, bead: &Bead) -> f32 {
        let own = self.of(bead);
        let above = |side: Side| (self.top(side, *bead.start.get(side), *bead.size.get(side)) - own).max(0.0);
        above(Side::Source) + above(Side::Target)
    }

    /// What the best bead with one segment more would gain.
    pub(super) fn gain(&self, bead: &Bead) -> f32 {
        let (row, column, p, q) = parts(bead);
        let longer = [
            self.at(row, column, p, q + 1),
            self.before(row, column, (0, 1), (p, q + 1)),
            self.at(row, column, p + 1, q),
            self.before(row, column, (1, 0), (p + 1, q)),
        ];
        (longer.into_iter().fold(0.0, f32::max) - self.of(bead)).max(-0.3)
    }

    /// What the best bead with one segment less would gain; 0 for 1-1.
    pub(super) fn loss(&self, bead: &Bead) -> f32 {
        if !bead.is_multiple() {
            return 0.0;
        }
        let (row, column, p, q) = parts(bead);
        let shorter = [
            self.at(row, column, p, q - 1),
            self.at(row, column + 1, p, q - 1),
            self.at(row, column, p - 1, q),
            self.at(row + 1, column, p - 1, q),
        ];
        (shorter.into_iter().fold(0.0, f32::max) - self.of(bead)).clamp(-0.3, 0.3)
    }

    /// How similar its sides are to the segments next to it.
    fn beside(&self, bead: &Bead) -> [f32; 4] {
        let (row, column, p, q) = parts(bead);
        [
            self.before(row, column, (0, 1), (p, 1)),
            self.at(row, column + q, p, 1),
            self.before(row, column, (1, 0), (1, q)),
            self.at(row + p, column, 1, q),
        ]
    }

    /// How much more similar it is than what its sides share with the segments next to them.
    pub(super) fn stands_out(&self, bead: &Bead) -> f32 {
        self.of(bead) - self.beside(bead).iter().sum::<f32>() / 4.0
    }

    /// How much more similar one of its sides is to a segment next to it than to its other side; 0 if none is.
    pub(super) fn rivalled(&self, bead: &Bead) -> f32 {
        (self.beside(bead).into_iter().fold(0.0, f32::max) - self.of(bead)).max(0.0)
    }

    /// The similarity of its least similar segment to its other side; 0 for 1-1.
    pub(super) fn weakest(&self, bead: &Bead) -> f32 {
        let (row, column, p, q) = parts(bead);
        let source = (0..p).map(|k| self.at(row + k, column, 1, q)).filter(|_| p > 1);
        let target = (0..q).map(|k| self.at(row, column + k, p, 1)).filter(|_| q > 1);
        source.chain(target).reduce(f32::min).unwrap_or_default()
    }

    /// How much more similar it is than the best two beads that it could be cut into; 0 if one side is a single segment.
    pub(super) fn holds_together(&self, bead: &Bead) -> f32 {
        let (row, column, p, q) = parts(bead);
        if p < 2 || q < 2 {
            return 0.0;
        }
        let cuts = (1..p).flat_map(|source| (1..q).map(move |target| (source, target)));
        let split = cuts.map(|(source, target)| {
            let share = (source + target) as f32 / (p + q) as f32;
            self.at(row, column, source, target) * share
                + self.at(row + source, column + target, p - source, q - target) * (1.0 - share)
        });
        self.of(bead) - split.fold(0.0, f32::max)
    }

    /// How much more similar it is than its sides' rivals anywhere in the band.
    pub(super) fn margin(&self, bead: &Bead) -> f32 {
        let (row, column, p, q) = parts(bead);
        let rival = |rivals: &[[f32; REACH]], segment: usize, size: usize| {
            rivals.get(segment).and_then(|sizes| sizes.get(size - 1)).copied().unwrap_or_default()
        };
        self.of(bead) - f32::midpoint(rival(&self.rivals.source, row, p), rival(&self.rivals.target, column, q))
    }
}

fn parts(bead: &Bead) -> (usize, usize, usize, usize) {
    (bead.start.source, bead.start.target, bead.size.source, bead.size.target)
}

/// The greatest of some values, falling, and whose the first is.
struct Top {
    values: [f32; RIVALS + 1],
    partner: u32,
}

impl Top {
    fn of(all: impl Iterator<Item = (usize, f32)>) -> Self {
        let mut top = Self { values: [0.0; RIVALS + 1], partner: u32::MAX };
        for (number, mut value) in all {
            if value > top.values[0] {
                top.partner = number as u32;
            }
            for held in &mut top.values {
                if value > *held {
                    std::mem::swap(held, &mut value);
                }
            }
        }
        top
    }
}
