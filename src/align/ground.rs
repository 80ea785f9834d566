//! What the signals stand on: both texts as lengths and words that can be compared, and the band they are compared in.

mod spellings;
mod vocabulary;

pub(crate) use vocabulary::{Matches, Type, TypeKind, Vocabulary};

use super::Analysis;
use super::lexicon::Lexicon;
use super::search::Band;
use crate::text::{Side, Sides, is_arabic_mark, is_invisible};

/// Two texts prepared for the search.
#[derive(Debug)]
pub struct Ground<'a> {
    /// The texts.
    pub texts: Sides<&'a Analysis>,
    /// For each side the visible characters before each segment; one more entry for the end.
    pub(crate) ends: Sides<Vec<f64>>,
    /// Target characters to one source character.
    pub(crate) ratio: f64,
    /// The words of each side.
    pub(crate) words: Sides<Vocabulary>,
    /// For each word of a side, the words of the other that may translate it.
    pub(crate) matches: Sides<Matches>,
    /// The places that the search visits.
    pub(crate) band: Band,
}

impl<'a> Ground<'a> {
    /// Prepares two texts. Time n log n in their length.
    pub fn new(texts: Sides<&'a Analysis>, lexicons: &[Lexicon]) -> Self {
        let ends = texts.map(ends);
        let mut words = texts.map(Vocabulary::new);
        let mut pairs = vocabulary::pairs(&mut words, texts.map(|text| &text.language), lexicons);
        let matches = vocabulary::matches(&words, &pairs);
        let ratio = ratio(texts, &ends, lexicons);
        let mut ground = Self { texts, ends, ratio, words, matches, band: Band::default() };
        ground.band = super::search::coarse::band(&ground);
        let spelled = spellings::pairs(&ground);
        vocabulary::mark_known(&mut ground.words, &spelled);
        pairs.extend(spelled);
        ground.matches = vocabulary::matches(&ground.words, &pairs);
        ground
    }

    /// Prepares an excerpt of the same texts: what words weigh and which translate each other is known.
    pub(crate) fn excerpt<'e>(&self, texts: Sides<&'e Analysis>, band: Band) -> Ground<'e> {
        let mut words = texts.map(Vocabulary::new);
        words.source.weigh_like(&self.words.source);
        words.target.weigh_like(&self.words.target);
        let mut pairs = vocabulary::inherited(&words, &self.words, &self.matches);
        let matches = Sides::default();
        let mut ground = Ground { texts, ends: texts.map(ends), ratio: self.ratio, words, matches, band };
        let spelled = spellings::pairs(&ground);
        vocabulary::mark_known(&mut ground.words, &spelled);
        pairs.extend(spelled);
        ground.matches = vocabulary::matches(&ground.words, &pairs);
        ground
    }

    /// How many segments each side has.
    pub fn segments(&self) -> Sides<usize> {
        self.texts.map(|text| text.document.segments().len())
    }

    /// Visible characters of a run of segments, in units of target characters.
    pub(crate) fn length(&self, side: Side, run: std::ops::Range<usize>) -> f64 {
        let ends = self.ends.get(side);
        let at = |segment: usize| ends.get(segment).copied().unwrap_or_default();
        let length = at(run.end) - at(run.start);
        if side == Side::Source { length * self.ratio } else { length }
    }
}

fn ends(text: &Analysis) -> Vec<f64> {
    let mut sum = 0.0;
    let mut ends = vec![0.0];
    ends.extend((0..text.document.segments().len()).map(|segment| {
        sum += visible_length(text.document.segment_text(segment)) as f64;
        sum
    }));
    ends
}

/// Characters of `text` that a reader sees: tashkeel, tatweel and invisible characters do not count.
pub(crate) fn visible_length(text: &str) -> usize {
    text.chars().filter(|&c| !is_arabic_mark(c) && c != '\u{640}' && !is_invisible(c)).count()
}

/// Characters that the expectation from a lexicon weighs.
const EXPECTED_WEIGHT: f64 = 3000.0;

/// A text whose ratio is further from the expected one than this factor lacks parts: the expectation holds then.
const FURTHEST: f64 = 1.35;

/// The ratio of lengths: the text's own, drawn towards what is usual for the two languages.
fn ratio(texts: Sides<&Analysis>, ends: &Sides<Vec<f64>>, lexicons: &[Lexicon]) -> f64 {
    let languages = texts.map(|text| &text.language);
    let expected = lexicons.iter().find_map(|lexicon| lexicon.expected_ratio(languages)).unwrap_or(1.0);
    let total = |ends: &Vec<f64>| ends.last().copied().unwrap_or_default();
    let (source, target) = (total(&ends.source), total(&ends.target));
    let own = target / source.max(1.0);
    if own > expected * FURTHEST || own < expected / FURTHEST {
        return expected;
    }
    (target + expected * EXPECTED_WEIGHT) / (source + EXPECTED_WEIGHT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_tatweel_have_no_length() {
        assert_eq!(visible_length("كِتـــابٌ"), 4);
    }
}
