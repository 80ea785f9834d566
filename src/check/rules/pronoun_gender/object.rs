//! The pronoun on the only verb that has one: `يزوره` for “visits her”.

use super::resumes;
use crate::check::referents::{EnglishPronoun, View};
use crate::language::WordList;
use crate::language::arabic::clitics::{Enclitic, Gender, Number, Person};
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::verbs;
use crate::language::english::pronouns::Case;
use crate::language::english::pronouns::Referent::{He, She};
use crate::text::Token;

/// Words before a verb that is no relative clause of a noun.
static BEFORE: WordList =
    WordList::new("و ف لا لم لن قد سوف كان كانت هو هي أن كي لكي ثم إنه إنها أنه أنها لكنه لكنها حتى");

/// The one object of the source and the one verb of the target with a pronoun, where their genders differ.
pub(super) fn object<'a>(view: &View<'a>) -> Option<(EnglishPronoun, &'a Token, bool)> {
    let objects: Vec<&EnglishPronoun> =
        view.pronouns.iter().filter(|p| p.case == Case::Object && p.referent != super::Us).collect();
    let &&pronoun = objects.last()?;
    if objects.iter().any(|other| other.referent != pronoun.referent) {
        return None;
    }
    let gender = match pronoun.referent {
        He => Gender::Masculine,
        She => Gender::Feminine,
        _ => return None,
    };
    // Right behind its verb: of him, with her stand elsewhere in Arabic.
    let governed = pronoun.at.checked_sub(1).and_then(|k| view.english.get(k));
    if governed.is_none_or(|token| PREPOSITIONS.has(&token.folded) || !token.folded.starts_with(char::is_alphabetic)) {
        return None;
    }
    let mut verbs = view.suffixed().filter(|(at, token, enclitic)| is_verb(view, *at, token) && is_one(enclitic));
    let (at, token, enclitic) = verbs.next()?;
    let before = at.checked_sub(1).map_or("", |before| view.word(before));
    let clause = before.is_empty()
        || BEFORE.has(before)
        || BEFORE.has(strip_conjunction(before))
        || token.folded.starts_with(['و', 'ف']);
    let clashes = enclitic.gender != gender && verbs.next().is_none() && clause && !resumes(view, token.span);
    clashes.then_some((pronoun, token, gender == Gender::Masculine))
}

static PREPOSITIONS: WordList =
    WordList::new("of for with about to from in on at by against after before behind near around than and or like");

fn is_one(enclitic: &Enclitic) -> bool {
    enclitic.person == Person::Third && enclitic.number == Number::Singular
}

fn is_verb(view: &View<'_>, at: usize, token: &Token) -> bool {
    let bare = strip_conjunction(&token.folded);
    let before = at.checked_sub(1).map_or("", |before| strip_conjunction(view.word(before)));
    if bare.starts_with('ت') {
        return matches!(before, "هي" | "كانت" | "لم" | "لن" | "أنها" | "إنها" | "سوف");
    }
    bare.starts_with(['ي', 'س']) && verbs::imperfect(bare).is_some() && !verbs::is_impersonal(bare)
}
