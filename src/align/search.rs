//! The search for the best alignment.

mod band;
pub(crate) mod coarse;
mod lattice;
mod rates;

pub(crate) use band::Band;
pub use lattice::{Lattice, Posterior, Tilt};
pub use rates::{Rates, tilt};

use super::bead::Bead;
use super::ground::Ground;
use super::lexicon::Lexicon;
use super::signal::Model;
use super::{Alignment, Analysis, Link};
use crate::text::{Side, Sides};

/// How to align.
#[derive(Clone, Debug)]
pub struct Options {
    /// The lexicons that words are looked up in; those for other languages are passed over.
    pub lexicons: Vec<Lexicon>,
}

impl Default for Options {
    fn default() -> Self {
        Self { lexicons: vec![Lexicon::builtin()] }
    }
}

/// Aligns two analysed texts: the best monotone path over beads of up to 4-4 and null links, with a posterior
/// probability for each. Time n log n and memory linear in the number of segments: in long texts only a band is searched.
pub fn align(texts: Sides<&Analysis>, options: &Options) -> Alignment {
    let ground = Ground::new(texts, &options.lexicons);
    let mut model = Model::new(&ground);
    let lattice = lattice(&ground, &mut model);
    let tilt = rates::adapt(&lattice);
    let posterior = lattice.posterior(&tilt);
    let nulls = posterior.nulls();
    let links = lattice.best(&tilt).into_iter().map(|bead| {
        let confidence = match bead.is_null().then(|| bead.side()) {
            None => posterior.of(&bead),
            Some(Side::Source) => nulls.0.get(bead.start.source).copied().unwrap_or_default(),
            Some(Side::Target) => nulls.1.get(bead.start.target).copied().unwrap_or_default(),
        };
        link(&bead, confidence, &mut model)
    });
    Alignment::new(links.collect())
}

/// The lattice of two texts with every bead's score.
pub fn lattice(ground: &Ground<'_>, model: &mut Model<'_>) -> Lattice {
    Lattice::new(&ground.band, |bead| model.score(&bead))
}

fn link(bead: &Bead, confidence: f64, model: &mut Model<'_>) -> Link {
    let confidence = confidence.clamp(0.0, 1.0) as f32;
    Link { segments: bead.runs(), confidence, moved: false, shares: model.shares(bead) }
}
