//! The rules: one file each, and the table of them.

mod negation_mismatch;
mod tatweel;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Check, Severity};

/// What a rule looks at, which decides whether the link's confidence enters its findings'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One side alone: the alignment plays no part.
    Text,
    /// The two sides of a link: a doubtful link makes a doubtful finding.
    Link,
}

/// A rule: a row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Kebab-case name of what it finds.
    pub name: &'static str,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Its page (Markdown).
    pub docs: &'static str,
    /// Severity of its findings unless they say otherwise.
    pub severity: Severity,
    /// What it looks at.
    pub scope: Scope,
    /// MQM path: `Accuracy > Omission`.
    pub mqm: &'static str,
    /// ITS 2.0 localization quality issue type.
    pub its: &'static str,
    /// ARETA tag, for errors inside Arabic.
    pub areta: Option<&'static str>,
    /// More specific rules: where one of them reports an overlapping place, this one is silent.
    pub yields_to: &'static [&'static str],
    /// Makes the check from its options.
    pub build: fn(&RuleOptions) -> Result<Box<dyn Check>, String>,
}

/// Options of one rule, by name.
pub type RuleOptions = Map<String, Value>;

/// The check of a rule whose options are the fields of `C`.
///
/// # Errors
/// If an option is unknown or of the wrong type.
pub fn from_options<C: Check + DeserializeOwned + 'static>(options: &RuleOptions) -> Result<Box<dyn Check>, String> {
    let check: C = serde_json::from_value(Value::Object(options.clone())).map_err(|error| error.to_string())?;
    Ok(Box::new(check))
}

/// Every rule, sorted by name.
pub static RULES: &[&Rule] = &[&negation_mismatch::RULE, &tatweel::RULE];

/// The rule of that name.
pub fn rule_by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name).copied()
}
