//! Comparing translations of one source: metrics against a reference, redlines, what differs.

pub mod metrics;
