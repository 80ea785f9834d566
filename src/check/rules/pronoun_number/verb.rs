//! `أنه يريدون`: a pronoun and the verb right behind it.

use super::{RULE, name};
use crate::check::Finding;
use crate::check::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::morphology::nouns::{Kinds, kinds, listed};
use crate::language::arabic::pronouns::Host;
use crate::language::arabic::verbs;
use crate::language::english::pronouns::Referent::{He, She};
use crate::text::Token;

/// Words that may stand between a pronoun and its verb.
static BETWEEN: WordList = WordList::new(
    "\
    لا لم لن قد سوف لقد",
);

/// `أنه يريدون`, `أنهما يريدون`, `بأنهم يشعر`: a pronoun right before a verb of another number.
pub(super) fn after_pronoun(view: &View<'_>) -> Option<Finding> {
    let subjects = view.arabic_pronouns().filter(|(_, _, p)| p.host != Host::Preposition && p.person == Person::Third);
    subjects.into_iter().find_map(|(at, token, pronoun)| {
        let verb = view.verb_after(at, &BETWEEN).filter(|verb| !is_of_nobody(view, verb))?;
        let number = verb_number(&verb.folded).or_else(|| one_human(&verb.folded).filter(|_| !are_one(view)))?;
        // What comes after أنه may be a clause with a subject of its own, so أنه with a singular says nothing; neither does
        // أنها, which may stand for things in the plural.
        let clash = match (pronoun.number, number) {
            (Number::Singular, Number::Plural) => pronoun.gender == Gender::Masculine,
            (Number::Dual, Number::Plural) | (Number::Plural, Number::Dual) => true,
            (Number::Plural, Number::Singular) => {
                let alone = view.has(&[He, She]) || !is_resumed(view, at);
                pronoun.host == Host::Clause && alone && !is_theirs(&verb.folded)
            }
            _ => false,
        };
        clash.then(|| {
            let (said, clashing) = (view.said(token.span), view.said(verb.span));
            let message =
                format!("“{said}” is {}, but its verb “{clashing}” is {}.", name(pronoun.number), name(number));
            Finding::new(&RULE, message).target(token.span).confidence(0.8)
        })
    })
}

/// What is said of nobody behind كان.
static OF_NOBODY: WordList =
    WordList::new("يجب ينبغي يمكن يتعين يفترض يتوجب من لا لابد بد بالإمكان بالامكان هناك ثمة حريا جديرا لزاما الأجدر الأولى");

/// `أنهم كان يجب أن يعرفوا`: `كان` has no subject.
fn is_of_nobody(view: &View<'_>, verb: &Token) -> bool {
    let at = view.arabic.iter().position(|token| token.span == verb.span).unwrap_or_default();
    let next = view.word(at + 1);
    let none = OF_NOBODY.has(next) && (next != "لا" || view.word(at + 2) == "بد");
    matches!(&*verb.folded, "كان" | "يكون" | "سيكون") && none
}

/// `are a strong rival`: the source itself calls several one.
fn are_one(view: &View<'_>) -> bool {
    let word = |at: usize| view.english.get(at).map_or("", |token| &*token.folded);
    (0..view.english.len()).any(|at| {
        let are = matches!(word(at), "are" | "were" | "they're" | "they’re" | "be" | "been" | "become" | "became");
        are && matches!(word(at + 1), "a" | "an")
    })
}

/// `يعاملوني`: a verb of theirs before its object.
fn is_theirs(word: &str) -> bool {
    ["ني", "نا", "ك", "كم", "ه", "ها", "هم"]
        .iter()
        .any(|object| word.strip_suffix(object).is_some_and(|verb| verb.ends_with('و') || verb.ends_with("ون")))
}

/// How far behind the pronoun another may take it up, in words.
const REACH: usize = 9;

/// `أنهم سيكون لديهم`: the verb may have another subject.
fn is_resumed(view: &View<'_>, at: usize) -> bool {
    (at + 1..at + REACH).any(|k| view.word(k).ends_with("هم"))
}

fn verb_number(word: &str) -> Option<Number> {
    if let Some(agreement) = verbs::imperfect(word) {
        return (agreement.person == Person::Third).then_some(agreement.number);
    }
    if verbs::saying(word) == Some(Gender::Masculine) || word == "كان" || verbs::is_he_perfect(word) {
        return Some(Number::Singular);
    }
    if word == "كانوا" || word.ends_with("وا") && word.chars().count() > 4 {
        return Some(Number::Plural);
    }
    (word.ends_with("تا") && word.chars().count() > 4).then_some(Number::Dual)
}

/// `إنهم طالب`: the number of a man's noun.
fn one_human(word: &str) -> Option<Number> {
    let human = kinds(word) == Kinds::MASCULINE && listed(word).is_some_and(|row| row.is_human);
    human.then_some(Number::Singular)
}
