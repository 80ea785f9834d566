//! Raw text of a page as pieces: entities resolved, white space collapsed, each piece with its place.

use html5gum::{Token, Tokenizer};

use crate::text::Span;

/// Appends the raw text that stands at byte `start` of the page.
pub(super) fn push_collapsed(pieces: &mut Vec<(String, usize)>, raw: &str, start: usize) {
    let mut at = 0;
    while at < raw.len() {
        let rest = Span::new(at, raw.len()).of(raw);
        let space = rest.len() - rest.trim_start_matches(is_space).len();
        if space > 0 {
            // A space at the start of a block or behind another one is none.
            if pieces.last().is_some_and(|(text, _)| !text.ends_with(' ')) {
                pieces.push((" ".to_owned(), start + at));
            }
            at += space;
        } else if let Some((length, text)) = entity(rest) {
            pieces.push((text, start + at));
            at += length;
        } else {
            let end = run_length(rest);
            pieces.push((Span::new(0, end).of(rest).to_owned(), start + at));
            at += end;
        }
    }
}

/// White space that HTML collapses; the no-break space is none of it.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// The length of a run of words with single spaces between them.
fn run_length(text: &str) -> usize {
    let mut before = 'x';
    for (at, c) in text.char_indices() {
        if at > 0 && (c == '&' || (is_space(c) && (c != ' ' || is_space(before)))) {
            // The last space belongs to the white space that follows.
            return if is_space(before) { at - 1 } else { at };
        }
        before = c;
    }
    text.len()
}

/// The longest name of an entity, with its marks.
const LONGEST: usize = 34;

/// The entity that `text` begins with: its length and what it stands for.
fn entity(text: &str) -> Option<(usize, String)> {
    let name = text.strip_prefix('&')?;
    let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(name.len());
    let semicolon = usize::from(name.as_bytes().get(length) == Some(&b';'));
    let whole = Span::new(0, 1 + length + semicolon).of(text);
    if length == 0 || whole.len() > LONGEST {
        return None;
    }
    let mut resolved = String::new();
    for token in Tokenizer::new(whole).flatten() {
        if let Token::String(part) = token {
            resolved += &String::from_utf8_lossy(&part);
        }
    }
    (resolved != whole).then_some((whole.len(), resolved))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_resolved_and_spaces_collapsed_with_their_places() {
        let mut pieces = Vec::new();
        push_collapsed(&mut pieces, "  a b\n  c &lt;d&hellip; &x; AT&T", 10);
        let text: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(text, "a b c <d… &x; AT&T");
        assert!(pieces.contains(&("c".to_owned(), 18)) || pieces.contains(&("c ".to_owned(), 18)), "{pieces:?}");
    }
}
