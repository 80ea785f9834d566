//! What somebody has, can or must, and whose something is, told of a third person where the source says “you”, “I” or “we”:
//! `لديه` for “you have”, `منزله` for “your home”.

use super::{is_modal, is_third};
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::check::lonely::lonely;
use crate::check::mentions::mentions;
use crate::check::referents::{EnglishPronoun, View};
use crate::check::selves::{self, Difference};
use crate::language::WordList;
use crate::language::arabic::clitics::{Enclitic, Gender, Person};
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::english::pronouns::Case;
use crate::language::english::pronouns::Referent::{self, He, It, She, Speaker, They, Us, You};
use crate::language::is_function_word;
use crate::language::vocabulary::lists_arabic;
use crate::text::{Side, Token, TokenKind};

/// A word that takes whose it is as its pronoun, in English and Arabic.
struct Carrier {
    english: &'static WordList,
    /// Whether an Arabic word in plain spelling, without its pronoun, is one.
    is: fn(&str) -> bool,
}

static HAVE: WordList = WordList::new("have has had having");
static CAN: WordList = WordList::new("can cannot can't can’t could couldn't couldn’t able");
static MUST: WordList = WordList::new("must should shouldn't shouldn’t need needs have has had ought");

static CARRIERS: [Carrier; 3] = [
    Carrier { english: &HAVE, is: |stem| matches!(stem, "لدي" | "عند") },
    Carrier { english: &CAN, is: is_modal },
    Carrier { english: &MUST, is: |stem| stem == "علي" },
];

/// Pronouns as they are written behind a word, longest first, and whether they are of a third person.
const ENDINGS: [(&str, bool); 9] = [
    ("هما", true),
    ("ها", true),
    ("هم", true),
    ("كم", false),
    ("نا", false),
    ("ني", false),
    ("ه", true),
    ("ك", false),
    ("", false),
];

/// The pronoun of the source, and the Arabic word that has a third person for it.
pub(super) fn third<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    if !view.has(&[You, Speaker, Us]) {
        return None;
    }
    let carried = || CARRIERS.iter().find_map(|carrier| carried(view, carrier));
    if view.has(&[He, She, It, They]) {
        return carried().or_else(|| done(pair, view));
    }
    let reflexive = || selves::clash(view, Difference::Person).map(|(english, token, _)| (english, token));
    let owning = || owned(pair, view).or_else(|| belonging(view));
    carried()
        .or_else(owning)
        .or_else(|| opening(view))
        .or_else(|| done(pair, view))
        .or_else(reflexive)
        .or_else(|| alone(view))
}

fn is_present(referent: Referent) -> bool {
    matches!(referent, You | Speaker | Us)
}

/// `لديه` for “you have”: every such word of the source is said of “you”, and the target has one.
fn carried<'a>(view: &View<'a>, carrier: &Carrier) -> Option<(EnglishPronoun, &'a Token)> {
    let says = |at: usize| view.english.get(at).is_some_and(|token| carrier.english.has(&token.folded));
    let subject = |at: usize| {
        let beside = |pronoun: &&EnglishPronoun| {
            pronoun.case == Case::Subject && (pronoun.at < at && at <= pronoun.at + 3 || pronoun.at == at + 1)
        };
        view.pronouns.iter().rev().find(beside).copied()
    };
    let mut all = (0..view.english.len()).filter(|&at| says(at)).map(subject).collect::<Option<Vec<_>>>()?.into_iter();
    let first = all.next().filter(|first| is_present(first.referent))?;
    if !all.all(|other| other.referent == first.referent) {
        return None;
    }
    let mut carriers = view.arabic.iter().filter_map(|token| {
        let word = plain(&token.folded);
        let bare = strip_conjunction(&word);
        let is_third = ENDINGS.iter().find_map(|(ending, is_third)| {
            bare.strip_suffix(ending).filter(|stem| (carrier.is)(stem)).map(|_| *is_third)
        })?;
        Some((token, is_third))
    });
    let (token, is_third) = carriers.next()?;
    (is_third && carriers.next().is_none()).then_some((first, token))
}

/// `منزله` for “your home”.
fn owned<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let is_third = |english: &EnglishPronoun, token: &Token, enclitic: &Enclitic| {
        is_present(english.referent) && enclitic.person == Person::Third && !is_idiom(&token.folded)
    };
    if !view.suffixed().any(|(_, _, enclitic)| enclitic.person == Person::Third) {
        return None;
    }
    let by_stem = view.possessions().iter().find(|(english, token, enclitic)| is_third(english, token, enclitic));
    by_stem.map(|&(english, token, _)| (english, token)).or_else(|| {
        let found = mentions(pair, view).into_iter().find(|mention| {
            let is_head = !view.english.get(mention.of + 1).is_some_and(|next| {
                next.kind == TokenKind::Latin && !is_function_word(view.source.language(), &next.folded)
            });
            is_third(&mention.english, mention.word, mention.enclitic)
                && mention.is_direct
                && is_head
                && mention.english.case == Case::Possessive
        })?;
        Some((found.english, found.word))
    })
}

/// `المنزل الخاص به` for “your home”: the source has no genitive but “your”.
fn belonging<'a>(view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let mut owners = view.pronouns.iter().filter(|one| one.case == Case::Possessive);
    let owner = owners.next().filter(|one| one.referent != Us)?;
    let alike = owners.all(|other| other.referent == owner.referent);
    let genitive = view.any_english(|word| word.ends_with("'s") || word.ends_with("’s") || word == "own");
    let of = |at: usize| matches!(strip_conjunction(view.word(at)), "الخاص" | "الخاصة" | "خاص" | "خاصة");
    let at = (1..view.arabic.len()).find(|&at| of(at - 1) && matches!(view.word(at), "به" | "بها" | "بهم"))?;
    (alike && !genitive).then(|| view.arabic.get(at).map(|token| (*owner, token)))?
}

/// Words between a pronoun and its verb.
static BETWEEN: WordList = WordList::new(
    "do don't don’t did didn't didn’t have haven't haven’t had will would can can't can’t cannot could should must also really just \
     always never not already still",
);

/// What stands before a verb that has no subject before it.
static STARTS: WordList = WordList::new("لا لم لن قد لقد سوف أن و هل");

/// `لا يعرف` for “I don't know”: the verb that translates that of “I” or “you”, whose subject follows nowhere.
fn done<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    if view.has(&[He, She]) {
        return None;
    }
    let subjects =
        view.pronouns.iter().filter(|one| one.case == Case::Subject && matches!(one.referent, Speaker | You));
    subjects.copied().find_map(|one| {
        let is_verb = |at: &usize| view.english.get(*at).is_some_and(|token| !BETWEEN.has(&token.folded));
        let english = (one.at + 1..one.at + 4).find(is_verb)?;
        let linked = |at: usize| {
            let found = counterpart(pair, Side::Target, view.skipped.target + at)?;
            found.checked_sub(view.skipped.source)
        };
        let at = counterpart(pair, Side::Source, view.skipped.source + english)?.checked_sub(view.skipped.target)?;
        let alone = || view.has_no_subject_after(at) || linked(at + 1).is_some_and(|found| found > english);
        let before = at.checked_sub(1).map_or("", |before| view.word(before));
        let begins = before.is_empty() || STARTS.has(before);
        (is_third(view.word(at)) && begins && alone()).then(|| Some((one, view.arabic.get(at)?)))?
    })
}

/// `وشأنها`: what is left alone; and a ه at the end that stands for ة: `مجنونه`.
fn is_idiom(word: &str) -> bool {
    strip_conjunction(word) == "شأنها" || word.strip_suffix('ه').is_some_and(|stem| lists_arabic(&format!("{stem}ة")))
}

/// `هل معه قلم` for “do you have a pen on you”: a pronoun that stands for nothing that the target says before it.
fn alone<'a>(view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let you = view.first(&[You]).filter(|_| !view.has(&[Speaker, Us]))?;
    let token = lonely(view, Gender::Masculine)?;
    Some((you, token))
}

/// `هو` for “you” where both sides open with it.
fn opening<'a>(view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let first = view.english.iter().position(|token| token.kind.is_word())?;
    let pronoun = view.pronouns.first().filter(|one| one.at == first && one.case == Case::Subject)?;
    let word = view.arabic.iter().find(|token| token.kind.is_word())?;
    let third = matches!(&*word.folded, "هو" | "هي" | "هم");
    (third && is_present(pronoun.referent)).then_some((*pronoun, word))
}
