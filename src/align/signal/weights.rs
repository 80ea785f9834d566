//! The weights of the features, by what the signals have to go by.
//!
//! `weights.tsv` is written by `examples/train_aligner` (a semi-Markov conditional random field). Do not edit it by hand: run the
//! command in `docs/benchmarks.md`.

use std::sync::{Arc, LazyLock};

use super::units::Units;
use super::{Features, RATES, WIDEST, feature_names};
use crate::align::ground::Ground;
use crate::{Error, Result};

/// A row for every feature; for every kind of [`Evidence`] a column of plain weights, and columns of hidden units behind it.
const TABLE: &str = include_str!("weights.tsv");

/// The rows behind those of the features and rates: what a hidden unit adds to its sum, and what its value is multiplied by.
pub const UNIT_ROWS: [&str; 2] = ["unit.bias", "unit.out"];

/// What the signals have to go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// An encoder and a lexicon for the two languages.
    EncoderAndLexicon,
    /// An encoder alone.
    Encoder,
    /// A lexicon alone.
    Lexicon,
    /// Lengths, numbers and words that are spelled alike.
    Neither,
}

impl Evidence {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::EncoderAndLexicon, Self::Encoder, Self::Lexicon, Self::Neither];

    /// What there is for two texts.
    pub(super) fn of(ground: &Ground<'_>) -> Self {
        Self::with(ground.meaning.is_some(), ground.has_lexicon)
    }

    /// What there is with or without an encoder and a lexicon.
    pub(crate) fn with(encoder: bool, lexicon: bool) -> Self {
        match (encoder, lexicon) {
            (true, true) => Self::EncoderAndLexicon,
            (true, false) => Self::Encoder,
            (false, true) => Self::Lexicon,
            (false, false) => Self::Neither,
        }
    }

    /// The name of its column.
    pub fn name(self) -> &'static str {
        match self {
            Self::EncoderAndLexicon => "encoder+lexicon",
            Self::Encoder => "encoder",
            Self::Lexicon => "lexicon",
            Self::Neither => "neither",
        }
    }
}

/// Weights for some kinds of evidence.
#[derive(Clone, Debug)]
pub struct Weights(Vec<(Evidence, Fitted)>);

/// The weights for one kind of evidence.
#[derive(Clone, Debug)]
pub(super) struct Fitted {
    pub(super) plain: Features,
    /// How strongly the text's own rates count, as in [`RATES`].
    pub(super) rates: [f32; RATES.len()],
    pub(super) units: Units,
}

impl Weights {
    /// Those that come with the crate.
    pub fn builtin() -> Arc<Self> {
        static SHARED: LazyLock<Arc<Weights>> =
            LazyLock::new(|| Arc::new(Weights::parse(TABLE).unwrap_or(Weights(Vec::new()))));
        Arc::clone(&SHARED)
    }

    /// Reads a table as `examples/train_aligner` writes it.
    ///
    /// # Errors
    /// If a row is missing, unknown or not of numbers, or a column of no kind of evidence.
    pub fn parse(table: &str) -> Result<Self> {
        let (head, rows) = table.split_once('\n').unwrap_or((table, ""));
        let names = feature_names().chain(RATES.iter().chain(&UNIT_ROWS).map(|&name| name.to_owned()));
        let mut columns: Vec<Vec<f32>> = vec![Vec::new(); head.split('\t').skip(1).count()];
        let mut rows = rows.lines();
        for name in names {
            let wrong = || Error::input(format!("no table of weights: the row {name} is missing or wrong"));
            let mut cells = rows.next().ok_or_else(wrong)?.split('\t');
            if cells.next() != Some(name.as_str()) {
                return Err(wrong());
            }
            for column in &mut columns {
                let value = cells.next().and_then(|cell| cell.parse::<f32>().ok()).filter(|value| value.is_finite());
                column.push(value.ok_or_else(wrong)?);
            }
        }
        let mut fitted: Vec<(Evidence, Fitted)> = Vec::new();
        for (name, column) in head.split('\t').skip(1).zip(&columns) {
            let kind = |name: &str| Evidence::ALL.into_iter().find(|evidence| evidence.name() == name);
            let unit_of = name.split_once(':').and_then(|(name, _)| kind(name));
            match (kind(name), fitted.last_mut()) {
                (Some(evidence), _) => fitted.push((evidence, Fitted::of(column))),
                (None, Some((evidence, fitted))) if unit_of == Some(*evidence) => fitted.units.push(column),
                _ => return Err(Error::input(format!("no table of weights: {name} is no kind of evidence"))),
            }
        }
        Ok(Self(fitted))
    }

    /// Those for a kind of evidence; those of [`Evidence::Lexicon`] where none are fitted.
    pub(super) fn of(&self, evidence: Evidence) -> Option<&Fitted> {
        let find = |wanted: Evidence| self.0.iter().find(|(own, _)| *own == wanted).map(|(_, fitted)| fitted);
        find(evidence).or_else(|| find(Evidence::Lexicon))
    }

    /// Whether there are weights for a kind of evidence.
    pub(crate) fn has(&self, evidence: Evidence) -> bool {
        self.0.iter().any(|(own, _)| *own == evidence)
    }
}

impl Fitted {
    fn of(column: &[f32]) -> Self {
        let mut plain = [0.0; WIDEST];
        let count = column.len().saturating_sub(RATES.len() + UNIT_ROWS.len());
        let (features, behind) = column.split_at_checked(count).unwrap_or_default();
        plain.iter_mut().zip(features).for_each(|(slot, value)| *slot = *value);
        let rates = std::array::from_fn(|number| behind.get(number).copied().unwrap_or_default());
        Self { plain, rates, units: Units::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_weights_for_all_evidence() {
        let weights = Weights::parse(TABLE).unwrap();
        assert!(Evidence::ALL.into_iter().all(|evidence| weights.has(evidence)));
    }

    #[test]
    fn a_table_with_a_row_or_a_column_that_is_not_known_is_refused() {
        let wrong = TABLE.replacen("length.short", "length.shirt", 1);
        assert!(Weights::parse(&wrong).unwrap_err().to_string().contains("length.short"));
        let wrong = TABLE.replacen("neither", "either", 1);
        assert!(Weights::parse(&wrong).unwrap_err().to_string().contains("either"));
    }
}
