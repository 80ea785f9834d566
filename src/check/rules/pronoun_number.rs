//! The number of a pronoun: dual, plural and singular mixed for the same people.

mod couple;

use crate::language::WordList;
use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::lexicon::Lexicon;
use crate::check::counterpart::counterpart;
use crate::check::mentions::{Mention, has_people_before, mentions, stands_for_several};
use crate::check::referents::{EnglishPronoun, View};
use crate::check::{Check, Discourse, Finding, Pair, Severity};
use crate::language::arabic::clitics::{Enclitic, Gender, Number, Person};
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds, listed};
use crate::language::arabic::pronouns::{Host, Pronoun};
use crate::language::arabic::verbs;
use crate::language::english::pronouns::Referent::{He, It, She, They, Us, You};
use crate::language::english::pronouns::{Case, may_be_plural};
use crate::text::{Side, Span, Token};

pub(super) static RULE: Rule = Rule {
    name: "pronoun-number",
    summary: "Dual, plural and singular mixed for the same people: أنهما … لكنهم",
    docs: include_str!("../../../docs/rules/pronoun-number.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation",
    its: "mistranslation",
    areta: Some("XN"),
    yields_to: &["pronoun-person"],
    build: from_options::<PronounNumber>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct PronounNumber {}

/// In how many links before this one two people may have been named.
const MEMORY: usize = 3;

impl Check for PronounNumber {
    fn is_mirrored(&self) -> bool {
        true
    }

    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let lexicon = Lexicon::builtin();
        let views: Vec<Option<&View<'_>>> = discourse.pairs.iter().map(Pair::view).collect();
        for (number, view) in views.iter().enumerate() {
            let Some(view) = view else { continue };
            let before = views.get(number.saturating_sub(MEMORY)..number).unwrap_or_default();
            let earlier_two = before.iter().flatten().any(|view| view.may_speak_of_two());
            let found = after_pronoun(view)
                .or_else(|| plural_after_dual(view, before.last().copied().flatten()))
                .or_else(|| dual_for_plural(view, earlier_two))
                .or_else(|| discourse.pairs.get(number).and_then(|pair| plural_for_two(pair, view)))
                .or_else(|| still_two(discourse.pairs.get(number)?, view, before.last().copied().flatten()?))
                .or_else(|| plural_for_one(view))
                .or_else(|| one_for_plural(view, &lexicon))
                .or_else(|| discourse.pairs.get(number).and_then(|pair| mentioned(pair, view, earlier_two)))
                .or_else(|| {
                    let (token, two) = couple::plural(discourse.pairs.get(number)?, view)?;
                    let message = format!("“{}” is plural, but it refers to “{two}”, two.", view.said(token.span));
                    Some(Finding::new(&RULE, message).target(token.span).confidence(0.7))
                });
            let link = discourse.pairs.get(number).map(|pair| pair.number);
            findings.extend(found.map(|mut finding| {
                finding.link = link;
                finding
            }));
        }
    }
}

/// Words that may stand between a pronoun and its verb.
static BETWEEN: WordList = WordList::new(
    "\
    لا لم لن قد سوف لقد",
);

/// `أنه يريدون`, `أنهما يريدون`, `بأنهم يشعر`: a pronoun right before a verb of another number.
fn after_pronoun(view: &View<'_>) -> Option<Finding> {
    let subjects = view.arabic_pronouns().filter(|(_, _, p)| p.host != Host::Preposition && p.person == Person::Third);
    subjects.into_iter().find_map(|(at, token, pronoun)| {
        let verb = view.verb_after(at, &BETWEEN)?;
        let number = verb_number(&verb.folded)?;
        // What comes after أنه may be a clause with a subject of its own, so أنه with a singular says nothing; neither does
        // أنها, which may stand for things in the plural.
        let clash = match (pronoun.number, number) {
            (Number::Singular, Number::Plural) => pronoun.gender == Gender::Masculine,
            (Number::Dual, Number::Plural) | (Number::Plural, Number::Dual) => true,
            (Number::Plural, Number::Singular) => pronoun.host == Host::Clause && view.has(&[He, She]),
            _ => false,
        };
        clash.then(|| {
            let (said, clashing) = (view.said(token.span), view.said(verb.span));
            let message =
                format!("“{said}” is {}, but its verb “{clashing}” is {}.", name(pronoun.number), name(number));
            Finding::new(&RULE, message).target(token.span).confidence(0.8)
        })
    })
}

fn verb_number(word: &str) -> Option<Number> {
    if let Some(agreement) = verbs::imperfect(word) {
        return (agreement.person == Person::Third).then_some(agreement.number);
    }
    if verbs::saying(word) == Some(Gender::Masculine) {
        return Some(Number::Singular);
    }
    (word.ends_with("تا") && word.chars().count() > 4).then_some(Number::Dual)
}

fn name(number: Number) -> &'static str {
    match number {
        Number::Singular => "singular",
        Number::Dual => "dual",
        Number::Plural => "plural",
    }
}

fn is_third(pronoun: Pronoun, number: Number) -> bool {
    pronoun.person == Person::Third && pronoun.number == number
}

/// `أنهما ... لكنهم`: the source goes on with “they”, the target from two to many. Each English “they” that opens a clause
/// answers to one Arabic pronoun; no other plural may have come between.
fn plural_after_dual(view: &View<'_>, before: Option<&View<'_>>) -> Option<Finding> {
    let (_, plural, _) = view.arabic_pronouns().find(|&(_, _, p)| opens(p) && is_third(p, Number::Plural))?;
    let dual_here = view
        .arabic_pronouns()
        .find(|(_, token, p)| is_third(*p, Number::Dual) && opens(*p) && token.span.start < plural.span.start);
    let dual = match dual_here {
        Some((_, token, _)) => Some((token.span, view)),
        None => before.and_then(|earlier| Some((last_dual(earlier)?, earlier))),
    };
    let theys: Vec<EnglishPronoun> = view.pronouns.iter().filter(|p| p.referent == They).copied().collect();
    let they = theys.iter().rfind(|p| p.case == Case::Subject)?;
    if let Some((span, earlier)) = dual {
        let same = earlier.has(&[They]) && !new_plural(view, they);
        if same {
            let (said, of) = (view.said(plural.span), span.of(view.target.whole()));
            let message = format!("“{said}” is plural, but it refers to “{of}”, two.");
            return Some(Finding::new(&RULE, message).target(plural.span).source(they.span).confidence(0.85));
        }
    }
    let two = view
        .english
        .iter()
        .take(they.at)
        .rfind(|token| matches!(&*token.folded, "two" | "both" | "couple" | "pair" | "duo"))?;
    let many = view.arabic_pronouns().any(|(_, token, p)| is_third(p, Number::Plural) && token.span != plural.span);
    let dual = view.arabic.iter().any(|token| token.span.start < plural.span.start && is_dual_noun(&token.folded));
    (dual && !many).then(|| {
        let (said, of) = (view.said(plural.span), two.span.of(view.source.whole()));
        let message = format!("“{said}” is plural, but the source speaks of two: “{of}”.");
        Finding::new(&RULE, message).target(plural.span).source(they.span).confidence(0.75)
    })
}

/// `عُرضت عليهم` behind a link of two: the source goes on with “they” and speaks of nobody else.
fn still_two(pair: &Pair<'_>, view: &View<'_>, earlier: &View<'_>) -> Option<Finding> {
    let they = view.first(&[They]).filter(|they| they.at <= 1 && they.case == Case::Subject)?;
    let alone = view.pronouns.iter().all(|pronoun| matches!(pronoun.referent, They | It));
    let people =
        |k: usize| view.english.get(k).is_some_and(|token| may_be_plural(&token.folded)) && !is_thing(pair, view, k);
    let last = view.pronouns.iter().rfind(|pronoun| pronoun.referent == They).map_or(0, |pronoun| pronoun.at);
    let span = last_dual(earlier).filter(|_| alone && !(0..last).any(people))?;
    let named_two = earlier.any_english(|word| matches!(word, "two" | "both" | "couple" | "pair" | "duo"));
    let plural = |person: Person, number: Number| person == Person::Third && number == Number::Plural;
    let closed = view.arabic_pronouns().find(|(_, _, p)| plural(p.person, p.number)).map(|(_, token, _)| token);
    let token =
        closed.or_else(|| view.suffixed().find(|(_, _, e)| plural(e.person, e.number)).map(|(_, token, _)| token))?;
    (named_two && !has_people_before(view, view.arabic.len())).then(|| {
        let (said, of) = (view.said(token.span), span.of(view.target.whole()));
        let message = format!("“{said}” is plural, but it refers to “{of}”, two.");
        Finding::new(&RULE, message).target(token.span).source(they.span).confidence(0.65)
    })
}

/// Whether a pronoun opens a clause.
fn opens(pronoun: Pronoun) -> bool {
    pronoun.host != Host::Preposition
}

fn last_dual(view: &View<'_>) -> Option<Span> {
    let duals = view.arabic_pronouns().filter(|(_, _, p)| opens(*p) && is_third(*p, Number::Dual));
    let many = view.has_arabic(Person::Third, Number::Plural);
    let owned = || view.suffixed().filter(|(.., enclitic)| enclitic.number == Number::Dual).last();
    let found = duals.last().map(|(_, token, _)| token.span).or_else(|| owned().map(|(_, token, _)| token.span));
    found.filter(|_| !many)
}

/// Whether a plural noun stands before “they” in its own link.
fn new_plural(view: &View<'_>, they: &EnglishPronoun) -> bool {
    let head = view.english.iter().take(they.at);
    head.into_iter().any(|token| may_be_plural(&token.folded))
}

/// A noun in the dual of people: `الزوجان`, `الرجلين`.
fn is_dual_noun(word: &str) -> bool {
    let bare = word.strip_prefix('و').unwrap_or(word);
    let stem = ["ال", "لل", "بال"].iter().find_map(|article| bare.strip_prefix(article)).unwrap_or(bare);
    let single = ["ان", "ين"].iter().find_map(|ending| stem.strip_suffix(ending));
    // النائبان: in the nominative no plural is written so.
    let nominative =
        stem.strip_suffix("ان").and_then(listed).is_some_and(|row| row.is_human && row.kinds != Kinds::PEOPLE);
    single.is_some_and(|noun| TWO_PEOPLE.has(noun)) || nominative && listed(stem).is_none()
}

/// `والديها`: the two parents of one person.
fn is_parents(view: &View<'_>, at: usize) -> bool {
    view.suffix(at).is_some_and(|(stem, enclitic)| {
        let stem = strip_conjunction(stem).trim_start_matches(['ل', 'ب']);
        matches!(stem, "والدي" | "والدا" | "الدي" | "الدا") && enclitic.number == Number::Singular
    })
}

/// Nouns for people whose dual in `ان` and `ين` is no plural.
static TWO_PEOPLE: WordList = WordList::new(
    "\
    زوج رجل امرأت مرأت رئيس زعيم طفل شخص شقيق صديق أخو أخ ولد طرف جانب بلد دولت لاعب فريق وزير طالب طالبت فتات شاب \
    شقيقت توأم مؤسس مؤسست مهندس مهندست زميل زميلت مرشح حليف خصم حزب مسؤول قائد عالم كاتب ممثل نجم اثن كلي لاعبت منتخب شركت مدينت عضو باحث ملك أمير ضابط \
    جندي شرطي صحفي صحافي",
);

/// A dual where the source speaks of several and nothing before it of two, or where the target itself goes on in the plural.
fn dual_for_plural(view: &View<'_>, earlier_two: bool) -> Option<Finding> {
    let named_two = |word: &str| {
        matches!(word, "two" | "both" | "couple" | "pair" | "duo" | "twins" | "parents" | "each" | "neither" | "either")
    };
    if view.any_english(named_two) || view.arabic.iter().any(|t| is_dual_noun(&t.folded)) {
        return None;
    }
    let both = |word: &str| ["كلا", "كلي", "كلت"].iter().any(|both| strip_conjunction(word).starts_with(both));
    let closed = view.arabic_pronouns().find(|(_, token, p)| is_third(*p, Number::Dual) && !both(&token.folded));
    let closed = closed.map(|(_, token, _)| token);
    let open = || view.suffixed().find(|(_, _, e)| e.number == Number::Dual).map(|(_, token, _)| token);
    let token: &Token = closed.or_else(open)?;
    let they = view.first(&[They])?;
    let two = earlier_two || view.may_speak_of_two();
    // أحدهما, one of the two: others may be spoken of besides.
    let one_of_two =
        PARTITIVES.iter().any(|part| strip_conjunction(&token.folded).trim_start_matches(['ل', 'ب']) == *part);
    if two && (one_of_two || !is_mixed(view)) || !view.may_speak_of_several() {
        return None;
    }
    let (said, english) = (view.said(token.span), they.span.of(view.source.whole()));
    let message = format!("“{said}” is dual, but “{english}” in the source are not two.");
    Some(Finding::new(&RULE, message).target(token.span).source(they.span).confidence(if two { 0.6 } else { 0.75 }))
}

/// One or another of two.
const PARTITIVES: [&str; 8] = ["أحدهما", "إحداهما", "أولهما", "أولاهما", "ثانيهما", "ثانيتهما", "كلاهما", "كلتاهما"];

/// Whether the target has, beside the dual, third person plurals, and the source one and the same “they” for all.
fn is_mixed(view: &View<'_>) -> bool {
    view.has_arabic(Person::Third, Number::Plural) && !view.has(&[He, She, It])
}

/// Words that begin who is joined to two others.
static JOINED: WordList = WordList::new("their his her the a an one two three four five several some other");

/// A plural pronoun for a couple.
#[expect(clippy::too_many_lines, reason = "one chain of conditions")]
fn plural_for_two(pair: &Pair<'_>, view: &View<'_>) -> Option<Finding> {
    let couple = |word: &str| {
        matches!(
            word,
            "couple"
                | "both"
                | "duo"
                | "pair"
                | "spouses"
                | "newlyweds"
                | "twin"
                | "twins"
                | "parents"
                | "sisters"
                | "brothers"
        )
    };
    let plural = |word: &str| !matches!(word, "was" | "has") && may_be_plural(word);
    let counted = |at: usize| {
        let near = view.english.get(at + 1..(at + 3).min(view.english.len())).unwrap_or_default();
        near.iter().find(|token| plural(&token.folded))
    };
    let two_of = |(at, token): (usize, &'_ Token)| {
        (&*token.folded == "two").then(|| counted(at)).flatten().map(|noun| &*noun.folded)
    };
    let (at, two) =
        view.english.iter().enumerate().find(|(at, token)| couple(&token.folded) || two_of((*at, token)).is_some())?;
    // اثنان منهم: two of many.
    let some_of = |at: usize| matches!(view.word(at + 1), "من" | "منهم" | "منهن" | "منا" | "منكم");
    let place =
        (0..view.arabic.len()).find(|&at| (is_dual_noun(view.word(at)) || is_parents(view, at)) && !some_of(at))?;
    // الشقيقان ووالدتهما, the couple and their children: somebody joins the two.
    let word = |k: usize| view.english.get(k).map_or("", |token| &*token.folded);
    let joins = |k: usize| matches!(word(k), "and" | "with") && JOINED.has(word(k + 1));
    let joined = view.word(place + 1).starts_with('و') && view.suffix(place + 1).is_some();
    if joined || (at + 1..at + 4).any(joins) {
        return None;
    }
    let dual = view.arabic.get(place)?;
    let noun = two_of((at, two));
    if matches!(&*two.folded, "sisters" | "brothers" | "parents") && they_count(view) == 0 {
        return None;
    }
    let more =
        |k: usize| word(k) != &*two.folded && Some(word(k)) != noun && plural(word(k)) && !is_thing(pair, view, k);
    let others = (0..view.english.len()).any(more);
    // Whom “they” stands for is the plural before it.
    let they = view.pronouns.iter().find(|pronoun| pronoun.referent == They && pronoun.at > at);
    let nearest = they.is_some_and(|they| (at + 1..they.at).all(|k| !more(k)));
    let others = others && !nearest;
    if others && noun.is_some() {
        return None;
    }
    let closed = view
        .arabic_pronouns()
        .find(|(_, token, p)| is_third(*p, Number::Plural) && token.span.start > dual.span.start)
        .map(|(_, t, _)| t);
    let open = || {
        view.suffixed()
            .find(|(_, token, e)| {
                e.number == Number::Plural && e.person == Person::Third && token.span.start > dual.span.start
            })
            .map(|(_, token, _)| token)
    };
    let token = closed.or_else(open)?;
    let (said, of) = (view.said(token.span), view.said(dual.span));
    let message = format!("“{said}” is plural, but it refers to “{of}”, two.");
    Some(Finding::new(&RULE, message).target(token.span).source(two.span).confidence(if others { 0.55 } else { 0.75 }))
}

/// Whether the English plural at `at` is a place, or the Arabic word for it is of things: no هم stands for it.
pub(super) fn is_thing(pair: &Pair<'_>, view: &View<'_>, at: usize) -> bool {
    let Some(token) = view.english.get(at) else { return false };
    let places = view.source.select(&view.source.analysis.anchors.exonyms, |exonym| exonym.span);
    let linked = counterpart(pair, Side::Source, view.skipped.source + at)
        .and_then(|found| found.checked_sub(view.skipped.target));
    let thing = linked.is_some_and(|found| {
        let noun = strip_conjunction(view.word(found));
        let noun = articled(noun).map_or(noun, |(_, noun)| noun);
        let human = listed(noun).is_some_and(|row| row.is_human);
        !human
            && !noun.is_empty()
            && (noun.ends_with("ات") || kinds(noun).is_within(Kinds::THINGS) || listed(noun).is_some())
    });
    // From the Azores.
    let word = |back: usize| at.checked_sub(back).and_then(|k| view.english.get(k)).map_or("", |token| &*token.folded);
    let capital = token.span.of(view.source.whole()).starts_with(char::is_uppercase);
    let place = capital && word(1) == "the" && matches!(word(2), "from" | "in" | "near" | "off" | "across" | "around");
    thing || place || places.iter().any(|place| place.span.overlaps(token.span))
}

/// How often the source says “they”.
fn they_count(view: &View<'_>) -> usize {
    view.pronouns.iter().filter(|pronoun| pronoun.referent == They).count()
}

/// `أنهم` where the source knows only one.
fn plural_for_one(view: &View<'_>) -> Option<Finding> {
    let one = view.first(&[He, She])?;
    if view.has(&[They, Us, You]) || view.may_speak_of_several() || view.any_english(|w| w == "and") {
        return None;
    }
    let (_, token, _) =
        view.arabic_pronouns().find(|(_, _, p)| p.host == Host::Clause && is_third(*p, Number::Plural))?;
    let (said, english) = (view.said(token.span), one.span.of(view.source.whole()));
    let message = format!("“{said}” is plural, but the source says “{english}”.");
    Some(Finding::new(&RULE, message).target(token.span).source(one.span).confidence(0.7))
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

/// `رأيه` for “their minds”.
fn one_for_plural(view: &View<'_>, lexicon: &Lexicon) -> Option<Finding> {
    if view.has(&[He]) {
        return None;
    }
    let collective = view.any_english(|word| COLLECTIVES.has(word));
    let found = view.possessions(lexicon).into_iter().find(|(english, token, enclitic)| {
        let at = view.arabic.iter().position(|other| other.span == token.span).unwrap_or_default();
        let several = || stands_for_several(view, english.at) && has_people_before(view, at);
        let singular = enclitic.text == "ه" && enclitic.person == Person::Third;
        // Morocco and their history: a team, a country.
        let one_name = names_before(view, english.at) && !has_people_before(view, at);
        english.referent == They && singular && !one_name && (!collective || several())
    });
    let (english, token, _) = found?;
    let (said, theirs) = (view.said(token.span), english.span.of(view.source.whole()));
    let message = format!("“{said}” is singular, but the source says “{theirs}”.");
    Some(Finding::new(&RULE, message).target(token.span).source(english.span).confidence(0.7))
}

/// `from their homes` for `من منازله`, `من منازلهما`: what a word beside “they” carries is of another number.
fn mentioned(pair: &Pair<'_>, view: &View<'_>, earlier_two: bool) -> Option<Finding> {
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
