//! What the signals stand on: both texts as lengths and words that can be compared, and the band they are compared in.

mod coarse;
mod cognates;
mod glosses;
mod meaning;
mod parts;
mod scale;
mod spellings;
mod vocabulary;

pub(crate) use coarse::Sharing;
use glosses::Glosses;
pub(crate) use meaning::Meaning;
pub(crate) use parts::{Grain, Parts};
use vocabulary::TypePairs;
pub(crate) use vocabulary::{Matches, Type, TypeKind, Vocabulary};

use std::sync::Arc;

use super::Analysis;
use super::band::Band;
use super::encoder::Encoder;
use super::excerpt::Excerpt;
use super::lexicon::Lexicon;
use super::signal::Evidence;
use super::threads;
use crate::text::{Side, Sides, visible_length};

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
    /// Which words the encoder finds translated; none in an excerpt, which asks the texts that it is of.
    glosses: Option<Glosses>,
    /// What there is to go by.
    pub(crate) evidence: Evidence,
}

/// An encoder, and what it is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Asked<'o> {
    /// What sentences and words say, beside a lexicon for the two languages.
    BesideLexicon(&'o Arc<dyn Encoder>),
    /// The same without one.
    SentencesAndWords(&'o Arc<dyn Encoder>),
    /// What sentences say, without a lexicon.
    Sentences(&'o Arc<dyn Encoder>),
}

impl<'o> Asked<'o> {
    fn encoder(self) -> &'o Arc<dyn Encoder> {
        match self {
            Self::BesideLexicon(encoder) | Self::SentencesAndWords(encoder) | Self::Sentences(encoder) => encoder,
        }
    }
}

/// What an encoder says of two texts, which takes it a while.
#[derive(Debug, Default)]
struct Said<'a> {
    meaning: Option<Meaning<'a>>,
    glosses: Option<Glosses>,
}

impl<'a> Ground<'a> {
    /// Prepares two texts, with what there is to go by: lexicons, of which those for other languages are passed over, and an
    /// encoder, not used unless it supports both languages. Time n log n in the length of the texts.
    pub fn new(texts: Sides<&'a Analysis>, lexicons: &[Lexicon], encoder: Option<&Arc<dyn Encoder>>) -> Self {
        let asked = if fits(lexicons, texts) { Asked::BesideLexicon } else { Asked::SentencesAndWords };
        Self::by(texts, lexicons, encoder.map(asked))
    }

    /// The same with what an encoder is asked for.
    pub(crate) fn by(texts: Sides<&'a Analysis>, lexicons: &[Lexicon], asked: Option<Asked<'_>>) -> Self {
        Self::on(texts, lexicons, asked, Said::default())
    }

    /// Prepares the same texts anew with a lexicon that was learned from them. Nothing is encoded again.
    pub(crate) fn with_learned(self, lexicon: Lexicon, asked: Option<Asked<'_>>) -> Self {
        Self::on(self.texts, &[lexicon], asked, Said { meaning: self.meaning, glosses: self.glosses })
    }

    fn on(texts: Sides<&'a Analysis>, lexicons: &[Lexicon], asked: Option<Asked<'_>>, said: Said<'a>) -> Self {
        let languages = texts.map(|text| &text.language);
        let Said { meaning, glosses } = said;
        let meaning = meaning.or_else(|| asked.and_then(|asked| Meaning::new(texts, asked.encoder())));
        let has_lexicon = fits(lexicons, texts);
        let reader = asked.filter(|_| has_lexicon || meaning.is_some()).map(|asked| asked.encoder().as_ref());
        let ends = texts.map(ends);
        let mut words = threads::both(texts.as_ref(), |text| Vocabulary::new(text, reader));
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
        let (band, evidence) = (Band::default(), Evidence::with(false, has_lexicon));
        let mut ground = Self { texts, ends, ratio, words, matches, band, meaning, glosses, evidence };
        ground.band = coarse::band(&ground);
        let spelled = spellings::pairs(&ground);
        vocabulary::mark_known(&mut ground.words, &spelled);
        pairs.extend(spelled);
        if let Some(asked) = asked {
            ground.ask(asked, &mut pairs);
        }
        ground.matches = vocabulary::matches(&ground.words, &pairs);
        ground
    }

    /// Asks an encoder that knows the languages what it is asked for.
    fn ask(&mut self, asked: Asked<'_>, pairs: &mut TypePairs) {
        let segments = self.segments();
        let Some(meaning) = &mut self.meaning else { return };
        if !matches!(asked, Asked::BesideLexicon(_)) {
            meaning.rescale(&self.band, segments);
        }
        if self.glosses.is_none() && !matches!(asked, Asked::Sentences(_)) {
            self.glosses = Glosses::new(self, asked.encoder().as_ref());
        }
        // What is learned from the texts is less than the lexicons that the weights are fitted for; vectors of words are not.
        let is_lexicon = matches!(asked, Asked::BesideLexicon(_)) || self.glosses.is_some();
        self.evidence = Evidence::with(true, is_lexicon);
        let Some(glosses) = &self.glosses else { return };
        pairs.extend(glosses.pairs(self));
        for side in Side::BOTH {
            glosses.compared(side).for_each(|word| self.words.get_mut(side).set_known(word));
        }
    }

    /// Prepares an excerpt of the same texts: what words weigh and which translate each other is known, and most of what is
    /// said in it.
    pub(crate) fn excerpt<'e>(&'e self, excerpt: &'e Excerpt) -> Ground<'e> {
        let (texts, band) = (excerpt.texts.as_ref(), excerpt.band.clone());
        let encoder = self.meaning.as_ref().map(|meaning| meaning.encoder().as_ref());
        let mut words = texts.map(|text| Vocabulary::new(text, encoder));
        words.source.weigh_like(&self.words.source);
        words.target.weigh_like(&self.words.target);
        let mut pairs = vocabulary::inherited(&words, &self.words, &self.matches);
        let matches = Sides::default();
        let meaning = self.meaning.as_ref().map(|meaning| meaning.excerpt(self.texts, &excerpt.stand));
        let (ends, ratio, evidence) = (texts.map(ends), self.ratio, self.evidence);
        let mut ground = Ground { texts, ends, ratio, words, matches, band, meaning, glosses: None, evidence };
        let spelled = spellings::pairs(&ground);
        vocabulary::mark_known(&mut ground.words, &spelled);
        pairs.extend(spelled);
        if let Some(glosses) = &self.glosses {
            let numbers = |side: Side| vocabulary::numbers_in(ground.words.get(side), self.words.get(side));
            pairs.extend(glosses.pairs_of(&ground, &Sides::new(numbers(Side::Source), numbers(Side::Target))));
        }
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

fn fits(lexicons: &[Lexicon], texts: Sides<&Analysis>) -> bool {
    lexicons.iter().any(|lexicon| lexicon.fits(texts.map(|text| &text.language)))
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
    use crate::align::encoder::{Vectors, builtin};
    use crate::language::Language;
    use crate::text::{DocumentBuilder, Role, Span};

    /// Finds everything much alike, but for one line that it makes nothing of.
    #[derive(Debug)]
    struct Squeezed;

    const UNREADABLE: &str = "* * *";

    impl Encoder for Squeezed {
        fn name(&self) -> &'static str {
            "squeezed"
        }

        fn dimensions(&self) -> usize {
            64
        }

        fn supports(&self, _language: &Language) -> bool {
            true
        }

        fn encode(&self, texts: &[&str]) -> Vectors {
            let mut vectors = Vectors::new(self.dimensions());
            for text in texts {
                let sum = text.bytes().fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
                let own = (0..64u32).map(|k| 1.5 + (sum.wrapping_mul(2 * k + 1) >> 16) as f32 / 65_536.0);
                let own: Vec<f32> = own.collect();
                vectors.push(if *text == UNREADABLE { &[] } else { &own });
            }
            vectors
        }
    }

    fn lines(lines: &[String], tag: &str) -> Analysis {
        let mut document = DocumentBuilder::of_text(lines.join("\n"));
        let mut start = 0;
        for line in lines {
            document.plain_block(Span::new(start, start + line.len()), Role::Segment);
            start += line.len() + 1;
        }
        Analysis::of(document.finish(), Language::from_tag(tag))
    }

    fn lexicon(first: &str, second: &str) -> Lexicon {
        Lexicon::parse(format!("muqabala-lexicon 1 {first} {second} 1\n")).unwrap()
    }

    #[test]
    fn the_scale_of_an_encoder_is_decided_once() {
        let line = |number: usize| if number == 5 { UNREADABLE.to_owned() } else { format!("{} Wagen.", number * 37) };
        let german = lines(&(0..12).map(line).collect::<Vec<_>>(), "de");
        let french = lines(&(0..12).map(|number| format!("{} voitures.", number * 37)).collect::<Vec<_>>(), "fr");
        let texts = Sides::new(&german, &french);
        let encoder: Arc<dyn Encoder> = Arc::new(Squeezed);
        let asked = Some(Asked::Sentences(&encoder));
        let cosines = |ground: &Ground<'_>| {
            let meaning = ground.meaning.as_ref().unwrap();
            let cosine = |column: usize| meaning.cosine(&Sides::new(0..1, column..column + 1));
            let unreadable = meaning.cosine(&Sides::new(5..6, 5..6));
            [cosine(3), cosine(6), cosine(9), unreadable]
        };
        let near = |ours: [f32; 4], others: [f32; 4]| ours.iter().zip(others).all(|(a, b)| (a - b).abs() < 1e-6);
        let plain = cosines(&Ground::by(texts, &[lexicon("de", "fr")], Some(Asked::BesideLexicon(&encoder))));
        let mut ground = Ground::by(texts, &[], asked);
        let scaled = cosines(&ground);
        assert!(plain[..3].iter().all(|&cosine| cosine > 0.9), "{plain:?}");
        assert!(scaled[..3].iter().all(|&cosine| cosine < 0.7), "{scaled:?}");
        assert!(scaled[3].abs() < 1e-6, "{scaled:?}");
        for _ in 0..3 {
            ground = ground.with_learned(lexicon("de", "fr"), asked);
            assert!(near(cosines(&ground), scaled), "{:?} {scaled:?}", cosines(&ground));
        }
    }

    #[test]
    fn arabic_words_that_were_run_together_are_read_apart_beside_any_language_with_a_lexicon() {
        let arabic = lines(&["اتخذتالولاياتالمتحدة قرارا".to_owned()], "ar");
        let french = lines(&["Les États-Unis ont pris une décision.".to_owned()], "fr");
        let encoder = builtin();
        let reads_apart = |lexicons: &[Lexicon]| {
            let asked =
                Some(if lexicons.is_empty() { Asked::SentencesAndWords } else { Asked::BesideLexicon }(&encoder));
            let ground = Ground::by(Sides::new(&arabic, &french), lexicons, asked);
            (0..ground.words.source.len() as u32).any(|word| ground.words.source.written(word) == "المتحدة")
        };
        assert!(reads_apart(&[lexicon("ar", "fr")]));
        assert!(!reads_apart(&[]));
    }
}
