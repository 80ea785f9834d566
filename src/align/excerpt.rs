//! Excerpts: runs of pieces of two texts set one behind the other as texts of their own, where the signals can measure
//! beads that the two texts do not have side by side.

use super::analysis::Analysis;
use super::band::Band;
use crate::text::{DocumentBuilder, Role, Side, Sides, Span};

/// Pieces of both texts that are to be compared with each other.
pub(crate) type Window = Sides<Vec<Span>>;

/// Windows set one behind the other.
#[derive(Debug)]
pub(crate) struct Excerpt {
    /// The texts; every piece is a segment.
    pub(crate) texts: Sides<Analysis>,
    /// Where each window begins, in segments.
    pub(crate) starts: Vec<Sides<usize>>,
    /// Where the pieces stand in the texts that they are taken from.
    pub(crate) stand: Sides<Stand>,
    /// The places inside the windows.
    pub(crate) band: Band,
}

/// Segments of a text as they stand in it: all of it, or excerpts set one behind the other.
#[derive(Debug, Default)]
pub(crate) struct Stand {
    /// Where the segments stand.
    pub(crate) spans: Vec<Span>,
    /// Where each run of segments that follow each other in the text ends.
    pub(crate) ends: Vec<usize>,
}

impl Stand {
    /// All segments of a text.
    pub(crate) fn of(text: &Analysis) -> Self {
        let spans: Vec<Span> = text.document.segments().iter().map(|segment| segment.span).collect();
        Self { ends: vec![spans.len()], spans }
    }
}

impl Excerpt {
    /// Sets windows one behind the other. Time linear in their length.
    pub(crate) fn new(texts: Sides<&Analysis>, windows: &[Window]) -> Self {
        let mut starts = Vec::with_capacity(windows.len());
        let mut stand = Sides::<Stand>::default();
        let mut end = Sides::new(0, 0);
        let mut rows = Vec::new();
        for window in windows {
            starts.push(end);
            let next = Sides::new(end.source + window.source.len(), end.target + window.target.len());
            rows.extend(window.source.iter().map(|_| end.target..next.target + 1));
            for side in Side::BOTH {
                let (stand, window) = (stand.get_mut(side), window.get(side));
                stand.spans.extend(window);
                stand.ends.push(stand.spans.len());
            }
            end = next;
        }
        rows.push(end.target..end.target + 1);
        let copy = |side: Side| copy(texts.get(side), &stand.get(side).spans);
        let texts = Sides::new(copy(Side::Source), copy(Side::Target));
        Self { texts, starts, stand, band: Band::new(rows.into_iter()) }
    }
}

fn copy(original: &Analysis, pieces: &[Span]) -> Analysis {
    let mut text = String::new();
    let mut spans = Vec::new();
    for piece in pieces {
        let start = text.len();
        text += piece.of(original.text());
        spans.push(Span::new(start, text.len()));
        text.push('\n');
    }
    let mut document = DocumentBuilder::of_text(text);
    for span in spans {
        document.plain_block(span, Role::Segment);
    }
    Analysis::of(document.finish(), original.language.clone())
}
