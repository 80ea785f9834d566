//! Words said twice in a row, for the rules on repetition.

use std::ops::{Range, RangeInclusive};

use crate::align::Passage;
use crate::text::{Document, Span, Token, TokenKind, is_arabic_mark};

/// A run of words said again at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repeat {
    /// Numbers of all its tokens in the passage's tokens, every time it is said.
    pub(super) tokens: Range<usize>,
    /// Those of the first time.
    first: Range<usize>,
    /// How many times it is said.
    pub(super) times: usize,
}

impl Repeat {
    /// From the first word to the last.
    pub(super) fn span(&self, tokens: &[Token]) -> Span {
        let run = tokens.get(self.tokens.clone()).unwrap_or_default();
        run.first().zip(run.last()).map_or(Span::default(), |(first, last)| first.span.join(last.span))
    }

    /// The words, as said the first time.
    pub(super) fn first<'t>(&self, tokens: &'t [Token]) -> &'t [Token] {
        tokens.get(self.first.clone()).unwrap_or_default()
    }

    /// What is said again: everything behind the first time, with the white space before it; none where a tag would go with it.
    pub(super) fn again(&self, tokens: &[Token]) -> Option<Span> {
        let behind = tokens.get(self.first.end..self.tokens.end)?;
        let end = self.first(tokens).last()?.span.end;
        behind.iter().all(|token| token.kind != TokenKind::Protected).then(|| Span::new(end, self.span(tokens).end))
    }
}

/// Every run of `words` words that is said again at once with nothing but white space and tags between, in order, without
/// overlaps. Time linear in the number of tokens.
pub(super) fn repeats(passage: &Passage<'_>, words: usize) -> Vec<Repeat> {
    repeats_in(passage, words..=words).next().unwrap_or_default()
}

/// The same for runs of each of these lengths.
pub(super) fn repeats_in<'p>(
    passage: &'p Passage<'_>,
    lengths: RangeInclusive<usize>,
) -> impl Iterator<Item = Vec<Repeat>> + use<'p> {
    let text = passage.whole();
    let is_said = |token: &Token| token.kind != TokenKind::Protected || !encloses(token.span.of(text));
    let said = passage.tokens().iter().enumerate().filter(|(_, token)| is_said(token));
    let (places, tokens): (Vec<usize>, Vec<&Token>) = said.unzip();
    lengths.map(move |words| repeats_among(passage, &places, &tokens, words))
}

/// The runs of `words` words that are said again among these tokens, their places in the passage given.
fn repeats_among(passage: &Passage<'_>, places: &[usize], tokens: &[&Token], words: usize) -> Vec<Repeat> {
    let (text, document) = (passage.whole(), &passage.analysis.document);
    let same = |k: usize| {
        let (a, b) = (tokens.get(k)?, tokens.get(k + words)?);
        let joined = || {
            (k..k + words).all(|k| match (tokens.get(k), tokens.get(k + 1)) {
                (Some(a), Some(b)) => follows(document, a, b),
                _ => false,
            })
        };
        // Few words are equal, and that is told soonest.
        Some(equal(text, a, b) && joined())
    };
    let run = |from: usize, to: usize| Some(*places.get(from)?..places.get(to.checked_sub(1)?)? + 1);
    let mut found: Vec<Repeat> = Vec::new();
    let mut close = |start: usize, length: usize| {
        let times = length / words + 1;
        let whole = run(start, start + times * words).zip(run(start, start + words)).filter(|_| times > 1);
        found.extend(whole.map(|(tokens, first)| Repeat { tokens, first, times }));
    };
    let (mut start, mut length) = (0, 0);
    for k in 0..tokens.len() {
        if same(k).unwrap_or(false) {
            start = if length == 0 { k } else { start };
            length += 1;
        } else {
            close(start, length);
            length = 0;
        }
    }
    close(start, length);
    found
}

/// Whether a tag opens or closes what words stand in: nothing is shown in its place, and no line ends there.
fn encloses(tag: &str) -> bool {
    tag.starts_with('<') && !tag.ends_with("/>") && !tag.starts_with("<br")
}

/// Whether nothing but white space and tags lies between two neighbours, of one paragraph.
fn follows(document: &Document, a: &Token, b: &Token) -> bool {
    let gap = Span::new(a.span.end, b.span.start).of(document.text());
    let block =
        |token: &Token| document.segment_at(token.span.start).map(|k| document.segments().get(k).map(|s| s.block));
    let mut in_tag = false;
    let is_space = |c: char| {
        let is_tag = in_tag || c == '<';
        in_tag = is_tag && c != '>';
        is_tag || c.is_whitespace()
    };
    gap.contains(char::is_whitespace)
        && gap.chars().all(is_space)
        && gap.matches('\n').count() < 2
        && block(a) == block(b)
}

/// The same word: equal when folded, and not told apart by the vowels written on both.
fn equal(text: &str, a: &Token, b: &Token) -> bool {
    if a.folded != b.folded || !(a.kind.is_word() && b.kind.is_word()) {
        return false;
    }
    let vowels = |token: &Token| token.span.of(text).chars().filter(|&c| is_arabic_mark(c)).collect::<String>();
    let (a, b) = (vowels(a), vowels(b));
    a.is_empty() || b.is_empty() || a == b
}

/// Words that join a word with itself: `step by step`, `more and more`.
const JOINING: [&str; 9] = ["by", "and", "to", "after", "upon", "on", "for", "in", "or"];

/// Whether the passage says up to six words again at once, punctuation and a joining word between or not: a translation
/// of it may do the same.
pub(super) fn says_twice(passage: &Passage<'_>) -> bool {
    let words: Vec<&str> =
        passage.tokens().iter().filter(|token| token.kind.is_word()).map(|token| &*token.folded).collect();
    let again = |size: usize| words.windows(size * 2).any(|run| run.get(..size) == run.get(size..));
    let joined = words.windows(3).any(|run| matches!(run, [a, joining, b] if a == b && JOINING.contains(joining)));
    joined || (1..=6).any(again)
}
