//! A quotation mark without its partner.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::delimiters::QUOTES;
use crate::check::unmatched::{in_rows, lone_mark, unmatched};
use crate::check::{Check, Discourse, Finding, Severity};
use crate::text::Side;

pub(super) static RULE: Rule = Rule {
    name: "unbalanced-quote",
    summary: "A quotation mark that is never closed or never opened",
    docs: include_str!("../../../docs/rules/unbalanced-quote.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Punctuation",
    its: "typographical",
    areta: Some("PM"),
    yields_to: &[],
    build: from_options::<UnbalancedQuote>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct UnbalancedQuote {}

impl Check for UnbalancedQuote {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        // A row of a bitext may be cut out of a longer quotation; only its translation can tell.
        let sides = Side::BOTH.into_iter().filter(|&side| side == Side::Target || !in_rows(discourse, side));
        for side in sides {
            for family in QUOTES {
                for mark in unmatched(discourse, side, family) {
                    let message = lone_mark(discourse.texts.get(side).text(), &mark, "quotation");
                    findings.push(Finding::new(&RULE, message).on(side, mark.span).confidence(0.85));
                }
            }
        }
    }
}
