//! Words, numbers, links and punctuation of a text (word boundaries of UAX #29, with links kept whole).

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Folding, Protected, Span, fold_word, is_arabic_letter, is_invisible};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word in the Arabic script.
    Arabic,
    /// A word in the Latin script.
    Latin,
    /// A word in any other script.
    Other,
    /// Digits of any script with their separators: `1,200.5`, `٣٫٥`.
    Number,
    /// A URL, e-mail address, `@handle` or `#hashtag`.
    Link,
    /// Punctuation and symbols, one character a token.
    Mark,
    /// A markup tag or a placeholder: no word, carried over as it is.
    Protected,
}

impl TokenKind {
    /// Whether it is a word of some script.
    pub fn is_word(self) -> bool {
        matches!(self, Self::Arabic | Self::Latin | Self::Other)
    }
}

/// One token of a text. White space and invisible characters between tokens belong to none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Its text folded with [`Folding::Marks`]: no tashkeel or tatweel, lower case, ASCII digits.
    pub folded: Box<str>,
    /// The number of its word among the distinct words of the text that it was analysed with; 0 until then.
    pub word: u32,
}

/// The numbers of the tokens, which stand in order, that a span covers or touches.
pub(crate) fn covered(tokens: &[Token], span: Span) -> Range<usize> {
    let start = tokens.partition_point(|token| token.span.end <= span.start);
    start..tokens.partition_point(|token| token.span.start < span.end).max(start)
}

/// The tokens of `text` inside `within`, in order. Time linear in its length.
pub fn tokenize(text: &str, within: Span) -> Vec<Token> {
    let part = within.of(text);
    let mut tokens = Vec::with_capacity(part.len() / 6);
    let mut at = 0;
    let pieces = part.split_word_bound_indices().flat_map(|(start, piece)| split_glued(start, piece));
    for (start, piece) in pieces.flat_map(|(start, piece)| split_scripts(start, piece)) {
        if start < at {
            continue;
        }
        if piece.starts_with(['<', '{', '$', '%'])
            && let Some((length, _)) = Protected::at(part, start)
        {
            at = start + length;
            let span = Span::new(start, at);
            let folded = span.of(part).into();
            tokens.push(Token { span: span.shifted_by(within.start), kind: TokenKind::Protected, folded, word: 0 });
            continue;
        }
        let rest = Span::new(start, part.len()).of(part);
        // A run is scanned from its start only, so that scanning stays linear.
        let starts_word = Span::new(0, start).of(part).chars().next_back().is_none_or(bounds_link);
        let link = if starts_word { link_length(rest) } else { 0 };
        let length = if link > 0 { link } else { piece.len() };
        at = start + length;
        let span = Span::new(start, at);
        if let Some(kind) = if link > 0 { Some(TokenKind::Link) } else { kind_of(piece) } {
            let folded = fold_word(span.of(part), Folding::Marks).into_boxed_str();
            tokens.push(Token { span: span.shifted_by(within.start), kind, folded, word: 0 });
        }
    }
    tokens
}

/// The tokens inside `within`, those of each stretch that is carried over as it is (in order, disjoint) joined into one.
pub fn join_verbatim(tokens: Vec<Token>, text: &str, verbatim: &[Span], within: Span) -> Vec<Token> {
    let first = verbatim.partition_point(|span| span.end <= within.start);
    let near = verbatim.iter().skip(first).take_while(|span| span.start < within.end);
    let mut near = near.filter(|span| span.start >= within.start && span.end <= within.end).peekable();
    if near.peek().is_none() {
        return tokens;
    }
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut open: Option<Span> = None;
    for token in tokens {
        if open.is_some_and(|open| open.end > token.span.start) {
            continue;
        }
        while near.next_if(|span| span.end <= token.span.start).is_some() {}
        // A token that begins before the stretch stays as it is.
        open = near.next_if(|span| span.contains(token.span.start)).copied();
        joined.push(match open {
            Some(span) => Token { span, kind: TokenKind::Protected, folded: span.of(text).into(), word: 0 },
            None => token,
        });
    }
    joined
}

/// UAX #29 keeps `a.b` and `a:b` together. That is right in `U.S` and `Node.js`, but Arabic has no such words: there it
/// is a sentence mark without its space.
fn split_glued(start: usize, piece: &str) -> impl Iterator<Item = (usize, &str)> {
    let glued = piece.contains(['.', ':', '\'', '’']) && piece.chars().any(is_arabic_letter);
    let cut = move |c: char| glued && matches!(c, '.' | ':' | '\'' | '’');
    let mut rest = Span::all(piece);
    std::iter::from_fn(move || {
        let text = rest.of(piece);
        let first = text.chars().next()?;
        let length = if cut(first) { first.len_utf8() } else { text.find(cut).unwrap_or(text.len()) };
        let part = Span::new(rest.start, rest.start + length);
        rest = Span::new(part.end, rest.end);
        Some((start + part.start, part.of(piece)))
    })
}

/// UAX #29 keeps letters of two scripts together; `الـsoftware` is a particle and a word.
fn split_scripts(start: usize, piece: &str) -> impl Iterator<Item = (usize, &str)> {
    let mixed = piece.chars().any(is_latin) && piece.chars().any(is_arabic_letter);
    let mut rest = Span::all(piece);
    std::iter::from_fn(move || {
        let text = rest.of(piece);
        let of_latin = is_latin(text.chars().next()?);
        let other = move |c: char| if of_latin { is_arabic_letter(c) } else { is_latin(c) };
        let length = text.find(other).filter(|_| mixed).unwrap_or(text.len());
        let part = Span::new(rest.start, rest.start + length);
        rest = Span::new(part.end, rest.end);
        Some((start + part.start, part.of(piece)))
    })
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn kind_of(piece: &str) -> Option<TokenKind> {
    let first = piece.chars().find(|&c| !is_invisible(c))?;
    if first.is_whitespace() {
        return None;
    }
    Some(if piece.chars().any(is_arabic_letter) {
        TokenKind::Arabic
    } else if piece.chars().any(char::is_alphabetic) {
        if piece.chars().any(is_latin) { TokenKind::Latin } else { TokenKind::Other }
    } else if piece.chars().any(char::is_numeric) {
        TokenKind::Number
    } else {
        TokenKind::Mark
    })
}

/// Length in bytes of the URL, e-mail address, handle or hashtag that `text` begins with; 0 if it begins with none.
fn link_length(text: &str) -> usize {
    if !text.starts_with(|c: char| c.is_alphanumeric() || c == '@' || c == '#') {
        return 0;
    }
    let run = text.find(bounds_link).unwrap_or(text.len());
    let candidate = Span::new(0, run).of(text).trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', ']', '…']);
    if candidate.len() < 2 {
        0
    } else if is_link(candidate) {
        candidate.len()
    } else {
        tagged_length(candidate)
    }
}

/// Characters that no link contains here: white space, quotation marks, round brackets, Arabic punctuation.
fn bounds_link(character: char) -> bool {
    !character.is_ascii_alphanumeric()
        && !is_arabic_letter(character)
        && (character.is_whitespace() || "\"“”«»<>()،؛؟".contains(character))
}

fn is_link(text: &str) -> bool {
    if !text.contains(['.', '@', ':']) {
        return false;
    }
    let host = |host: &str| {
        host.split('.').count() > 1
            && host.split('.').all(|label| {
                !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            })
            && host.rsplit('.').next().is_some_and(|top| top.len() > 1 && top.chars().all(|c| c.is_ascii_alphabetic()))
    };
    let bare = |text: &str| text.split(['/', '?', '#', ':']).next().is_some_and(host);
    if let Some((scheme, rest)) = text.split_once("://") {
        return !rest.is_empty() && !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || c == '+');
    }
    if let Some((user, domain)) = text.split_once('@') {
        let local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
        return !user.is_empty() && user.chars().all(local) && host(domain);
    }
    (text.starts_with("www.")
        || text.contains('/') && text.contains('.')
        || KNOWN_TOP.iter().any(|top| domain_ends(text, top)))
        && bare(text)
}

/// Top-level domains that make a bare `name.top` a link; others (`Node.js`, `end.Next`) stay words.
const KNOWN_TOP: [&str; 8] = [".com", ".org", ".net", ".gov", ".edu", ".int", ".info", ".io"];

fn domain_ends(text: &str, top: &str) -> bool {
    text.split('/').next().is_some_and(|host| host.to_ascii_lowercase().ends_with(top) && host.len() > top.len())
}

fn tagged_length(text: &str) -> usize {
    let mut characters = text.char_indices();
    let tag = characters.next().is_some_and(|(_, c)| c == '@' || c == '#');
    let body = characters.clone().next().is_some_and(|(_, c)| c.is_alphabetic());
    if !tag || !body {
        return 0;
    }
    characters.find(|&(_, c)| !c.is_alphanumeric() && c != '_').map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(String, TokenKind)> {
        tokenize(text, Span::all(text)).into_iter().map(|t| (t.span.of(text).to_owned(), t.kind)).collect()
    }

    #[test]
    fn links_are_one_token_without_the_sentence_mark() {
        let found = kinds("زوروا https://example.org/a?b=1. راسلوا me@mail.example.net، #وسم_جديد @user end.Next");
        let links: Vec<_> = found.iter().filter(|(_, k)| *k == TokenKind::Link).map(|(t, _)| t.as_str()).collect();
        assert_eq!(links, ["https://example.org/a?b=1", "me@mail.example.net", "#وسم_جديد", "@user"]);
    }

    #[test]
    fn numbers_keep_their_separators() {
        let found = kinds("بلغ ٣٫٥٪ أو 1,200.5 من 2014");
        let numbers: Vec<_> = found.iter().filter(|(_, k)| *k == TokenKind::Number).map(|(t, _)| t.as_str()).collect();
        assert_eq!(numbers, ["٣٫٥", "1,200.5", "2014"]);
    }

    #[test]
    fn sentences_glued_by_a_stop_are_separate_words() {
        let words: Vec<_> = kinds("عاد.واشترى في U.S. today").into_iter().map(|(t, _)| t).collect();
        assert_eq!(words, ["عاد", ".", "واشترى", "في", "U.S", ".", "today"]);
    }

    #[test]
    fn words_of_two_scripts_are_two_words() {
        let words: Vec<_> = kinds("والـsoftware وdisgusting لـApple").into_iter().collect();
        let expected = [("والـ", TokenKind::Arabic), ("software", TokenKind::Latin), ("و", TokenKind::Arabic)];
        assert_eq!(words.iter().map(|(word, kind)| (word.as_str(), *kind)).take(3).collect::<Vec<_>>(), expected);
        assert_eq!(words.len(), 6);
    }

    #[test]
    fn tags_and_placeholders_are_one_token_each() {
        let found = kinds("<a href=\"x.y\">%(count)s</a> ملفات في {0}");
        let kept: Vec<_> = found.iter().filter(|(_, k)| *k == TokenKind::Protected).map(|(t, _)| t.as_str()).collect();
        assert_eq!(kept, ["<a href=\"x.y\">", "%(count)s", "</a>", "{0}"]);
        assert_eq!(found.len(), 6);
    }

    #[test]
    fn what_is_carried_over_is_one_token() {
        let text = "Press the key F 10 now.";
        let key = Span::new(text.find("F 10").unwrap(), text.find(" now").unwrap());
        let tokens = join_verbatim(tokenize(text, Span::all(text)), text, &[key], Span::all(text));
        let found: Vec<_> = tokens.iter().map(|token| (token.span.of(text), token.kind)).collect();
        assert_eq!(found.get(3), Some(&("F 10", TokenKind::Protected)));
        assert_eq!(found.len(), 6, "{found:?}");
    }

    #[test]
    fn folding_drops_marks_but_keeps_hamza() {
        let text = "أُسْلُوبـــه";
        assert_eq!(&*tokenize(text, Span::all(text))[0].folded, "أسلوبه");
    }
}
