//! `حقنوا الباحثون`, `حذر شركتان`, `لكن الأذنين تنام`, `ارتفع الفائدة`: a verb and the subject beside it, by the subject's ending or by the
//! source.

use super::subject::{PREPOSITIONS, resumed};
use super::two::PLURALS;
use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::doings::wanted_gender;
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds, listed};
use crate::language::arabic::morphology::people::{dual_gender, person};
use crate::language::arabic::verbs;
use crate::text::{Side, TokenKind};

/// The verb at `at` against its subject.
pub(super) fn clash(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    plural_before(words, at)
        .or_else(|| before_two(words, at))
        .or_else(|| behind_two(pair, words, at))
        .or_else(|| of_things(pair, words, at))
}

/// Verbs that have a predicate behind them.
static COPULAS: WordList = WordList::new("كانوا ليسوا أصبحوا صاروا باتوا ظلوا يكونوا يكونون");

/// `حقنوا الباحثون`: before a subject in the nominative the verb is singular.
fn plural_before(words: Words<'_>, at: usize) -> Option<Clash> {
    let verb = strip_conjunction(words.at(at));
    if !words.is_plural_verb(at) || COPULAS.has(verb) {
        return None;
    }
    let (_, noun) = articled(words.at(at + 1)).filter(|(head, _)| *head == "ال")?;
    let stem = noun.strip_suffix("ون")?;
    let human = listed(stem).is_some_and(|row| row.is_human);
    // مسؤولون, متظاهرون: participles.
    let participle = stem.starts_with('م') && length(stem) >= 4 || is_agent(stem);
    (listed(noun).is_none() && (human || participle)).then(|| words.clash(Feature::Number, at, at + 1, 0.8, None))
}

/// `باحث`: the shape فاعل.
fn is_agent(stem: &str) -> bool {
    let letters: Vec<char> = stem.chars().take(5).collect();
    matches!(letters.as_slice(), [_, 'ا', _, _])
}

/// The gender that a perfect or imperfect shows which stands before its subject.
fn shown(word: &str) -> Option<Gender> {
    let shaped = |word: &str| {
        let stem = strip_conjunction(word);
        if verbs::is_he_perfect(stem) {
            return Some(Gender::Masculine);
        }
        stem.strip_suffix('ت').filter(|stem| verbs::is_he_perfect(stem)).map(|_| Gender::Feminine)
    };
    // تقدم is a perfect of “he” and an imperfect of “she”.
    let either = strip_conjunction(word).starts_with('ت');
    if either { None } else { wanted_gender(word).or_else(|| shaped(word)) }
}

/// `حذر شركتان`: a dual in the nominative is the subject of the verb right before it.
fn before_two(words: Words<'_>, at: usize) -> Option<Clash> {
    let verb = shown(words.at(at))?;
    let next = words.at(at + 1);
    let noun = articled(next).filter(|(head, _)| *head == "ال").map_or(next, |(_, noun)| noun);
    let gender = dual_gender(noun).filter(|_| noun.ends_with("ان") && !PLURALS.has(noun) && !noun.starts_with('و'))?;
    let governed = PREPOSITIONS.has(words.before(at)) && !words.before(at).ends_with(['ن', 'ا']);
    (gender != verb && !governed).then(|| words.clash(Feature::Gender, at, at + 1, 0.8, None))
}

/// Particles behind which a clause begins with its subject.
static OPENERS: WordList = WordList::new("لكن ولكن أن إن لأن بأن كأن وأن وإن فإن ولأن");

/// `لكن الأذنين تنام`: behind a dual the verb is dual.
fn behind_two(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let verb = verbs::imperfect(words.at(at)).filter(|_| !verbs::is_impersonal(words.at(at)))?;
    let subject = at.checked_sub(1)?;
    let (_, noun) = articled(words.at(subject)).filter(|(head, _)| *head == "ال")?;
    let two = dual_gender(noun).is_some()
        && (noun.ends_with("ين") && OPENERS.has(words.before(subject))
            || noun.ends_with("ان") && !PLURALS.has(noun) && words.before(subject).is_empty());
    let single = verb.person == Person::Third && verb.number == Number::Singular;
    let next = words.at(at + 1);
    let alone = next.is_empty() || PREPOSITIONS.has(next);
    let taken_up = resumed(words, at, Gender::Feminine)
        || resumed(words, at, Gender::Masculine)
        || (at..at + 8).any(|k| words.at(k).ends_with("هم") || words.at(k).ends_with("هما"));
    let several = pair.source().language().is_english()
        && counterpart(pair, Side::Target, subject)
            .is_some_and(|found| pair.source().tokens().get(found).is_some_and(|token| token.folded.ends_with('s')));
    (two && single && alone && !taken_up && several).then(|| words.clash(Feature::Number, at, subject, 0.75, None))
}

/// `ارتفع الفائدة`: a thing that the source has for the subject of the verb.
fn of_things(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let verb = shown(words.at(at))?;
    let next = words.at(at + 1);
    let noun = articled(next).filter(|(head, _)| *head == "ال").map_or(next, |(_, noun)| noun);
    let gender = match kinds(noun) {
        Kinds::FEMININE if noun.ends_with('ة') && length(noun) > 3 => Gender::Feminine,
        Kinds::MASCULINE if listed(noun).is_some_and(|row| !row.is_human) => Gender::Masculine,
        _ => return None,
    };
    let opens = words.before(at).is_empty()
        || words.at(at).starts_with(['و', 'ف'])
        || matches!(words.before(at), "ثم" | "بعدما" | "عندما" | "حين" | "منذ");
    let time = TIMES.has(noun);
    if time || gender == verb || !opens || person(next).is_some() || next.starts_with(['و', 'ب', 'ل']) {
        return None;
    }
    is_subject(pair, at, at + 1).then(|| words.clash(Feature::Gender, at, at + 1, 0.7, None))
}

/// Nouns that say when by themselves.
static TIMES: WordList = WordList::new("يوم عام شهر أسبوع صباح مساء ليلة ليل نهار سنة ساعة لحظة مرة فترة غداة ظهر فجر");

/// English words between a subject and its verb.
static BETWEEN: WordList =
    WordList::new("has have had will would also then later soon now already sharply slightly recently suddenly");

/// Whether the source has what the noun translates right before what the verb translates, in the active.
fn is_subject(pair: &Pair<'_>, verb: usize, noun: usize) -> bool {
    let (Some(verb), Some(noun)) = (counterpart(pair, Side::Target, verb), counterpart(pair, Side::Target, noun))
    else {
        return false;
    };
    let tokens = pair.source().tokens();
    let word =
        |at: usize| tokens.get(at).filter(|token| token.kind == TokenKind::Latin).map_or("", |token| &*token.folded);
    let participle = word(verb).ends_with("ing");
    pair.source().language().is_english()
        && noun < verb
        && verb <= noun + 3
        && !participle
        && (noun + 1..verb).all(|at| BETWEEN.has(word(at)))
}
