//! A term of the glossary whose rendering the target does not have.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::glossary::{Glossary, Hit, has};
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::text::{Side, Span, TermEntry};

pub(super) static RULE: Rule = Rule {
    name: "missing-term",
    summary: "A glossary's term that is rendered otherwise",
    docs: include_str!("../../../docs/rules/missing-term.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Terminology > Inconsistent with terminology resource",
    its: "terminology",
    areta: None,
    yields_to: &["forbidden-term"],
    build: from_options::<MissingTerm>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case", from = "Rows")]
struct MissingTerm {
    own: Glossary,
}

/// The options as they are written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Rows {
    /// Entries of a glossary.
    pub(super) terms: Vec<TermEntry>,
}

impl From<Rows> for MissingTerm {
    fn from(rows: Rows) -> Self {
        Self { own: Glossary::new(rows.terms) }
    }
}

/// Words more than the term has that its counterpart in the target may have.
const LONGER: usize = 3;

impl Check for MissingTerm {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        if pair.is_null() {
            return;
        }
        for glossary in [pair.glossary(), &self.own] {
            let mut told: Vec<&TermEntry> = Vec::new();
            let hits = glossary.sources(pair.source());
            for hit in &hits {
                let entry = hit.entry;
                let others = || hits.iter().filter(|other| other.tokens == hit.tokens).map(|other| other.entry);
                // One term may have several entries; any of them will do.
                let is_there = || others().flat_map(|entry| &entry.target).any(|target| has(pair.target(), target));
                if !told.contains(&entry) && !entry.target.is_empty() && !is_there() {
                    findings.extend(finding(pair, hit));
                    told.extend(others());
                }
            }
        }
    }
}

fn finding(pair: &Pair<'_>, hit: &Hit<'_>) -> Option<Finding> {
    let wanted = hit.entry.target.first()?;
    let said = hit.span.of(pair.source().whole());
    // A plural may be rendered by a broken one, which no ending tells.
    let confidence = if hit.fit.is_inflected { 0.4 } else { 0.85 };
    let message = format!("“{said}” is “{wanted}” in the glossary, which the target does not have.");
    let mut finding = Finding::new(&RULE, message).source(hit.span).confidence(confidence);
    if let [_, others @ ..] = hit.entry.target.as_slice()
        && !others.is_empty()
    {
        let others: Vec<String> = others.iter().map(|term| format!("“{term}”")).collect();
        finding = finding.evidence(format!("the glossary also has {}", others.join(", ")));
    }
    if let Some(note) = &hit.entry.note {
        finding = finding.evidence(note.clone());
    }
    if let Some(place) = counterpart(pair, hit) {
        finding = finding.target(place).fix(Applicability::DisplayOnly, place, wanted.clone());
    }
    Some(finding)
}

/// The words of the target that are linked with those of the term, if they stand together.
fn counterpart(pair: &Pair<'_>, hit: &Hit<'_>) -> Option<Span> {
    let starts = pair.passages.as_ref().map(|passage| passage.token_range().start);
    let words = hit.tokens.clone().flat_map(|at| pair.word_links().of(Side::Source, starts.source + at));
    let mut linked: Vec<usize> = words.map(|link| link.tokens.target - starts.target).collect();
    linked.sort_unstable();
    let (first, last) = (*linked.first()?, *linked.last()?);
    let run = pair.target().tokens().get(first..=last).filter(|run| run.len() <= hit.tokens.len() + LONGER)?;
    Some(run.first()?.span.join(run.last()?.span))
}
