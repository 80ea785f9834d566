//! A verb of another person than its subject in the source: `كانوا يختبرون` for “we were testing”, `استقبلناها` for “received us”.

use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::check::referents::{EnglishPronoun, View};
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::doings::wanted_gender;
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::verbs;
use crate::language::english::pronouns::Case;
use crate::language::english::pronouns::Referent::{He, She, Speaker, They, Us, You};
use crate::text::{Side, Token, TokenKind};

/// The pronoun of the source, and the Arabic verb of another person.
pub(super) fn other_person<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    they_do(pair, view).or_else(|| they_were(view)).or_else(|| done_to_others(view))
}

/// Words between a subject and its verb.
static BETWEEN: WordList = WordList::new(
    "have had were was are am will would can could must should may might did do not never also then now still already just always often even all both",
);

fn english_verb(view: &View<'_>, subject: usize) -> Option<usize> {
    let verb = (subject + 1..subject + 5).find(|&at| {
        view.english.get(at).is_some_and(|token| !BETWEEN.has(&token.folded) && !token.folded.ends_with("n't"))
    })?;
    view.english.get(verb).filter(|token| token.kind == TokenKind::Latin).map(|_| verb)
}

fn linked(pair: &Pair<'_>, view: &View<'_>, english: usize) -> Option<usize> {
    counterpart(pair, Side::Source, view.skipped.source + english)?.checked_sub(view.skipped.target)
}

/// “We were testing” for `كانوا يختبرون`: a plural of others, and no word near it that may be of the first person.
fn they_do<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    if view.has(&[They]) {
        return None;
    }
    view.pronouns.iter().filter(|we| we.case == Case::Subject && we.referent == Us).find_map(|we| {
        let at = linked(pair, view, english_verb(view, we.at)?)?;
        let token = view.arabic.get(at)?;
        let they = verbs::imperfect(&token.folded)
            .is_some_and(|verb| verb.person == Person::Third && verb.number == Number::Plural);
        let before = at.checked_sub(1).map_or("", |before| strip_conjunction(view.word(before)));
        // الذين يعملون: others are told of on the way.
        let own = matches!(before, "كانوا" | "لا" | "لم" | "لن" | "قد" | "سوف" | "أن") || before.is_empty();
        let ours = (at.saturating_sub(3)..at + 2).any(|k| k != at && is_ours(view.word(k)));
        (they && own && !ours).then_some((*we, token))
    })
}

fn is_ours(word: &str) -> bool {
    let bare = strip_conjunction(word);
    bare.ends_with("نا") || bare == "نحن" || bare.starts_with('ن') && length(bare) > 3
}

/// `كانوا يختبرون` where every “were” of the source is “we were”.
fn they_were<'a>(view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let is = |at: usize, word: &str| view.english.get(at).is_some_and(|token| &*token.folded == word);
    let we = view.pronouns.iter().find(|we| we.referent == Us && is(we.at + 1, "were"))?;
    let ours = (0..view.english.len()).filter(|&at| is(at, "were")).all(|at| {
        at.checked_sub(1).is_some_and(|before| view.pronouns.iter().any(|we| we.referent == Us && we.at == before))
    });
    let at = (1..view.arabic.len()).find(|&at| {
        let they = verbs::imperfect(view.word(at))
            .is_some_and(|verb| verb.person == Person::Third && verb.number == Number::Plural);
        they && strip_conjunction(view.word(at - 1)) == "كانوا" && view.touches_next(at - 1)
    })?;
    // الذين كانوا يعملون: others are told of on the way.
    let others = at.checked_sub(2).is_some_and(|k| view.word(k) == "الذين" || view.word(k) == "ممن");
    (ours && !others && !view.has(&[They])).then(|| view.arabic.get(at).map(|token| (*we, token)))?
}

/// “Received us” for `استقبلناها`: we do it to her, where the source has “us” for an object alone.
fn done_to_others<'a>(view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let us = || view.pronouns.iter().filter(|one| one.referent == Us);
    let one = us().next().filter(|_| us().all(|one| one.case == Case::Object))?;
    let doer = view
        .pronouns
        .iter()
        .any(|doer| doer.at < one.at && doer.case == Case::Subject && matches!(doer.referent, He | She | They));
    let turned = |word: &str| {
        let stem = ["ناها", "ناه", "ناهم"].iter().find_map(|end| strip_conjunction(word).strip_suffix(end));
        stem.is_some_and(verbs::is_he_perfect)
            || stem.is_some_and(|stem| wanted_gender(stem) == Some(Gender::Masculine))
    };
    let spoken = view.has(&[Speaker, You]);
    let token = view.arabic.iter().find(|token| turned(&token.folded))?;
    (doer && !spoken).then_some((*one, token))
}
