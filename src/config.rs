//! The configuration file: `muqabala.toml`, looked for in the current folder and above it. Unknown keys are refused.

mod glob;
mod parts;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::check::{RULES, Rule, Severity, rules::RuleOptions};
use crate::text::{LineIndex, Unit};
use crate::{Error, Result};

pub use parts::{Accepted, Override};

/// The name of the file.
pub const FILE_NAME: &str = "muqabala.toml";

/// What the file may say. Everything is optional; the command line goes before it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// Language of the source, as a BCP 47 tag.
    pub source_lang: Option<String>,
    /// Language of the target, as a BCP 47 tag.
    pub target_lang: Option<String>,
    /// Rules to run; all if empty.
    pub select: Vec<String>,
    /// Rules not to run.
    pub ignore: Vec<String>,
    /// Findings below it are dropped.
    pub min_confidence: Option<f32>,
    /// Findings below it are dropped.
    pub min_severity: Option<Severity>,
    /// The severity that makes the exit status 1.
    pub fail_on: Option<FailOn>,
    /// Glossaries, from the folder of the file.
    pub glossary: Vec<PathBuf>,
    /// Severities by rule.
    pub severity: BTreeMap<String, Severity>,
    /// Options by rule.
    pub rules: BTreeMap<String, RuleOptions>,
    /// What holds for some files; of several that fit, each goes before those above it.
    #[serde(rename = "override")]
    pub overrides: Vec<Override>,
    /// Findings that people have looked at and that are none.
    pub accept: Vec<Accepted>,
    /// The file it was read from.
    #[serde(skip)]
    pub path: Option<PathBuf>,
}

/// From which severity on a finding makes the exit status 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum FailOn {
    /// Harm.
    Critical,
    /// Misleading.
    #[default]
    Major,
    /// Stumbling.
    Minor,
    /// Any finding.
    Neutral,
    /// No finding does.
    Never,
}

impl FailOn {
    /// Its name, as it is typed.
    #[cfg(feature = "cli")]
    pub fn name(self) -> String {
        clap::ValueEnum::to_possible_value(&self).map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Whether a finding of `severity` makes the exit status 1.
    pub fn is_met_by(self, severity: Severity) -> bool {
        match self {
            Self::Critical => severity >= Severity::Critical,
            Self::Major => severity >= Severity::Major,
            Self::Minor => severity >= Severity::Minor,
            Self::Neutral => true,
            Self::Never => false,
        }
    }
}

impl Config {
    /// The files it stands in and names.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.path.iter().chain(&self.glossary).map(AsRef::as_ref)
    }

    /// Reads the text of a configuration file.
    ///
    /// # Errors
    /// If it is not TOML, has an unknown key or rule, or a value out of range; with line and column where known.
    pub fn parse(text: &str) -> Result<Self> {
        let config: Self = toml::from_str(text).map_err(|error| located(&error, text))?;
        let named = config.select.iter().chain(&config.ignore).chain(config.severity.keys());
        verify(named, &config.rules, config.min_confidence)?;
        for part in &config.overrides {
            part.verify()?;
            let named = part.select.iter().chain(&part.ignore).chain(part.severity.keys());
            verify(named, &part.rules, part.min_confidence)?;
        }
        for accepted in &config.accept {
            accepted.verify()?;
            verify(accepted.rule.iter(), &BTreeMap::new(), None)?;
        }
        Ok(config)
    }
}

/// Sees that the rules named exist and take their options.
fn verify<'n>(
    named: impl Iterator<Item = &'n String>,
    rules: &'n BTreeMap<String, RuleOptions>,
    min_confidence: Option<f32>,
) -> Result<()> {
    for name in named.chain(rules.keys()) {
        Rule::named(name)?;
    }
    for rule in RULES {
        if let Some(options) = rules.get(rule.name) {
            rule.build_with(options)?;
        }
    }
    if min_confidence.is_some_and(|value| !(0.0..=1.0).contains(&value)) {
        return Err(Error::usage("min-confidence lies between 0 and 1"));
    }
    Ok(())
}

fn located(error: &toml::de::Error, text: &str) -> Error {
    let message = error.message().lines().collect::<Vec<_>>().join(" ");
    let start = error.span().map(|Range { start, .. }| start);
    let place = start.map(|start| LineIndex::new(text).position(text, start, Unit::CodePoints));
    let located = Error::usage(message);
    place.map_or(located.clone(), |place| located.at(place.line, place.column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_refused_with_its_place() {
        let error = Config::parse("select = []\nselct = []\n").unwrap_err().in_file(FILE_NAME).to_string();
        assert!(error.starts_with("muqabala.toml:2:1: unknown field `selct`"), "{error}");
    }

    #[test]
    fn an_unknown_rule_is_refused_with_the_nearest_name() {
        let error = Config::parse("ignore = [\"tatwel\"]").unwrap_err().to_string();
        assert!(error.contains("did you mean “tatweel”?"), "{error}");
        assert!(Config::parse("[rules.tatweel]\nno-such = 1").is_err());
    }

    #[test]
    fn what_holds_for_some_files_or_findings_is_verified_too() {
        let cases = [
            ("[[override]]\npath = \"a\"\nignore = [\"tatwel\"]", "did you mean “tatweel”?"),
            ("[[override]]\nignore = [\"tatweel\"]", "an [[override]] needs the path"),
            ("[[override]]\npath = \"a\"\nmin-confidence = 2.0", "between 0 and 1"),
            ("[[override]]\npath = \"a\"\n[override.rules.tatweel]\nno-such = 1", "no-such"),
            ("[[accept]]\nrule = \"tatweel\"\nreason = \"a name\"", "needs a rule and the text"),
            ("[[accept]]\nfingerprint = \"0\"", "needs a reason"),
        ];
        for (text, expected) in cases {
            let error = Config::parse(text).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn values_are_taken_over() {
        let config =
            Config::parse("fail-on = \"minor\"\nmin-confidence = 0.8\n[severity]\ntatweel = \"neutral\"\n").unwrap();
        assert_eq!((config.fail_on, config.min_confidence), (Some(FailOn::Minor), Some(0.8)));
        assert_eq!(config.severity["tatweel"], Severity::Neutral);
    }
}
