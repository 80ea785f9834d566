//! `أن الوفدين سيعودون`, `راحت الممرضات يداوون`, `لكن الأسعار ارتفعوا`: a subject in the dual or plural, and the verb right behind it.

use super::subject::{OPENERS, PREPOSITIONS, resumed_by};
use super::two::PLURALS;
use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::duals::may_be_dual;
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds, listed};
use crate::language::arabic::morphology::people::dual_gender;
use crate::language::arabic::shown::gender_of_sure_verb;
use crate::language::arabic::verbs;
use crate::text::Side;

/// Words between a subject and its verb.
static BETWEEN: WordList = WordList::new("قد لا لم لن سوف فقد لقد أيضا كلاهما كلتاهما كليهما كلتيهما جميعا معا");

/// Demonstratives that stand before two alone.
static POINTING: WordList = WordList::new("هذان هاتان هذين هاتين");

/// What a verb behind its subject shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    He,
    She,
    They,
}

/// Who does it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    Two,
    Men,
    Women,
    Things,
}

/// Whether a word may be a verb behind its subject.
pub(super) fn may(word: &str) -> bool {
    shown(word, true).is_some()
}

fn shown(word: &str, negated: bool) -> Option<Shown> {
    if word.starts_with(['و', 'ف']) || verbs::is_impersonal(word) {
        return None;
    }
    let they = |verb: verbs::Agreement| verb.number == Number::Plural && verb.person == Person::Third;
    if verbs::imperfect(word).is_some_and(they) || word.ends_with("وا") && length(word) > 4 {
        return Some(Shown::They);
    }
    gender_of_sure_verb(word, negated).map(|gender| if gender == Gender::Masculine { Shown::He } else { Shown::She })
}

/// The verb at `at` against the subject before it.
pub(super) fn clash(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let negated = matches!(words.before(at), "لا" | "لم" | "لن" | "سوف");
    let verb = shown(words.at(at), negated)?;
    let mut end = at;
    while end > 0 && BETWEEN.has(words.before(end)) {
        end -= 1;
    }
    let (head, subject) = match head(words, end) {
        Some(head) => (head, subject(pair, words, head)?),
        None => (
            indefinite(pair, words, end).filter(|_| pair.view().is_some_and(|view| view.has_no_subject_after(at)))?,
            Subject::Two,
        ),
    };
    let clashes = match subject {
        Subject::Two => true,
        Subject::Men => verb == Shown::He,
        Subject::Women => verb == Shown::They,
        Subject::Things => verb != Shown::She,
    };
    let own: &[&str] = match subject {
        Subject::Two => &["هما"],
        Subject::Men => &["هم"],
        Subject::Women => &["هن", "هم"],
        Subject::Things => &["ها", "هم", "هن"],
    };
    let feature = if matches!(subject, Subject::Two | Subject::Men) || verb == Shown::They {
        Feature::Number
    } else {
        Feature::Gender
    };
    (clashes && !resumed_by(words, at, own)).then(|| words.clash(feature, at, head, 0.75, None))
}

/// The noun whose phrase ends before `end`: one with the article, past adjectives of its own that have it too.
fn head(words: Words<'_>, end: usize) -> Option<usize> {
    let mut head = end.checked_sub(1)?;
    let has_article = |at: usize| articled(words.at(at)).is_some_and(|(head, _)| matches!(head, "ال" | "وال"));
    if !has_article(head) {
        return None;
    }
    while let Some(before) = head.checked_sub(1)
        && articled(words.at(head)).is_some_and(|(head, _)| head == "ال")
        && has_article(before)
    {
        head = before;
    }
    Some(head)
}

/// `أن مدرستين انسحبت`: two of which nothing was said before, right before their verb, as the source says; behind أن, or where a
/// relative clause of the source follows them.
fn indefinite(pair: &Pair<'_>, words: Words<'_>, end: usize) -> Option<usize> {
    let at = end.checked_sub(1)?;
    let noun = strip_conjunction(words.at(at));
    let before = words.before(at);
    let opens = OPENERS.has(before);
    let is_governed = PREPOSITIONS.has(strip_conjunction(before)) && !opens;
    if !may_be_dual(noun) || PLURALS.has(noun) || articled(words.at(at)).is_some() || is_governed {
        return None;
    }
    let english = pair.source().tokens();
    let word = |at: usize| english.get(at).map_or("", |token| &*token.folded);
    let own = counterpart(pair, Side::Target, at)?;
    let own = if TWO.has(word(own)) { own + 1 } else { own };
    let counted = (own.saturating_sub(NUMBER)..own).any(|at| TWO.has(word(at)));
    let relative = matches!(word(own + 1), "that" | "which" | "who");
    (counted && word(own).ends_with('s') && (opens || relative)).then_some(at)
}

/// Who the noun at `head` names, where it begins its clause.
fn subject(pair: &Pair<'_>, words: Words<'_>, head: usize) -> Option<Subject> {
    let (_, noun) = articled(words.at(head))?;
    let before = words.before(head);
    if POINTING.has(strip_conjunction(before)) {
        // في هاتين المدينتين يتحدث الناس: only in the nominative, or where it opens its clause, is it the subject.
        let is_subject = before.ends_with("ان") || head.checked_sub(1).is_some_and(|at| OPENERS.has(words.before(at)));
        return dual_gender(noun).filter(|_| is_subject).map(|_| Subject::Two);
    }
    let opens = OPENERS.has(before);
    let is_dual = dual_gender(noun).is_some() && !PLURALS.has(noun);
    let is_nominative = noun.ends_with("ان") && (opens || before.is_empty()) && says_two(pair);
    if is_dual && (is_nominative || opens && is_two(pair, head, noun)) {
        return Some(Subject::Two);
    }
    if is_women(noun) && (opens || before.is_empty() || head.checked_sub(1).is_some_and(|verb| words.is_verb(verb))) {
        return Some(Subject::Women);
    }
    if opens && is_men(noun) {
        return Some(Subject::Men);
    }
    let are_things = kinds(noun) != Kinds::ANY && kinds(noun).is_within(Kinds::THINGS);
    (are_things && opens).then_some(Subject::Things)
}

/// Whether the source says of something that it is two.
pub(super) fn says_two(pair: &Pair<'_>) -> bool {
    pair.source().tokens().iter().any(|token| TWO.has(&token.folded))
}

static TWO: WordList = WordList::new("two both 2 twin pair");

/// How far before its noun a number stands: `both of the old bridges`.
const NUMBER: usize = 4;

/// Whether the noun at `at`, in ين, is two by the source, and no plural of men.
pub(super) fn is_two(pair: &Pair<'_>, at: usize, noun: &str) -> bool {
    let may_be_men = noun.strip_suffix("ين").is_none_or(|stem| listed(stem).is_none_or(|row| row.is_human));
    let english = pair.source().tokens();
    let counted = || match counterpart(pair, Side::Target, at) {
        Some(head) => {
            let before = english.get(head.saturating_sub(NUMBER)..=head).unwrap_or_default();
            before.iter().any(|token| TWO.has(&token.folded))
        }
        None => says_two(pair),
    };
    !may_be_men && counted()
}

fn is_men(noun: &str) -> bool {
    let ending = ["ون", "ين"].iter().find_map(|ending| noun.strip_suffix(ending));
    kinds(noun) == Kinds::PEOPLE || ending.is_some_and(|stem| listed(stem).is_some_and(|row| row.is_human))
}

fn is_women(noun: &str) -> bool {
    matches!(noun, "نساء" | "بنات" | "فتيات" | "أخوات")
        || noun.strip_suffix("ات").is_some_and(|stem| {
            listed(&format!("{stem}ة")).is_some_and(|row| row.is_human && row.kinds == Kinds::FEMININE)
        })
}
