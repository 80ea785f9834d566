//! Morphology: what the forms of Arabic words tell of gender, number and person, from closed tables and shapes.

pub mod broken;
pub mod nouns;
pub mod people;
