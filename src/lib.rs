//! Muqabala aligns the sentences of a translated text with those of its reference version and reports where the two
//! disagree. Arabic and English first.
#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::string_slice,
        clippy::print_stdout,
        clippy::print_stderr
    )
)]

pub mod align;
pub mod check;
mod error;
pub mod format;
pub mod language;
pub mod report;
pub mod text;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod config;

pub use error::{Error, Result};
