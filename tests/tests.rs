//! The integration tests, one binary.

mod any_input;
mod command_line;
mod compare;
mod corpus;
mod corrections;
mod diff;
mod formats;
mod imports;
mod injected;
mod many;
mod other_languages;
mod reports;
mod rule_pages;
mod schema;
mod seed;
mod segmentation;
mod support;
