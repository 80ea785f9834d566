//! A bilingual lexicon: which stems of two languages translate each other, and how surely.
//!
//! It is text that is searched as it stands, so that loading costs nothing. The first line is
//! `muqabala-lexicon 1 LANGUAGE LANGUAGE RATIO` (RATIO: characters of the second language to one of the first in
//! translated text). Then one line for each stem of the first language, sorted by bytes: the stem, a tab, and pairs of a stem of
//! the second language and a strength in percent, all separated by single spaces. After an empty line, the stems of the
//! second language, sorted, one a line.

pub(super) mod learn;
mod lines;
pub mod train;
mod verify;

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use crate::language::Language;
use crate::text::{Sides, Span};
use crate::{Error, Result};
use lines::Lines;

/// The lexicon that comes with the crate; `models/README.md` says what it is made of.
const BUILTIN: &str = include_str!("../../../models/lexicon.en-ar.tsv");

/// The first word of a lexicon file.
const MAGIC: &str = "muqabala-lexicon";

/// The version of the file's form.
const VERSION: &str = "1";

/// A lexicon. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Lexicon {
    text: Arc<Cow<'static, str>>,
    entries: Lines,
    stems: Lines,
    languages: Arc<[String; 2]>,
    ratio: f64,
}

impl Lexicon {
    /// The English-Arabic lexicon that comes with the crate.
    pub fn builtin() -> Self {
        // Finding where its parts begin takes a walk over all of it, which rules must not pay for every pair.
        static READ: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::new(Cow::Borrowed(BUILTIN)).unwrap_or_else(|_| Lexicon::empty()));
        READ.clone()
    }

    /// A lexicon that knows nothing.
    fn empty() -> Self {
        let languages = Arc::default();
        Self { text: Arc::default(), entries: Lines::default(), stems: Lines::default(), languages, ratio: 1.0 }
    }

    /// A lexicon of a file's text.
    ///
    /// # Errors
    /// If the text is not a lexicon. Only its first line is looked at: lines that are out of order are not found.
    pub fn parse(text: String) -> Result<Self> {
        Self::new(Cow::Owned(text))
    }

    /// A lexicon of a file's text, every line of which is looked at.
    ///
    /// # Errors
    /// If the text is not a lexicon, or a line is not well-formed or out of order; the error names the line.
    pub fn parse_checked(text: String) -> Result<Self> {
        // Line ends of other systems would hide the empty line between the two parts.
        let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
        let lexicon = Self::parse(text)?;
        verify::lines(lexicon.entries.span().of(&lexicon.text), 2, verify::entry)?;
        let before = lexicon.stems.span().before(&lexicon.text).matches('\n').count();
        verify::lines(lexicon.stems.span().of(&lexicon.text), before + 1, |_| true)?;
        Ok(lexicon)
    }

    fn new(text: Cow<'static, str>) -> Result<Self> {
        let head = text.find('\n').unwrap_or(text.len());
        let words: Vec<&str> = Span::new(0, head).of(&text).split_whitespace().collect();
        let (first, second, ratio) = match words.as_slice() {
            [MAGIC, VERSION, first, second, ratio] => (*first, *second, ratio.parse::<f64>().unwrap_or(f64::NAN)),
            [MAGIC, version, ..] if *version != VERSION => {
                return Err(Error::input(format!(
                    "a lexicon of version {version}; this program reads version {VERSION}"
                )));
            }
            _ => return Err(Error::input("not a lexicon").hint("“muqabala lexicon train” makes one")),
        };
        if !(0.05..20.0).contains(&ratio) {
            return Err(Error::input("the lexicon's ratio of lengths is no number from 0.05 to 20").at(1, 1));
        }
        let languages = Arc::new([first.to_owned(), second.to_owned()]);
        let start = (head + 1).min(text.len());
        let gap = Span::new(start, text.len()).of(&text).find("\n\n").map_or(text.len(), |gap| start + gap);
        let (entries, stems) = (Span::new(start, gap), Span::new((gap + 2).min(text.len()), text.len()));
        let (entries, stems) = (Lines::new(entries), Lines::new(stems));
        Ok(Self { text: Arc::new(text), entries, stems, languages, ratio })
    }

    /// Which side its first language is on, if it is made for these two languages.
    pub(crate) fn direction(&self, languages: Sides<&Language>) -> Option<Direction> {
        let [first, second] = self.languages.each_ref().map(|tag| Language::from_tag(tag));
        let fits = |a: &Language, b: &Language| a.is_same(languages.source) && b.is_same(languages.target);
        if fits(&first, &second) {
            Some(Direction::Forward)
        } else {
            fits(&second, &first).then_some(Direction::Backward)
        }
    }

    /// The tags of its first and its second language.
    pub fn languages(&self) -> [&str; 2] {
        self.languages.each_ref().map(String::as_str)
    }

    /// Whether it is made for these two languages, whichever is the source.
    pub fn fits(&self, languages: Sides<&Language>) -> bool {
        self.direction(languages).is_some()
    }

    /// How many target characters to expect for one source character, if it is made for these two languages.
    pub(crate) fn expected_ratio(&self, languages: Sides<&Language>) -> Option<f64> {
        Some(match self.direction(languages)? {
            Direction::Forward => self.ratio,
            Direction::Backward => 1.0 / self.ratio,
        })
    }

    /// The file's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Characters of the second language to one of the first in translated text.
    pub fn ratio(&self) -> f64 {
        self.ratio
    }

    /// The translations of a stem of the first language, with their strengths (0 to 1).
    pub fn translations(&self, stem: &str) -> impl Iterator<Item = (&str, f32)> {
        let line = self.entries.find(&self.text, stem).unwrap_or_default();
        let mut words = line.split_once('\t').map_or("", |(_, rest)| rest).split(' ');
        std::iter::from_fn(move || {
            let stem = words.next().filter(|stem| !stem.is_empty())?;
            let percent: f32 = words.next()?.parse().ok()?;
            Some((stem, percent / 100.0))
        })
    }

    /// Whether it translates anything into this stem of the second language.
    pub fn knows(&self, stem: &str) -> bool {
        self.stems.find(&self.text, stem).is_some()
    }
}

/// How a lexicon lies to two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Its first language is the source's.
    Forward,
    /// Its first language is the target's.
    Backward,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lexicon_that_ships_translates_both_ways() {
        let lexicon = Lexicon::builtin();
        assert!(lexicon.translations("book").any(|(stem, _)| stem == "كتاب"));
        assert!(lexicon.knows("كتاب"));
        assert_eq!(lexicon.translations("qqq").count(), 0);
        let (english, arabic) = (Language::english(), Language::arabic());
        assert_eq!(lexicon.direction(Sides::new(&arabic, &english)), Some(Direction::Backward));
        assert_eq!(lexicon.direction(Sides::new(&english, &english)), None);
    }

    #[test]
    fn what_is_no_lexicon_is_refused() {
        assert!(Lexicon::parse("source\ttarget\n".to_owned()).is_err());
        assert!(Lexicon::parse("muqabala-lexicon 9 en ar 1\n".to_owned()).is_err());
        assert!(Lexicon::parse("muqabala-lexicon 1 en ar -3\n".to_owned()).is_err());
    }
}
