//! Word links: inside a link, which words of one side translate which of the other.
//!
//! Every pair of words that some evidence speaks for (a lexicon, a table of names, spelling, value) is a candidate; the best
//! candidates are taken first, each word once (competitive linking, Melamed 2000), twice over: the second time a candidate
//! gains by standing where its linked neighbours make it likely. Words that one language writes onto another word share
//! that word's link.

mod candidates;
mod choose;
mod index;
mod sieve;
mod trust;

use std::ops::Range;

use super::lexicon::Lexicon;
use super::{Alignment, Analysis, Passage};
use crate::language::attached::{Attached, Host};
use crate::text::{Side, Sides};
use index::Index;
use sieve::Sieve;

/// What speaks for a word link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordEvidence {
    /// The same letters or digits on both sides.
    Same,
    /// Equal values: numbers, dates.
    Value,
    /// One name in a table of names that are translated (countries, organisations, peoples).
    Table,
    /// A name that spells the other.
    Spelling,
    /// A lexicon.
    Lexicon,
    /// Words of two languages of one script that begin alike.
    Cognate,
    /// A word that the other language writes onto its neighbour (`the`, `his`).
    Attached,
}

impl WordEvidence {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Value => "value",
            Self::Table => "table",
            Self::Spelling => "spelling",
            Self::Lexicon => "lexicon",
            Self::Cognate => "cognate",
            Self::Attached => "attached",
        }
    }
}

/// A word of the source and a word of the target that translate each other. A word that translates several has a link
/// with each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WordLink {
    /// The numbers of the tokens in [`Analysis::tokens`].
    pub tokens: Sides<usize>,
    /// Probability that it is right, 0 to 1, given that the passages translate each other.
    pub confidence: f32,
    /// What speaks for it most.
    pub evidence: WordEvidence,
}

/// The word links of two passages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordLinks {
    /// Sorted by source token, then target token.
    links: Vec<WordLink>,
    /// The numbers of the links sorted by target token.
    by_target: Vec<u32>,
}

impl WordLinks {
    fn new(mut links: Vec<WordLink>) -> Self {
        links.sort_by_key(|link| (link.tokens.source, link.tokens.target));
        let mut by_target: Vec<u32> = (0..links.len() as u32).collect();
        let target = |number: &u32| links.get(*number as usize).map(|link| link.tokens.target);
        by_target.sort_by_key(target);
        Self { links, by_target }
    }

    /// All of them, sorted by source token, then target token.
    pub fn all(&self) -> &[WordLink] {
        &self.links
    }

    /// The links of a token (a number in [`Analysis::tokens`]) of one side. Time logarithmic in their number.
    pub fn of(&self, side: Side, token: usize) -> impl Iterator<Item = &WordLink> {
        let key = move |number: usize| match side {
            Side::Source => self.links.get(number),
            Side::Target => self.by_target.get(number).and_then(|&number| self.links.get(number as usize)),
        };
        let at = move |number: usize| key(number).map_or(usize::MAX, |link| *link.tokens.get(side));
        let mut low = 0;
        let mut high = self.links.len();
        while low < high {
            let middle = usize::midpoint(low, high);
            if at(middle) < token {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low..self.links.len()).map_while(key).take_while(move |link| *link.tokens.get(side) == token)
    }

    /// The highest confidence of the links of each of some tokens; 0 where there is none.
    pub(crate) fn confidences(&self, side: Side, tokens: Range<usize>) -> Vec<f32> {
        let mut highest = vec![0.0; tokens.len()];
        for link in &self.links {
            let slot = link.tokens.get(side).checked_sub(tokens.start).and_then(|at| highest.get_mut(at));
            if let Some(slot) = slot {
                *slot = link.confidence.max(*slot);
            }
        }
        highest
    }

    /// The highest confidence of a token's links; 0 if it has none.
    pub fn confidence(&self, side: Side, token: usize) -> f32 {
        self.of(side, token).map(|link| link.confidence).fold(0.0, f32::max)
    }
}

/// Links the words of two texts' passages. What the texts' words are is found once; a passage pair then costs some
/// microseconds.
///
/// ```
/// use muqabala::align::{Analysis, WordLinker, lexicon::Lexicon};
/// use muqabala::format::{Content, Format, Segmentation};
/// use muqabala::language::Language;
/// use muqabala::text::Sides;
///
/// let read = |text: &str, language| match Format::of_name("x.txt").read(text.as_bytes(), Segmentation::Auto) {
///     Ok(Content::Text(document)) => Analysis::of(document, language),
///     _ => unreachable!("plain text is a text"),
/// };
/// let source = read("The teacher visited Baghdad in 2014.", Language::english());
/// let target = read("زار المعلم بغداد عام ٢٠١٤.", Language::arabic());
/// let texts = Sides::new(&source, &target);
/// let linker = WordLinker::new(texts, &[Lexicon::builtin()]);
/// let passages = texts.map(|text| text.passage(0..1));
/// let links = linker.links(passages.as_ref());
/// let words = |link: &muqabala::align::WordLink| {
///     let word = |text: &Analysis, token: usize| text.tokens[token].span.of(text.text()).to_owned();
///     (word(&source, link.tokens.source), word(&target, link.tokens.target))
/// };
/// let found: Vec<_> = links.all().iter().map(words).collect();
/// assert!(found.contains(&("teacher".into(), "المعلم".into())));
/// assert!(found.contains(&("Baghdad".into(), "بغداد".into())));
/// assert!(found.contains(&("2014".into(), "٢٠١٤".into())));
/// ```
#[derive(Debug)]
pub struct WordLinker {
    index: Index,
    /// The side whose function words the other may write onto its words.
    loose: Option<Side>,
}

impl WordLinker {
    /// Gets ready for two texts. Time linear in their length, but for a look into the lexicons for every distinct word.
    pub fn new(texts: Sides<&Analysis>, lexicons: &[Lexicon]) -> Self {
        let language = |side: Side| &texts.get(side).language;
        let attaches = |side: &Side| language(*side).is_english() && language(side.other()).is_arabic();
        Self { index: Index::new(texts, lexicons), loose: Side::BOTH.into_iter().find(attaches) }
    }

    /// The word links of two passages of the two texts that are taken to translate each other. Time n log n in their length.
    pub fn links(&self, passages: Sides<&Passage<'_>>) -> WordLinks {
        if passages.source.is_empty() || passages.target.is_empty() {
            return WordLinks::default();
        }
        let starts = passages.map(|passage| passage.token_range().start);
        let lengths = passages.map(|passage| passage.tokens().len());
        let candidates = candidates::find(&self.index, passages);
        let mut chosen = choose::choose(candidates, lengths);
        self.attach(starts, lengths, &mut chosen);
        let absolute = |link: WordLink| WordLink {
            tokens: Sides::new(link.tokens.source + starts.source, link.tokens.target + starts.target),
            ..link
        };
        WordLinks::new(chosen.into_iter().map(absolute).collect())
    }

    /// Which words translate which, for every link of an alignment of the two texts.
    pub fn of_links(&self, texts: Sides<&Analysis>, alignment: &Alignment) -> Vec<WordLinks> {
        let links = alignment.links().iter().map(|link| {
            let Sides { source, target } = link.segments.clone();
            self.links(Sides::new(&texts.source.passage(source), &texts.target.passage(target)))
        });
        links.collect()
    }

    /// How strongly the lexicons pair the words of two passages: words by their place among the passages' tokens, sorted.
    pub(crate) fn strengths(&self, passages: Sides<&Passage<'_>>) -> Vec<(usize, usize, f32)> {
        let stems = |side: Side| {
            let tokens = passages.get(side).token_range();
            tokens.enumerate().filter_map(move |(at, token)| Some((self.index.word(side, token)?.stem, at)))
        };
        let mut targets: Vec<(u32, usize)> = stems(Side::Target).collect();
        targets.sort_unstable();
        let sieve = Sieve::of(targets.iter().map(|(stem, _)| *stem));
        let mut found = Vec::new();
        for (stem, source) in stems(Side::Source) {
            for &(stem, strength) in self.index.translations(stem).iter().filter(|(stem, _)| sieve.may_have(*stem)) {
                let first = targets.partition_point(|(other, _)| *other < stem);
                let own = targets.iter().skip(first).take_while(|(other, _)| *other == stem);
                found.extend(own.map(|&(_, target)| (source, target, strength)));
            }
        }
        found.sort_unstable_by_key(|&(source, target, _)| (source, target));
        found
    }

    /// Whether a token could be linked at all: a word that no lexicon has proves nothing by being without link.
    pub fn is_known(&self, side: Side, token: usize) -> bool {
        self.index.word(side, token).is_some_and(|word| self.index.is_known(side, word.stem))
    }

    /// Whether a token says what a sentence is about: a number, a link or a word that is no function word.
    pub fn is_content(&self, side: Side, token: usize) -> bool {
        self.index.word(side, token).is_some_and(|word| word.is_content)
    }

    /// Links function words that the other language writes onto the counterpart of a neighbour.
    fn attach(&self, starts: Sides<usize>, lengths: Sides<usize>, chosen: &mut Vec<WordLink>) {
        let Some(side) = self.loose else { return };
        let length = *lengths.get(side);
        let place = |link: &WordLink| (*link.tokens.get(side), *link.tokens.get(side.other()), link.confidence);
        let mut linked: Vec<(usize, usize, f32)> = chosen.iter().map(place).collect();
        linked.sort_by_key(|&(token, other, _)| (token, other));
        let links_of = |token: usize| {
            let first = linked.partition_point(|link| link.0 < token);
            let own = linked.iter().skip(first).take_while(move |link| link.0 == token);
            own.map(|&(_, other, confidence)| (other, confidence))
        };
        let (start, start_there) = (*starts.get(side), *starts.get(side.other()));
        let unlinked = (0..length).filter(|&token| links_of(token).next().is_none());
        let attached = unlinked.filter_map(|token| {
            let word = self.index.word(side, start + token)?;
            let (other, confidence) = word.attached.iter().flatten().find_map(|&(host, attached)| {
                let host = self.host(side, start, token, host, length)?;
                self.carrier(side.other(), start_there, links_of(host), attached)
            })?;
            let tokens = match side {
                Side::Source => Sides::new(token, other),
                Side::Target => Sides::new(other, token),
            };
            Some(WordLink { tokens, confidence: confidence * trust::ATTACHED, evidence: WordEvidence::Attached })
        });
        let attached: Vec<WordLink> = attached.collect();
        chosen.extend(attached);
    }

    /// The content word that a word would be attached to.
    fn host(&self, side: Side, start: usize, token: usize, host: Host, length: usize) -> Option<usize> {
        let is_content = |token: &usize| self.is_content(side, start + token);
        match host {
            Host::Next => (token + 1..length).take(FARTHEST_HOST).find(is_content),
            Host::Before => (0..token).rev().take(FARTHEST_HOST).find(is_content),
        }
    }

    /// The first counterpart of a host, of its links in order, that carries the clitics asked for.
    fn carrier(
        &self,
        side: Side,
        start: usize,
        mut links: impl Iterator<Item = (usize, f32)>,
        attached: Attached,
    ) -> Option<(usize, f32)> {
        let carries = |token: usize| self.index.word(side, start + token).is_some_and(|w| w.carried.meets(attached));
        links.find(|&(token, _)| carries(token))
    }
}

/// How many tokens away the host of an attached word may be.
const FARTHEST_HOST: usize = 3;

#[cfg(test)]
mod tests;
