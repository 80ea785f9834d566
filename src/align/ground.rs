//! What the signals stand on: both texts as lengths and words that can be compared, and the band they are compared in.

mod cognates;
mod effort;
mod meaning;
mod parts;
mod spellings;
mod vocabulary;

pub(crate) use meaning::{Meaning, Stand};
pub(crate) use parts::{Grain, Parts};
pub(crate) use vocabulary::{Matches, Type, TypeKind, Vocabulary};

use super::Analysis;
use super::Options;
use super::excerpt::Excerpt;
use super::lexicon::Lexicon;
use super::search::Band;
use super::signal::Evidence;
use crate::language::Language;
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
    /// What the texts say, if there is an encoder for their languages.
    pub(crate) meaning: Option<Meaning<'a>>,
    /// Whether a lexicon is made for their languages.
    pub(crate) has_lexicon: bool,
}

impl<'a> Ground<'a> {
    /// Prepares two texts. Time n log n in their length. Evidence that no weights are fitted for is left aside, and so is the
    /// encoder in texts that it would take too long to read: those of more than about two megabytes together, repetitions
    /// not counted.
    pub fn new(texts: Sides<&'a Analysis>, options: &Options) -> Self {
        let languages = texts.map(|text| &text.language);
        let evidence = Evidence::with(true, has_lexicon(&options.lexicons, languages));
        let effort = |text: &Analysis| if options.encoder.is_some() { effort::effort(text) } else { 0 };
        let within_reason = effort(texts.source) + effort(texts.target) <= MOST_EFFORT;
        Self::prepare(texts, options, evidence.is_fitted() && within_reason)
    }

    /// Prepares two texts to fit weights on: with all evidence there is.
    pub fn for_fitting(texts: Sides<&'a Analysis>, options: &Options) -> Self {
        Self::prepare(texts, options, true)
    }

    fn prepare(texts: Sides<&'a Analysis>, options: &Options, encode: bool) -> Self {
        let lexicons = options.lexicons.as_slice();
        let languages = texts.map(|text| &text.language);
        let ends = texts.map(ends);
        let mut words = texts.map(Vocabulary::new);
        let mut pairs = vocabulary::pairs(&mut words, languages, lexicons);
        let (source, target) = (&texts.source.language, &texts.target.language);
        if source.profile().script == target.profile().script && !source.is_same(target) {
            let cognates = cognates::pairs(words.as_ref());
            vocabulary::mark_known(&mut words, &cognates);
            pairs.extend(cognates);
        }
        words.source.discount_unknown();
        words.target.discount_unknown();
        let matches = vocabulary::matches(&words, &pairs);
        let ratio = ratio(texts, &ends, lexicons);
        let meaning = options.encoder.as_ref().filter(|_| encode).and_then(|encoder| Meaning::new(texts, encoder));
        let has_lexicon = has_lexicon(lexicons, languages);
        let mut ground = Self { texts, ends, ratio, words, matches, band: Band::default(), meaning, has_lexicon };
        ground.band = super::search::coarse::band(&ground);
        let spelled = spellings::pairs(&ground);
        vocabulary::mark_known(&mut ground.words, &spelled);
        pairs.extend(spelled);
        ground.matches = vocabulary::matches(&ground.words, &pairs);
        ground
    }

    /// Prepares an excerpt of the same texts: what words weigh and which translate each other is known, and most of what is
    /// said in it.
    pub(crate) fn excerpt<'e>(&'e self, excerpt: &'e Excerpt) -> Ground<'e> {
        let (texts, band) = (excerpt.texts.as_ref(), excerpt.band.clone());
        let mut words = texts.map(Vocabulary::new);
        words.source.weigh_like(&self.words.source);
        words.target.weigh_like(&self.words.target);
        let mut pairs = vocabulary::inherited(&words, &self.words, &self.matches);
        let matches = Sides::default();
        let meaning = self.meaning.as_ref().map(|meaning| meaning.excerpt(self.texts, &excerpt.stand));
        let (ends, ratio, has_lexicon) = (texts.map(ends), self.ratio, self.has_lexicon);
        let mut ground = Ground { texts, ends, ratio, words, matches, band, meaning, has_lexicon };
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

/// The effort that an encoder is still put to, see [`effort::effort`]; longer texts are aligned by words, lengths and anchors
/// alone.
const MOST_EFFORT: usize = 3_000_000;

fn has_lexicon(lexicons: &[Lexicon], languages: Sides<&Language>) -> bool {
    lexicons.iter().any(|lexicon| lexicon.direction(languages).is_some())
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
