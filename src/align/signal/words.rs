//! Words of one side whose translation stands on the other: by the lexicon, and where the spelling is the same.

use super::contrast::Contrast;
use super::coverage::Coverage;
use super::{Measure, Signal};
use crate::align::bead::Bead;
use crate::align::ground::Ground;
use crate::text::Side;

#[derive(Debug)]
pub(super) struct Words;

impl Signal for Words {
    fn name(&self) -> &'static str {
        "words"
    }

    fn features(&self) -> &'static [&'static str] {
        &[
            "less-covered",
            "more-covered",
            "known-missing",
            "covered-squared",
            "covered-short",
            "covered-several",
            "gain",
            "loss",
            "stands-out",
            "weakest",
            "holds-together",
            "margin",
            "margin-several",
            "null-best",
            "null-known",
            "beaten",
            "needed",
            "null-outdone",
        ]
    }

    fn prepare<'g>(&self, ground: &'g Ground<'g>) -> Box<dyn Measure + Sync + 'g> {
        let coverage = Coverage::new(ground);
        let contrast = Contrast::new(&ground.band, ground.segments(), |bead| {
            let (source, target) = shares(&coverage, bead);
            let sum = source + target;
            if sum > 0.0 { 2.0 * source * target / sum } else { 0.0 }
        });
        Box::new(Found { ground, coverage, contrast })
    }
}

struct Found<'g> {
    ground: &'g Ground<'g>,
    coverage: Coverage,
    contrast: Contrast,
}

/// Weight added to what a side has, so that a single word found is not all that could be.
const FLOOR: f32 = 1.0;

/// The share of each side's words that are found on the other.
fn shares(coverage: &Coverage, bead: &Bead) -> (f32, f32) {
    let (found, mass) = (coverage.found(bead), coverage.mass(bead));
    (found.source / (mass.source + FLOOR), found.target / (mass.target + FLOOR))
}

impl Found<'_> {
    fn measure_null(&self, bead: &Bead, best: &mut f32, known: &mut f32) {
        *best = self.contrast.best(bead);
        let side = bead.side();
        *known = self.coverage.known(bead).get(side) / (self.coverage.mass(bead).get(side) + FLOOR);
    }
}

/// Characters by which a bead's shortness is measured.
const SHORT: f64 = 25.0;

impl Measure for Found<'_> {
    fn measure(&self, bead: &Bead, values: &mut [f32]) {
        let [
            less,
            more,
            missing,
            squared,
            short,
            several,
            gain,
            loss,
            out,
            weakest,
            together,
            margin,
            margin_several,
            best,
            known,
            beaten,
            needed,
            outdone,
        ] = values
        else {
            return;
        };
        if bead.is_null() {
            *outdone = self.contrast.outdone(bead);
            return self.measure_null(bead, best, known);
        }
        let (source, target) = shares(&self.coverage, bead);
        *less = source.min(target);
        *more = source.max(target);
        *squared = *less * *less;
        let (found, all) = (self.coverage.found(bead), self.coverage.known(bead));
        let covered = |found: f32, all: f32| (found / (all + FLOOR)).clamp(0.0, 1.0);
        *missing = 1.0 - f32::midpoint(covered(found.source, all.source), covered(found.target, all.target));
        let length = Side::BOTH.map(|side| self.ground.length(side, bead.run(side)));
        *short = *less * (-length[0].min(length[1]) / SHORT).exp() as f32;
        *gain = self.contrast.gain(bead);
        *loss = self.contrast.loss(bead);
        *out = self.contrast.stands_out(bead);
        *weakest = self.contrast.weakest(bead);
        *together = self.contrast.holds_together(bead);
        *margin = self.contrast.margin(bead);
        *beaten = self.contrast.beaten(bead);
        *needed = self.coverage.needed(bead, FLOOR);
        if bead.is_multiple() {
            *several = *less;
            *margin_several = *margin;
        }
    }
}
