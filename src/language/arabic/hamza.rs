//! Words written without their hamza: which word was meant.
//!
//! Only words of a closed list are known, and of these only spellings that no other word has. Unvowelled Arabic knows many
//! pairs such as بدا and بدأ, or اعتقد (he believed) and أعتقد (I believe): they are not in the list.

mod listed;

use std::sync::LazyLock;

use listed::{Class, Form, forms, without_hamza};
use rustc_hash::FxHashSet;

use super::clitics::PROCLITICS;

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

static HOMOGRAPHS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../data/hamza_homographs.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Endings that a homograph may have.
const ENDINGS: [&str; 34] = [
    "", "ا", "ة", "ت", "ه", "ها", "هم", "هن", "هما", "ات", "ان", "ين", "ون", "وا", "ي", "ى", "ية", "يا", "ته", "تها",
    "تهم", "نا", "ك", "كم", "ني", "تي", "اته", "اتها", "اتهم", "تان", "تين", "تا", "يات", "يين",
];

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
