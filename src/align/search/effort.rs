//! How much work a text is for an encoder.

use std::collections::{HashMap, HashSet};

use crate::align::{Analysis, REACH};

/// Bytes of text that take as long to encode as one more run of segments whose tokens are encoded already.
const RUN: usize = 12;

/// The work in bytes of text. What stands there again costs nothing: segments count once, and so do the runs that begin with the same
/// two. Time linear in the text.
pub(super) fn effort(text: &Analysis) -> usize {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut pairs = HashSet::new();
    let mut bytes = 0;
    let mut before = None;
    for segment in 0..text.document.segments().len() {
        let segment = text.document.segment_text(segment);
        let next = numbers.len();
        let number = *numbers.entry(segment).or_insert(next);
        bytes += if number == next { segment.len() } else { 0 };
        pairs.insert((before.replace(number), number));
    }
    bytes + pairs.len() * REACH * RUN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::text::{DocumentBuilder, Role, Span};

    fn lines(count: usize, line: impl Fn(usize) -> String) -> usize {
        let mut text = String::new();
        let mut spans = Vec::new();
        for number in 0..count {
            let start = text.len();
            text += &line(number);
            spans.push(Span::new(start, text.len()));
            text.push('\n');
        }
        let mut document = DocumentBuilder::of_text(text);
        for span in spans {
            document.plain_block(span, Role::Segment);
        }
        effort(&Analysis::of(document.finish(), Language::english()))
    }

    #[test]
    fn repetition_is_no_work() {
        let repeated = |count| lines(count, |number| format!("Line {} of a page.", number % 10));
        assert!(repeated(1000) < 2 * repeated(20));
        assert!(lines(1000, |number| format!("Line {number} of a page.")) > 20 * repeated(1000));
    }
}
