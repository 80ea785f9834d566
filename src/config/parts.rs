//! What the configuration says of some files or findings alone.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::glob;
use crate::check::{Severity, rules::RuleOptions};
use crate::{Error, Result};

/// What holds for the files under check whose paths fit a pattern: an `[[override]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Override {
    /// The pattern, from the folder of the configuration: `*` and `?` within a name, `**` for any folders; without `/` it is for
    /// the name of the file in any folder.
    pub path: String,
    /// Rules to run instead of those above.
    pub select: Vec<String>,
    /// Rules not to run, besides those above.
    pub ignore: Vec<String>,
    /// Findings below it are dropped.
    pub min_confidence: Option<f32>,
    /// Findings below it are dropped.
    pub min_severity: Option<Severity>,
    /// Severities by rule, before those above.
    pub severity: BTreeMap<String, Severity>,
    /// Options by rule, instead of those above.
    pub rules: BTreeMap<String, RuleOptions>,
}

impl Override {
    /// Whether it holds for a file, given by its path from the folder of the configuration.
    pub fn holds_for(&self, path: &str) -> bool {
        glob::fits(&self.path, path)
    }

    pub(super) fn verify(&self) -> Result<()> {
        if self.path.trim().is_empty() {
            let error = Error::usage("an [[override]] needs the path that it is for");
            return Err(error.hint("path = \"legal/**\" say, or path = \"*.po\""));
        }
        Ok(())
    }
}

/// A finding that people have looked at and that is none: an `[[accept]]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Accepted {
    /// Its fingerprint, as `check --format json` prints it.
    pub fingerprint: Option<String>,
    /// Its rule.
    pub rule: Option<String>,
    /// The words that it marks, on either side.
    pub text: Option<String>,
    /// The files under check that it is for, as the path of an [`Override`]; all if there is none.
    pub path: Option<String>,
    /// Why it is none; for people.
    pub reason: String,
}

impl Accepted {
    /// Whether it is for a file, given by its path from the folder of the configuration.
    pub fn holds_for(&self, path: &str) -> bool {
        self.path.as_ref().is_none_or(|pattern| glob::fits(pattern, path))
    }

    pub(super) fn verify(&self) -> Result<()> {
        if self.fingerprint.is_none() && (self.rule.is_none() || self.text.is_none()) {
            return Err(Error::usage("an [[accept]] needs a rule and the text that it marks, or a fingerprint"));
        }
        if self.reason.trim().is_empty() {
            return Err(Error::usage("an [[accept]] needs a reason"));
        }
        Ok(())
    }
}
