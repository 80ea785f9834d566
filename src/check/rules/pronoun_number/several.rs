//! Several people of whom the target says one: `معظمه` for “most of them”, `إنه مصممون`.

use super::{RULE, is_third};
use crate::check::Finding;
use crate::check::referents::{EnglishPronoun, View};
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number};
use crate::language::arabic::letters::{length, plain, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds, listed};
use crate::language::arabic::pronouns::Host;
use crate::language::english::pronouns::Referent::{He, It, She, They};
use crate::language::vocabulary::lists_arabic;
use crate::text::Token;

/// What is said of one and should be of several.
pub(super) fn finding(view: &View<'_>) -> Option<Finding> {
    if let Some((token, next)) = before_plural(view) {
        let (said, next) = (view.said(token.span), view.said(next.span));
        let message = format!("“{said}” is singular, but its predicate “{next}” is plural.");
        return Some(Finding::new(&RULE, message).target(token.span).confidence(0.75));
    }
    let (english, token) = part(view)?;
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
fn part<'a>(view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
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
    // مياه: things that English has in the plural.
    token.folded.ends_with('ه').then_some((them, token))
}
