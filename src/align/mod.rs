//! Alignment: which sentences of the two texts say the same.

mod alignment;
mod analysis;
pub mod anchors;
mod search;
pub mod signal;

pub use alignment::{Alignment, Link, Share};
pub use analysis::{Analysis, Passage};
pub use search::{Options, align};
