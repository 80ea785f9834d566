//! The words that the splitter asks about, by section, read from a language's data file.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::text::{Folding, fold_word, is_arabic_letter};

/// What a word is to the splitter; a word can be several things. The data files tell what each section means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Never,
    Number,
    Calendar,
    Strict,
    Loose,
    Unit,
    Starter,
    Interrogative,
    Preposition,
    Conjunction,
    Pronoun,
    Reporting,
    Exclaimed,
    Lettered,
    GivenBefore,
    Ordinal,
}

/// The names of the sections in the data files.
static SECTIONS: [(&str, Section); 16] = [
    ("never", Section::Never),
    ("number", Section::Number),
    ("calendar", Section::Calendar),
    ("strict", Section::Strict),
    ("loose", Section::Loose),
    ("unit", Section::Unit),
    ("starter", Section::Starter),
    ("interrogative", Section::Interrogative),
    ("preposition", Section::Preposition),
    ("conjunction", Section::Conjunction),
    ("pronoun", Section::Pronoun),
    ("reporting", Section::Reporting),
    ("exclaimed", Section::Exclaimed),
    ("lettered", Section::Lettered),
    ("given-before", Section::GivenBefore),
    ("ordinal", Section::Ordinal),
];

impl Section {
    fn bit(self) -> u16 {
        1 << (self as u16)
    }
}

/// The words of one language, each with the set of its sections.
#[derive(Debug, Default)]
pub struct Words {
    sections: HashMap<String, u16>,
}

impl Words {
    /// Reads a data file: `[section]` lines, words apart by white space, comments from `#` on. Unknown sections are
    /// skipped (a test refuses them).
    pub(in crate::language) fn parse(data: &str) -> Self {
        let mut words = Self::default();
        let mut section = 0;
        for line in data.lines().map(|line| line.split('#').next().unwrap_or_default().trim()) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                section = SECTIONS.iter().find(|(known, _)| *known == name).map_or(0, |(_, section)| section.bit());
            } else {
                for word in line.split_whitespace() {
                    *words.sections.entry(key(word).into_owned()).or_default() |= section;
                }
            }
        }
        words
    }

    /// The sections of `word`, as it is written or in lower case.
    pub(super) fn sections(&self, word: &str) -> Sections {
        let set = |word: &str| self.sections.get(word).copied().unwrap_or_default();
        let key = key(word);
        let lower = if key.contains(char::is_uppercase) { set(&key.to_lowercase()) } else { 0 };
        Sections(set(&key) | lower)
    }
}

/// A set of sections.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sections(u16);

impl Sections {
    /// Whether `section` is among them.
    pub(super) fn has(self, section: Section) -> bool {
        self.0 & section.bit() != 0
    }

    /// What is in either.
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Latin words keep their case, which tells `Art.` from `art.`; Arabic ones lose marks and variants of letters.
fn key(word: &str) -> Cow<'_, str> {
    if word.chars().any(is_arabic_letter) { Cow::Owned(fold_word(word, Folding::Letters)) } else { Cow::Borrowed(word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_stands_for_both_but_not_the_other_way_round() {
        let words = Words::parse("[number]\nno Art # comment\n[never]\nDr\n");
        let has = |word: &str, section| words.sections(word).has(section);
        assert!(has("No", Section::Number) && has("no", Section::Number));
        assert!(has("Art", Section::Number) && !has("art", Section::Number));
        assert!(!has("Dr", Section::Number));
    }

    #[test]
    fn arabic_words_are_found_however_they_are_marked() {
        let words = Words::parse("[loose]\nإلخ");
        let has = |word: &str, section| words.sections(word).has(section);
        assert!(has("الخ", Section::Loose) && has("إلـخ", Section::Loose));
    }

    #[test]
    fn the_data_files_use_known_sections_only_and_each_is_used() {
        let data = [
            include_str!("../data/segment.en.txt"),
            include_str!("../data/segment.ar.txt"),
            include_str!("../data/segment.de.txt"),
            include_str!("../data/segment.fr.txt"),
        ];
        let names = data.iter().flat_map(|data| data.lines()).filter_map(|line| line.strip_prefix('['));
        let used: Vec<&str> = names.filter_map(|line| line.split(']').next()).collect();
        assert!(used.iter().all(|name| SECTIONS.iter().any(|(known, _)| known == name)), "{used:?}");
        assert!(SECTIONS.iter().all(|(name, _)| used.contains(name)));
    }
}
