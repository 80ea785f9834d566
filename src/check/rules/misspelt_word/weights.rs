//! How much each piece of evidence for a slip weighs: logistic regressions on 5,400 pairs of translations into Arabic and 2,900 into
//! English, a word of each with one letter wrong at random, against a quarter of their right words, each taken for one that no list has.
//! The intercepts are shifted so that .5 is where a slip is told.

use crate::check::slips::Kind;

/// The weight of each piece of evidence, named as in `evidence`.
pub(super) struct Weights {
    pub(super) intercept: f64,
    pub(super) kinds: [(Kind, f64); 9],
    pub(super) is_asked: f64,
    pub(super) is_inflecting: f64,
    /// Of the logarithm of the number of candidates.
    pub(super) rivals: f64,
    pub(super) gain: f64,
    pub(super) lead: f64,
    pub(super) cosine: f64,
    pub(super) nearer: f64,
    pub(super) ahead: f64,
}

/// Of Arabic words, with an encoder.
pub(super) static ARABIC: Weights = Weights {
    intercept: 0.81,
    kinds: [
        (Kind::Swapped, 1.49),
        (Kind::Doubled, 3.09),
        (Kind::Brushed, 0.60),
        (Kind::Extra, -3.09),
        (Kind::Single, -0.37),
        (Kind::Lost, 0.56),
        (Kind::Dots, 0.83),
        (Kind::Key, 0.92),
        (Kind::Other, -2.84),
    ],
    is_asked: 2.02,
    is_inflecting: -1.36,
    rivals: -0.77,
    gain: 0.073,
    lead: 0.147,
    cosine: -1.78,
    nearer: 3.66,
    ahead: 7.92,
};

/// Of English words, with an encoder.
pub(super) static ENGLISH: Weights = Weights {
    intercept: -2.02,
    kinds: [
        (Kind::Swapped, 1.31),
        (Kind::Doubled, 1.70),
        (Kind::Brushed, -0.76),
        (Kind::Extra, -4.10),
        (Kind::Single, 2.66),
        (Kind::Lost, 0.57),
        (Kind::Dots, 0.00),
        (Kind::Key, 0.93),
        (Kind::Other, -3.23),
    ],
    is_asked: 2.62,
    is_inflecting: 0.00,
    rivals: -0.10,
    gain: 0.271,
    lead: 0.260,
    cosine: 0.87,
    nearer: 2.68,
    ahead: 4.52,
};

/// Of Arabic words, without.
pub(super) static ARABIC_BY_WORDS: Weights = Weights {
    intercept: 0.83,
    kinds: [
        (Kind::Swapped, 1.37),
        (Kind::Doubled, 3.74),
        (Kind::Brushed, 1.45),
        (Kind::Extra, -1.83),
        (Kind::Single, -1.29),
        (Kind::Lost, -0.32),
        (Kind::Dots, 0.61),
        (Kind::Key, 0.66),
        (Kind::Other, -3.23),
    ],
    is_asked: 2.59,
    is_inflecting: -1.47,
    rivals: -1.53,
    gain: 0.000,
    lead: 0.000,
    cosine: 0.00,
    nearer: 0.00,
    ahead: 0.00,
};

/// Of English words, without.
pub(super) static ENGLISH_BY_WORDS: Weights = Weights {
    intercept: 0.36,
    kinds: [
        (Kind::Swapped, 2.01),
        (Kind::Doubled, 2.06),
        (Kind::Brushed, 0.30),
        (Kind::Extra, -2.60),
        (Kind::Single, 0.29),
        (Kind::Lost, -0.08),
        (Kind::Dots, 0.00),
        (Kind::Key, 1.57),
        (Kind::Other, -2.80),
    ],
    is_asked: 3.99,
    is_inflecting: 0.00,
    rivals: -1.66,
    gain: 0.000,
    lead: 0.000,
    cosine: 0.00,
    nearer: 0.00,
    ahead: 0.00,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_slip_has_one_weight() {
        for weights in [&ARABIC, &ENGLISH, &ARABIC_BY_WORDS, &ENGLISH_BY_WORDS] {
            for (at, (kind, _)) in weights.kinds.iter().enumerate() {
                assert!(!weights.kinds.iter().take(at).any(|(other, _)| other == kind), "{kind:?} stands twice");
            }
        }
    }
}
