//! Scores of beads off the path: the windows are set one behind the other as a text of their own, where the search's
//! signals can measure them.

use std::collections::HashMap;

use super::candidates::Window;
use super::{Moved, key};
use crate::align::Analysis;
use crate::align::bead::{Bead, DELETION};
use crate::align::ground::Ground;
use crate::align::search::Band;
use crate::align::signal::Model;
use crate::text::{DocumentBuilder, Role, Side, Sides, Span};

/// How many segments around a window are set beside it, so that its beads can be compared with longer ones.
const CONTEXT: usize = 1;

/// A window with its context, and where the context stands in the excerpt.
struct Part {
    window: Window,
    context: Window,
    start: Sides<usize>,
}

/// Scores every bead of the windows and lets `choose` choose among them, with a probability for each; says why.
pub(super) fn choose(
    ground: &Ground<'_>,
    windows: &[Window],
    choose: impl FnOnce(Vec<(Bead, f32)>) -> Vec<(Bead, f64)>,
) -> Vec<Moved> {
    let parts = parts(windows, ground.segments());
    let texts = Sides::new(excerpt(ground, Side::Source, &parts), excerpt(ground, Side::Target, &parts));
    let ground = ground.excerpt(texts.as_ref(), band(&parts));
    let model = Model::new(&ground);
    let mut scores = Vec::new();
    let mut places = HashMap::new();
    for part in &parts {
        part.each_bead(|bead, here| {
            if places.insert(key(&bead), here).is_none() {
                scores.push((bead, model.score(&here)));
            }
        });
    }
    let shares = |bead: &Bead| places.get(&key(bead)).map(|here| model.shares(here)).unwrap_or_default();
    let chosen = choose(scores).into_iter();
    chosen.map(|(bead, confidence)| Moved { bead, confidence, shares: shares(&bead) }).collect()
}

fn parts(windows: &[Window], segments: Sides<usize>) -> Vec<Part> {
    let mut start = Sides::new(0, 0);
    let parts = windows.iter().map(|window| {
        let around = |side: Side| {
            let run = window.get(side);
            run.start.saturating_sub(CONTEXT)..(run.end + CONTEXT).min(*segments.get(side))
        };
        let context = Sides::new(around(Side::Source), around(Side::Target));
        let part = Part { window: window.clone(), context: context.clone(), start };
        start = Sides::new(start.source + context.source.len(), start.target + context.target.len());
        part
    });
    parts.collect()
}

/// One side of the windows as a text.
fn excerpt(ground: &Ground<'_>, side: Side, parts: &[Part]) -> Analysis {
    let original = ground.texts.get(side);
    let mut text = String::new();
    let mut spans = Vec::new();
    for segment in parts.iter().flat_map(|part| part.context.get(side).clone()) {
        let start = text.len();
        text += original.document.segment_text(segment);
        spans.push(Span::new(start, text.len()));
        text.push('\n');
    }
    let mut document = DocumentBuilder::of_text(text);
    for span in spans {
        document.plain_block(span, Role::Segment);
    }
    Analysis::of(document.finish(), original.language.clone())
}

/// The band that compares the two sides of each window with each other alone.
fn band(parts: &[Part]) -> Band {
    let rows = parts.iter().flat_map(|part| {
        let (start, length) = (part.start.target, part.context.target.len());
        part.context.source.clone().map(move |_| start..start + length + 1)
    });
    let end = parts.last().map_or(0, |part| part.start.target + part.context.target.len());
    Band::new(rows.chain(std::iter::once(end..end + 1)))
}

impl Part {
    /// Calls `visit` for every bead of the window: as it is in the text, and as it is in the excerpt.
    fn each_bead(&self, mut visit: impl FnMut(Bead, Bead)) {
        let Sides { source, target } = self.window.clone();
        for (row, column) in source.clone().flat_map(|row| target.clone().map(move |column| (row, column))) {
            for shape in 0..DELETION {
                let bead = Bead::of_shape(shape, row, column);
                if bead.run(Side::Source).end <= source.end && bead.run(Side::Target).end <= target.end {
                    let shift = |side: Side| bead.start.get(side) - self.context.get(side).start + self.start.get(side);
                    visit(bead, Bead::of_shape(shape, shift(Side::Source), shift(Side::Target)));
                }
            }
        }
    }
}
