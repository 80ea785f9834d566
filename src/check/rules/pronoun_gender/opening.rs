//! The word that opens a sentence: a verb or pronoun whose subject is told by itself alone.

use super::subjects;
use crate::check::Pair;
use crate::check::carriers::BEFORE_HAVING;
use crate::check::counterpart::counterpart;
use crate::check::referents::{EnglishPronoun, View};
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::doings::{perfect_gender, wanted_gender};
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::arabic::pronouns::{Host, suffix};
use crate::language::arabic::shown::gender_of_sure_verb;
use crate::language::arabic::verbs;
use crate::language::english::pronouns::Referent::{He, She};
use crate::language::english::pronouns::{Case, is_saying};
use crate::text::{Side, Span};

/// `She had no permit` for `لم يكن لديه`.
pub(super) fn has_own(view: &View<'_>, gender: Gender, other_people: bool) -> Option<(EnglishPronoun, Span)> {
    let owns = |p: &EnglishPronoun| {
        let near = view.english.get(p.at + 1..(p.at + 4).min(view.english.len())).unwrap_or_default();
        near.iter().any(|token| matches!(&*token.folded, "have" | "has" | "had"))
    };
    let pronoun = subjects(view, gender).find(owns).filter(|_| !other_people)?;
    let (right, wrong) =
        if gender == Gender::Feminine { ("لديها", "لديه") } else { ("لديه", "لديها") };
    let has = |form: &str| (0..view.arabic.len()).find(|&at| strip_conjunction(view.word(at)) == form);
    // أحدهما لديه متجر: a noun before it is whose it is.
    let opens = |&at: &usize| {
        let before = at.checked_sub(1).map_or("", |before| strip_conjunction(view.word(before)));
        before.is_empty() || BEFORE_HAVING.has(before)
    };
    let at = has(wrong).filter(opens).filter(|_| has(right).is_none())?;
    view.arabic.get(at).map(|token| (pronoun, token.span))
}

/// Words before the verb that opens a sentence.
static BEFORE_VERB: WordList = WordList::new("و ف لا لم لن قد لقد سوف كما لكن ثم أيضا");

/// Most words before the pronoun that opens the first clause of the source.
const PHRASE: usize = 4;

/// Whether a name or another pronoun is among these English tokens.
fn names(view: &View<'_>, tokens: std::ops::Range<usize>) -> bool {
    let capital = |at: usize| {
        view.english.get(at).is_some_and(|token| token.span.of(view.source.whole()).starts_with(char::is_uppercase))
    };
    tokens.clone().any(capital) || view.pronouns.iter().any(|p| p.at < tokens.end)
}

/// `She was holding` for `كان يمسك`, `She phoned` for `اتصل`: the verb that opens the target has its subject in itself.
pub(super) fn opening_verb(pair: &Pair<'_>, view: &View<'_>, gender: Gender) -> Option<(EnglishPronoun, Span)> {
    let first = view.english.iter().position(|token| token.kind.is_word())?;
    // As a girl she dreamt: a phrase may come first.
    let pronoun = subjects(view, gender)
        .next()
        .filter(|p| p.at == first || p.at <= first + PHRASE && !names(view, first + 1..p.at))?;
    let mut words = (0..view.arabic.len()).filter(|&at| !view.word(at).is_empty());
    let at = words.find(|&at| !BEFORE_VERB.has(strip_conjunction(view.word(at))))?;
    let other = |word: &str| {
        let bare = strip_conjunction(word);
        if gender == Gender::Feminine {
            let imperfect = verbs::imperfect(bare).is_some_and(|verb| verb.number == Number::Singular);
            imperfect && bare.starts_with('ي') && !verbs::is_impersonal(bare) && suffix(bare).is_none()
        } else {
            verbs::human_gender(bare) == Some(Gender::Feminine) || perfect_gender(bare) == Some(Gender::Feminine)
        }
    };
    let was = if gender == Gender::Feminine { "كان" } else { "كانت" };
    let is_was = strip_conjunction(view.word(at)) == was && view.touches_next(at);
    if is_was && is_predicate(view, at + 1, gender) && is_being(view, pronoun) {
        return view.arabic.get(at).map(|token| (pronoun, token.span));
    }
    let verb = if is_was { at + 1 } else { at };
    let wrong = if gender == Gender::Feminine { Gender::Masculine } else { Gender::Feminine };
    let behind = view.is_object(verb + 1, wrong) && is_object(pair, view, pronoun, verb + 1);
    let has_object = verbs::saying(view.word(verb)).is_none() && behind;
    let says = view.english.get(pronoun.at + 1).is_some_and(|token| is_saying(&token.folded));
    let perfect = verb == at
        && (gender == Gender::Feminine && verbs::is_he_perfect(view.word(at))
            || wanted_gender(view.word(at))
                .is_some_and(|other| other != gender && (verbs::saying(view.word(at)).is_none() || says)));
    let shown =
        has_object && gender_of_sure_verb(view.word(verb), is_negated(view, at)).is_some_and(|other| other != gender);
    if !(perfect || shown || other(view.word(verb)) && (verb > at || is_negated(view, at) || has_object)) {
        return None;
    }
    // يعمل لديها عشرة, كان يعاملها الأطباء: what follows is the subject.
    let own = |word: &str| if gender == Gender::Feminine { word.ends_with("ها") } else { word.ends_with('ه') };
    let subject = (verb..verb + 4).any(|k| own(view.word(k))) || !(view.has_no_subject_after(verb) || has_object);
    (!subject).then(|| view.arabic.get(at)).flatten().map(|token| (pronoun, token.span))
}

/// Whether “he” of the source is or was something.
fn is_being(view: &View<'_>, pronoun: EnglishPronoun) -> bool {
    let said = pronoun.span.of(view.source.whole());
    let next = view.english.get(pronoun.at + 1).map_or("", |token| &*token.folded);
    said.contains(['\'', '’']) || matches!(next, "is" | "was" | "became" | "becomes" | "has" | "had")
}

/// Whether the word at `at` is a predicate and no subject: one in the accusative, one in ة without the article for “she”.
fn is_predicate(view: &View<'_>, at: usize, gender: Gender) -> bool {
    let word = view.word(at);
    let hers = gender == Gender::Feminine && word.ends_with('ة') && articled(word).is_none();
    // أياما: what was so may be no man.
    let stem = word.strip_suffix('ا').unwrap_or(word);
    let thing = kinds(stem) == Kinds::ANY || kinds(stem).meets(Kinds::THINGS.or(Kinds::FEMININE));
    let his = gender == Gender::Masculine
        && !word.ends_with('ة')
        && (!thing || verbs::is_masculine_role(&plain(stem)))
        && view.arabic.get(at).is_some_and(|t| view.said(t.span).contains('ً'));
    hers || his
}

/// Whether the Arabic word at `at`, behind the verb of “he”, translates a word behind the verb of the source: no subject.
fn is_object(pair: &Pair<'_>, view: &View<'_>, pronoun: EnglishPronoun, at: usize) -> bool {
    let is_passive = is_being(view, pronoun);
    let linked = counterpart(pair, Side::Target, view.skipped.target + at);
    linked
        .and_then(|found| found.checked_sub(view.skipped.source))
        .is_some_and(|found| found > pronoun.at + 1 && !is_passive)
}

fn is_negated(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| matches!(strip_conjunction(view.word(before)), "لا" | "لم" | "لن" | "قد" | "سوف"))
}

/// `He is` for `هي` where both sides open with the pronoun.
pub(super) fn opens(view: &View<'_>, gender: Gender) -> Option<Span> {
    let wanted = if gender == Gender::Masculine { He } else { She };
    let first = view.english.iter().position(|token| token.kind.is_word())?;
    let opens = view.pronouns.first().is_some_and(|p| p.at == first && p.referent == wanted && p.case == Case::Subject);
    let at = view.arabic.iter().position(|token| token.kind.is_word())?;
    let word = view.arabic.get(at).filter(|_| !view.names_a_thing(at + 1))?;
    let other = match strip_conjunction(&word.folded) {
        "هي" => gender == Gender::Masculine,
        // إنها أكثر من: it is more than.
        "إنها" => gender == Gender::Masculine && !view.word(1).starts_with('أ'),
        "هو" => gender == Gender::Feminine,
        "إنه" => gender == Gender::Feminine && is_predicate(view, 1, gender),
        _ => false,
    };
    (opens && other).then_some(word.span)
}

/// `وهي أحد`: a pronoun of the other gender with a masculine predicate.
pub(super) fn stands_alone(view: &View<'_>, gender: Gender) -> Option<Span> {
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
