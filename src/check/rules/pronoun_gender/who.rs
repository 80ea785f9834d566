//! Relative clauses of one person: أميرة غرق for “a princess who drowned”, طالبة اعتقل أخوه for “a student whose brother”.

use super::doing::verb_gender;
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::check::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::letters::{length, plain, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::arabic::morphology::people::role;
use crate::language::english::pronouns::Referent::{Speaker, Us, You};
use crate::text::{Side, Span, TokenKind};

/// A word of the target that takes up a noun of the other gender.
#[derive(Clone, Copy, Debug)]
pub(super) struct Misrelated {
    /// The noun of the source.
    pub(super) noun: Span,
    /// The verb or the owned noun of the target.
    pub(super) span: Span,
    /// The gender of the noun in the target.
    pub(super) gender: Gender,
}

/// How far behind its noun the verb of a relative clause, and what “whose” stands before, may stand, in words.
const VERB: usize = 5;
const OWNED: usize = 7;

/// Words between a noun and the verb of its relative clause.
static BETWEEN: WordList = WordList::new("الذي التي قد كان كانت لم لا لن سوف ما زال زالت");

/// Forms of the copula: behind them an adjective may stand.
static BEING: WordList = WordList::new("was is were are be been");

/// The first relative clause of the source that the target joins to its noun in the other gender.
pub(super) fn misrelated(pair: &Pair<'_>, view: &View<'_>) -> Option<Misrelated> {
    (1..view.english.len()).find_map(|who| match &*view.english.get(who)?.folded {
        "who" | "that" => does(pair, view, who),
        "whose" => has(pair, view, who),
        _ => None,
    })
}

/// The noun before the relative pronoun at `who`, its counterpart and that word without article.
fn noun<'a>(pair: &Pair<'_>, view: &View<'a>, who: usize) -> Option<(Span, usize, &'a str)> {
    let before = |at: usize| at.checked_sub(1).and_then(|before| Some((before, view.english.get(before)?)));
    let (mut at, mut token) = before(who)?;
    if &*token.folded == "," {
        (at, token) = before(at)?;
    }
    if token.kind != TokenKind::Latin {
        return None;
    }
    let arabic = linked(pair, view, Side::Source, at)?;
    let word = strip_conjunction(view.word(arabic));
    Some((token.span, arabic, articled(word).map_or(word, |(_, noun)| noun)))
}

fn linked(pair: &Pair<'_>, view: &View<'_>, side: Side, at: usize) -> Option<usize> {
    counterpart(pair, side, *view.skipped.get(side) + at)?.checked_sub(*view.skipped.get(side.other()))
}

/// `who drowned`: a verb of the other gender behind the noun and its adjectives.
fn does(pair: &Pair<'_>, view: &View<'_>, who: usize) -> Option<Misrelated> {
    let (span, arabic, word) = noun(pair, view, who)?;
    let gender = role(word)?;
    let spoken = view.has(&[Speaker, Us, You]);
    let modifies = |at: usize| {
        let word = view.word(at);
        BETWEEN.has(word) || gender == Gender::Feminine && word.ends_with('ة')
    };
    let verb = (arabic + 1..arabic + VERB).find(|&at| !modifies(at))?;
    let near = (arabic..verb).all(|at| view.touches_next(at));
    let said = linked(pair, view, Side::Target, verb)?;
    let tells = (who + 1..=who + VERB).contains(&said);
    // Who was pregnant: حامل is no verb.
    let is_adjective = (who + 1..said).any(|at| view.english.get(at).is_some_and(|token| BEING.has(&token.folded)));
    let bare = || (!is_adjective && bare(view.word(verb))).then_some(Gender::Masculine);
    let found = verb_gender(view, verb, spoken).or_else(bare)?;
    let resumed =
        (verb..verb + 4).any(|at| view.word(at).ends_with(if gender == Gender::Feminine { "ها" } else { "ه" }));
    // غرق وهي: what the subject does beside.
    let beside = view.word(verb + 1).starts_with('و') && matches!(strip_conjunction(view.word(verb + 1)), "هو" | "هي");
    let alone = beside || view.has_no_subject_after(verb);
    let clashes = near && tells && found != gender && alone && !resumed;
    clashes.then(|| Some(Misrelated { noun: span, span: view.arabic.get(verb)?.span, gender }))?
}

/// Whether a word may be a perfect of “he” by its letters, where a verb has to stand: no noun with an ending.
fn bare(word: &str) -> bool {
    (3..=6).contains(&length(word))
        && articled(word).is_none()
        && !word.ends_with(['ة', 'ه', 'ت', 'ا', 'و', 'ن', 'ي', 'ى', 'ء'])
        && !word.starts_with(['ي', 'ت', 'ن', 'م', 'ب', 'ل', 'ك', 'و', 'ف'])
}

/// `whose brother`: a noun with a pronoun of the other gender.
fn has(pair: &Pair<'_>, view: &View<'_>, whose: usize) -> Option<Misrelated> {
    let (span, arabic, word) = noun(pair, view, whose)?;
    let gender = match kinds(word) {
        Kinds::FEMININE => Gender::Feminine,
        Kinds::MASCULINE => role(word)?,
        _ => return None,
    };
    let owned = (whose + 1..whose + 4).find_map(|at| {
        let found = linked(pair, view, Side::Source, at)?;
        let (_, enclitic) = view.suffix(found)?;
        let one = enclitic.person == Person::Third && enclitic.number == Number::Singular;
        (one && (arabic + 1..arabic + OWNED).contains(&found)).then_some((found, enclitic.gender))
    });
    let (at, found) = owned?;
    let is_person = role(word).is_some();
    let other = |at: usize| {
        let word = view.word(at);
        let word = articled(word).map_or(word, |(_, noun)| noun);
        let of_other = kinds(word);
        if is_person {
            return role(word) == Some(found);
        }
        let wanted = if found == Gender::Feminine { Kinds::FEMININE.or(Kinds::THINGS) } else { Kinds::MASCULINE };
        of_other != Kinds::ANY && of_other.meets(wanted) || plain(word).ends_with('ه')
    };
    let between = (arabic + 1..at).any(other);
    (found != gender && found != Gender::Either && !between)
        .then(|| Some(Misrelated { noun: span, span: view.arabic.get(at)?.span, gender }))?
}
