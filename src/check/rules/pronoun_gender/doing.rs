//! A verb of the other gender than the person who is its subject in the source: `كان يحفظ` for “her mother knew”.

use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::check::people::{People, Subject};
use crate::check::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::doings::wanted_gender;
use crate::language::arabic::letters::{length, plain, strip_conjunction};
use crate::language::arabic::morphology::nouns::articled;
use crate::language::arabic::morphology::people::{person, role};
use crate::language::arabic::verbs;
use crate::language::english::pronouns::Referent::{It, Speaker, They, Us, You};
use crate::text::{Side, Span};

/// A verb that the target has in the other gender.
#[derive(Clone, Copy, Debug)]
pub(super) struct Misdone {
    pub(super) subject: Subject,
    pub(super) span: Span,
    pub(super) confidence: f32,
}

/// The first verb of a link whose gender is not that of its subject in the source.
pub(super) fn misdone(pair: &Pair<'_>, view: &View<'_>, people: &People) -> Option<Misdone> {
    let spoken = view.has(&[Speaker, Us, You]);
    let subjects = people.subjects(view);
    if subjects.is_empty() || OTHERS.iter().any(|list| (0..view.arabic.len()).any(|at| list.has(noun(view.word(at))))) {
        return None;
    }
    let genders: Vec<Option<Gender>> = (0..view.arabic.len()).map(|at| verb_gender(view, at, spoken)).collect();
    subjects.into_iter().find_map(|subject| {
        let clashes = |gender: Gender| gender != subject.gender;
        if !genders.iter().flatten().any(|&gender| clashes(gender)) {
            return None;
        }
        if let Some(span) = beside(pair, view, subject, &genders) {
            return Some(Misdone { subject, span, confidence: 0.65 });
        }
        let at =
            counterpart(pair, Side::Source, view.skipped.source + subject.verb)?.checked_sub(view.skipped.target)?;
        let wrong = if genders.get(at).copied().flatten().is_some_and(clashes) {
            at
        } else {
            auxiliary(view, at, subject.gender)?
        };
        let alone =
            begins(pair, view, wrong, subject) && ends(pair, view, at, subject) && !takes_up(view, at, subject.gender);
        let span = view.arabic.get(wrong)?.span;
        alone.then_some(Misdone { subject, span, confidence: if subject.is_pronoun { 0.7 } else { 0.65 } })
    })
}

/// `ثم راوغ مدافعتين`: the clause that goes on behind ثم has a verb of “he” and no subject of its own, where the only person of the
/// source is “she”.
pub(super) fn then_he(view: &View<'_>) -> Option<Span> {
    let at = (1..view.arabic.len()).find(|&at| view.word(at - 1) == "ثم" && view.touches_next(at - 1))?;
    let word = view.word(at);
    let letters: Vec<char> = word.chars().take(6).collect();
    let shaped = matches!(letters.as_slice(), [_, 'ا', _, last] if !matches!(last, 'ة' | 'ت' | 'ن' | 'ا' | 'ي'));
    let next = view.word(at + 1);
    let accusative = view.arabic.get(at + 1).is_some_and(|token| view.said(token.span).contains('ً'));
    let dual = next.ends_with("تين") && articled(next).is_none();
    let object = view.has_no_subject_after(at) || accusative || dual;
    ((shaped || verbs::is_he_perfect(word)) && object && !takes_up(view, at, Gender::Feminine))
        .then(|| view.arabic.get(at).map(|token| token.span))?
}

/// Perfects of “he” that people alone do, and no film, team or letter.
static PERSONAL: WordList = WordList::new(
    "سافر هاجر تزوج استقال تقاعد تخرج درس تعلم التحق ابتسم ضحك بكي نام استيقظ اعتذر انتحر اعتزل انتقل عاش نشا توفي",
);

/// `وانتقل إلى القاهرة`: such a verb, joined to one of “she” before it and without a subject of its own.
pub(super) fn and_he(view: &View<'_>) -> Option<Span> {
    let joined = |at: usize| {
        let word = plain(view.word(at));
        let bare = strip_conjunction(&word);
        bare != word && PERSONAL.has(bare)
    };
    let told = |at: usize, gender: Gender| (0..at).any(|k| verb_gender(view, k, false) == Some(gender));
    let his = |at: usize| (0..at).any(|k| role(noun(view.word(k))) == Some(Gender::Masculine));
    let is_alone = |at: usize| view.has_no_subject_after(at) && !takes_up(view, at, Gender::Feminine);
    let is_hers = |at: usize| told(at, Gender::Feminine) && !told(at, Gender::Masculine) && !his(at);
    let at = (1..view.arabic.len()).find(|&at| joined(at) && is_alone(at) && is_hers(at))?;
    let others = view.has(&[It, They]) || view.any_english(|word| matches!(word, "who" | "which" | "that" | "whose"));
    let and = view.any_english(|word| word == "and");
    view.arabic.get(at).map(|token| token.span).filter(|_| and && !others)
}

/// `وأبى لاغارد`: a verb of the other gender right before the name of its subject, which opens the clause.
fn beside(pair: &Pair<'_>, view: &View<'_>, subject: Subject, genders: &[Option<Gender>]) -> Option<Span> {
    let passive = (subject.last + 1..subject.verb).any(|k| {
        view.english
            .get(k)
            .is_some_and(|token| matches!(&*token.folded, "was" | "is" | "were" | "been" | "be" | "being"))
    });
    if subject.is_pronoun || passive {
        return None;
    }
    let linked =
        |at: usize| counterpart(pair, Side::Source, view.skipped.source + at)?.checked_sub(view.skipped.target);
    let mut name = (subject.first..=subject.last).filter_map(linked).min()?;
    // شكر السيدة براون: the title belongs to the name.
    while let Some(title) = name.checked_sub(1).filter(|&title| person(view.word(title)) == Some(subject.gender)) {
        name = title;
    }
    let verb = name.checked_sub(1).filter(|&verb| view.touches_next(verb))?;
    // كان لجدتي: hers is what there was.
    let capital = view
        .english
        .get(subject.first)
        .is_some_and(|token| token.span.of(view.source.whole()).starts_with(char::is_uppercase));
    let was = matches!(strip_conjunction(view.word(verb)), "كان" | "كانت");
    let named = capital && !was || person(view.word(name)) == Some(subject.gender);
    let opens = view.word(verb).starts_with(['و', 'ف']) || verb == 0 || view.word(verb - 1).is_empty();
    let clashes = genders.get(verb).copied().flatten().is_some_and(|gender| gender != subject.gender);
    (opens && named && clashes && !takes_up(view, verb, subject.gender))
        .then(|| view.arabic.get(verb).map(|token| token.span))?
}

/// Nouns of one gender for persons of both: the verb may have one of them as its subject.
static OTHERS: [WordList; 1] = [WordList::new(
    "ضحية شخصية طفل شخص رضيع مولود عضو إنسان فرد أحد إحدى كل مخلوق حيوان قط كلب قطة كلبة سفينة دولة شركة من نجم نجمة ضيف شاهد",
)];

fn noun(word: &str) -> &str {
    let bare = strip_conjunction(word);
    bare.strip_prefix("ال").unwrap_or(bare)
}

/// The gender that the word at `at` shows if it is a verb; nothing where it may be something else, or of another person.
pub(super) fn verb_gender(view: &View<'_>, at: usize, spoken: bool) -> Option<Gender> {
    let word = view.word(at);
    let bare = strip_conjunction(word);
    if length(bare) < 3 || verbs::is_impersonal(bare) {
        return None;
    }
    if let Some(agreement) = verbs::imperfect(bare) {
        let one = agreement.person == Person::Third && agreement.number == Number::Singular;
        return (one && !(agreement.gender == Gender::Feminine && spoken)).then_some(agreement.gender);
    }
    let particle = at.checked_sub(1).map_or("", |before| strip_conjunction(view.word(before)));
    let noun = || NOUN_OPENERS.has(particle) || articled(view.word(at + 1)).is_some() && !word.starts_with(['و', 'ف']);
    if let Some(gender) = wanted_gender(word)
        .filter(|gender| *gender == Gender::Feminine || !noun())
        .or_else(|| verbs::human_gender(bare))
    {
        return (gender == Gender::Masculine || !spoken).then_some(gender);
    }
    // قد عانق, ثم راوغ: behind a particle of verbs the shape فاعل is a perfect.
    let shaped = || matches!(bare.chars().collect::<Vec<_>>().as_slice(), [_, 'ا', _, last] if !matches!(last, 'ة' | 'ت' | 'ن' | 'ا'));
    let particle_of_verbs = matches!(particle, "ثم" | "قد" | "لقد" | "فقد");
    if verbs::is_he_perfect(word) || particle_of_verbs && shaped() && articled(view.word(at + 1)).is_none() {
        return Some(Gender::Masculine);
    }
    let future = bare.strip_prefix('س').is_some_and(|rest| rest.starts_with('ت'));
    if (AUXILIARIES.has(particle) && bare.starts_with('ت') || future && length(bare) > 4)
        && !bare.ends_with(['ة', 'ن', 'ا'])
    {
        return (!spoken).then_some(Gender::Feminine);
    }
    let perfect = bare.ends_with('ت')
        && !bare.ends_with("ات")
        && !bare.ends_with("وت")
        && !bare.ends_with("يت")
        && length(bare) > 3;
    (perfect && !spoken && bare.starts_with(|letter| letter != 'ا') && !bare.starts_with(['ب', 'ل', 'ك']))
        .then_some(Gender::Feminine)
}

/// Behind these stands a noun.
static NOUN_OPENERS: WordList =
    WordList::new("في من على إلى عن مع بعد قبل منذ خلال عند بسبب رغم عقب فور لدى تم يتم دون بدون بين كل أي أول مثل غير");

/// Words behind which a word in ت is an imperfect.
static AUXILIARIES: WordList = WordList::new("كانت كان لا لم لن سوف أن قد لكي كي");

/// `كان` of the other gender before a verb of the right one.
fn auxiliary(view: &View<'_>, at: usize, gender: Gender) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let wrong = if gender == Gender::Feminine { "كان" } else { "كانت" };
    let right =
        verb_gender(view, at, false) == Some(gender) && verbs::imperfect(strip_conjunction(view.word(at))).is_some();
    (strip_conjunction(view.word(before)) == wrong && right).then_some(before)
}

/// What may stand before a verb that has its subject in itself or behind it.
static BEFORE: WordList = WordList::new(
    "لا لم لن ما قد لقد فقد وقد سوف كان كانت كما ثم لكن حيث إذ أن بعد بعدما قبل عندما حين حينما بينما حتى لأن لكنه لكنها إنه إنها أنه أنها لأنه لأنها هو هي \
     كي لكي إذا لو بأن بأنه بأنها أيضا",
);

/// Whether the verb at `at` begins its clause, or right behind the subject.
fn begins(pair: &Pair<'_>, view: &View<'_>, at: usize, subject: Subject) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let word = view.word(before);
    if word.is_empty() || !view.touches_next(before) || BEFORE.has(word) || BEFORE.has(strip_conjunction(word)) {
        return true;
    }
    // و stands before the verb itself, and no relative before that.
    if view.word(at).starts_with(['و', 'ف']) && length(view.word(at)) > 3 && verb_gender(view, at, false).is_some() {
        return true;
    }
    names(pair, view, before, subject)
}

/// Whether the Arabic word at `at` names the subject.
fn names(pair: &Pair<'_>, view: &View<'_>, at: usize, subject: Subject) -> bool {
    let linked = counterpart(pair, Side::Target, view.skipped.target + at)
        .and_then(|found| found.checked_sub(view.skipped.source));
    !subject.is_pronoun
        && (linked.is_some_and(|found| (subject.first..=subject.last).contains(&found))
            || person(view.word(at)) == Some(subject.gender))
}

/// Whether no other subject than the source's stands behind the verb at `at`.
fn ends(pair: &Pair<'_>, view: &View<'_>, at: usize, subject: Subject) -> bool {
    let next = view.word(at + 1);
    view.has_no_subject_after(at)
        || names(pair, view, at + 1, subject)
        || next.ends_with('ا') && length(next) > 3 && !next.ends_with("ها") && !plain(next).starts_with("ال")
}

/// Whether what follows the verb at `at`, or the verb itself, has a pronoun that stands for the subject: somebody or something
/// else may do it.
fn takes_up(view: &View<'_>, at: usize, gender: Gender) -> bool {
    let own = if gender == Gender::Feminine { "ها" } else { "ه" };
    (at..at + 5).any(|k| view.word(k).ends_with(own))
}
