//! What two texts say, as vectors: of every run of segments, and of the parts that a segment is made of.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::parts::{Grain, Parts};
use super::scale::Scale;
use crate::align::band::Band;
use crate::align::encoder::{Encoder, Vectors};
use crate::align::excerpt::Stand;
use crate::align::{Analysis, REACH};
use crate::text::{Side, Sides, Span};

/// Vectors of two texts.
#[derive(Debug)]
pub(crate) struct Meaning<'a> {
    sides: Sides<Spoken<'a>>,
    encoder: Arc<dyn Encoder>,
    /// What brings the cosines to one scale for all encoders; none until that is asked for.
    scale: Option<Scale>,
}

/// Vectors of one text.
#[derive(Debug)]
struct Spoken<'a> {
    passages: Passages<'a>,
    /// For each segment the passages of the runs of 1, 2, ... segments that begin with it.
    runs: Vec<[u32; REACH]>,
    /// The sentences of each segment, and the clauses.
    parts: [Parts; 2],
}

/// Passages of a text, each that reads differently once, by number, with their vectors.
#[derive(Debug, Default)]
struct Passages<'a> {
    numbers: HashMap<&'a str, u32>,
    vectors: Vectors,
}

/// The number that no passage has.
const NONE: u32 = u32::MAX;

impl<'a> Meaning<'a> {
    /// Encodes two texts if the encoder was made for their languages.
    pub(crate) fn new(texts: Sides<&'a Analysis>, encoder: &Arc<dyn Encoder>) -> Option<Self> {
        if !Side::BOTH.iter().all(|&side| encoder.supports(&texts.get(side).language)) {
            return None;
        }
        let whole = |text: &'a Analysis| Spoken::new(text, &Stand::of(text), encoder.as_ref(), &Passages::default());
        Some(Self { sides: texts.map(whole), encoder: Arc::clone(encoder), scale: None })
    }

    /// Brings the cosines to one scale for all encoders, by those of the segments in the band. The scale is decided the first time.
    pub(super) fn rescale(&mut self, band: &Band, segments: Sides<usize>) {
        if self.scale.is_none() {
            let between = |row: usize, column: usize| self.raw(&Sides::new(row..row + 1, column..column + 1));
            let within =
                |side: Side, one: usize, other: usize| self.raw_within(side, &(one..one + 1), &(other..other + 1));
            self.scale = Some(Scale::of(band, segments, between, within));
        }
    }

    /// The meaning of excerpts of the same texts. What was encoded before is not encoded again.
    pub(crate) fn excerpt(&self, texts: Sides<&'a Analysis>, stand: &Sides<Stand>) -> Self {
        let side = |side: Side| {
            let known = &self.sides.get(side).passages;
            Spoken::new(texts.get(side), stand.get(side), self.encoder.as_ref(), known)
        };
        let sides = Sides::new(side(Side::Source), side(Side::Target));
        Self { sides, encoder: Arc::clone(&self.encoder), scale: self.scale }
    }

    /// The encoder.
    pub(crate) fn encoder(&self) -> &Arc<dyn Encoder> {
        &self.encoder
    }

    /// The cosine of a run of source segments and one of target segments.
    pub(crate) fn cosine(&self, runs: &Sides<Range<usize>>) -> f32 {
        self.scaled(self.raw(runs))
    }

    /// The cosine of two runs of the same side.
    pub(crate) fn cosine_within(&self, side: Side, run: &Range<usize>, other: &Range<usize>) -> f32 {
        self.scaled(self.raw_within(side, run, other))
    }

    fn raw(&self, runs: &Sides<Range<usize>>) -> Option<f32> {
        let Sides { source, target } = &self.sides;
        source.cosine(source.run(&runs.source), target, target.run(&runs.target))
    }

    fn raw_within(&self, side: Side, run: &Range<usize>, other: &Range<usize>) -> Option<f32> {
        let side = self.sides.get(side);
        side.cosine(side.run(run), side, side.run(other))
    }

    /// A cosine on the scale; what no vector was made of is unlike everything.
    fn scaled(&self, cosine: Option<f32>) -> f32 {
        cosine.map_or(0.0, |cosine| self.scale.map_or(cosine, |scale| scale.apply(cosine)))
    }

    /// The parts of the segments of one side.
    pub(crate) fn parts(&self, side: Side, grain: Grain) -> &Parts {
        let [sentences, clauses] = &self.sides.get(side).parts;
        if grain == Grain::Sentence { sentences } else { clauses }
    }

    /// The cosine of a part of a segment on one side and one on the other.
    pub(crate) fn cosine_of_parts(&self, grain: Grain, side: Side, part: usize, other: usize) -> f32 {
        let passage = |side: Side, part: usize| self.parts(side, grain).passage(part);
        let (own, others) = (self.sides.get(side), self.sides.get(side.other()));
        self.scaled(own.cosine(passage(side, part), others, passage(side.other(), other)))
    }
}

impl<'a> Spoken<'a> {
    fn new(text: &'a Analysis, stand: &Stand, encoder: &dyn Encoder, known: &Passages<'_>) -> Self {
        let mut wanted = Wanted { text: text.text(), spans: Vec::new(), numbers: HashMap::new() };
        let mut runs = Vec::with_capacity(stand.spans.len());
        let mut start = 0;
        for &end in &stand.ends {
            let segments = stand.spans.get(start..end).unwrap_or_default();
            runs.extend((0..segments.len()).map(|first| {
                let run = |more: usize| Some(segments.get(first)?.join(*segments.get(first + more)?));
                std::array::from_fn(|more| run(more).map_or(NONE, |run| wanted.number(run)))
            }));
            start = end;
        }
        let parts = Grain::BOTH.map(|grain| Parts::new(text, &stand.spans, grain, |part| wanted.number(part)));
        Self { passages: wanted.encode(text, encoder, known), runs, parts }
    }

    /// The passage of a run of segments, if it has one.
    fn run(&self, run: &Range<usize>) -> u32 {
        let length = run.end.saturating_sub(run.start);
        let passages = self.runs.get(run.start).zip(length.checked_sub(1));
        passages.and_then(|(passages, more)| passages.get(more)).copied().unwrap_or(NONE)
    }

    /// The cosine of two passages, as the encoder has it; nothing where one has no direction.
    fn cosine(&self, passage: u32, others: &Self, other: u32) -> Option<f32> {
        let (own, others) = (&self.passages.vectors, &others.passages.vectors);
        let (passage, other) = (passage as usize, other as usize);
        (!own.is_zero(passage) && !others.is_zero(other)).then(|| own.cosine(passage, others, other))
    }
}

/// Passages that need vectors.
struct Wanted<'a> {
    text: &'a str,
    spans: Vec<Span>,
    numbers: HashMap<&'a str, u32>,
}

impl<'a> Wanted<'a> {
    fn number(&mut self, span: Span) -> u32 {
        let next = self.spans.len() as u32;
        let number = *self.numbers.entry(span.of(self.text)).or_insert(next);
        if number == next {
            self.spans.push(span);
        }
        number
    }

    /// Encodes those that are not known.
    fn encode(self, text: &Analysis, encoder: &dyn Encoder, known: &Passages<'_>) -> Passages<'a> {
        let known_number = |span: &Span| known.numbers.get(span.of(self.text)).map(|&number| number as usize);
        let segments: Vec<Span> = text.document.segments().iter().map(|segment| segment.span).collect();
        let new: Vec<Span> = self.spans.iter().filter(|span| known_number(span).is_none()).copied().collect();
        let encoded =
            if new.is_empty() { Vectors::default() } else { encoder.encode_spans(self.text, &segments, &new) };
        let mut vectors = Vectors::with_capacity(encoder.dimensions(), self.spans.len());
        let mut next = 0..new.len();
        for span in &self.spans {
            match known_number(span) {
                Some(number) => vectors.append_one(&known.vectors, number),
                None => vectors.append_one(&encoded, next.next().unwrap_or(usize::MAX)),
            }
        }
        Passages { numbers: self.numbers, vectors }
    }
}
