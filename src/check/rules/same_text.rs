//! A target that repeats its source letter by letter.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::{Check, Finding, Pair, Severity};

pub(super) static RULE: Rule = Rule {
    name: "same-text",
    summary: "A target that is its source, letter by letter",
    docs: include_str!("../../../docs/rules/same-text.md"),
    severity: Severity::Major,
    scope: Scope::Text,
    mqm: "Accuracy > Untranslated",
    its: "untranslated",
    areta: None,
    yields_to: &["untranslated-sentence"],
    build: from_options::<SameText>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct SameText {}

/// Fewer words may be a name, a title or an address in both languages.
const SHORTEST: usize = 3;

impl Check for SameText {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let (source, target) = (pair.source(), pair.target());
        if source.language().is_same(target.language()) || pair.is_null() {
            return;
        }
        let same = source.text().split_whitespace().eq(target.text().split_whitespace());
        let words: Vec<_> = target.tokens().iter().filter(|token| token.kind.is_word()).collect();
        // Names alone stay as they are: a text has words in lower case, or letters that have no case.
        let plain = words.iter().any(|token| token.span.of(target.whole()).chars().all(|c| !c.is_uppercase()));
        if same && plain && words.len() >= SHORTEST {
            let start: String = target.text().split_whitespace().take(7).collect::<Vec<_>>().join(" ");
            let more = if target.text().split_whitespace().count() > 7 { " …" } else { "" };
            let finding = Finding::new(&RULE, format!("“{start}{more}” is the same as its source."));
            findings.push(finding.source(source.span()).target(target.span()).confidence(0.9));
        }
    }
}
