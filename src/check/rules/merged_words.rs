//! Words run together: `المدينةالكبيرة`.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::language::arabic::runs::{seam, seam_by_letter};
use crate::text::{Span, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "merged-words",
    summary: "Words run together: المدينةالكبيرة",
    docs: include_str!("../../../docs/rules/merged-words.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling",
    its: "whitespace",
    areta: Some("MG"),
    yields_to: &[],
    build: from_options::<MergedWords>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct MergedWords {
    /// Also words that a letter shows to be two which only ends words: ة, ى, the ending ًا.
    by_letter: bool,
}

impl Check for MergedWords {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let target = pair.target();
        if !target.language().is_arabic() {
            return;
        }
        for token in target.tokens().iter().filter(|token| token.kind == TokenKind::Arabic) {
            let said = token.span.of(target.whole());
            let found = seam(said).or_else(|| seam_by_letter(said).filter(|_| self.by_letter));
            let Some(at) = found else { continue };
            let message = format!("“{said}” is two words run together.");
            let found = Finding::new(&RULE, message).target(token.span).confidence(0.9);
            findings.push(found.fix(Applicability::Safe, Span::at(token.span.start + at), " "));
        }
    }
}
