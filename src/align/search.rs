//! The search for the best alignment.

mod band;
pub(crate) mod coarse;
mod lattice;
mod rates;

pub(crate) use band::Band;
pub use lattice::{Lattice, Posterior, Tilt};
pub use rates::{Rates, tilt};

use std::sync::Arc;

use super::bead::{Bead, REACH};
use super::encoder::{self, Encoder};
use super::ground::Ground;
use super::lexicon::Lexicon;
use super::signal::Model;
use super::{Alignment, Analysis, Link};
use crate::text::Sides;

/// How to align.
#[derive(Clone, Debug)]
pub struct Options {
    /// The lexicons that words are looked up in; those for other languages are passed over.
    pub lexicons: Vec<Lexicon>,
    /// The encoder of sentences, if any; not used unless it supports both languages.
    pub encoder: Option<Arc<dyn Encoder>>,
}

impl Default for Options {
    fn default() -> Self {
        Self { lexicons: vec![Lexicon::builtin()], encoder: Some(encoder::builtin()) }
    }
}

/// Aligns two analysed texts: the best monotone path over beads of up to 4-4 and null links, with a posterior
/// probability for each. Time n log n and memory linear in the number of segments: in long texts only a band is searched.
pub fn align(texts: Sides<&Analysis>, options: &Options) -> Alignment {
    let ground = Ground::new(texts, &options.lexicons);
    let model = Model::new(&ground);
    let lattice = lattice(&ground, &model);
    let tilt = rates::adapt(&lattice);
    let posterior = lattice.posterior(&tilt);
    let nulls = posterior.nulls();
    let links = lattice.best(&tilt).into_iter().map(|bead| {
        let confidence = if bead.is_null() {
            let side = bead.side();
            nulls.get(side).get(*bead.start.get(side)).copied().unwrap_or_default()
        } else {
            posterior.of(&bead)
        };
        link(&bead, confidence, &model)
    });
    Alignment::new(links.collect())
}

/// Texts of more segments together are searched for small beads alone.
const LONG: usize = 80_000;

/// The most segments of a bead in such texts.
const LARGEST_IN_LONG: usize = 4;

/// The lattice of two texts with every bead's score.
pub fn lattice(ground: &Ground<'_>, model: &Model<'_>) -> Lattice {
    let segments = ground.segments();
    let largest = if segments.source + segments.target > LONG { LARGEST_IN_LONG } else { 2 * REACH };
    Lattice::new(&ground.band, |bead| {
        if bead.size.source + bead.size.target > largest { f32::NEG_INFINITY } else { model.score(bead) }
    })
}

fn link(bead: &Bead, confidence: f64, model: &Model<'_>) -> Link {
    let confidence = confidence.clamp(0.0, 1.0) as f32;
    Link { segments: bead.runs(), confidence, moved: false, shares: model.shares(bead) }
}
