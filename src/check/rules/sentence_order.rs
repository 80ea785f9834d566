//! Sentences that stand elsewhere in the target than in the source.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::quoting::beginning;
use crate::check::{Check, Discourse, Finding, Pair, Severity};

pub(super) static RULE: Rule = Rule {
    name: "sentence-order",
    summary: "A sentence that stands elsewhere than in the source",
    docs: include_str!("../../../docs/rules/sentence-order.md"),
    severity: Severity::Minor,
    scope: Scope::Link,
    mqm: "Linguistic conventions",
    its: "other",
    areta: None,
    yields_to: &[],
    build: from_options::<SentenceOrder>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct SentenceOrder {}

impl Check for SentenceOrder {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let moved: Vec<&Pair<'_>> = discourse.pairs.iter().filter(|pair| pair.link.moved && !pair.is_null()).collect();
        for block in moved.chunk_by(|one, next| follows(one, next)) {
            findings.extend(finding(block));
        }
    }
}

/// Whether two links follow one another on both sides.
fn follows(one: &Pair<'_>, next: &Pair<'_>) -> bool {
    let (one, next) = (&one.link.segments, &next.link.segments);
    one.source.end == next.source.start && one.target.end == next.target.start
}

fn finding(block: &[&Pair<'_>]) -> Option<Finding> {
    let (first, last) = block.first().zip(block.last())?;
    let start = beginning(first.target().text(), SHOWN);
    let message = match block.len() {
        1 => format!("“{start}” stands elsewhere than in the source."),
        count => format!("{count} sentences from “{start}” on stand elsewhere than in the source."),
    };
    let finding = Finding::new(&RULE, message)
        .source(first.source().span().join(last.source().span()))
        .target(first.target().span().join(last.target().span()));
    Some(Finding { link: Some(first.number), ..finding.confidence(0.9) })
}

/// Words that the message shows.
const SHOWN: usize = 6;
