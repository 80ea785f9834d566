//! The band: which places of the lattice the search visits.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use crate::align::threads;
use crate::text::Sides;

/// A row of the band: the columns `first..end`, whose numbers begin at `offset`.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    first: usize,
    end: usize,
    offset: usize,
}

/// Bands of fewer places are not worth a second thread.
const ALONE: usize = 20_000;

/// For every row (source position) a run of columns (target positions). Both ends of the runs never fall from row to
/// row. Every place in it has a number; numbers rise along rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Band {
    rows: Vec<Row>,
    places: usize,
}

impl Band {
    /// Every place of `rows` times `columns`.
    pub(crate) fn whole(rows: usize, columns: usize) -> Self {
        Self::new((0..rows).map(|_| 0..columns))
    }

    /// A band of these columns.
    pub(crate) fn new(columns: impl Iterator<Item = Range<usize>>) -> Self {
        let mut places = 0;
        let mut rows = Vec::new();
        for run in columns {
            rows.push(Row { first: run.start, end: run.end, offset: places });
            places += run.len();
        }
        Self { rows, places }
    }

    /// The same band for segments instead of the positions between them, with room for beads that begin in it and
    /// reach `reach` segments out of it.
    pub(crate) fn of_segments(&self, segments: Sides<usize>, reach: usize) -> Self {
        Self::new((0..segments.source).map(|row| {
            let first = self.columns(row.saturating_sub(reach)).start.saturating_sub(1);
            let end = (self.columns(row).end + reach).min(segments.target);
            first.min(end)..end
        }))
    }

    /// Fills in a value for every place, on as many threads as there are. `fill` is given row, column and the value; what
    /// it makes of them must depend on nothing else, so that the number of threads does not show.
    pub(crate) fn fill<T: Send>(&self, values: &mut [T], fill: impl Fn(usize, usize, &mut T) + Sync) {
        let count = if self.places < ALONE { 1 } else { threads::count() };
        let share = self.rows.len().div_ceil(count).max(1);
        let mut rest = values;
        let mut shares = Vec::with_capacity(count);
        for start in (0..self.rows.len()).step_by(share) {
            let rows = start..(start + share).min(self.rows.len());
            let places: usize = rows.clone().map(|row| self.columns(row).len()).sum();
            let Some((own, behind)) = std::mem::take(&mut rest).split_at_mut_checked(places) else { break };
            rest = behind;
            shares.push((rows, Mutex::new(own)));
        }
        threads::map(&shares, |(rows, own)| {
            // Each share has one thread, so nothing is ever left half done by another.
            let mut own = own.lock().unwrap_or_else(PoisonError::into_inner);
            let places = rows.clone().flat_map(|row| self.columns(row).map(move |column| (row, column)));
            for ((row, column), value) in places.zip(own.iter_mut()) {
                fill(row, column, value);
            }
        });
    }

    /// How many rows it has.
    pub(crate) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// How many places it has.
    pub(crate) fn places(&self) -> usize {
        self.places
    }

    /// The columns of a row; none for a row that does not exist.
    pub(crate) fn columns(&self, row: usize) -> Range<usize> {
        self.rows.get(row).map_or(0..0, |row| row.first..row.end)
    }

    /// The rows that have the column `column`.
    pub(crate) fn rows_of(&self, column: usize) -> Range<usize> {
        let start = self.rows.partition_point(|row| row.end <= column);
        let end = self.rows.partition_point(|row| row.first <= column);
        start..end.max(start)
    }

    /// The number of a place, if the band has it.
    pub(crate) fn place(&self, row: usize, column: usize) -> Option<usize> {
        let row = self.rows.get(row)?;
        (row.first <= column && column < row.end).then(|| row.offset + column - row.first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbered_along_rows() {
        let band = Band::new([0..2, 1..4, 2..4].into_iter());
        assert_eq!(band.places(), 7);
        assert_eq!(band.place(1, 3), Some(4));
        assert_eq!(band.place(2, 1), None);
        assert_eq!(band.place(9, 1), None);
        assert_eq!(band.rows_of(1), 0..2);
        assert_eq!(band.rows_of(3), 1..3);
    }

    #[test]
    fn every_place_is_filled_whatever_the_number_of_threads() {
        let band = Band::new((0..5000).map(|row| row..row + 7));
        let mut values = vec![0; band.places()];
        band.fill(&mut values, |row, column, value| *value = row * 10 + column);
        for (row, column) in [(0, 0), (2500, 2503), (4999, 5005)] {
            assert_eq!(values[band.place(row, column).unwrap()], row * 10 + column);
        }
    }

    #[test]
    fn the_band_of_segments_has_room_for_every_bead() {
        let band = Band::new([0..3, 1..4, 2..5, 3..6, 4..6].into_iter());
        let cells = band.of_segments(Sides::new(4, 5), 2);
        assert_eq!(cells.columns(0), 0..5);
        assert_eq!(cells.columns(3), 0..5);
    }
}
