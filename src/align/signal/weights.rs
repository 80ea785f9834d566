//! The weights of the features, by what the signals have to go by.
//!
//! `weights.tsv` is written by `examples/train_aligner` (a semi-Markov conditional random field). Do not edit it by hand: run the
//! command in `docs/benchmarks.md`.

use std::sync::{Arc, LazyLock};

use super::{Features, RATES, WIDEST, feature_names};
use crate::{Error, Result};

/// A row for every feature, a column for every kind of [`Evidence`], and for beads of several segments on a side a second one
/// where theirs differ, with [`SEVERAL`] behind its name.
const TABLE: &str = include_str!("weights.tsv");

/// Ends the name of a column for beads of several segments on a side.
pub const SEVERAL: &str = ":several";

/// What the signals have to go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// An encoder, and a lexicon for the two languages or the encoder's vectors of single words.
    EncoderAndLexicon,
    /// An encoder of sentences alone, and what is learned from the texts.
    Encoder,
    /// A lexicon alone.
    Lexicon,
    /// Lengths, numbers and words that are spelled alike.
    Neither,
}

impl Evidence {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::EncoderAndLexicon, Self::Encoder, Self::Lexicon, Self::Neither];

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
    /// Weights of null links and 1-1.
    pub(super) features: Features,
    /// Weights of beads of several segments on a side.
    pub(super) several: Features,
    /// How strongly the text's own rates count, as in [`RATES`].
    pub(super) rates: [f32; RATES.len()],
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
        let names = feature_names().chain(RATES.map(str::to_owned));
        let count = head.split('\t').skip(1).count();
        if count == 0 {
            return Err(Error::input("no table of weights: it has no columns"));
        }
        let mut columns: Vec<Vec<f32>> = vec![Vec::new(); count];
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
            if cells.next().is_some() {
                return Err(Error::input(format!(
                    "no table of weights: the row {name} has more cells than the first line"
                )));
            }
        }
        if let Some(row) = rows.find(|row| !row.trim().is_empty()) {
            let name = row.split('\t').next().unwrap_or_default();
            return Err(Error::input(format!("no table of weights: the row “{name}” is one too many")));
        }
        let mut fitted: Vec<(Evidence, Fitted)> = Vec::new();
        let mut called: Vec<&str> = Vec::new();
        for (name, column) in head.split('\t').skip(1).zip(&columns) {
            if called.contains(&name) {
                return Err(Error::input(format!("no table of weights: two columns are called {name}")));
            }
            called.push(name);
            let kind = Evidence::ALL.into_iter().find(|kind| kind.name() == name.trim_end_matches(SEVERAL));
            let kind =
                kind.ok_or_else(|| Error::input(format!("no table of weights: {name} is no kind of evidence")))?;
            match fitted.iter_mut().find(|(own, _)| *own == kind).filter(|_| name.ends_with(SEVERAL)) {
                Some((_, fitted)) => fitted.several = features(column),
                None => fitted.push((kind, Fitted::of(column))),
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
        let rates = column.split_at_checked(column.len().saturating_sub(RATES.len())).unwrap_or_default().1;
        let features = features(column);
        let rates = std::array::from_fn(|number| rates.get(number).copied().unwrap_or_default());
        Self { features, several: features, rates }
    }
}

/// The weights of features that stand in front of those of the rates.
fn features(column: &[f32]) -> Features {
    let mut features = [0.0; WIDEST];
    let own = column.get(..column.len().saturating_sub(RATES.len())).unwrap_or_default();
    features.iter_mut().zip(own).for_each(|(slot, value)| *slot = *value);
    features
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_weights_for_all_that_there_may_be_to_go_by() {
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

    #[test]
    fn a_table_with_more_than_its_rows_and_columns_is_refused() {
        let refused = |table: &str| Weights::parse(table).unwrap_err().to_string();
        assert!(refused(&format!("{TABLE}\nsurplus\t1\n")).contains("surplus"));
        let cells =
            TABLE.lines().enumerate().map(|(k, row)| if k == 1 { format!("{row}\t0.5") } else { row.to_owned() });
        assert!(refused(&cells.collect::<Vec<_>>().join("\n")).contains("more cells"));
        assert!(refused("").contains("no columns"));
        assert!(refused(&TABLE.replacen("neither", "lexicon", 1)).contains("two columns"));
    }
}
