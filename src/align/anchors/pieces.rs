//! Pieces: tokens cut further, so that digits stand apart from the letters and signs glued to them.

use crate::text::{Folding, Span, Token, TokenKind, fold_word, is_invisible};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum PieceKind {
    /// A number in digits.
    Digits {
        /// Its value.
        value: f64,
        /// What it is if its one separator means the other thing: decimals for thousands or the reverse.
        other: Option<f64>,
        /// Whether it is digits alone, without separators.
        plain: bool,
    },
    /// Letters.
    Word,
    /// One mark.
    Mark(char),
    /// Anything numbers are not looked for in: links, versions.
    Opaque,
}

/// A piece of a token.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub kind: PieceKind,
    /// Its text folded with [`Folding::Marks`].
    pub folded: Box<str>,
    /// Whether nothing stands between it and the piece before.
    pub glued: bool,
}

impl Piece {
    /// Its folded text if it is a word, otherwise nothing.
    pub(super) fn word(&self) -> &str {
        if self.kind == PieceKind::Word { &self.folded } else { "" }
    }

    /// Whether it is this mark.
    pub(super) fn is_mark(&self, marks: &str) -> bool {
        matches!(self.kind, PieceKind::Mark(c) if marks.contains(c))
    }

    /// Its value if it is a whole number in plain digits.
    pub(super) fn whole(&self) -> Option<u32> {
        match self.kind {
            PieceKind::Digits { value, plain: true, .. } if value < 1e9 => Some(value as u32),
            _ => None,
        }
    }
}

/// The pieces of `tokens` of `text`, in order.
pub(super) fn pieces(text: &str, tokens: &[Token]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(tokens.len() + 8);
    for token in tokens {
        match token.kind {
            TokenKind::Link | TokenKind::Protected => {
                push(&mut pieces, token.span, PieceKind::Opaque, token.folded.clone());
            }
            TokenKind::Mark => {
                let mark = token.folded.chars().next().unwrap_or(' ');
                push(&mut pieces, token.span, PieceKind::Mark(mark), token.folded.clone());
            }
            TokenKind::Number => {
                let start = take_split_decimal(&mut pieces, text, token.span);
                push_number(&mut pieces, text, Span::new(start, token.span.end));
            }
            _ if token.folded.chars().any(|c| c.is_ascii_digit()) => push_mixed(&mut pieces, text, token.span),
            _ => match sentence_seam(token.span.of(text)) {
                Some(seam) => {
                    let (head, tail) = (Span::new(token.span.start, token.span.start + seam), token.span);
                    let stop = Span::new(head.end, head.end + 1);
                    push(&mut pieces, head, PieceKind::Word, fold(text, head));
                    push(&mut pieces, stop, PieceKind::Mark('.'), fold(text, stop));
                    let tail = Span::new(stop.end, tail.end);
                    push(&mut pieces, tail, PieceKind::Word, fold(text, tail));
                }
                None => push(&mut pieces, token.span, PieceKind::Word, token.folded.clone()),
            },
        }
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, span: Span, kind: PieceKind, folded: Box<str>) {
    let glued = pieces.last().is_some_and(|last| last.span.end == span.start);
    pieces.push(Piece { span, kind, folded, glued });
}

/// Where a word is two sentences glued by a stop: `April.The`.
fn sentence_seam(word: &str) -> Option<usize> {
    let (head, tail) = word.split_once('.')?;
    let ends_low = head.chars().count() > 2 && head.ends_with(char::is_lowercase);
    (ends_low && tail.chars().count() > 1 && tail.starts_with(char::is_uppercase)).then_some(head.len())
}

/// Tokens end at a stop inside a word, which cuts و2.6 in two: takes the pieces of `2.` back and says where they began.
fn take_split_decimal(pieces: &mut Vec<Piece>, text: &str, span: Span) -> usize {
    let [.., whole, stop] = pieces.as_slice() else { return span.start };
    let start = whole.span.start;
    let touching = stop.glued && stop.span.end == span.start && stop.is_mark(".,،");
    let after_letters = whole.glued && whole.whole().is_some();
    if touching && after_letters && read_number(&fold(text, Span::new(start, span.end))).is_some() {
        pieces.truncate(pieces.len() - 2);
        return start;
    }
    span.start
}

fn fold(text: &str, span: Span) -> Box<str> {
    fold_word(span.of(text), Folding::Marks).into_boxed_str()
}

/// Cuts a word with digits in it where letters and digits meet.
fn push_mixed(pieces: &mut Vec<Piece>, text: &str, span: Span) {
    let numeric = |c: char| c.is_numeric() || matches!(c, '.' | ',' | '،' | '٫' | '٬');
    let mut start = span.start;
    let mut was = None;
    let mut flush = |start: usize, end: usize, digits: bool| {
        if digits {
            push_number(pieces, text, Span::new(start, end));
        } else if end > start {
            let part = Span::new(start, end);
            let folded = fold(text, part);
            push(pieces, part, PieceKind::Word, folded);
        }
    };
    for (at, c) in span.of(text).char_indices() {
        if is_invisible(c) {
            continue;
        }
        let now = numeric(c);
        if was.is_some_and(|was| was != now) {
            flush(start, span.start + at, !now);
            start = span.start + at;
        }
        was = Some(now);
    }
    flush(start, span.end, was == Some(true));
}

/// Adds a run of digits and separators as one number, or piece by piece if it is none.
fn push_number(pieces: &mut Vec<Piece>, text: &str, span: Span) {
    let folded = fold(text, span);
    if let Some(kind) = read_number(&folded) {
        return push(pieces, span, kind, folded);
    }
    let part = span.of(text);
    if folded.matches('.').count() > 1 || !folded.chars().any(|c| c.is_ascii_digit()) {
        return push(pieces, span, PieceKind::Opaque, folded);
    }
    let separator = |c: char| !c.is_numeric();
    let mut start = 0;
    for (at, c) in part.char_indices().filter(|&(_, c)| separator(c)).chain([(part.len(), ' ')]) {
        let run = Span::new(start, at).shifted_by(span.start);
        if !run.is_empty() {
            let folded = fold(text, run);
            let kind = read_number(&folded).unwrap_or(PieceKind::Opaque);
            push(pieces, run, kind, folded);
        }
        if at < part.len() {
            let place = Span::new(at, at + c.len_utf8()).shifted_by(span.start);
            push(pieces, place, PieceKind::Mark(c), fold(text, place));
        }
        start = at + c.len_utf8();
    }
}

/// Reads folded digits with their separators.
fn read_number(folded: &str) -> Option<PieceKind> {
    let text = folded.replace('،', ",");
    let trimmed = text.trim_end_matches(['.', ',']);
    if trimmed.is_empty() || !trimmed.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
        return None;
    }
    let parse = |text: &str| text.parse::<f64>().ok().filter(|value| value.is_finite() && *value < 1e15);
    let digits = |value: f64, other: Option<f64>| PieceKind::Digits { value, other, plain: false };
    let separators: Vec<char> = trimmed.chars().filter(|c| !c.is_ascii_digit()).collect();
    let groups: Vec<&str> = trimmed.split(['.', ',']).collect();
    let grouped = |groups: &[&str]| {
        let first = groups.first().is_some_and(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'));
        first && groups.iter().skip(1).all(|group| group.len() == 3)
    };
    match separators.as_slice() {
        [] => Some(PieceKind::Digits { value: parse(trimmed)?, other: None, plain: true }),
        [one] => {
            let decimal = parse(&trimmed.replace(',', "."))?;
            let whole = if grouped(&groups) { parse(&groups.concat()) } else { None };
            // A comma before four digits is that of a list: `2018,2019`.
            let is_decimal = *one == '.' || groups.last().is_some_and(|fraction| fraction.len() < 4);
            Some(match (one, whole) {
                (_, None) if is_decimal => digits(decimal, None),
                (_, None) => return None,
                ('.', Some(whole)) => digits(decimal, Some(whole)),
                (_, Some(whole)) => digits(whole, Some(decimal)),
            })
        }
        [first, .., last] if first != last => {
            let (whole, fraction) = trimmed.rsplit_once(['.', ','])?;
            let groups: Vec<&str> = whole.split(['.', ',']).collect();
            let joined = groups.concat() + "." + fraction;
            if grouped(&groups) { Some(digits(parse(&joined)?, None)) } else { None }
        }
        _ if grouped(&groups) => Some(digits(parse(&groups.concat())?, None)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn of(text: &str) -> Vec<Piece> {
        pieces(text, &tokenize(text, Span::all(text)))
    }

    fn values(text: &str) -> Vec<f64> {
        let value = |piece: &Piece| match piece.kind {
            PieceKind::Digits { value, .. } => Some(value),
            _ => None,
        };
        of(text).iter().filter_map(value).collect()
    }

    #[test]
    fn reads_separators_of_either_tradition() {
        assert_eq!(values("1,200.5 ١٬٢٠٠٫٥ 1.200.000 3,5 1.200,50"), [1200.5, 1200.5, 1_200_000.0, 3.5, 1200.5]);
    }

    #[test]
    fn keeps_the_other_reading_of_a_doubtful_separator() {
        let kind = of("15.000").first().map(|piece| piece.kind);
        assert_eq!(kind, Some(PieceKind::Digits { value: 15.0, other: Some(15000.0), plain: false }));
    }

    #[test]
    fn cuts_digits_off_letters() {
        let texts: Vec<String> = of("€3.1billion الـ20 و5 20عاما 42nd").iter().map(|p| p.folded.to_string()).collect();
        assert_eq!(texts, ["€", "3.1", "billion", "ال", "20", "و", "5", "20", "عاما", "42", "nd"]);
        assert_eq!(values("5.6 نقاط و2.6 ارتداد و3.5"), [5.6, 2.6, 3.5]);
    }

    #[test]
    fn does_not_read_versions_as_numbers() {
        assert!(values("192.168.1.1").is_empty());
        assert_eq!(values("2018،2019"), [2018.0, 2019.0]);
    }
}
