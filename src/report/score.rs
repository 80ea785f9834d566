//! A score of the target text, in the manner of MQM: penalties by severity against the number of words.

use serde::{Deserialize, Serialize};

use crate::check::{Finding, Severity};
use crate::report::CheckReport;

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Harm is done.
    pub critical: usize,
    /// A reader is misled.
    pub major: usize,
    /// A reader stumbles.
    pub minor: usize,
    /// Worth knowing.
    pub neutral: usize,
}

impl Counts {
    /// Counts `findings`.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            *counts.slot(finding.severity) += 1;
        }
        counts
    }

    /// The count of one severity.
    pub fn get(mut self, severity: Severity) -> usize {
        *self.slot(severity)
    }

    /// Counts one more.
    #[cfg(feature = "cli")]
    pub(crate) fn add(&mut self, severity: Severity) {
        *self.slot(severity) += 1;
    }

    /// Both counts together.
    pub(crate) fn with(mut self, mut other: Self) -> Self {
        for severity in Severity::ALL {
            *self.slot(severity) += *other.slot(severity);
        }
        self
    }

    fn slot(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Critical => &mut self.critical,
            Severity::Major => &mut self.major,
            Severity::Minor => &mut self.minor,
            Severity::Neutral => &mut self.neutral,
        }
    }
}

/// A count of what was found. It is no MQM score before a person has accepted or dismissed the findings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Whether a person has judged every finding.
    pub confirmed: bool,
    /// Words of the target.
    pub words: usize,
    /// The findings listed, by severity.
    pub findings: Counts,
    /// Findings that a baseline dismissed; they count for nothing.
    pub dismissed: usize,
    /// Sum of the weights: critical 25, major 5, minor 1, neutral 0.
    pub penalty: usize,
    /// The penalty for every thousand words; 0 in a text without words.
    pub penalty_per_thousand_words: f64,
}

impl Score {
    /// The score of a report.
    pub fn of(report: &CheckReport<'_>) -> Self {
        let words = report.texts.target.tokens.iter().filter(|token| token.kind.is_word()).count();
        let findings = Counts::of(report.findings);
        let penalty = Severity::ALL.iter().map(|&severity| severity.weight() * findings.get(severity)).sum();
        let rate = if words == 0 { 0.0 } else { penalty as f64 * 1000.0 / words as f64 };
        Self {
            confirmed: false,
            words,
            findings,
            dismissed: report.dismissed,
            penalty,
            penalty_per_thousand_words: (rate * 10.0).round() / 10.0,
        }
    }
}
