//! Sorted lines of a text, found by their first cell.

use std::sync::OnceLock;

use crate::text::Span;

/// Lines sorted by the bytes of their first cell, which ends at a tab or with the line.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    span: Span,
    /// Where each begins, in bytes from the first. Counted when it is first asked for one.
    starts: OnceLock<Box<[u32]>>,
}

impl Lines {
    /// Those of a part of a text.
    pub(super) fn new(span: Span) -> Self {
        Self { span, starts: OnceLock::new() }
    }

    /// Where in the text they lie.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// The line of this first cell.
    pub(super) fn find<'a>(&self, text: &'a str, key: &str) -> Option<&'a str> {
        let lines = self.span.of(text);
        let starts = self.starts.get_or_init(|| {
            let behind = lines.match_indices('\n').map_while(|(at, _)| u32::try_from(at + 1).ok());
            std::iter::once(0).chain(behind).filter(|&start| (start as usize) < lines.len()).collect()
        });
        let line = |start: u32| {
            let rest = Span::new(start as usize, lines.len()).of(lines);
            rest.split('\n').next().unwrap_or_default()
        };
        let first_cell = |start: u32| {
            let rest = Span::new(start as usize, lines.len()).of(lines);
            rest.split(['\t', '\n']).next().unwrap_or_default()
        };
        let place = starts.partition_point(|&start| first_cell(start) < key);
        let start = starts.get(place).copied().filter(|&start| first_cell(start) == key)?;
        Some(line(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find<'a>(text: &'a str, key: &str) -> Option<&'a str> {
        Lines::new(Span::all(text)).find(text, key)
    }

    #[test]
    fn every_line_is_found_and_nothing_else() {
        let lines = "a\t1\nab\t2\nb\t3\nكتاب\t4";
        for line in lines.lines() {
            let key = line.split('\t').next().unwrap();
            assert_eq!(find(lines, key), Some(line));
        }
        for key in ["", "A", "aa", "abc", "c", "كتا", "ي"] {
            assert_eq!(find(lines, key), None, "{key}");
        }
        assert_eq!(find("", "a"), None);
    }
}
