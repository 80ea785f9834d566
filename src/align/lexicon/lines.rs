//! Lines of a text, found by their first cell.

use std::hash::Hasher;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHasher;

use crate::text::Span;

/// Lines whose first cell ends at a tab or with the line. Cheap to clone: a clone finds by the same places.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    span: Span,
    /// Made when it is first asked for a line.
    places: Arc<OnceLock<Places>>,
}

/// Where lines begin, by their first cell: a hash table that is probed slot by slot, at most half full.
#[derive(Clone, Debug)]
struct Places {
    /// The place behind the first byte of a line; 0 where there is none.
    slots: Box<[u32]>,
}

impl Lines {
    /// Those of a part of a text.
    pub(super) fn new(span: Span) -> Self {
        Self { span, places: Arc::default() }
    }

    /// Where in the text they lie.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// The first line of this first cell.
    pub(super) fn find<'a>(&self, text: &'a str, key: &str) -> Option<&'a str> {
        let lines = self.span.of(text);
        let start = self.places.get_or_init(|| Places::of(lines)).find(lines, key)?;
        Span::new(start, lines.len()).of(lines).split('\n').next()
    }
}

impl Places {
    fn of(lines: &str) -> Self {
        let bytes = lines.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(ends).filter(|&start| start < bytes.len());
        let starts: Vec<u32> = starts.map_while(|start| u32::try_from(start + 1).ok()).collect();
        let mut places = Self { slots: vec![0; (2 * starts.len()).next_power_of_two()].into() };
        for place in starts {
            let key = cell(lines, place as usize - 1);
            let free = places.probe(key).find(|&slot| match places.slots.get(slot) {
                Some(&taken) => taken == 0 || cell(lines, taken as usize - 1) == key,
                None => false,
            });
            if let Some(slot) = free.and_then(|slot| places.slots.get_mut(slot)).filter(|slot| **slot == 0) {
                *slot = place;
            }
        }
        places
    }

    fn find(&self, lines: &str, key: &str) -> Option<usize> {
        let taken = self.probe(key.as_bytes()).map_while(|slot| self.slots.get(slot)?.checked_sub(1));
        taken.map(|start| start as usize).find(|&start| cell(lines, start) == key.as_bytes())
    }

    /// The slots where a key may be, the likeliest first.
    fn probe(&self, key: &[u8]) -> impl Iterator<Item = usize> + use<> {
        let mut hasher = FxHasher::default();
        hasher.write(key);
        let (first, mask) = (hasher.finish() as usize, self.slots.len() - 1);
        (0..=mask).map(move |step| first.wrapping_add(step) & mask)
    }
}

/// The first cell of the line that begins at `start`.
fn cell(lines: &str, start: usize) -> &[u8] {
    let rest = lines.as_bytes().get(start..).unwrap_or_default();
    let end = rest.iter().position(|byte| matches!(byte, b'\t' | b'\n')).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
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
