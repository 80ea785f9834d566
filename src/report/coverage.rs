//! How much of the two texts the alignment links.

use super::AlignReport;
use super::place::numbers;
use crate::text::{Side, Sides};

/// Counts of links and of the segments in them. Empty cells of a bitext count as no segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Coverage {
    /// Links with text on both sides.
    pub(super) links: usize,
    /// Links that cross others.
    pub(super) moved: usize,
    /// Segments of each side.
    pub(super) segments: Sides<usize>,
    /// Segments of each side that have a counterpart.
    pub(super) linked: Sides<usize>,
}

impl Coverage {
    pub(super) fn of(report: &AlignReport<'_>) -> Self {
        let mut coverage = Self::default();
        for link in report.alignment.links() {
            let counts = Sides::new(Side::Source, Side::Target).map(|side| numbers(report.texts, link, side).len());
            let is_linked = counts.source > 0 && counts.target > 0;
            coverage.links += usize::from(is_linked);
            coverage.moved += usize::from(link.moved);
            for side in Side::BOTH {
                *coverage.segments.get_mut(side) += counts.get(side);
                *coverage.linked.get_mut(side) += if is_linked { *counts.get(side) } else { 0 };
            }
        }
        coverage
    }

    /// Segments of `side` without counterpart.
    pub(super) fn unlinked(&self, side: Side) -> usize {
        self.segments.get(side) - self.linked.get(side)
    }

    /// Share of the segments of `side` that have a counterpart, in percent, rounded down so that 100 means all.
    pub(super) fn percent(&self, side: Side) -> usize {
        (self.linked.get(side) * 100).checked_div(*self.segments.get(side)).unwrap_or(100)
    }
}
