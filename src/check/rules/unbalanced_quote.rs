//! A quotation mark without its partner.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::delimiters::{Balance, QUOTES};
use crate::check::unmatched::{Unmatched, in_rows, lone_mark, unmatched};
use crate::check::{Check, Discourse, Finding, Severity};
use crate::text::{Side, Span};

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
                    let confidence = if may_go_on(discourse, side, &mark) { 0.4 } else { 0.85 };
                    findings.push(Finding::new(&RULE, message).on(side, mark.span).confidence(confidence));
                }
            }
        }
    }
}

/// How much longer than its source a quotation may be, and characters more that it may have.
const LONGER: (usize, usize) = (2, 20);

/// Whether a row stands alone and its quotation may as well end in the row after it, which is not known: it runs to the
/// row's end, and what the source quotes is not much shorter.
fn may_go_on(discourse: &Discourse<'_>, side: Side, mark: &Unmatched) -> bool {
    let [pair] = discourse.pairs.as_slice() else { return false };
    if !mark.opens || !in_rows(discourse, side) {
        return false;
    }
    let rest = Span::new(mark.span.end, pair.passage(side).span().end);
    let other = pair.passage(side.other());
    let quoted = QUOTES.into_iter().flat_map(|family| Balance::in_passage(other, family).pairs);
    let longest = quoted.map(|(open, close)| count(other.whole(), open.join(close))).max();
    longest.is_none_or(|longest| count(pair.passage(side).whole(), rest) <= longest * LONGER.0 + LONGER.1)
}

fn count(text: &str, span: Span) -> usize {
    span.of(text).chars().count()
}
