//! A message in parts, with the language of what it quotes.

use serde::Serialize;

use crate::language::Language;
use crate::report::visible::{Show, quoted_parts, visible};
use crate::text::{Sides, Span, tokenize};

/// A part of a message.
#[derive(Serialize)]
pub(super) struct Part<'a> {
    text: String,
    quoted: bool,
    lang: &'a str,
}

/// The parts of a message about texts in these languages.
pub(super) fn parts<'a>(message: &str, languages: Sides<&'a Language>) -> Vec<Part<'a>> {
    let part = |(text, quoted): (&str, bool)| Part {
        text: visible(text, Show::All),
        quoted,
        lang: if quoted { language_of(text, languages) } else { "" },
    };
    quoted_parts(message).into_iter().map(part).collect()
}

/// The language whose script the first word is in, the target's if both are.
fn language_of<'a>(text: &str, languages: Sides<&'a Language>) -> &'a str {
    let tokens = tokenize(text, Span::all(text));
    let word = tokens.iter().find(|token| token.kind.is_word());
    let is_of = |language: &Language| word.is_none_or(|word| language.profile().script == word.kind);
    if is_of(languages.target) || !is_of(languages.source) { languages.target.tag() } else { languages.source.tag() }
}
