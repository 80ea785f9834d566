//! Scores of beads off the path: the windows are set one behind the other as a text of their own, where the search's
//! signals can measure them.

use std::collections::HashMap;

use super::candidates::Window;
use super::{Moved, key};
use crate::align::bead::{Bead, DELETION};
use crate::align::excerpt::{self, Excerpt};
use crate::align::ground::Ground;
use crate::align::signal::Model;
use crate::text::{Side, Sides};

/// How many segments around a window are set beside it, so that its beads can be compared with longer ones.
const CONTEXT: usize = 1;

/// Scores every bead of the windows and lets `choose` choose among them, with a probability for each; says why.
pub(super) fn choose(
    (ground, model): (&Ground<'_>, &Model<'_>),
    windows: &[Window],
    choose: impl FnOnce(Vec<(Bead, f32)>) -> Vec<(Bead, f64)>,
) -> Vec<Moved> {
    let contexts: Vec<Window> = windows.iter().map(|window| context(window, ground.segments())).collect();
    let spans = |side: Side, window: &Window| {
        let segments = ground.texts.get(side).document.segments().get(window.get(side).clone()).unwrap_or_default();
        segments.iter().map(|segment| segment.span).collect()
    };
    let pieces: Vec<excerpt::Window> =
        contexts.iter().map(|context| Sides::new(spans(Side::Source, context), spans(Side::Target, context))).collect();
    let excerpt = Excerpt::new(ground.texts, &pieces);
    let ground = ground.excerpt(&excerpt);
    let model = model.of_excerpt(&ground);
    let mut scores = Vec::new();
    let mut places = HashMap::new();
    for ((window, context), start) in windows.iter().zip(&contexts).zip(&excerpt.starts) {
        each_bead(window, |bead| {
            let shift = |side: Side| bead.start.get(side) - context.get(side).start + start.get(side);
            let here = Bead::of_shape(bead.shape(), shift(Side::Source), shift(Side::Target));
            if places.insert(key(&bead), here).is_none() {
                scores.push((bead, model.score(&here)));
            }
        });
    }
    let shares = |bead: &Bead| places.get(&key(bead)).map(|here| model.shares(here)).unwrap_or_default();
    let chosen = choose(scores).into_iter();
    chosen.map(|(bead, confidence)| Moved { bead, confidence, shares: shares(&bead) }).collect()
}

/// A window with what lies around it.
fn context(window: &Window, segments: Sides<usize>) -> Window {
    let around = |side: Side| {
        let run = window.get(side);
        run.start.saturating_sub(CONTEXT)..(run.end + CONTEXT).min(*segments.get(side))
    };
    Sides::new(around(Side::Source), around(Side::Target))
}

/// Calls `visit` for every bead of a window.
fn each_bead(window: &Window, mut visit: impl FnMut(Bead)) {
    let Sides { source, target } = window.clone();
    for (row, column) in source.clone().flat_map(|row| target.clone().map(move |column| (row, column))) {
        for shape in 0..DELETION {
            let bead = Bead::of_shape(shape, row, column);
            if bead.run(Side::Source).end <= source.end && bead.run(Side::Target).end <= target.end {
                visit(bead);
            }
        }
    }
}
