//! `وقالت الوزيرة ... مضيفا`: the participle with which a speaker goes on.

use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::clitics::Gender;
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::morphology::nouns::{articled, listed};
use crate::language::arabic::morphology::people::{officer, person, role};
use crate::language::arabic::verbs;

/// Participles that report more speech, without the ending.
static PARTICIPLES: WordList = WordList::new("مضيف مشير مؤكد موضح قائل معرب لافت مبين محذر معتبر مشدد متسائل نافي");

/// Whether a word is such a participle.
pub(super) fn may(word: &str) -> bool {
    strip_conjunction(word).strip_suffix(['ا', 'ة']).is_some_and(|stem| PARTICIPLES.has(stem))
}

/// The participle at `at` against the speaker of the sentence.
pub(super) fn clash(_: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let word = strip_conjunction(words.at(at));
    let masculine = word.strip_suffix('ا').filter(|stem| PARTICIPLES.has(stem));
    let feminine = word.strip_suffix('ة').filter(|stem| PARTICIPLES.has(stem));
    let (gender, right) = match (masculine, feminine) {
        (Some(stem), _) => (Gender::Masculine, format!("{stem}ة")),
        (_, Some(stem)) => (Gender::Feminine, format!("{stem}ا")),
        _ => return None,
    };
    let follows = words.at(at + 1);
    if !(follows.is_empty()
        || matches!(follows, "أن" | "إن" | "إلى" | "أنه" | "أنها" | "إنه" | "إنها" | "بأن" | "عن" | "على"))
    {
        return None;
    }
    let verb = (0..at).rev().find(|&k| verbs::saying(words.at(k)).is_some())?;
    let speaker = verbs::saying(words.at(verb))?;
    let subject = officer(words.at(verb + 1))?;
    let others = (verb + 2..at).any(|k| names(words, k, gender));
    (speaker != gender && subject == speaker && !others).then(|| {
        words.clash(
            Feature::Gender,
            at,
            verb + 1,
            0.75,
            words.at(at).strip_suffix(word).map(|head| format!("{head}{right}")),
        )
    })
}

/// Whether the word at `at` may name somebody or a body of this gender.
fn names(words: Words<'_>, at: usize, gender: Gender) -> bool {
    let word = words.at(at);
    let noun = articled(word).map_or(word, |(_, noun)| noun);
    let body =
        |noun: &str| gender == Gender::Feminine && noun.ends_with('ة') && listed(noun).is_none_or(|row| !row.is_human);
    person(word) == Some(gender)
        || role(noun) == Some(gender)
        || verbs::saying(word) == Some(gender)
        || body(noun)
            && matches!(
                noun,
                "وزارة"
                    | "شركة"
                    | "وكالة"
                    | "صحيفة"
                    | "حكومة"
                    | "منظمة"
                    | "هيئة"
                    | "لجنة"
                    | "محكمة"
                    | "دراسة"
                    | "رئاسة"
            )
}
