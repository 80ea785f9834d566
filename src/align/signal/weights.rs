//! The weight of every feature.

/// How strongly the text's own share of segments without counterpart moves the cost of a null link.
pub(crate) const NULL_TILT: f64 = 1.606;

/// How strongly the text's own share of beads of several segments moves their cost.
pub(crate) const MULTIPLE_TILT: f64 = 1.435;

/// Weights in the order of [`super::feature_names`].
static WEIGHTS: &[(&str, f32)] = &[
    ("shape.null", -2.253),
    ("shape.1-1", 2.137),
    ("shape.1-2", 0.468),
    ("shape.1-3", 0.069),
    ("shape.1-4", -0.022),
    ("shape.2-2", -0.629),
    ("shape.2-3", -0.297),
    ("shape.3-3", -0.220),
    ("length.deviation", -0.366),
    ("length.deviation-squared", -0.136),
    ("length.log-ratio", -3.440),
    ("length.short", 2.323),
    ("length.deviation-of-several", -0.227),
    ("length.null-length", -0.081),
    ("length.null-short", -0.430),
    ("words.less-covered", 9.649),
    ("words.more-covered", 0.132),
    ("words.known-missing", -0.348),
    ("words.covered-squared", 2.539),
    ("words.covered-short", -13.798),
    ("words.covered-several", 8.226),
    ("words.gain", -1.366),
    ("words.loss", -17.591),
    ("words.stands-out", 11.920),
    ("words.weakest", -5.446),
    ("words.holds-together", 5.128),
    ("words.margin", 1.157),
    ("words.margin-several", -4.074),
    ("words.null-best", 0.594),
    ("words.null-known", 1.747),
    ("numbers.shared", 2.314),
    ("numbers.alone", -2.127),
    ("marks.question", -2.519),
    ("marks.end", -0.549),
    ("marks.quotes", -0.253),
    ("structure.both-begin", 1.638),
    ("structure.one-begins", -1.208),
    ("structure.runs-over", -0.123),
    ("position.drift", -3.649),
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
