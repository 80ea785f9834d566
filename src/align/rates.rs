//! How a text's beads are made up: how many segments have no counterpart, how many links have several segments.

use super::bead::{Bead, SHAPES};

/// How a text's beads are made up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rates {
    /// Log-odds that a segment has no counterpart, above what is usual.
    pub null: f64,
    /// Log-odds that a link has several segments on a side, above what is usual.
    pub multiple: f64,
}

/// The usual share of segments without counterpart, and of links with several segments on a side.
const USUAL: (f64, f64) = (0.08, 0.12);

/// How many segments (links) the usual share weighs.
const USUAL_WEIGHT: f64 = 20.0;

impl Rates {
    /// Estimates the rates from the expected number of beads of each shape.
    pub fn of(expected: &[f64; SHAPES]) -> Self {
        let (mut nulls, mut several, mut links, mut segments) = (0.0, 0.0, 0.0, 0.0);
        for (shape, count) in expected.iter().enumerate() {
            let bead = Bead::of_shape(shape, 0, 0);
            segments += count * (bead.size.source + bead.size.target) as f64;
            nulls += if bead.is_null() { *count } else { 0.0 };
            links += if bead.is_null() { 0.0 } else { *count };
            several += if bead.is_multiple() { *count } else { 0.0 };
        }
        let share = |part: f64, whole: f64, usual: f64| {
            let rate = (part + usual * USUAL_WEIGHT) / (whole + USUAL_WEIGHT);
            log_odds(rate) - log_odds(usual)
        };
        Self { null: share(nulls, segments, USUAL.0), multiple: share(several, links, USUAL.1) }
    }
}

fn log_odds(rate: f64) -> f64 {
    let rate = rate.clamp(1e-6, 1.0 - 1e-6);
    (rate / (1.0 - rate)).ln()
}
