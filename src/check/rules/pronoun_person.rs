//! The person of a pronoun or verb: “we” where the source has “they”, or a verb that does not fit its own auxiliary.

mod doing;
mod having;
mod second;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::carriers::is_modal;
use crate::check::counterpart::counterpart;
use crate::check::mentions::mentions;
use crate::check::referents::{EnglishPronoun, View};
use crate::check::{Check, Finding, Pair, Severity};
use crate::language::WordList;
use crate::language::arabic::clitics::{Enclitic, Gender, Number, Person};
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::nouns::listed;
use crate::language::arabic::pronouns::{Host, Pronoun, pronoun, suffix};
use crate::language::arabic::verbs;
use crate::language::english::pronouns::Referent::{He, It, She, Speaker, They, Us, You};
use crate::language::english::pronouns::{Case, is_saying};
use crate::text::{Side, Token, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "pronoun-person",
    summary: "A first person for a third, or the other way round: كانا قد تحدثنا",
    docs: include_str!("../../../docs/rules/pronoun-person.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation",
    its: "mistranslation",
    areta: None,
    yields_to: &[],
    build: from_options::<PronounPerson>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct PronounPerson {}

impl Check for PronounPerson {
    fn is_mirrored(&self) -> bool {
        true
    }

    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let Some(view) = pair.view() else { return };
        let before = findings.len();
        findings.extend(after_auxiliary(view));
        let having = view.arabic_pronouns().find_map(|(at, token, pronoun)| having(view, at, token, pronoun));
        findings.extend(having.or_else(|| after_pronoun(view)));
        if findings.len() == before {
            let of = |view: &View<'_>| {
                first_for_third(view).or_else(|| third_for_first(pair, view)).or_else(|| third_for_second(view))
            };
            let done = || {
                let (english, token) = doing::other_person(pair, view).or_else(|| having::third(pair, view))?;
                let (said, theirs) = (view.said(token.span), english.span.of(view.source.whole()));
                let message = format!("“{said}” is third person, but the source says “{theirs}”.");
                Some(Finding::new(&RULE, message).target(token.span).source(english.span).confidence(0.7))
            };
            let to_you = || second::clash(view).or_else(|| second::addressed(view));
            findings.extend(of(view).or_else(|| view.quotations().iter().find_map(of)).or_else(done).or_else(to_you));
        }
    }
}

/// `كانا قد تحدثنا`: a third person auxiliary with a first person verb.
fn after_auxiliary(view: &View<'_>) -> Option<Finding> {
    (0..view.arabic.len()).find_map(|at| {
        let number = verbs::past_auxiliary(view.word(at))?;
        let verb = view.arabic.get(at + 2)?;
        let pluperfect = view.word(at + 1) == "قد" && view.touches_next(at) && view.touches_next(at + 1);
        (pluperfect && verbs::is_we_past(&verb.folded, number)).then(|| {
            let (said, auxiliary) = (view.said(verb.span), view.said(view.arabic.get(at)?.span));
            let message = format!("“{said}” is first person, but its auxiliary “{auxiliary}” is third person.");
            Some(Finding::new(&RULE, message).target(verb.span).confidence(0.9))
        })?
    })
}

/// Words that may stand between a pronoun and its verb.
static BETWEEN: WordList = WordList::new(
    "\
    لا لم لن قد سوف ما لقد أيضا ايضا أيضًا أن ان",
);

/// `أننا يريدون`, `إنهم نؤدي`, `يمكنهم أن نجعل`: a pronoun with a verb of another person right behind it.
fn after_pronoun(view: &View<'_>) -> Option<Finding> {
    let modal = |at: usize| view.suffix(at).filter(|(stem, _)| is_modal(stem)).map(|(_, enclitic)| enclitic);
    let subjects = view.arabic_pronouns().filter(|(_, _, pronoun)| pronoun.host != Host::Preposition);
    let subjects = subjects.map(|(at, token, pronoun)| (at, token, pronoun.person, pronoun.number));
    let modals = view.arabic.iter().enumerate().filter_map(|(at, token)| Some((at, token, modal(at)?)));
    let modals = modals.map(|(at, token, enclitic)| (at, token, enclitic.person, enclitic.number));
    subjects.chain(modals).find_map(|(at, token, person, number)| {
        let verb = view.verb_after(at, &BETWEEN)?;
        clashes(person, number, &verb.folded, view).then(|| {
            let (said, clashing) = (view.said(token.span), view.said(verb.span));
            let message = format!("“{said}” and its verb “{clashing}” are of different persons.");
            Finding::new(&RULE, message).target(token.span).confidence(0.8)
        })
    })
}

/// `هو لديك`: a pronoun and, right behind it, what another person has.
fn having(view: &View<'_>, at: usize, token: &Token, subject: Pronoun) -> Option<Finding> {
    let next = view.arabic.get(at + 1).filter(|_| view.touches_next(at) && subject.host == Host::Alone)?;
    let owner = pronoun(&next.folded).filter(|owner| owner.person != subject.person)?;
    let has = ["لدي", "لدى", "عند"].iter().any(|has| next.folded.starts_with(has));
    (has && owner.host == Host::Preposition).then(|| {
        let (said, clashing) = (view.said(token.span), view.said(next.span));
        let message = format!("“{said}” and “{clashing}” are of different persons.");
        Finding::new(&RULE, message).target(token.span).confidence(0.75)
    })
}

fn clashes(person: Person, number: Number, verb: &str, view: &View<'_>) -> bool {
    if verbs::is_i_imperfect(verb) {
        return person != Person::First;
    }
    let Some(agreement) = verbs::imperfect(verb) else { return false };
    match (person, agreement.person) {
        (Person::First, Person::Third) => agreement.number != Number::Singular || !view.has(&[Us, Speaker]),
        (Person::Third | Person::Second, Person::First) => number != Number::Dual,
        _ => false,
    }
}

/// Prepositions with us: Arabic says عندنا for here, and علينا for what has to be done.
static WITH_US: WordList = WordList::new("عندنا لدينا علينا وعندنا ولدينا وعلينا بنا فينا");

/// An Arabic first person where the source has none.
fn first_for_third(view: &View<'_>) -> Option<Finding> {
    if view.has(&[Us, Speaker, You]) || speaks_of_anyone(view) {
        return None;
    }
    let people = view.first(&[They, He, She]);
    let closed = view.arabic_pronouns().find(|(_, token, p)| {
        p.person == Person::First && p.number == Number::Plural && (people.is_some() || !WITH_US.has(&token.folded))
    });
    // نصر is “we insist”, and a victory.
    let speaks = |word: &str| length(word) > 3 && verbs::imperfect(word).is_some_and(|a| a.person == Person::First);
    let verb = || view.arabic.iter().find(|token| speaks(&token.folded));
    let open = || view.suffixed().find(|(_, _, enclitic)| enclitic.person == Person::First).map(|(_, token, _)| token);
    let (token, confidence) = match closed {
        Some((_, token, _)) => (token, if people.is_some() { 0.85 } else { 0.65 }),
        None => (verb().or_else(open)?, if view.has(&[They]) { 0.8 } else { 0.4 }),
    };
    let said = view.said(token.span);
    let finding = match people {
        Some(pronoun) => {
            let english = pronoun.span.of(view.source.whole());
            Finding::new(&RULE, format!("“{said}” is first person, but the source says “{english}”."))
                .source(pronoun.span)
        }
        None => Finding::new(&RULE, format!("“{said}” is first person, but the source has no first person.")),
    };
    Some(finding.target(token.span).confidence(confidence))
}

/// Whether the source speaks of people in general, who may be “we” in Arabic: `one can`, `one's`.
fn speaks_of_anyone(view: &View<'_>) -> bool {
    view.english.windows(2).any(|pair| {
        let [one, next] = pair else { return false };
        matches!(&*one.folded, "one's" | "one’s" | "oneself")
            || &*one.folded == "one"
                && matches!(
                    &*next.folded,
                    "can" | "must" | "should" | "may" | "would" | "could" | "might" | "needs" | "has"
                )
    })
}

/// Whether a pronoun of the source stands in a quotation that the target tells as somebody else's words: it has no quotation.
/// Asked `closely`, without its quotation marks too: I have work, he said.
fn is_told(view: &View<'_>, pronoun: &EnglishPronoun, closely: bool) -> bool {
    let says = || view.any_english(|word| is_saying(word) || matches!(word, "asked" | "told" | "advised"));
    let quoted = view.source.select(&view.source.analysis.anchors.quotations, |quotation| quotation.span);
    let marks = view.target.text().contains(['"', '“', '”', '«', '»', '\'', '‘', '’']);
    let clause = view.arabic_pronouns().any(|(_, _, p)| p.host == Host::Clause && p.person == Person::Third);
    let asks = |word: &str| TELLING.iter().any(|verb| strip_conjunction(word).starts_with(verb));
    let tells = |word: &str| verbs::saying(word).is_some() || asks(word);
    let told = clause || view.arabic.iter().any(|token| tells(&token.folded));
    told && !marks && (quoted.iter().any(|quotation| quotation.span.overlaps(pronoun.span)) || closely && says())
}

/// Verbs behind which it stands in other words what somebody said, whatever their ending.
const TELLING: [&str; 6] = ["سأل", "نصح", "أخبر", "شكا", "شكت", "طلب"];

/// An Arabic third person where the source speaks of “we” or “I” alone.
fn third_for_first(pair: &Pair<'_>, view: &View<'_>) -> Option<Finding> {
    let we = view.first(&[Us, Speaker]).filter(|we| !is_told(view, we, false))?;
    let among_we = || {
        // One who is told to speak (`he said`) is no plural.
        let alone = || if view.has(&[He, She]) { None } else { opening_verb(pair, view, we) };
        possessed_by_others(view)
            .or_else(|| of_another(view))
            .or_else(|| mentioned(pair, view))
            .or_else(|| they_for_we(view, we))
            .or_else(alone)
    };
    let found = if view.has(&[They]) { None } else { among_we() };
    let (english, token, confidence) = found.or_else(|| no_first_person(view))?;
    let (said, english_said) = (view.said(token.span), english.span.of(view.source.whole()));
    let message = format!("“{said}” is third person, but the source says “{english_said}”.");
    Some(Finding::new(&RULE, message).target(token.span).source(english.span).confidence(confidence))
}

type Suspect<'a> = (EnglishPronoun, &'a Token, f32);

/// `our time` for `وقتهم`.
fn possessed_by_others<'a>(view: &View<'a>) -> Option<Suspect<'a>> {
    let others = |enclitic: &Enclitic| enclitic.person == Person::Third && enclitic.number == Number::Plural;
    let found = view.possessions().iter();
    found
        .filter(|(english, ..)| english.referent == Us)
        .find(|(_, _, enclitic)| others(enclitic))
        .map(|&(english, token, _)| (english, token, 0.8))
}

/// `my neighbours` for `جيرانها`, where nobody tells what somebody else said.
fn of_another<'a>(view: &View<'a>) -> Option<Suspect<'a>> {
    let theirs = |enclitic: &Enclitic| enclitic.person == Person::Third;
    let mut mine = view.possessions().iter().filter(|(english, ..)| english.referent == Speaker);
    let &(english, token, enclitic) = mine.next().filter(|_| mine.next().is_none())?;
    let at = view.arabic.iter().position(|word| word.span == token.span)?;
    let is_noun = view.suffix(at).is_some_and(|(stem, _)| listed(stem).is_some());
    let speaks = |token: &Token| {
        let word = &*token.folded;
        word.ends_with("نا") || word.ends_with('ي') && !matches!(strip_conjunction(word), "في" | "التي" | "الذي" | "هي")
    };
    let others = view.has(&[He, She, They, It]) || view.arabic.iter().any(speaks);
    (is_noun && !others && theirs(enclitic) && !is_told(view, &english, true)).then_some((english, token, 0.7))
}

/// `when we put` for `عندما وضعهم`.
fn mentioned<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<Suspect<'a>> {
    let they = |enclitic: &Enclitic| enclitic.person == Person::Third && enclitic.number == Number::Plural;
    if !view.has(&[Us]) || !view.suffixed().any(|(_, _, enclitic)| they(enclitic)) {
        return None;
    }
    let found = mentions(pair, view).into_iter().find(|mention| {
        let others = mention.enclitic.person == Person::Third && mention.enclitic.number == Number::Plural;
        mention.english.referent == Us && others
    })?;
    Some((found.english, found.word, 0.7))
}

/// `إنهم` for “we”, where nothing in the Arabic is first person.
fn they_for_we<'a>(view: &View<'a>, we: EnglishPronoun) -> Option<Suspect<'a>> {
    let first_person = |token: &Token| {
        let word = strip_conjunction(&token.folded);
        word.ends_with("نا") || word.strip_prefix('س').unwrap_or(word).starts_with('ن') || word.starts_with("لن")
    };
    let speakers = view.pronouns.iter().filter(|pronoun| pronoun.referent == Us).count();
    if we.referent != Us {
        return None;
    }
    let told = view.arabic.iter().filter(|token| first_person(token)).count() >= speakers;
    let plural = view.may_speak_of_several();
    let they = |p: &Pronoun| p.person == Person::Third && p.number == Number::Plural;
    let may_be_said = |p: &Pronoun| p.host != Host::Preposition || !plural && !told;
    let pronoun = view.arabic_pronouns().find(|(_, _, p)| they(p) && may_be_said(p));
    pronoun.map(|(_, token, _)| (we, token, if plural { 0.65 } else { 0.75 }))
}

/// `يعتقد` or `كانوا` at the beginning where the source begins with “I” or “we”.
fn opening_verb<'a>(pair: &Pair<'_>, view: &View<'a>, we: EnglishPronoun) -> Option<Suspect<'a>> {
    let words: Vec<&Token> = view.arabic.iter().filter(|token| token.kind == TokenKind::Arabic).take(3).collect();
    let opens = view.english.iter().filter(|token| token.kind == TokenKind::Latin).take(1).any(|t| t.span == we.span);
    let verb = words.into_iter().find(|token| !BETWEEN.has(&token.folded))?;
    let third =
        &*verb.folded == "كانوا" && we.referent == Us || verbs::is_human_third(&verb.folded) || is_third(&verb.folded);
    let at = view.arabic.iter().position(|token| token.span == verb.span)?;
    let object = || is_object(pair, view, we, at + 1) && view.is_object(at + 1, Gender::Masculine);
    let alone = || view.has_no_subject_after(at) || object();
    (opens && we.case == Case::Subject && third && alone()).then_some((we, verb, 0.65))
}

/// A singular imperfect in ي that does not end like one with “me” or “us”: يعجبني.
fn is_third(word: &str) -> bool {
    let verb = word.strip_prefix('س').unwrap_or(word);
    let one = |verb: verbs::Agreement| verb.person == Person::Third && verb.number == Number::Singular;
    verb.starts_with('ي')
        && verbs::imperfect(verb).is_some_and(one)
        && !verbs::is_impersonal(verb)
        && !verb.ends_with(['ي', 'ا'])
        && suffix(verb).is_none()
}

/// Whether the Arabic word at `at` translates one behind the verb of the source: no subject.
fn is_object(pair: &Pair<'_>, view: &View<'_>, we: EnglishPronoun, at: usize) -> bool {
    let being =
        |at: usize| view.english.get(at).is_some_and(|token| matches!(&*token.folded, "am" | "was" | "are" | "were"));
    let linked = counterpart(pair, Side::Target, view.skipped.target + at);
    let behind = linked.and_then(|found| found.checked_sub(view.skipped.source)).is_some_and(|found| found > we.at + 1);
    behind && !being(we.at + 1)
}

/// `لم يستطع` for “I could not”: the speaker is the only subject of the source, and no word of the target can be of the first
/// person.
fn no_first_person<'a>(view: &View<'a>) -> Option<Suspect<'a>> {
    let subjects = || view.pronouns.iter().filter(|pronoun| pronoun.case == Case::Subject);
    let speaker = subjects().find(|pronoun| matches!(pronoun.referent, Us | Speaker)).copied()?;
    let others = subjects().any(|pronoun| !matches!(pronoun.referent, Us | Speaker | It)) || view.has(&[You]);
    let words = || view.arabic.iter().filter(|token| token.kind == TokenKind::Arabic);
    if others || words().any(|token| verbs::may_be_first(&token.folded)) {
        return None;
    }
    let opens =
        view.english.iter().filter(|token| token.kind == TokenKind::Latin).take(2).any(|t| t.span == speaker.span);
    let first = words().find(|token| !BETWEEN.has(strip_conjunction(&token.folded))).filter(|_| opens);
    let human =
        first.filter(|token| verbs::human_gender(&token.folded).is_some() && verbs::saying(&token.folded).is_none());
    // يريد ترامب: the verb has a subject of its own.
    let alone = |token: &&Token| {
        let at = view.arabic.iter().position(|other| other.span == token.span);
        at.is_some_and(|at| view.has_no_subject_after(at))
    };
    let human = human.filter(alone);
    // وا on a verb is “they”: no other noun of the source is one.
    let several = || {
        words()
            .find(|token| is_they_verb(&token.folded))
            .filter(|_| speaker.referent == Us && !view.may_speak_of_several())
    };
    let token = human.or_else(several)?;
    Some((speaker, token, 0.65))
}

/// `استعدوا`, `يخططون`.
fn is_they_verb(word: &str) -> bool {
    let past = word.ends_with("وا") && word.chars().count() > 4;
    past || verbs::imperfect(word).is_some_and(|verb| verb.person == Person::Third && verb.number == Number::Plural)
}

/// `يمكنه` at the beginning where the source begins with “you can”, `يمكنهم` where it has “we can”.
fn third_for_second(view: &View<'_>) -> Option<Finding> {
    let you = view
        .pronouns
        .first()
        .filter(|pronoun| pronoun.referent == You && pronoun.case != Case::Object && pronoun.at < 2)?;
    if view.has(&[He, She, It]) {
        return None;
    }
    let at = usize::from(view.word(0) == "هل");
    let token = view.arabic.get(at)?;
    let (stem, enclitic) = view.suffix(at)?;
    (is_modal(stem) && enclitic.person == Person::Third).then(|| {
        let (said, english) = (view.said(token.span), you.span.of(view.source.whole()));
        let message = format!("“{said}” is third person, but the source says “{english}”.");
        Finding::new(&RULE, message).target(token.span).source(you.span).confidence(0.75)
    })
}
