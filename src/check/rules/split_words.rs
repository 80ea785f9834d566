//! A word torn apart: `ال مدينة`.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::transliterated::spells_name;
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::language::arabic::runs::is_torn;
use crate::text::{Span, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "split-words",
    summary: "A word torn apart: ال مدينة",
    docs: include_str!("../../../docs/rules/split-words.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling",
    its: "whitespace",
    areta: Some("SP"),
    yields_to: &[],
    build: from_options::<SplitWords>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct SplitWords {}

/// Whether the source names an Al or El whose second word `next` spells: ال كابوني.
fn is_named_al(pair: &Pair<'_>, next: &str) -> bool {
    let al = pair.source().tokens().iter().any(|token| matches!(&*token.folded, "al" | "el"));
    al && spells_name(pair, next)
}

impl Check for SplitWords {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let target = pair.target();
        if !target.language().is_arabic() {
            return;
        }
        for two in target.tokens().windows(2) {
            let [first, next] = two else { continue };
            let gap = Span::new(first.span.end, next.span.start);
            let words = first.kind == TokenKind::Arabic && next.kind == TokenKind::Arabic;
            let apart = !gap.is_empty() && gap.of(target.whole()).trim().is_empty();
            if words && apart && is_torn(&first.folded, &next.folded) && !is_named_al(pair, &next.folded) {
                let place = first.span.join(next.span);
                let message = format!("“{}” is one word torn apart.", place.of(target.whole()));
                let found = Finding::new(&RULE, message).target(place).confidence(0.85);
                findings.push(found.fix(Applicability::Unsafe, gap, ""));
            }
        }
    }
}
