//! An entry of a glossary, whatever file it comes from.

use serde::Deserialize;

/// How terms of the source are to be rendered, or what is not to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct TermEntry {
    /// Terms of the source, any of which the entry is for; none if it forbids words whatever the source says.
    pub source: Vec<String>,
    /// Terms of the target, any of which will do, the preferred one first.
    pub target: Vec<String>,
    /// Terms of the target that are not to be written.
    pub forbidden: Vec<String>,
    /// Whether capitals of the source term count. Terms of capitals alone (`WHO`) are always looked for as they are.
    pub case: bool,
    /// What else there is to say.
    pub note: Option<String>,
}
