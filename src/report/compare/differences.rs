//! The units where a translation is furthest from what it is held against.

use super::CompareReport;
use crate::compare::{Piece, redline};

/// A unit in which a translation differs.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    /// Numbers of the unit, of the translation, and of the one it is held against.
    pub(super) unit: usize,
    pub(super) translation: usize,
    pub(super) against: usize,
    /// chrF of the translation in the unit.
    pub(super) score: f64,
    /// What it says, and what stands on the other side.
    pub(super) own: String,
    pub(super) other: String,
}

impl Difference {
    /// From the other text to the translation's own.
    pub(super) fn redline(&self, report: &CompareReport<'_>) -> Vec<Piece> {
        let text = report.comparison.translations.get(self.translation).map(|translation| translation.text);
        text.map(|text| redline(&self.other, &self.own, &text.language)).unwrap_or_default()
    }
}

/// The units that differ, the furthest first.
pub(super) fn differences(report: &CompareReport<'_>) -> Vec<Difference> {
    let Some(chrf) = report.scores.iter().find(|scores| scores.metric.name() == "chrF") else { return Vec::new() };
    let mut found = Vec::new();
    for (translation, &against) in chrf.against.iter().enumerate() {
        // Two translations held against each other differ in the same units.
        if chrf.against.get(against) == Some(&translation) && translation < against {
            continue;
        }
        for (number, unit) in report.comparison.units.iter().enumerate() {
            let own = report.comparison.text(unit, translation);
            let other = report.comparison.text(unit, against);
            if own == other {
                continue;
            }
            let score = chrf.of_unit(translation, number).unwrap_or_default();
            found.push(Difference { unit: number, translation, against, score, own, other });
        }
    }
    found.sort_by(|a, b| a.score.total_cmp(&b.score).then(a.unit.cmp(&b.unit)).then(a.translation.cmp(&b.translation)));
    found
}
