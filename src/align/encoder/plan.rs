//! What goes through the network: texts, each that reads differently once, taken apart where a passage begins or ends.
//!
//! A passage is a run of such parts, so that its sum of token features is that of theirs. White space between two parts
//! belongs to the one behind it.

use std::collections::HashMap;
use std::ops::Range;

use super::pieces::Words;
use crate::text::Span;

/// A text that goes through the network by itself.
#[derive(Debug)]
pub(super) struct Unit<'t> {
    text: &'t str,
    /// The end of each of its parts, rising; the last is its own.
    ends: Vec<usize>,
}

/// What a passage has of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) unit: usize,
    /// Numbers of the unit's parts.
    pub(super) parts: Range<usize>,
}

/// Units, and the passages that are made of their parts.
#[derive(Debug, Default)]
pub(super) struct Plan<'t> {
    pub(super) units: Vec<Unit<'t>>,
    /// How the words of the units are told apart.
    pub(super) words: Words,
    /// Whether every passage is a unit, so that the sums of its parts are not asked for.
    pub(super) is_of_units: bool,
    numbers: HashMap<&'t str, usize>,
    stretches: Vec<Stretch>,
    /// The end of each passage's stretches.
    ends: Vec<usize>,
}

impl<'t> Unit<'t> {
    /// Its length in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Its parts.
    pub(super) fn parts(&self) -> impl Iterator<Item = &'t str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        self.ends.iter().zip(starts).map(|(&end, start)| Span::new(start, end).of(self.text))
    }

    /// The parts between two places where it is taken apart.
    fn between(&self, bytes: &Range<usize>) -> Range<usize> {
        let first = if bytes.start == 0 { 0 } else { self.ends.partition_point(|&end| end <= bytes.start) };
        first..self.ends.partition_point(|&end| end <= bytes.end)
    }
}

impl<'t> Plan<'t> {
    /// Every text is a passage.
    pub(super) fn of_texts(texts: &[&'t str]) -> Self {
        let mut plan = Self { is_of_units: true, ..Self::default() };
        for text in texts {
            plan.stretch(text, Span::all(text));
            plan.ends.push(plan.stretches.len());
        }
        plan.take_apart();
        plan
    }

    /// Every span of `text` is a passage, made of what it has of the `segments`, which stand in order.
    pub(super) fn of_spans(text: &'t str, segments: &[Span], spans: &[Span]) -> Self {
        let mut plan = Self { words: Words::Apart, ..Self::default() };
        for span in spans {
            let first = segments.partition_point(|segment| segment.end <= span.start);
            let behind = segments.get(first..).unwrap_or_default();
            for segment in behind.iter().take_while(|segment| segment.start < span.end) {
                let within = |at: usize| at.clamp(segment.start, segment.end) - segment.start;
                plan.stretch(segment.of(text), Span::new(within(span.start), within(span.end)));
            }
            plan.ends.push(plan.stretches.len());
        }
        plan.take_apart();
        plan
    }

    /// Adds to the passage at hand what lies in `part` of a text.
    fn stretch(&mut self, text: &'t str, part: Span) {
        let next = self.units.len();
        let number = *self.numbers.entry(text).or_insert(next);
        if number == next {
            self.units.push(Unit { text, ends: vec![text.len()] });
        }
        let cut = |at: usize| if at == text.len() { at } else { Span::new(0, at).of(text).trim_end().len() };
        let (start, end) = (cut(part.start), cut(part.end));
        if let Some(unit) = self.units.get_mut(number) {
            unit.ends.extend([start, end].into_iter().filter(|at| (1..text.len()).contains(at)));
        }
        self.stretches.push(Stretch { unit: number, parts: start..end });
    }

    /// Sorts the places where units are taken apart, and numbers the parts.
    fn take_apart(&mut self) {
        for unit in &mut self.units {
            unit.ends.sort_unstable();
            unit.ends.dedup();
        }
        for stretch in &mut self.stretches {
            if let Some(unit) = self.units.get(stretch.unit) {
                stretch.parts = unit.between(&stretch.parts);
            }
        }
    }

    /// How many passages there are.
    pub(super) fn passages(&self) -> usize {
        self.ends.len()
    }

    /// What a passage is made of, in order.
    pub(super) fn passage(&self, number: usize) -> &[Stretch] {
        let end = |number: usize| self.ends.get(number).copied().unwrap_or_default();
        let start = number.checked_sub(1).map_or(0, end);
        self.stretches.get(start..end(number)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "one two three\nfour five\none two three";

    fn segments() -> [Span; 3] {
        [Span::new(0, 13), Span::new(14, 23), Span::new(24, 37)]
    }

    fn passages(spans: &[(usize, usize)]) -> Vec<String> {
        let spans: Vec<Span> = spans.iter().map(|&(start, end)| Span::new(start, end)).collect();
        let plan = Plan::of_spans(TEXT, &segments(), &spans);
        let stretch = |stretch: &Stretch| -> Vec<&str> {
            plan.units[stretch.unit].parts().skip(stretch.parts.start).take(stretch.parts.len()).collect()
        };
        (0..plan.passages()).map(|number| plan.passage(number).iter().flat_map(stretch).collect()).collect()
    }

    #[test]
    fn a_passage_is_made_of_the_parts_it_covers() {
        assert_eq!(passages(&[(0, 13), (4, 13), (0, 3)]), ["one two three", " two three", "one"]);
        assert_eq!(passages(&[(8, 31), (14, 23)]), [" threefour fiveone two", "four five"]);
    }

    #[test]
    fn a_text_that_stands_twice_goes_through_the_network_once() {
        let plan = Plan::of_spans(TEXT, &segments(), &[Span::new(0, 23), Span::new(14, 37)]);
        assert_eq!(plan.units.len(), 2);
        assert_eq!(plan.passage(0)[0], plan.passage(1)[1]);
        assert_eq!(Plan::of_texts(&["a", "b", "a"]).units.len(), 2);
    }

    #[test]
    fn an_empty_text_is_a_passage_of_one_empty_part() {
        let plan = Plan::of_texts(&[""]);
        assert_eq!(plan.passage(0), [Stretch { unit: 0, parts: 0..1 }]);
    }
}
