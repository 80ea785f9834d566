//! English personal pronouns and the words that tell how many, or of which gender, the people spoken of are.

/// Whom a pronoun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referent {
    /// I, me, my.
    Speaker,
    /// We, us, our.
    Us,
    /// You, your.
    You,
    /// He, him, his.
    He,
    /// She, her, hers.
    She,
    /// It, its.
    It,
    /// They, them, their.
    They,
}

/// What a pronoun does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// he, they
    Subject,
    /// him, them
    Object,
    /// his, their, before a noun; `her` too
    Possessive,
    /// his own, theirs, himself
    Other,
}

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::WordList;
use Case::{Object, Other, Possessive, Subject};
use Referent::{He, It, She, Speaker, They, Us, You};

const PRONOUNS: &[(&str, Referent, Case)] = &[
    ("i", Speaker, Subject),
    ("me", Speaker, Object),
    ("my", Speaker, Possessive),
    ("mine", Speaker, Other),
    ("myself", Speaker, Other),
    ("we", Us, Subject),
    ("us", Us, Object),
    ("our", Us, Possessive),
    ("ours", Us, Other),
    ("ourselves", Us, Other),
    ("let's", Us, Object),
    ("let’s", Us, Object),
    ("you", You, Subject),
    ("your", You, Possessive),
    ("yours", You, Other),
    ("yourself", You, Other),
    ("yourselves", You, Other),
    ("he", He, Subject),
    ("him", He, Object),
    ("his", He, Possessive),
    ("himself", He, Other),
    ("she", She, Subject),
    ("her", She, Possessive),
    ("hers", She, Other),
    ("herself", She, Other),
    ("it", It, Subject),
    ("its", It, Possessive),
    ("itself", It, Other),
    ("they", They, Subject),
    ("them", They, Object),
    ("their", They, Possessive),
    ("theirs", They, Other),
    ("themselves", They, Other),
    ("themself", They, Other),
];

/// What a word as written is, if it is a pronoun: `We’re` is, `US` is not.
pub fn pronoun(word: &str) -> Option<(Referent, Case)> {
    let head = word.split(['\'', '’']).next().unwrap_or_default();
    if word == "US" || head.chars().count() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let find = |form: &str| TABLE.get(form).copied();
    let head = lower.split(['\'', '’']).next().unwrap_or_default();
    find(&lower).or_else(|| find(head).filter(|_| head.len() < lower.len()))
}

/// Letters of the longest pronoun: `yourselves`.
const LONGEST: usize = 10;

static TABLE: LazyLock<FxHashMap<&str, (Referent, Case)>> =
    LazyLock::new(|| PRONOUNS.iter().map(|&(form, referent, case)| (form, (referent, case))).collect());

/// Words that speak of two.
static TWO: WordList = WordList::new(
    "\
    two 2 both couple couples pair pairs duo twin twins parents either neither each double spouses half halves \
    siblings sides dual mutual mutually joint jointly together pairing newlyweds bilateral between grandparents \
    twosome latter alongside second",
);

/// Whether a word speaks of two.
pub fn speaks_of_two(word: &str) -> bool {
    TWO.has(word)
}

/// Plurals without s, for people and things.
static PLURALS: WordList = WordList::new(
    "\
    people men women children police others many some most few several all folk youth media data everyone \
    everybody those these who crew staff public team family group crowd",
);

/// Words in s that are no plurals.
static NO_PLURALS: WordList = WordList::new(
    "\
    is was has does his its this us as yes thus hers theirs ours says perhaps always news previous politics \
    physics series plus towards afterwards besides across unless sometimes",
);

/// Whether a word (lower case) is or may be a plural.
pub fn may_be_plural(word: &str) -> bool {
    PLURALS.has(word)
        || word.ends_with('s')
            && word.len() > 3
            && !word.ends_with("ss")
            && !word.ends_with("'s")
            && !word.ends_with("’s")
            && !word.ends_with("us")
            && !NO_PLURALS.has(word)
}

/// Words for women and girls; with pronouns they tell that a sentence speaks of one.
static WOMEN: WordList = WordList::new(
    "\
    mrs ms miss woman women girl girls mother mum mom wife daughter sister queen princess actress lady ladies \
    grandmother aunt niece spokeswoman chairwoman congresswoman businesswoman female widow girlfriend bride \
    duchess nanny hostess heroine nun waitress sportswoman",
);

/// Words for men and boys.
static MEN: WordList = WordList::new(
    "\
    mr man men boy boys father dad husband son brother king prince actor gentleman gentlemen grandfather uncle \
    nephew spokesman chairman congressman businessman male widower boyfriend groom duke lord sir guy guys pope \
    monk fisherman sportsman statesman",
);

/// Whether a word (lower case) names a woman or women.
pub fn names_woman(word: &str) -> bool {
    WOMEN.has(word)
}

/// Whether a word (lower case) names a man or men.
pub fn names_man(word: &str) -> bool {
    MEN.has(word)
}

/// Verbs of saying in the forms that news uses.
static SAYING: WordList = WordList::new(
    "\
    said says say added adds told tells noted notes explained explains continued wrote writes stated states \
    declared announced insisted argued claimed claims admitted asked replied vowed warned stressed tweeted \
    confirmed reported remarked recalled revealed pointed believes believed denied suggested commented concluded \
    mentioned indicated thinks",
);

/// Whether a word (lower case) is a verb of saying.
pub fn is_saying(word: &str) -> bool {
    SAYING.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_is_no_pronoun() {
        assert_eq!(pronoun("US"), None);
        assert_eq!(pronoun("us"), Some((Us, Object)));
    }

    #[test]
    fn no_pronoun_is_longer_than_the_longest() {
        assert!(PRONOUNS.iter().all(|(form, ..)| form.chars().count() <= LONGEST));
    }

    #[test]
    fn contractions_are_their_pronoun() {
        assert_eq!(pronoun("We’re"), Some((Us, Subject)));
        assert_eq!(pronoun("let's"), Some((Us, Object)));
    }

    #[test]
    fn a_final_s_makes_no_plural_of_every_word() {
        assert!(may_be_plural("officials") && may_be_plural("people"));
        assert!(!may_be_plural("his") && !may_be_plural("process") && !may_be_plural("company's"));
    }
}
