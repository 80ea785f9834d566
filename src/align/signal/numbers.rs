//! Numbers that stand on both sides, and numbers that stand on one.

use super::coverage::Coverage;
use super::{Measure, Signal};
use crate::align::bead::Bead;
use crate::align::ground::{Ground, TypeKind};

#[derive(Debug)]
pub(super) struct Numbers;

impl Signal for Numbers {
    fn name(&self) -> &'static str {
        "numbers"
    }

    fn features(&self) -> &'static [&'static str] {
        &["shared", "alone"]
    }

    fn prepare<'g>(&self, ground: &'g Ground<'g>) -> Box<dyn Measure + 'g> {
        Box::new(Found(Coverage::new(ground, |found| found.kind == TypeKind::Number)))
    }
}

struct Found(Coverage);

impl Measure for Found {
    fn measure(&self, bead: &Bead, values: &mut [f32]) {
        let [shared, alone] = values else { return };
        if bead.is_null() {
            return;
        }
        let (found, mass) = (self.0.found(bead), self.0.mass(bead));
        *shared = found.source.min(found.target).min(15.0) / 5.0;
        *alone = (mass.source - found.source + mass.target - found.target).clamp(0.0, 20.0) / 5.0;
    }
}
