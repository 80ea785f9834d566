//! Reflexives: `نفسها` for “himself”, `نفسه` for “yourself”.

use super::referents::{EnglishPronoun, View};
use crate::language::WordList;
use crate::language::arabic::clitics::{ENCLITICS, Enclitic, Gender, Number, Person};
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::arabic::morphology::nouns::articled;
use crate::language::english::pronouns::Referent::{He, She, Speaker, They, Us, You};
use crate::text::{Token, TokenKind};

static REFLEXIVES: WordList =
    WordList::new("myself ourselves yourself yourselves himself herself itself themselves themself oneself");

/// What two reflexives differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    Person,
    Number,
    Gender,
}

/// The only reflexive of the source, and the only one of the target, where they differ.
pub(super) fn clash<'a>(
    view: &View<'a>,
    difference: Difference,
) -> Option<(EnglishPronoun, &'a Token, &'static Enclitic)> {
    let mut english =
        view.pronouns.iter().filter(|one| view.english.get(one.at).is_some_and(|token| REFLEXIVES.has(&token.folded)));
    let one = *english.next().filter(|_| english.next().is_none())?;
    if view.any_english(|word| matches!(word, "same" | "itself" | "oneself")) {
        return None;
    }
    let mut arabic = (0..view.arabic.len()).filter_map(|at| Some((at, reflexive(view.word(at))?)));
    let (at, enclitic) = arabic.next().filter(|_| arabic.next().is_none())?;
    // السياسة نفسها: the same policy.
    let before = |back: usize| at.checked_sub(back).map_or("", |at| view.word(at));
    let is_bare = strip_conjunction(view.word(at)).starts_with(['ن', 'أ']);
    let is_same = is_bare && (articled(before(1)).is_some() || before(1).ends_with('ة') || before(2).ends_with('ة'));
    let token = view.arabic.get(at).filter(|token| token.kind == TokenKind::Arabic && !is_same)?;
    (differ(&one, enclitic) == Some(difference)).then_some((one, token, enclitic))
}

fn differ(english: &EnglishPronoun, arabic: &Enclitic) -> Option<Difference> {
    let third = arabic.person == Person::Third;
    match english.referent {
        You | Speaker | Us => third.then_some(Difference::Person),
        He | She | They if arabic.person == Person::First => Some(Difference::Person),
        He | She if third && arabic.number != Number::Singular => Some(Difference::Number),
        They if third && arabic.text == "ه" => Some(Difference::Number),
        He if third && arabic.gender == Gender::Feminine => Some(Difference::Gender),
        She if third && arabic.gender == Gender::Masculine => Some(Difference::Gender),
        _ => None,
    }
}

/// The pronoun of نفسه, بنفسها, أنفسهم, لوحده.
fn reflexive(word: &str) -> Option<&'static Enclitic> {
    let spelled = plain(word);
    let bare = strip_conjunction(&spelled);
    let bare = bare.strip_prefix(['ب', 'ل']).unwrap_or(bare);
    let ending = ["انفس", "نفس", "وحد", "مفرد"].iter().find_map(|stem| bare.strip_prefix(stem))?;
    ENCLITICS.iter().find(|enclitic| enclitic.text == ending)
}
