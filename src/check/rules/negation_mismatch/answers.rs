//! Which words of one side may answer a negation of the other, and what else may stand for one.

use std::borrow::Cow;

use super::denied::is_what_is_denied;
use super::negations::{Negations, Negator};
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::check::opposites::{has_opposite, is_opposite};
use crate::language::WordList;
use crate::language::arabic::letters::{plain, strip_conjunction, strip_proclitics};
use crate::language::arabic::morphology::nouns::articled;
use crate::language::{arabic::negation as arabic, stem};
use crate::text::{Side, Sides, Token, TokenKind};

/// Content words behind a negator that it may be said of.
const SAID_OF: usize = 2;

/// How far behind a negator these stand at most, in tokens.
const REACH: usize = 6;

/// The negations of both sides that may answer one of the other: all of the source, and of the target those that do not translate
/// a word which denies nothing, nor the first half of one (غير of `unhealthy`).
pub(super) fn answering(pair: &Pair<'_>, source: &Negations, target: &Negations) -> Sides<Negations> {
    let free =
        target.lexical.iter().filter(|word| !translates(pair, word, source) && !is_what_is_denied(pair, word, source));
    let mut free: Vec<&Negator> = free.collect();
    for word in source.lexical.iter().filter(|word| word.is_prefixed) {
        let answered = free.iter().position(|own| own.is_prefixed && is_tied(pair, word, own));
        if let Some(answered) = answered {
            free.remove(answered);
        }
    }
    let target = Negations { strict: target.strict.clone(), lexical: free.into_iter().copied().collect() };
    let said = |at: usize| pair.source().tokens().get(at).map_or("", |token| &*token.folded);
    // `Still` that لا يزال renders, and `but` that لكن renders, answer nothing else.
    let has = |renders: fn(&str) -> bool| pair.target().tokens().iter().any(|token| renders(&plain(&token.folded)));
    let is_rendered = |word: &Negator| match said(word.at) {
        "still" => has(|word| CONTINUING.has(word)),
        "but" => has(|word| strip_conjunction(word).starts_with("لكن")),
        _ => false,
    };
    let lexical = source.lexical.iter().filter(|word| !is_rendered(word));
    Sides::new(Negations { strict: source.strict.clone(), lexical: lexical.copied().collect() }, target)
}

/// Verbs that say with a negation that something goes on.
static CONTINUING: WordList =
    WordList::new("يزال تزال يزالون زال زالت زالوا يزل تزل نزال ازال يزالان تزالان انفك انفكت يبرح برح");

/// Whether a word of the target that seldom negates is the translation of one that neither negates nor is negated.
fn translates(pair: &Pair<'_>, word: &Negator, source: &Negations) -> bool {
    if !word.is_weak {
        return false;
    }
    let Some(found) = counterpart(pair, Side::Target, word.at) else { return false };
    let is_content = pair.word_linker().is_content(Side::Source, pair.source().token_range().start + found);
    let negates = source.all().any(|negator| negator.at == found && !negator.is_weak);
    let negated = source.strict.iter().any(|negator| negator.at < found && found <= negator.at + REACH);
    is_content && !negates && (!negated || renders(pair, found, word.at))
}

/// From this strength of the lexicon on a word of the target says the same as the one of the source.
const SAME: f32 = 0.15;

/// Whether the lexicon has the word `target` for the word `source`: what is negated there is not negated by its own translation.
fn renders(pair: &Pair<'_>, source: usize, target: usize) -> bool {
    let stem = |side: Side, at: usize| {
        pair.passage(side).tokens().get(at).map(|token| stem(token, pair.passage(side).language()))
    };
    let stems = stem(Side::Source, source).zip(stem(Side::Target, target));
    stems.is_some_and(|(one, other)| pair.shared().strength(&one, &other) >= SAME)
}

/// Arabic verbs between a negator and what it negates.
static AUXILIARIES: WordList = WordList::new("يكن تكن يكونوا تكونا يكونا يعد تعد يكون تكون");

/// Whether the other side has what a negator is said of: the first word behind it, auxiliaries apart.
pub(super) fn is_said(pair: &Pair<'_>, side: Side, negator: &Negator) -> bool {
    let tokens = pair.passage(side).tokens();
    let auxiliary = |at: &usize| tokens.get(*at).is_some_and(|token| AUXILIARIES.has(&token.folded));
    let first = (negator.at + 1..negator.at + 1 + REACH).find(|at| !auxiliary(at));
    let reach =
        if tokens.get(negator.at + 1).is_some_and(|token| AUXILIARIES.has(&token.folded)) { SAID_OF } else { 1 };
    first.is_some_and(|first| (first..first + reach).any(|at| counterpart(pair, side, at).is_some()))
}

/// Whether a negator begins a clause that describes the indefinite noun right before it: لاعبتان لم تبلغا العشرين.
pub(super) fn describes(pair: &Pair<'_>, negator: &Negator) -> bool {
    let passage = pair.target();
    let Some(before) = negator.at.checked_sub(1) else { return false };
    let word =
        passage.tokens().get(before).filter(|token| token.kind == TokenKind::Arabic).map_or("", |token| &*token.folded);
    let content = pair.word_linker().is_content(Side::Target, passage.token_range().start + before);
    let negated = passage.tokens().get(negator.at).is_some_and(|token| !token.folded.starts_with(['و', 'ف']));
    content
        && negated
        && articled(word).is_none()
        && (word.ends_with('ة') || word.ends_with("ين") || word.ends_with("ات") || word.ends_with('ا'))
}

/// `The wind was against us` for لم تكن الريح في صالحنا: near what is negated the English side says “against”, and the Arabic has no
/// word for that.
pub(super) fn is_against(pair: &Pair<'_>, negator: &Negator) -> bool {
    let against = |token: &Token| matches!(&*token.folded, "against" | "opposed" | "opposes");
    let contrary = |token: &Token| {
        matches!(
            strip_proclitics(&token.folded),
            "ضد" | "ضده" | "ضدها" | "ضدهم" | "أمام" | "مقابل" | "على" | "عليه" | "عليها" | "عليهم"
        )
    };
    let Some(place) = pair.source().tokens().iter().position(against) else { return false };
    let near = scope(pair, Side::Target, negator).into_iter().filter_map(|at| counterpart(pair, Side::Target, at));
    near.into_iter().any(|found| found.abs_diff(place) <= NEAR) && !pair.target().tokens().iter().any(contrary)
}

/// How far from what is negated “against” stands, in tokens.
const NEAR: usize = 4;

/// A negator of a sentence that is left when every negation of the other side is linked with one of this one.
pub(super) fn left_over<'n>(
    pair: &Pair<'_>,
    side: Side,
    mine: &'n Negations,
    other: &Negations,
) -> Option<&'n Negator> {
    if other.len() == 0 || mine.len() <= other.len() {
        return None;
    }
    let mut free: Vec<&Negator> = mine.strict.iter().chain(&mine.lexical).collect();
    for theirs in other.all() {
        let place = free.iter().position(|own| are_linked(pair, side, own, theirs))?;
        free.remove(place);
    }
    let left = free.iter().find(|own| mine.strict.iter().any(|strict| strict.at == own.at))?;
    (free.len() == 1 && !is_excused(pair, side, left) && is_said(pair, side, left)).then_some(*left)
}

/// Whether two negations are said of the same: they or what they negate are linked.
fn are_linked(pair: &Pair<'_>, side: Side, one: &Negator, other: &Negator) -> bool {
    let own = std::iter::once(one.at).chain(scope(pair, side, one).into_iter().take(1));
    let theirs: Vec<usize> =
        std::iter::once(other.at).chain(scope(pair, side.other(), other).into_iter().take(1)).collect();
    own.filter_map(|at| counterpart(pair, side, at)).any(|found| theirs.contains(&found))
}

/// Whether two words that may negate stand for one another: they are linked, or the words behind or before them are.
fn is_tied(pair: &Pair<'_>, word: &Negator, other: &Negator) -> bool {
    let near = |found: usize| found + 1 >= other.at && found <= other.at + 1;
    let beside = [Some(word.at), Some(word.at + 1), word.at.checked_sub(1)].into_iter().flatten();
    let mut found = beside.filter_map(|at| counterpart(pair, Side::Source, at));
    found.any(near)
}

/// The content words that a negator may be said of.
fn scope(pair: &Pair<'_>, side: Side, negator: &Negator) -> Vec<usize> {
    let passage = pair.passage(side);
    let (tokens, start) = (passage.tokens(), passage.token_range().start);
    let in_clause = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind != TokenKind::Mark);
    let follows = (negator.at + 1..negator.at + 1 + REACH).take_while(in_clause);
    follows.filter(|&at| pair.word_linker().is_content(side, start + at)).take(SAID_OF).collect()
}

/// Whether the word `at` is what one of `negations` negates.
pub(super) fn is_negated(pair: &Pair<'_>, side: Side, at: usize, negations: &Negations) -> bool {
    let first = |negator: &&Negator| {
        let scope = scope(pair, side, negator);
        // An English auxiliary or adverb may stand between: did not sharply rise.
        let (most, reach) = if side == Side::Source { (SAID_OF, 3) } else { (1, 2) };
        at <= negator.at + reach && scope.iter().take(most).any(|&word| word == at)
    };
    negations.strict.iter().any(|negator| first(&negator))
        || negations.lexical.iter().filter(|negator| !negator.is_weak).any(|negator| first(&negator))
}

/// Two words of an English source the first of which is negated, and Arabic ones that affirm the same.
#[rustfmt::skip]
static AFFIRMED: [(&[&str], &[&str], WordList); 15] = [
    (&["choice", "alternative", "option", "doubt", "escape", "avoiding", "help"], &[], WordList::new("بد لابد")),
    (&["far"], &[], WordList::new("مقربة بمقربة قرب بقرب القرب بالقرب قريب قريبا قريبة بجوار جوار")),
    (&["difference"], &[], WordList::new("سيان سواء يستوي تستوي")),
    (&["less", "fewer", "more", "older", "younger", "longer", "later", "earlier"], &["than"], WordList::new(
        "الاقل الاكثر فاقل فاكثر اقصي ادني")),
    (&["fail", "fails", "failed"], &[], WordList::new("دوما دائما باستمرار حتما لابد")),
    (&["give", "giving", "back"], &["up", "in", "way", "down"], WordList::new(
        "واصل يواصل ماض ماضي مضي ماضون صامد صامدون صمود قاوم يقاوم تمسك متمسك متمسكة متمسكون متمسكين ثابت ثابتة اصر مصر مصرة سيقاوم ستقاوم \
         ستواصل سيواصل صامدة يكافح تكافح")),
    (&["hurt", "injured", "harmed"], &[], WordList::new("الماديات ماديات مادية بخير سالمين سالما")),
    (&["be", "get"], &["found", "reached"], WordList::new("تعذر يتعذر مجهول")),
    (&["think", "believe", "sure", "certain"], &[], WordList::new("اشك شك نشك يشك تشك يشكون شكك شككت استبعد يستبعد تستبعد مستبعد شكوك")),
    (&["like", "love", "want"], &[], WordList::new("كره يكره تكره اكره نكره كرهت كرهوا كرهه كرهها كراهية يمقت تمقت")),
    (&["free", "available"], &[], WordList::new("مشغول مشغولة مشغولون مشغولين منشغل منشغلة")),
    (&["feeling", "feel", "well"], &[], WordList::new("وعكة بوعكة توعك متوعك متوعكة مريض مريضة مرض متعب متعبة")),
    (&["work", "working", "employed"], &[], WordList::new("عاطل عاطلة عاطلون عاطلين متعطل متعطلة بطالة")),
    (&["same"], &[], WordList::new("مختلف مختلفة يختلف تختلف يختلفان مغاير مغايرة شتان")),
    (&["agree"], &[], WordList::new("يختلف تختلف اختلف اختلفت يختلفون يختلفان تختلفان خلاف خالف يخالف")),
];

/// Whether the other side says the same without a negation: the opposite of what is negated, or one of the set phrases.
pub(super) fn is_excused(pair: &Pair<'_>, side: Side, negator: &Negator) -> bool {
    let words = scope(pair, side, negator);
    if side == Side::Target {
        return says_first(pair)
            || says_soon(pair, negator)
            || says_when(pair, negator)
            || but_for(pair, negator)
            || never_ceases(pair, negator)
            || says_at_most(pair, negator)
            || goes_on(pair, negator)
            || is_opposite(pair, &words);
    }
    let english = pair.source().tokens();
    let word = |at: usize| english.get(at).map_or("", |token| &*token.folded);
    let behind = || negator.at + 1..negator.at + 1 + REACH;
    let said = |words: &[&str], next: &[&str]| {
        behind().any(|at| words.contains(&word(at)) && (next.is_empty() || next.contains(&word(at + 1))))
    };
    let arabic = || pair.target().tokens().iter().filter(|token| token.kind == TokenKind::Arabic);
    let has = |list: &WordList| {
        arabic().any(|token| {
            let plain = plain(&token.folded);
            list.has(&plain) || list.has(strip_conjunction(&plain))
        })
    };
    // Warned not to go is حذّر من الذهاب; warned that it would not is no such thing.
    let warned = || word(negator.at) == "not" && word(negator.at + 1) == "to";
    let warns = || (negator.at.saturating_sub(WARNING)..negator.at).any(|at| CAREFUL.has(word(at)));
    let is_warning = |token: &Token| WARNING_OF.begins(strip_conjunction(&plain(&token.folded)));
    AFFIRMED.iter().any(|(words, next, list)| said(words, next) && has(list))
        || warns() && (has(&WARY) || arabic().any(is_warning))
        || warned() && arabic().any(is_warning) && (0..negator.at).any(|at| word(at).starts_with("warn"))
        || has_opposite(pair, &words)
}

/// `Be careful not to fall` is احذر أن تسقط: English words that warn, how far before the negation, and the Arabic ones that need none.
static CAREFUL: WordList = WordList::new("careful cautious beware afraid lest wary");
const WARNING: usize = 6;
static WARY: WordList = WordList::new("حذار خشية يخشي تخشي خوفا مخافة لتجنب لتفادي الحذر بحذر");
/// Beginnings of verbs that warn of what they name.
static WARNING_OF: WordList = WordList::new("حذر يحذر تحذر نحذر احذر محذر تحذير نهي ينهي تنهي");

/// `لم تتصل ولم تزر` for “did not call or visit”: Arabic says again that it denies.
fn goes_on(pair: &Pair<'_>, negator: &Negator) -> bool {
    let words: Vec<&str> = pair.target().tokens().iter().map(|token| &*token.folded).collect();
    let is_joined = words.get(negator.at).is_some_and(|word| word.starts_with('و'));
    is_joined && (0..negator.at).any(|at| arabic::negation(&words, at) == Some(arabic::Negation::Sentence))
}

/// `For the first time` says what had not been before.
fn says_first(pair: &Pair<'_>) -> bool {
    let english = pair.source().tokens();
    let first = english
        .windows(2)
        .any(|two| matches!(two, [one, other] if &*one.folded == "first" && &*other.folded == "time"));
    let most = english.iter().any(|token| SUPERLATIVES.has(&token.folded));
    let record = english.iter().any(|token| matches!(&*token.folded, "record" | "unprecedented" | "debut"));
    let before = |token: &Token| matches!(&*token.folded, "قبل" | "سبق" | "مثيل" | "يسبق" | "تسبق" | "نظير");
    (first || record || most) && pair.target().tokens().iter().any(before)
}

/// The word of the target that a negator stands before.
fn denied<'p>(pair: &'p Pair<'_>, negator: &Negator) -> Option<Cow<'p, str>> {
    pair.target().tokens().get(negator.at + 1).map(|token| plain(&token.folded))
}

/// `Bought by neighbours` may be told as what would not have been but for them: لم تكن لتصل إليه لولا جيرانه.
fn but_for(pair: &Pair<'_>, negator: &Negator) -> bool {
    let was = denied(pair, negator).is_some_and(|word| WERE.has(&word));
    let tokens = pair.target().tokens();
    was && tokens.iter().skip(negator.at).any(|token| plain(&token.folded).starts_with("لولا"))
}

/// Forms of to be, of what would not have been.
static WERE: WordList = WordList::new("يكن تكن يكونا تكونا يكونوا كان كانت كانوا اكن نكن");

/// `Horns were heard until dawn` is لم تهدأ الأبواق حتى الفجر: what did not cease went on, where the source has no such word.
fn never_ceases(pair: &Pair<'_>, negator: &Negator) -> bool {
    let ceases = denied(pair, negator).is_some_and(|word| CEASING.has(&word));
    ceases
        && !is_said(pair, Side::Target, negator)
        && !pair.source().tokens().iter().any(|token| STOPPING.begins(&token.folded))
}

static CEASING: WordList =
    WordList::new("يهدا تهدا يهدؤوا يسكت تسكت يسكتوا ينقطع تنقطع يفتر تفتر يكل تكل يخمد تخمد يهجع تهجع");
static STOPPING: WordList = WordList::new(
    "stop ceas calm quiet silen fall fell subsid abat interrupt cut rest end let die settl eas flag tire wan",
);

/// `Within minutes` is لم تمض دقائق حتى.
fn says_soon(pair: &Pair<'_>, negator: &Negator) -> bool {
    let passes = denied(pair, negator).is_some_and(|word| PASSING.has(&word));
    let soon = |token: &Token| SOON.has(&token.folded);
    passes && pair.source().tokens().iter().any(soon)
}

/// `I will believe it when I see it` is لن أصدق ذلك حتى أراه.
fn says_when(pair: &Pair<'_>, negator: &Negator) -> bool {
    let when = |token: &Token| WHEN.has(&token.folded);
    let arabic = pair.target().tokens();
    let is = |at: usize, words: &WordList| arabic.get(at).is_some_and(|token| words.has(&plain(&token.folded)));
    let till = |at: usize| is(at, &TILL) || is(at, &EXCEPT) && is(at + 1, &EXCEPTED);
    pair.source().tokens().iter().any(when) && (negator.at + 1..arabic.len()).any(till)
}

static WHEN: WordList = WordList::new("when once only until till before after unless if");
static TILL: WordList = WordList::new("حتي قبل ريثما");
static EXCEPT: WordList = WordList::new("الا");
static EXCEPTED: WordList = WordList::new("اذا بعد عندما حين حينما متي");

/// Verbs of time that passes.
static PASSING: WordList = WordList::new("يمض تمض يمضي تمضي ينقض تنقض ينقضي تنقضي يمر تمر");

/// English words for what follows before long.
static SOON: WordList = WordList::new("within barely hardly scarcely soon shortly later after less just only sooner");

/// English words for what nothing before them was.
static SUPERLATIVES: WordList = WordList::new(
    "narrowest widest lowest highest largest biggest smallest worst best greatest youngest oldest longest shortest fastest slowest \
     hottest coldest driest wettest heaviest deadliest richest poorest tallest deepest strongest weakest earliest closest ever",
);

/// `A year at most` is لا ... أكثر من عام, and so may be a year that is not said to be exceeded.
fn says_at_most(pair: &Pair<'_>, negator: &Negator) -> bool {
    let english = pair.source().tokens();
    let phrases = [["at", "most"], ["up", "to"], ["at", "maximum"]];
    let is_phrase =
        |two: &[Token]| phrases.iter().any(|phrase| two.iter().map(|token| &*token.folded).eq(phrase.iter().copied()));
    let most = english.windows(2).any(is_phrase)
        || english.iter().any(|token| matches!(&*token.folded, "only" | "just" | "merely" | "limited" | "maximum"));
    let more = english
        .windows(2)
        .any(|two| matches!(two, [one, other] if &*one.folded == "more" && &*other.folded == "than"))
        || english.iter().any(|token| matches!(&*token.folded, "over" | "above") || token.folded.starts_with("exceed"));
    let behind = pair.target().tokens().iter().skip(negator.at + 1).take(REACH);
    // Up to 48 people: لا يتسع لأكثر من 48.
    !more && counts(pair, negator)
        || most
            && behind.map(|token| plain(&token.folded)).any(|word| {
                matches!(
                    &*word,
                    "اكثر"
                        | "لاكثر"
                        | "باكثر"
                        | "تجاوز"
                        | "يتجاوز"
                        | "تتجاوز"
                        | "يزيد"
                        | "تزيد"
                        | "يتعدي"
                        | "تتعدي"
                )
            })
}

/// Whether what is denied is more than a number of the source.
fn counts(pair: &Pair<'_>, negator: &Negator) -> bool {
    let arabic = pair.target().tokens();
    let more =
        |at: usize| arabic.get(at).is_some_and(|token| matches!(&*plain(&token.folded), "اكثر" | "لاكثر" | "باكثر"));
    let numbers = (negator.at + 1..negator.at + 1 + REACH).filter(|&at| more(at)).filter_map(|at| arabic.get(at + 2));
    let mut numbers = numbers.filter(|token| token.kind == TokenKind::Number);
    numbers.any(|number| pair.source().tokens().iter().any(|token| token.folded == number.folded))
}

/// Words of an English source for what is kept as it was, which Arabic may deny to be given up.
static KEEPING: WordList = WordList::new(
    "keep keeps kept keeping remain remains remained remaining stay stays stayed left same highest lowest gladly",
);

/// Whether the source says of something that it is kept, and has no word for what the target denies: `left his coat on`, لم يخلع.
pub(super) fn is_kept(pair: &Pair<'_>, negator: &Negator) -> bool {
    pair.source().tokens().iter().any(|token| KEEPING.has(&token.folded)) && !is_said(pair, Side::Target, negator)
}

/// The negator of `mine` that stands farthest from the negations of the other side: by the words that they are said of where those
/// are linked, by their order where not.
pub(super) fn farthest<'n>(pair: &Pair<'_>, side: Side, mine: &'n Negations, other: &Negations) -> Option<&'n Negator> {
    let lengths = [side, side.other()].map(|side| pair.passage(side).tokens().len().max(1));
    let place = |negator: &Negator| {
        let linked = scope(pair, side, negator).into_iter().find_map(|at| counterpart(pair, side, at));
        linked.unwrap_or(negator.at * lengths[1] / lengths[0])
    };
    let distance = |negator: &&Negator| {
        let place = place(negator);
        other.all().map(|other| other.at.abs_diff(place)).min().unwrap_or(usize::MAX)
    };
    let open = mine.strict.iter().filter(|negator| !is_excused(pair, side, negator));
    open.rev().max_by_key(distance)
}
