//! Two that are told as many: `لكل منهم` behind “the two”, `تزوجوا` for “they married”, `قراءتين تفصل بينهن`.

use crate::check::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::{Number, Person};
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::arabic::morphology::people::dual_gender;
use crate::language::english::pronouns::Referent::They;
use crate::language::english::pronouns::speaks_of_two;
use crate::text::{Span, Token};

/// The Arabic plural, and what in the source or target says that there are two: its text.
pub(super) fn plural<'a>(view: &View<'a>) -> Option<(&'a Token, &'a str)> {
    each(view).or_else(|| between(view)).or_else(|| married(view))
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
