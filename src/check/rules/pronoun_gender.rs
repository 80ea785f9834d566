//! The gender of a pronoun or verb: `قالت` where the source has “he said”.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::lexicon::Lexicon;
use crate::check::forms::Form;
use crate::check::mentions::mentions;
use crate::check::referents::{EnglishPronoun, View};
use crate::check::{Check, Discourse, Finding, Pair, Severity};
use crate::language::WordList;
use crate::language::arabic::clitics::{Enclitic, Gender, Number, Person};
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::arabic::names::{Sex, sex};
use crate::language::arabic::pronouns::{Host, suffix};
use crate::language::arabic::verbs;
use crate::language::english::pronouns::Referent::{He, It, She, They, Us};
use crate::language::english::pronouns::{Case, Referent, is_saying, names_man, names_woman};
use crate::text::{Span, Token};

pub(super) static RULE: Rule = Rule {
    name: "pronoun-gender",
    summary: "A pronoun or verb of the wrong gender: قالت for “he said”",
    docs: include_str!("../../../docs/rules/pronoun-gender.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation",
    its: "mistranslation",
    areta: Some("XG"),
    yields_to: &["pronoun-person", "pronoun-number"],
    build: from_options::<PronounGender>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct PronounGender {}

impl Check for PronounGender {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let lexicon = Lexicon::builtin();
        for pair in &discourse.pairs {
            let Some(view) = pair.view() else { continue };
            let found = speaker_changes(view)
                .or_else(|| one_gender(pair, view, &lexicon))
                .or_else(|| view.quotations().iter().find_map(|view| one_gender(pair, view, &lexicon)));
            findings.extend(found.map(|mut finding| {
                finding.link = Some(pair.number);
                finding
            }));
        }
    }
}

/// `وقال الكرملين ... وقالت ان`: the same speaker goes on, and the verb has changed its gender. The source has one verb of
/// saying with one subject, and no “she”.
fn speaker_changes(view: &View<'_>) -> Option<Finding> {
    let sayings = view.english.iter().filter(|token| is_saying(&token.folded)).count();
    if sayings > 1 || view.has(&[She, They]) || view.any_english(names_woman) {
        return None;
    }
    let verbs: Vec<(usize, Gender)> =
        (0..view.arabic.len()).filter_map(|at| Some((at, verbs::saying(view.word(at))?))).collect();
    let &[(first, Gender::Masculine), .., (second, Gender::Feminine)] = verbs.as_slice() else { return None };
    let subject = view.arabic.get(first + 1).filter(|token| is_masculine_subject(&token.folded))?;
    let between = view.arabic.get(first + 2..second).unwrap_or_default();
    let other = between.iter().any(|token| is_feminine_speaker(&token.folded));
    (is_report(view, second) && !other).then(|| {
        let span = with_particle(view, second)?;
        let (said, speaker) = (view.said(view.arabic.get(second)?.span), view.said(subject.span));
        let message = format!("“{said}” is feminine, but its subject is “{speaker}”.");
        Some(Finding::new(&RULE, message).target(span).confidence(0.85))
    })?
}

/// The verb and the `أن` or `إن` behind it.
fn with_particle(view: &View<'_>, at: usize) -> Option<Span> {
    let verb = view.arabic.get(at)?.span;
    let particle = view.arabic.get(at + 1).filter(|token| plain(&token.folded) == "ان" && view.touches_next(at));
    Some(particle.map_or(verb, |particle| verb.join(particle.span)))
}

/// Masculine institutions that news quotes by a name alone, and titles.
const MASCULINE_SPEAKERS: &str = "\
    الكرملين البنتاغون البنتاجون البيت الجيش المتحدث الرئيس الوزير الناطق المسؤول مسؤول متحدث رئيس وزير بيان \
    البيان التقرير تقرير الحزب الاتحاد الناتو الفاتيكان الكونغرس البرلمان المجلس مجلس البنك بنك المحامي محامي محام \
    السفير سفير المدير مدير الأمين العضو النائب السناتور السيناتور مساعد قائد القائد زعيم الزعيم خبير الخبير السيد \
    الملك الأمير الدكتور البروفيسور المدرب اللاعب حزب مكتب المكتب المركز مركز النادي نادي مدعي القاضي قاضي الباحث";

/// The same in the spelling that words are compared in.
static MASCULINE: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| MASCULINE_SPEAKERS.split_whitespace().map(plain).collect());

fn is_masculine_subject(word: &str) -> bool {
    let word = plain(word);
    MASCULINE.contains(&word) || sex(&word) == Some(Sex::Male)
}

/// Women's roles and feminine bodies that speak in news, without the article.
static FEMININE_SPEAKERS: WordList = WordList::new(
    "\
    متحدثة ناطقة وزيرة رئيسة سيدة امراة مراة فتاة زوجة ممثلة كاتبة ملكة اميرة نائبة سفيرة مديرة محامية طبيبة باحثة \
    لاعبة مغنية صحفية صحافية طالبة معلمة والدة ام شقيقة ابنة وكالة صحيفة حكومة وزارة شركة منظمة محكمة لجنة هيئة \
    شرطة سلطات مصادر ادارة جماعة حركة مجموعة شبكة قناة اذاعة جامعة مؤسسة رئاسة سفارة قوات نقابة دولة مجلة دراسة \
    خارجية مفوضية جمعية منصة عائلة اسرة زوجته والدته شقيقته ابنته التي هي روسيا اميركا امريكا فرنسا المانيا تركيا \
    رويترز واشنطن موسكو لندن بكين كييف طهران الصين مصر سوريا ايران السعودية وفاة",
);

/// Whether a word may name a woman or a feminine speaker.
fn is_feminine_speaker(word: &str) -> bool {
    let word = plain(word);
    let bare = strip_conjunction(&word);
    let stem = ["ال", "لل", "بال"].iter().find_map(|article| bare.strip_prefix(article)).unwrap_or(bare);
    sex(bare) == Some(Sex::Female) || FEMININE_SPEAKERS.has(bare) || FEMININE_SPEAKERS.has(stem)
}

/// Whether a word may be the feminine subject of a verb beside it: a known one, or any that ends so.
fn is_feminine_person(word: &str) -> bool {
    let word = plain(word);
    is_feminine_speaker(&word)
        || (word.ends_with('ة') || word.ends_with("ات") || word.ends_with("اء")) && sex(&word) != Some(Sex::Male)
}

/// Whether the verb at `at` has no subject of its own behind it: `أن`, a colon or a quotation follows.
fn is_report(view: &View<'_>, at: usize) -> bool {
    let next = view.arabic.get(at + 1);
    next.is_some_and(|token| {
        matches!(plain(&token.folded).as_str(), "ان" | "بان" | "انه" | "الي" | "لـ" | "ايضا" | "قائلا" | "قائلة" | "ذلك")
            || plain(&token.folded).starts_with("ان") && suffix_of_an(&token.folded)
            || token.folded.starts_with([':', '"', '“', '«', '”', '،', '\'', '‘', '„'])
    })
}

fn suffix_of_an(word: &str) -> bool {
    crate::language::arabic::pronouns::pronoun(word).is_some_and(|pronoun| pronoun.host == Host::Clause)
}

/// A source that knows one gender only, and a target that has the other.
fn one_gender(pair: &Pair<'_>, view: &View<'_>, lexicon: &Lexicon) -> Option<Finding> {
    let (he, she) = (view.first(&[He]), view.first(&[She]));
    let men = he.is_some() || view.any_english(names_man);
    let women = she.is_some() || view.any_english(names_woman);
    let (pronoun, gender) = match (he, she) {
        (Some(pronoun), None) => (pronoun, Gender::Masculine),
        (None, Some(pronoun)) => (pronoun, Gender::Feminine),
        _ => return None,
    };
    let other_people = if gender == Gender::Masculine { women } else { men };
    let mut found = possessed(view, lexicon, gender);
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
            .or_else(|| opening_verb(view, gender))
            .map(|(pronoun, span)| (pronoun, span, 0.65));
    }
    if found.is_none() {
        found = opens(view, gender).or_else(|| stands_alone(view, gender)).map(|span| (pronoun, span, 0.65));
    }
    let (english, span, confidence) = found?;
    let (said, theirs) = (view.said(span), english.span.of(view.source.whole()));
    let name = if gender == Gender::Masculine { "feminine" } else { "masculine" };
    let message = format!("“{said}” is {name}, but the source says “{theirs}”.");
    Some(Finding::new(&RULE, message).target(span).source(english.span).confidence(confidence))
}

type Suspect = (EnglishPronoun, Span, f32);

/// `his mother` for `والدتها`.
fn possessed(view: &View<'_>, lexicon: &Lexicon, gender: Gender) -> Option<Suspect> {
    let wanted: Referent = if gender == Gender::Masculine { He } else { She };
    let found = view.possessions(lexicon).into_iter();
    found
        .filter(|(english, _, enclitic)| {
            english.referent == wanted
                && enclitic.person == Person::Third
                && enclitic.number == Number::Singular
                && enclitic.gender != gender
        })
        .map(|(english, token, _)| (english, token.span, if view.has(&[It, They, Us]) { 0.7 } else { 0.85 }))
        .next()
}

/// `before he left` for `قبل رحيلها`, `told her` for `أخبره`.
fn mentioned(pair: &Pair<'_>, view: &View<'_>, gender: Gender) -> Option<Suspect> {
    let wanted: Referent = if gender == Gender::Masculine { He } else { She };
    let wrong = |enclitic: &Enclitic| enclitic.gender != gender && enclitic.number == Number::Singular;
    if !view.suffixed().any(|(_, _, enclitic)| wrong(enclitic)) {
        return None;
    }
    let found = mentions(pair, view).into_iter().find(|mention| {
        let (english, enclitic) = (mention.english, mention.enclitic);
        let sole = english.case == Case::Possessive || !view.has(&[It, They]);
        let other = enclitic.gender != gender && enclitic.gender != Gender::Either;
        let one = enclitic.person == Person::Third && enclitic.number == Number::Singular;
        english.referent == wanted && other && one && sole
    })?;
    Some((found.english, found.word.span, 0.7))
}

/// The pronouns of the source that are the subject and of this gender.
fn subjects(view: &View<'_>, gender: Gender) -> impl Iterator<Item = EnglishPronoun> {
    let wanted: Referent = if gender == Gender::Masculine { He } else { She };
    view.pronouns.iter().copied().filter(move |p| p.referent == wanted && p.case == Case::Subject)
}

/// Words behind `إنه` that show it to stand for nobody: `إنه لا يوجد`, `إنه بعد`.
static IMPERSONAL_OPENERS: WordList = WordList::new(
    "لا لم لن ليس ليست تم سيتم من في على إلى عن إذا لو لولا بعد قبل عندما حين منذ رغم مع خلال كان هناك قد سوف كلما حتى كما ما \
     أمر شيء لأمر وفقا بموجب بسبب بفضل فيما بين لدى عند جرى ينبغي حان بات أصبح ثمة",
);

/// `said she had voted` for `إنه صوت`: the clause that is reported has a subject of the other gender.
fn reported(view: &View<'_>, gender: Gender, other_people: bool) -> Option<(EnglishPronoun, Span)> {
    if other_people || view.has(&[It, They]) || view.any_english(|word| matches!(word, "there" | "it's" | "it’s")) {
        return None;
    }
    let word = |at: Option<usize>| at.and_then(|at| view.english.get(at)).map_or("", |token| &*token.folded);
    let pronoun = subjects(view, gender).find(|p| {
        let before = word(p.at.checked_sub(1));
        is_saying(before) || before == "that" && is_saying(word(p.at.checked_sub(2)))
    })?;
    let clauses = || {
        view.arabic_pronouns()
            .filter(|(_, _, p)| p.host == Host::Clause && p.person == Person::Third && p.number == Number::Singular)
    };
    if clauses().any(|(.., p)| p.gender == gender) {
        return None;
    }
    let (_, token, _) = clauses().find(|&(at, ..)| {
        let next = view.word(at + 1);
        // A verb of hers shows it; behind أنها as much as behind أنه may stand anything.
        let verb = if gender == Gender::Masculine {
            verbs::human_gender(next) == Some(Gender::Feminine)
        } else {
            let noun = next.starts_with("ال") || next.ends_with(['ة', 'ا', 'ي']) || next.ends_with("ات");
            next.chars().count() > 2 && !noun && !IMPERSONAL_OPENERS.has(next) && !verbs::is_impersonal(next)
        };
        view.touches_next(at) && verb
    })?;
    Some((pronoun, token.span))
}

/// `She had no permit` for `لم يكن لديه`.
fn has_own(view: &View<'_>, gender: Gender, other_people: bool) -> Option<(EnglishPronoun, Span)> {
    let owns = |p: &EnglishPronoun| {
        let near = view.english.get(p.at + 1..(p.at + 4).min(view.english.len())).unwrap_or_default();
        near.iter().any(|token| matches!(&*token.folded, "have" | "has" | "had"))
    };
    let pronoun = subjects(view, gender).find(owns).filter(|_| !other_people)?;
    let (right, wrong) =
        if gender == Gender::Feminine { ("لديها", "لديه") } else { ("لديه", "لديها") };
    let has = |form: &str| view.arabic.iter().find(|token| strip_conjunction(&token.folded) == form);
    has(wrong).filter(|_| has(right).is_none()).map(|token| (pronoun, token.span))
}

/// Words before the verb that opens a sentence.
static BEFORE_VERB: WordList = WordList::new("و ف لا لم لن قد لقد سوف كما لكن ثم أيضا");

/// `She was holding` for `كان يمسك`, `She phoned` for `اتصل`: the verb that opens the target has its subject in itself.
fn opening_verb(view: &View<'_>, gender: Gender) -> Option<(EnglishPronoun, Span)> {
    let first = view.english.iter().position(|token| token.kind.is_word())?;
    let pronoun = subjects(view, gender).find(|p| p.at == first)?;
    let mut words = (0..view.arabic.len()).filter(|&at| !view.word(at).is_empty());
    let at = words.find(|&at| !BEFORE_VERB.has(strip_conjunction(view.word(at))))?;
    let other = |word: &str| {
        let bare = strip_conjunction(word);
        if gender == Gender::Feminine {
            let imperfect = verbs::imperfect(bare).is_some_and(|verb| verb.number == Number::Singular);
            imperfect && bare.starts_with('ي') && !verbs::is_impersonal(bare) && suffix(bare).is_none()
        } else {
            verbs::human_gender(bare) == Some(Gender::Feminine)
        }
    };
    let was = if gender == Gender::Feminine { "كان" } else { "كانت" };
    let verb = if strip_conjunction(view.word(at)) == was && view.touches_next(at) { at + 1 } else { at };
    let perfect = verb == at && gender == Gender::Feminine && verbs::is_he_perfect(view.word(at));
    if !(perfect || other(view.word(verb)) && (verb > at || is_negated(view, at))) {
        return None;
    }
    // يعمل لديها عشرة, كان يعاملها الأطباء: what follows is the subject.
    let own = |word: &str| if gender == Gender::Feminine { word.ends_with("ها") } else { word.ends_with('ه') };
    let subject =
        (verb..verb + 4).any(|k| own(view.word(k)) || k > verb && view.word(k).starts_with("ال") && k < verb + 2);
    (!subject).then(|| view.arabic.get(at)).flatten().map(|token| (pronoun, token.span))
}

fn is_negated(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| matches!(strip_conjunction(view.word(before)), "لا" | "لم" | "لن" | "قد" | "سوف"))
}

/// `He is` for `هي` where both sides open with the pronoun.
fn opens(view: &View<'_>, gender: Gender) -> Option<Span> {
    let wanted = if gender == Gender::Masculine { He } else { She };
    let first = view.english.iter().position(|token| token.kind.is_word())?;
    let opens = view.pronouns.first().is_some_and(|p| p.at == first && p.referent == wanted && p.case == Case::Subject);
    let word = view.arabic.iter().find(|token| token.kind.is_word())?;
    let other = match strip_conjunction(&word.folded) {
        "هي" => gender == Gender::Masculine,
        "هو" => gender == Gender::Feminine,
        _ => false,
    };
    (opens && other).then_some(word.span)
}

/// A verb of saying of the other gender without a subject of its own, where the source has “he said” or the only speaker
/// is “he”.
fn said_by(view: &View<'_>, gender: Gender, other_people: bool) -> Option<Span> {
    let wanted = if gender == Gender::Masculine { He } else { She };
    let spoken = view.pronouns.iter().any(|p| p.referent == wanted && is_speaker(view, p.at));
    let sayings = view.english.iter().filter(|token| is_saying(&token.folded)).count();
    if !spoken || other_people && sayings != 1 {
        return None;
    }
    let at = (0..view.arabic.len()).find(|&at| {
        let other = verbs::saying(view.word(at)).is_some_and(|verb| verb != gender);
        other && (is_report(view, at) && !has_subject_before(view, at) || names_man_after(view, at, gender))
    })?;
    view.arabic.get(at).map(|token| token.span)
}

/// Whether a feminine verb of saying has one word for its subject that is not feminine, and the report behind it, where the
/// source has `Smith said he`.
fn names_man_after(view: &View<'_>, at: usize, gender: Gender) -> bool {
    let name = |token: &Token| token.span.of(view.source.whole()).starts_with(char::is_uppercase);
    let said_he = view.pronouns.iter().filter(|p| p.referent == He).any(|p| {
        let verb = p.at.checked_sub(1).and_then(|k| view.english.get(k)).is_some_and(|token| is_saying(&token.folded));
        verb && p.at.checked_sub(2).and_then(|k| view.english.get(k)).is_some_and(name)
    });
    gender == Gender::Masculine && said_he && !is_feminine_person(view.word(at + 1)) && is_report(view, at + 1)
}

/// Whether the pronoun at `at` is the subject of a verb of saying: `he said`, `said he`, `he has said`. In `Smith
/// said he` it stands for the speaker.
fn is_speaker(view: &View<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).is_some_and(|k| view.english.get(k).is_some_and(|token| is_saying(&token.folded)));
    let says = |k: usize| view.english.get(k).is_some_and(|token| is_saying(&token.folded));
    before
        || says(at + 1)
        || says(at + 2)
            && view.english.get(at + 1).is_some_and(|t| matches!(&*t.folded, "has" | "had" | "also" | "then" | "later"))
}

/// Whether the word before a verb may be its subject: `التي قالت`, `الشركة قالت`.
fn has_subject_before(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let word = plain(view.word(before));
        is_feminine_person(&word) || matches!(word.as_str(), "التي" | "الذي" | "كما" | "ما" | "حسبما")
    })
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

/// `وهي أحد`: a pronoun of the other gender with a masculine predicate.
fn stands_alone(view: &View<'_>, gender: Gender) -> Option<Span> {
    if gender == Gender::Feminine {
        return None;
    }
    view.arabic_pronouns()
        .find(|(at, _, p)| {
            let next = plain(view.word(at + 1));
            let person = next == "احد"
                || verbs::is_masculine_role(&next)
                || view.word(at + 2) == "الذي"
                || view.word(at + 3) == "الذي";
            p.host == Host::Alone && p.person == Person::Third && p.gender == Gender::Feminine && person
        })
        .map(|(_, token, _)| token.span)
}

/// Words that may stand between a subject and its verb.
static BETWEEN: WordList = WordList::new(
    "\
    لا لم لن قد سوف أن ان",
);

/// `كان تخطط`, `إنه تعتقد`, `يمكنها أن يقول`: a verb of the other gender beside one of the right one.
fn clause_clash<'a>(view: &View<'a>, gender: Gender) -> Option<&'a Token> {
    let opposite = |word: &str| verbs::human_gender(word).is_some_and(|verb| verb != gender && verb != Gender::Either);
    let right = |word: &str| verbs::human_gender(word) == Some(gender);
    (0..view.arabic.len()).find_map(|at| {
        let token = view.arabic.get(at)?;
        let mut next = at + 1;
        while BETWEEN.has(view.word(next)) {
            next += 1;
        }
        if !(at..next).all(|k| view.touches_next(k)) {
            return None;
        }
        let verb = view.arabic.get(next)?;
        let own = own_gender(&token.folded, view.form(at)?)?;
        if own != gender && right(&verb.folded) {
            Some(token)
        } else if own == gender && opposite(&verb.folded) {
            Some(verb)
        } else {
            None
        }
    })
}

/// The gender of a word that a verb of the same subject follows: `كان`, `إنه`, `يمكنها`.
fn own_gender(word: &str, form: &Form) -> Option<Gender> {
    let bare = plain(word);
    match bare.trim_start_matches('و') {
        "كان" => return word.contains("كان").then_some(Gender::Masculine),
        "كانت" => return Some(Gender::Feminine),
        _ => {}
    }
    if let Some(pronoun) = form.pronoun {
        let singular = pronoun.person == Person::Third && pronoun.number == Number::Singular;
        return (singular && pronoun.host != Host::Preposition).then_some(pronoun.gender);
    }
    let (stem, enclitic) = form.suffix.as_ref()?;
    let modal = matches!(stem.as_str(), "يمكن" | "بامكان" | "بوسع") && enclitic.number == Number::Singular;
    modal.then_some(enclitic.gender)
}
