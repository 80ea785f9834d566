//! The words that are written with a hamza, and their inflected forms by how these are spelled without it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::Span;

/// How a word of the list is inflected, and what may be written before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Word,
    Prep,
    Noun,
    Elative,
    Verb,
    Weak,
    Stem,
    Name,
}

impl Class {
    const ALL: [(&'static str, Self); 8] = [
        ("word", Self::Word),
        ("prep", Self::Prep),
        ("noun", Self::Noun),
        ("elative", Self::Elative),
        ("verb", Self::Verb),
        ("weak", Self::Weak),
        ("stem", Self::Stem),
        ("name", Self::Name),
    ];

    pub(super) fn takes(self, proclitics: &str) -> bool {
        let conjunction = matches!(proclitics, "" | "و" | "ف");
        match self {
            Self::Word | Self::Verb | Self::Weak => conjunction,
            Self::Prep | Self::Name => {
                !proclitics.contains("ال") && !proclitics.contains('س') && !is_contracted(proclitics)
            }
            Self::Noun | Self::Elative => !proclitics.contains('س'),
            Self::Stem => conjunction || matches!(proclitics, "س" | "ل" | "وس" | "فس" | "ول" | "فل"),
        }
    }

    /// Gives every form of a word to `take`, in parts.
    fn each_form<'w>(self, word: &'w str, take: &mut impl FnMut([&'w str; 3])) {
        match self {
            Self::Word | Self::Prep | Self::Name => take([word, "", ""]),
            Self::Noun => noun_forms(word, take),
            Self::Elative => with_pronouns(word, &NOUN_PRONOUNS, take),
            Self::Verb => verb_forms(word, take),
            Self::Weak => weak_forms(word, take),
            Self::Stem => stem_forms(word, take),
        }
    }
}

const NOUN_PRONOUNS: [&str; 9] = ["ه", "ها", "هم", "هن", "هما", "نا", "كم", "ك", "ي"];
const OBJECT_PRONOUNS: [&str; 9] = ["ه", "ها", "هم", "هما", "هن", "نا", "ني", "ك", "كم"];

fn with_all<'w>(stem: &'w str, joint: &'w str, endings: &[&'static str], take: &mut impl FnMut([&'w str; 3])) {
    for ending in endings {
        take([stem, joint, ending]);
    }
}

/// A word and the word with each pronoun; ى becomes ا before it.
fn with_pronouns<'w>(word: &'w str, pronouns: &[&'static str], take: &mut impl FnMut([&'w str; 3])) {
    take([word, "", ""]);
    let (stem, joint) = word.strip_suffix('ى').map_or((word, ""), |stem| (stem, "ا"));
    with_all(stem, joint, pronouns, take);
}

fn noun_forms<'w>(word: &'w str, take: &mut impl FnMut([&'w str; 3])) {
    let mut plural = None;
    if let Some(stem) = word.strip_suffix('ة') {
        take([word, "", ""]);
        with_all(stem, "ت", &NOUN_PRONOUNS, take);
        with_all(stem, "", &["تان", "تين"], take);
        plural = Some(stem);
    } else if word.ends_with('ي') {
        with_pronouns(word, NOUN_PRONOUNS.get(..8).unwrap_or_default(), take);
        with_all(word, "", &["ا", "ة", "ون", "ين", "ان", "تان", "تين", "ات"], take);
    } else if word.ends_with('ى') {
        with_pronouns(word, NOUN_PRONOUNS.get(..8).unwrap_or_default(), take);
    } else if let Some(stem) = word.strip_suffix('ء') {
        with_all(word, "", &["", "ان", "ين"], take);
        for seat in ["ئ", "ؤ", "ء"] {
            with_all(stem, seat, &NOUN_PRONOUNS, take);
        }
        plural = Some(word);
    } else {
        with_pronouns(word, &NOUN_PRONOUNS, take);
        with_all(word, "", &["ا", "ان", "ين", "ية", "يا", "يون", "يين", "يات"], take);
        plural = Some(word);
    }
    if let Some(stem) = plural {
        take([stem, "ات", ""]);
        with_all(stem, "ات", &NOUN_PRONOUNS, take);
    }
}

fn verb_forms<'w>(word: &'w str, take: &mut impl FnMut([&'w str; 3])) {
    with_pronouns(word, &OBJECT_PRONOUNS, take);
    with_all(word, "", &["ت", "وا", "ا", "تا", "ن"], take);
    with_all(word, "ت", &OBJECT_PRONOUNS, take);
    with_all(word, "و", &OBJECT_PRONOUNS, take);
}

fn weak_forms<'w>(word: &'w str, take: &mut impl FnMut([&'w str; 3])) {
    let stem = word.strip_suffix('ى').unwrap_or(word);
    with_pronouns(word, &OBJECT_PRONOUNS, take);
    with_all(stem, "", &["ت", "تا", "وا", "يا", "ينا", "يت"], take);
    with_all(stem, "ت", &OBJECT_PRONOUNS, take);
    with_all(stem, "و", &OBJECT_PRONOUNS, take);
}

fn stem_forms<'w>(word: &'w str, take: &mut impl FnMut([&'w str; 3])) {
    let stem = word.strip_suffix('ي').unwrap_or(word);
    with_pronouns(word, &OBJECT_PRONOUNS, take);
    with_all(stem, "", &["ون", "ان", "وا", "ين"], take);
}

/// A word of the list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    pub(super) word: &'static str,
    pub(super) class: Class,
    /// Whether it is a name or an adjective in ي.
    pub(super) is_name: bool,
}

#[derive(Debug)]
pub(super) struct Form {
    pub(super) text: String,
    pub(super) of: Listed,
}

/// The list, and the places in it of words that share all letters but the last, by these without hamza.
#[derive(Debug, Default)]
struct List {
    words: Vec<Listed>,
    by_stem: FxHashMap<String, Vec<usize>>,
    /// Bytes of the shortest and of the longest of these.
    lengths: (usize, usize),
}

static LIST: LazyLock<List> = LazyLock::new(|| {
    let mut list = List { lengths: (usize::MAX, 0), ..List::default() };
    for line in include_str!("../../data/hamza_words.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(name) = words.next() else { continue };
        let Some(&(_, class)) = Class::ALL.iter().find(|(known, _)| *known == name) else { continue };
        for word in words {
            let last = word.char_indices().next_back().map_or(0, |(at, _)| at);
            let stem: String =
                word.chars().map(without_seat).take(Span::new(0, last).of(word).chars().count()).collect();
            list.lengths = (list.lengths.0.min(stem.len()), list.lengths.1.max(stem.len()));
            list.by_stem.entry(stem).or_default().push(list.words.len());
            list.words.push(Listed {
                word,
                class,
                is_name: class == Class::Name || class == Class::Noun && word.ends_with('ي'),
            });
        }
    }
    list
});

/// The inflected forms that are spelled so without hamza. What a word is inflected with changes its last letter at most.
pub(super) fn forms(spelling: &str) -> Vec<Form> {
    let list = &*LIST;
    let (shortest, longest) = list.lengths;
    let ends = spelling.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let ends = ends.skip_while(|end| *end < shortest).take_while(|end| *end <= longest);
    let stems = ends.map(|end| Span::new(0, end).of(spelling));
    let mut places: Vec<usize> = stems.filter_map(|stem| list.by_stem.get(stem)).flatten().copied().collect();
    places.sort_unstable();
    let mut found: Vec<Form> = Vec::new();
    for of in places.into_iter().filter_map(|place| list.words.get(place)) {
        of.class.each_form(of.word, &mut |parts| {
            if !is_spelled(parts, spelling) {
                return;
            }
            let text = parts.concat();
            if !found.iter().any(|form| form.text == text && form.of.class == of.class) {
                found.push(Form { text, of: *of });
            }
        });
    }
    found
}

/// Whether a form in parts is spelled so without hamza, which changes no letter's length.
fn is_spelled(parts: [&str; 3], spelling: &str) -> bool {
    if parts.iter().map(|part| part.len()).sum::<usize>() != spelling.len() {
        return false;
    }
    let mut written = spelling.chars().peekable();
    parts.iter().flat_map(|part| part.chars()).all(|letter| {
        let mine = written.next();
        let last = letter == 'ى' && written.peek().is_none();
        mine == Some(if last { 'ي' } else { without_seat(letter) })
    })
}

pub(super) fn is_contracted(proclitics: &str) -> bool {
    proclitics.ends_with("لل")
}

fn without_seat(letter: char) -> char {
    if matches!(letter, 'أ' | 'إ' | 'آ') { 'ا' } else { letter }
}

/// أ, إ and آ as ا, and a final ى as ي.
pub(super) fn without_hamza(word: &str) -> String {
    let mut key: String = word.chars().map(without_seat).collect();
    if let Some(stem) = word.ends_with('ى').then(|| key.pop()) {
        debug_assert_eq!(stem, Some('ى'));
        key.push('ي');
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_list_is_found_by_its_spelling() {
        for listed in &LIST.words {
            listed.class.each_form(listed.word, &mut |parts| {
                let text = parts.concat();
                assert!(forms(&without_hamza(&text)).iter().any(|form| form.text == text), "{text} of {}", listed.word);
            });
        }
    }
}
