//! Two words of one subject beside each other whose genders differ: `كان تخطط`.

use crate::check::forms::Form;
use crate::check::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::letters::plain;
use crate::language::arabic::pronouns::Host;
use crate::language::arabic::verbs;
use crate::text::Token;

/// Words that may stand between a subject and its verb.
static BETWEEN: WordList = WordList::new(
    "\
    لا لم لن قد سوف أن ان",
);

/// `كان تخطط`, `إنه تعتقد`, `يمكنها أن يقول`: a verb of the other gender beside one of the right one.
pub(super) fn clause_clash<'a>(view: &View<'a>, gender: Gender) -> Option<&'a Token> {
    let opposite = |word: &str| verbs::human_gender(word).is_some_and(|verb| verb != gender && verb != Gender::Either);
    let right = |word: &str| verbs::human_gender(word) == Some(gender);
    (0..view.arabic.len()).find_map(|at| {
        let token = view.arabic.get(at)?;
        let mut next = at + 1;
        while BETWEEN.has(view.word(next)) {
            next += 1;
        }
        if !(at..next).all(|k| view.touches_next(k)) {
            return None;
        }
        // إنه لم تكن هناك: the pronoun stands for nobody.
        if matches!(view.word(next + 1), "هناك" | "ثمة") {
            return None;
        }
        let verb = view.arabic.get(next)?;
        let own = own_gender(&token.folded, view.form(at)?)?;
        if own != gender && right(&verb.folded) {
            Some(token)
        } else if own == gender && opposite(&verb.folded) {
            Some(verb)
        } else {
            None
        }
    })
}

/// The gender of a word that a verb of the same subject follows: `كان`, `إنه`, `يمكنها`.
fn own_gender(word: &str, form: &Form) -> Option<Gender> {
    let bare = plain(word);
    match bare.trim_start_matches('و') {
        "كان" => return word.contains("كان").then_some(Gender::Masculine),
        "كانت" => return Some(Gender::Feminine),
        _ => {}
    }
    if let Some(pronoun) = form.pronoun {
        let singular = pronoun.person == Person::Third && pronoun.number == Number::Singular;
        return (singular && pronoun.host != Host::Preposition).then_some(pronoun.gender);
    }
    let (stem, enclitic) = form.suffix.as_ref()?;
    let modal = matches!(stem.as_str(), "يمكن" | "بامكان" | "بوسع") && enclitic.number == Number::Singular;
    modal.then_some(enclitic.gender)
}
