//! A pronoun before its clause, or an auxiliary, and the verb right behind it, of another gender: `أنها سيصوت`, `بدأت يشعر`.

use crate::check::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::arabic::pronouns::{Host, Pronoun};
use crate::language::arabic::shown::gender_of_sure_verb;
use crate::language::arabic::verbs;
use crate::language::english::pronouns::Referent::{It, They, Us};
use crate::language::is_function_word;
use crate::text::Token;

/// Words between the pronoun and its verb.
static BETWEEN: WordList = WordList::new("لا لم لن قد سوف");

/// Words behind which a pronoun has no verb of its own: ما هو, كما هي.
static BEFORE: WordList = WordList::new("ما من كما أين كيف هذا هذه ذلك تلك");

/// A pronoun or auxiliary and its verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hosted<'a> {
    pub(super) host: &'a Token,
    pub(super) verb: &'a Token,
    /// The gender of the host, not that of the verb.
    pub(super) gender: Gender,
}

/// The first pronoun whose verb has the other gender. `wanted` is the gender that the source tells, where it tells one alone.
pub(super) fn clash<'a>(view: &View<'a>, wanted: Option<Gender>) -> Option<Hosted<'a>> {
    let pronouns = view.arabic_pronouns().filter(|(_, _, pronoun)| is_one(*pronoun));
    let pronouns = pronouns.map(|(at, token, pronoun)| (at, token, pronoun.gender, false));
    let auxiliaries =
        view.arabic.iter().enumerate().filter_map(|(at, token)| Some((at, token, auxiliary(&token.folded)?, true)));
    pronouns.chain(auxiliaries).find_map(|(at, token, gender, is_auxiliary)| {
        let next = (at + 1..at + 4).find(|&k| !BETWEEN.has(view.word(k)))?;
        let near = (at..next).all(|k| view.touches_next(k));
        let before = at.checked_sub(1).map_or("", |before| view.word(before));
        if !near || BEFORE.has(before) || is_resumed(view, next, gender) {
            return None;
        }
        let verb = gender_of_sure_verb(view.word(next), next > at + 1);
        let clashes = if gender == Gender::Feminine {
            let his = || !is_auxiliary && wanted == Some(Gender::Masculine) && may_be_his(view, at, next);
            verb == Some(Gender::Masculine) || his()
        } else {
            // أنه لم تكن هناك: behind the pronoun that stands for nobody the subject follows.
            let told = is_auxiliary || view.has_no_subject_after(next);
            told && !is_being(view.word(next)) && verb == Some(Gender::Feminine)
        };
        let verb = view.arabic.get(next)?;
        clashes.then_some(Hosted { host: token, verb, gender })
    })
}

fn is_one(pronoun: Pronoun) -> bool {
    pronoun.host != Host::Preposition && pronoun.person == Person::Third && pronoun.number == Number::Singular
}

/// Participles with which a speaker goes on, without their ending.
static PARTICIPLES: WordList = WordList::new("قائل مضيف مشير مؤكد موضح معرب لافت مبين محذر مشدد متسائل");

/// `وأوضحت قائلا`: a verb of saying and the participle right behind it.
pub(super) fn speaks<'a>(view: &View<'a>) -> Option<Hosted<'a>> {
    (1..view.arabic.len()).find_map(|at| {
        let word = view.word(at);
        let participle = if word.strip_suffix('ا').is_some_and(|stem| PARTICIPLES.has(stem)) {
            Gender::Masculine
        } else if word.strip_suffix('ة').is_some_and(|stem| PARTICIPLES.has(stem)) {
            Gender::Feminine
        } else {
            return None;
        };
        let gender = verbs::saying(view.word(at - 1)).filter(|_| view.touches_next(at - 1))?;
        let (host, verb) = (view.arabic.get(at - 1)?, view.arabic.get(at)?);
        (gender != participle).then_some(Hosted { host, verb, gender })
    })
}

/// Verbs that another of the same subject follows: `بدأت تشعر`.
static AUXILIARIES: WordList = WordList::new("كان بدأ كاد ظل بات");

/// The gender of such a verb.
fn auxiliary(word: &str) -> Option<Gender> {
    let bare = strip_conjunction(word);
    if AUXILIARIES.has(bare) {
        return Some(Gender::Masculine);
    }
    bare.strip_suffix('ت').filter(|stem| AUXILIARIES.has(stem)).map(|_| Gender::Feminine)
}

fn is_being(word: &str) -> bool {
    ["كانت", "تكن", "تكون", "ستكون", "ليست", "تمت", "توجد", "تتم", "ستتم"].contains(&word)
}

/// `أنها عازم` where the source speaks of “he” alone: a word that shows no feminine and has no article.
fn may_be_his(view: &View<'_>, at: usize, next: usize) -> bool {
    let word = view.word(next);
    let hosted = view.form(at).and_then(|form| form.pronoun).is_some_and(|pronoun| pronoun.host == Host::Clause);
    let feminine = Kinds::FEMININE.or(Kinds::THINGS);
    let shows =
        word.ends_with(['ة', 'ت', 'ى', 'ا', 'ي', 'ء']) || kinds(word) != Kinds::ANY && kinds(word).meets(feminine);
    let other =
        word.starts_with(['أ', 'ت', 'ي', 'س', 'ن', 'ب', 'ل', 'ك']) || is_function_word(view.target.language(), word);
    let pointing = |word: &str| matches!(word, "there" | "this" | "these" | "those" | "that's" | "that’s");
    let alone = !view.has(&[It, They, Us]) && !view.any_english(pointing);
    hosted && next == at + 1 && alone && length(word) > 2 && articled(word).is_none() && !shows && !other
}

/// How far behind the pronoun another may take it up, in words.
const REACH: usize = 9;

/// Whether a pronoun takes it up, so that the verb may have another subject: `أنها كان لديها`.
fn is_resumed(view: &View<'_>, at: usize, gender: Gender) -> bool {
    (at..at + REACH).map(|k| view.word(k)).any(|word| match gender {
        Gender::Feminine => word.ends_with("ها"),
        _ => word.ends_with('ه') && !matches!(word, "هذه" | "وهذه" | "بهذه" | "لهذه"),
    })
}
