//! `هذا المدينة`: a demonstrative and the noun behind it.

use super::{Clash, Feature, GROUP, Words};
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::check::referents::View;
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds, listed};
use crate::language::vocabulary::{lists_arabic, lists_english};
use crate::language::{WordList, is_function_word, words};
use crate::text::{Side, TokenKind};

/// A demonstrative: what it stands before, and whether it is near.
struct Demonstrative {
    form: &'static str,
    takes: Kinds,
    is_near: bool,
}

const fn row(form: &'static str, takes: Kinds, is_near: bool) -> Demonstrative {
    Demonstrative { form, takes, is_near }
}

static DEMONSTRATIVES: [Demonstrative; 10] = [
    row("هذا", Kinds::MASCULINE, true),
    row("ذلك", Kinds::MASCULINE, false),
    row("هذه", GROUP, true),
    row("تلك", GROUP, false),
    row("هؤلاء", Kinds::PEOPLE, true),
    row("أولئك", Kinds::PEOPLE, false),
    row("هذان", Kinds::TWO, true),
    row("هذين", Kinds::TWO, true),
    row("هاتان", Kinds::TWO, true),
    row("هاتين", Kinds::TWO, true),
];

/// Prepositions that a demonstrative stands behind.
static PREPOSITIONS: WordList = WordList::new(
    "في من على إلى عن مع حول ضد بعد قبل منذ خلال طوال طيلة بين حتى لدى وسط نحو داخل خارج رغم بسبب عبر تجاه أثناء بشأن فوق تحت",
);

/// Behind these a subject and its clause begin.
static CONJUNCTIONS: WordList = WordList::new("أن إن لأن بأن لكن");

/// Words with which `ذلك` and `هذا` are an adverb: `بما في ذلك`, `أكثر من ذلك`.
static ADVERBIAL: WordList =
    WordList::new("بما وبما ما أكثر وأكثر أبعد وأبعد أقل فضلا وفضلا علاوة وعلاوة بناء وبناء زيادة");

/// Whether a word is a demonstrative.
pub(super) fn may(word: &str) -> bool {
    read(word).is_some()
}

/// The demonstrative at `at` against the articled noun behind it.
pub(super) fn clash(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let word = words.at(at);
    let (demonstrative, proclitic) = read(word)?;
    let (_, noun) = articled(words.at(at + 1)).filter(|(head, _)| *head == "ال")?;
    let found = match kinds(noun) {
        Kinds::ANY if is_one_thing(pair, noun, at + 1) => Kinds::MASCULINE,
        found => found,
    };
    if found == Kinds::ANY && demonstrative.takes == Kinds::MASCULINE && of_several(pair, at + 1) {
        return Some(words.clash(Feature::Gender, at, at + 1, 0.7, None));
    }
    if found.meets(demonstrative.takes) {
        return None;
    }
    let behind_verb = may_be_subject(words, at) || at.checked_sub(1).is_some_and(|before| words.is_verb(before));
    let alone = behind_verb && demonstrative.takes == Kinds::MASCULINE;
    let certain = confirmed(pair, at + 1, if behind_verb { 1 } else { 3 }, alone)
        || demonstrative.is_near && found != Kinds::ANY && stands_for_nothing(pair);
    let confidence = if demonstrative.takes == Kinds::MASCULINE {
        if certain || is_predicate(words, at) {
            0.9
        } else if proclitic.is_empty() && is_attributive(words, at, demonstrative.is_near) {
            0.8
        } else {
            return None;
        }
    } else if may_be_subject(words, at) && !certain {
        return None;
    } else {
        0.9
    };
    let several = Kinds::PEOPLE.or(Kinds::TWO);
    let is_number = found.is_within(several) || demonstrative.takes.is_within(several);
    let feature = if is_number { Feature::Number } else { Feature::Gender };
    let (said, span) = words.said(at);
    let (noun_said, _) = words.said(at + 1);
    let right = right_form(found, demonstrative.is_near).map(|form| word.replace(demonstrative.form, form));
    let message = format!("“{said}” does not agree with “{noun_said}”.");
    Some(Clash { feature, message, span, confidence, right })
}

/// `كانت ذلك المدة`: behind a feminine “was” a masculine demonstrative is no subject, and by itself no predicate.
fn is_predicate(words: Words<'_>, at: usize) -> bool {
    matches!(strip_conjunction(words.before(at)), "كانت" | "تكون" | "ستكون" | "ليست" | "أصبحت" | "ظلت")
}

fn read(word: &str) -> Option<(&'static Demonstrative, &str)> {
    DEMONSTRATIVES.iter().find_map(|row| {
        let proclitic = word.strip_suffix(row.form)?;
        let bare = if proclitic.is_empty() { proclitic } else { proclitic.trim_start_matches(['و', 'ف']) };
        // لذلك and كذلك are adverbs of their own.
        let adverb = row.form == "ذلك" && !bare.is_empty();
        (matches!(bare, "" | "ب" | "ل" | "ك") && length(proclitic) <= 2 && !adverb).then_some((row, bare))
    })
}

/// Whether the source has “these” or “those” right before the plural that the Arabic noun at `noun` translates, a noun that has the
/// shape of a broken plural: `هذا الدموع`.
fn of_several(pair: &Pair<'_>, noun: usize) -> bool {
    let Some(at) = counterpart(pair, Side::Target, noun).filter(|_| pair.source().language().is_english()) else {
        return false;
    };
    let word = |at: usize| pair.source().tokens().get(at).map_or("", |token| &*token.folded);
    let pointed = (1..=2).filter_map(|back| at.checked_sub(back)).any(|k| matches!(word(k), "these" | "those"));
    let Some(arabic) = pair.target().tokens().get(noun) else { return false };
    let letters: Vec<char> = articled(&arabic.folded).map_or("", |(_, noun)| noun).chars().take(6).collect();
    let broken = matches!(letters.as_slice(), [_, _, 'و' | 'ا', _] | ['أ', ..] | [_, _, 'ا', _, ..]);
    // الدجاج of دجاجة is a mass.
    let is_mass = articled(&arabic.folded).is_some_and(|(_, noun)| lists_arabic(&format!("{noun}ة")));
    pointed && broken && !is_mass && word(at).ends_with('s') && !PAIRS.has(word(at))
}

/// English nouns that Arabic has plurals for, or nouns that are feminine without showing it.
static MASS: WordList = WordList::new(
    "news information research evidence equipment data advice work money food clothing behaviour behavior progress stuff furniture \
     technology violence knowledge software content media traffic property war sun earth land fire house well market road way path situation",
);

/// Whether a noun that no table has and that ends like no feminine is one thing: the source has the singular of a noun behind “this”
/// or “that” for it.
fn is_one_thing(pair: &Pair<'_>, noun: &str, place: usize) -> bool {
    let Some(view) = pair.view().filter(|_| listed(noun).is_none()) else { return false };
    let ends = noun.ends_with(['ة', 'ت', 'ى', 'ا', 'ء', 'ي', 'ه', 'ن']) || length(noun) < 3 || is_broken(noun);
    let Some(at) = counterpart(pair, Side::Target, place).filter(|_| !ends) else { return false };
    let word = |at: usize| view.english.get(at).map_or("", |token| &*token.folded);
    let is_small = view.english.get(at).is_some_and(|t| t.span.of(view.source.whole()).starts_with(char::is_lowercase));
    let one = words::is_noun(view.source.language(), word(at)) || lists_english(word(at));
    let pointed = (1..=2).filter_map(|back| at.checked_sub(back)).any(|k| matches!(word(k), "this" | "that"));
    pointed && one && is_small && !word(at).ends_with('s') && !MASS.has(word(at))
}

/// Whether a noun has a shape of broken plurals: مفاعل, فواعل, أفاعيل, أفعال.
fn is_broken(noun: &str) -> bool {
    let letters: Vec<char> = noun.chars().take(8).collect();
    matches!(letters.as_slice(), ['أ', _, _, 'ا', _] | [_, _, 'ا', _, _] | [_, _, 'ا', _, 'ي', _])
}

/// English plurals of what Arabic says in the singular: هذا الحذاء is these shoes.
static PAIRS: WordList =
    WordList::new("shoes boots trousers pants jeans shorts glasses spectacles scissors stairs goods");

fn right_form(found: Kinds, is_near: bool) -> Option<&'static str> {
    let form = |near, far| Some(if is_near { near } else { far });
    if found == Kinds::MASCULINE {
        form("هذا", "ذلك")
    } else if found.is_within(Kinds::FEMININE.or(Kinds::THINGS)) {
        form("هذه", "تلك")
    } else {
        None
    }
}

/// Whether a masculine demonstrative cannot stand by itself here, as it does in `أثار ذلك المخاوف` and `بما في ذلك الحكومات`.
fn is_attributive(words: Words<'_>, at: usize, is_near: bool) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let word = words.at(before);
    if word.is_empty() || words.is_plural_verb(before) {
        return true;
    }
    let bare = strip_conjunction(word);
    let governed = PREPOSITIONS.has(bare) || is_governed_noun(words, before);
    let adverbial = before.checked_sub(1).is_some_and(|k| ADVERBIAL.has(words.at(k)));
    governed && is_near && !adverbial || CONJUNCTIONS.has(bare)
}

/// `من توثيق`, `لتحقيق`: a masculine noun in the construct state behind a preposition.
fn is_governed_noun(words: Words<'_>, at: usize) -> bool {
    let noun = |word: &str| kinds(word) == Kinds::MASCULINE;
    let word = words.at(at);
    let prefixed = strip_conjunction(word).strip_prefix(['ل', 'ب']).is_some_and(noun);
    let preposition = matches!(strip_conjunction(words.before(at)), "من" | "في" | "على" | "إلى" | "عن" | "بعد" | "قبل");
    !words.is_accusative(at) && (prefixed || preposition && noun(word))
}

/// Whether a feminine or plural demonstrative may be the subject of the verb before it, and the noun its predicate or object.
fn may_be_subject(words: Words<'_>, at: usize) -> bool {
    let bare = strip_conjunction(words.before(at));
    let verb = bare.strip_prefix('س').unwrap_or(bare);
    let is_noun = kinds(bare) != Kinds::ANY;
    !is_noun && (bare.ends_with('ت') || verb.starts_with(['ت', 'ي']))
        || matches!(bare, "كان" | "ليس" | "ليسوا" | "كانوا")
}

/// English words that a demonstrative by itself may translate.
static POINTING: WordList =
    WordList::new("this that these those it its which what such here one ones same following doing move");

/// Whether the source has nothing that a demonstrative by itself may stand for: it belongs to the noun behind it.
fn stands_for_nothing(pair: &Pair<'_>) -> bool {
    let source = pair.source();
    source.language().is_english()
        && !source.tokens().is_empty()
        && !source.tokens().iter().any(|token| POINTING.has(&token.folded))
}

/// Whether the source has a demonstrative at most `reach` words before the word that the Arabic noun at `noun` translates, or one only
/// and the target's may not stand `alone`.
fn confirmed(pair: &Pair<'_>, noun: usize, reach: usize, alone: bool) -> bool {
    pair.view().is_some_and(|view| {
        view.demonstrated(noun, reach)
            || is_pointed_at(pair, view, noun, reach)
            || !alone && is_only_pointer(pair, view, noun)
    })
}

/// Whether the source points at a noun and does so once, and the target has one demonstrative: these are each other's, unless the
/// Arabic noun at `noun` translates another.
fn is_only_pointer(pair: &Pair<'_>, view: &View<'_>, noun: usize) -> bool {
    let word = |at: usize| view.english.get(at).map_or("", |token| &*token.folded);
    let mut pointers = (0..view.english.len()).filter(|&at| matches!(word(at), "this" | "that" | "these" | "those"));
    let Some(at) = pointers.next().filter(|_| pointers.next().is_none()) else { return false };
    let next = word(at + 1);
    let language = view.source.language();
    let plural = next.len() > 3 && next.ends_with('s');
    let is_noun = words::is_noun(language, next) || lists_english(next) && !is_function_word(language, next) && plural;
    let attributive = match word(at) {
        "these" | "those" => is_noun,
        _ => words::is_noun(language, next) && !plural,
    };
    let demonstratives = view.arabic.iter().filter(|token| {
        let bare = strip_conjunction(&token.folded);
        read(bare).is_some() || matches!(bare, "لذلك" | "كذلك" | "بذلك" | "لهذا" | "هكذا")
    });
    let is_other = counterpart(pair, Side::Target, noun)
        .and_then(|linked| linked.checked_sub(view.skipped.source))
        .is_some_and(|linked| !(at..at + 4).contains(&linked));
    attributive && !is_other && demonstratives.count() == 1
}

/// The same by the word links.
fn is_pointed_at(pair: &Pair<'_>, view: &View<'_>, noun: usize, reach: usize) -> bool {
    let Some(at) = counterpart(pair, Side::Target, noun) else { return false };
    let word =
        |at: usize| view.english.get(at).filter(|token| token.kind == TokenKind::Latin).map_or("", |t| &*t.folded);
    let before = (at.saturating_sub(reach)..at).rev().map(word);
    before.take_while(|word| !word.is_empty() && !ENDS_PHRASE.has(word)).any(|word| NEAR_NOUN.has(word))
}

/// English words that point at the noun behind them.
static NEAR_NOUN: WordList = WordList::new("this that these those such tonight");

/// English words that no noun phrase has between its demonstrative and its noun.
static ENDS_PHRASE: WordList =
    WordList::new("is are was were be of in on to for the a an and or by with from at as has have had it he she they");
