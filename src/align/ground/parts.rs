//! What segments are made of: their sentences, and their clauses.

use std::ops::Range;

use crate::align::Analysis;
use crate::language::sentences;
use crate::text::Span;

/// How finely segments are taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    Sentence,
    Clause,
}

impl Grain {
    pub(crate) const BOTH: [Self; 2] = [Self::Sentence, Self::Clause];
}

/// The parts of each segment of a text, in order, each with its length in characters and the number of its passage.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// The end of each segment's parts.
    ends: Vec<u32>,
    lengths: Vec<f32>,
    passages: Vec<u32>,
}

impl Parts {
    /// Takes `segments` of a text apart; `passage` gives each part its number.
    pub(super) fn new(text: &Analysis, segments: &[Span], grain: Grain, mut passage: impl FnMut(Span) -> u32) -> Self {
        let mut parts = Self::default();
        for &segment in segments {
            let sentences = sentences(text.text(), segment, &text.language);
            let spans = match grain {
                Grain::Sentence => sentences,
                Grain::Clause => sentences.iter().flat_map(|&sentence| clauses(text.text(), sentence)).collect(),
            };
            for span in spans {
                parts.lengths.push(span.of(text.text()).chars().count() as f32);
                parts.passages.push(passage(span));
            }
            parts.ends.push(parts.passages.len() as u32);
        }
        parts
    }

    /// The numbers of a segment's parts.
    pub(crate) fn of(&self, segment: usize) -> Range<usize> {
        let end = |segment: usize| self.ends.get(segment).map_or(0, |&end| end as usize);
        segment.checked_sub(1).map_or(0, end)..end(segment)
    }

    /// How many segments there are.
    pub(crate) fn segments(&self) -> usize {
        self.ends.len()
    }

    /// The characters of a part.
    pub(crate) fn length(&self, part: usize) -> f32 {
        self.lengths.get(part).copied().unwrap_or_default()
    }

    /// The number of a part's passage.
    pub(super) fn passage(&self, part: usize) -> u32 {
        self.passages.get(part).copied().unwrap_or(u32::MAX)
    }
}

/// The fewest characters of a clause.
const CLAUSE: usize = 6;

/// The most words of a clause: a longer one is cut into equal parts.
const WORDS: usize = 12;

/// A sentence cut behind commas and the like, and where it has none after so many words.
fn clauses(text: &str, sentence: Span) -> Vec<Span> {
    let mut clauses: Vec<Span> = Vec::new();
    let mut start = sentence.start;
    let mut words: Vec<Span> = Vec::new();
    for word in words_of(text, sentence) {
        words.push(word);
        let ends = word.of(text).ends_with([',', '،', ';', '؛', ':', '–', '—']);
        let long = Span::new(start, word.end).of(text).chars().count() >= CLAUSE;
        let left = Span::new(word.end, sentence.end).of(text).chars().count() >= CLAUSE;
        if ends && long && left {
            cut_evenly(&words, &mut clauses);
            words.clear();
            start = word.end;
        }
    }
    cut_evenly(&words, &mut clauses);
    if clauses.is_empty() {
        clauses.push(sentence);
    }
    clauses
}

fn words_of(text: &str, within: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = within.start;
    within.of(text).split(char::is_whitespace).filter_map(move |word| {
        let span = Span::new(at, at + word.len());
        // A white space character may be longer than a byte; where the next word begins tells.
        let behind = Span::new(span.end, within.end).of(text);
        at = span.end + behind.chars().next().map_or(0, char::len_utf8);
        (!word.is_empty()).then_some(span)
    })
}

fn cut_evenly(words: &[Span], clauses: &mut Vec<Span>) {
    let parts = words.len().div_ceil(WORDS);
    for part in 0..parts {
        let run = words.get(part * words.len() / parts..(part + 1) * words.len() / parts).unwrap_or_default();
        if let (Some(first), Some(last)) = (run.first(), run.last()) {
            clauses.push(first.join(*last));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        clauses(text, Span::all(text)).into_iter().map(|clause| clause.of(text)).collect()
    }

    #[test]
    fn clauses_end_at_commas_unless_that_makes_them_tiny() {
        assert_eq!(
            cut("Yes, he left the house,\u{a0}then he came back again."),
            ["Yes, he left the house,", "then he came back again."]
        );
        assert_eq!(cut("نعم"), ["نعم"]);
        assert_eq!(cut(""), [""]);
    }

    #[test]
    fn a_long_clause_is_cut_into_equal_parts() {
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
        assert_eq!(cut(long), ["one two three four five six seven", "eight nine ten eleven twelve thirteen fourteen"]);
    }
}
