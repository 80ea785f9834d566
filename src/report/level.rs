//! Severities as other formats grade them.

use crate::check::Severity;

/// The grades of one severity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    /// SARIF's.
    pub(super) sarif: &'static str,
    /// The command of GitHub's annotations.
    pub(super) github: &'static str,
    /// ITS 2.0 `locQualityIssueSeverity`, 0 to 100.
    pub(super) its: u8,
    /// Whether a test fails for it.
    pub(super) fails: bool,
}

pub(super) fn level(severity: Severity) -> Level {
    match severity {
        Severity::Critical => Level { sarif: "error", github: "error", its: 100, fails: true },
        Severity::Major => Level { sarif: "error", github: "error", its: 75, fails: true },
        Severity::Minor => Level { sarif: "warning", github: "warning", its: 25, fails: false },
        Severity::Neutral => Level { sarif: "note", github: "notice", its: 0, fails: false },
    }
}
