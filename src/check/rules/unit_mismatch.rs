//! A value that is right and whose unit is not: percent for dollars, euros for pounds, miles for kilometres.

mod rates;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Analysis;
use crate::align::anchors::{Form, Measure, Quantity};
use crate::check::values::{Fact, Kind, compare, disagreements};
use crate::check::{Check, Discourse, Finding, Severity};
use crate::language::arabic::morphology::nouns;
use crate::language::units::Dimension;
use crate::text::{Side, Sides};

pub(super) static RULE: Rule = Rule {
    name: "unit-mismatch",
    summary: "The right number with another currency, percentage or measure: £5 and 5 يورو",
    docs: include_str!("../../../docs/rules/unit-mismatch.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation > Unit conversion",
    its: "numbers",
    areta: None,
    yields_to: &[],
    build: from_options::<UnitMismatch>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct UnitMismatch {}

impl Check for UnitMismatch {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let texts = discourse.texts.map(Analysis::text);
        let comparisons = compare(discourse);
        for comparison in &comparisons {
            // Amounts that agree without being equal were converted.
            for (source, target) in comparison.agreed.iter().filter(|(source, target)| source.meets(target)) {
                let finding = different(texts, source, target)
                    .filter(|_| !is_understood(discourse, comparison.link, source, target));
                findings.extend(finding.map(|finding| Finding { link: Some(comparison.link), ..finding }));
            }
        }
        for pair in discourse.pairs.iter().filter(|pair| !pair.is_null()) {
            findings.extend(rates::exchanged(pair).map(|rate| {
                let (right, wrong) = (rate.source.of(texts.source), rate.target.of(texts.target));
                let finding = Finding::new(&RULE, format!("“{wrong}” stands where the source has “{right}”."));
                Finding { link: Some(pair.number), ..finding.target(rate.target).source(rate.source).confidence(0.75) }
            }));
        }
        for disagreement in disagreements(&comparisons) {
            if let Some((source, target)) = disagreement.facts.source.as_ref().zip(disagreement.facts.target.as_ref())
                && let Some((from, to)) = source.quantity.zip(target.quantity)
                && (from.mantissa() - to.mantissa()).abs() < 1e-9
            {
                let finding = different(texts, source, target)
                    .filter(|_| !is_understood(discourse, disagreement.link, source, target));
                findings.extend(finding.map(|finding| Finding { link: Some(disagreement.link), ..finding }));
            }
        }
    }
}

fn different(texts: Sides<&str>, source: &Fact<'_>, target: &Fact<'_>) -> Option<Finding> {
    let (from, to) = source.quantity.zip(target.quantity)?;
    let stated = |quantity: &Quantity| quantity.is_explicit() || quantity.certain && quantity.form == Form::Digits;
    if source.kind != Kind::Number || !stated(from) || !stated(to) {
        return None;
    }
    match (from.measure, to.measure) {
        (Some(meant), Some(found)) => replaced(texts, meant, found),
        (Some(meant), None) => lost(texts, from, to, meant),
        (None, Some(found)) => added(texts, from, found),
        (None, None) => None,
    }
}

/// Units by their canonical names, with English names that are common words too and not read as units: `300 won`, `400 million crowns`.
const COMMON: [(&str, &str); 3] = [("won", "won"), ("krone", "crown"), ("krone", "crowns")];

/// Whether a unit that only one of two amounts has is said elsewhere in the other side of the link: `between $3m and $5m`,
/// `the pound was trading at 50`.
fn is_understood(discourse: &Discourse<'_>, link: usize, source: &Fact<'_>, target: &Fact<'_>) -> bool {
    let measure = |fact: &Fact<'_>| fact.quantity.and_then(|quantity| quantity.measure);
    let (unit, side) = match (measure(source), measure(target)) {
        // Percent is said again with each of its numbers.
        (Some(measure), None) if measure.unit.dimension != Dimension::Share => (measure.unit, Side::Target),
        (None, Some(measure)) => (measure.unit, Side::Source),
        _ => return false,
    };
    let Some(pair) = discourse.pairs.iter().find(|pair| pair.number == link) else { return false };
    let passage = pair.passage(side);
    let language = passage.language();
    let quantities = passage.select(&passage.analysis.anchors.quantities, |quantity| quantity.span);
    quantities.iter().any(|quantity| quantity.measure.is_some_and(|measure| measure.unit == unit))
        || passage.tokens().iter().any(|token| {
            let stems = [&*token.folded, nouns::articled(&token.folded).map_or("", |(_, noun)| noun)];
            let is_called = language.is_english() && COMMON.contains(&(unit.id, &*token.folded));
            is_called || stems.iter().any(|word| language.unit_name(&[word]).is_some_and(|(.., named)| named == unit))
        })
}

fn is_comparable(one: Dimension, other: Dimension) -> bool {
    let sign = |dimension: Dimension| matches!(dimension, Dimension::Share | Dimension::Money);
    one == other || sign(one) && sign(other)
}

fn replaced(texts: Sides<&str>, meant: Measure, found: Measure) -> Option<Finding> {
    let comparable = is_comparable(meant.unit.dimension, found.unit.dimension);
    if meant.unit == found.unit || !comparable {
        return None;
    }
    let (right, wrong) = (meant.span.of(texts.source), found.span.of(texts.target));
    // Percentage points are often called percent in running text.
    let points = meant.unit.dimension == Dimension::Share && found.unit.dimension == Dimension::Share;
    let finding = Finding::new(&RULE, format!("“{wrong}” stands where the source has “{right}”."));
    Some(finding.target(found.span).source(meant.span).confidence(if points { 0.45 } else { 0.85 }))
}

fn lost(texts: Sides<&str>, from: &Quantity, to: &Quantity, meant: Measure) -> Option<Finding> {
    let certain = match meant.unit.dimension {
        Dimension::Share => 0.7,
        Dimension::Money => 0.6,
        _ => return None,
    };
    if meant.shared {
        return None;
    }
    if (1900.0..2100.0).contains(&from.value) && meant.span.start > from.span.start {
        // A year: “in 2013 dollars”.
        return None;
    }
    let whole = from.span.join(meant.span);
    let (right, wrong) = (whole.of(texts.source), to.span.of(texts.target));
    let finding = Finding::new(&RULE, format!("“{wrong}” has lost the unit of “{right}”."));
    Some(finding.target(to.span).source(whole).confidence(certain))
}

fn added(texts: Sides<&str>, from: &Quantity, found: Measure) -> Option<Finding> {
    // Three quarters are 75 percent.
    let is_share = from.form == Form::Fraction && found.unit.dimension == Dimension::Share;
    if is_share || !matches!(found.unit.dimension, Dimension::Share | Dimension::Money) {
        return None;
    }
    let (right, wrong) = (from.span.of(texts.source), found.span.of(texts.target));
    let finding = Finding::new(&RULE, format!("“{wrong}” is not in the source, which has “{right}” alone."));
    Some(finding.target(found.span).source(from.span).confidence(0.6))
}
