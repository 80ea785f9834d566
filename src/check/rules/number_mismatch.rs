//! A number of the source that the target gives another value, drops or adds.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Analysis;
use crate::align::anchors::{Form, Quantity};
use crate::check::values::{
    Disagreement, Fact, Kind, Rank, compare, disagreements, exchanged_places, many_for_two, other_rank, other_share,
};
use crate::check::{Applicability, Check, Discourse, Finding, Pair, Severity};
use crate::language::arabic::letters::strip_proclitics;
use crate::text::{Side, Sides, Span};

pub(super) static RULE: Rule = Rule {
    name: "number-mismatch",
    summary: "A number with another value, or on one side only: 42 and 24",
    docs: include_str!("../../../docs/rules/number-mismatch.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation > Number",
    its: "numbers",
    areta: None,
    yields_to: &["date-mismatch", "unit-mismatch"],
    build: from_options::<NumberMismatch>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct NumberMismatch {}

impl Check for NumberMismatch {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        if !pair.is_null() {
            let texts = Sides::new(pair.source().whole(), pair.target().whole());
            findings.extend(other_share(pair).map(|places| replaced(texts, places.source, places.target)));
            findings.extend(other_rank(pair).map(|rank| rank_finding(texts, &rank)));
        }
        if !pair.is_null() && pair.source().language().is_english() && pair.target().language().is_arabic() {
            findings.extend(many_for_two(pair).map(|places| {
                let (two, many) = (places.source.of(pair.source().whole()), places.target.of(pair.target().whole()));
                Finding::new(&RULE, format!("“{many}” is plural, but the source says “{two}”."))
                    .source(places.source)
                    .target(places.target)
                    .confidence(0.7)
            }));
        }
    }

    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let texts = discourse.texts.map(Analysis::text);
        let comparisons = compare(discourse);
        for (pair, comparison) in discourse.pairs.iter().zip(&comparisons).filter(|(pair, _)| !pair.is_null()) {
            findings.extend(exchanged_places(pair, comparison).map(|places| {
                let [one, other] = places.target.map(|span| span.of(texts.target));
                let finding = Finding::new(&RULE, format!("“{one}” and “{other}” stand in each other’s place."))
                    .target(places.target[0])
                    .source(places.source[0])
                    .confidence(0.75);
                Finding { link: Some(pair.number), ..finding }
            }));
        }
        for disagreement in disagreements(&comparisons) {
            let mut finding = match (&disagreement.facts.source, &disagreement.facts.target) {
                (Some(source), Some(target)) => changed(texts, source, target, disagreement.alone),
                (Some(source), None) if !is_converted(discourse, &disagreement, source) => {
                    single(texts, &disagreement, Side::Source, source)
                }
                (None, Some(target)) => single(texts, &disagreement, Side::Target, target),
                (_, None) => None,
            };
            if let Some(finding) = &mut finding {
                finding.link = Some(disagreement.link);
            }
            findings.extend(finding);
        }
    }
}

fn replaced(texts: Sides<&str>, source: Span, target: Span) -> Finding {
    let message = format!("“{}” stands where the source has “{}”.", target.of(texts.target), source.of(texts.source));
    Finding::new(&RULE, message).source(source).target(target).confidence(0.7)
}

fn rank_finding(texts: Sides<&str>, rank: &Rank) -> Finding {
    match (rank.instead, rank.side) {
        (Some(instead), Side::Source) => replaced(texts, rank.span, instead),
        (Some(instead), Side::Target) => replaced(texts, instead, rank.span),
        (None, side) => Finding::new(&RULE, lone(texts, side, rank.span)).on(side, rank.span).confidence(0.65),
    }
}

/// What is said of a number that one side alone has.
fn lone(texts: Sides<&str>, side: Side, span: Span) -> String {
    let quote = span.of(texts.get(side));
    match side {
        Side::Source => format!("“{quote}” of the source is not in the target."),
        Side::Target => format!("“{quote}” is not in the source."),
    }
}

fn changed(texts: Sides<&str>, source: &Fact<'_>, target: &Fact<'_>, alone: bool) -> Option<Finding> {
    let (from, to) = source.quantity.zip(target.quantity)?;
    let same_style = source.style() == target.style();
    let confidence = match (same_style, alone) {
        (true, true) => 0.9,
        (true, false) => 0.75,
        (false, true) => 0.65,
        (false, false) => 0.5,
    };
    let (span, source_span) = differing_parts(from, to);
    let (quote, meant) = (span.of(texts.target), source_span.of(texts.source));
    let mut finding = Finding::new(&RULE, format!("“{quote}” stands where the source has “{meant}”."))
        .target(span)
        .source(source_span)
        .confidence(confidence)
        .evidence(format!("{} against {}", shown(from.value), shown(to.value)));
    if let Some(text) = corrected(texts, from, to) {
        finding = finding.fix(Applicability::Unsafe, span, text);
    }
    Some(finding)
}

/// Where only the word of magnitude differs (million, billion), it alone is shown.
fn differing_parts(source: &Quantity, target: &Quantity) -> (Span, Span) {
    let same_digits = (source.mantissa() - target.mantissa()).abs() < 1e-9;
    match (source.magnitude, target.magnitude) {
        (Some(from), Some(to)) if same_digits => (to.span, from.span),
        _ => (target.span, source.span),
    }
}

/// The source's digits in the digits of the target, where both are digits alone.
fn corrected(texts: Sides<&str>, source: &Quantity, target: &Quantity) -> Option<String> {
    let digits = |quantity: &Quantity, text: &str| {
        let quote = quantity.span.of(text).to_owned();
        let plain = quantity.form == Form::Digits && quantity.magnitude.is_none();
        (plain && quote.chars().all(|c| c.is_numeric() || ".,٫٬".contains(c))).then_some(quote)
    };
    let (right, wrong) = (digits(source, texts.source)?, digits(target, texts.target)?);
    let zero = wrong.chars().find_map(|c| match c {
        '0'..='9' => Some('0'),
        '٠'..='٩' => Some('٠'),
        '۰'..='۹' => Some('۰'),
        _ => None,
    })?;
    let converted = |c: char| match (c, zero) {
        ('0'..='9', _) => char::from_u32(u32::from(zero) + u32::from(c) - u32::from('0')).unwrap_or(c),
        (_, '0') => c,
        ('.', _) => '٫',
        (',', _) => '٬',
        _ => c,
    };
    Some(right.chars().map(converted).collect())
}

/// Whether an amount of the source may be told in another unit: `48 hours` is يومين, `18 months` عام ونصف العام.
fn is_converted(discourse: &Discourse<'_>, found: &Disagreement<'_>, fact: &Fact<'_>) -> bool {
    let Some(unit) = fact.quantity.and_then(|quantity| quantity.measure).map(|measure| measure.unit) else {
        return false;
    };
    let Some(pair) = discourse.pairs.iter().find(|pair| pair.number == found.link) else { return false };
    let named = |side: Side| {
        let passage = pair.passage(side);
        let names = passage.tokens().iter().filter_map(|token| {
            let bare = strip_proclitics(&token.folded);
            [&*token.folded, bare].iter().find_map(|word| passage.language().unit_name(&[word])).map(|(.., unit)| unit)
        });
        names.collect::<Vec<_>>()
    };
    let said = named(Side::Source);
    named(Side::Target).iter().any(|other| *other != unit && other.dimension == unit.dimension && !said.contains(other))
}

fn single(texts: Sides<&str>, found: &Disagreement<'_>, side: Side, fact: &Fact<'_>) -> Option<Finding> {
    let quantity = fact.quantity.filter(|_| fact.kind == Kind::Number)?;
    if quantity.form != Form::Digits || quantity.value <= 1.0 {
        return None;
    }
    let message = lone(texts, side, fact.span);
    let confidence = if found.alone { 0.6 } else { 0.5 };
    Some(Finding::new(&RULE, message).on(side, fact.span).confidence(confidence))
}

/// A value without needless decimals.
fn shown(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.4}").trim_end_matches('0').to_owned() }
}
