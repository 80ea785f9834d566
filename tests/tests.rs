//! The integration tests, one binary.

mod rule_pages;
mod segmentation;
mod support;
