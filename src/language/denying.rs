//! Words that deny by themselves, and how surely: one table for all rules and languages.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

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

/// The words of one language.
#[derive(Debug)]
pub(super) struct Denying(Vec<Row>);

#[derive(Debug)]
struct Row {
    strength: Strength,
    whole: FxHashSet<&'static str>,
    beginnings: FxHashSet<&'static str>,
}

/// Letters of the longest beginning.
const LONGEST: usize = 12;

const TABLE: &str = include_str!("data/denying.tsv");

pub(super) static ENGLISH: LazyLock<Denying> = LazyLock::new(|| Denying::of("en"));
pub(super) static ARABIC: LazyLock<Denying> = LazyLock::new(|| Denying::of("ar"));

impl Denying {
    fn of(language: &str) -> Self {
        Self(
            rows().filter(|(own, ..)| *own == language).map(|(_, strength, words)| Row::new(strength, words)).collect(),
        )
    }

    /// Whether one of `forms` denies with this strength.
    pub(super) fn has(&self, strength: Strength, forms: &[&str]) -> bool {
        let mut rows = self.0.iter().filter(|row| row.strength == strength);
        rows.any(|row| forms.iter().any(|form| row.whole.contains(form) || row.begins(form)))
    }

    /// Whether one of `forms` denies or may.
    pub(super) fn may(&self, forms: &[&str]) -> bool {
        [Strength::Sure, Strength::Plain, Strength::Weak].into_iter().any(|strength| self.has(strength, forms))
    }

    /// Whether a word mostly denies by its beginning: `fail` in failure.
    pub(super) fn begins(&self, word: &str) -> bool {
        self.0.iter().filter(|row| row.strength == Strength::Plain).any(|row| row.begins(word))
    }
}

impl Row {
    fn new(strength: Strength, words: &'static str) -> Self {
        let (beginnings, whole): (Vec<_>, Vec<_>) = words.split(' ').partition(|word| word.ends_with('*'));
        let beginnings = beginnings.into_iter().map(|word| word.trim_end_matches('*')).collect();
        Self { strength, whole: whole.into_iter().collect(), beginnings }
    }

    fn begins(&self, word: &str) -> bool {
        let mut ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(LONGEST);
        ends.any(|end| self.beginnings.contains(Span::new(0, end).of(word)))
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
    fn no_beginning_is_longer_than_the_longest() {
        let mut all = [&ENGLISH, &ARABIC].into_iter().flat_map(|table| &table.0).flat_map(|row| &row.beginnings);
        assert!(all.all(|beginning| beginning.chars().count() <= LONGEST));
    }

    #[test]
    fn words_deny_surely_mostly_or_rarely() {
        assert!(ENGLISH.has(Strength::Sure, &["refused"]) && !ENGLISH.has(Strength::Sure, &["hardly"]));
        assert!(ARABIC.has(Strength::Sure, &["نفي"]) && !ARABIC.has(Strength::Sure, &["غير"]));
        assert!(ARABIC.may(&["فندت"]) && !ARABIC.may(&["فندق"]));
    }
}
