//! The words that the splitter asks about, by section, read from a language's data file.

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
    Starter,
    Interrogative,
    Preposition,
    Conjunction,
    Pronoun,
    Reporting,
    Exclaimed,
    Lettered,
    GivenBefore,
}

/// The names of the sections in the data files.
static SECTIONS: [(&str, Section); 14] = [
    ("never", Section::Never),
    ("number", Section::Number),
    ("calendar", Section::Calendar),
    ("strict", Section::Strict),
    ("loose", Section::Loose),
    ("starter", Section::Starter),
    ("interrogative", Section::Interrogative),
    ("preposition", Section::Preposition),
    ("conjunction", Section::Conjunction),
    ("pronoun", Section::Pronoun),
    ("reporting", Section::Reporting),
    ("exclaimed", Section::Exclaimed),
    ("lettered", Section::Lettered),
    ("given-before", Section::GivenBefore),
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
                    *words.sections.entry(key(word)).or_default() |= section;
                }
            }
        }
        words
    }

    /// Whether `word` is listed in `section`, as it is written or in lower case.
    pub(super) fn has(&self, word: &str, section: Section) -> bool {
        let listed = |word: &str| self.sections.get(word).is_some_and(|set| set & section.bit() != 0);
        let key = key(word);
        listed(&key) || listed(&key.to_lowercase())
    }
}

/// Latin words keep their case, which tells `Art.` from `art.`; Arabic ones lose marks and variants of letters.
fn key(word: &str) -> String {
    if word.chars().any(is_arabic_letter) { fold_word(word, Folding::Letters) } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_stands_for_both_but_not_the_other_way_round() {
        let words = Words::parse("[number]\nno Art # comment\n[never]\nDr\n");
        assert!(words.has("No", Section::Number) && words.has("no", Section::Number));
        assert!(words.has("Art", Section::Number) && !words.has("art", Section::Number));
        assert!(!words.has("Dr", Section::Number));
    }

    #[test]
    fn arabic_words_are_found_however_they_are_marked() {
        let words = Words::parse("[loose]\nإلخ");
        assert!(words.has("الخ", Section::Loose) && words.has("إلـخ", Section::Loose));
    }

    #[test]
    fn the_data_files_use_known_sections_only_and_each_is_used() {
        let data = [include_str!("../data/segment.en.txt"), include_str!("../data/segment.ar.txt")];
        let names = data.iter().flat_map(|data| data.lines()).filter_map(|line| line.strip_prefix('['));
        let used: Vec<&str> = names.filter_map(|line| line.split(']').next()).collect();
        assert!(used.iter().all(|name| SECTIONS.iter().any(|(known, _)| known == name)), "{used:?}");
        assert!(SECTIONS.iter().all(|(name, _)| used.contains(name)));
    }
}
