//! One for many and many for one.

use super::two::is_thing;
use super::{RULE, is_third, name};
use crate::check::mentions::{Mention, has_people_before, mentions, stands_for_several};
use crate::check::referents::View;
use crate::check::selves::{self, Difference};
use crate::check::{Finding, Pair};
use crate::language::WordList;
use crate::language::arabic::clitics::{Enclitic, Gender, Number, Person};
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::morphology::nouns::articled;
use crate::language::arabic::pronouns::Host;
use crate::language::english::pronouns::Referent::{He, It, She, They, Us, You};
use crate::language::english::pronouns::may_be_plural;
use crate::language::vocabulary::lists_english;

/// `أنهم` where the source knows only one.
pub(super) fn plural_for_one(pair: &Pair<'_>, view: &View<'_>) -> Option<Finding> {
    let one = view.first(&[He, She])?;
    // Plurals behind the pronoun, and things, are not who is meant.
    let people = |at: usize| {
        view.english.get(at).is_some_and(|token| may_be_plural(&token.folded) || &*token.folded == "and")
            && !is_thing(pair, view, at)
    };
    // The army, it: إنهم are its people.
    let crowd = || view.has(&[It]) && view.any_english(|word| COLLECTIVES.has(word));
    if view.has(&[They, Us, You]) || crowd() || (0..view.english.len()).any(people) {
        return None;
    }
    let (_, token, _) = view
        .arabic_pronouns()
        .find(|&(at, _, p)| p.host == Host::Clause && is_third(p, Number::Plural) && !acts_upon_one(view, at))?;
    let (said, english) = (view.said(token.span), one.span.of(view.source.whole()));
    let message = format!("“{said}” is plural, but the source says “{english}”.");
    Some(Finding::new(&RULE, message).target(token.span).source(one.span).confidence(0.7))
}

/// How far behind a pronoun the one whom its verb is done to may stand, in words.
const REACH: usize = 4;

/// `He was not allowed` for لأنهم لم يسمحوا له: somebody does it to the one.
fn acts_upon_one(view: &View<'_>, at: usize) -> bool {
    let near = |place: usize| (at + 1..=at + REACH).contains(&place);
    let is_passive = view.any_english(|word| matches!(word, "was" | "is" | "been" | "being" | "be"));
    let upon = view.arabic_pronouns().any(|(place, _, p)| near(place) && is_third(p, Number::Singular));
    is_passive && upon
}

/// English nouns that “they” may stand for while Arabic takes the singular.
static COLLECTIVES: WordList = WordList::new(
    "\
    everyone everybody anyone anybody someone somebody nobody each every person team club party company family \
    government group band police staff army crowd audience public side whoever who any no none one patient child \
    student user individual somebody's someone's community country nation firm population organization \
    organisation human people animal network media couple pair majority half viruses virus",
);

/// Whether a place or an organisation is named before the English token at `at`.
fn names_before(view: &View<'_>, at: usize) -> bool {
    let names = view.source.select(&view.source.analysis.anchors.exonyms, |exonym| exonym.span);
    let pronoun = view.english.get(at).map_or(0, |token| token.span.start);
    names.iter().any(|name| name.span.end <= pronoun)
}

/// Arabic words in the singular for what English may tell as many: a team, the shares of a firm.
static SINGLES: WordList = WordList::new("فريق منتخب نادي ناد حزب سهم طاقم جيش وفد تحالف اتحاد مجلس شعب ثنائي جمهور");

fn has_single_before(view: &View<'_>, at: usize) -> bool {
    let noun =
        |word: &str| SINGLES.has(articled(strip_conjunction(word)).map_or(strip_conjunction(word), |(_, noun)| noun));
    (0..at).any(|k| noun(view.word(k)) || is_each(view, k))
}

/// `كل تلميذ`, `كلا الفريقين`, `كل منهم`: each of several, who takes the singular.
fn is_each(view: &View<'_>, at: usize) -> bool {
    let bare = strip_conjunction(view.word(at)).trim_start_matches(['ل', 'ب']);
    matches!(bare, "كلا" | "كلي" | "كلتا" | "كلتي") || bare == "كل" && !view.word(at + 1).starts_with("ال")
}

/// Whether the nearest plural before the English token at `at` is a name, as teams have it: `Harwick Rovers ... their captain`. Palestinians
/// are people.
fn is_of_team(view: &View<'_>, at: usize) -> bool {
    let before = view.english.get(..at).unwrap_or_default();
    let Some(nearest) = before.iter().rposition(|token| may_be_plural(&token.folded)) else { return false };
    let is_strange = |at: usize| {
        before.get(at).is_some_and(|token| {
            let is_capital = token.span.of(view.source.whole()).starts_with(char::is_uppercase);
            is_capital && !lists_english(&token.folded)
        })
    };
    is_strange(nearest) || nearest.checked_sub(1).is_some_and(is_strange)
}

/// `رأيه` for “their minds”.
pub(super) fn one_for_plural(view: &View<'_>) -> Option<Finding> {
    if view.has(&[He]) {
        return None;
    }
    let collective = view.any_english(|word| COLLECTIVES.has(word));
    let found = view.possessions().iter().find(|(english, token, enclitic)| {
        let at = view.arabic.iter().position(|other| other.span == token.span).unwrap_or_default();
        let several = || stands_for_several(view, english.at) && has_people_before(view, at);
        let singular = enclitic.text == "ه" && enclitic.person == Person::Third;
        // Morocco and their history: a team, a country.
        let one_name = names_before(view, english.at) && !has_people_before(view, at);
        let one_name = one_name || has_single_before(view, at) || is_of_team(view, english.at);
        english.referent == They && singular && !one_name && (!collective || several())
    });
    let (english, token, _) = found?;
    let (said, theirs) = (view.said(token.span), english.span.of(view.source.whole()));
    let message = format!("“{said}” is singular, but the source says “{theirs}”.");
    Some(Finding::new(&RULE, message).target(token.span).source(english.span).confidence(0.7))
}

/// `from their homes` for `من منازله`, `من منازلهما`: what a word beside “they” carries is of another number.
pub(super) fn mentioned(pair: &Pair<'_>, view: &View<'_>, earlier_two: bool) -> Option<Finding> {
    let suspect = |mention: &Mention<'_>| {
        let (english, enclitic) = (mention.english, mention.enclitic);
        let several = english.referent == They && mention.is_direct && stands_for_several(view, english.at);
        enclitic.person == Person::Third
            && match enclitic.number {
                Number::Singular => {
                    several
                        && enclitic.gender == Gender::Masculine
                        && !view.has(&[He, It])
                        && has_people_before(view, mention.at)
                        && !has_single_before(view, mention.at)
                }
                Number::Dual => several && !earlier_two && !view.may_speak_of_two(),
                Number::Plural => false,
            }
    };
    let may_clash = |enclitic: &Enclitic| enclitic.number == Number::Dual || enclitic.text == "ه";
    if !view.has(&[They]) || !view.suffixed().any(|(_, _, enclitic)| may_clash(enclitic)) {
        return None;
    }
    let found = mentions(pair, view).into_iter().find(suspect)?;
    let (said, theirs) = (view.said(found.word.span), found.english.span.of(view.source.whole()));
    let message = format!("“{said}” is {}, but the source says “{theirs}”.", name(found.enclitic.number));
    Some(Finding::new(&RULE, message).target(found.word.span).source(found.english.span).confidence(0.65))
}

/// `نفسه` for “themselves”.
pub(super) fn reflexive(view: &View<'_>) -> Option<Finding> {
    let (english, token, enclitic) = selves::clash(view, Difference::Number)?;
    let collective = english.referent == They && view.any_english(|word| COLLECTIVES.has(word));
    let (said, theirs) = (view.said(token.span), english.span.of(view.source.whole()));
    let message = format!("“{said}” is {}, but the source says “{theirs}”.", name(enclitic.number));
    let finding = Finding::new(&RULE, message).target(token.span).source(english.span).confidence(0.65);
    (!collective).then_some(finding)
}
