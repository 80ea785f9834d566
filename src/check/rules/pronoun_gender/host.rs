//! A pronoun before its clause and the verb right behind it, of another gender: `أنها سيصوت`, `لكنه رفضت`.

use crate::check::referents::View;
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number, Person};
use crate::language::arabic::doings::perfect_gender;
use crate::language::arabic::letters::{length, plain, strip_conjunction};
use crate::language::arabic::pronouns::{Host, Pronoun};
use crate::language::arabic::verbs;
use crate::language::vocabulary::lists_arabic;
use crate::text::Token;

/// Words between the pronoun and its verb.
static BETWEEN: WordList = WordList::new("لا لم لن قد سوف");

/// Words behind which a pronoun has no verb of its own: ما هو, كما هي.
static BEFORE: WordList = WordList::new("ما من كما أين كيف");

/// A pronoun and its verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hosted<'a> {
    pub(super) pronoun: &'a Token,
    pub(super) verb: &'a Token,
    /// The gender of the pronoun, not that of the verb.
    pub(super) gender: Gender,
}

/// The first pronoun whose verb has the other gender. `wanted` is the gender that the source tells, where it tells one alone.
pub(super) fn clash<'a>(view: &View<'a>, wanted: Option<Gender>) -> Option<Hosted<'a>> {
    view.arabic_pronouns().filter(|(_, _, pronoun)| is_one(*pronoun)).find_map(|(at, token, pronoun)| {
        let next = (at + 1..at + 4).find(|&k| !BETWEEN.has(view.word(k)))?;
        let near = (at..next).all(|k| view.touches_next(k));
        let before = at.checked_sub(1).map_or("", |before| view.word(before));
        if !near || BEFORE.has(before) || is_resumed(view, next, pronoun.gender) {
            return None;
        }
        let negated = next > at + 1;
        let clashes = match pronoun.gender {
            Gender::Feminine => is_his(view.word(next), negated),
            // أنه لم تكن هناك: behind the pronoun that stands for nobody the subject follows.
            _ => {
                let told = wanted == Some(Gender::Feminine) || view.has_no_subject_after(next);
                told && !is_being(view.word(next)) && is_hers(view.word(next), negated)
            }
        };
        let verb = view.arabic.get(next)?;
        clashes.then_some(Hosted { pronoun: token, verb, gender: pronoun.gender })
    })
}

fn is_one(pronoun: Pronoun) -> bool {
    pronoun.host != Host::Preposition && pronoun.person == Person::Third && pronoun.number == Number::Singular
}

fn is_being(word: &str) -> bool {
    ["كانت", "تكن", "تكون", "ستكون", "ليست", "تمت", "توجد", "تتم", "ستتم"].contains(&word)
}

/// A verb of “he” in every reading.
fn is_his(word: &str, negated: bool) -> bool {
    let one = |verb: verbs::Agreement| verb.gender == Gender::Masculine && verb.number == Number::Singular;
    let imperfect = verbs::imperfect(word).is_some_and(one) && word.starts_with(['ي', 'س']);
    let perfect = !negated && (perfect_gender(word) == Some(Gender::Masculine) || verbs::is_he_perfect(word));
    (word == "كان" || imperfect || perfect) && !verbs::is_impersonal(word)
}

/// A verb of “she” in every reading: in ت before a root of which no verbal noun in ت is formed, or where a particle or س shows it.
fn is_hers(word: &str, negated: bool) -> bool {
    if word.starts_with(['و', 'ف']) || word.ends_with(['ة', 'ا', 'ن', 'ه', 'ء']) || word.ends_with("ات") {
        return false;
    }
    let spelled = plain(word);
    let future = spelled.strip_prefix('س').filter(|rest| rest.starts_with('ت') && length(rest) > 3);
    let verb = future.unwrap_or(&spelled);
    let known = verb.strip_prefix('ت').is_some_and(|rest| lists_arabic(&format!("ي{rest}")));
    let shown = negated || future.is_some() || !lists_arabic(&format!("ي{verb}")) && length(verb) > 4;
    let is_noun = verb.chars().rev().nth(1) == Some('ي');
    known && shown && !is_noun || perfect_gender(strip_conjunction(word)) == Some(Gender::Feminine)
}

/// How far behind the pronoun another may take it up, in words.
const REACH: usize = 9;

/// Whether a pronoun takes it up, so that the verb may have another subject: `أنها كان لديها`.
fn is_resumed(view: &View<'_>, at: usize, gender: Gender) -> bool {
    (at..at + REACH).map(|k| view.word(k)).any(|word| match gender {
        Gender::Feminine => word.ends_with("ها"),
        _ => word.ends_with('ه') && !matches!(word, "هذه" | "وهذه" | "بهذه" | "لهذه"),
    })
}
