//! `زوجته الذي`, `لكن ابنتها مريم، وهو`: a relative or a pronoun behind somebody's kin.

use super::relative::OPENERS;
use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::language::arabic::clitics::Gender;
use crate::language::arabic::doings::perfect_gender;
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::arabic::morphology::nouns::articled;
use crate::language::arabic::morphology::people::{kin, person};
use crate::language::arabic::names::{Sex, sex};
use crate::language::arabic::verbs;

/// Whether a word is such a relative or pronoun.
pub(super) fn may(word: &str) -> bool {
    is_relative(word) || matches!(word, "وهو" | "وهي")
}

fn is_relative(word: &str) -> bool {
    matches!(word, "الذي" | "التي" | "الذين" | "اللتان" | "اللتين")
}

/// The relative or pronoun at `at` against the kin before it.
pub(super) fn clash(_: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    relative(words, at).or_else(|| apposition(words, at))
}

/// Words between the kin and the pronoun: a name of one or two words, and a comma.
const NAME: usize = 3;

/// `لكن ابنتها مريم، وهو مهندس`: whoever opens the clause is meant by the pronoun behind the comma.
fn apposition(words: Words<'_>, at: usize) -> Option<Clash> {
    let gender = match words.at(at) {
        "وهو" => Gender::Masculine,
        "وهي" => Gender::Feminine,
        _ => return None,
    };
    let comma = at.checked_sub(1).filter(|&before| words.said(before).0 == "،")?;
    let head = (comma.saturating_sub(NAME)..comma).rev().find(|&k| person(words.at(k)).is_some())?;
    let opener = strip_conjunction(words.before(head));
    let opens = head == 0
        || matches!(opener, "لكن" | "أما" | "إن" | "أن" | "لأن")
        || matches!(words.said(head - 1).0, "." | ":" | "،");
    // وصلت ابنتها مريم، وهو: the verb before has the gender of the kin.
    let verb = head.checked_sub(1).filter(|&verb| words.is_verb(verb)).and_then(|_| perfect_gender(words.before(head)));
    let owner = kin(words.at(head)).map(|(_, enclitic)| enclitic.gender);
    let certain = opens || verb == person(words.at(head)) && owner != Some(gender);
    let clashes = person(words.at(head)).is_some_and(|person| person != gender) && certain && owner != Some(gender);
    let next = words.at(at + 1);
    let predicate = !verbs::human_gender(next).is_some_and(|verb| verb == gender);
    let right = if gender == Gender::Masculine { "وهي" } else { "وهو" };
    (clashes && predicate).then(|| words.clash(Feature::Gender, at, head, 0.75, Some(right.to_owned())))
}

fn relative(words: Words<'_>, at: usize) -> Option<Clash> {
    let relative = words.at(at);
    if !is_relative(relative) {
        return None;
    }
    let mut head = at.checked_sub(1)?;
    // ابنته سلمى التي, زوجته الراحلة التي: a name or an adjective between.
    let name = |word: &str| {
        sex(&plain(word)) == Some(Sex::Female)
            || articled(word).is_some_and(|(head, noun)| head == "ال" && noun.ends_with('ة'))
    };
    if name(words.at(head)) && relative == "الذي" {
        head = head
            .checked_sub(1)
            .filter(|&head| kin(words.at(head)).is_some_and(|(gender, _)| gender == Gender::Feminine))?;
    }
    let (gender, _) = kin(words.at(head))?;
    let joined = words.at(head).starts_with('و') && !words.at(head).starts_with("وال");
    if joined {
        // زوجها وشقيقها الذين: two people, if nobody is joined to them.
        let first = head.checked_sub(1).filter(|&first| kin(words.at(first)).is_some())?;
        let two = !words.at(first).starts_with('و') && !words.before(first).starts_with('و');
        let clashes = relative == "الذين" && two || relative == "اللتان" || relative == "اللتين";
        let all_women = gender == Gender::Feminine;
        return (clashes && !(all_women && relative != "الذين"))
            .then(|| words.clash(Feature::Number, at, head, 0.75, None));
    }
    let opens = |word: &str| word.is_empty() || OPENERS.has(strip_conjunction(word));
    let before = head.checked_sub(1);
    if !(opens(words.before(head)) || before.is_some_and(|before| words.is_verb(before))) {
        return None;
    }
    match (gender, relative) {
        (Gender::Feminine, "الذي") => Some(words.clash(Feature::Gender, at, head, 0.8, Some("التي".to_owned()))),
        (Gender::Masculine, "التي") => Some(words.clash(Feature::Gender, at, head, 0.8, Some("الذي".to_owned()))),
        (Gender::Masculine, "الذين") => Some(words.clash(Feature::Number, at, head, 0.8, Some("الذي".to_owned()))),
        _ => None,
    }
}
