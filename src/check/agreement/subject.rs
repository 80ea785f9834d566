//! `امتنع المتحدثة`, `لكن ابنتها عاد`: a verb and the person beside it who does it.

use super::{Clash, Feature, Words};
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number};
use crate::language::arabic::doings::{doer_gender, perfect_gender};
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::people::{kin, officer, person, role};
use crate::language::arabic::pronouns::suffix;
use crate::language::arabic::verbs::{self, saying};

/// Behind these a clause begins with its subject.
pub(super) static OPENERS: WordList = WordList::new("أن إن لأن بأن لكن أما كأن وأن وإن ولكن فإن ولأن بينما فيما");

/// Words between a subject and its verb.
static BETWEEN: WordList = WordList::new("قد لا لم لن سوف فقد فلم لقد أيضا");

/// What a verb has behind it that it does not have its subject from.
pub(super) static PREPOSITIONS: WordList = WordList::new(
    "في من على إلى عن مع حول بعد قبل منذ خلال أثناء عند ضد نحو بين لدى حتى أن إن بأن أنه أنها إنه إنها بأنه بأنها عندما",
);

/// Whether a word may be a verb that shows a gender.
pub(super) fn may(word: &str) -> bool {
    was_or_perfect(word).is_some()
        || saying(word) == Some(Gender::Masculine)
        || SAYS.has(strip_conjunction(word))
        || before_object(word).is_some()
        || behind_subject(word, true).is_some()
        || topic_verb(word).is_some()
}

/// The verb at `at` against the person behind it or before it.
pub(super) fn clash(words: Words<'_>, at: usize) -> Option<Clash> {
    follows(words, at)
        .or_else(|| owned(words, at))
        .or_else(|| behind_object(words, at))
        .or_else(|| precedes(words, at))
        .or_else(|| topic(words, at))
}

/// The gender of a perfect, and whether it is “was”.
fn was_or_perfect(word: &str) -> Option<(Gender, bool)> {
    if strip_conjunction(word) == "كان" {
        return Some((Gender::Masculine, true));
    }
    Some((perfect_gender(word)?, false))
}

/// `وامتنع المتحدثة`: the subject right behind its verb.
fn follows(words: Words<'_>, at: usize) -> Option<Clash> {
    let (verb, is_was) = was_or_perfect(words.at(at))?;
    let governed = PREPOSITIONS.has(words.before(at)) && !words.before(at).ends_with(['ن', 'ا']);
    let next = words.at(at + 1);
    // كان الطبيبة: the predicate of “was” has no article.
    // قال رئيسة الوزراء: an office in the construct state or indefinite.
    let office = || role(next).filter(|_| length(next) > 3);
    let subject = if is_was { officer(next)? } else { person(next).or_else(office)? };
    let joined = next.starts_with('و') && officer(next).is_some();
    (subject != verb && !governed && !joined).then(|| words.clash(Feature::Gender, at, at + 1, 0.8, None))
}

/// Verbs of saying in the present, of “he”.
static SAYS: WordList =
    WordList::new("يقول يضيف يوضح يؤكد يذكر يشير يعتقد يعلق يتابع يردف يروي يحكي يعترف يلفت يستطرد يتساءل يقر يصرح");

/// `ويقول مدربته`: a verb of saying, which nobody is the object of, right before a woman by her office and whose she is.
fn owned(words: Words<'_>, at: usize) -> Option<Clash> {
    let he_says = |word: &str| saying(word) == Some(Gender::Masculine) || SAYS.has(strip_conjunction(word));
    if !he_says(words.at(at)) {
        return None;
    }
    let (stem, _) = suffix(words.at(at + 1))?;
    let woman = stem.strip_suffix('ت').is_some_and(|stem| role(&format!("{stem}ة")) == Some(Gender::Feminine));
    woman.then(|| words.clash(Feature::Gender, at, at + 1, 0.75, None))
}

/// `انتظره زوجته`: behind a verb with its object the subject follows.
fn behind_object(words: Words<'_>, at: usize) -> Option<Clash> {
    let verb = before_object(words.at(at))?;
    let (subject, _) = kin(words.at(at + 1))?;
    let joined = words.at(at + 1).starts_with('و') && !words.at(at + 1).starts_with("وال");
    (subject != verb && !joined).then(|| words.clash(Feature::Gender, at, at + 1, 0.75, None))
}

/// The gender of a verb that stands before its object, a pronoun.
fn before_object(word: &str) -> Option<Gender> {
    let (stem, _) = suffix(word)?;
    let he = |verb: verbs::Agreement| verb.gender == Gender::Masculine && verb.number == Number::Singular;
    if verbs::is_he_perfect(&stem) || verbs::imperfect(&stem).is_some_and(he) {
        return Some(Gender::Masculine);
    }
    stem.strip_suffix('ت').filter(|stem| verbs::is_he_perfect(stem)).map(|_| Gender::Feminine)
}

/// How far behind its topic the clause of `أما` may begin, in words.
const REACH: usize = 14;

/// `أما والدتها ... فكان يحفظ`: the clause that goes on behind ف.
fn topic(words: Words<'_>, at: usize) -> Option<Clash> {
    let (gender, is_was) = topic_verb(words.at(at))?;
    let start = (at.saturating_sub(REACH)..at).rev().find(|&k| matches!(words.at(k), "أما" | "وأما"))?;
    let topic = person(words.at(start + 1))?;
    // كانت معها, كان والدها: somebody else is the subject.
    let goes_on = !is_was
        || doer_gender(words.at(at + 1)).is_some()
        || verbs::imperfect(words.at(at + 1)).is_some()
        || PREPOSITIONS.has(words.at(at + 1));
    let other = (start + 2..at).any(|k| person(words.at(k)) == Some(gender));
    let clashes = topic != gender && goes_on && !other && !resumed(words, at, topic);
    clashes.then(|| words.clash(Feature::Gender, at, start + 1, 0.75, None))
}

/// The gender of a verb behind ف, and whether it is “was”.
fn topic_verb(word: &str) -> Option<(Gender, bool)> {
    match word.strip_prefix('ف')? {
        "كان" => Some((Gender::Masculine, true)),
        "كانت" => Some((Gender::Feminine, true)),
        verb => Some((doer_gender(verb)?, false)),
    }
}

/// `إن الوزيرة غادر`: the verb behind its subject, which opens the clause.
fn precedes(words: Words<'_>, at: usize) -> Option<Clash> {
    let negated = matches!(words.before(at), "لم" | "لن" | "لا" | "سوف");
    let mut end = at;
    while end > 0 && BETWEEN.has(words.before(end)) {
        end -= 1;
    }
    let subject = end.checked_sub(1)?;
    let opener = words.before(subject);
    let opens = OPENERS.has(opener) && !words.at(subject).starts_with('و');
    let gender = person(words.at(subject)).filter(|_| opens)?;
    let verb = behind_subject(words.at(at), negated)?;
    if gender == verb || resumed(words, at, gender) {
        return None;
    }
    Some(words.clash(Feature::Gender, at, subject, 0.75, None))
}

/// The gender of a verb behind its subject: any imperfect in ي; in ت those of people, and what a particle stands before.
fn behind_subject(word: &str, negated: bool) -> Option<Gender> {
    if word.starts_with(['و', 'ف']) {
        return None;
    }
    let future = word.strip_prefix('س').filter(|rest| length(rest) > 3).unwrap_or_default();
    let she = |word: &str| word.starts_with('ت') && length(word) > 3 && !word.ends_with(['ة', 'ن', 'ا']);
    if verbs::is_impersonal(word) {
        return None;
    }
    doer_gender(word).or_else(|| {
        let he = verbs::imperfect(word)
            .is_some_and(|verb| verb.gender == Gender::Masculine && verb.number == Number::Singular);
        if he { Some(Gender::Masculine) } else { (negated && she(word) || she(future)).then_some(Gender::Feminine) }
    })
}

/// Whether what follows the verb at `at` takes the subject up again, so that the verb may have another: `الوزيرة يرافقها زوجها`.
pub(super) fn resumed(words: Words<'_>, at: usize, gender: Gender) -> bool {
    resumed_by(words, at, if gender == Gender::Feminine { &["ها"] } else { &["ه"] })
}

/// The same for the endings of any pronouns.
pub(super) fn resumed_by(words: Words<'_>, at: usize, own: &[&str]) -> bool {
    (at..at + 8).any(|k| own.iter().any(|ending| words.at(k).ends_with(ending)))
}
