//! Metrics of every translation against the reference, or against each other where there is none.

use super::Comparison;
use super::metrics::{Bootstrap, Metric, Statistics, Tokenizer, bootstrap, metrics, sum};

/// One metric over all translations.
#[derive(Clone, Debug)]
pub struct Scores {
    /// The metric.
    pub metric: &'static dyn Metric,
    /// For every translation its score against the text at the same place in `against`.
    pub scores: Vec<f64>,
    /// The number of the translation that each was held against; that of the translations' count is the reference.
    pub against: Vec<usize>,
    /// For every translation and unit the statistics of the unit.
    pub units: Vec<Vec<Statistics>>,
    /// How sure the scores are; none where there is no reference.
    pub bootstrap: Option<Bootstrap>,
}

impl Scores {
    /// The score of one unit of one translation.
    pub fn of_unit(&self, translation: usize, unit: usize) -> Option<f64> {
        let statistics = self.units.get(translation)?.get(unit)?;
        Some(self.metric.segment_score(&sum([statistics])))
    }
}

/// All metrics, BLEU with words as `tokenizer` tells them. None for a single translation without a reference.
pub fn scores(comparison: &Comparison<'_>, tokenizer: Tokenizer) -> Vec<Scores> {
    let numbers = 0..comparison.translations.len();
    let against: Option<Vec<usize>> = numbers.clone().map(|number| comparison.held_against(number)).collect();
    let Some(against) = against else { return Vec::new() };
    let texts = |number: usize| comparison.units.iter().map(|unit| comparison.text(unit, number)).collect::<Vec<_>>();
    let ours: Vec<Vec<String>> = numbers.map(texts).collect();
    let theirs: Vec<Vec<String>> = against.iter().map(|&number| texts(number)).collect();
    let one = |metric: &'static dyn Metric| {
        let units: Vec<Vec<Statistics>> =
            ours.iter().zip(&theirs).map(|(ours, theirs)| of(metric, ours, theirs)).collect();
        Scores {
            metric,
            scores: units.iter().map(|units| metric.score(&sum(units))).collect(),
            against: against.clone(),
            bootstrap: comparison.reference.is_some().then(|| bootstrap(metric, &units)),
            units,
        }
    };
    metrics(tokenizer).into_iter().map(one).collect()
}

fn of(metric: &dyn Metric, ours: &[String], theirs: &[String]) -> Vec<Statistics> {
    ours.iter().zip(theirs).map(|(ours, theirs)| metric.statistics(ours, theirs)).collect()
}
