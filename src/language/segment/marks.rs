//! Finding the marks that may end a sentence, with everything that belongs to them.

use super::pairs::{Kind, Pairs, Turn, is_dash, is_head, is_opening};
use super::scan::{char_at, char_before, is_arabic, is_blank, skip, word_at};
use crate::text::Span;

/// What kind of mark may end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A full stop.
    Stop,
    /// Two dots or more, or an ellipsis.
    Dots,
    /// A question or exclamation mark, alone or with others.
    Strong,
}

/// Where the pair began that closes right behind a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    /// Where the sentence begins, or before; also where no opening was seen.
    AtStart,
    /// Behind a colon.
    AfterColon,
    /// Inside the sentence.
    Inside,
}

/// A quotation or bracket that closes right behind a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Closed {
    /// A quotation, not a bracket.
    pub(super) quote: bool,
    /// Where it began.
    pub(super) opened: Opened,
}

/// What script the next word begins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// A lower-case letter.
    Lower,
    /// A capital, or a letter of a script without case.
    Upper,
    Arabic,
    Digit,
    /// Anything else.
    Symbol,
}

/// What follows a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Next<'t> {
    /// White space stands between.
    pub(super) gap: bool,
    /// The first character seen.
    pub(super) first: char,
    /// A quotation mark or bracket opens before the word.
    pub(super) opening: bool,
    /// A dash stands before the word.
    pub(super) dash: bool,
    /// How the word begins.
    pub(super) start: Start,
    /// The word, without openings before it.
    pub(super) word: &'t str,
    /// Where the word ends.
    pub(super) end: usize,
}

/// A run of marks and closings at which a sentence may end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'t> {
    pub(super) text: &'t str,
    /// From the start of the sentence to the first mark.
    pub(super) sentence: Span,
    pub(super) mark: Mark,
    /// Exactly two dots.
    pub(super) two_dots: bool,
    pub(super) closed: Option<Closed>,
    /// Where the sentence would end.
    pub(super) end: usize,
    /// Inside a bracket that opened in mid-sentence and closes soon.
    pub(super) bracketed: bool,
    /// Inside a web address.
    pub(super) linked: bool,
    /// Nothing if the text ends here.
    pub(super) next: Option<Next<'t>>,
}

/// Whether `c` may end a sentence.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '।')
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '۔' | '。' | '।')
}

/// A dot that begins a word (`.NET`, `.5`) rather than ending one.
pub(super) fn begins_word(text: &str, at: usize) -> bool {
    let opens = |c: char| is_blank(c) || is_opening(c);
    char_at(text, at) == Some('.')
        && char_before(text, at).is_none_or(opens)
        && char_at(text, at + 1).is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Reads the run of marks from `at` on, in the sentence that begins at `start`; `pairs` takes note of what closes in it.
/// Time linear in the run (and a bounded look past it).
pub(super) fn read<'t>(text: &'t str, start: usize, at: usize, pairs: &mut Pairs) -> Candidate<'t> {
    let sentence = Span::new(start, at);
    let mut run = Run { text, sentence, end: at, dots: 0, strong: false, closed: None };
    run.read(pairs);
    let mark = match (run.strong, run.dots) {
        (true, _) => Mark::Strong,
        (false, 1) => Mark::Stop,
        _ => Mark::Dots,
    };
    let next = next(text, run.end);
    let bracketed = is_bracketed(text, sentence, run.end, pairs);
    Candidate {
        text,
        sentence,
        mark,
        two_dots: run.dots == 2,
        closed: run.closed,
        end: run.end,
        bracketed,
        linked: false,
        next,
    }
}

struct Run<'t> {
    text: &'t str,
    sentence: Span,
    end: usize,
    dots: usize,
    strong: bool,
    closed: Option<Closed>,
}

impl Run<'_> {
    fn read(&mut self, pairs: &mut Pairs) {
        loop {
            self.end = skip(self.text, self.end, crate::text::is_invisible);
            let Some(c) = char_at(self.text, self.end) else { break };
            let is_read = if is_mark(c) { self.mark(c) } else { self.closing(c, pairs) || self.footnote(c) };
            if !is_read && !self.spaced(c, pairs) {
                break;
            }
        }
    }

    fn mark(&mut self, c: char) -> bool {
        // A stop right behind closings and marks (`."` + `.`) is one mark more, but not part of an ellipsis.
        let separate = self.closed.is_some() && self.dots > 0;
        match c {
            '…' => self.dots += 3,
            c if is_stop(c) && !separate => self.dots += 1,
            c if is_stop(c) => {}
            _ => self.strong = true,
        }
        // «...». ends as a stop does, whatever stands inside the quotation.
        if is_stop(c) && self.closed.is_some() {
            (self.strong, self.dots, self.closed) = (false, 1, None);
        }
        self.end += c.len_utf8();
        true
    }

    fn closing(&mut self, c: char, pairs: &mut Pairs) -> bool {
        let Some(Turn::Closes(kind)) = pairs.turn(self.text, self.end, c) else { return false };
        let opened = pairs.take(Turn::Closes(kind), self.end);
        let opened = opened.map_or(Opened::AtStart, |at| place(self.text, self.sentence, at));
        self.closed = Some(Closed { quote: matches!(kind, Kind::Quote(_)), opened });
        self.end += c.len_utf8();
        true
    }

    /// `[12]`, `[note 3]`, `¹`, `†`.
    fn footnote(&mut self, c: char) -> bool {
        let end = match c {
            '†' | '‡' => self.end + c.len_utf8(),
            '[' => {
                let rest = Span::new(self.end, self.text.len()).of(self.text);
                let Some((close, _)) = rest.char_indices().take(LONGEST_NOTE).find(|&(_, c)| c == ']') else {
                    return false;
                };
                self.end + close + 1
            }
            _ => skip(self.text, self.end, |c| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')),
        };
        std::mem::replace(&mut self.end, end) != end
    }

    /// White space and then more marks or a closing that stands free: `" .`, `. "`.
    fn spaced(&mut self, c: char, pairs: &mut Pairs) -> bool {
        if !is_blank(c) {
            return false;
        }
        let at = skip(self.text, self.end, is_blank);
        let Some(c) = char_at(self.text, at) else { return false };
        let closes = matches!(pairs.turn(self.text, at, c), Some(Turn::Closes(_)));
        let more = closes || is_mark(c) && !begins_word(self.text, at);
        let blank_line = Span::new(self.end, at).of(self.text).matches('\n').count() > 1;
        if more && !blank_line {
            self.end = at;
        }
        more && !blank_line
    }
}

/// Length of a footnote mark in brackets, in characters.
const LONGEST_NOTE: usize = 24;

fn place(text: &str, sentence: Span, at: usize) -> Opened {
    let head = Span::new(sentence.start, at);
    if at <= sentence.start || is_head(text, head) {
        return Opened::AtStart;
    }
    let before = head.of(text).chars().rev().take(LONGEST_GAP).find(|&c| !is_blank(c));
    if before == Some(':') { Opened::AfterColon } else { Opened::Inside }
}

/// White space between a colon and the quotation behind it, in characters.
const LONGEST_GAP: usize = 8;

/// How far a closing bracket is looked for, in bytes.
const BRACKET_REACH: usize = 300;

fn is_bracketed(text: &str, sentence: Span, end: usize, pairs: &Pairs) -> bool {
    let Some((close, at)) = pairs.bracket() else { return false };
    let closes_soon = || {
        let rest = Span::new(end, text.len()).of(text);
        rest.char_indices().take_while(|&(at, _)| at < BRACKET_REACH).any(|(_, c)| c == close)
    };
    at > sentence.start && place(text, sentence, at) == Opened::Inside && closes_soon()
}

/// Openings and dashes before the next word that are looked past.
const MOST_OPENINGS: usize = 6;

fn next(text: &str, end: usize) -> Option<Next<'_>> {
    let mut at = skip(text, end, is_blank);
    let gap = Span::new(end, at).of(text).contains(char::is_whitespace);
    let first = char_at(text, at)?;
    let (mut opening, mut dash) = (false, false);
    for _ in 0..MOST_OPENINGS {
        let Some(c) = char_at(text, at) else { break };
        opening |= is_opening(c);
        dash |= is_dash(c);
        if !is_opening(c) && !is_dash(c) && !matches!(c, '#' | '@' | '$' | '€' | '£' | '+' | '*' | '•' | '¿' | '¡')
        {
            break;
        }
        at = skip(text, at + c.len_utf8(), is_blank);
    }
    let word = word_at(text, at);
    Some(Next { gap, first, opening, dash, start: start_of(word.of(text)), word: word.of(text), end: word.end })
}

fn start_of(word: &str) -> Start {
    match word.chars().find(|c| c.is_alphanumeric()) {
        Some(c) if c.is_numeric() => Start::Digit,
        Some(c) if c.is_lowercase() => Start::Lower,
        Some(_) if is_arabic(word) => Start::Arabic,
        Some(_) => Start::Upper,
        None => Start::Symbol,
    }
}
