//! Signals: what speaks for or against a link.
