//! What a bead is worth to the path that is right most often, as `src/align/search/surest.rs` has it.

use std::collections::BTreeMap;

use muqabala::text::Side;

use crate::text::Text;

/// The F1 that is aimed at.
const AIM: f64 = 0.9;

/// The worth of every bead, given its probability.
pub(crate) fn worths(text: &Text, chances: &[f64]) -> Vec<f64> {
    let segment = |number: usize| {
        let bead = &text.beads[number];
        bead.is_null().then(|| (bead.side() == Side::Source, *bead.start.get(bead.side())))
    };
    let mut nulls: BTreeMap<(bool, usize), f64> = BTreeMap::new();
    for (number, chance) in chances.iter().enumerate() {
        if let Some(segment) = segment(number) {
            *nulls.entry(segment).or_default() += chance;
        }
    }
    let worth = |(number, chance): (usize, &f64)| match segment(number) {
        Some(segment) => nulls[&segment] - AIM / 2.0,
        None => 2.0 * chance - AIM,
    };
    chances.iter().enumerate().map(worth).collect()
}
