//! Words written without their hamza: which word was meant.
//!
//! Only words of a closed list are known, and of these only spellings that no other word has. Unvowelled Arabic knows many
//! pairs such as بدا and بدأ, or اعتقد (he believed) and أعتقد (I believe): they are not in the list.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::clitics::PROCLITICS;
use crate::text::Span;

/// What a word without hamza stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The spellings it can have with its hamza, the likeliest first; two only where both are common (أن, إن).
    pub spellings: Vec<String>,
    /// Whether the word is a name or has its hamza inside: spellings that editors argue about.
    pub is_doubtful: bool,
    /// Whether the word is itself a name or an adjective of one: `اسبانيا`, `الامريكي`.
    pub is_name: bool,
}

/// How a word of the list is inflected, and what may be written before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
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

    fn takes(self, proclitics: &str) -> bool {
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
struct Listed {
    word: &'static str,
    class: Class,
    /// Whether it is a name or an adjective in ي.
    is_name: bool,
}

#[derive(Debug)]
struct Form {
    text: String,
    of: Listed,
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
    for line in include_str!("../data/hamza_words.txt").lines().filter(|line| !line.starts_with('#')) {
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
fn forms(spelling: &str) -> Vec<Form> {
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

static HOMOGRAPHS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../data/hamza_homographs.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Endings that a homograph may have.
const ENDINGS: [&str; 34] = [
    "", "ا", "ة", "ت", "ه", "ها", "هم", "هن", "هما", "ات", "ان", "ين", "ون", "وا", "ي", "ى", "ية", "يا", "ته", "تها",
    "تهم", "نا", "ك", "كم", "ني", "تي", "اته", "اتها", "اتهم", "تان", "تين", "تا", "يات", "يين",
];

fn is_contracted(proclitics: &str) -> bool {
    proclitics.ends_with("لل")
}

fn without_seat(letter: char) -> char {
    if matches!(letter, 'أ' | 'إ' | 'آ') { 'ا' } else { letter }
}

/// أ, إ and آ as ا, and a final ى as ي.
fn without_hamza(word: &str) -> String {
    let mut key: String = word.chars().map(without_seat).collect();
    if let Some(stem) = word.ends_with('ى').then(|| key.pop()) {
        debug_assert_eq!(stem, Some('ى'));
        key.push('ي');
    }
    key
}

/// Whether `word` is a word of its own that only looks like proclitics before another.
fn is_homograph(word: &str) -> bool {
    let alone = |word: &str| {
        ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).any(|stem| HOMOGRAPHS.contains(stem))
    };
    // لل before لاحق looks like لل before أحق.
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let contracted = bare.strip_prefix('ل').filter(|rest| rest.starts_with('ل'));
    let behind = (bare.len() < word.len()).then_some(bare);
    alone(word) || contracted.is_some_and(alone) || behind.is_some_and(alone)
}

/// A spelling that a word may stand for.
struct Candidate {
    spelling: String,
    /// Whether the last letter is that of the list, not ى for ي or ي for ى.
    ends_right: bool,
    is_doubtful: bool,
    is_name: bool,
}

/// The spelling of `word` (folded with [`crate::text::Folding::Marks`]) with its hamza; nothing if it lacks none, or if
/// the word as it stands may be right. Its last letter stays as it is.
pub fn restore(word: &str) -> Option<Restored> {
    if !word.contains('ا') {
        return None;
    }
    let mut found: Vec<Candidate> = Vec::new();
    // ك before a bare noun is rare; before a hamza it is nearly always part of the word: كافة, كاميرات.
    for proclitics in PROCLITICS.iter().map(|proclitics| proclitics.text).filter(|text| !text.ends_with('ك')) {
        let Some(rest) = word.strip_prefix(proclitics) else { continue };
        let forms = forms(&without_hamza(rest)).into_iter().filter(|form| form.of.class.takes(proclitics));
        found.extend(forms.filter_map(|form| candidate(word, &format!("{proclitics}{}", form.text), &form)));
        if let Some(before) = proclitics.strip_suffix("لل") {
            found.extend(contracted(word, before, rest));
        }
    }
    if found.iter().any(|candidate| candidate.ends_right) {
        found.retain(|candidate| candidate.ends_right);
    }
    let is_doubtful = found.iter().all(|candidate| candidate.is_doubtful);
    let is_name = found.iter().any(|candidate| candidate.is_name);
    let mut spellings: Vec<String> = Vec::new();
    for candidate in found {
        if !spellings.contains(&candidate.spelling) {
            spellings.push(candidate.spelling);
        }
    }
    let is_wrong = !spellings.is_empty() && !spellings.iter().any(|spelling| spelling == word);
    // Few words come so far, and asking this takes long.
    (is_wrong && !is_homograph(word)).then_some(Restored { spellings, is_doubtful, is_name })
}

/// للأردن is ل before الأردن.
fn contracted(word: &str, before: &str, rest: &str) -> Vec<Candidate> {
    let whole = forms(&format!("ال{}", without_hamza(rest)));
    let whole = whole.iter().filter(|form| matches!(form.of.class, Class::Prep | Class::Name));
    let bare = whole.filter_map(|form| Some((form, form.text.strip_prefix("ال")?)));
    bare.filter_map(|(form, bare)| candidate(word, &format!("{before}لل{bare}"), form)).collect()
}

/// A spelling that the word differs from by nothing but hamzas left off, and ى for ي or the reverse at its end.
fn candidate(word: &str, right: &str, form: &Form) -> Option<Candidate> {
    let mut spelling = String::with_capacity(right.len());
    let (mut written, mut expected) = (word.chars().peekable(), right.chars());
    let mut ends_right = true;
    while let Some(mine) = written.next() {
        match (mine, expected.next()?) {
            (a, b) if a == b => spelling.push(b),
            ('ا', b @ ('أ' | 'إ' | 'آ')) => spelling.push(b),
            ('ى', 'ي') | ('ي', 'ى') if written.peek().is_none() => {
                spelling.push(mine);
                ends_right = false;
            }
            _ => return None,
        }
    }
    let inside = form.text.chars().next().is_none_or(|c| !matches!(c, 'أ' | 'إ' | 'آ' | 'ا' | 'ل' | 'ب'));
    let is_doubtful = form.of.class == Class::Name || inside;
    expected.next().is_none().then_some(Candidate { spelling, ends_right, is_doubtful, is_name: form.of.is_name })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spellings(word: &str) -> Vec<String> {
        restore(word).map(|found| found.spellings).unwrap_or_default()
    }

    #[test]
    fn words_of_one_reading_are_restored_through_their_clitics() {
        for (word, right) in [
            ("الى", "إلى"),
            ("وايضا", "وأيضا"),
            ("لاعضاء", "لأعضاء"),
            ("للاشراف", "للإشراف"),
            ("للامم", "للأمم"),
            ("للاردن", "للأردن"),
            ("اعضائها", "أعضائها"),
            ("اعلنت", "أعلنت"),
            ("واعطاها", "وأعطاها"),
            ("سياتي", "سيأتي"),
            ("الان", "الآن"),
        ] {
            assert_eq!(spellings(word), [right], "{word}");
        }
    }

    #[test]
    fn every_form_of_the_list_is_found_by_its_spelling() {
        for listed in &LIST.words {
            listed.class.each_form(listed.word, &mut |parts| {
                let text = parts.concat();
                assert!(forms(&without_hamza(&text)).iter().any(|form| form.text == text), "{text} of {}", listed.word);
            });
        }
    }

    #[test]
    fn both_spellings_are_given_where_both_are_common() {
        assert_eq!(spellings("ان"), ["أن", "إن"]);
        assert_eq!(spellings("وانه"), ["وأنه", "وإنه"]);
    }

    #[test]
    fn words_with_a_joining_alef_are_left_alone() {
        for word in
            ["استخدام", "اتفاق", "اجتماع", "انتخابات", "الذي", "ابن", "اسم", "اثنان", "امتحان", "اعتقد", "انفجار"]
        {
            assert_eq!(restore(word), None, "{word}");
        }
    }

    #[test]
    fn words_that_only_look_like_a_clitic_before_a_hamza_are_left_alone() {
        for word in [
            "واحدة",
            "كامل",
            "واصلت",
            "للاعب",
            "لازمة",
            "التي",
            "الفن",
            "فارس",
            "والواحد",
            "ولاب",
            "فلاي",
            "بارزا",
            "بدا",
            "كان",
        ] {
            assert_eq!(restore(word), None, "{word}");
        }
    }

    #[test]
    fn words_with_their_hamza_are_right() {
        for word in ["إلى", "أن", "الأعضاء", "أكبر", "ألا", "إلا"] {
            assert_eq!(restore(word), None, "{word}");
        }
    }

    #[test]
    fn a_final_alef_maqsura_is_not_this_rules_concern() {
        assert_eq!(spellings("الامريكى"), ["الأمريكى"]);
    }
}
