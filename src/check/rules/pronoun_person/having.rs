//! What somebody has, can or must, and whose something is, told of a third person where the source says “you”, “I” or “we”:
//! `لديه` for “you have”, `منزله` for “your home”.

use super::{is_third, is_told};
use crate::check::Pair;
use crate::check::carriers::{AUXILIARIES, carried};
use crate::check::counterpart::counterpart;
use crate::check::lonely::lonely;
use crate::check::mentions::mentions;
use crate::check::referents::{EnglishPronoun, View};
use crate::check::selves::{self, Difference};
use crate::language::WordList;
use crate::language::arabic::clitics::{Enclitic, Gender, Number, Person};
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::pronouns::{Host, Pronoun};
use crate::language::arabic::shown::gender_of_sure_verb;
use crate::language::english::pronouns::Case;
use crate::language::english::pronouns::Referent::{self, He, It, She, Speaker, They, Us, You};
use crate::language::is_function_word;
use crate::language::vocabulary::lists_arabic;
use crate::text::{Side, Token, TokenKind};

/// The pronoun of the source, and the Arabic word that has a third person for it.
pub(super) fn third<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    if !view.has(&[You, Speaker, Us]) || tells_of_anyone(view) {
        return None;
    }
    any(pair, view).filter(|(english, _)| !is_told(view, english, true))
}

/// One whom Arabic takes for anybody where English says “you”.
static ANYONE: WordList = WordList::new(
    "المرء الإنسان الشخص الفرد أحدنا المسافر العميل المريض الزبون المستخدم القارئ المشتري السائق الزائر الطالب المواطن",
);

fn tells_of_anyone(view: &View<'_>) -> bool {
    view.arabic.iter().any(|token| {
        let word = strip_conjunction(&token.folded);
        ANYONE.has(word) || word.strip_prefix("لل").is_some_and(|rest| ANYONE.has(&format!("ال{rest}")))
    })
}

fn any<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let carried = || {
        let mut found = carried(view);
        let third = |english: &EnglishPronoun, ending: &str| is_present(english.referent) && ending.starts_with('ه');
        found.find(|(english, _, ending)| third(english, ending)).map(|(english, token, _)| (english, token))
    };
    if view.has(&[He, She, It, They]) {
        return carried().or_else(|| done(pair, view));
    }
    let reflexive = || selves::clash(view, Difference::Person).map(|(english, token, _)| (english, token));
    let owning = || owned(pair, view).or_else(|| belonging(view));
    carried()
        .or_else(owning)
        .or_else(|| opening(view))
        .or_else(|| done(pair, view))
        .or_else(reflexive)
        .or_else(|| alone(view))
}

fn is_present(referent: Referent) -> bool {
    matches!(referent, You | Speaker | Us)
}

/// `منزله` for “your home”.
fn owned<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    // ما نويته: what I had in mind.
    let is_relative = |token: &Token| {
        let before = view.arabic.iter().take_while(|other| other.span.start < token.span.start).last();
        before.is_some_and(|before| matches!(&*before.folded, "ما" | "مما" | "الذي" | "التي" | "الذين"))
    };
    let is_third = |english: &EnglishPronoun, token: &Token, enclitic: &Enclitic| {
        let third = is_present(english.referent) && enclitic.person == Person::Third;
        third && !is_idiom(&token.folded) && !is_relative(token)
    };
    if !view.suffixed().any(|(_, _, enclitic)| enclitic.person == Person::Third) {
        return None;
    }
    let by_stem = view.possessions().iter().find(|(english, token, enclitic)| is_third(english, token, enclitic));
    by_stem.map(|&(english, token, _)| (english, token)).or_else(|| {
        let found = mentions(pair, view).into_iter().find(|mention| {
            let is_head = !view.english.get(mention.of + 1).is_some_and(|next| {
                next.kind == TokenKind::Latin && !is_function_word(view.source.language(), &next.folded)
            });
            is_third(&mention.english, mention.word, mention.enclitic)
                && mention.is_direct
                && is_head
                && mention.english.case == Case::Possessive
        })?;
        Some((found.english, found.word))
    })
}

/// `المنزل الخاص به` for “your home”: the source has no genitive but “your”.
fn belonging<'a>(view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let mut owners = view.pronouns.iter().filter(|one| one.case == Case::Possessive);
    let owner = owners.next().filter(|one| one.referent != Us)?;
    let alike = owners.all(|other| other.referent == owner.referent);
    let genitive = view.any_english(|word| word.ends_with("'s") || word.ends_with("’s") || word == "own");
    let of = |at: usize| matches!(strip_conjunction(view.word(at)), "الخاص" | "الخاصة" | "خاص" | "خاصة");
    let at = (1..view.arabic.len()).find(|&at| of(at - 1) && matches!(view.word(at), "به" | "بها" | "بهم"))?;
    (alike && !genitive).then(|| view.arabic.get(at).map(|token| (*owner, token)))?
}

/// What stands before a verb that has no subject before it.
static STARTS: WordList = WordList::new("لا لم لن قد لقد سوف أن و هل");

/// `لا يعرف` for “I don't know”: the verb that translates that of “I” or “you”, whose subject follows nowhere.
fn done<'a>(pair: &Pair<'_>, view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    if view.has(&[He, She]) {
        return None;
    }
    let subjects =
        view.pronouns.iter().filter(|one| one.case == Case::Subject && matches!(one.referent, Speaker | You));
    subjects.copied().find_map(|one| {
        let is_verb = |at: &usize| view.english.get(*at).is_some_and(|token| !AUXILIARIES.has(&token.folded));
        let english = (one.at + 1..one.at + 4).find(is_verb)?;
        let linked = |at: usize| {
            let found = counterpart(pair, Side::Target, view.skipped.target + at)?;
            found.checked_sub(view.skipped.source)
        };
        let at = counterpart(pair, Side::Source, view.skipped.source + english)?.checked_sub(view.skipped.target)?;
        let object =
            || linked(at + 1).is_some_and(|found| found > english) && view.is_object(at + 1, Gender::Masculine);
        let alone = || view.has_no_subject_after(at) || object();
        let before = at.checked_sub(1).map_or("", |before| view.word(before));
        let begins = before.is_empty() || STARTS.has(before);
        // هل يعجبك: what pleases you. “You or I” are not one.
        let is_object = one.referent == You && view.word(at).ends_with('ك');
        let joined = one.at.checked_sub(1).and_then(|k| view.english.get(k));
        let joined = joined.is_some_and(|token| matches!(&*token.folded, "or" | "and" | "nor"));
        (is_third(view.word(at)) && begins && !is_object && !joined && alone())
            .then(|| Some((one, view.arabic.get(at)?)))?
    })
}

/// `وشأنها`: what is left alone; and a ه at the end that stands for ة: `مجنونه`.
fn is_idiom(word: &str) -> bool {
    strip_conjunction(word) == "شأنها" || word.strip_suffix('ه').is_some_and(|stem| lists_arabic(&format!("{stem}ة")))
}

/// `هل معه قلم` for “do you have a pen on you”: a pronoun that stands for nothing that the target says before it.
fn alone<'a>(view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let you = view.first(&[You]).filter(|_| !view.has(&[Speaker, Us]))?;
    let hosted = || {
        // إنه تعاني for “you suffer”.
        let mut hosts = view.arabic_pronouns().filter(|(at, _, p)| {
            let verb = gender_of_sure_verb(view.word(at + 1), false);
            p.host == Host::Clause && is_he(*p) && verb == Some(Gender::Feminine) && view.has_no_subject_after(at + 1)
        });
        hosts.next().map(|(_, token, _)| token)
    };
    let token = lonely(view, Gender::Masculine).or_else(hosted)?;
    Some((you, token))
}

fn is_he(pronoun: Pronoun) -> bool {
    pronoun.person == Person::Third && pronoun.number == Number::Singular && pronoun.gender == Gender::Masculine
}

/// Words before “you” in a question.
static ASKING: WordList =
    WordList::new("are were do did will would can could should have who what where when why how and but so if");

/// Words before the pronoun that opens an Arabic question.
static QUESTION: WordList = WordList::new("هل من أين لماذا كيف متى إلى و لكن ومن");

/// `هو` for “you” where both sides open with it, in a question too.
fn opening<'a>(view: &View<'a>) -> Option<(EnglishPronoun, &'a Token)> {
    let pronoun = view.pronouns.first().filter(|one| one.case == Case::Subject)?;
    let mut before = view.english.get(..pronoun.at)?.iter().filter(|token| token.kind.is_word());
    let opens = before.all(|token| ASKING.has(&token.folded));
    let word = view.arabic.iter().find(|token| token.kind.is_word() && !QUESTION.has(&token.folded))?;
    let at = view.arabic.iter().position(|token| token.span == word.span)?;
    let third = matches!(&*word.folded, "هو" | "هي" | "هم") && !view.names_a_thing(at + 1);
    (opens && third && is_present(pronoun.referent)).then_some((*pronoun, word))
}
