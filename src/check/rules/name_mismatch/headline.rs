//! Passages whose words have capitals without being names.

use crate::text::{Token, TokenKind};

/// Whether a passage is a headline: most words are capitalised, and no mark ends it.
pub(super) fn is_title(tokens: &[Token], text: &str) -> bool {
    let long: Vec<&Token> =
        tokens.iter().filter(|token| token.kind == TokenKind::Latin && token.folded.len() > 3).collect();
    let capitals = long.iter().filter(|token| token.span.of(text).starts_with(char::is_uppercase)).count();
    let ends = tokens.last().is_some_and(|token| matches!(&*token.folded, "." | "!" | "?" | "\"" | "”"));
    long.len() > 2 && capitals * 10 > long.len() * 6 && !(ends && long.len() < LONG_TITLE)
}

/// Whether a passage is a short label of words that all have a capital, such as programs show.
pub(super) fn is_label(tokens: &[Token], text: &str) -> bool {
    let long = |token: &&Token| token.kind == TokenKind::Latin && token.folded.len() > 3;
    let capitals = tokens.iter().filter(long).all(|token| token.span.of(text).starts_with(char::is_uppercase));
    let words = tokens.iter().filter(|token| token.kind.is_word()).count();
    (2..=4).contains(&words) && capitals && tokens.iter().all(|token| token.kind != TokenKind::Mark)
}

/// From so many long words on, capitals make a headline even where a mark ends it.
const LONG_TITLE: usize = 6;
