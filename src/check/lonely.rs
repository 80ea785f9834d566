//! Pronouns that nothing said before them can be meant by: `تم نقلها` for “he was taken”.

use super::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::doings::{self, wanted_gender};
use crate::language::arabic::letters::{length, plain, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::arabic::pronouns::Host;
use crate::language::arabic::shown::gender_of_sure_verb;
use crate::language::arabic::verbs;
use crate::language::english::people::given_name;
use crate::language::is_function_word;
use crate::text::{Token, TokenKind};

/// Words that a pronoun takes up without a noun: ما تحتاجه.
static RELATIVES: WordList =
    WordList::new("ما مما ماذا من ممن الذي التي اللذان اللذين الذين عما فيما بما كما لما أي أية كل أحد شيء أمر مثل");

/// The first pronoun of one in this gender, on a noun, a verb or a preposition, that stands for no word of the target before it.
pub(super) fn lonely<'a>(view: &View<'a>, gender: Gender) -> Option<&'a Token> {
    let closed = view.arabic_pronouns().filter(|(_, _, p)| {
        p.host == Host::Preposition && p.person == Person::Third && p.number == Number::Singular && p.gender == gender
    });
    let open = view
        .suffixed()
        .filter(|(_, _, e)| e.person == Person::Third && e.number == Number::Singular && e.gender == gender)
        .filter(|(at, ..)| !has_object(view, *at));
    let closed = closed.map(|(at, token, _)| (at, token));
    let (at, token) = closed.chain(open.map(|(at, token, _)| (at, token))).min_by_key(|(at, _)| *at)?;
    let meant = (0..at).any(|k| may_be_meant(view, k, gender));
    (!meant && !names_more(view)).then_some(token)
}

/// Whether the word at `at` is a verb and the pronoun whom it is done to: سألته.
fn has_object(view: &View<'_>, at: usize) -> bool {
    let Some((stem, _)) = view.suffix(at) else { return false };
    wanted_gender(stem).is_some() || doings::has_object(stem) || verbs::imperfect(stem).is_some()
}

/// Whether the word at `at` may be what a pronoun of this gender stands for.
fn may_be_meant(view: &View<'_>, at: usize, gender: Gender) -> bool {
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
    if gender == Gender::Feminine {
        // محاضرته: before a pronoun ة is written ت.
        let owned = view.suffix(at).is_some_and(|(stem, _)| stem.ends_with('ت'));
        let known = kinds(word);
        return known != Kinds::ANY && known.meets(takes) || owned || spelled.contains('ة') || word.ends_with("ات");
    }
    let is_verb = gender_of_sure_verb(word, false).is_some() || verbs::imperfect(word).is_some();
    let is_particle = length(word) < 3 || is_function_word(view.target.language(), &token.folded);
    !is_verb && !is_particle && kinds(word).meets(takes)
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
