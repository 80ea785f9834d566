//! Negation that only one side of a link has.

mod answers;
mod denied;
mod negations;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::counterpart::counterpart;
use crate::check::opposites::{Turned, opposites};
use crate::check::{Check, Finding, Pair, Severity};
use crate::language::english::negation as english;
use crate::text::{Side, Span};
use negations::{Negations, Negator, arabic_negations, english_negations};

pub(super) static RULE: Rule = Rule {
    name: "negation-mismatch",
    summary: "A negation lost or added: “was not damaged” for تضررت",
    docs: include_str!("../../../docs/rules/negation-mismatch.md"),
    severity: Severity::Critical,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation",
    its: "mistranslation",
    areta: None,
    yields_to: &["untranslated-sentence"],
    build: from_options::<NegationMismatch>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct NegationMismatch {}

impl Check for NegationMismatch {
    fn is_mirrored(&self) -> bool {
        true
    }

    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let (source, target) = (pair.source(), pair.target());
        if pair.is_null() || !source.language().is_english() || !target.language().is_arabic() || !pair.is_comparable()
        {
            return;
        }
        let why = source.tokens().iter().any(|token| &*token.folded == "why");
        let source = english_negations(source, pair.facts(Side::Source));
        let target = arabic_negations(target, pair.facts(Side::Target), why);
        let turned = opposites(pair);
        let turned = turned.into_iter().filter_map(|turned| opposite(pair, &turned, &source, &target));
        let before = findings.len();
        let found = compare(pair, &source, &target);
        let surer =
            found.as_ref().filter(|found| found.confidence < 0.5).and_then(|_| left_over(pair, &source, &target));
        findings.extend(surer.or(found));
        if findings.len() == before {
            findings.extend(turned);
        }
        if findings.len() == before {
            findings.extend(denied(pair, &source, &target).or_else(|| left_over(pair, &source, &target)));
        }
    }
}

/// Without delay is at once, without incident is safely; a drone is a plane بدون طيار.
fn is_without(pair: &Pair<'_>, side: Side, word: &Negator) -> bool {
    let said = word.span.of(pair.passage(side).whole()).to_lowercase();
    said == "without" || said.ends_with("دون") || said.ends_with("دونما")
}

/// A word that surely denies by itself where the other side denies nothing: `refused` for وافق.
fn denied(pair: &Pair<'_>, source: &Negations, target: &Negations) -> Option<Finding> {
    let (mine, side) = match (source.len(), target.len()) {
        (_, 0) => (source, Side::Source),
        (0, _) => (target, Side::Target),
        _ => return None,
    };
    let word = mine.lexical.iter().find(|word| word.denies && !is_without(pair, side, word))?;
    if side == Side::Target && pair.source().tokens().iter().any(|token| english::opposes(&token.folded)) {
        return None;
    }
    let said = word.span.of(pair.passage(side).whole());
    let message = match side {
        Side::Target => format!("“{said}” denies, but the source has no negation."),
        Side::Source => format!("The source says “{said}”, but the target has no negation."),
    };
    // Arabic says “refused to go back” for “stood firm”: what it denies proves less than what it does not.
    let confidence = if side == Side::Target { 0.45 } else { 0.6 };
    Some(Finding::new(&RULE, message).on(side, word.span).confidence(confidence))
}

/// A negation of one side that is left where all of the other have found theirs.
fn left_over(pair: &Pair<'_>, source: &Negations, target: &Negations) -> Option<Finding> {
    [(Side::Target, target, source), (Side::Source, source, target)].into_iter().find_map(|(side, mine, other)| {
        let negator = answers::left_over(pair, side, mine, other)?;
        let said = negator.span.of(pair.passage(side).whole());
        let message = match side {
            Side::Target => format!("“{said}” is negated, but the source does not negate it."),
            Side::Source => format!("The source says “{said}”, but the target does not negate it."),
        };
        Some(Finding::new(&RULE, message).on(side, negator.span).confidence(0.55))
    })
}

/// A word that says the opposite of one of the source, where either both are negated or none is.
fn opposite(pair: &Pair<'_>, turned: &Turned<'_>, source: &Negations, target: &Negations) -> Option<Finding> {
    let others = |negations: &Negations, at: usize| {
        negations.strict.len() + negations.lexical.iter().filter(|negator| negator.at != at).count()
    };
    let (mine, theirs) = (others(source, turned.at), others(target, turned.found_at));
    let balanced = source.strict.len() <= theirs && target.strict.len() <= mine;
    let negated = answers::is_negated(pair, Side::Source, turned.at, source);
    if !balanced || negated != answers::is_negated(pair, Side::Target, turned.found_at, target) {
        return None;
    }
    let (said, meant) = (turned.found.span.of(pair.target().whole()), turned.word.span.of(pair.source().whole()));
    let message = format!("“{said}” says the opposite of “{meant}”.");
    let confidence = match turned.ties {
        0 => 0.55,
        1 => 0.65,
        _ => 0.75,
    };
    Some(Finding::new(&RULE, message).target(turned.found.span).source(turned.word.span).confidence(confidence))
}

fn compare(pair: &Pair<'_>, source: &Negations, target: &Negations) -> Option<Finding> {
    let answering = answers::answering(pair, source, target);
    let (mine, other, side) = match (source.strict.len(), target.strict.len()) {
        (0, 0) => return None,
        (0, _) => (target, &answering.source, Side::Target),
        (_, 0) => (source, &answering.target, Side::Source),
        _ if source.strict.len() > answering.target.len() => (source, &answering.target, Side::Source),
        _ if target.strict.len() > answering.source.len() => (target, &answering.source, Side::Target),
        _ => return None,
    };
    let mut open = mine.strict.iter().filter(|negator| !answers::is_excused(pair, side, negator));
    let first = open.next()?;
    // A word that surely denies answers a negation wherever it stands.
    let answers = other.all().filter(|word| !word.is_weak).count();
    let unanswered = || {
        let mut unanswered = mine.strict.iter().filter(|negator| is_unanswered(pair, side, negator, other));
        let mut unanswered = unanswered.by_ref().filter(|negator| !answers::is_excused(pair, side, negator));
        unanswered.next().filter(|_| mine.all().filter(|word| word.denies).count() > answers)
    };
    // More negations than the other side has words that may stand for one, whatever they stand for.
    let surplus = || {
        let excused = mine.strict.len() - 1 - open.clone().count();
        let asking = mine.all().filter(|word| word.denies && !is_without(pair, side, word)).count();
        let asking = asking.saturating_sub(excused);
        (asking > other.len()).then(|| answers::farthest(pair, side, mine, other)).flatten()
    };
    // Teenagers are players who are not yet twenty: the source may say it in another word.
    let told_otherwise = side == Side::Target
        && (answers::describes(pair, first) && !answers::is_said(pair, side, first) || answers::is_kept(pair, first))
        || side == Side::Target && answers::is_against(pair, first);
    let weak = other.strict.is_empty() && other.lexical.iter().all(|word| word.is_weak);
    let (negator, confidence) = if other.len() == 0 {
        (first, if told_otherwise { 0.35 } else { 0.85 })
    } else if let Some(negator) = unanswered() {
        (negator, 0.65)
    } else if let Some(negator) = surplus() {
        (negator, if side == Side::Source { 0.6 } else { 0.5 })
    } else if other.strict.is_empty() {
        (first, if weak { 0.4 } else { 0.3 })
    } else {
        return None;
    };
    let place = negator.span;
    let said = place.of(pair.passage(side).whole());
    let message = match side {
        Side::Target => format!("“{said}” is negated, but the source has no negation."),
        Side::Source => format!("The source says “{said}”, but the target has no negation."),
    };
    let message =
        if other.strict.is_empty() { message } else { message.replace("has no negation", "does not negate it") };
    let words: Vec<_> = other.lexical.iter().map(|word| word.span.of(pair.passage(side.other()).whole())).collect();
    let mut finding = Finding::new(&RULE, message).on(side, place).confidence(confidence);
    if side == Side::Source
        && let Some(lost) = affirmed(pair, place)
    {
        finding = finding.target(lost);
    }
    Some(words.into_iter().fold(finding, |finding, word| finding.evidence(format!("“{word}” may stand for it"))))
}

/// How far before and behind a word its negator may stand, in words.
const SCOPE: (usize, usize) = (6, 3);
/// Whether the word that a negator negates has a counterpart that no negation of the other side stands near.
fn is_unanswered(pair: &Pair<'_>, side: Side, negator: &Negator, other: &Negations) -> bool {
    let start = pair.passage(side).token_range().start;
    let tokens = pair.passage(side).tokens();
    let in_clause = |&at: &usize| tokens.get(at).is_some_and(|token| token.kind.is_word());
    let content = |&at: &usize| pair.word_linker().is_content(side, start + at);
    let mut follows = (negator.at + 1..negator.at + 6).take_while(in_clause).filter(content);
    let Some(at) = follows.find_map(|at| counterpart(pair, side, at)) else { return false };
    let near = |negator: &Negator| negator.at + SCOPE.0 >= at && negator.at <= at + SCOPE.1;
    !other.all().any(near)
}

/// The word of the target that should be negated, if it can be told.
fn affirmed(pair: &Pair<'_>, negator: Span) -> Option<Span> {
    let view = pair.view()?;
    let at = view.english.iter().position(|token| token.span.start == negator.start)?;
    view.said_after(at)
}
