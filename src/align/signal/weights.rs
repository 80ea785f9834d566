//! The weight of every feature.
//!
//! Fitted by `examples/train_aligner` (a semi-Markov conditional random field) on 567 small texts: pairs of TICO-19 and Tatoeba
//! made noisy (lines joined, cut, dropped, inserted, paragraphs that differ) and aligned with lexicons that had not seen
//! them, and a development half of NTREX-128. Do not edit by hand: run it and replace the rows.

/// How strongly the text's own share of segments without counterpart moves the cost of a null link.
pub(crate) const NULL_TILT: f64 = 1.633;

/// How strongly the text's own share of beads of several segments moves their cost.
pub(crate) const MULTIPLE_TILT: f64 = 1.534;

/// Weights in the order of [`super::feature_names`].
static WEIGHTS: &[(&str, f32)] = &[
    ("shape.null", -1.908),
    ("shape.1-1", 2.101),
    ("shape.1-2", 0.910),
    ("shape.1-3", 0.415),
    ("shape.1-4", 0.027),
    ("shape.2-2", 0.025),
    ("shape.2-3", 0.054),
    ("shape.3-3", -0.356),
    ("length.deviation", -0.400),
    ("length.deviation-squared", 0.144),
    ("length.log-ratio", -4.128),
    ("length.short", 2.628),
    ("length.deviation-of-several", -0.259),
    ("length.null-length", -0.108),
    ("length.null-short", -0.626),
    ("words.less-covered", 7.739),
    ("words.more-covered", -0.261),
    ("words.known-missing", -0.236),
    ("words.covered-squared", 3.614),
    ("words.covered-short", -13.549),
    ("words.covered-several", 4.221),
    ("words.gain", -2.269),
    ("words.loss", -16.710),
    ("words.stands-out", 11.608),
    ("words.weakest", -4.414),
    ("words.holds-together", 3.429),
    ("words.margin", 2.922),
    ("words.margin-several", -1.580),
    ("words.null-best", -0.324),
    ("words.null-known", 1.286),
    ("numbers.shared", 0.453),
    ("numbers.alone", -1.726),
    ("marks.question", -2.600),
    ("marks.end", -0.548),
    ("marks.quotes", -0.343),
    ("structure.both-begin", 2.307),
    ("structure.one-begins", -1.188),
    ("structure.runs-over", -0.225),
    ("position.drift", -5.199),
];

/// The weight of a feature; 0 for one that has none.
pub(super) fn weight(name: &str) -> f32 {
    WEIGHTS.iter().find(|row| row.0 == name).map_or(0.0, |row| row.1)
}

/// The names of all weighed features.
#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    WEIGHTS.iter().map(|row| row.0)
}
