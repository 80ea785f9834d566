//! Verbs of saying: the gender of who speaks, and of the clause that is reported.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{RULE, subjects};
use crate::check::Finding;
use crate::check::referents::{EnglishPronoun, View};
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::arabic::morphology::people::person;
use crate::language::arabic::names::{Sex, sex};
use crate::language::arabic::pronouns::{Host, pronoun};
use crate::language::arabic::verbs;
use crate::language::english::pronouns::Referent::{He, It, She, They};
use crate::language::english::pronouns::{Case, is_saying, names_woman};
use crate::text::{Span, Token};

/// `وقال الكرملين ... وقالت ان`: the same speaker goes on, and the verb has changed its gender. The source has one verb of
/// saying with one subject, and no “she”.
pub(super) fn speaker_changes(view: &View<'_>) -> Option<Finding> {
    let sayings = view.english.iter().filter(|token| is_saying(&token.folded)).count();
    if sayings > 1 || view.has(&[She, They]) || view.any_english(names_woman) {
        return None;
    }
    let facts = view.arabic_facts();
    let verbs: Vec<(usize, Gender)> =
        view.arabic.iter().enumerate().filter_map(|(at, token)| Some((at, (*facts.saying.of(token))?))).collect();
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
    LazyLock::new(|| MASCULINE_SPEAKERS.split_whitespace().map(|word| plain(word).into_owned()).collect());

fn is_masculine_subject(word: &str) -> bool {
    let word = plain(word);
    MASCULINE.contains(&*word) || sex(&word) == Some(Sex::Male)
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
        matches!(&*plain(&token.folded), "ان" | "بان" | "انه" | "الي" | "لـ" | "ايضا" | "قائلا" | "قائلة" | "ذلك")
            || plain(&token.folded).starts_with("ان") && suffix_of_an(&token.folded)
            || token.folded.starts_with([':', '"', '“', '«', '”', '،', '\'', '‘', '„'])
    })
}

/// How somebody speaks, behind the preposition that is written onto it.
static MANNERS: WordList = WordList::new(
    "نبرة لهجة صوت أسف مرارة حزم هدوء سخرية ثقة غضب حزن فخر ابتسامة حماس حماسة حدة تهكم اقتضاب صراحة وضوح جفاء برود ضحكة عينين حسرة لطف مزاح دهشة",
);

/// How far behind the verb the colon of what is said may stand, in words.
const COLON: usize = 8;

/// Whether the verb at `at` has where, to whom or in what tone it is said behind it, and what is said behind a colon: `وأضاف بنبرة ساخرة:`. Nobody
/// who might say it stands between.
fn speaks_somehow(view: &View<'_>, at: usize) -> bool {
    let manner = view.word(at + 1).strip_prefix('ب').is_some_and(|noun| MANNERS.has(noun));
    let says = |k: usize| view.arabic.get(k).is_some_and(|token| token.folded.starts_with(':'));
    let colon = (at + 1..at + COLON).find(|&k| says(k));
    let somebody = |k: usize| {
        let word = view.word(k);
        person(word).is_some() || is_masculine_subject(word) || is_feminine_speaker(word)
    };
    (manner || view.has_no_subject_after(at)) && colon.is_some_and(|colon| !(at + 1..colon).any(somebody))
}

/// Whether a preposition stands before the English token at `at`: `ashamed of it`.
fn behind_preposition(view: &View<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|k| view.english.get(k));
    before.is_some_and(|token| {
        matches!(&*token.folded, "of" | "for" | "with" | "about" | "to" | "from" | "in" | "on" | "at")
    })
}

fn suffix_of_an(word: &str) -> bool {
    pronoun(word).is_some_and(|pronoun| pronoun.host == Host::Clause)
}

/// Words behind `إنه` that show it to stand for nobody: `إنه لا يوجد`, `إنه بعد`.
static IMPERSONAL_OPENERS: WordList = WordList::new(
    "لا لم لن ليس ليست تم سيتم من في على إلى عن إذا لو لولا بعد قبل عندما حين منذ رغم مع خلال كان هناك قد سوف كلما حتى كما ما \
     أمر شيء لأمر وفقا بموجب بسبب بفضل فيما بين لدى عند جرى ينبغي حان بات أصبح ثمة",
);

/// `said she had voted` for `إنه صوت`: the clause that is reported has a subject of the other gender.
pub(super) fn reported(view: &View<'_>, gender: Gender, other_people: bool) -> Option<(EnglishPronoun, Span)> {
    let things = view
        .pronouns
        .iter()
        .any(|p| p.referent == They || p.referent == It && p.case != Case::Object && !behind_preposition(view, p.at));
    if other_people || things || view.any_english(|word| matches!(word, "there" | "it's" | "it’s")) {
        return None;
    }
    let word = |at: Option<usize>| at.and_then(|at| view.english.get(at)).map_or("", |token| &*token.folded);
    let pronoun = subjects(view, gender).find(|p| {
        let before = word(p.at.checked_sub(1));
        is_saying(before) || before == "that"
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
            verbs::human_gender(next) == Some(Gender::Feminine) || next == "كانت" && view.word(at + 2).starts_with('ت')
        } else {
            let noun = next.starts_with("ال") || next.ends_with(['ة', 'ا', 'ي']) || next.ends_with("ات");
            next.chars().count() > 2 && !noun && !IMPERSONAL_OPENERS.has(next) && !verbs::is_impersonal(next)
        };
        // إنه طُلب منها: the verb is of nobody, and whom it concerns follows.
        let own = if gender == Gender::Feminine { "ها" } else { "ه" };
        let twice = view.word(at + 1) == "كانت" && verbs::human_gender(view.word(at + 2)) == Some(Gender::Feminine)
            || view.word(at + 1) == "كانت" && view.word(at + 2).starts_with('ت');
        let concerned = !twice && (at + 2..at + 6).any(|k| view.word(k).ends_with(own));
        view.touches_next(at) && verb && !concerned
    })?;
    Some((pronoun, token.span))
}

/// A verb of saying of the other gender without a subject of its own, where the source has “he said” or the only speaker
/// is “he”.
pub(super) fn said_by(view: &View<'_>, gender: Gender, other_people: bool) -> Option<Span> {
    let wanted = if gender == Gender::Masculine { He } else { She };
    let spoken = view.pronouns.iter().any(|p| p.referent == wanted && is_speaker(view, p.at));
    let sayings = view.english.iter().filter(|token| is_saying(&token.folded)).count();
    if !spoken || other_people && sayings != 1 {
        return None;
    }
    let at = (0..view.arabic.len()).find(|&at| {
        let other = verbs::saying(view.word(at)).is_some_and(|verb| verb != gender);
        let report = is_report(view, at) || speaks_somehow(view, at);
        other && (report && !has_subject_before(view, at) || names_man_after(view, at, gender))
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
        is_feminine_person(&word) || matches!(&*word, "التي" | "الذي" | "كما" | "ما" | "حسبما")
    })
}
