//! Words for having, being able and having to, which take whose it is as their subject in English and as their pronoun in Arabic:
//! “you have” and `لديك`.

use super::referents::{EnglishPronoun, View};
use crate::language::WordList;
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::english::pronouns::Case;
use crate::text::Token;

/// A word of either language.
struct Carrier {
    /// Whether the English token is one.
    says: fn(&View<'_>, usize) -> bool,
    /// Whether an Arabic word in plain spelling, without its pronoun, is one.
    is: fn(&str) -> bool,
}

static HAVE: WordList = WordList::new("have has had");
/// Behind these “have” is an auxiliary, or means must.
static NO_HAVING: WordList =
    WordList::new("been to not never already just also ever always done gone seen made taken got come become lost won");
static CAN: WordList = WordList::new("can cannot can't can’t could couldn't couldn’t able");
static MUST: WordList = WordList::new("must should shouldn't shouldn’t");
static NEED: WordList = WordList::new("have has had need needs ought");

static CARRIERS: [Carrier; 3] = [
    Carrier { says: has, is: |stem| matches!(stem, "لدي" | "عند") },
    Carrier { says: |view, at| CAN.has(word(view, at)), is: is_modal },
    Carrier { says: must, is: |stem| stem == "علي" },
];

fn word<'v>(view: &'v View<'_>, at: usize) -> &'v str {
    view.english.get(at).map_or("", |token| &token.folded)
}

fn has(view: &View<'_>, at: usize) -> bool {
    let next = word(view, at + 1);
    HAVE.has(word(view, at)) && !NO_HAVING.has(next) && !next.ends_with("ed") && !next.ends_with("en")
}

fn must(view: &View<'_>, at: usize) -> bool {
    MUST.has(word(view, at)) || NEED.has(word(view, at)) && word(view, at + 1) == "to"
}

static MODALS: WordList = WordList::new("يمكن بامكان باستطاعت بوسع بمقدور ينبغي");

/// Whether a word takes the one who can or must as its pronoun.
pub(super) fn is_modal(stem: &str) -> bool {
    MODALS.has(stem)
}

/// Pronouns as they are written behind a word, longest first.
const ENDINGS: [&str; 9] = ["هما", "ها", "هم", "كم", "نا", "ني", "ه", "ك", ""];

/// The subject of every such word of one kind in the source, where they are alike, and the only such word of the target with its
/// pronoun; every kind in turn.
pub(super) fn carried<'a>(view: &View<'a>) -> impl Iterator<Item = (EnglishPronoun, &'a Token, &'static str)> {
    CARRIERS.iter().filter_map(move |carrier| one(view, carrier))
}

fn one<'a>(view: &View<'a>, carrier: &Carrier) -> Option<(EnglishPronoun, &'a Token, &'static str)> {
    let subject = |at: usize| {
        let beside = |pronoun: &&EnglishPronoun| {
            pronoun.case == Case::Subject && (pronoun.at < at && at <= pronoun.at + 3 || pronoun.at == at + 1)
        };
        view.pronouns.iter().rev().find(beside).copied()
    };
    let said = (0..view.english.len()).filter(|&at| (carrier.says)(view, at));
    let mut all = said.map(subject).collect::<Option<Vec<_>>>()?.into_iter();
    let first = all.next()?;
    if !all.all(|other| other.referent == first.referent) {
        return None;
    }
    let mut carriers = view.arabic.iter().filter_map(|token| {
        let word = plain(&token.folded);
        let bare = strip_conjunction(&word);
        let ending = ENDINGS.iter().find(|ending| bare.strip_suffix(*ending).is_some_and(|stem| (carrier.is)(stem)))?;
        Some((token, *ending))
    });
    let (token, ending) = carriers.next()?;
    carriers.next().is_none().then_some((first, token, ending))
}
