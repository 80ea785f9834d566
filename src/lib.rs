//! Muqabala aligns the sentences of a translated text with those of its reference version and reports where the two
//! disagree. Arabic and English first.
//!
//! Read bytes with [`mod@format`], analyse them in their language with [`align::Analysis`], align with [`align::align`],
//! run the rules with [`check::check`], print with [`report`].
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
pub mod compare;
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

/// The code of the README, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
