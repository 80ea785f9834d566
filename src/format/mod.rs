//! Formats: bytes to documents or pairs.
