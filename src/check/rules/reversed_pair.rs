//! A pair whose two sides stand in each other's place.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::{Check, Finding, Pair, Severity};
use crate::text::{Side, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "reversed-pair",
    summary: "A pair with source and target in each other's place",
    docs: include_str!("../../../docs/rules/reversed-pair.md"),
    severity: Severity::Major,
    scope: Scope::Text,
    mqm: "Design and markup",
    its: "other",
    areta: None,
    yields_to: &[],
    build: from_options::<ReversedPair>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct ReversedPair {}

impl Check for ReversedPair {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let script = |side: Side| pair.passage(side).language().profile().script;
        if script(Side::Source) == script(Side::Target) || pair.is_null() {
            return;
        }
        let reversed = |side: Side| is_in(pair.passage(side), script(side.other()));
        if reversed(Side::Source) && reversed(Side::Target) {
            let message = "Source and target stand in each other’s place.";
            let finding = Finding::new(&RULE, message).source(pair.source().span()).target(pair.target().span());
            findings.push(finding.confidence(0.95));
        }
    }
}

/// Whether nearly all words of a passage are in a script, and more than one is.
fn is_in(passage: &Passage<'_>, script: TokenKind) -> bool {
    let words = passage.tokens().iter().filter(|token| token.kind.is_word()).count();
    let own = passage.tokens().iter().filter(|token| token.kind == script).count();
    own >= 2 && own * 10 >= words * 9
}
