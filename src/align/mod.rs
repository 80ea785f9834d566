//! Alignment: which sentences of the two texts say the same.

mod alignment;
mod analysis;
pub mod anchors;
mod band;
mod bead;
mod cut;
pub mod encoder;
mod excerpt;
mod fixed;
mod ground;
pub mod lexicon;
mod rates;
mod saved;
mod search;
pub mod signal;
pub mod threads;
mod words;

pub use alignment::{Alignment, Link, Share};
pub use analysis::{Analysis, Passage};
pub use bead::{Bead, REACH, SHAPES};
pub use fixed::{Conflict, Fixed};
pub use ground::Ground;
pub use rates::Rates;
pub use saved::Saved;
pub use search::{Lattice, Options, Posterior, Tilt, align, align_running, lattice};
pub use words::{WordEvidence, WordLink, WordLinker, WordLinks};
