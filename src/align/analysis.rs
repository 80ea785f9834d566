//! What is found in a text once, for aligning and for checking: its tokens and anchors.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::anchors::Anchors;
use super::threads;
use crate::language::{Language, segment};
use crate::text::{Document, Sides, Span, Token, TokenKind, join_verbatim, tokenize};

/// A segmented document with its tokens and anchors.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The document.
    pub document: Document,
    /// Its language.
    pub language: Language,
    /// Its tokens, in order; none crosses a segment's end.
    pub tokens: Vec<Token>,
    /// For each segment the end of its tokens in `tokens`; it begins where the one before ends.
    token_ends: Vec<usize>,
    /// For each distinct word, by its number ([`Token::word`]), the first token that is one.
    words: Vec<u32>,
    /// Its anchors.
    pub anchors: Anchors,
}

impl Analysis {
    /// Analyses a segmented document. Time linear in its length.
    pub fn new(document: Document, language: Language) -> Self {
        let mut tokens = Vec::new();
        let mut token_ends = Vec::with_capacity(document.segments().len());
        for segment in document.segments() {
            let all = tokenize(document.text(), segment.span);
            tokens.extend(join_verbatim(all, document.text(), document.verbatim(), segment.span));
            token_ends.push(tokens.len());
        }
        let words = number_words(&mut tokens);
        let anchors = Anchors::find(&document, &tokens, &token_ends, &language);
        Self { document, language, tokens, token_ends, words, anchors }
    }

    /// A token of each distinct word, by the word's number ([`Token::word`]).
    pub fn words(&self) -> impl Iterator<Item = &Token> {
        self.words.iter().filter_map(|&first| self.tokens.get(first as usize))
    }

    /// Whether a token is one of its words, by its number.
    pub fn is_word(&self, token: &Token) -> bool {
        let first = self.words.get(token.word as usize).and_then(|&first| self.tokens.get(first as usize));
        first.is_some_and(|first| first.folded == token.folded && first.kind == token.kind)
    }

    /// How many distinct words it has.
    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    /// A text of one block, for tests.
    #[cfg(test)]
    pub(crate) fn of_block(text: &str, role: crate::text::Role, language: Language) -> Self {
        let mut document = crate::text::DocumentBuilder::of_text(text.to_owned());
        document.plain_block(Span::all(text), role);
        Self::of(document.finish(), language)
    }

    /// Segments a document in its language and analyses it.
    pub fn of(mut document: Document, language: Language) -> Self {
        segment(&mut document, &language);
        Self::new(document, language)
    }

    /// The same for both sides, of both at a time where there are threads.
    pub fn of_sides(documents: Sides<Document>, languages: Sides<Language>) -> Sides<Self> {
        let sides = Sides::new((documents.source, languages.source), (documents.target, languages.target));
        threads::both(sides.as_ref(), |(document, language): &(Document, Language)| {
            Self::of(document.clone(), language.clone())
        })
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.document.text()
    }

    /// A run of segments as a passage.
    pub fn passage(&self, segments: Range<usize>) -> Passage<'_> {
        Passage { analysis: self, segments }
    }
}

/// Gives each token the number of its word, and says where each word stands first.
fn number_words(tokens: &mut [Token]) -> Vec<u32> {
    let mut known: FxHashMap<(TokenKind, &str), u32> = FxHashMap::default();
    let mut words = Vec::new();
    let numbers: Vec<u32> = (0..)
        .zip(&*tokens)
        .map(|(at, token)| {
            *known.entry((token.kind, &*token.folded)).or_insert_with(|| {
                words.push(at);
                words.len() as u32 - 1
            })
        })
        .collect();
    for (token, number) in tokens.iter_mut().zip(numbers) {
        token.word = number;
    }
    words
}

/// So many anchors are counted one by one.
const FEW: usize = 8;

/// A run of segments of one side, with everything known about it.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// The text it belongs to.
    pub analysis: &'a Analysis,
    /// Segment numbers; may be empty.
    pub segments: Range<usize>,
}

impl<'a> Passage<'a> {
    /// Its place in the document's text, from its first segment to its last; empty at 0 if it has none.
    pub fn span(&self) -> Span {
        let segments = self.analysis.document.segments().get(self.segments.clone()).unwrap_or_default();
        match (segments.first(), segments.last()) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// Its text.
    pub fn text(&self) -> &'a str {
        self.span().of(self.analysis.text())
    }

    /// The whole text that spans count in.
    pub fn whole(&self) -> &'a str {
        self.analysis.text()
    }

    /// Its language.
    pub fn language(&self) -> &'a Language {
        &self.analysis.language
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty() || self.span().is_empty()
    }

    /// Its tokens.
    pub fn tokens(&self) -> &'a [Token] {
        self.analysis.tokens.get(self.token_range()).unwrap_or_default()
    }

    /// The numbers of its tokens in [`Analysis::tokens`].
    pub fn token_range(&self) -> Range<usize> {
        let end_of = |segment: usize| self.analysis.token_ends.get(segment).copied().unwrap_or_default();
        let start = self.segments.start.checked_sub(1).map_or(0, end_of);
        let end = self.segments.end.checked_sub(1).map_or(0, end_of);
        start..end.max(start)
    }

    /// Those of `anchors` (sorted by place) that lie inside it; `span` says where an anchor stands.
    pub fn select<T>(&self, anchors: &'a [T], span: impl Fn(&T) -> Span) -> &'a [T] {
        let within = self.span();
        let start = anchors.partition_point(|anchor| span(anchor).start < within.start);
        let behind = anchors.get(start..).unwrap_or_default();
        let is_inside = |anchor: &T| span(anchor).start < within.end;
        // Most passages have few.
        let few = behind.iter().take(FEW).take_while(|anchor| is_inside(anchor)).count();
        let count = if few < FEW { few } else { behind.partition_point(is_inside) };
        behind.get(..count).unwrap_or_default()
    }
}
