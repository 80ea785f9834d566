//! Where findings stand in the texts: each passage cut into pieces at the ends of the spans in it.

use serde::Serialize;

use crate::check::Severity;
use crate::report::CheckReport;
use crate::report::visible::{Show, visible};
use crate::text::{Document, Segment, Side, Sides, Span};

/// A stretch of text under the same findings.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Piece {
    pub(super) text: String,
    /// The numbers of its findings with spaces between; empty if it has none.
    pub(super) findings: String,
    /// The gravest of theirs.
    pub(super) severity: Option<Severity>,
    /// The ids of the findings whose place begins here.
    pub(super) anchors: Vec<String>,
}

/// The id of the element at the place of finding `number`.
pub(super) fn anchor(number: usize) -> String {
    format!("at-{number}")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    span: Span,
    number: usize,
    severity: Severity,
    /// Whether it is where the list leads to.
    is_first: bool,
}

/// All spans of the findings, by side, sorted by place.
#[derive(Debug)]
pub(super) struct Marks {
    marks: Sides<Vec<Mark>>,
}

impl Marks {
    pub(super) fn of(report: &CheckReport<'_>) -> Self {
        let mut marks: Sides<Vec<Mark>> = Sides::default();
        for (number, finding) in report.findings.iter().enumerate() {
            let main = if finding.places.target.is_some() { Side::Target } else { Side::Source };
            for (k, places) in std::iter::once(&finding.places).chain(&finding.further).enumerate() {
                for side in Side::BOTH {
                    let Some(span) = *places.get(side) else { continue };
                    let parts = in_segments(&report.texts.get(side).document, span).into_iter().enumerate();
                    let leads = k == 0 && side == main;
                    let mark = |(n, span)| Mark { span, number, severity: finding.severity, is_first: leads && n == 0 };
                    marks.get_mut(side).extend(parts.map(mark));
                }
            }
        }
        for side in Side::BOTH {
            marks.get_mut(side).sort_unstable();
        }
        Self { marks }
    }

    /// The pieces of a passage, in order; none where there is no passage.
    pub(super) fn pieces(&self, side: Side, text: &str, passage: Option<Span>) -> Vec<Piece> {
        let Some(passage) = passage else { return Vec::new() };
        let marks = self.marks.get(side);
        let first = marks.partition_point(|mark| mark.span.start < passage.start);
        let last = marks.partition_point(|mark| mark.span.start <= passage.end);
        let inside = marks.get(first..last).unwrap_or_default();
        let mut ends = vec![passage.start, passage.end];
        ends.extend(inside.iter().flat_map(|mark| [mark.span.start, mark.span.end.min(passage.end)]));
        ends.sort_unstable();
        ends.dedup();
        let (mut pieces, mut coming, mut open) = (Vec::new(), inside.iter().peekable(), Vec::new());
        for (k, &start) in ends.iter().enumerate() {
            open.retain(|mark: &&Mark| mark.span.end > start);
            let mut points = Vec::new();
            while let Some(mark) = coming.next_if(|mark| mark.span.start == start) {
                if mark.span.is_empty() { points.push(mark) } else { open.push(mark) }
            }
            if !points.is_empty() {
                pieces.push(piece(text, Span::at(start), &points));
            }
            if let Some(&end) = ends.get(k + 1) {
                pieces.push(piece(text, Span::new(start, end), &open));
            }
        }
        pieces
    }
}

/// A span cut at the ends of segments, so that each part lies in one passage; never nothing if there are segments. What
/// lies between two segments becomes a point at the end of the first. Of a long span the beginning is enough.
fn in_segments(document: &Document, span: Span) -> Vec<Span> {
    const MOST: usize = 50;
    let segments = document.segments();
    let number = document.segment_at(span.start).unwrap_or_default();
    let near = segments.iter().skip(number).take(MOST).take_while(|s| s.span.start < span.end.max(span.start + 1));
    let cut = |segment: &Segment| {
        let (start, end) = (span.start.max(segment.span.start), span.end.min(segment.span.end));
        (start < end).then(|| Span::new(start, end))
    };
    let parts: Vec<Span> = near.filter_map(cut).collect();
    match segments.get(number) {
        Some(segment) if parts.is_empty() => {
            vec![Span::at(span.start.clamp(segment.span.start, segment.span.end))]
        }
        _ => parts,
    }
}

fn piece(text: &str, span: Span, marks: &[&Mark]) -> Piece {
    let mut numbers: Vec<usize> = marks.iter().map(|mark| mark.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let begins = |mark: &&&Mark| mark.is_first && mark.span.start == span.start;
    Piece {
        text: visible(span.of(text), if marks.is_empty() { Show::Active } else { Show::All }),
        findings: numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(" "),
        severity: marks.iter().map(|mark| mark.severity).max(),
        anchors: marks.iter().filter(begins).map(|mark| anchor(mark.number)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Analysis;
    use crate::language::Language;
    use crate::text::{DocumentBuilder, Role};

    fn pieces(text: &str, spans: &[(usize, usize)]) -> Vec<(String, String)> {
        let mark = |(number, &(start, end)): (usize, &(usize, usize))| Mark {
            span: Span::new(start, end),
            number,
            severity: Severity::Minor,
            is_first: true,
        };
        let mut target: Vec<Mark> = spans.iter().enumerate().map(mark).collect();
        target.sort_unstable();
        let marks = Marks { marks: Sides::new(Vec::new(), target) };
        let pieces = marks.pieces(Side::Target, text, Some(Span::all(text)));
        pieces.into_iter().map(|piece| (piece.text, piece.findings)).collect()
    }

    fn expected(parts: &[(&str, &str)]) -> Vec<(String, String)> {
        parts.iter().map(|&(text, findings)| (text.to_owned(), findings.to_owned())).collect()
    }

    #[test]
    fn crossing_spans_share_a_piece() {
        let parts = [("ab", "0"), ("cd", "0 1"), ("ef", "1"), ("g", "")];
        assert_eq!(pieces("abcdefg", &[(0, 4), (2, 6)]), expected(&parts));
    }

    #[test]
    fn a_span_over_several_sentences_is_marked_in_each() {
        let text = "قال نعم. ثم ذهب. وعاد.";
        let mut builder = DocumentBuilder::of_text(text.to_owned());
        builder.plain_block(Span::all(text), Role::Paragraph);
        let document = Analysis::of(builder.finish(), Language::arabic()).document;
        let at = |part: &str| text.find(part).unwrap();
        let parts = |start, end| -> Vec<&str> {
            in_segments(&document, Span::new(start, end)).into_iter().map(|span| span.of(text)).collect()
        };
        assert_eq!(parts(at("نعم"), at("وعاد")), ["نعم.", "ثم ذهب."]);
        let gap = at(" ثم");
        assert_eq!(in_segments(&document, Span::new(gap, gap + 1)), [Span::at(gap)]);
    }

    #[test]
    fn an_empty_span_stands_between_two_pieces() {
        assert_eq!(pieces("abc", &[(2, 2)]), expected(&[("ab", ""), ("", "0"), ("c", "")]));
        assert_eq!(pieces("abc", &[(3, 3)]), expected(&[("abc", ""), ("", "0")]));
    }
}
