//! Two that are told as many: `لكل منهم` behind “the two”, `تزوجوا` for “they married”, `قراءتين تفصل بينهن`.

use super::RULE;
use super::two::is_thing;
use crate::check::referents::View;
use crate::check::{Finding, Pair};
use crate::language::WordList;
use crate::language::arabic::clitics::{Number, Person};
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::arabic::morphology::people::{dual_gender, kin};
use crate::language::english::people::person;
use crate::language::english::pronouns::Referent::They;
use crate::language::english::pronouns::{may_be_plural, speaks_of_two};
use crate::text::{Span, Token};

/// That the target says as many for two.
pub(super) fn finding(pair: &Pair<'_>, view: &View<'_>) -> Option<Finding> {
    let (token, two) = plural(pair, view)?;
    let message = format!("“{}” is plural, but it refers to “{two}”, two.", view.said(token.span));
    Some(Finding::new(&RULE, message).target(token.span).confidence(0.7))
}

/// The Arabic plural, and what in the source or target says that there are two: its text.
fn plural<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(&'a Token, &'a str)> {
    each(view).or_else(|| between(view)).or_else(|| married(view)).or_else(|| joined(pair, view))
}

/// `هي وزوجها ... سحبهم`: one and somebody's kin, of whom the source goes on with “they” or “them”.
fn joined<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(&'a Token, &'a str)> {
    let word = |at: usize| view.english.get(at).map_or("", |token| &*token.folded);
    let one = |at: usize| matches!(word(at), "she" | "he") || person(word(at)).is_some();
    let and = (1..view.english.len()).find(|&at| {
        let kin = matches!(word(at + 1), "her" | "his") && person(word(at + 2)).is_some();
        word(at) == "and" && one(at - 1) && kin && !matches!(word(at + 3), "," | "and" | "'s")
    })?;
    let they = view.pronouns.iter().find(|pronoun| pronoun.referent == They && pronoun.at > and)?;
    let others = (0..view.english.len()).any(|at| may_be_plural(word(at)) && !is_thing(pair, view, at));
    // هي وزوجها: somebody's kin joined to the one before.
    let place = (1..view.arabic.len())
        .find(|&at| view.word(at).starts_with('و') && kin(view.word(at)).is_some() && view.touches_next(at - 1))?;
    let is_plural = |person: Person, number: Number| person == Person::Third && number == Number::Plural;
    let closed = view
        .arabic_pronouns()
        .filter(|(at, _, p)| *at > place && is_plural(p.person, p.number))
        .map(|(_, token, _)| token);
    let open =
        view.suffixed().filter(|(at, _, e)| *at > place && is_plural(e.person, e.number)).map(|(_, token, _)| token);
    let token = closed.chain(open).next()?;
    let more = view.word(place + 1).starts_with('و') && kin(view.word(place + 1)).is_some();
    let text = view.english.get(and - 1)?.span.join(view.english.get(and + 2)?.span).of(view.source.whole());
    (!others && !more && they.at > and + 2).then_some((token, text))
}

/// Whether a word is a dual noun that is no plural of men: `حزبين`, `قراءتان`.
fn is_two(word: &str) -> bool {
    let bare = strip_conjunction(word);
    let noun = articled(bare).map_or(bare, |(_, noun)| noun);
    dual_gender(noun).is_some() && (kinds(noun).meets(Kinds::TWO) && !is_human_plural(noun))
}

/// `مهندسين`: two or many.
fn is_human_plural(noun: &str) -> bool {
    use crate::language::arabic::morphology::nouns::listed;
    noun.strip_suffix("ين").is_some_and(|single| listed(single).is_some_and(|row| row.is_human))
}

/// Whether people or things of a plural are spoken of before `at`, other than the two.
fn is_plural(word: &str) -> bool {
    let bare = strip_conjunction(word);
    let noun = articled(bare).map_or(bare, |(_, noun)| noun);
    kinds(noun) == Kinds::PEOPLE || is_human_plural(noun) || noun.ends_with("ون") && noun.chars().count() > 5
}

fn last_two<'a>(view: &View<'a>, at: usize, reach: usize) -> Option<&'a Token> {
    let two = (at.saturating_sub(reach)..at).rev().find(|&k| is_two(view.word(k)))?;
    let others = (two + 1..at).any(|k| is_plural(view.word(k)));
    view.arabic.get(two).filter(|_| !others)
}

/// `أكبر حزبين ... لكل منهم`.
fn each<'a>(view: &View<'a>) -> Option<(&'a Token, &'a str)> {
    let at = (1..view.arabic.len()).find(|&at| {
        view.word(at) == "منهم" && matches!(strip_conjunction(view.word(at - 1)).trim_start_matches(['ل', 'ب']), "كل")
    })?;
    let english = view.any_english(|word| word == "each") && view.any_english(speaks_of_two);
    let two = last_two(view, at, EACH).filter(|_| english)?;
    Some((view.arabic.get(at)?, view.said(two.span)))
}

/// How far behind the dual noun `كل منهم` may stand, in words.
const EACH: usize = 30;

/// `قراءتين تفصل بينهن دقيقة`.
fn between<'a>(view: &View<'a>) -> Option<(&'a Token, &'a str)> {
    let at = (1..view.arabic.len()).find(|&at| matches!(view.word(at), "بينهم" | "بينهن"))?;
    let near = last_two(view, at, 3)?;
    (at.saturating_sub(3)..at).all(|k| view.touches_next(k)).then_some(())?;
    Some((view.arabic.get(at)?, view.said(near.span)))
}

/// What two people do, and no more.
static OF_TWO: WordList = WordList::new("married divorced wed eloped remarried");

/// `وتزوجوا` for “they married”.
fn married<'a>(view: &View<'a>) -> Option<(&'a Token, &'a str)> {
    let they = view.pronouns.iter().find(|pronoun| {
        let next = |step: usize| view.english.get(pronoun.at + step).is_some_and(|token| OF_TWO.has(&token.folded));
        pronoun.referent == They && (next(1) || next(2))
    })?;
    let verb = |word: &str| ["تزوجوا", "تطلقوا", "انفصلوا", "يتزوجوا"].contains(&strip_conjunction(word));
    let at = (0..view.arabic.len()).find(|&at| verb(view.word(at)))?;
    let english: Span = they.span;
    let closed = view.arabic_pronouns().any(|(_, _, p)| p.person == Person::Third && p.number == Number::Plural);
    (!closed).then(|| view.arabic.get(at).map(|token| (token, english.of(view.source.whole()))))?
}
