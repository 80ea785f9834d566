//! “You” where the source says “we” or “I”, and the other way round: `لا يمكنكم` for “we cannot”, `علّمك` for “taught me”.

use super::is_modal;
use crate::check::counterpart::counterpart;
use crate::check::possessors::possessors;
use crate::check::referents::{EnglishPronoun, View};
use crate::check::{Finding, Pair};
use crate::language::arabic::clitics::{Number, Person};
use crate::language::arabic::doings::wanted_gender;
use crate::language::arabic::letters::{length, plain, strip_conjunction};
use crate::language::arabic::morphology::nouns::articled;
use crate::language::arabic::pronouns::Host;
use crate::language::arabic::verbs;
use crate::language::english::pronouns::Case;
use crate::language::english::pronouns::Referent::{Speaker, Us, You};
use crate::text::{Side, Span, Token};

/// A pronoun of the source, the Arabic word of another person, and whether that is the second.
type Found<'a> = (EnglishPronoun, &'a Token, bool);

/// What of the target speaks to somebody where the source speaks of itself, or the reverse.
pub(super) fn clash(pair: &Pair<'_>, view: &View<'_>) -> Option<Finding> {
    let (english, token, is_second) = object(pair, view).or_else(|| able(view)).or_else(|| spoken_to(view))?;
    let person = if is_second { "second" } else { "first" };
    let (said, theirs) = (view.said(token.span), english.span.of(view.source.whole()));
    let message = format!("“{said}” is {person} person, but the source says “{theirs}”.");
    Some(Finding::new(&super::RULE, message).target(token.span).source(english.span).confidence(0.7))
}

fn is_first(pronoun: &EnglishPronoun) -> bool {
    matches!(pronoun.referent, Us | Speaker)
}

/// `علّمك` for “taught me”, `علّمني` for “taught you”: the object of a verb that is linked with the Arabic one.
fn object<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<Found<'a>> {
    let (speaks, addresses) = (view.pronouns.iter().any(is_first), view.has(&[You]));
    view.pronouns.iter().find_map(|&pronoun| {
        let to_speaker = pronoun.case == Case::Object && is_first(&pronoun) && !addresses;
        let to_you = pronoun.referent == You && !speaks;
        let verb = pronoun.at.checked_sub(1).filter(|_| to_speaker || to_you)?;
        let endings: &[&str] = if to_speaker { &["ك", "كم"] } else { &["ني"] };
        let is_verb = |at: usize| {
            let word = plain(view.word(at));
            let stem = endings.iter().find_map(|ending| strip_conjunction(&word).strip_suffix(ending));
            let plain_end = articled(view.word(at)).is_none() && !view.word(at).ends_with('ى');
            stem.filter(|_| plain_end).is_some_and(|stem| {
                wanted_gender(stem).is_some()
                    || verbs::is_he_perfect(stem)
                    || length(stem) > 3 && verbs::imperfect(stem).is_some_and(|verb| verb.person == Person::Third)
            })
        };
        let linked = counterpart(pair, Side::Source, view.skipped.source + verb);
        let at = match linked {
            Some(found) => found.checked_sub(view.skipped.target).filter(|&at| is_verb(at)),
            None if to_you => None,
            None => (0..view.arabic.len()).find(|&at| is_verb(at)),
        };
        let token = view.arabic.get(at?)?;
        Some((pronoun, token, to_speaker))
    })
}

/// `يمكنكم` for “we can”: the only modal of either side.
fn able<'a>(view: &View<'a>) -> Option<Found<'a>> {
    let can = |at: usize| view.english.get(at).is_some_and(|token| MODALS.contains(&&*token.folded));
    let mut all = (0..view.english.len()).filter(|&at| can(at));
    let modal = all.next().filter(|_| all.next().is_none())?;
    let subject = *view.pronouns.iter().find(|pronoun| pronoun.at + 1 == modal && pronoun.case == Case::Subject)?;
    let mut hosts = view.arabic.iter().filter_map(|token| {
        let word = plain(&token.folded);
        let word = strip_conjunction(&word);
        let end = ["كم", "ك", "نا", "ني"].into_iter().find(|end| word.strip_suffix(*end).is_some_and(is_modal))?;
        Some((token, end))
    });
    let (token, end) = hosts.next().filter(|_| hosts.next().is_none())?;
    let is_second = end.starts_with('ك');
    let clashes = if is_second {
        is_first(&subject) && !view.has(&[You])
    } else {
        subject.referent == You && !view.pronouns.iter().any(is_first)
    };
    clashes.then_some((subject, token, is_second))
}

const MODALS: [&str; 6] = ["can", "cannot", "can't", "can’t", "could", "couldn't"];

/// `إنكم`, `عليكم` where the source speaks of “we” or “I” alone.
fn spoken_to<'a>(view: &View<'a>) -> Option<Found<'a>> {
    let mut speakers = view.pronouns.iter().filter(|pronoun| pronoun.case == Case::Subject);
    let speaker = *view.pronouns.iter().find(|pronoun| is_first(pronoun) && pronoun.case == Case::Subject)?;
    let alone = speakers.all(is_first) && !view.has(&[You]);
    let (_, token, _) = view.arabic_pronouns().find(|(_, _, pronoun)| {
        pronoun.person == Person::Second && pronoun.number == Number::Plural && pronoun.host != Host::Preposition
    })?;
    let first = view.arabic_pronouns().any(|(_, _, pronoun)| pronoun.person == Person::First);
    (alone && !first).then_some((speaker, token, true))
}

/// `your grandparents` for أجدادنا, in an English target.
pub(super) fn of_other_person(pair: &Pair<'_>) -> Option<Finding> {
    let found = possessors(pair).into_iter().find(|one| one.enclitic.person == Person::First && one.referent == You)?;
    let text = |span: Span, side: Side| span.of(pair.passage(side).whole());
    let (said, theirs) = (text(found.english.span, Side::Target), text(found.arabic.span, Side::Source));
    let message = format!("“{said}” is second person, but the source says “{theirs}”.");
    Some(Finding::new(&super::RULE, message).target(found.english.span).source(found.arabic.span).confidence(0.7))
}
