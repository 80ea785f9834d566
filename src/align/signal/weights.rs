//! The weight of every feature.

/// How strongly the text's own share of segments without counterpart moves the cost of a null link.
pub(crate) const NULL_TILT: f64 = 1.4;

/// How strongly the text's own share of beads of several segments moves their cost.
pub(crate) const MULTIPLE_TILT: f64 = 1.0;

/// Weights in the order of [`super::feature_names`].
static WEIGHTS: &[(&str, f32)] = &[
    ("shape.null", -1.0),
    ("shape.1-1", 0.0),
    ("shape.1-2", -2.0),
    ("shape.1-3", -2.5),
    ("shape.1-4", -2.5),
    ("shape.2-2", -2.0),
    ("shape.2-3", -2.0),
    ("shape.3-3", -2.0),
    ("length.deviation", -0.4),
    ("length.deviation-squared", -0.3),
    ("length.log-ratio", -2.0),
    ("length.short", 0.0),
    ("length.deviation-of-several", -0.1),
    ("length.null-length", 0.0),
    ("length.null-short", 0.0),
    ("words.less-covered", 10.0),
    ("words.more-covered", 2.0),
    ("words.known-missing", -2.0),
    ("words.covered-squared", 0.0),
    ("words.covered-short", 0.0),
    ("words.covered-several", 0.7),
    ("words.gain", -1.0),
    ("words.loss", -5.0),
    ("words.stands-out", 1.0),
    ("words.weakest", 0.0),
    ("words.holds-together", 0.0),
    ("words.margin", 2.0),
    ("words.margin-several", 0.0),
    ("words.null-best", 0.0),
    ("words.null-known", 0.0),
    ("numbers.shared", 1.5),
    ("numbers.alone", -1.0),
    ("marks.question", -0.5),
    ("marks.end", -0.3),
    ("marks.quotes", -0.2),
    ("structure.both-begin", 1.0),
    ("structure.one-begins", -1.0),
    ("structure.runs-over", -1.0),
    ("position.drift", -1.0),
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
