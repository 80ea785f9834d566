//! A baseline: what people have said of findings, or the findings of an earlier run, known again by their fingerprints.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Finding, Status};
use crate::{Error, Result};

/// The schema of a file of judgements, as the HTML report exports it.
pub const BASELINE_SCHEMA: &str = "muqabala/baseline/1";

/// The schema of an earlier run.
const CHECK_SCHEMA: &str = "muqabala/check/1";

/// What a person has decided about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is right.
    Accepted,
    /// It is wrong, or does not matter here.
    Dismissed,
    /// It stood in an earlier run; nobody has decided.
    Known,
    /// Nobody has decided; there is a note on it.
    Open,
}

/// One entry of a baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// Of the finding.
    pub fingerprint: String,
    /// What was decided.
    pub status: Verdict,
    /// Why it was dismissed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What else there is to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Judgements by fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    judgements: BTreeMap<String, Judgement>,
}

impl Baseline {
    /// Reads a file of judgements, or the JSON of an earlier run, whose findings are known.
    ///
    /// # Errors
    /// If it is neither.
    pub fn parse(text: &str) -> Result<Self> {
        let value: Map<String, Value> = serde_json::from_str(text).map_err(|error| located(&error))?;
        let entries: Result<Vec<Judgement>> = match (value.get("schema").and_then(Value::as_str), value.get("findings"))
        {
            (Some(BASELINE_SCHEMA), Some(Value::Array(entries))) => entries.iter().enumerate().map(judgement).collect(),
            (Some(CHECK_SCHEMA), Some(Value::Array(entries))) => entries.iter().enumerate().map(earlier).collect(),
            (Some(BASELINE_SCHEMA | CHECK_SCHEMA), _) => Err(Error::input("the list “findings” is missing")),
            _ => Err(Error::input("this is no baseline")
                .hint("give what the HTML report exports, or an earlier `check --format json`")),
        };
        Ok(Self::new(entries?))
    }

    /// A baseline of these entries; of two for one finding the later holds.
    pub fn new(entries: Vec<Judgement>) -> Self {
        Self { judgements: entries.into_iter().map(|entry| (entry.fingerprint.clone(), entry)).collect() }
    }

    /// What was said of the finding with this fingerprint.
    pub fn get(&self, fingerprint: &str) -> Option<&Judgement> {
        self.judgements.get(fingerprint)
    }

    /// All entries, sorted by fingerprint.
    pub fn judgements(&self) -> impl Iterator<Item = &Judgement> {
        self.judgements.values()
    }

    /// Marks what was accepted or known, takes out what was dismissed, and says how many that were.
    pub fn apply(&self, findings: &mut Vec<Finding>) -> usize {
        let before = findings.len();
        findings.retain_mut(|finding| match self.get(&finding.fingerprint).map(|entry| entry.status) {
            Some(Verdict::Dismissed) => false,
            Some(Verdict::Accepted) => set(finding, Status::Accepted),
            Some(Verdict::Known) => set(finding, Status::Known),
            Some(Verdict::Open) | None => true,
        });
        before - findings.len()
    }
}

fn set(finding: &mut Finding, status: Status) -> bool {
    finding.status = status;
    true
}

fn located(error: &serde_json::Error) -> Error {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or_default();
    let located = Error::input(format!("not the JSON of a baseline: {what}"));
    if error.line() > 0 { located.at(error.line(), error.column().max(1)) } else { located }
}

fn judgement((number, entry): (usize, &Value)) -> Result<Judgement> {
    serde_json::from_value(entry.clone()).map_err(|error| Error::input(format!("finding {}: {error}", number + 1)))
}

/// A finding of an earlier run. One that had been accepted by then stays so.
fn earlier((number, entry): (usize, &Value)) -> Result<Judgement> {
    let text = |key: &str| entry.get(key).and_then(Value::as_str);
    let missing = || Error::input(format!("finding {}: its fingerprint is missing", number + 1));
    let fingerprint = text("fingerprint").ok_or_else(missing)?.to_owned();
    let status = if text("status") == Some("accepted") { Verdict::Accepted } else { Verdict::Known };
    Ok(Judgement { fingerprint, status, reason: None, note: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;

    fn findings(fingerprints: &[&str]) -> Vec<Finding> {
        let finding = |fingerprint: &&str| {
            let mut finding = Finding::new(RULES[0], "");
            finding.fingerprint = (*fingerprint).to_owned();
            finding
        };
        fingerprints.iter().map(finding).collect()
    }

    #[test]
    fn what_was_dismissed_goes_and_what_was_accepted_is_marked() {
        let text = r#"{"schema": "muqabala/baseline/1", "findings": [
            {"fingerprint": "a", "status": "dismissed", "reason": "house style"},
            {"fingerprint": "b", "status": "accepted", "note": "told the author"},
            {"fingerprint": "c", "status": "open", "note": "ask the desk"},
            {"fingerprint": "gone", "status": "dismissed"}]}"#;
        let baseline = Baseline::parse(text).unwrap();
        let mut found = findings(&["a", "b", "c"]);
        assert_eq!(baseline.apply(&mut found), 1);
        let left: Vec<_> = found.iter().map(|finding| (finding.fingerprint.as_str(), finding.status)).collect();
        assert_eq!(left, [("b", Status::Accepted), ("c", Status::Open)]);
        assert_eq!(baseline.get("a").unwrap().reason.as_deref(), Some("house style"));
        assert_eq!(baseline.get("c").unwrap().note.as_deref(), Some("ask the desk"));
    }

    #[test]
    fn findings_of_an_earlier_run_are_known() {
        let text = r#"{"schema": "muqabala/check/1", "findings": [{"fingerprint": "a", "status": "open"}]}"#;
        let mut found = findings(&["a", "b"]);
        assert_eq!(Baseline::parse(text).unwrap().apply(&mut found), 0);
        assert_eq!((found[0].status, found[1].status), (Status::Known, Status::Open));
    }

    #[test]
    fn anything_else_is_refused() {
        let cases = [
            ("", "not the JSON of a baseline"),
            ("[]", "not the JSON of a baseline"),
            ("{\n \"schema\": 3,}", "2:"),
            ("{}", "this is no baseline"),
            (r#"{"schema": "muqabala/baseline/2", "findings": []}"#, "this is no baseline"),
            (r#"{"schema": "muqabala/baseline/1"}"#, "“findings” is missing"),
            (
                r#"{"schema": "muqabala/baseline/1", "findings": [{"fingerprint": "a", "status": "maybe"}]}"#,
                "finding 1: unknown variant",
            ),
            (
                r#"{"schema": "muqabala/baseline/1", "findings": [{"status": "accepted"}]}"#,
                "finding 1: missing field `fingerprint`",
            ),
            (r#"{"schema": "muqabala/check/1", "findings": [{}]}"#, "finding 1: its fingerprint is missing"),
        ];
        for (text, expected) in cases {
            let error = Baseline::parse(text).unwrap_err().in_file("b.json").to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
