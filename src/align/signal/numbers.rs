//! Numbers that stand on both sides, and numbers that stand on one.

use super::{Measure, Signal};
use crate::align::bead::Bead;
use crate::align::ground::{Ground, TypeKind};
use crate::text::Side;

#[derive(Debug)]
pub(super) struct Numbers;

impl Signal for Numbers {
    fn name(&self) -> &'static str {
        "numbers"
    }

    fn features(&self) -> &'static [&'static str] {
        &["shared", "alone"]
    }

    fn prepare<'g>(&self, ground: &'g Ground<'g>) -> Box<dyn Measure + Sync + 'g> {
        Box::new(Found { ground, numbers: [numbers(ground, Side::Source), numbers(ground, Side::Target)] })
    }
}

/// The numbers of each segment of a side.
fn numbers(ground: &Ground<'_>, side: Side) -> Vec<Box<[u32]>> {
    let words = ground.words.get(side);
    let is_number = |number: &u32| words.get(*number).kind == TypeKind::Number;
    let of_segment = |segment: usize| words.of_segment(segment).iter().copied().filter(is_number).collect();
    (0..*ground.segments().get(side)).map(of_segment).collect()
}

struct Found<'g> {
    ground: &'g Ground<'g>,
    numbers: [Vec<Box<[u32]>>; 2],
}

impl Found<'_> {
    fn run(&self, side: Side, bead: &Bead) -> impl Iterator<Item = u32> {
        let segments = self.numbers.get(side as usize).and_then(|numbers| numbers.get(bead.run(side)));
        segments.unwrap_or_default().iter().flatten().copied()
    }

    /// The weight of the numbers of one side that the other has, and of those that it has not.
    fn weigh(&self, side: Side, bead: &Bead) -> (f32, f32) {
        let (mut shared, mut alone) = (0.0, 0.0);
        for number in self.run(side, bead) {
            let weight = self.ground.words.get(side).get(number).weight;
            let matches = self.ground.matches.get(side).of(number);
            if self.run(side.other(), bead).any(|other| matches.iter().any(|&(found, _)| found == other)) {
                shared += weight;
            } else {
                alone += weight;
            }
        }
        (shared, alone)
    }
}

impl Measure for Found<'_> {
    fn measure(&self, bead: &Bead, values: &mut [f32]) {
        let [shared, alone] = values else { return };
        if bead.is_null() {
            return;
        }
        let (source, target) = (self.weigh(Side::Source, bead), self.weigh(Side::Target, bead));
        *shared = source.0.min(target.0).min(15.0) / 5.0;
        *alone = (source.1 + target.1).min(20.0) / 5.0;
    }
}
