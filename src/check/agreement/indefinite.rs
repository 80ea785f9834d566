//! `كوكبا صغيرة`, `بحافلة آخر`, `أن يصبح سائقة`: what follows an indefinite noun, or tells what somebody becomes.

use super::adjective::is_adjective;
use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds, listed};

/// Whether a word may be an adjective in the feminine, “another”, a verb of becoming or an adjective with the article.
pub(super) fn may(word: &str) -> bool {
    feminine(word).is_some()
        || matches!(word, "آخر" | "أخرى")
        || BECOMES.has(strip_conjunction(word))
        || articled(word).is_some_and(|(head, stem)| head == "ال" && stem.ends_with('ي') && is_adjective(stem))
}

/// What the word at `at` does not agree with, before it or behind it.
pub(super) fn clash(_: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    accusative(words, at).or_else(|| other(words, at)).or_else(|| becoming(words, at)).or_else(|| of_place(words, at))
}

/// An adjective in the feminine without its ending.
fn feminine(word: &str) -> Option<&str> {
    // لثمانية, للخصوصية: with what is joined to it a word in ي is a noun.
    word.strip_suffix('ة').filter(|stem| !stem.starts_with(['ل', 'ب', 'ك', 'و', 'ف']) && is_adjective(stem))
}

/// `كوكبا صخريا صغيرة`: a masculine noun with the ending of the accusative, and a feminine adjective behind it.
fn accusative(words: Words<'_>, at: usize) -> Option<Clash> {
    let stem = feminine(words.at(at))?;
    let mut noun = at.checked_sub(1)?;
    let bare = |at: usize| words.at(at).strip_suffix('ا').filter(|_| words.is_accusative(at));
    while noun > 0 && bare(noun).is_some_and(is_adjective) && bare(noun - 1).is_some() {
        noun -= 1;
    }
    // بعد عشرين عاما جديدة: a number makes a plural of it.
    let head = bare(noun).filter(|head| kinds(head) == Kinds::MASCULINE && !is_adjective(head))?;
    let counted = (1..=2).filter_map(|back| noun.checked_sub(back)).any(|k| is_number(words, k));
    // رجلا كبيرة سنه, يوما جديدة الطابع: the adjective belongs to what follows.
    let goes_on = words.at(at + 1).ends_with('ه') || articled(words.at(at + 1)).is_some();
    (!counted && !goes_on && !ELSE.has(head))
        .then(|| words.clash(Feature::Gender, at, noun, 0.8, Some(format!("{stem}ًا"))))
}

/// Words whose accusative is an adverb or a measure of what follows: حقا, يوما.
static ELSE: WordList = WordList::new("عدد مقدار كل جد مع أيض نوع يوم عام شهر حق فعل تمام");

/// Nouns that say how much there is of the noun behind them, and take its adjective: كوب قهوة آخر.
static MEASURES: WordList = WordList::new("كوب فنجان كأس طبق كيس صندوق قدح رغيف طرد");

fn is_number(words: Words<'_>, at: usize) -> bool {
    let (said, _) = words.said(at);
    let word = words.at(at);
    said.starts_with(|letter: char| letter.is_numeric())
        || word.ends_with("ون") && length(word) == 5
        || word.ends_with("ين") && length(word) <= 6
        || word.contains("عشر")
        || matches!(word, "ألف" | "مئة" | "مائة" | "مليون" | "مليار" | "كم")
}

/// What may follow `آخر` where it is “another” and not “the last” of what follows.
static AFTER: WordList = WordList::new("في من على إلى عن مع بعد قبل منذ خلال عند ضد نحو بين لدى حتى أن التي الذي");

/// `بحافلة آخر`, `كتاب أخرى`: another one.
fn other(words: Words<'_>, at: usize) -> Option<Clash> {
    let word = words.at(at);
    if !matches!(word, "آخر" | "أخرى") {
        return None;
    }
    let before = at.checked_sub(1)?;
    let (noun, governed) = (words.at(before), strip_conjunction(words.before(before)));
    if articled(noun).is_some_and(|(head, _)| head.ends_with('ل')) || is_number(words, before) {
        return None;
    }
    let bare = noun.strip_prefix(['ب', 'ل']).filter(|bare| listed(bare).is_some() || bare.ends_with('ة'));
    match word {
        "آخر" => {
            let next = words.at(at + 1);
            let ends =
                next.is_empty() && words.said(at + 1).0.chars().all(|letter| !letter.is_numeric()) || AFTER.has(next);
            let noun = bare.unwrap_or(noun);
            let feminine =
                kinds(noun) == Kinds::FEMININE && noun.ends_with('ة') && listed(noun).is_none_or(|row| !row.is_human);
            let measured = MEASURES.has(governed) || kinds(governed) == Kinds::MASCULINE;
            (feminine && ends && !measured && length(noun) > 3)
                .then(|| words.clash(Feature::Gender, at, before, 0.8, Some("أخرى".to_owned())))
        }
        "أخرى" => {
            let known = [Some(noun), bare].into_iter().flatten().any(|noun| {
                listed(noun).is_some_and(|row| row.kinds == Kinds::MASCULINE && row.counted_feminine != Some(true))
            });
            let phrase = matches!(governed, "في" | "من" | "إلى" | "عن" | "مع")
                || bare.is_some_and(|bare| listed(bare).is_some());
            let counted = before.checked_sub(1).is_some_and(|k| is_number(words, k)) || words.is_accusative(before);
            (known && phrase && !counted)
                .then(|| words.clash(Feature::Gender, at, before, 0.75, Some("آخر".to_owned())))
        }
        _ => None,
    }
}

/// Verbs in the masculine singular whose predicate says what their subject is.
static BECOMES: WordList = WordList::new("يصبح أصبح سيصبح ليصبح يصير صار");

/// `أن يصبح سائقة`: what a man becomes is told in the feminine.
fn becoming(words: Words<'_>, at: usize) -> Option<Clash> {
    if !BECOMES.has(strip_conjunction(words.at(at))) {
        return None;
    }
    let next = words.at(at + 1);
    let man = || {
        next.strip_suffix('ة')
            .is_some_and(|man| listed(man).is_some_and(|row| row.is_human && row.kinds == Kinds::MASCULINE))
    };
    let office = listed(next).is_none() && man();
    let free = !matches!(next, "شخصية" | "ضحية");
    // يصبح كاتبة وشاعرة; but أصبح سيدة البيت يعرفها: a subject behind is another matter.
    let bare = articled(words.at(at + 2)).is_none();
    (office && free && bare).then(|| words.clash(Feature::Gender, at, at + 1, 0.75, None))
}

/// Feminine kinds of places that a name stands behind.
static PLACES: WordList = WordList::new("مدينة بلدة قرية جزيرة ولاية مقاطعة محافظة بحيرة ضاحية");

/// Prepositions: a noun behind one begins its phrase.
static PREPOSITIONS: WordList = WordList::new("في من إلى قرب نحو عن على");

/// `في بلدة كولا الفنلندي`: an adjective behind the name of a place.
fn of_place(words: Words<'_>, at: usize) -> Option<Clash> {
    articled(words.at(at)).filter(|(head, stem)| *head == "ال" && stem.ends_with('ي') && is_adjective(stem))?;
    let place = (2..=3).filter_map(|back| at.checked_sub(back)).find(|&k| {
        let word = words.at(k);
        PLACES.has(word) && PREPOSITIONS.has(strip_conjunction(words.before(k)))
            || strip_conjunction(word).strip_prefix(['ب', 'ل']).is_some_and(|bare| PLACES.has(bare))
    })?;
    // مدينة الجزائر: a name with an article may be followed by anything.
    let named = (place + 1..at)
        .all(|k| !words.at(k).is_empty() && articled(words.at(k)).is_none() && listed(words.at(k)).is_none());
    let next = words.at(at + 1);
    let ends = next.is_empty() || AFTER.has(next) || next.starts_with('و') && length(next) > 4;
    (named && ends).then(|| words.clash(Feature::Gender, at, place, 0.75, Some(format!("{}ة", words.at(at)))))
}
