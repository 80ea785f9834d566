//! The weight of every feature, by what the signals have to go by.
//!
//! `weights.tsv` is written by `examples/train_aligner` (a semi-Markov conditional random field). Do not edit it by hand: run the
//! command in `docs/benchmarks.md`.

use crate::align::ground::Ground;

/// A row for every feature, a column for every kind of [`Evidence`].
const TABLE: &str = include_str!("weights.tsv");

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

    /// Whether the table has weights for it.
    pub(crate) fn is_fitted(self) -> bool {
        table().0.split('\t').any(|name| name == self.name())
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

/// The table's head and rows.
fn table() -> (&'static str, &'static str) {
    TABLE.split_once('\n').unwrap_or_default()
}

/// The names of all weighed features, each with its weight; those of [`Evidence::Lexicon`] where no others are fitted.
pub(super) fn weights(evidence: Evidence) -> impl Iterator<Item = (&'static str, f32)> {
    let (head, rows) = table();
    let place = |evidence: Evidence| head.split('\t').position(|name| name == evidence.name());
    let column = place(evidence).or_else(|| place(Evidence::Lexicon)).unwrap_or_default();
    rows.lines().map(move |row| {
        let mut cells = row.split('\t');
        let name = cells.next().unwrap_or_default();
        (name, cells.nth(column.saturating_sub(1)).and_then(|cell| cell.parse().ok()).unwrap_or_default())
    })
}
