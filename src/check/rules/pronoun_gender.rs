//! The gender of a pronoun or verb: `قالت` where the source has “he said”.

mod beside;
mod doing;
mod host;
mod object;
mod opening;
mod quoted;
mod saying;
mod who;
mod women;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::forms::Form;
use crate::check::gendered::other_noun;
use crate::check::lonely::lonely;
use crate::check::mentions::mentions;
use crate::check::people::People;
use crate::check::referents::{EnglishPronoun, View};
use crate::check::selves::{self, Difference};
use crate::check::trades::other_trade;
use crate::check::{Check, Discourse, Finding, Pair, Severity};
use crate::language::WordList;
use crate::language::arabic::clitics::{Enclitic, Gender, Number, Person};
use crate::language::arabic::letters::plain;
use crate::language::arabic::pronouns::Host;
use crate::language::english::pronouns::Referent::{He, It, She, Speaker, They, Us, You};
use crate::language::english::pronouns::{Case, Referent, names_man, names_woman};
use crate::text::{Span, Token};
use beside::clause_clash;
use doing::{and_he, misdone, then_he};
use object::object;
use opening::{has_own, opening_verb, opens, stands_alone};
use quoted::apart;
use saying::{reported, said_by, speaker_changes};
use who::misrelated;
use women::men_for_women;

pub(super) static RULE: Rule = Rule {
    name: "pronoun-gender",
    summary: "A pronoun or verb of the wrong gender: قالت for “he said”",
    docs: include_str!("../../../docs/rules/pronoun-gender.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation",
    its: "mistranslation",
    areta: Some("XG"),
    yields_to: &["pronoun-person", "pronoun-number", "word-mismatch"],
    build: from_options::<PronounGender>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct PronounGender {}

impl Check for PronounGender {
    fn is_mirrored(&self) -> bool {
        true
    }

    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let people = People::new(&discourse.pairs);
        for pair in &discourse.pairs {
            let Some(view) = pair.view() else { continue };
            let found = speaker_changes(view)
                .or_else(|| one_gender(pair, view))
                .or_else(|| view.quotations().iter().find_map(|view| one_gender(pair, view)))
                .or_else(|| doing(pair, view, &people))
                .or_else(|| noun(view, &people))
                .or_else(|| seen(view))
                .or_else(|| hosted(view))
                .or_else(|| related(pair, view))
                .or_else(|| alone(view));
            findings.extend(found.map(|mut finding| {
                finding.link = Some(pair.number);
                finding
            }));
        }
    }
}

/// A noun for somebody of the other sex.
fn noun(view: &View<'_>, people: &People) -> Option<Finding> {
    if let Some((women, arabic)) = men_for_women(view) {
        return Some(other_gender(view, arabic.span, women, false).confidence(0.65));
    }
    let (english, arabic, is_feminine) = other_noun(view).or_else(|| other_trade(view, people))?;
    Some(other_gender(view, arabic.span, english.span, is_feminine).confidence(0.75))
}

/// A verb whose object has the other gender.
fn seen(view: &View<'_>) -> Option<Finding> {
    let (english, arabic, is_feminine) = object(view)?;
    Some(other_gender(view, arabic.span, english.span, is_feminine).confidence(0.6))
}

/// A reflexive of the other gender, and a pronoun that stands for nothing else than the one person of the source.
fn alone(view: &View<'_>) -> Option<Finding> {
    if let Some((english, token, _)) = selves::clash(view, Difference::Gender) {
        return Some(other_gender(view, token.span, english.span, english.referent == He).confidence(0.7));
    }
    let others = |referent: Referent| !matches!(referent, He | Speaker | You) && referent != She;
    if view.pronouns.iter().any(|pronoun| others(pronoun.referent)) || view.has(&[He]) == view.has(&[She]) {
        return None;
    }
    let english = view.first(&[He, She])?;
    let is_he = english.referent == He;
    let wrong = if is_he { Gender::Feminine } else { Gender::Masculine };
    let people = view.any_english(if is_he { names_woman } else { names_man });
    let token = lonely(view, wrong)
        .filter(|token| !people && !resumes(view, token.span) && !apart(view, english.span, token.span))?;
    let theirs = view.pronouns.iter().find(|one| one.referent == english.referent && one.case != Case::Subject);
    let english = theirs.copied().unwrap_or(english);
    Some(other_gender(view, token.span, english.span, is_he).confidence(0.6))
}

/// A pronoun or auxiliary whose verb has the other gender.
fn hosted(view: &View<'_>) -> Option<Finding> {
    let he = view.first(&[He]).map(|he| (he, Gender::Masculine));
    let she = view.first(&[She]).map(|she| (she, Gender::Feminine));
    let told = if he.is_some() && she.is_some() { None } else { he.or(she) };
    let found = host::clash(view, told.map(|(_, gender)| gender)).or_else(|| host::speaks(view))?;
    if let Some((english, gender)) = told {
        let wrong = if found.gender == gender { found.verb } else { found.host };
        return Some(other_gender(view, wrong.span, english.span, gender == Gender::Masculine).confidence(0.7));
    }
    let (pronoun, verb) = (view.said(found.host.span), view.said(found.verb.span));
    let message = format!("“{pronoun}” and its verb “{verb}” are of different genders.");
    Some(Finding::new(&RULE, message).target(found.host.span).confidence(0.65))
}

fn other_gender(view: &View<'_>, said: Span, theirs: Span, is_feminine: bool) -> Finding {
    let gender = if is_feminine { "feminine" } else { "masculine" };
    let message =
        format!("“{}” is {gender}, but the source says “{}”.", view.said(said), theirs.of(view.source.whole()));
    Finding::new(&RULE, message).target(said).source(theirs)
}

/// A verb of the other gender than its subject in the source.
fn doing(pair: &Pair<'_>, view: &View<'_>, people: &People) -> Option<Finding> {
    let found = misdone(pair, view, people)?;
    let is_feminine = found.subject.gender == Gender::Masculine;
    Some(other_gender(view, found.span, found.subject.span, is_feminine).confidence(found.confidence))
}

/// A relative clause of the other gender than the noun that it belongs to.
fn related(pair: &Pair<'_>, view: &View<'_>) -> Option<Finding> {
    let found = misrelated(pair, view)?;
    let is_feminine = found.gender == Gender::Masculine;
    Some(other_gender(view, found.span, found.noun, is_feminine).confidence(0.7))
}

/// A source that knows one gender only, and a target that has the other.
fn one_gender(pair: &Pair<'_>, view: &View<'_>) -> Option<Finding> {
    let (he, she) = (view.first(&[He]), view.first(&[She]));
    let men = he.is_some() || view.any_english(names_man);
    let women = she.is_some() || view.any_english(names_woman);
    let (pronoun, gender) = match (he, she) {
        (Some(pronoun), None) => (pronoun, Gender::Masculine),
        (None, Some(pronoun)) => (pronoun, Gender::Feminine),
        _ => return None,
    };
    let other_people = if gender == Gender::Masculine { women } else { men };
    let mut found = possessed(view, gender);
    if found.is_none() {
        found = mentioned(pair, view, gender);
    }
    if found.is_none() {
        found = clause_clash(view, gender).map(|token| (pronoun, token.span, 0.8));
    }
    if found.is_none() {
        found = said_by(view, gender, other_people).map(|span| (pronoun, span, 0.8));
    }
    if found.is_none() && !other_people {
        found = kin(view, gender).map(|span| (pronoun, span, 0.65));
    }
    if found.is_none() {
        found = reported(view, gender, other_people)
            .or_else(|| has_own(view, gender, other_people))
            .or_else(|| opening_verb(pair, view, gender))
            .map(|(pronoun, span)| (pronoun, span, 0.65));
    }
    if found.is_none() {
        found = opens(view, gender).or_else(|| stands_alone(view, gender)).map(|span| (pronoun, span, 0.65));
    }
    if found.is_none() && gender == Gender::Feminine && !other_people && pronoun.case == Case::Subject {
        found = then_he(view).or_else(|| and_he(view)).map(|span| (pronoun, span, 0.6));
    }
    let (english, span, confidence) =
        found.filter(|(english, span, _)| !apart(view, english.span, *span) && !is_whose_kin(view, *span))?;
    Some(other_gender(view, span, english.span, gender == Gender::Masculine).confidence(confidence))
}

type Suspect = (EnglishPronoun, Span, f32);

/// Whether a word stands right behind a relative pronoun: what is joined to it takes up the noun before that, and English has no
/// word for it (`الدراجة التي تركها له أبوه`).
fn resumes(view: &View<'_>, word: Span) -> bool {
    // التي كانت تقودها: an auxiliary may stand between.
    let auxiliary = |token: &&Token| !AUXILIARIES.has(&token.folded);
    let before = view.arabic.iter().take_while(|token| token.span.start < word.start).filter(auxiliary).last();
    before.is_some_and(|token| RELATIVES.has(plain(&token.folded).trim_start_matches(['و', 'ف'])))
}

static AUXILIARIES: WordList = WordList::new("كان كانت قد لا لم لن سوف");

static RELATIVES: WordList = WordList::new("الذي التي للذي للتي اللذان اللتان اللذين اللتين الذين اللاتي اللواتي");

/// `his mother` for `والدتها`.
fn possessed(view: &View<'_>, gender: Gender) -> Option<Suspect> {
    let wanted: Referent = if gender == Gender::Masculine { He } else { She };
    let found = view.possessions().iter();
    found
        .filter(|(english, _, enclitic)| {
            english.referent == wanted
                && enclitic.person == Person::Third
                && enclitic.number == Number::Singular
                && enclitic.gender != gender
        })
        .filter(|(_, token, _)| !resumes(view, token.span))
        .map(|&(english, token, _)| (english, token.span, if view.has(&[It, They, Us]) { 0.7 } else { 0.85 }))
        .next()
}

/// `before he left` for `قبل رحيلها`, `told her` for `أخبره`.
fn mentioned(pair: &Pair<'_>, view: &View<'_>, gender: Gender) -> Option<Suspect> {
    let wanted: Referent = if gender == Gender::Masculine { He } else { She };
    let wrong = |enclitic: &Enclitic| enclitic.gender != gender && enclitic.number == Number::Singular;
    let closed = || view.arabic_pronouns().any(|(_, _, pronoun)| pronoun.host == Host::Preposition);
    if !view.suffixed().any(|(_, _, enclitic)| wrong(enclitic)) && !closed() {
        return None;
    }
    let found = mentions(pair, view).into_iter().find(|mention| {
        let (english, enclitic) = (mention.english, mention.enclitic);
        let sole = english.case == Case::Possessive && mention.is_direct || !view.has(&[It, They]);
        let other = enclitic.gender != gender && enclitic.gender != Gender::Either;
        let one = enclitic.person == Person::Third && enclitic.number == Number::Singular;
        english.referent == wanted && other && one && sole && !resumes(view, mention.word.span)
    })?;
    Some((found.english, found.word.span, 0.7))
}

/// Whether a word is kin with a pronoun for which the source has “whose”: `whose husband` is of either gender.
fn is_whose_kin(view: &View<'_>, word: Span) -> bool {
    let kin = |(stem, _): (&str, &Enclitic)| KIN.has(stem);
    let at = view.arabic.iter().position(|token| token.span == word);
    view.any_english(|word| word == "whose") && at.and_then(|at| view.suffix(at)).is_some_and(kin)
}

/// The pronouns of the source that are the subject and of this gender.
fn subjects(view: &View<'_>, gender: Gender) -> impl Iterator<Item = EnglishPronoun> {
    let wanted: Referent = if gender == Gender::Masculine { He } else { She };
    view.pronouns.iter().copied().filter(move |p| p.referent == wanted && p.case == Case::Subject)
}

/// Kin that only people have, as they are written before a pronoun.
static KIN: WordList = WordList::new(
    "\
    زوج زوجت والد والدت شقيق شقيقت صديق صديقت ابن ابنت عائلت زميل زميلت مواطن",
);

/// A word for kin with a pronoun of the other gender, where neither side knows a person of that gender.
fn kin(view: &View<'_>, gender: Gender) -> Option<Span> {
    let owned = view.any_english(|word| word.ends_with("'s") || word.ends_with("’s"));
    if owned || view.has(&[It, They]) {
        return None;
    }
    let other = |(token, form): (&Token, &&Form)| {
        let (stem, enclitic) = form.suffix.as_ref()?;
        let wrong =
            enclitic.gender != gender && enclitic.number == Number::Singular && enclitic.person == Person::Third;
        (wrong && KIN.has(stem.as_str())).then_some(token.span)
    };
    view.arabic.iter().zip(&view.forms).find_map(other)
}
