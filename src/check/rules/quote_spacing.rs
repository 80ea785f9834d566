//! White space just inside quotation marks.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::delimiters::{Balance, Family, QUOTES};
use crate::check::quoting::without_middle;
use crate::check::{Applicability, Check, Discourse, Finding, Severity};
use crate::text::{Side, Span};

pub(super) static RULE: Rule = Rule {
    name: "quote-spacing",
    summary: "A space between a quotation mark and what it encloses",
    docs: include_str!("../../../docs/rules/quote-spacing.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Punctuation",
    its: "whitespace",
    areta: Some("PC"),
    yields_to: &[],
    build: from_options::<QuoteSpacing>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct QuoteSpacing {}

/// So many quotations with spaces inside, and none without, are a house style (guillemets are set so in French).
const STYLE: usize = 3;

impl Check for QuoteSpacing {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        for side in Side::BOTH {
            let text = discourse.texts.get(side).text();
            for family in QUOTES {
                let passages = discourse.pairs.iter().map(|pair| pair.passage(side));
                let pairs: Vec<_> = passages.flat_map(|passage| Balance::in_passage(passage, family).pairs).collect();
                let spaced: Vec<_> = pairs.iter().filter(|pair| !inner_spaces(text, **pair).is_empty()).collect();
                let is_style = family != Family::Double && spaced.len() == pairs.len() && pairs.len() >= STYLE;
                if !is_style {
                    findings.extend(spaced.into_iter().map(|&pair| finding(text, pair, side)));
                }
            }
        }
    }
}

/// The white space just inside a pair of marks; none where it is all there is, or set on purpose (no-break spaces).
fn inner_spaces(text: &str, (open, close): (Span, Span)) -> Vec<Span> {
    let inside = Span::new(open.end, close.start);
    let trimmed = inside.trimmed(text);
    if trimmed.is_empty() || inside.of(text).contains('\n') {
        return Vec::new();
    }
    let ends = [Span::new(inside.start, trimmed.start), Span::new(trimmed.end, inside.end)];
    ends.into_iter().filter(|end| end.of(text).contains(' ')).collect()
}

fn finding(text: &str, pair: (Span, Span), side: Side) -> Finding {
    let whole = pair.0.join(pair.1);
    let message = format!("White space inside the quotation marks of {}.", shown(whole.of(text)));
    let finding = Finding::new(&RULE, message).on(side, whole).confidence(confidence(text, pair));
    if side == Side::Source {
        return finding;
    }
    let is_glued = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    inner_spaces(text, pair).into_iter().fold(finding, |finding, spaces| {
        // `قال" نعم "ثم`: the space stands on the wrong side of the mark.
        let (span, replacement) = if spaces.start == pair.0.end && is_glued(pair.0.before(text).chars().next_back()) {
            (pair.0.join(spaces), format!(" {}", pair.0.of(text)))
        } else if spaces.end == pair.1.start && is_glued(pair.1.after(text).chars().next()) {
            (spaces.join(pair.1), format!("{} ", pair.1.of(text)))
        } else {
            (spaces, String::new())
        };
        finding.fix(Applicability::Safe, span, replacement)
    })
}

/// Straight marks with white space on one inner side only may be paired wrongly: the space may stand outside another pair.
fn confidence(text: &str, pair: (Span, Span)) -> f32 {
    if inner_spaces(text, pair).len() == 2 { 0.9 } else { 0.45 }
}

/// A quotation between “ and ”, its middle left out if it is long.
fn shown(quotation: &str) -> String {
    let words = quotation.split(' ').count();
    if words > 8 { format!("“{}”", without_middle(quotation, 4, 3)) } else { format!("“{quotation}”") }
}
