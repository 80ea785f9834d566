//! The integration tests, one binary.

mod alignment;
mod any_input;
mod ci_files;
mod command_line;
mod compare;
mod corpora;
mod corpus;
mod corrections;
mod diff;
mod diff_base;
mod fix;
mod folders;
mod formats;
mod gzip;
mod imports;
mod injected;
mod many;
mod other_languages;
mod places;
mod reports;
mod rule_pages;
mod schema;
mod seed;
mod segmentation;
mod settings;
mod support;
