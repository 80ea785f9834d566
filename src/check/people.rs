//! The persons an English text speaks of: the sex of those it names, and which verbs have them as their subject.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Pair;
use super::counterpart::counterpart;
use super::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::Gender;
use crate::language::arabic::doings::perfect_gender;
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::morphology::people::officer;
use crate::language::arabic::verbs;
use crate::language::english::people::{given_name, person, title};
use crate::language::english::pronouns::{Case, Referent};
use crate::text::{Side, Span, Token, TokenKind};

/// The sex of those whom a text names by their family name.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    families: FxHashMap<String, Gender>,
    /// Words that end a full name somewhere: by themselves they name a family.
    last: FxHashSet<String>,
}

/// How often a text tells the sex of one person.
#[derive(Clone, Copy, Debug, Default)]
struct Heard {
    /// English pronouns that stand for nobody else.
    he: usize,
    she: usize,
    /// Arabic verbs and offices before the name.
    men: usize,
    women: usize,
}

impl Heard {
    /// What most of it tells: two pronouns of one sex, one with two Arabic words, or three Arabic words against one at the most.
    fn gender(self) -> Option<Gender> {
        let enough = |pronouns: usize, others: usize, words: usize, against: usize| {
            others == 0 && against <= 1 && (pronouns >= 2 || pronouns + words >= 3)
        };
        if enough(self.he, self.she, self.men, self.women) && self.men >= self.women {
            Some(Gender::Masculine)
        } else {
            (enough(self.she, self.he, self.women, self.men) && self.women >= self.men).then_some(Gender::Feminine)
        }
    }
}

/// Somebody of known sex who does what a verb says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject {
    pub(super) gender: Gender,
    /// The word that tells the sex: a pronoun, a name, a noun.
    pub(super) span: Span,
    /// The English tokens that name the subject, numbered in the view.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Whether a pronoun stands for it, and not a name or noun.
    pub(super) is_pronoun: bool,
    /// Number of the verb among the English tokens of the view.
    pub(super) verb: usize,
}

impl People {
    /// Those whom the links name in full. Time linear in their length.
    pub(super) fn new(pairs: &[Pair<'_>]) -> Self {
        let mut people = Self::default();
        for view in pairs.iter().filter_map(Pair::view) {
            let ends = (1..view.english.len()).filter(|&at| {
                is_capital(view, at)
                    && is_capital(view, at - 1)
                    && touches(view, at - 1)
                    && title(folded(view, at - 1)).is_none()
            });
            people.last.extend(ends.map(|at| bare(folded(view, at)).to_owned()));
        }
        for view in pairs.iter().filter_map(Pair::view) {
            for at in 0..view.english.len() {
                let Some((gender, last)) = people.named(view, at) else { continue };
                let family = folded(view, last);
                if last > at {
                    let known = people.families.entry(family.to_owned()).or_insert(gender);
                    if *known != gender {
                        *known = Gender::Either;
                    }
                }
            }
        }
        people.hear(pairs);
        people
    }

    /// Learns the sex of those whom no given name tells, from the pronouns that stand for them and the Arabic verbs and offices
    /// before their name.
    fn hear(&mut self, pairs: &[Pair<'_>]) {
        let mut votes: BTreeMap<String, Heard> = BTreeMap::new();
        for pair in pairs {
            let Some(view) = pair.view() else { continue };
            for (family, at) in self.families_of(view) {
                match told_beside(pair, view, at) {
                    Some(Gender::Masculine) => votes.entry(family).or_default().men += 1,
                    Some(Gender::Feminine) => votes.entry(family).or_default().women += 1,
                    _ => {}
                }
            }
        }
        let views: Vec<Option<&View<'_>>> = pairs.iter().map(Pair::view).collect();
        for (number, view) in views.iter().enumerate() {
            let Some(view) = view else { continue };
            let Some((family, at)) = self.only_family(view) else { continue };
            let own = spoken_of(view, at);
            let next = || views.get(number + 1).copied().flatten().filter(|next| self.families_of(next).is_empty());
            let gender = own.or_else(|| {
                let next = next()?;
                let opens =
                    next.pronouns.first().is_some_and(|pronoun| pronoun.at <= 1 && pronoun.case == Case::Subject);
                (opens && view.pronouns.iter().all(|pronoun| !is_person(pronoun.referent)))
                    .then(|| spoken_of(next, 0))?
            });
            let vote = votes.entry(family).or_default();
            match gender {
                Some(Gender::Masculine) => vote.he += 1,
                Some(Gender::Feminine) => vote.she += 1,
                _ => {}
            }
        }
        for (family, heard) in votes {
            if let Some(gender) = heard.gender() {
                self.families.entry(family).or_insert(gender);
            }
        }
    }

    /// The one family that a link names, and where.
    fn only_family(&self, view: &View<'_>) -> Option<(String, usize)> {
        let found = self.families_of(view);
        let (family, at) = found.first()?;
        found.iter().all(|(other, _)| other == family).then(|| (family.clone(), *at))
    }

    /// The words of a link that end a full name somewhere and name no place.
    fn families_of(&self, view: &View<'_>) -> Vec<(String, usize)> {
        let places = view.source.select(&view.source.analysis.anchors.exonyms, |exonym| exonym.span);
        let is_place = |at: usize| {
            view.english.get(at).is_some_and(|token| places.iter().any(|place| place.span.overlaps(token.span)))
        };
        let named = |&at: &usize| {
            is_capital(view, at)
                && self.last.contains(bare(folded(view, at)))
                && !is_place(at)
                && !BODIES.has(bare(folded(view, at)))
        };
        let ends = |&at: &usize| !(is_capital(view, at + 1) && touches(view, at));
        let found = (0..view.english.len()).filter(named).filter(ends);
        found.map(|at| (bare(folded(view, at)).to_owned(), at)).collect()
    }

    /// The sex of the person whose name begins at `at`, and the last token of the name.
    pub(super) fn named(&self, view: &View<'_>, at: usize) -> Option<(Gender, usize)> {
        if !is_capital(view, at)
            || at > 0 && is_capital(view, at - 1) && touches(view, at - 1) && !may_precede(folded(view, at - 1))
        {
            return None;
        }
        let mut last = at;
        while is_capital(view, last + 1) && touches(view, last) {
            last += 1;
        }
        let word = folded(view, at);
        let gender = match title(word) {
            Some(gender) if last > at => gender,
            _ if last == at && self.last.contains(word) => self.families.get(word).copied()?,
            _ => given_name(word).or_else(|| self.families.get(word).copied())?,
        };
        let body = (at..=last).any(|k| BODIES.has(folded(view, k)));
        (gender != Gender::Either && !body && !folded(view, last).contains(['\'', '’'])).then_some((gender, last))
    }

    /// Everybody of known sex who is the subject of a verb.
    pub(super) fn subjects(&self, view: &View<'_>) -> Vec<Subject> {
        let pronoun = |at: usize| {
            let pronoun = view.pronouns.iter().find(|pronoun| pronoun.at == at && pronoun.case == Case::Subject)?;
            let gender = match pronoun.referent {
                Referent::He => Gender::Masculine,
                Referent::She => Gender::Feminine,
                _ => return None,
            };
            Some((gender, at, true))
        };
        let noun = |at: usize| {
            let gender = person(folded(view, at)).filter(|_| is_determined(view, at))?;
            // Her sister Azadeh, the actress Sharon Lane.
            let mut last = at;
            while is_capital(view, last + 1) && touches(view, last) {
                last += 1;
            }
            Some((gender, last, false))
        };
        let name =
            |at: usize| self.named(view, at).filter(|_| opens(view, at)).map(|(gender, last)| (gender, last, false));
        let found = (0..view.english.len()).filter_map(|at| {
            let (gender, last, is_pronoun) = pronoun(at).or_else(|| noun(at)).or_else(|| name(at))?;
            let span = view.english.get(at)?.span;
            Some(Subject { gender, span, first: at, last, is_pronoun, verb: verb_after(view, last, is_pronoun)? })
        });
        found.collect()
    }
}

/// Offices written before a name.
static OFFICES: WordList = WordList::new(
    "minister president captain coach chancellor secretary judge dr doctor professor prof general colonel major senator governor mayor \
     ambassador commissioner director justice inspector detective officer sergeant lieutenant admiral reverend sen rep gov premier \
     councillor deputy chairman chairwoman spokesman spokeswoman referee striker goalkeeper midfielder defender engineer nurse",
);

/// Whether a name may begin behind this word in capitals: `Mrs`, `Minister`.
fn may_precede(word: &str) -> bool {
    title(word).is_some() || OFFICES.has(word)
}

/// The gender of the Arabic verb of saying, or the office, before the name of the English token at `at`.
fn told_beside(pair: &Pair<'_>, view: &View<'_>, at: usize) -> Option<Gender> {
    let name = counterpart(pair, Side::Source, at)?;
    let before = view.word(name.checked_sub(1)?);
    verbs::saying(strip_conjunction(before)).or_else(|| perfect_gender(before)).or_else(|| officer(before))
}

fn is_person(referent: Referent) -> bool {
    matches!(referent, Referent::He | Referent::She)
}

/// The sex of the only person that the pronouns from `at` on stand for.
fn spoken_of(view: &View<'_>, at: usize) -> Option<Gender> {
    let pronouns = || view.pronouns.iter().filter(|pronoun| is_person(pronoun.referent));
    let first = pronouns().find(|pronoun| pronoun.at >= at)?;
    let gender = if first.referent == Referent::She { Gender::Feminine } else { Gender::Masculine };
    let others = pronouns().any(|pronoun| pronoun.referent != first.referent)
        || (0..view.english.len()).any(|k| person(folded(view, k)).is_some());
    (!others).then_some(gender)
}

/// Words in the names of bodies and places.
static BODIES: WordList = WordList::new(
    "university institute college school hospital airport street square foundation center centre bank company group bridge stadium \
     prize cup award awards park museum theatre theater hall church corporation inc ltd act island islands city county river lake \
     mountain fort port avenue road house palace party trophy club league union party award medal hotel",
);

/// What may stand before the subject of a clause.
static OPENERS: WordList =
    WordList::new("but that because when while if after before since although though where until as said says then so");

static DETERMINERS: WordList = WordList::new("the a an his her my your our their this that one another");

/// Words between a subject and its verb.
static BETWEEN: WordList = WordList::new(
    "has had have was were is are be been being will would could can cannot may might must should did does do not never also then now later \
     still already just once always often soon even both all again further recently ever almost nearly",
);

/// Words that are no verb though they stand where one may.
static NO_VERBS: WordList = WordList::new(
    "a an the and or of in on at by to for from with as but who which that when where while if because so than there here it he she they we \
     you i his her its their my our your this these those no about into over under up out off more most very too one two only like \
     able going due likely",
);

fn folded<'v>(view: &'v View<'_>, at: usize) -> &'v str {
    view.english.get(at).map_or("", |token| &token.folded)
}

/// A name without its possessive ending.
fn bare(word: &str) -> &str {
    if word.ends_with('s') { word.trim_end_matches("'s").trim_end_matches("’s") } else { word }
}

fn is_capital(view: &View<'_>, at: usize) -> bool {
    let capital = |token: &Token| {
        token.kind == TokenKind::Latin && token.span.of(view.source.whole()).starts_with(char::is_uppercase)
    };
    view.english.get(at).is_some_and(capital)
}

/// Whether white space alone stands between the English tokens `at` and `at + 1`.
fn touches(view: &View<'_>, at: usize) -> bool {
    let (Some(this), Some(next)) = (view.english.get(at), view.english.get(at + 1)) else { return false };
    Span::new(this.span.end, next.span.start).of(view.source.whole()).trim().is_empty()
}

fn is_word(view: &View<'_>, at: usize) -> bool {
    view.english.get(at).is_some_and(|token| token.kind == TokenKind::Latin)
}

/// Whether a clause may begin at `at`.
fn opens(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    if !is_word(view, before) || !touches(view, before) {
        // “Smith, Jones and Brown”: behind a comma a list may go on.
        return !matches!(folded(view, at + 1), "and" | "or");
    }
    match folded(view, before) {
        "and" => before.checked_sub(1).is_none_or(|k| !is_word(view, k) || !touches(view, k)),
        word => OPENERS.has(word),
    }
}

/// Whether the noun at `at` has a word before it that makes it one person, and a clause begins there.
fn is_determined(view: &View<'_>, at: usize) -> bool {
    let start = (at.saturating_sub(3)..at).rev().find(|&k| DETERMINERS.has(folded(view, k)));
    start.is_some_and(|start| (start..at).all(|k| is_word(view, k) && touches(view, k)) && opens(view, start))
}

/// The verb whose subject ends at `last`: past auxiliaries, adverbs and a phrase between commas.
fn verb_after(view: &View<'_>, last: usize, is_pronoun: bool) -> Option<usize> {
    let mut at = last + 1;
    if !is_pronoun && folded(view, at) == "," {
        let end = (at + 1..at + PHRASE).find(|&k| !is_word(view, k) && !is_number(view, k))?;
        if folded(view, end) != "," {
            return None;
        }
        at = end + 1;
    } else if folded(view, last).contains(['\'', '’']) && !is_pronoun {
        return None;
    }
    let adverb =
        |word: &str| word.len() > 4 && word.ends_with("ly") && !matches!(word, "apply" | "reply" | "supply" | "rally");
    let limit = at + 5;
    while at < limit {
        let word = folded(view, at);
        if !is_word(view, at) || is_capital(view, at) || NO_VERBS.has(word) {
            return None;
        }
        if !BETWEEN.has(word) && !adverb(word) && !word.ends_with("n't") && !word.ends_with("n’t") {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Most tokens of a phrase between a subject and its verb.
const PHRASE: usize = 20;

fn is_number(view: &View<'_>, at: usize) -> bool {
    view.english.get(at).is_some_and(|token| token.folded.starts_with(|letter: char| letter.is_ascii_digit()))
}
