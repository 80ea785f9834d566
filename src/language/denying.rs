//! Words that deny by themselves, and how surely: one table for all rules and languages.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::Span;

/// How surely a word denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    /// Wherever it stands, so that a translation denies too: `refused`, نفى.
    Sure,
    /// Mostly: `hardly`, غير.
    Plain,
    /// In some contexts only: `few`, `until`, بعيد.
    Weak,
    /// It says that somebody is against something: `vetoed`, `disputed`.
    Against,
}

const STRENGTHS: [(&str, Strength); 4] =
    [("sure", Strength::Sure), ("plain", Strength::Plain), ("weak", Strength::Weak), ("against", Strength::Against)];

/// The words of one language, with a bit for each strength that they have.
#[derive(Debug, Default)]
pub(super) struct Denying {
    whole: FxHashMap<&'static str, u8>,
    beginnings: FxHashMap<&'static str, u8>,
    /// Letters of the shortest and of the longest beginning.
    lengths: (usize, usize),
}

const TABLE: &str = include_str!("data/denying.tsv");

pub(super) static ENGLISH: LazyLock<Denying> = LazyLock::new(|| Denying::of("en"));
pub(super) static ARABIC: LazyLock<Denying> = LazyLock::new(|| Denying::of("ar"));

impl Denying {
    fn of(language: &str) -> Self {
        let mut all = Self { lengths: (usize::MAX, 0), ..Self::default() };
        for (_, strength, words) in rows().filter(|(own, ..)| *own == language) {
            for word in words.split(' ') {
                let beginning = word.strip_suffix('*');
                let (map, word) = beginning.map_or((&mut all.whole, word), |word| (&mut all.beginnings, word));
                *map.entry(word).or_default() |= strength.bit();
                if beginning.is_some() {
                    let length = word.chars().count();
                    all.lengths = (all.lengths.0.min(length), all.lengths.1.max(length));
                }
            }
        }
        all
    }

    /// The strengths of a word as a whole and by its beginning.
    fn strengths(&self, word: &str) -> u8 {
        self.whole.get(word).copied().unwrap_or_default() | self.of_beginning(word)
    }

    fn of_beginning(&self, word: &str) -> u8 {
        let (shortest, longest) = self.lengths;
        let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(longest);
        let beginnings = ends.skip(shortest.saturating_sub(1)).map(|end| Span::new(0, end).of(word));
        beginnings.filter_map(|beginning| self.beginnings.get(beginning)).fold(0, |all, bits| all | bits)
    }

    /// Whether one of `forms` denies with this strength.
    pub(super) fn has(&self, strength: Strength, forms: &[&str]) -> bool {
        forms.iter().any(|form| self.strengths(form) & strength.bit() != 0)
    }

    /// Whether one of `forms` denies or may.
    pub(super) fn may(&self, forms: &[&str]) -> bool {
        let may =
            [Strength::Sure, Strength::Plain, Strength::Weak].iter().fold(0, |bits, strength| bits | strength.bit());
        forms.iter().any(|form| self.strengths(form) & may != 0)
    }

    /// Whether a word mostly denies by its beginning: `fail` in failure.
    pub(super) fn begins(&self, word: &str) -> bool {
        self.of_beginning(word) & Strength::Plain.bit() != 0
    }
}

impl Strength {
    fn bit(self) -> u8 {
        1 << self as u8
    }
}

fn rows() -> impl Iterator<Item = (&'static str, Strength, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        let (language, strength, words) = (cells.next()?, cells.next()?, cells.next()?);
        let (_, strength) = STRENGTHS.iter().find(|(name, _)| *name == strength)?;
        Some((language, *strength, words))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_no_word_stands_twice() {
        assert_eq!(rows().count(), TABLE.lines().filter(|line| !line.starts_with('#')).count());
        let mut words: Vec<(&str, &str)> =
            rows().flat_map(|(own, _, row)| row.split(' ').map(move |w| (own, w))).collect();
        words.sort_unstable();
        let twice: Vec<_> = words.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn words_deny_surely_mostly_or_rarely() {
        assert!(ENGLISH.has(Strength::Sure, &["refused"]) && !ENGLISH.has(Strength::Sure, &["hardly"]));
        assert!(ARABIC.has(Strength::Sure, &["نفي"]) && !ARABIC.has(Strength::Sure, &["غير"]));
        assert!(ARABIC.may(&["فندت"]) && !ARABIC.may(&["فندق"]));
    }
}
