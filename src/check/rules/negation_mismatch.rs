//! Negation that only one side of a link has.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::align::lexicon::Lexicon;
use crate::check::counterpart::counterpart;
use crate::check::opposites::opposite;
use crate::check::referents::are_comparable;
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

/// A word that negates.
#[derive(Clone, Copy, Debug)]
struct Negator {
    /// Its token among those of the passage.
    at: usize,
    /// Its place; that of a negator of a sentence with the word it negates.
    span: Span,
    /// Whether it may well stand for something else than a negation.
    is_weak: bool,
    /// Whether it denies in every context, so that a translation denies too.
    denies: bool,
}

/// The negations of one side.
#[derive(Debug, Default)]
struct Negations {
    /// Negators of a sentence.
    strict: Vec<Negator>,
    /// Words that may stand for a negation.
    lexical: Vec<Negator>,
}

impl Negations {
    fn all(&self) -> impl Iterator<Item = &Negator> {
        self.strict.iter().chain(&self.lexical)
    }

    fn len(&self) -> usize {
        self.strict.len() + self.lexical.len()
    }
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
        let turned = || if arabic_side == Side::Target { turned(pair, &source, &target) } else { None };
        let found = compare(pair, &source, &target).or_else(turned);
        findings.extend(found.or_else(|| denied(pair, &source, &target)));
    }
}

/// A word that surely denies by itself where the other side denies nothing: `refused` for وافق.
fn denied(pair: &Pair<'_>, source: &Negations, target: &Negations) -> Option<Finding> {
    let (mine, side) = match (source.len(), target.len()) {
        (_, 0) => (source, Side::Source),
        (0, _) => (target, Side::Target),
        _ => return None,
    };
    // Without delay is at once, without incident is safely; a drone is a plane بدون طيار.
    let without = |word: &Negator| {
        let said = word.span.of(pair.passage(side).whole()).to_lowercase();
        said == "without" || said.ends_with("دون") || said.ends_with("دونما")
    };
    let word = mine.lexical.iter().find(|word| word.denies && !without(word))?;
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

/// A word that says the opposite of one of the source, where nothing on either side is negated besides.
fn turned(pair: &Pair<'_>, source: &Negations, target: &Negations) -> Option<Finding> {
    let (word, found) = opposite(pair)?;
    let others = |negations: &Negations, span: Span| {
        negations.strict.len() + negations.lexical.iter().filter(|negator| negator.span != span).count()
    };
    if others(source, word.span) + others(target, found.span) > 0 {
        return None;
    }
    let (said, meant) = (found.span.of(pair.target().whole()), word.span.of(pair.source().whole()));
    let message = format!("“{said}” says the opposite of “{meant}”.");
    Some(Finding::new(&RULE, message).target(found.span).source(word.span).confidence(0.7))
}

fn compare(pair: &Pair<'_>, source: &Negations, target: &Negations) -> Option<Finding> {
    let (mine, other, side) = match (source.strict.len(), target.strict.len()) {
        (0, 0) => return None,
        (0, _) => (target, source, Side::Target),
        (_, 0) => (source, target, Side::Source),
        _ if source.strict.len() > target.len() => (source, target, Side::Source),
        _ if target.strict.len() > source.len() => (target, source, Side::Target),
        _ => return None,
    };
    let alone = if other.len() == 0 { mine.strict.first() } else { None };
    // A word that surely denies answers a negation wherever it stands.
    let answers = other.all().filter(|word| !word.is_weak).count();
    let unanswered = || {
        let mut unanswered = mine.strict.iter().filter(|negator| is_unanswered(pair, side, negator, other));
        unanswered.next().filter(|_| mine.all().filter(|word| word.denies).count() > answers)
    };
    let (negator, confidence) = match alone {
        Some(negator) => (negator, 0.85),
        None => match unanswered() {
            Some(negator) => (negator, 0.65),
            None if other.strict.is_empty() && other.lexical.iter().all(|word| word.is_weak) => {
                (mine.strict.first()?, 0.4)
            }
            None if other.strict.is_empty() => (mine.strict.first()?, 0.3),
            None => return None,
        },
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
    view.said_after(at, &Lexicon::builtin())
}

fn arabic_negations(passage: &Passage<'_>) -> Negations {
    let words_at = passage.tokens().iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Arabic);
    let (places, tokens): (Vec<usize>, Vec<_>) = words_at.unzip();
    let asks_why = |span: Span| span.of(passage.whole()).ends_with("لمَ");
    let words: Vec<&str> =
        tokens.iter().map(|token| if asks_why(token.span) { "لماذا" } else { &*token.folded }).collect();
    let mut found = Negations::default();
    for (word, (&at, token)) in places.iter().zip(&tokens).enumerate() {
        match arabic::negation(&words, word) {
            Some(arabic::Negation::Sentence) => {
                let span = with_next(passage, token.span, tokens.get(word + 1).map(|next| next.span));
                found.strict.push(Negator { at, span, is_weak: false, denies: true });
            }
            Some(arabic::Negation::Lexical) => {
                // نُفي: he was exiled.
                let passive = token.span.of(passage.whole()).contains(DAMMA);
                let denies = arabic::is_denial(&token.folded) && !passive;
                found.lexical.push(Negator { at, span: token.span, is_weak: arabic::is_weak(&token.folded), denies });
            }
            None => {}
        }
    }
    found
}

/// The vowel of a passive's first letter.
const DAMMA: char = 'ُ';

fn english_negations(passage: &Passage<'_>) -> Negations {
    let tokens = passage.tokens();
    let words: Vec<&str> = tokens.iter().map(|token| &*token.folded).collect();
    let mut found = Negations::default();
    for (at, token) in tokens.iter().enumerate() {
        match english::negation(&words, at) {
            Some(english::Negation::Sentence) => {
                let span = with_next(passage, token.span, tokens.get(at + 1).map(|next| next.span));
                found.strict.push(Negator { at, span, is_weak: false, denies: true });
            }
            Some(english::Negation::Lexical) => {
                let denies = english::is_denial(&words, at);
                found.lexical.push(Negator { at, span: token.span, is_weak: english::is_weak(&token.folded), denies });
            }
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
