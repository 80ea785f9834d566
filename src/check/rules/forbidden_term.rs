//! A term that the glossary forbids.

use serde::Deserialize;

use super::missing_term::Rows;
use super::{Rule, Scope, from_options};
use crate::check::glossary::{Glossary, Hit, places, prefixed};
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    name: "forbidden-term",
    summary: "A term that the glossary forbids",
    docs: include_str!("../../../docs/rules/forbidden-term.md"),
    severity: Severity::Major,
    scope: Scope::Text,
    mqm: "Terminology > Inconsistent with terminology resource",
    its: "terminology",
    areta: None,
    yields_to: &[],
    build: from_options::<ForbiddenTerm>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case", from = "Rows")]
struct ForbiddenTerm {
    own: Glossary,
}

impl From<Rows> for ForbiddenTerm {
    fn from(rows: Rows) -> Self {
        Self { own: Glossary::new(rows.terms) }
    }
}

impl Check for ForbiddenTerm {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        for glossary in [pair.glossary(), &self.own] {
            let hits = glossary.forbidden(pair.target());
            if hits.is_empty() {
                continue;
            }
            let sources = glossary.sources(pair.source());
            for hit in hits {
                let asked = sources.iter().find(|source| std::ptr::eq(source.entry, hit.entry));
                let inside = places(pair.target(), &hit.entry.target)
                    .iter()
                    .any(|right| right.start <= hit.tokens.start && hit.tokens.end <= right.end);
                if (hit.entry.source.is_empty() || asked.is_some()) && !inside {
                    findings.push(finding(pair, &hit, asked.map(|source| source.span)));
                }
            }
        }
    }
}

fn finding(pair: &Pair<'_>, hit: &Hit<'_>, source: Option<Span>) -> Finding {
    let said = hit.span.of(pair.target().whole());
    let wanted = hit.entry.target.first();
    let term = source.map(|span| span.of(pair.source().whole()));
    let message = match (wanted, term) {
        (Some(wanted), Some(term)) => format!("“{said}” is not to be written for “{term}”, but “{wanted}”."),
        (Some(wanted), None) => format!("“{said}” is not to be written, but “{wanted}”."),
        (None, Some(term)) => format!("“{said}” is not to be written for “{term}”."),
        (None, None) => format!("“{said}” is not to be written."),
    };
    let mut finding = Finding::new(&RULE, message).target(hit.span).confidence(0.95);
    finding.places.source = source;
    if let Some(note) = &hit.entry.note {
        finding = finding.evidence(note.clone());
    }
    let Some(wanted) = wanted else { return finding };
    // What agrees with a noun, and its article and pronoun, no replacement of words alone gets right.
    let applicability = if hit.fit.is_changed { Applicability::DisplayOnly } else { Applicability::Unsafe };
    finding.fix(applicability, hit.span, prefixed(&hit.fit.before, wanted))
}
