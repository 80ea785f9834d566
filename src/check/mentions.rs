//! English pronouns and the Arabic words that carry them, found by way of the word links of what they stand beside.

use super::Pair;
use super::counterpart::counterpart;
use super::referents::{EnglishPronoun, View};
use crate::language::WordList;
use crate::language::arabic::clitics::Enclitic;
use crate::language::arabic::doings::has_object;
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::arabic::verbs;
use crate::language::english::pronouns::{Case, may_be_plural};
use crate::text::{Side, Token, TokenKind};

/// An English pronoun, and the Arabic word with a pronoun that translates the word beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention<'a> {
    pub(super) english: EnglishPronoun,
    /// The Arabic word, and its number among the tokens of the passage.
    pub(super) word: &'a Token,
    pub(super) at: usize,
    /// The English word that it translates.
    pub(super) of: usize,
    pub(super) enclitic: &'static Enclitic,
    /// Whether the translation of the word itself carries it, and not a word behind that: أعضاء نقابتها.
    pub(super) is_direct: bool,
}

/// Every mention of a link: `his home` and `منزلها`, `before he left` and `قبل رحيلها`, `told her` and `أخبره`.
pub(super) fn mentions<'a>(pair: &Pair<'_>, view: &View<'a>) -> Vec<Mention<'a>> {
    view.pronouns.iter().filter_map(|&pronoun| mention(pair, view, pronoun)).collect()
}

fn mention<'a>(pair: &Pair<'_>, view: &View<'a>, english: EnglishPronoun) -> Option<Mention<'a>> {
    let linker = pair.word_linker();
    let start = pair.source().token_range().start + view.skipped.source;
    let content = |&at: &usize| linker.is_content(Side::Source, start + at);
    let is_name = |at: usize| {
        at > english.at + 1
            && view
                .english
                .get(at)
                .is_some_and(|token| token.span.of(view.source.whole()).starts_with(char::is_uppercase))
    };
    let is_word =
        |&at: &usize| view.english.get(at).is_some_and(|token| token.kind == TokenKind::Latin) && !is_name(at);
    let next = (english.at + 1..english.at + 4).take_while(is_word).filter(content);
    let beside: Vec<usize> = match english.case {
        Case::Possessive => next.collect(),
        Case::Subject => next.take(1).collect(),
        Case::Object => (english.at.saturating_sub(2)..english.at).rev().take_while(is_word).filter(content).collect(),
        Case::Other => return None,
    };
    beside.into_iter().rev().find_map(|word| carrier(pair, view, english, word))
}

/// The Arabic word linked to the English word `at`, if it carries a pronoun that answers to the English one.
fn carrier<'a>(pair: &Pair<'_>, view: &View<'a>, english: EnglishPronoun, at: usize) -> Option<Mention<'a>> {
    let of = at;
    let linked = counterpart(pair, Side::Source, view.skipped.source + at);
    let linked = linked.and_then(|found| found.checked_sub(view.skipped.target));
    let at = linked.or_else(|| view.owned_by_stem(at))?;
    let word = view.arabic.get(at)?;
    let Some((stem, enclitic)) = view.suffix(at).filter(|_| !view.said(word.span).contains('ً')) else {
        return behind(pair, view, english, at, of);
    };
    // أرسلتها ماري إليه: the pronoun asked for may follow.
    let follows = |k: usize| view.form(k).is_some_and(|form| form.suffix.is_some() || form.pronoun.is_some());
    if english.case == Case::Object && (at + 1..at + 4).any(follows) {
        return None;
    }
    // Her sister bought them: the verb behind the owned noun has an object of its own.
    let is_verb = || verbs::imperfect(&word.folded).is_some() || has_object(stem);
    if english.case == Case::Possessive && is_verb() {
        return None;
    }
    let answers = english.case != Case::Subject || is_verbal_noun(view, at);
    answers.then_some(Mention { english, word, at, of, enclitic, is_direct: true })
}

/// What stands behind the Arabic noun at `at`, which governs it, and carries the pronoun for it: أعضاء نقابتها for `her members`.
fn behind<'a>(pair: &Pair<'_>, view: &View<'a>, english: EnglishPronoun, at: usize, of: usize) -> Option<Mention<'a>> {
    let next = at + 1;
    let noun = view.word(at);
    if english.case != Case::Possessive || noun.is_empty() || verbs::imperfect(noun).is_some() || !view.touches_next(at)
    {
        return None;
    }
    let word = view.arabic.get(next)?;
    // A noun in the construct state, and what governs it has no pronoun of its own in the source.
    let construct = articled(noun).is_none() && !view.said(view.arabic.get(at)?.span).contains('ً');
    let linked = counterpart(pair, Side::Target, view.skipped.target + next);
    let is_another = linked.and_then(|found| found.checked_sub(view.skipped.source)).is_some_and(|found| {
        view.pronouns.iter().any(|other| other.case == Case::Possessive && other.at < found && found <= other.at + 3)
    });
    let (_, enclitic) = view.suffix(next).filter(|_| construct && !is_another)?;
    Some(Mention { english, word, at: next, of, enclitic, is_direct: false })
}

/// Words behind which a word with a pronoun is a noun, so that the pronoun is whose doing it is.
static NOUN_OPENERS: WordList = WordList::new(
    "في من على إلى عن مع حول بعد قبل منذ خلال أثناء عند بسبب رغم عقب فور لدى تم يتم وتم سيتم جرى إثر بشأن نتيجة دون بدون فترة إمكانية",
);

fn is_verbal_noun(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| NOUN_OPENERS.has(strip_conjunction(view.word(before))))
}

/// Words that “they” may stand for while Arabic takes the singular.
static ONE_OR_MANY: WordList = WordList::new(
    "everyone everybody anyone anybody someone somebody nobody each every person team club party company government group \
    band police staff army crowd audience public side whoever who any no none one patient child student user individual \
    community country nation firm population organization organisation network media majority half",
);

/// Whether the English pronoun at `at` surely stands for several: the nearest word before it that may be meant is a plural.
pub(super) fn stands_for_several(view: &View<'_>, at: usize) -> bool {
    let before = view.english.get(..at).unwrap_or_default();
    let meant = before.iter().rev().find(|token| ONE_OR_MANY.has(&token.folded) || may_be_plural(&token.folded));
    meant.is_some_and(|token| !ONE_OR_MANY.has(&token.folded))
}

/// Whether an Arabic word before `at` speaks of people in the plural.
pub(super) fn has_people_before(view: &View<'_>, at: usize) -> bool {
    (0..at).any(|k| {
        let word = view.word(k);
        let noun = articled(word).map_or(word, |(_, noun)| noun);
        let sound = word.chars().count() > 5 && word.ends_with("ون");
        kinds(noun) == Kinds::PEOPLE
            || sound
            || matches!(
                word,
                "الذين"
                    | "هؤلاء"
                    | "آلاف"
                    | "ملايين"
                    | "الملايين"
                    | "الآلاف"
                    | "شخص"
                    | "شخصا"
                    | "نسمة"
            )
    })
}
