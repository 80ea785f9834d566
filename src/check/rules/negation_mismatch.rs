//! Negation that only one side of a link has.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::align::lexicon::Lexicon;
use crate::check::referents::{View, are_comparable};
use crate::check::{Check, Finding, Pair, Severity};
use crate::language::arabic::negation as arabic;
use crate::language::english::negation as english;
use crate::text::{Side, Span, TokenKind};

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

/// The negations of one side.
#[derive(Debug, Default)]
struct Negations {
    /// Negators of a sentence, each with the word it negates.
    strict: Vec<Span>,
    /// Words that may stand for a negation.
    lexical: Vec<Span>,
}

impl Check for NegationMismatch {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let sides = [Side::Source, Side::Target];
        let Some(arabic_side) = sides.into_iter().find(|&side| pair.passage(side).language().is_arabic()) else {
            return;
        };
        let english_side = arabic_side.other();
        if pair.is_null() || !pair.passage(english_side).language().is_english() || !are_comparable(pair) {
            return;
        }
        let arabic = arabic_negations(pair.passage(arabic_side));
        let english = english_negations(pair.passage(english_side));
        let (source, target) = if arabic_side == Side::Target { (english, arabic) } else { (arabic, english) };
        findings.extend(compare(pair, &source, &target));
    }
}

fn compare(pair: &Pair<'_>, source: &Negations, target: &Negations) -> Option<Finding> {
    let (mine, other, side) = match (source.strict.is_empty(), target.strict.is_empty()) {
        (true, false) => (target, source, Side::Target),
        (false, true) => (source, target, Side::Source),
        _ => return None,
    };
    let place = *mine.strict.first()?;
    let said = place.of(pair.passage(side).whole());
    let message = match side {
        Side::Target => format!("“{said}” is negated, but the source has no negation."),
        Side::Source => format!("The source says “{said}”, but the target has no negation."),
    };
    let words: Vec<_> = other.lexical.iter().map(|word| word.of(pair.passage(side.other()).whole())).collect();
    let confidence = if words.is_empty() { 0.85 } else { 0.3 };
    let mut finding = Finding::new(&RULE, message).on(side, place).confidence(confidence);
    if side == Side::Source
        && let Some(lost) = affirmed(pair, place)
    {
        finding = finding.target(lost);
    }
    Some(words.into_iter().fold(finding, |finding, word| finding.evidence(format!("“{word}” may stand for it"))))
}

/// The word of the target that should be negated, if it can be told.
fn affirmed(pair: &Pair<'_>, negator: Span) -> Option<Span> {
    let view = View::new(pair)?;
    let at = view.english.iter().position(|token| token.span.start == negator.start)?;
    view.said_after(at, &Lexicon::builtin())
}

fn arabic_negations(passage: &Passage<'_>) -> Negations {
    let tokens: Vec<_> = passage.tokens().iter().filter(|token| token.kind == TokenKind::Arabic).collect();
    let asks_why = |span: Span| span.of(passage.whole()).ends_with("لمَ");
    let words: Vec<&str> =
        tokens.iter().map(|token| if asks_why(token.span) { "لماذا" } else { &*token.folded }).collect();
    let mut found = Negations::default();
    for (at, token) in tokens.iter().enumerate() {
        match arabic::negation(&words, at) {
            Some(arabic::Negation::Sentence) => {
                found.strict.push(with_next(passage, token.span, tokens.get(at + 1).map(|next| next.span)));
            }
            Some(arabic::Negation::Lexical) => found.lexical.push(token.span),
            None => {}
        }
    }
    found
}

fn english_negations(passage: &Passage<'_>) -> Negations {
    let tokens = passage.tokens();
    let words: Vec<&str> = tokens.iter().map(|token| &*token.folded).collect();
    let mut found = Negations::default();
    for (at, token) in tokens.iter().enumerate() {
        match english::negation(&words, at) {
            Some(english::Negation::Sentence) => {
                found.strict.push(with_next(passage, token.span, tokens.get(at + 1).map(|next| next.span)));
            }
            Some(english::Negation::Lexical) => found.lexical.push(token.span),
            None => {}
        }
    }
    found
}

/// A negator with the word after it, if nothing but white space stands between.
fn with_next(passage: &Passage<'_>, negator: Span, next: Option<Span>) -> Span {
    let touches = |next: &Span| Span::new(negator.end, next.start).of(passage.whole()).trim().is_empty();
    next.filter(touches).map_or(negator, |next| negator.join(next))
}
