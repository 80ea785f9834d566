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
use crate::language::vocabulary::lists_arabic;
use crate::text::{Side, Token};

/// What is said of one and should be of several.
pub(super) fn finding(pair: &Pair<'_>, view: &View<'_>) -> Option<Finding> {
    if let Some((token, next)) = before_plural(view) {
        let (said, next) = (view.said(token.span), view.said(next.span));
        let message = format!("“{said}” is singular, but its predicate “{next}” is plural.");
        return Some(Finding::new(&RULE, message).target(token.span).confidence(0.75));
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
    (token.folded.ends_with('ه') && before_is_human(pair, view, them.at)).then_some((them, token))
}

/// `لديه` for “they have”.
fn having<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let one = |(english, _, ending): &(EnglishPronoun, &Token, &str)| english.referent == They && *ending == "ه";
    let (they, token, _) = carried(view).find(one).filter(|_| !view.has(&[He, She, It]))?;
    before_is_human(pair, view, they.at).then_some((they, token))
}

/// Endings of those who do something, in the plural.
const DOERS: [&str; 5] = ["ers", "ors", "ists", "ians", "ees"];

/// Words for how many, without a noun.
static QUANTITIES: WordList = WordList::new(
    "most many several few some all both half others two three four five six seven eight nine ten dozens hundreds thousands",
);

static PEOPLE: WordList = WordList::new(
    "people men women children boys girls students spectators residents victims patients relatives friends citizens migrants adults \
     officials neighbours colleagues pupils",
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
    let doer = DOERS.iter().any(|ending| word(meant).ends_with(ending));
    doer || PEOPLE.has(word(meant))
        || linked.and_then(|found| found.checked_sub(view.skipped.target)).is_some_and(human)
}
