//! Several people of whom the target says one: `معظمه` for “most of them”, `إنه مصممون`.

use super::{RULE, is_third};
use crate::check::carriers::carried;
use crate::check::counterpart::counterpart;
use crate::check::referents::{EnglishPronoun, View};
use crate::check::{Finding, Pair};
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number};
use crate::language::arabic::letters::{length, plain, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds, listed};
use crate::language::arabic::pronouns::Host;
use crate::language::english::pronouns::Referent::{He, It, She, They};
use crate::language::english::pronouns::may_be_plural;
use crate::language::vocabulary::{lists_arabic, lists_english};
use crate::text::{Side, Token, TokenKind};

/// What is said of one and should be of several.
pub(super) fn finding(pair: &Pair<'_>, view: &View<'_>) -> Option<Finding> {
    if let Some((token, next)) = before_plural(view) {
        let (said, next) = (view.said(token.span), view.said(next.span));
        let message = format!("“{said}” is singular, but its predicate “{next}” is plural.");
        return Some(Finding::new(&RULE, message).target(token.span).confidence(0.75));
    }
    if has_each(view) {
        return None;
    }
    let (english, token) = part(pair, view).or_else(|| having(pair, view))?;
    let (said, theirs) = (view.said(token.span), english.span.of(view.source.whole()));
    let message = format!("“{said}” is singular, but the source says “{theirs}”.");
    Some(Finding::new(&RULE, message).target(token.span).source(english.span).confidence(0.65))
}

/// Words in ون that are no plurals of people.
static SINGULARS: WordList =
    WordList::new("قانون زيتون مليون تلفزيون تليفزيون بليون تريليون كربون مضمون صابون مخزون جنون سكون");

/// `إنه مصممون`: a pronoun of one before a predicate in the plural of people.
fn before_plural<'a>(view: &View<'a>) -> Option<(&'a Token, &'a Token)> {
    if view.has(&[It, He, She]) && !view.has(&[They]) {
        return None;
    }
    view.arabic_pronouns().find_map(|(at, token, pronoun)| {
        let next = view.word(at + 1);
        let one = pronoun.host == Host::Clause && is_third(pronoun, Number::Singular);
        let stem = next.strip_suffix("ون").filter(|stem| length(stem) > 2 && articled(stem).is_none())?;
        let plural = listed(next).is_none()
            && !SINGULARS.has(next)
            && !next.starts_with(['ي', 'ت', 'و', 'ف'])
            && !next.starts_with("سي")
            && !next.starts_with("ست")
            && (lists_arabic(stem) || kinds(stem) != Kinds::ANY);
        let fits = one && pronoun.gender == Gender::Masculine && plural && view.touches_next(at);
        fits.then(|| Some((token, view.arabic.get(at + 1)?)))?
    })
}

/// `كل معلم`: every one of several is one.
fn has_each(view: &View<'_>) -> bool {
    (0..view.arabic.len()).any(|at| {
        let each = matches!(strip_conjunction(view.word(at)), "كل" | "لكل" | "بكل" | "أي");
        each && !view.word(at + 1).is_empty() && articled(view.word(at + 1)).is_none()
    })
}

/// What a part is of, before its pronoun.
static PARTS: WordList = WordList::new("معظم غالبيت اغلبيت اغلب جميع بعض بين احد نصف ثلث ربع من كل عدد كثير");

/// English words before “them” that take a part of several.
static OF: WordList = WordList::new("of among amongst between");

/// `معظمه` for “most of them”: the source has one such “them” and no other pronoun of one, the target one such word.
fn part<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let parts = |at: usize| at.checked_sub(1).and_then(|k| view.english.get(k)).is_some_and(|t| OF.has(&t.folded));
    let mut all = view.pronouns.iter().filter(|one| one.referent == They && parts(one.at));
    let them = *all.next().filter(|_| all.next().is_none() && !view.has(&[He, She, It]))?;
    let mut found = view.arabic.iter().filter(|token| {
        let word = plain(&token.folded);
        ["ه", "هم", "ها", "هن", "هما"].iter().any(|ending| {
            let stem = |word: &str| word.strip_suffix(ending).is_some_and(|stem| PARTS.has(stem));
            stem(&word) || stem(strip_conjunction(&word))
        })
    });
    let token = found.next().filter(|_| found.next().is_none())?;
    (token.folded.ends_with('ه') && !is_of_one(view, token) && before_is_human(pair, view, them.at))
        .then_some((them, token))
}

/// Nouns in the singular for several people.
static CROWDS: WordList =
    WordList::new("جمهور حشد وفد فريق شعب جيش مجتمع طاقم جيل حزب وسط قطاع عدد مجموع جمع رعيل قوم عالم سكان");

/// `الجمهور ومعظمه`: what stands right before such a word is one, a mass or a crowd, that no number counts.
fn is_of_one(view: &View<'_>, part: &Token) -> bool {
    let Some(at) = view.arabic.iter().position(|token| token.span == part.span) else { return false };
    let mut places = (0..at).rev().filter(|&k| !matches!(view.arabic.get(k), Some(t) if t.kind == TokenKind::Mark));
    let Some(before) = places.next() else { return false };
    let counted = places.next().and_then(|k| view.arabic.get(k)).is_some_and(|token| token.kind == TokenKind::Number);
    let word = strip_conjunction(view.word(before));
    let (is_definite, noun) = articled(word).map_or((false, word), |(_, noun)| (true, noun));
    let accusative = noun.strip_suffix('ا').filter(|stem| !is_definite && length(stem) > 2);
    let stem = accusative.unwrap_or(noun);
    let known = kinds(stem);
    let several = ["ون", "ين", "ات"].iter().any(|ending| stem.ends_with(ending));
    let unknown = known == Kinds::ANY && !several && (is_definite || accusative.is_some());
    !counted && (known == Kinds::MASCULINE || unknown || CROWDS.has(stem))
}

/// `لديه` for “they have”.
fn having<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let one = |(english, _, ending): &(EnglishPronoun, &Token, &str)| english.referent == They && *ending == "ه";
    let (they, token, _) = carried(view).find(one).filter(|_| !view.has(&[He, She, It]))?;
    before_is_human(pair, view, they.at).then_some((they, token))
}

/// Endings of those who do something, in the plural, behind a verb: `workers`.
const DOERS: [&str; 3] = ["ers", "ors", "ees"];

/// Endings of people behind a longer stem: `journalists`.
const FOLLOWERS: [&str; 2] = ["ists", "ians"];

/// Things that end like those who do something.
static TOOLS: WordList = WordList::new(
    "numbers flowers computers powers showers towers covers orders corners papers rivers layers posters containers trackers trailers burgers \
     borders factors monitors sensors reactors",
);

/// Whether an English plural is of those who do something.
fn are_doers(word: &str) -> bool {
    let does = |stem: &str| stem.len() > 2 && lists_english(&format!("{stem}ing"));
    let doers = DOERS.iter().filter_map(|ending| word.strip_suffix(ending)).any(does) && !TOOLS.has(word);
    doers || FOLLOWERS.iter().any(|ending| word.strip_suffix(ending).is_some_and(|stem| stem.len() > 2))
}

/// Words for how many, without a noun.
static QUANTITIES: WordList = WordList::new(
    "most many several few some all both half others two three four five six seven eight nine ten dozens hundreds thousands",
);

static PEOPLE: WordList = WordList::new(
    "people men women children boys girls students spectators residents victims patients relatives friends citizens migrants adults \
     officials neighbours neighbors colleagues pupils members officers soldiers ministers doctors lawyers passengers prisoners customers \
     teenagers volunteers engineers strangers refugees senators authors ambassadors brothers sisters daughters fathers mothers mayors survivors \
     sailors tailors farmers lawmakers policemen policewomen",
);

/// Whether the last plural before the English pronoun at `at` is of people.
fn before_is_human(pair: &Pair<'_>, view: &View<'_>, at: usize) -> bool {
    let word = |at: usize| view.english.get(at).map_or("", |token| &*token.folded);
    let Some(meant) = (0..at).rev().find(|&k| may_be_plural(word(k)) && !QUANTITIES.has(word(k))) else { return false };
    let human = |place: usize| {
        let noun = strip_conjunction(view.word(place));
        let noun = articled(noun).map_or(noun, |(_, noun)| noun);
        let stem = noun.strip_suffix("ين").or_else(|| noun.strip_suffix("ون")).unwrap_or(noun);
        kinds(noun) == Kinds::PEOPLE || [noun, stem].iter().any(|noun| listed(noun).is_some_and(|row| row.is_human))
    };
    let linked = counterpart(pair, Side::Source, view.skipped.source + meant);
    are_doers(word(meant))
        || PEOPLE.has(word(meant))
        || linked.and_then(|found| found.checked_sub(view.skipped.target)).is_some_and(human)
}
