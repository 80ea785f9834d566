//! The integration tests, one binary.

mod any_input;
mod command_line;
mod corpus;
mod imports;
mod rule_pages;
mod seed;
mod support;
