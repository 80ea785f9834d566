//! Pronouns that nothing said before them can be meant by: `تم نقلها` for “he was taken”.

use super::carriers::is_modal;
use super::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::doings::{self, wanted_gender};
use crate::language::arabic::letters::{length, plain, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::arabic::pronouns::Host;
use crate::language::arabic::shown::{gender_of_sure_verb, gender_of_verb};
use crate::language::arabic::verbs;
use crate::language::english::people::given_name;
use crate::language::is_function_word;
use crate::text::{Token, TokenKind};

/// Words that a pronoun takes up without a noun: ما تحتاجه.
static RELATIVES: WordList =
    WordList::new("ما مما ماذا من ممن الذي التي اللذان اللذين الذين عما فيما بما كما لما أي أية كل أحد شيء أمر مثل");

/// Adverbs of time that are written with a pronoun.
static ADVERBS: WordList = WordList::new("عندها حينها وقتها يومها ساعتها بعدها قبلها عندئذ آنها لحظتها");

static POINTING: WordList = WordList::new("this these those there here it");

/// Whether “that” stands for something, and not before a clause or noun.
fn points_with_that(view: &View<'_>) -> bool {
    let ends = |at: usize| view.english.get(at).is_none_or(|token| token.kind == TokenKind::Mark);
    view.english.iter().enumerate().any(|(at, token)| &*token.folded == "that" && ends(at + 1))
}

/// The first pronoun of one in this gender, on a noun, a verb or a preposition, that stands for no word of the target before it.
pub(super) fn lonely<'a>(view: &View<'a>, gender: Gender) -> Option<&'a Token> {
    let closed = view.arabic_pronouns().filter(|(_, _, p)| {
        p.host == Host::Preposition && p.person == Person::Third && p.number == Number::Singular && p.gender == gender
    });
    let open = view
        .suffixed()
        .filter(|(_, _, e)| e.person == Person::Third && e.number == Number::Singular && e.gender == gender)
        .filter(|(at, token, _)| !has_object(view, *at) && !token.folded.ends_with("هذه"));
    let closed = closed.map(|(at, token, _)| (at, token));
    let (at, token) = closed.chain(open.map(|(at, token, _)| (at, token))).min_by_key(|(at, _)| *at)?;
    let names = names_more(view);
    // وعليه: and therefore. What “this” and “there” mean may stand in another sentence.
    let is_adverb =
        matches!(&*token.folded, "وعليه" | "وفيه" | "ومنه") || ADVERBS.has(strip_conjunction(&token.folded));
    if view.any_english(|word| POINTING.has(word)) || points_with_that(view) {
        return None;
    }
    let meant = is_adverb || (0..at).any(|k| may_be_meant(view, k, gender, names));
    (!meant).then_some(token)
}

/// Words behind which a noun stands and no verb.
static NOUN_OPENERS: WordList = WordList::new("تم يتم سيتم جرى في من على إلى عن مع حول بعد قبل منذ خلال أثناء عند بسبب");

/// Whether the word at `at` is a verb and the pronoun whom it is done to: سألته.
fn has_object(view: &View<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| strip_conjunction(view.word(before)));
    let Some((stem, _)) = view.suffix(at).filter(|_| !NOUN_OPENERS.has(before)) else { return false };
    // أيمكنه: who can may follow.
    is_modal(stem.trim_start_matches('أ').trim_start_matches('ا'))
        || wanted_gender(stem).is_some()
        || doings::has_object(stem)
        || verbs::imperfect(stem).is_some()
}

/// Whether the word at `at` may be what a pronoun of this gender stands for: any that is not known where there are `names`.
fn may_be_meant(view: &View<'_>, at: usize, gender: Gender, names: bool) -> bool {
    let Some(token) = view.arabic.get(at) else { return false };
    if token.kind != TokenKind::Arabic {
        return token.kind != TokenKind::Mark;
    }
    let spelled = plain(&token.folded);
    let word = strip_conjunction(&token.folded);
    if RELATIVES.has(word) || RELATIVES.has(&token.folded) {
        return true;
    }
    let takes = if gender == Gender::Feminine { Kinds::FEMININE.or(Kinds::THINGS) } else { Kinds::MASCULINE };
    if let Some((_, noun)) = articled(&token.folded) {
        return kinds(noun).meets(takes);
    }
    let is_verb = gender_of_verb(word, false).is_some() || verbs::imperfect(word).is_some();
    let is_particle = length(word) < 3 || is_function_word(view.target.language(), &token.folded);
    let is_unknown = kinds(word) == Kinds::ANY && !is_verb && !is_particle && view.suffix(at).is_none();
    if gender == Gender::Feminine {
        // محاضرته: before a pronoun ة is written ت.
        let owned = view.suffix(at).is_some_and(|(stem, _)| stem.ends_with('ت'));
        let known = kinds(word) != Kinds::ANY && kinds(word).meets(takes);
        return known || owned || spelled.contains('ة') || word.ends_with("ات") || is_unknown && names;
    }
    let is_sure = gender_of_sure_verb(word, false).is_some() || verbs::imperfect(word).is_some();
    !is_sure && !is_particle && kinds(word).meets(takes)
}

/// Whether the source names a place or body, which may be of either gender.
fn names_more(view: &View<'_>) -> bool {
    let mut words = view.english.iter().filter(|token| token.kind == TokenKind::Latin).skip(1);
    words.any(|token| {
        let said = token.span.of(view.source.whole());
        said.starts_with(char::is_uppercase)
            && said.len() > 1
            && !said.starts_with("I'")
            && given_name(&token.folded).is_none()
    })
}
