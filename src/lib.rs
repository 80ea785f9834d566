//! Muqabala aligns the sentences of a translated text with those of its reference version and reports where the two
//! disagree. Arabic and English first.
//!
//! # From bytes to findings
//!
//! 1. [`mod@format`] tells what a file is ([`Format::of`](format::Format::of)) and reads its bytes: one text
//!    ([`Document`](text::Document)), or the two sides of a bitext.
//! 2. [`Analysis::of`](align::Analysis::of) cuts a text into sentences in its [language](language::Language), and finds its words,
//!    numbers, names and quotations, once for all that follows.
//! 3. [`align::align`] finds which sentences say the same: an [`Alignment`](align::Alignment) of links, n to m, each with a
//!    confidence; sentences without counterpart are links with one empty side. It uses a sentence
//!    [encoder](align::encoder::Encoder), a [lexicon](align::lexicon::Lexicon) and what the texts have in common.
//! 4. [`check::check`] runs the [rules](check::RULES) over links and whole texts: [`Finding`](check::Finding)s with places on both
//!    sides, a severity, a confidence, and a repair where there is one.
//! 5. [`report`] writes what was found: for people, for programs, as a page.
//!
//! ```
//! use muqabala::align::{Analysis, Options, align};
//! use muqabala::check::{self, check};
//! use muqabala::format::{Content, Format, Segmentation};
//! use muqabala::language::Language;
//! use muqabala::text::Sides;
//!
//! let read = |text: &str, language| match Format::of_name("a.txt").read(text.as_bytes(), Segmentation::Auto)? {
//!     Content::Text(document) => Ok(Analysis::of(document, language)),
//!     Content::Bitext(_) => Err(muqabala::Error::usage("this is no single text")),
//! };
//! let texts = Sides::new(
//!     read("He left in the evening.", Language::english())?,
//!     read("وغادر في في المساء.", Language::arabic())?,
//! );
//! let alignment = align(texts.as_ref(), &Options::default());
//! let findings = check(texts.as_ref(), &alignment, &check::Options::default())?;
//! assert!(findings.iter().any(|finding| finding.rule == "repeated-word"));
//! # Ok::<(), muqabala::Error>(())
//! ```
//!
//! # What holds throughout
//!
//! - **Source** is the reference version, what the text should say; **target** is the text under check. What there is of both
//!   comes as [`Sides`](text::Sides).
//! - A [`Span`](text::Span) is a range of UTF-8 bytes of the whole text of its side;
//!   [`Document::position`](text::Document::position) makes lines and columns of it.
//! - The library prints nothing and panics on no input; what is wrong with a file is an [`Error`] that says where.
//! - The same input gives the same result, whatever the number of threads. There is no network code.
//!
//! # One's own
//!
//! - A rule: implement [`Check`](check::Check), describe it in a [`Rule`](check::Rule) and name that in
//!   [`check::Options::own`] (`examples/own_rule.rs`).
//! - An encoder: implement [`Encoder`](align::encoder::Encoder) and name it in [`align::Options`]
//!   (`examples/own_encoder.rs`).
//! - A lexicon: [`align::lexicon::train`] makes one of sentence pairs.
//!
//! `examples/align.rs` and `examples/check.rs` are the shortest programs. Without the feature `cli`
//! (`default-features = false`) nothing of the command line comes along.
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
