//! Two people whom the source counts, and a plural for them in the target.

use super::{RULE, is_third};
use crate::check::counterpart::counterpart;
use crate::check::referents::View;
use crate::check::{Finding, Pair};
use crate::language::WordList;
use crate::language::arabic::clitics::{Number, Person};
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds, listed};
use crate::language::english::pronouns::Referent::They;
use crate::language::english::pronouns::may_be_plural;
use crate::text::{Side, Token};

/// A noun in the dual of people: `الزوجان`, `الرجلين`.
pub(super) fn is_dual_noun(word: &str) -> bool {
    let bare = word.strip_prefix('و').unwrap_or(word);
    let stem = ["ال", "لل", "بال"].iter().find_map(|article| bare.strip_prefix(article)).unwrap_or(bare);
    let single = ["ان", "ين"].iter().find_map(|ending| stem.strip_suffix(ending));
    // النائبان: in the nominative no plural is written so.
    let nominative =
        stem.strip_suffix("ان").and_then(listed).is_some_and(|row| row.is_human && row.kinds != Kinds::PEOPLE);
    single.is_some_and(|noun| TWO_PEOPLE.has(noun)) || nominative && listed(stem).is_none()
}

/// `والديها`: the two parents of one person.
fn is_parents(view: &View<'_>, at: usize) -> bool {
    view.suffix(at).is_some_and(|(stem, enclitic)| {
        let stem = strip_conjunction(stem).trim_start_matches(['ل', 'ب']);
        matches!(stem, "والدي" | "والدا" | "الدي" | "الدا") && enclitic.number == Number::Singular
    })
}

/// Nouns for people whose dual in `ان` and `ين` is no plural.
static TWO_PEOPLE: WordList = WordList::new(
    "\
    زوج رجل امرأت مرأت رئيس زعيم طفل شخص شقيق صديق أخو أخ ولد طرف جانب بلد دولت لاعب فريق وزير طالب طالبت فتات شاب \
    شقيقت توأم مؤسس مؤسست مهندس مهندست زميل زميلت مرشح حليف خصم حزب مسؤول قائد عالم كاتب ممثل نجم اثن كلي لاعبت منتخب شركت مدينت عضو باحث ملك أمير ضابط \
    جندي شرطي صحفي صحافي",
);

/// Words that begin who is joined to two others.
static JOINED: WordList = WordList::new("their his her the a an one two three four five several some other");

/// A plural pronoun for a couple.
#[expect(clippy::too_many_lines, reason = "one chain of conditions")]
pub(super) fn plural_for_two(pair: &Pair<'_>, view: &View<'_>) -> Option<Finding> {
    let couple = |word: &str| {
        matches!(
            word,
            "couple"
                | "both"
                | "duo"
                | "pair"
                | "spouses"
                | "newlyweds"
                | "twin"
                | "twins"
                | "parents"
                | "sisters"
                | "brothers"
        )
    };
    let plural = |word: &str| !matches!(word, "was" | "has") && may_be_plural(word);
    let counted = |at: usize| {
        let near = view.english.get(at + 1..(at + 3).min(view.english.len())).unwrap_or_default();
        near.iter().find(|token| plural(&token.folded))
    };
    let two_of = |(at, token): (usize, &'_ Token)| {
        (&*token.folded == "two").then(|| counted(at)).flatten().map(|noun| &*noun.folded)
    };
    let (at, two) =
        view.english.iter().enumerate().find(|(at, token)| couple(&token.folded) || two_of((*at, token)).is_some())?;
    // اثنان منهم: two of many.
    let some_of = |at: usize| matches!(view.word(at + 1), "من" | "منهم" | "منهن" | "منا" | "منكم");
    let place =
        (0..view.arabic.len()).find(|&at| (is_dual_noun(view.word(at)) || is_parents(view, at)) && !some_of(at))?;
    // الشقيقان ووالدتهما, the couple and their children: somebody joins the two.
    let word = |k: usize| view.english.get(k).map_or("", |token| &*token.folded);
    let joins = |k: usize| matches!(word(k), "and" | "with") && JOINED.has(word(k + 1));
    let joined = view.word(place + 1).starts_with('و') && view.suffix(place + 1).is_some();
    if joined || (at + 1..at + 4).any(joins) {
        return None;
    }
    let dual = view.arabic.get(place)?;
    let noun = two_of((at, two));
    if matches!(&*two.folded, "sisters" | "brothers" | "parents") && they_count(view) == 0 {
        return None;
    }
    let more =
        |k: usize| word(k) != &*two.folded && Some(word(k)) != noun && plural(word(k)) && !is_thing(pair, view, k);
    let others = (0..view.english.len()).any(more);
    // Whom “they” stands for is the plural before it.
    let they = view.pronouns.iter().find(|pronoun| pronoun.referent == They && pronoun.at > at);
    let nearest = they.is_some_and(|they| (at + 1..they.at).all(|k| !more(k)));
    let others = others && !nearest;
    if others && noun.is_some() {
        return None;
    }
    let closed = view
        .arabic_pronouns()
        .find(|(_, token, p)| is_third(*p, Number::Plural) && token.span.start > dual.span.start)
        .map(|(_, t, _)| t);
    let open = || {
        view.suffixed()
            .find(|(_, token, e)| {
                e.number == Number::Plural && e.person == Person::Third && token.span.start > dual.span.start
            })
            .map(|(_, token, _)| token)
    };
    let token = closed.or_else(open)?;
    let (said, of) = (view.said(token.span), view.said(dual.span));
    let message = format!("“{said}” is plural, but it refers to “{of}”, two.");
    Some(Finding::new(&RULE, message).target(token.span).source(two.span).confidence(if others { 0.55 } else { 0.75 }))
}

/// Whether the English plural at `at` is a place, or the Arabic word for it is of things: no هم stands for it.
pub(super) fn is_thing(pair: &Pair<'_>, view: &View<'_>, at: usize) -> bool {
    let Some(token) = view.english.get(at) else { return false };
    let places = view.source.select(&view.source.analysis.anchors.exonyms, |exonym| exonym.span);
    let linked = counterpart(pair, Side::Source, view.skipped.source + at)
        .and_then(|found| found.checked_sub(view.skipped.target));
    let thing = linked.is_some_and(|found| {
        let noun = strip_conjunction(view.word(found));
        let noun = articled(noun).map_or(noun, |(_, noun)| noun);
        let human = listed(noun).is_some_and(|row| row.is_human);
        !human
            && !noun.is_empty()
            && (noun.ends_with("ات") || kinds(noun).is_within(Kinds::THINGS) || listed(noun).is_some())
    });
    // From the Azores.
    let word = |back: usize| at.checked_sub(back).and_then(|k| view.english.get(k)).map_or("", |token| &*token.folded);
    let capital = token.span.of(view.source.whole()).starts_with(char::is_uppercase);
    let place = capital && word(1) == "the" && matches!(word(2), "from" | "in" | "near" | "off" | "across" | "around");
    thing || place || places.iter().any(|place| place.span.overlaps(token.span))
}

/// How often the source says “they”.
fn they_count(view: &View<'_>) -> usize {
    view.pronouns.iter().filter(|pronoun| pronoun.referent == They).count()
}
