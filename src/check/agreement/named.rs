//! Names that the source tells more of: the person behind whose name a relative stands, two persons who do something together.

use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::check::people::People;
use crate::check::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::doings::wanted_gender;
use crate::language::arabic::letters::length;
use crate::language::arabic::verbs;
use crate::text::{Side, Token};

/// Every clash with a name.
pub(super) fn clashes(pair: &Pair<'_>, words: Words<'_>) -> Vec<Clash> {
    let Some(view) = pair.view() else { return Vec::new() };
    let mut found: Vec<Clash> = relatives(pair, view, words);
    found.extend(two(pair, view, words));
    found.extend(done_by_whom(pair, view, words).filter(|clash| found.iter().all(|other| other.span != clash.span)));
    found
}

/// `ستويف، التي`: a relative behind the name of a man, where the source has the name with “who”.
fn relatives(pair: &Pair<'_>, view: &View<'_>, words: Words<'_>) -> Vec<Clash> {
    let is_told =
        |two: &[Token]| matches!(two, [comma, who] if &*comma.folded == "," && matches!(&*who.folded, "who" | "whose"));
    if !view.english.windows(2).any(is_told) {
        return Vec::new();
    }
    let people = People::default();
    let named = (0..view.english.len()).filter_map(|at| {
        let (gender, last) = people.named(view, at)?;
        let comma = view.english.get(last + 1).is_some_and(|token| &*token.folded == ",");
        let who = view.english.get(last + 2).is_some_and(|token| matches!(&*token.folded, "who" | "whose"));
        (comma && who).then_some((gender, at, last))
    });
    let clash = |(gender, _, last): (Gender, usize, usize)| {
        let name = counterpart(pair, Side::Source, last)?;
        let relative = (name + 1..name + 3).find(|&k| matches!(words.at(k), "الذي" | "التي"))?;
        let near = (name + 1..relative).all(|k| matches!(words.said(k).0, "،" | ","));
        let wrong = if gender == Gender::Feminine { "الذي" } else { "التي" };
        let right = if gender == Gender::Feminine { "التي" } else { "الذي" };
        (near && words.at(relative) == wrong)
            .then(|| words.clash(Feature::Gender, relative, name, 0.75, Some(right.to_owned())))
    };
    named.filter_map(clash).collect()
}

/// `هالة، الذي أمضت`: a relative and its verb of different genders, where the source has “who” before the verb.
fn done_by_whom(pair: &Pair<'_>, view: &View<'_>, words: Words<'_>) -> Option<Clash> {
    (0..words.len()).find_map(|at| {
        let relative = match words.at(at) {
            "الذي" => Gender::Masculine,
            "التي" => Gender::Feminine,
            _ => return None,
        };
        let verb = (at + 1..at + 3).find(|&k| !BETWEEN.has(words.at(k)))?;
        let word = words.at(verb);
        let imperfect = || {
            let single = verbs::imperfect(word).filter(|_| !verbs::is_impersonal(word));
            single
                .filter(|verb| verb.person == Person::Third && verb.number == Number::Singular)
                .map(|verb| verb.gender)
        };
        let shaped = || verbs::is_he_perfect(word).then_some(Gender::Masculine);
        let gender = wanted_gender(word).or_else(imperfect).or_else(shaped).filter(|gender| *gender != relative)?;
        let english = counterpart(pair, Side::Target, verb)?;
        let before = |back: usize| {
            english.checked_sub(back).and_then(|k| view.english.get(k)).map_or("", |token| &*token.folded)
        };
        let auxiliary = matches!(before(1), "has" | "had" | "was" | "also" | "then" | "later" | "once" | "never");
        let who = before(1) == "who" || auxiliary && before(2) == "who";
        // الذي زارته أخته: the verb has a subject of its own, and the relative is its object.
        let own = if relative == Gender::Masculine { "ه" } else { "ها" };
        let taken_up = (verb..verb + 4).any(|k| words.at(k).ends_with(own));
        (gender != Gender::Either && who && !taken_up).then(|| {
            let right = if gender == Gender::Feminine { "التي" } else { "الذي" };
            words.clash(Feature::Gender, at, verb, 0.75, Some(right.to_owned()))
        })
    })
}

/// Words between a subject and its verb.
static BETWEEN: WordList = WordList::new("قد لا لم لن سوف لقد");

/// `إن كريم ورامي لم تبد`: two persons by name before a verb in the singular.
fn two(pair: &Pair<'_>, view: &View<'_>, words: Words<'_>) -> Option<Clash> {
    let is_name = |at: usize| {
        view.english.get(at).is_some_and(|token| token.span.of(view.source.whole()).starts_with(char::is_uppercase))
    };
    (1..view.english.len()).find_map(|and| {
        let joined =
            view.english.get(and).is_some_and(|token| &*token.folded == "and") && is_name(and - 1) && is_name(and + 1);
        if !joined {
            return None;
        }
        let last = (and + 1..view.english.len()).take_while(|&k| is_name(k)).last()?;
        let first = (0..and).rev().take_while(|&k| is_name(k)).last()?;
        // “Smith, Jones and Brown” are three.
        let more = first.checked_sub(1).and_then(|k| view.english.get(k)).is_some_and(|token| {
            matches!(
                &*token.folded,
                "," | "and" | "or" | "of" | "between" | "with" | "in" | "from" | "for" | "to" | "by" | "both"
            )
        });
        let follows = view.english.get(last + 1).map_or("", |token| &*token.folded);
        let verb =
            matches!(follows, "had" | "have" | "were" | "are" | "did" | "do" | "said" | "both" | "will" | "would")
                || follows.ends_with("ed");
        if more && first > 1 || !verb || last > and + 3 || and > first + 3 {
            return None;
        }
        let (one, other) = (counterpart(pair, Side::Source, first)?, counterpart(pair, Side::Source, last)?);
        let linked_second = counterpart(pair, Side::Source, and + 1)?;
        let joins = words.at(linked_second).starts_with('و');
        let mut at = other + 1;
        while BETWEEN.has(words.at(at)) {
            at += 1;
        }
        let touching = (one..at).all(|k| !words.at(k).is_empty());
        let negated = at > other + 1 && matches!(words.before(at), "لم" | "لن" | "لا");
        let single =
            is_single(words.at(at)) || negated && words.at(at).starts_with('ت') && !words.at(at).ends_with(['ا', 'ن']);
        (one < other && joins && touching && single).then(|| words.clash(Feature::Number, at, other, 0.7, None))
    })
}

/// Whether a word is surely a verb in the singular.
fn is_single(word: &str) -> bool {
    let third = |verb: verbs::Agreement| verb.person == Person::Third && verb.number == Number::Singular;
    length(word) > 2
        && !word.starts_with(['و', 'ف'])
        && (verbs::imperfect(word).is_some_and(third) && !verbs::is_impersonal(word) || matches!(word, "كان" | "كانت"))
}
