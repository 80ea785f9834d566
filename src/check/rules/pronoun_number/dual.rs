//! A dual, and how the target goes on from it: `أنهما ... لكنهم`.

use super::two::{is_dual_noun, is_thing};
use super::{RULE, is_third};
use crate::check::mentions::has_people_before;
use crate::check::referents::{EnglishPronoun, View};
use crate::check::{Finding, Pair};
use crate::language::WordList;
use crate::language::arabic::clitics::{Number, Person};
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::pronouns::{Host, Pronoun};
use crate::language::english::pronouns::Referent::{He, It, She, They};
use crate::language::english::pronouns::{Case, may_be_plural};
use crate::text::{Span, Token};

/// Words for two people without a noun.
static TWO: WordList = WordList::new("two both couple pair duo");

/// `أنهما ... لكنهم`: the source goes on with “they”, the target from two to many. Each English “they” that opens a clause
/// answers to one Arabic pronoun; no other plural may have come between.
pub(super) fn plural_after_dual<'a>(view: &View<'a>, before: Option<&View<'a>>) -> Option<Finding> {
    let (_, plural, _) = view.arabic_pronouns().find(|&(_, _, p)| opens(p) && is_third(p, Number::Plural))?;
    let dual_here = view
        .arabic_pronouns()
        .find(|(_, token, p)| is_third(*p, Number::Dual) && opens(*p) && token.span.start < plural.span.start);
    let dual = match dual_here {
        Some((_, token, _)) => Some((token.span, view)),
        None => before.and_then(|earlier| Some((last_dual(earlier)?, earlier))),
    };
    let theys: Vec<EnglishPronoun> = view.pronouns.iter().filter(|p| p.referent == They).copied().collect();
    let they = theys.iter().rfind(|p| p.case == Case::Subject)?;
    if let Some((span, earlier)) = dual {
        let same = earlier.has(&[They]) && !new_plural(view, they);
        if same {
            let (said, of) = (view.said(plural.span), span.of(view.target.whole()));
            let message = format!("“{said}” is plural, but it refers to “{of}”, two.");
            return Some(Finding::new(&RULE, message).target(plural.span).source(they.span).confidence(0.85));
        }
    }
    let two = view.english.iter().take(they.at).rfind(|token| TWO.has(&token.folded))?;
    let many = view.arabic_pronouns().any(|(_, token, p)| is_third(p, Number::Plural) && token.span != plural.span);
    let dual = view.arabic.iter().any(|token| token.span.start < plural.span.start && is_dual_noun(&token.folded));
    (dual && !many).then(|| {
        let (said, of) = (view.said(plural.span), two.span.of(view.source.whole()));
        let message = format!("“{said}” is plural, but the source speaks of two: “{of}”.");
        Finding::new(&RULE, message).target(plural.span).source(they.span).confidence(0.75)
    })
}

/// `عُرضت عليهم` behind a link of two: the source goes on with “they” and speaks of nobody else.
pub(super) fn still_two(pair: &Pair<'_>, view: &View<'_>, earlier: &View<'_>) -> Option<Finding> {
    let they = view.first(&[They]).filter(|they| they.at <= 1 && they.case == Case::Subject)?;
    let alone = view.pronouns.iter().all(|pronoun| matches!(pronoun.referent, They | It));
    let people =
        |k: usize| view.english.get(k).is_some_and(|token| may_be_plural(&token.folded)) && !is_thing(pair, view, k);
    let last = view.pronouns.iter().rfind(|pronoun| pronoun.referent == They).map_or(0, |pronoun| pronoun.at);
    let span = last_dual(earlier).filter(|_| alone && !(0..last).any(people))?;
    let named_two = earlier.any_english(|word| TWO.has(word));
    let plural = |person: Person, number: Number| person == Person::Third && number == Number::Plural;
    let closed = view.arabic_pronouns().find(|(_, _, p)| plural(p.person, p.number)).map(|(_, token, _)| token);
    let token =
        closed.or_else(|| view.suffixed().find(|(_, _, e)| plural(e.person, e.number)).map(|(_, token, _)| token))?;
    (named_two && !has_people_before(view, view.arabic.len())).then(|| {
        let (said, of) = (view.said(token.span), span.of(view.target.whole()));
        let message = format!("“{said}” is plural, but it refers to “{of}”, two.");
        Finding::new(&RULE, message).target(token.span).source(they.span).confidence(0.65)
    })
}

/// Whether a pronoun opens a clause.
fn opens(pronoun: Pronoun) -> bool {
    pronoun.host != Host::Preposition
}

fn last_dual(view: &View<'_>) -> Option<Span> {
    let duals = view.arabic_pronouns().filter(|(_, _, p)| opens(*p) && is_third(*p, Number::Dual));
    let many = view.has_arabic(Person::Third, Number::Plural);
    let owned = || view.suffixed().filter(|(.., enclitic)| enclitic.number == Number::Dual).last();
    let found = duals.last().map(|(_, token, _)| token.span).or_else(|| owned().map(|(_, token, _)| token.span));
    found.filter(|_| !many)
}

/// Whether a plural noun stands before “they” in its own link.
fn new_plural(view: &View<'_>, they: &EnglishPronoun) -> bool {
    let head = view.english.iter().take(they.at);
    head.into_iter().any(|token| may_be_plural(&token.folded))
}

/// A dual where the source speaks of several and nothing before it of two, or where the target itself goes on in the plural.
pub(super) fn dual_for_plural(view: &View<'_>, earlier_two: bool) -> Option<Finding> {
    let named_two = |word: &str| TWO.has(word) || matches!(word, "twins" | "parents" | "each" | "neither" | "either");
    if view.any_english(named_two) || view.arabic.iter().any(|t| is_dual_noun(&t.folded)) {
        return None;
    }
    let both = |word: &str| ["كلا", "كلي", "كلت"].iter().any(|both| strip_conjunction(word).starts_with(both));
    let closed = view.arabic_pronouns().find(|(_, token, p)| is_third(*p, Number::Dual) && !both(&token.folded));
    let closed = closed.map(|(_, token, _)| token);
    let open = || view.suffixed().find(|(_, _, e)| e.number == Number::Dual).map(|(_, token, _)| token);
    let token: &Token = closed.or_else(open)?;
    let they = view.first(&[They])?;
    let two = earlier_two || view.may_speak_of_two();
    // أحدهما, one of the two: others may be spoken of besides.
    let one_of_two =
        PARTITIVES.iter().any(|part| strip_conjunction(&token.folded).trim_start_matches(['ل', 'ب']) == *part);
    if two && (one_of_two || !is_mixed(view)) || !view.may_speak_of_several() {
        return None;
    }
    let (said, english) = (view.said(token.span), they.span.of(view.source.whole()));
    let message = format!("“{said}” is dual, but “{english}” in the source are not two.");
    Some(Finding::new(&RULE, message).target(token.span).source(they.span).confidence(if two { 0.6 } else { 0.75 }))
}

/// One or another of two.
const PARTITIVES: [&str; 8] = ["أحدهما", "إحداهما", "أولهما", "أولاهما", "ثانيهما", "ثانيتهما", "كلاهما", "كلتاهما"];

/// Whether the target has, beside the dual, third person plurals, and the source one and the same “they” for all.
fn is_mixed(view: &View<'_>) -> bool {
    view.has_arabic(Person::Third, Number::Plural) && !view.has(&[He, She, It])
}
