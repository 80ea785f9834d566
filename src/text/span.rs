//! A byte range of a text; the only place that slices a `str`.

use std::ops::Range;

/// A half-open range of UTF-8 byte offsets into some text. Both ends lie on character boundaries of that text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` to `end`; an end before the start gives an empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// An empty span at `offset`.
    pub fn at(offset: usize) -> Self {
        Self { start: offset, end: offset }
    }

    /// The whole of `text`.
    pub fn all(text: &str) -> Self {
        Self { start: 0, end: text.len() }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The part of `text` it covers; an empty string where it does not lie on character boundaries of `text`.
    pub fn of(self, text: &str) -> &str {
        let part = text.get(self.start..self.end);
        debug_assert!(part.is_some(), "{self:?} is not a span of a text of {} bytes", text.len());
        part.unwrap_or_default()
    }

    /// What stands before it in `text`.
    pub fn before(self, text: &str) -> &str {
        Self::new(0, self.start).of(text)
    }

    /// What stands after it in `text`.
    pub fn after(self, text: &str) -> &str {
        Self::new(self.end, text.len()).of(text)
    }

    /// Whether `offset` lies inside.
    pub fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same range counted from `base` bytes further to the left.
    #[must_use]
    pub fn shifted_by(self, base: usize) -> Self {
        Self { start: self.start + base, end: self.end + base }
    }

    /// The same range counted from `base` instead of from 0.
    #[must_use]
    pub fn relative_to(self, base: usize) -> Self {
        Self { start: self.start.saturating_sub(base), end: self.end.saturating_sub(base) }
    }

    /// Without white space at either end of it in `text`.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let part = self.of(text);
        let start = self.start + (part.len() - part.trim_start().len());
        Self::new(start, start + part.trim().len())
    }

    /// As a range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_white_space_of_any_script() {
        let text = "\u{a0} قال نعم \n";
        assert_eq!(Span::all(text).trimmed(text).of(text), "قال نعم");
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
    }
}
