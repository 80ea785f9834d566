//! `check --format sarif`: SARIF 2.1.0, for code hosts and viewers. Columns count code points.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::layout::write_document;
use super::level::level;
use super::place::{Map, rounded};
use super::{CheckReport, CheckWriter, Format, View};
use crate::check::{Edit, Finding, RULES, Rule, Status, place_in_file};
use crate::text::{Side, Sides, Span};

pub(super) const SARIF: Format<CheckWriter> =
    Format { name: "sarif", summary: "SARIF 2.1.0, for code hosts and viewers", write };

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

fn write(report: &CheckReport<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let maps = Map::both(report.texts, report.is_bitext);
    let writer = Writer { report, maps: &maps };
    let results: Vec<Value> = report.findings.iter().map(|finding| writer.result(finding)).collect();
    write_document(
        &json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": env!("CARGO_PKG_NAME"),
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": RULES.iter().map(|rule| rule_json(rule)).collect::<Vec<_>>(),
                }},
                "columnKind": "unicodeCodePoints",
                "artifacts": writer.artifacts(),
                "results": results,
            }],
        }),
        out,
    )
}

fn rule_json(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.docs, "markdown": rule.docs},
        "defaultConfiguration": {"level": level(rule.severity).sarif},
        "properties": {"mqm": rule.mqm, "its": rule.its, "areta": rule.areta},
    })
}

struct Writer<'a> {
    report: &'a CheckReport<'a>,
    maps: &'a Sides<Map<'a>>,
}

impl Writer<'_> {
    /// The files: one for a bitext.
    fn artifacts(&self) -> Vec<Value> {
        let sides: &[Side] = if self.is_one_file() { &[Side::Source] } else { &Side::BOTH };
        let artifact = |side: &Side| {
            let file = self.report.files.get(*side);
            json!({"location": {"uri": uri(&file.path)}, "hashes": {"sha-256": file.sha256}})
        };
        sides.iter().map(artifact).collect()
    }

    fn is_one_file(&self) -> bool {
        self.report.files.source == self.report.files.target
    }

    fn artifact_location(&self, side: Side) -> Value {
        let index = usize::from(side == Side::Target && !self.is_one_file());
        json!({"uri": uri(&self.report.files.get(side).path), "index": index})
    }

    fn result(&self, finding: &Finding) -> Value {
        let side = if finding.places.target.is_some() { Side::Target } else { Side::Source };
        let primary = finding.places.get(side).map(|span| self.location(side, span, None));
        let source = finding.places.source.filter(|_| side == Side::Target).map(|span| (Side::Source, span));
        let further = finding
            .further
            .iter()
            .flat_map(|places| Side::BOTH.into_iter().rev().filter_map(|side| Some((side, (*places.get(side))?))));
        let related: Vec<Value> = source
            .into_iter()
            .chain(further)
            .map(|(side, span)| {
                self.location(side, span, Some(if side == Side::Source { "source" } else { "also here" }))
            })
            .collect();
        let index = RULES.iter().position(|rule| rule.name == finding.rule);
        let mut result = json!({
            "ruleId": finding.rule,
            "level": level(finding.severity).sarif,
            "message": {"text": finding.message},
            "locations": primary.into_iter().collect::<Vec<_>>(),
            "partialFingerprints": {"muqabala/1": finding.fingerprint},
            "rank": (rounded(finding.confidence) * 1000.0).round() / 10.0,
            "suppressions": suppressions(finding.status),
            "properties": {
                "severity": finding.severity,
                "confidence": rounded(finding.confidence),
                "evidence": finding.evidence,
            },
        });
        if let (Some(index), Some(object)) = (index, result.as_object_mut()) {
            object.insert("ruleIndex".to_owned(), index.into());
        }
        if let Some(object) = result.as_object_mut() {
            if !related.is_empty() {
                object.insert("relatedLocations".to_owned(), related.into());
            }
            object.extend(self.fixes(finding).map(|fixes| ("fixes".to_owned(), fixes)));
        }
        result
    }

    fn location(&self, side: Side, span: Span, message: Option<&str>) -> Value {
        let map = self.maps.get(side);
        let place = map.place(span);
        let mut physical = json!({"artifactLocation": self.artifact_location(side)});
        if let Some(physical) = physical.as_object_mut().filter(|_| map.has_lines()) {
            let mut region = self.region(side, span);
            if let Some(region) = region.as_object_mut() {
                region.insert("snippet".to_owned(), json!({"text": place.text}));
            }
            physical.insert("region".to_owned(), region);
        }
        let mut location = json!({"physicalLocation": physical});
        if let Some(location) = location.as_object_mut() {
            if let Some(unit) = place.unit {
                location.insert("logicalLocations".to_owned(), json!([{"name": unit, "kind": "resource"}]));
            }
            if let Some(message) = message {
                location.insert("message".to_owned(), json!({"text": message}));
            }
        }
        location
    }

    fn region(&self, side: Side, span: Span) -> Value {
        let map = self.maps.get(side);
        let (line, column) = map.position(span.start);
        let (end_line, end_column) = map.end(span);
        json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column})
    }

    /// The region that an edit takes out; where it only puts something in, the place behind the character before it.
    fn deleted(&self, span: Span) -> Value {
        if !span.is_empty() {
            return self.region(Side::Target, span);
        }
        let before = span.before(self.report.texts.target.text()).chars().next_back().map_or(0, char::len_utf8);
        let (line, column) = self.maps.target.end(Span::new(span.start - before, span.start));
        json!({"startLine": line, "startColumn": column, "endLine": line, "endColumn": column})
    }

    /// The repair, where it can be made in the file.
    fn fixes(&self, finding: &Finding) -> Option<Value> {
        let fix = finding.fix.as_ref()?;
        let document = &self.report.texts.target.document;
        if !fix.edits.iter().all(|edit| place_in_file(edit, document).is_some()) {
            return None;
        }
        let replacement =
            |edit: &Edit| json!({"deletedRegion": self.deleted(edit.span), "insertedContent": {"text": edit.text}});
        let replacements: Vec<Value> = fix.edits.iter().map(replacement).collect();
        Some(json!([{
            "description": {"text": format!("{} repair", name_of(fix.applicability))},
            "artifactChanges": [{"artifactLocation": self.artifact_location(Side::Target), "replacements": replacements}],
        }]))
    }
}

fn name_of(applicability: crate::check::Applicability) -> &'static str {
    match applicability {
        crate::check::Applicability::Safe => "safe",
        crate::check::Applicability::Unsafe => "unsafe",
        crate::check::Applicability::DisplayOnly => "display-only",
    }
}

fn suppressions(status: Status) -> Value {
    match status {
        Status::Open => json!([]),
        Status::Accepted => {
            json!([{"kind": "external", "status": "accepted", "justification": "accepted in the baseline"}])
        }
        Status::Known => {
            json!([{"kind": "external", "status": "accepted", "justification": "known from an earlier run"}])
        }
    }
}

/// A path as a URI reference: relative ones stay relative.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push('%');
            let digits = [byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            uri.extend(digits.iter().map(char::to_ascii_uppercase));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("a b/ت.txt"), "a%20b/%D8%AA.txt");
        assert_eq!(uri("c:\\x"), "c%3A/x");
    }
}
