//! `التواقيع الجديد`: a noun and the adjective behind it, where the source has the two beside each other and shows the noun's number.

use super::adjective::{PREPOSITIONS, is_adjective};
use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::language::WordList;
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::broken::singulars;
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds, listed};
use crate::language::english::pronouns::may_be_plural;
use crate::text::{Side, TokenKind};

/// Adjectives of one form for both genders, and words that are no adjectives behind a noun.
static INVARIABLE: WordList = WordList::new(
    "حامل عاقر مرضع طالق عجوز صبور غيور خجول طموح جريح قتيل أسير شكور حقود كسول نفس ذات غير كل بعض جميع مثل عين أول آخر سائر خمس ست سبع \
     تسع عشر ثلاث أربع ثمان أحد اثنين ألف مليون مئة مليار هذا ذلك عام ماضي يوم حالا جدا أيضا معا فقط",
);

/// Words before a noun that govern it without being in question themselves.
static QUANTIFIERS: WordList =
    WordList::new("بعض كل جميع معظم سائر كافة أحد إحدى أغلب غالبية أكثر شتى مختلف أن إن لأن لكن بأن كأن");

/// The adjective at `at` against the noun before it.
pub(super) fn clash(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let before = at.checked_sub(1)?;
    let (noun, adjective, is_definite) = phrase(words, before, at)?;
    let feminine = adjective.strip_suffix('ة').filter(|stem| length(stem) > 2);
    let stem = feminine.unwrap_or(adjective);
    let is_known = is_adjective(stem);
    if !(is_known || is_definite && may_be_adjective(stem)) || INVARIABLE.has(stem) {
        return None;
    }
    let told = told(pair, before, at);
    let joins = told.as_ref().is_some_and(|told| told.is_joined);
    let loose = || !is_definite && is_known && agrees_next(words, at) && kinds(noun) == Kinds::THINGS;
    let is_plural = match told {
        Some(told) => told.is_plural,
        None if feminine.is_none() && loose() => true,
        None => return None,
    };
    // A syndrome of distress: what stands behind an indefinite singular may be governed by it.
    let is_wrong = match feminine {
        None if !is_definite && !is_plural => false,
        None => takes_feminine(noun, is_plural),
        Some(_) => {
            is_definite
                && !is_plural
                && kinds(noun) == Kinds::MASCULINE
                && listed(noun).is_some_and(|row| !row.is_human)
        }
    };
    // التهاب المعدة والأمعاء الفيروسي: what is joined may belong to a longer phrase.
    let joined = words.at(before).starts_with("وال")
        || words.at(before).starts_with("ول")
        || words.at(before).starts_with("وبال");
    if joined && !joins || !is_wrong || !begins(words, before) {
        return None;
    }
    let right = if feminine.is_some() {
        words.at(at).strip_suffix('ة').map(str::to_owned)
    } else {
        Some(format!("{}ة", words.at(at)))
    };
    Some(words.clash(Feature::Gender, at, before, 0.75, right))
}

/// The noun and the adjective without their articles, and whether they have them; both or neither.
fn phrase(words: Words<'_>, noun: usize, adjective: usize) -> Option<(&str, &str, bool)> {
    match (articled(words.at(noun)), articled(words.at(adjective))) {
        (Some((_, noun)), Some(("ال", adjective))) => Some((noun, adjective, true)),
        (None, None) if !words.at(noun).is_empty() && length(words.at(adjective)) > 2 => {
            Some((words.at(noun), words.at(adjective), false))
        }
        _ => None,
    }
}

/// Whether a word behind an article may be an adjective in the masculine singular, or one in the feminine without its ending.
fn may_be_adjective(stem: &str) -> bool {
    let elative = stem.starts_with(['أ', 'آ']) && length(stem) <= 4;
    let ending = stem.ends_with("ات") || stem.ends_with("ون") || stem.ends_with("ين") || stem.ends_with("ان");
    (3..=7).contains(&length(stem))
        && !elative
        && !ending
        && !stem.ends_with(['ى', 'ء', 'ا', 'ه', 'ت', 'ة'])
        && listed(stem).is_none()
        && singulars(stem).is_empty()
        && !matches!(kinds(stem), Kinds::THINGS | Kinds::PEOPLE)
}

/// What the source shows of the two.
struct Told {
    is_plural: bool,
    /// Whether it joins the two to what is before them.
    is_joined: bool,
}

/// The source has the adjective before the noun, and no further noun that the Arabic has before both.
fn told(pair: &Pair<'_>, noun: usize, adjective: usize) -> Option<Told> {
    let source = pair.source();
    if !source.language().is_english() {
        return None;
    }
    let tokens = source.tokens();
    let word =
        |at: usize| tokens.get(at).filter(|token| token.kind == TokenKind::Latin).map_or("", |token| &*token.folded);
    let linked = counterpart(pair, Side::Target, noun);
    let open = |at: usize| counterpart(pair, Side::Source, at).is_none();
    let modifier = match (counterpart(pair, Side::Target, adjective), linked) {
        (Some(modifier), _) => modifier,
        // Its narrow streets: what stands before the noun has no other rendering.
        (None, Some(head)) => head.checked_sub(1).filter(|&before| open(before) && word(before).len() > 3)?,
        (None, None) => return None,
    };
    let head = match linked {
        Some(head) => head,
        // The new names: what stands behind the adjective has no other rendering.
        None if open(modifier + 1) && may_be_plural(word(modifier + 1)) => modifier + 1,
        None => return None,
    };
    // Hubei province: a name is no adjective.
    let named = tokens.get(modifier).is_some_and(|token| token.span.of(source.whole()).starts_with(char::is_uppercase));
    if named && articled(pair.target().tokens().get(adjective).map_or("", |token| &*token.folded)).is_none() {
        return None;
    }
    let between = |at: usize| !word(at).is_empty() && !APART.has(word(at));
    let near = modifier < head && head <= modifier + 3 && (modifier..=head).all(between);
    // The new elections law: the adjective may belong to the noun that follows.
    let compound = counterpart(pair, Side::Source, head + 1).is_some_and(|found| found < noun && found + 5 > noun);
    let plural = word(head).ends_with('s') && may_be_plural(word(head));
    let before = modifier.checked_sub(1).and_then(|at| tokens.get(at)).map_or("", |token| &*token.folded);
    let joined = head == modifier + 1 && matches!(before, "and" | ",");
    (near && !compound).then_some(Told { is_plural: plural, is_joined: joined })
}

/// Words that a noun phrase does not go on over.
static APART: WordList = WordList::new(
    "and or of the a an in on at to for from with by is are was were his her its their our my your this that",
);

/// Whether a noun takes a feminine singular adjective: a plural that the source shows for one, or a feminine singular.
fn takes_feminine(noun: &str, is_plural: bool) -> bool {
    let kinds = kinds(noun);
    let row = listed(noun);
    if row.is_some_and(|row| row.is_human) || kinds.meets(Kinds::TWO) {
        return false;
    }
    let known = |singular: &String| listed(singular).is_some_and(|row| !row.is_human);
    let broken = || row.is_none() && singulars(noun).iter().any(known);
    if is_plural {
        return kinds != Kinds::ANY && kinds.is_within(Kinds::THINGS.or(Kinds::PEOPLE))
            || kinds == Kinds::ANY && broken();
    }
    kinds == Kinds::FEMININE && noun.ends_with('ة') && length(noun) > 3 && !noun.starts_with('أ')
        || kinds == Kinds::THINGS && row.is_some()
}

/// Whether the noun at `at` begins its phrase, so that what follows it is said of it.
fn begins(words: Words<'_>, at: usize) -> bool {
    let governed = matches!(articled(words.at(at)), Some((head, _)) if head != "ال");
    let before = strip_conjunction(words.before(at));
    let verb = || at.checked_sub(1).is_some_and(|verb| words.is_verb(verb));
    governed
        || before.is_empty()
        || PREPOSITIONS.has(before)
        || QUANTIFIERS.has(before)
        || verb()
        || is_imperative(before)
}

/// Frequent imperatives of advice, as they stand before their object.
fn is_imperative(word: &str) -> bool {
    static ADVICE: WordList = WordList::new("ارتد اختر استخدم تجنب اشتر ضع خذ اقرأ اكتب تناول احمل استعمل البس جرب");
    ADVICE.has(word)
}

/// Whether a further adjective in the feminine follows: `ملابس قطني فضفاضة`.
fn agrees_next(words: Words<'_>, at: usize) -> bool {
    let next = words.at(at + 1);
    next.ends_with('ة')
        && length(next) > 4
        && articled(next).is_none()
        && listed(next).is_none()
        && !next.starts_with(['و', 'ل', 'ب'])
}
