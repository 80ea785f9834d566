//! Tatweel (kashida) inside words: a letter stretched for looks, which breaks search and sorting.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::text::{Side, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "tatweel",
    summary: "A word stretched with tatweel: كتــاب",
    docs: include_str!("../../../docs/rules/tatweel.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Design and markup > Character formatting",
    its: "characters",
    areta: None,
    yields_to: &[],
    build: from_options::<Tatweel>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Tatweel {}

const TATWEEL: char = 'ـ';

impl Check for Tatweel {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let passage = pair.passage(Side::Target);
        for token in passage.tokens().iter().filter(|token| token.kind == TokenKind::Arabic) {
            let word = token.span.of(passage.whole());
            let letters = word.chars().filter(|&c| c != TATWEEL).count();
            if word.contains(TATWEEL) && letters > 1 {
                let plain = word.replace(TATWEEL, "");
                findings.push(
                    Finding::new(&RULE, format!("“{word}” is stretched with tatweel.")).target(token.span).fix(
                        Applicability::Safe,
                        token.span,
                        plain,
                    ),
                );
            }
        }
    }
}
