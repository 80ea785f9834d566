//! How far a bead lies from where its share of the text would put it.

use super::{Measure, Signal};
use crate::align::bead::Bead;
use crate::align::ground::Ground;
use crate::text::Side;

#[derive(Debug)]
pub(super) struct Position;

impl Signal for Position {
    fn name(&self) -> &'static str {
        "position"
    }

    fn features(&self) -> &'static [&'static str] {
        &["drift"]
    }

    fn prepare<'g>(&self, ground: &'g Ground<'g>) -> Box<dyn Measure + Sync + 'g> {
        let total = |side: Side| ground.length(side, 0..*ground.segments().get(side)).max(1.0);
        Box::new(Shares { ground, totals: [total(Side::Source), total(Side::Target)] })
    }
}

struct Shares<'g> {
    ground: &'g Ground<'g>,
    totals: [f64; 2],
}

impl Measure for Shares<'_> {
    fn measure(&self, bead: &Bead, values: &mut [f32]) {
        if let [drift] = values
            && !bead.is_null()
        {
            let before = |side: Side| self.ground.length(side, 0..*bead.start.get(side));
            let share = before(Side::Source) / self.totals[0] - before(Side::Target) / self.totals[1];
            *drift = share.abs().min(0.5) as f32;
        }
    }
}
