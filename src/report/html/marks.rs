//! Where findings stand in the texts: each passage cut into pieces at the ends of the spans in it.

use serde::Serialize;

use crate::check::Severity;
use crate::report::CheckReport;
use crate::report::visible::{Show, visible};
use crate::text::{Side, Sides, Span};

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
                    let is_first = k == 0 && side == main;
                    let mark = |span: Span| Mark { span, number, severity: finding.severity, is_first };
                    marks.get_mut(side).extend(places.get(side).map(mark));
                }
            }
        }
        for side in Side::BOTH {
            marks.get_mut(side).sort_unstable();
        }
        Self { marks }
    }

    /// The pieces of a passage, in order; none where there is no passage. A span that begins before it and ends in it
    /// is marked where it begins.
    pub(super) fn pieces(&self, side: Side, text: &str, passage: Option<Span>) -> Vec<Piece> {
        let Some(passage) = passage else { return Vec::new() };
        let marks = self.marks.get(side);
        let first = marks.partition_point(|mark| mark.span.start < passage.start);
        let inside = marks.get(first..).unwrap_or_default().iter();
        let inside: Vec<Mark> = inside.take_while(|mark| mark.span.start <= passage.end).copied().collect();
        let mut ends = vec![passage.start, passage.end];
        ends.extend(inside.iter().flat_map(|mark| [mark.span.start, mark.span.end.min(passage.end)]));
        ends.sort_unstable();
        ends.dedup();
        let mut pieces = Vec::new();
        for (k, &start) in ends.iter().enumerate() {
            let at_point: Vec<&Mark> = inside.iter().filter(|mark| mark.span == Span::at(start)).collect();
            if !at_point.is_empty() {
                pieces.push(piece(text, Span::at(start), &at_point));
            }
            if let Some(&end) = ends.get(k + 1) {
                let over: Vec<&Mark> =
                    inside.iter().filter(|mark| mark.span.start <= start && end <= mark.span.end).collect();
                pieces.push(piece(text, Span::new(start, end), &over));
            }
        }
        pieces
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
    fn an_empty_span_stands_between_two_pieces() {
        assert_eq!(pieces("abc", &[(2, 2)]), expected(&[("ab", ""), ("", "0"), ("c", "")]));
        assert_eq!(pieces("abc", &[(3, 3)]), expected(&[("abc", ""), ("", "0")]));
    }
}
