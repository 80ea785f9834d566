//! What two texts say, as vectors: of every run of segments, and of the parts that a segment is made of.

use std::ops::Range;
use std::sync::Arc;

use crate::align::encoder::{Encoder, Runs, Vectors};
use crate::align::{Analysis, REACH};
use crate::language::sentences;
use crate::text::{Side, Sides, Span};

/// Vectors of two texts.
#[derive(Debug)]
pub(crate) struct Meaning {
    runs: Sides<Runs>,
    /// The sentences of each segment, and the clauses.
    parts: [Sides<Parts>; 2],
    encoder: Arc<dyn Encoder>,
}

/// How finely segments are taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    Sentence,
    Clause,
}

impl Grain {
    pub(crate) const BOTH: [Self; 2] = [Self::Sentence, Self::Clause];
}

/// The parts of each segment of a text, in order, each with its vector and its length in characters.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// The end of each segment's parts.
    ends: Vec<u32>,
    lengths: Vec<f32>,
    vectors: Vectors,
}

impl Parts {
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

    /// The cosine of two parts.
    pub(crate) fn cosine(&self, part: usize, others: &Self, other: usize) -> f32 {
        self.vectors.cosine(part, &others.vectors, other)
    }
}

impl Meaning {
    /// Encodes two texts if the encoder was made for their languages.
    pub(crate) fn new(texts: Sides<&Analysis>, encoder: &Arc<dyn Encoder>) -> Option<Self> {
        if !Side::BOTH.iter().all(|&side| encoder.supports(&texts.get(side).language)) {
            return None;
        }
        let runs = texts.map(|text| encoder.encode_runs(&segments(text), REACH));
        let parts = Grain::BOTH.map(|grain| {
            Sides::new(
                Parts::new(texts.source, &runs.source, grain, encoder.as_ref()),
                Parts::new(texts.target, &runs.target, grain, encoder.as_ref()),
            )
        });
        Some(Self { runs, parts, encoder: Arc::clone(encoder) })
    }

    /// The encoder.
    pub(crate) fn encoder(&self) -> &Arc<dyn Encoder> {
        &self.encoder
    }

    /// The cosine of a run of source segments and one of target segments.
    pub(crate) fn cosine(&self, runs: &Sides<Range<usize>>) -> f32 {
        self.runs.source.cosine(&runs.source, &self.runs.target, &runs.target)
    }

    /// The cosine of two runs of the same side.
    pub(crate) fn cosine_within(&self, side: Side, run: &Range<usize>, other: &Range<usize>) -> f32 {
        let runs = self.runs.get(side);
        runs.cosine(run, runs, other)
    }

    /// The parts of both texts.
    pub(crate) fn parts(&self, grain: Grain) -> &Sides<Parts> {
        let [sentences, clauses] = &self.parts;
        if grain == Grain::Sentence { sentences } else { clauses }
    }
}

fn segments(text: &Analysis) -> Vec<&str> {
    (0..text.document.segments().len()).map(|segment| text.document.segment_text(segment)).collect()
}

impl Parts {
    fn new(text: &Analysis, runs: &Runs, grain: Grain, encoder: &dyn Encoder) -> Self {
        let mut parts = Self::default();
        let mut spans: Vec<Span> = Vec::new();
        for segment in text.document.segments() {
            let found = sentences(text.text(), segment.span, &text.language);
            match grain {
                Grain::Sentence => spans.extend(found),
                Grain::Clause => spans.extend(found.iter().flat_map(|&sentence| clauses(text.text(), sentence))),
            }
            parts.ends.push(spans.len() as u32);
        }
        parts.lengths = spans.iter().map(|span| span.of(text.text()).chars().count() as f32).collect();
        parts.encode(text.text(), &spans, runs, encoder);
        parts
    }

    /// Encodes the parts; one that is a whole segment has its vector already.
    fn encode(&mut self, text: &str, spans: &[Span], runs: &Runs, encoder: &dyn Encoder) {
        let owners = (0..self.ends.len()).flat_map(|segment| self.of(segment).map(move |_| segment));
        let owners: Vec<usize> = owners.collect();
        let is_whole = |segment: usize| self.of(segment).len() == 1;
        let small: Vec<&str> = spans
            .iter()
            .zip(&owners)
            .filter(|&(_, &segment)| !is_whole(segment))
            .map(|(span, _)| span.of(text))
            .collect();
        let encoded = encoder.encode(&small);
        let mut vectors = Vectors::with_capacity(encoder.dimensions(), spans.len());
        let mut next = 0;
        for &segment in &owners {
            if is_whole(segment) {
                let index = runs.index(&(segment..segment + 1)).unwrap_or(usize::MAX);
                vectors.push(&runs.vectors().to_f32(index));
            } else {
                vectors.push(&encoded.to_f32(next));
                next += 1;
            }
        }
        self.vectors = vectors;
    }
}

/// The fewest characters of a clause.
const CLAUSE: usize = 18;

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
