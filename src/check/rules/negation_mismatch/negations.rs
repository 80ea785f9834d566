//! The words of a passage that negate.

use crate::align::Passage;
use crate::check::facts::Facts;
use crate::language::arabic::negation as arabic;
use crate::language::english::negation as english;
use crate::text::{Span, Token, TokenKind};

/// A word that negates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Negator {
    /// Its token among those of the passage.
    pub(super) at: usize,
    /// Its place; that of a negator of a sentence with the word it negates.
    pub(super) span: Span,
    /// Whether it may well stand for something else than a negation.
    pub(super) is_weak: bool,
    /// Whether it denies in every context, so that a translation denies too.
    pub(super) denies: bool,
    /// Whether it is, or is made with, a prefix of an adjective: `unhealthy`, غير.
    pub(super) is_prefixed: bool,
}

/// The negations of one side.
#[derive(Debug, Default)]
pub(super) struct Negations {
    /// Negators of a sentence.
    pub(super) strict: Vec<Negator>,
    /// Words that may stand for a negation.
    pub(super) lexical: Vec<Negator>,
}

impl Negations {
    pub(super) fn all(&self) -> impl Iterator<Item = &Negator> {
        self.strict.iter().chain(&self.lexical)
    }

    pub(super) fn len(&self) -> usize {
        self.strict.len() + self.lexical.len()
    }
}

/// The negations of an Arabic passage; `why` says whether the other side asks for a reason, as لم may too.
pub(super) fn arabic_negations(passage: &Passage<'_>, facts: &Facts<'_>, why: bool) -> Negations {
    if !passage.tokens().iter().any(|token| *facts.negating.of(token)) {
        return Negations::default();
    }
    let words_at = passage.tokens().iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Arabic);
    let (places, tokens): (Vec<usize>, Vec<_>) = words_at.unzip();
    let asks_why = |at: usize, token: &Token| {
        let written = token.span.of(passage.whole());
        written.ends_with("لمَ") || written.ends_with("لِمَ") || why && begins_question(passage.tokens(), at)
    };
    let words = places.iter().zip(&tokens).map(|(&at, token)| {
        if matches!(&*token.folded, "لم" | "ولم" | "فلم") && asks_why(at, token) {
            "لماذا"
        } else {
            &*token.folded
        }
    });
    let words: Vec<&str> = words.collect();
    let mut found = Negations::default();
    for (word, (&at, token)) in places.iter().zip(&tokens).enumerate() {
        if !*facts.negating.of(token) {
            continue;
        }
        match arabic::negation(&words, word) {
            Some(arabic::Negation::Sentence) => {
                let span = with_next(passage, token.span, tokens.get(word + 1).map(|next| next.span));
                found.strict.push(Negator { at, span, is_weak: false, denies: true, is_prefixed: false });
            }
            Some(arabic::Negation::Lexical) => {
                // نُفي: he was exiled.
                let passive = token.span.of(passage.whole()).contains(DAMMA);
                let denies = arabic::is_denial(&token.folded) && !passive;
                let is_weak = arabic::is_weak(&token.folded);
                let is_prefixed = token.folded.ends_with("غير") || token.folded.ends_with("عدم");
                found.lexical.push(Negator { at, span: token.span, is_weak, denies, is_prefixed });
            }
            None => {}
        }
    }
    found
}

/// Whether a word stands first in a question.
fn begins_question(tokens: &[Token], at: usize) -> bool {
    let is_first = at.checked_sub(1).and_then(|before| tokens.get(before)).is_none_or(|token| !token.kind.is_word());
    let mut marks = tokens.iter().skip(at + 1).map(|token| &*token.folded);
    is_first
        && marks.find(|mark| matches!(*mark, "." | "؟" | "?" | "!" | "؛")).is_some_and(|mark| matches!(mark, "؟" | "?"))
}

/// The vowel of a passive's first letter.
const DAMMA: char = 'ُ';

/// The negations of an English passage.
pub(super) fn english_negations(passage: &Passage<'_>, facts: &Facts<'_>) -> Negations {
    let tokens = passage.tokens();
    if !tokens.iter().any(|token| *facts.negating.of(token)) {
        return Negations::default();
    }
    let words: Vec<&str> = tokens.iter().map(|token| &*token.folded).collect();
    let mut found = Negations::default();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| *facts.negating.of(token)) {
        match english::negation(&words, at) {
            Some(english::Negation::Sentence) => {
                let span = with_next(
                    passage,
                    token.span,
                    tokens.get(at + 1).filter(|next| next.kind.is_word()).map(|next| next.span),
                );
                found.strict.push(Negator { at, span, is_weak: false, denies: true, is_prefixed: false });
            }
            Some(english::Negation::Lexical) => {
                let denies = english::is_denial(&words, at);
                let (is_weak, is_prefixed) = (english::is_weak(&token.folded), english::is_prefixed(&token.folded));
                found.lexical.push(Negator { at, span: token.span, is_weak, denies, is_prefixed });
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
