//! Sentence segmentation driven by a language's tables.
//!
//! Languages with tables of their own go through rules on the marks that may end a sentence; the others through the
//! sentence boundaries of UAX #29. Time is linear in the length of the text.

mod decide;
mod marks;
mod pairs;
mod scan;
mod words;

use unicode_segmentation::UnicodeSegmentation;

use super::Language;
use crate::text::{Document, Role, Segment, Span};
use decide::{Tables, ends_sentence};
use pairs::Pairs;
use scan::{char_at, skip};
pub use words::Words;

/// Splits every block of `document` into sentences; blocks that are segments already stay whole, even empty ones.
pub fn segment(document: &mut Document, language: &Language) {
    let mut segments = Vec::new();
    for (number, block) in document.blocks().iter().enumerate() {
        if block.role == Role::Segment {
            segments.push(Segment { span: block.span.trimmed(document.text()), block: number });
        } else {
            let spans = sentences(document.text(), block.span, language);
            segments.extend(spans.into_iter().map(|span| Segment { span, block: number }));
        }
    }
    document.set_segments(segments);
}

/// The sentences of `text` inside `within`, trimmed, in order; no character but white space lies outside them. A line
/// break is white space; a blank line ends a sentence.
pub fn sentences(text: &str, within: Span, language: &Language) -> Vec<Span> {
    let part = within.of(text);
    let words: Vec<&Words> = language.profile().words.iter().map(|words| &***words).collect();
    let ends = if words.is_empty() { standard_ends(part) } else { ends(part, Tables(&words)) };
    let mut start = 0;
    let mut found = Vec::with_capacity(ends.len() + 1);
    for end in ends.into_iter().chain([part.len()]) {
        let span = Span::new(start, end).shifted_by(within.start).trimmed(text);
        found.extend(Some(span).filter(|span| !span.is_empty()));
        start = end;
    }
    found
}

/// Where sentences end by UAX #29, and at blank lines.
fn standard_ends(text: &str) -> Vec<usize> {
    let ends = text.split_sentence_bound_indices().map(|(start, sentence)| start + sentence.len());
    let mut joined: Vec<usize> = Vec::new();
    let mut start = 0;
    for end in ends {
        // UAX #29 ends a sentence at every line break, which in running text is white space.
        let sentence = Span::new(start, end).of(text);
        let broken = sentence.ends_with(['\n', '\r', '\u{85}', '\u{2028}']) && !is_closed(sentence);
        let blank = Span::new(end, text.len()).of(text).starts_with(['\n', '\r']) || sentence.trim().is_empty();
        if !broken || blank {
            joined.push(end);
            start = end;
        }
    }
    joined
}

/// Whether a mark stands among the last characters, with nothing but closings and white space behind it.
fn is_closed(sentence: &str) -> bool {
    let mut tail = sentence.chars().rev().take(TAIL);
    tail.find(|&c| marks::is_mark(c) || c.is_alphanumeric()).is_some_and(marks::is_mark)
}

/// How many characters from the end a mark can stand, closings and white space behind it.
const TAIL: usize = 16;

/// Where sentences end by the rules.
fn ends(text: &str, tables: Tables<'_>) -> Vec<usize> {
    let mut scanner = Scanner { text, at: 0, start: 0, run: 0, has_word: false, pairs: Pairs::default() };
    let mut ends = Vec::new();
    while let Some(c) = char_at(text, scanner.at) {
        if let Some(end) = scanner.step(c, tables) {
            ends.push(end);
            scanner.start = end;
            scanner.has_word = false;
        }
    }
    ends
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// Start of the sentence.
    start: usize,
    /// Start of the run of characters without white space.
    run: usize,
    /// Whether the sentence has a letter or digit yet.
    has_word: bool,
    pairs: Pairs,
}

impl Scanner<'_> {
    /// Takes the character `c`, or the run of marks that begins with it; says where a sentence ends, if one does.
    fn step(&mut self, c: char, tables: Tables<'_>) -> Option<usize> {
        if marks::is_mark(c) && !marks::begins_word(self.text, self.at) {
            let mut candidate = marks::read(self.text, self.start, self.at, &mut self.pairs);
            candidate.linked = self.is_link();
            self.at = candidate.end;
            return (self.has_word && ends_sentence(&candidate, tables)).then_some(candidate.end);
        }
        if c.is_whitespace() {
            let end = skip(self.text, self.at, char::is_whitespace);
            let blank = Span::new(self.at, end).of(self.text);
            let is_break = blank.matches('\n').count() > 1 || blank.contains('\u{2029}');
            if self.start == self.at {
                self.start = end;
            }
            if is_break {
                self.pairs = Pairs::default();
            }
            (self.at, self.run) = (end, end);
            return is_break.then_some(end);
        }
        self.has_word = self.has_word || c.is_alphanumeric();
        if let Some(turn) = self.pairs.turn(self.text, self.at, c) {
            self.pairs.take(turn, self.at);
        }
        self.at += c.len_utf8();
        None
    }

    /// Whether the mark stands in a web address: the run before it, in its first characters, looks like one.
    fn is_link(&self) -> bool {
        let run = Span::new(self.run, self.at).of(self.text);
        let head = run.char_indices().nth(LINK_HEAD).map_or(run, |(end, _)| Span::new(0, end).of(run));
        let head = head.trim_start_matches(|c: char| !c.is_alphanumeric());
        head.contains("://") || head.starts_with("www.") || head.contains('@')
    }
}

/// How many characters of a run tell a web address.
const LINK_HEAD: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, DocumentBuilder};

    fn split<'t>(text: &'t str, tag: &str) -> Vec<&'t str> {
        sentences(text, Span::all(text), &Language::from_tag(tag)).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_blank_line_ends_a_sentence_and_a_line_break_does_not() {
        for tag in ["en", "ar", "fr"] {
            assert_eq!(split("one two\nthree\n\nfour", tag), ["one two\nthree", "four"], "{tag}");
        }
    }

    #[test]
    fn other_languages_go_by_the_standard() {
        assert_eq!(
            split("Il pleut. Nous rentrons\nà pied. Et toi ?", "fr"),
            ["Il pleut.", "Nous rentrons\nà pied.", "Et toi ?"]
        );
    }

    #[test]
    fn quoted_text_of_the_other_script_is_split_by_its_own_rules() {
        assert_eq!(split("كتب لي Dr. Reed رسالة. قرأتها.", "ar").len(), 2);
        assert_eq!(split("She met د. سامي there. They talked.", "en").len(), 2);
    }

    #[test]
    fn segments_stay_whole_and_empty_ones_stay() {
        let mut builder = DocumentBuilder::of_text("One. Two.\n\nThree. Four.".to_owned());
        let block = |span, role| Block { span, role, unit: None, group: 0 };
        builder.block(block(Span::new(0, 9), Role::Segment)).block(block(Span::at(10), Role::Segment));
        builder.block(block(Span::new(11, 23), Role::Paragraph));
        let mut document = builder.finish();
        segment(&mut document, &Language::english());
        let found: Vec<&str> = (0..document.segments().len()).map(|k| document.segment_text(k)).collect();
        assert_eq!(found, ["One. Two.", "", "Three.", "Four."]);
    }
}
