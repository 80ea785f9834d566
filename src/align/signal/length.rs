//! How well the lengths of the two sides agree (Gale and Church 1993), the ratio of the languages taken into account.

use super::{Measure, Signal};
use crate::align::bead::Bead;
use crate::align::ground::Ground;
use crate::text::Side;

#[derive(Debug)]
pub(super) struct Length;

impl Signal for Length {
    fn name(&self) -> &'static str {
        "length"
    }

    fn features(&self) -> &'static [&'static str] {
        &["deviation", "deviation-squared", "log-ratio", "short", "deviation-of-several", "null-length", "null-short"]
    }

    fn prepare<'g>(&self, ground: &'g Ground<'g>) -> Box<dyn Measure + Sync + 'g> {
        Box::new(Lengths { ground })
    }
}

struct Lengths<'g> {
    ground: &'g Ground<'g>,
}

/// Characters that are nothing much: what a short segment's shortness is measured by.
const SHORT: f64 = 25.0;

/// Variance of the difference in characters, for each character; and what even empty texts would have.
const VARIANCE: (f64, f64) = (2.4, 20.0);

impl Measure for Lengths<'_> {
    fn measure(&self, bead: &Bead, values: &mut [f32]) {
        let [deviation, squared, log_ratio, short, of_several, null_length, null_short] = values else { return };
        if bead.is_null() {
            let length = self.ground.length(bead.side(), bead.run(bead.side()));
            *null_length = ((length + 5.0).ln() - 4.0) as f32;
            *null_short = (-length / SHORT).exp() as f32;
            return;
        }
        let source = self.ground.length(Side::Source, bead.run(Side::Source));
        let target = self.ground.length(Side::Target, bead.run(Side::Target));
        let z = (target - source).abs() / (VARIANCE.0 * (source + target) + VARIANCE.1).sqrt();
        *deviation = z.min(8.0) as f32;
        *squared = ((z * z).min(30.0) / 4.0) as f32;
        *log_ratio = ((target + 8.0) / (source + 8.0)).ln().abs() as f32;
        *short = (-source.min(target) / SHORT).exp() as f32;
        if bead.is_multiple() {
            *of_several = *deviation;
        }
    }
}
