//! A bead: the piece that an alignment path is made of, n source segments beside m target segments.

use std::ops::Range;

use crate::text::{Side, Sides};

/// The largest number of segments on one side of a bead.
pub const REACH: usize = 4;

/// How many shapes a bead can have: 1-1 to 4-4, then 1-0 and 0-1.
pub const SHAPES: usize = REACH * REACH + 2;

/// The shape number of 1-0: a source segment without counterpart.
pub(crate) const DELETION: usize = SHAPES - 2;

/// The shape number of 0-1: a target segment without counterpart.
pub(crate) const INSERTION: usize = SHAPES - 1;

/// A run of source segments and a run of target segments, either one to [`REACH`] on both sides or one on one side and
/// none on the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bead {
    /// The first segment of each side.
    pub start: Sides<usize>,
    /// How many segments of each side.
    pub size: Sides<usize>,
}

impl Bead {
    /// The bead of a shape number that begins at `source` and `target`.
    pub fn of_shape(shape: usize, source: usize, target: usize) -> Self {
        let size = match shape {
            DELETION => Sides::new(1, 0),
            INSERTION => Sides::new(0, 1),
            _ => Sides::new(shape / REACH + 1, shape % REACH + 1),
        };
        Self { start: Sides::new(source, target), size }
    }

    /// Its shape number, below [`SHAPES`].
    pub fn shape(&self) -> usize {
        match (self.size.source, self.size.target) {
            (_, 0) => DELETION,
            (0, _) => INSERTION,
            (source, target) => (source - 1) * REACH + target - 1,
        }
    }

    /// Whether one side is empty.
    pub fn is_null(&self) -> bool {
        self.size.source == 0 || self.size.target == 0
    }

    /// Whether it joins several segments of a side.
    pub fn is_multiple(&self) -> bool {
        self.size.source > 1 || self.size.target > 1
    }

    /// The side of a null bead that has a segment.
    pub fn side(&self) -> Side {
        if self.size.source == 0 { Side::Target } else { Side::Source }
    }

    /// Its segments on one side.
    pub fn run(&self, side: Side) -> Range<usize> {
        let start = *self.start.get(side);
        start..start + self.size.get(side)
    }

    /// Its segments.
    pub fn runs(&self) -> Sides<Range<usize>> {
        Sides::new(self.run(Side::Source), self.run(Side::Target))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shape_numbers_lead_there_and_back() {
        for shape in 0..SHAPES {
            let bead = Bead::of_shape(shape, 3, 5);
            assert_eq!(bead.shape(), shape);
            assert_eq!(bead.is_null(), shape >= DELETION);
        }
        assert_eq!(Bead::of_shape(6, 0, 0).size, Sides::new(2, 3));
    }
}
