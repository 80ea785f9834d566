//! How many segments a bead joins.

use super::{Measure, Signal};
use crate::align::bead::Bead;
use crate::align::ground::Ground;

#[derive(Debug)]
pub(super) struct Shape;

impl Signal for Shape {
    fn name(&self) -> &'static str {
        "shape"
    }

    fn features(&self) -> &'static [&'static str] {
        &["null", "1-1", "1-2", "1-3", "1-4", "2-2", "2-3", "3-3"]
    }

    fn prepare<'g>(&self, _ground: &'g Ground<'g>) -> Box<dyn Measure + Sync + 'g> {
        Box::new(Self)
    }
}

impl Measure for Shape {
    fn measure(&self, bead: &Bead, values: &mut [f32]) {
        let (few, many) = (bead.size.source.min(bead.size.target), bead.size.source.max(bead.size.target));
        let feature = match (few, many) {
            (0, _) => 0,
            (1, many) => many,
            (2, 2) => 5,
            (2, _) => 6,
            _ => 7,
        };
        if let Some(value) = values.get_mut(feature) {
            *value = 1.0;
        }
    }
}
