//! Where findings stand in the texts: each segment cut into pieces at the ends of the spans in it.

use super::model::Model;
use crate::check::Severity;
use crate::text::{Document, Span};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    span: Span,
    severity: Severity,
}

/// All spans of the findings, by text, sorted by place.
#[derive(Debug)]
pub(super) struct Marks {
    marks: Vec<Vec<Mark>>,
}

impl Marks {
    pub(super) fn of(model: &Model<'_>) -> Self {
        let mut marks: Vec<Vec<Mark>> = model.texts.iter().map(|_| Vec::new()).collect();
        for entry in &model.findings {
            for &(number, span) in entry.places.iter().flatten() {
                let (Some(text), Some(marks)) = (model.texts.get(number), marks.get_mut(number)) else { continue };
                let parts = in_segments(&text.text.document, span).into_iter();
                marks.extend(parts.map(|(_, span)| Mark { span, severity: entry.finding.severity }));
            }
        }
        for marks in &mut marks {
            marks.sort_unstable();
        }
        Self { marks }
    }

    /// The pieces of a segment, in order, with the severity of the gravest finding on each.
    pub(super) fn pieces(&self, text: usize, segment: Span) -> Vec<(Span, Option<Severity>)> {
        let marks = self.marks.get(text).map_or(&[][..], Vec::as_slice);
        let first = marks.partition_point(|mark| mark.span.start < segment.start);
        let last = marks.partition_point(|mark| mark.span.start <= segment.end);
        let inside = marks.get(first..last).unwrap_or_default();
        let mut ends = vec![segment.start, segment.end];
        ends.extend(inside.iter().flat_map(|mark| [mark.span.start, mark.span.end.min(segment.end)]));
        ends.sort_unstable();
        ends.dedup();
        let (mut pieces, mut coming, mut open) = (Vec::new(), inside.iter().peekable(), Vec::new());
        for (k, &start) in ends.iter().enumerate() {
            open.retain(|mark: &&Mark| mark.span.end > start);
            let mut point = None;
            while let Some(mark) = coming.next_if(|mark| mark.span.start == start) {
                if mark.span.is_empty() { point = point.max(Some(mark.severity)) } else { open.push(mark) }
            }
            if point.is_some() {
                pieces.push((Span::at(start), point));
            }
            if let Some(&end) = ends.get(k + 1) {
                pieces.push((Span::new(start, end), open.iter().map(|mark| mark.severity).max()));
            }
        }
        pieces
    }
}

/// A span cut at the ends of segments: the number of each segment and what of the span lies in it. Never nothing if there are
/// segments: what lies between two becomes a point at the end of the first. Of a long span the beginning is enough.
pub(super) fn in_segments(document: &Document, span: Span) -> Vec<(usize, Span)> {
    const MOST: usize = 50;
    let segments = document.segments();
    let number = document.segment_at(span.start).unwrap_or_default();
    let near = segments.iter().enumerate().skip(number).take(MOST);
    let cut = near.take_while(|(_, segment)| segment.span.start < span.end.max(span.start + 1)).filter_map(|(k, s)| {
        let (start, end) = (span.start.max(s.span.start), span.end.min(s.span.end));
        (start < end).then(|| (k, Span::new(start, end)))
    });
    let parts: Vec<_> = cut.collect();
    match segments.get(number) {
        Some(segment) if parts.is_empty() => {
            vec![(number, Span::at(span.start.clamp(segment.span.start, segment.span.end)))]
        }
        _ => parts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Analysis;
    use crate::language::Language;
    use crate::text::Role;

    fn pieces(text: &'static str, spans: &[(usize, usize, Severity)]) -> Vec<(&'static str, Option<Severity>)> {
        let mark = |&(start, end, severity): &_| Mark { span: Span::new(start, end), severity };
        let mut marks: Vec<Mark> = spans.iter().map(mark).collect();
        marks.sort_unstable();
        let pieces = Marks { marks: vec![marks] }.pieces(0, Span::all(text));
        pieces.into_iter().map(|(span, severity)| (span.of(text), severity)).collect()
    }

    #[test]
    fn crossing_spans_share_a_piece_that_has_the_graver_severity() {
        let (minor, major) = (Severity::Minor, Severity::Major);
        let expected = [("ab", Some(minor)), ("cd", Some(major)), ("ef", Some(major)), ("g", None)];
        assert_eq!(pieces("abcdefg", &[(0, 4, minor), (2, 6, major)]), expected);
    }

    #[test]
    fn an_empty_span_stands_between_two_pieces() {
        let minor = Severity::Minor;
        assert_eq!(pieces("abc", &[(2, 2, minor)]), [("ab", None), ("", Some(minor)), ("c", None)]);
        assert_eq!(pieces("abc", &[(3, 3, minor)]), [("abc", None), ("", Some(minor))]);
    }

    #[test]
    fn a_span_over_several_sentences_is_marked_in_each() {
        let text = "قال نعم. ثم ذهب. وعاد.";
        let document = Analysis::of_block(text, Role::Paragraph, Language::arabic()).document;
        let at = |part: &str| text.find(part).unwrap();
        let parts = |start, end| -> Vec<(usize, &str)> {
            in_segments(&document, Span::new(start, end)).into_iter().map(|(k, span)| (k, span.of(text))).collect()
        };
        assert_eq!(parts(at("نعم"), at("وعاد")), [(0, "نعم."), (1, "ثم ذهب.")]);
        let gap = at(" ثم");
        assert_eq!(in_segments(&document, Span::new(gap, gap + 1)), [(0, Span::at(gap))]);
    }
}
