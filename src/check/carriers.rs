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
    /// Whether the Arabic word at a place, in plain spelling and without its pronoun, is one.
    is: fn(&View<'_>, usize, &str) -> bool,
}

static HAVE: WordList = WordList::new("have has had");
/// Behind these “have” is an auxiliary, or means must.
static NO_HAVING: WordList =
    WordList::new("been to not never already just also ever always done gone seen made taken got come become lost won");
static CAN: WordList = WordList::new("can cannot can't can’t could couldn't couldn’t able");
static MUST: WordList = WordList::new("must should shouldn't shouldn’t");
static NEED: WordList = WordList::new("have has had need needs ought");

static CARRIERS: [Carrier; 3] = [
    Carrier { says: has, is: |view, at, stem| stem == "لدي" || stem == "عند" && begins(view, at) },
    Carrier { says: |view, at| CAN.has(word(view, at)), is: |_, _, stem| is_modal(stem) },
    Carrier { says: must, is: |view, at, stem| stem == "علي" && has_to(view, at) },
];

/// Words before what somebody has, `لديه`, that are not whose it is.
pub(super) static BEFORE_HAVING: WordList =
    WordList::new("و ف كان كانت يكن تكن يكون تكون ليس ليست لا ما لم لن قد أن إن كما لكن ثم أيضا لأن تزال يزال هل");

/// Whether nothing stands before the word that it may belong to: behind a verb عند is a mere preposition.
fn begins(view: &View<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| view.word(before));
    before.is_empty() || BEFORE_HAVING.has(strip_conjunction(before))
}

/// Other words that say what has to be done.
static HAS_TO: WordList = WordList::new("يجب ينبغي بد يتعين يتوجب يلزم وجب");

/// Whether the word says what somebody has to do: before أن, and where nothing else does. Else على is a mere preposition.
fn has_to(view: &View<'_>, at: usize) -> bool {
    let words = || view.arabic.iter().map(|token| strip_conjunction(&token.folded));
    let other = words().any(|word| HAS_TO.has(word)) || words().filter(|word| word.starts_with("علي")).count() > 1;
    matches!(view.word(at + 1), "أن" | "ألا") && !other
}

/// Words between a pronoun of the source and its verb.
pub(super) static AUXILIARIES: WordList = WordList::new(
    "do does don't don’t did didn't didn’t have haven't haven’t had will would can can't can’t cannot could should must shall may might \
     also only really just always never not already still now",
);

/// Besides these, words between a pronoun and such a word.
static BETWEEN: WordList = WordList::new("to be been no longer all both");

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
            let near = pronoun.at < at
                && at <= pronoun.at + 3
                && (pronoun.at + 1..at).all(|k| AUXILIARIES.has(word(view, k)) || BETWEEN.has(word(view, k)));
            pronoun.case == Case::Subject && (near || pronoun.at == at + 1)
        };
        view.pronouns.iter().rev().find(beside).copied()
    };
    let said = (0..view.english.len()).filter(|&at| (carrier.says)(view, at));
    let mut all = said.map(subject).collect::<Option<Vec<_>>>()?.into_iter();
    let first = all.next()?;
    if !all.all(|other| other.referent == first.referent) {
        return None;
    }
    let mut carriers = view.arabic.iter().enumerate().filter_map(|(at, token)| {
        let word = plain(&token.folded);
        let bare = strip_conjunction(&word);
        let ending = ENDINGS
            .iter()
            .find(|ending| bare.strip_suffix(*ending).is_some_and(|stem| (carrier.is)(view, at, stem)))?;
        Some((token, *ending))
    });
    let (token, ending) = carriers.next()?;
    carriers.next().is_none().then_some((first, token, ending))
}
