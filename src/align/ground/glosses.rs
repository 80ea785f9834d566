//! Words that an encoder finds translated on the other side, by the vectors of the words alone, in the segments that the band
//! compares: what stands elsewhere in a long text has no say.

use std::ops::Range;

use super::Ground;
use super::vocabulary::{TypeKind, TypePairs};
use crate::align::encoder::{Encoder, Vectors};
use crate::align::threads;
use crate::language::english::without_possessive;
use crate::language::vocabulary::lists_arabic;
use crate::language::{Language, is_function_word};
use crate::text::{Folding, Side, Sides, fold_word};

/// The least cosine of two words that translate each other; words of one field stay under it, but for a few.
const LEAST: f32 = 0.6;

/// Pairs at this cosine would have no strength, and so much more is a strength of 1.
const STRENGTHS: (f32, f32) = (0.5, 0.3);

/// The fewest letters of a word.
const LETTERS: usize = 3;

/// Words that a thread compares at a time, at least and at most.
const SHARE_BOUNDS: (usize, usize) = (32, 256);

/// The number that no word has.
const NONE: u32 = u32::MAX;

/// The words of two texts that say something, with their vectors.
#[derive(Debug)]
pub(crate) struct Glosses {
    vectors: Vectors,
    words: Sides<Words>,
}

/// The words of a text.
#[derive(Debug)]
struct Words {
    /// The first of their vectors.
    start: usize,
    /// For each type of the text where its vectors end; one that says nothing has none.
    ends: Vec<usize>,
}

impl Glosses {
    /// Asks for the vectors of the words; nothing if the encoder has none that tell what words mean.
    pub(super) fn new(ground: &Ground<'_>, encoder: &dyn Encoder) -> Option<Self> {
        let mut forms = Vec::new();
        let mut side = |side: Side| Words::new(ground, side, &mut forms);
        let words = Sides::new(side(Side::Source), side(Side::Target));
        let vectors = encoder.glosses(&forms.iter().map(String::as_str).collect::<Vec<_>>())?;
        Some(Self { vectors, words })
    }

    /// The pairs of all words of the texts that translate each other.
    pub(super) fn pairs(&self, ground: &Ground<'_>) -> TypePairs {
        let all = ground.words.as_ref().map(|words| (0..words.len() as u32).collect());
        self.pairs_of(ground, &all)
    }

    /// The same for an excerpt of the texts, of whose types `numbers` says which of the texts' each is.
    pub(super) fn pairs_of(&self, excerpt: &Ground<'_>, numbers: &Sides<Vec<u32>>) -> TypePairs {
        let all: Vec<u32> = (0..excerpt.words.source.len() as u32).collect();
        let shares: Vec<&[u32]> = threads::shares(&all, SHARE_BOUNDS).collect();
        let found = threads::map(&shares, |share| {
            let mut last = vec![NONE; excerpt.words.target.len()];
            let mut pairs = Vec::new();
            for &word in *share {
                let forms = self.words.source.forms(&numbers.source, word);
                if forms.is_empty() {
                    continue;
                }
                for other in in_reach(excerpt, word) {
                    let Some(last) = last.get_mut(other as usize).filter(|last| **last != word) else { continue };
                    *last = word;
                    let cosine = self.cosine(&forms, &self.words.target.forms(&numbers.target, other));
                    if cosine >= LEAST {
                        pairs.push((word, other, ((cosine - STRENGTHS.0) / STRENGTHS.1).clamp(0.0, 1.0)));
                    }
                }
            }
            pairs
        });
        found.concat()
    }

    /// The cosine of the forms of two words that are most alike; -1 if one has none.
    fn cosine(&self, forms: &Range<usize>, others: &Range<usize>) -> f32 {
        let pairs = forms.clone().flat_map(|form| others.clone().map(move |other| (form, other)));
        pairs.map(|(form, other)| self.vectors.cosine(form, &self.vectors, other)).fold(-1.0, f32::max)
    }

    /// The words of a side that are compared.
    pub(super) fn compared(&self, side: Side) -> impl Iterator<Item = u32> {
        let words = self.words.get(side);
        (0..words.ends.len() as u32).filter(|&word| !words.range(word).is_empty())
    }
}

/// The target words that stand in reach of a source word, some of them more than once.
fn in_reach<'g>(ground: &'g Ground<'_>, word: u32) -> impl Iterator<Item = u32> + 'g {
    let places = ground.words.source.places(word).iter();
    let others = places.flat_map(|&segment| ground.band.columns(segment as usize));
    others.flat_map(|other| ground.words.target.of_segment(other).iter().copied())
}

impl Words {
    /// The words of a text; how they are looked at is added to `forms`.
    fn new(ground: &Ground<'_>, side: Side, forms: &mut Vec<String>) -> Self {
        let (words, language) = (ground.words.get(side), &ground.texts.get(side).language);
        let start = forms.len();
        let mut ends = Vec::with_capacity(words.len());
        for number in 0..words.len() as u32 {
            if words.get(number).kind == TypeKind::Word {
                forms.extend(content_forms(words.written(number), language));
            }
            ends.push(forms.len());
        }
        Self { start, ends }
    }

    /// The vectors of a word of the text.
    fn range(&self, word: u32) -> Range<usize> {
        let end = |word: usize| self.ends.get(word).copied().unwrap_or_default();
        (word as usize).checked_sub(1).map_or(self.start, end)..end(word as usize)
    }

    /// The vectors of a word of an excerpt.
    fn forms(&self, numbers: &[u32], word: u32) -> Range<usize> {
        let number = numbers.get(word as usize).filter(|&&number| number != NONE);
        number.map_or(0..0, |&number| self.range(number))
    }
}

/// Arabic proclitics that end in the article, longest first.
const ARTICLES: [&str; 7] = ["وال", "فال", "بال", "كال", "ولل", "ال", "لل"];

/// Arabic proclitics that may be a letter of the word as well.
const LETTERS_BEFORE: [char; 6] = ['و', 'ف', 'ب', 'ل', 'ك', 'س'];

/// How a word that says something is looked at; nothing for others.
fn content_forms(written: &str, language: &Language) -> Vec<String> {
    let folded = fold_word(written, Folding::Marks).to_lowercase();
    let word = without_possessive(&folded);
    if !is_long(word) || is_function_word(language, &fold_word(word, Folding::Letters)) {
        return Vec::new();
    }
    bare_forms(word).map(str::to_owned).collect()
}

fn is_long(word: &str) -> bool {
    word.chars().nth(LETTERS - 1).is_some()
}

/// A word without its article, and with and without a letter that may be a proclitic, as far as both are words.
fn bare_forms(word: &str) -> impl Iterator<Item = &str> {
    let without_article = ARTICLES.iter().find_map(|article| word.strip_prefix(article)).filter(|rest| is_long(rest));
    let without_letter = word.strip_prefix(LETTERS_BEFORE).filter(|rest| is_long(rest) && without_article.is_none());
    // Where one of the two alone is a word, it is that one: سيارة is no س before يارة.
    let (whole, rest) = match without_letter {
        Some(rest) => match (lists_arabic(word), lists_arabic(rest)) {
            (true, false) => (Some(word), None),
            (false, true) => (None, Some(rest)),
            _ => (Some(word), Some(rest)),
        },
        None => (Some(without_article.unwrap_or(word)), None),
    };
    whole.into_iter().chain(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Analysis;
    use crate::align::encoder::builtin;
    use crate::text::{DocumentBuilder, Role, Span};

    fn lines(lines: &[&str], language: Language) -> Analysis {
        let mut document = DocumentBuilder::of_text(lines.join("\n"));
        let mut start = 0;
        for line in lines {
            document.plain_block(Span::new(start, start + line.len()), Role::Segment);
            start += line.len() + 1;
        }
        Analysis::of(document.finish(), language)
    }

    fn translations(english: &[&str], arabic: &[&str]) -> Vec<(String, String)> {
        let texts = Sides::new(lines(english, Language::english()), lines(arabic, Language::arabic()));
        let ground = Ground::new(texts.as_ref(), &[], Some(&builtin()));
        let pairs = ground.glosses.as_ref().map(|glosses| glosses.pairs(&ground)).unwrap_or_default();
        let written = |side: Side, number: u32| ground.words.get(side).written(number).to_lowercase();
        let pairs = pairs.into_iter();
        pairs.map(|(source, target, _)| (written(Side::Source, source), written(Side::Target, target))).collect()
    }

    #[test]
    fn words_are_translated_without_a_lexicon_and_opposites_are_not() {
        let found = translations(&["The northern village sold apples."], &["باعت القرية الجنوبية التفاح."]);
        let has = |english: &str, arabic: &str| found.contains(&(english.to_owned(), arabic.to_owned()));
        assert!(has("apples", "التفاح") && has("village", "القرية"), "{found:?}");
        assert!(!has("northern", "الجنوبية"), "{found:?}");
    }

    #[test]
    fn what_a_long_text_says_elsewhere_is_not_compared() {
        let pairs_at = |place: usize| {
            let mut english = vec!["He waited."; 200];
            let mut arabic = vec!["انتظر."; 200];
            (english[3], arabic[place]) = ("She sold apples.", "باعت التفاح.");
            translations(&english, &arabic)
        };
        let apples = ("apples".to_owned(), "التفاح".to_owned());
        assert!(pairs_at(3).contains(&apples));
        assert!(!pairs_at(190).contains(&apples));
    }

    #[test]
    fn a_letter_that_may_be_a_proclitic_is_tried_both_ways() {
        assert_eq!(bare_forms("والكتاب").collect::<Vec<_>>(), ["كتاب"]);
        assert_eq!(bare_forms("وردة").collect::<Vec<_>>(), ["وردة", "ردة"]);
        assert_eq!(bare_forms("الآن").collect::<Vec<_>>(), ["الآن"]);
        assert_eq!(bare_forms("apple").collect::<Vec<_>>(), ["apple"]);
    }

    #[test]
    fn function_words_are_not_compared() {
        assert!(content_forms("على", &Language::arabic()).is_empty());
        assert!(content_forms("Which", &Language::english()).is_empty());
        assert_eq!(content_forms("Apples", &Language::english()), ["apples"]);
        assert_eq!(content_forms("Baker's", &Language::english()), ["baker"]);
    }
}
