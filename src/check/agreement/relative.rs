//! `المدينة الذي`: a relative pronoun and the noun before it.

use super::{Clash, Feature, GROUP, Words};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::clitics::Gender;
use crate::language::arabic::letters::{length, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::arabic::morphology::people::role;

/// A relative pronoun: what it stands behind.
struct Relative {
    form: &'static str,
    takes: Kinds,
}

static RELATIVES: [Relative; 3] = [
    Relative { form: "الذي", takes: Kinds::MASCULINE },
    Relative { form: "التي", takes: GROUP },
    Relative { form: "الذين", takes: Kinds::PEOPLE.or(Kinds::TWO) },
];

/// What women in the plural agree with, `الذين` not.
const WOMEN: Kinds = Kinds::THINGS;

/// Plurals of women.
static WOMEN_S: WordList = WordList::new("نساء بنات فتيات أخوات أمهات شابات سيدات");

/// Whether a noun (without article) is a plural of women: `لاعبات`.
fn is_of_women(noun: &str) -> bool {
    let of_role = || noun.strip_suffix("ات").is_some_and(|stem| role(&format!("{stem}ة")) == Some(Gender::Feminine));
    WOMEN_S.has(noun) || of_role()
}

/// Words that no noun in the construct state is: what stands behind one of them begins a noun phrase.
pub(super) static OPENERS: WordList = WordList::new(
    "في من على إلى عن مع حول ضد بعد قبل منذ خلال طوال طيلة بين حتى لدى نحو رغم عبر تجاه أثناء بشأن بسبب أن إن لأن لكن كان كانت هو هي هم هناك أو ثم أي أيضا",
);

/// Whether a word is a relative pronoun.
pub(super) fn may(word: &str) -> bool {
    RELATIVES.iter().any(|row| row.form == word)
}

/// The relative pronoun at `at` against what stands before it.
pub(super) fn clash(_: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let relative = RELATIVES.iter().find(|row| row.form == words.at(at))?;
    if relative.form != "الذين" && matches!(strip_conjunction(words.before(at)), "أولئك" | "هؤلاء") {
        return Some(words.clash(Feature::Number, at, at.checked_sub(1)?, 0.85, Some("الذين".to_owned())));
    }
    let comma = at.checked_sub(1).is_some_and(|before| words.said(before).0 == "،");
    let end = if comma { at - 1 } else { at };
    let head = chain(words, end)?;
    let (_, noun) = articled(words.at(head))?;
    let found = if relative.form == "الذين" && is_of_women(noun) { WOMEN } else { kinds(noun) };
    if let Some(clash) = people(words, head, at, found) {
        return Some(clash);
    }
    let mut modifiers = (head + 1..end).filter_map(|k| articled(words.at(k))).map(|(_, word)| word);
    if found.meets(relative.takes) || !modifiers.all(|word| modifies(word, relative.takes)) {
        return None;
    }
    let opening = opening(words, head, relative.takes)?;
    // Behind a comma a relative may belong to any word before: only where nothing but a verb or particle stands there.
    if comma && (opening > 1 || relative.form == "الذين") {
        return None;
    }
    let confidence = if has_other_antecedent(words, opening, relative.takes) {
        if !resumed(words, at, relative.takes) {
            return None;
        }
        0.7
    } else {
        0.85
    };
    let is_number = relative.form == "الذين" || found == Kinds::PEOPLE;
    let right = match relative.form {
        _ if found == WOMEN && relative.form == "الذين" && is_of_women(noun) => Some("اللواتي"),
        _ if found == Kinds::MASCULINE => Some("الذي"),
        _ if found.is_within(Kinds::FEMININE.or(Kinds::THINGS)) => Some("التي"),
        _ => None,
    };
    let (said, span) = words.said(at);
    let (noun_said, _) = words.said(head);
    Some(Clash {
        feature: if is_number { Feature::Number } else { Feature::Gender },
        message: format!("“{said}” does not agree with “{noun_said}”."),
        span,
        confidence,
        right: right.map(str::to_owned),
    })
}

/// `الأطفال التي بلغوا`: people in the plural, and a verb that says so behind a relative that does not.
fn people(words: Words<'_>, head: usize, at: usize, found: Kinds) -> Option<Clash> {
    let clashes = words.at(at) == "التي" && head + 1 == at && found == Kinds::PEOPLE && words.is_plural_verb(at + 1);
    clashes.then(|| {
        let ((said, span), (noun, _)) = (words.said(at), words.said(head));
        Clash {
            feature: Feature::Number,
            message: format!("“{said}” does not agree with “{noun}”."),
            span,
            confidence: 0.8,
            right: Some("الذين".to_owned()),
        }
    })
}

/// Where the noun with its adjectives begins that stands right before the relative at `at`: every word of it has the article.
fn chain(words: Words<'_>, at: usize) -> Option<usize> {
    let mut head = at.checked_sub(1)?;
    articled(words.at(head))?;
    while let Some((proclitic, _)) = articled(words.at(head))
        && proclitic == "ال"
        && articled(words.before(head)).is_some()
    {
        head -= 1;
    }
    Some(head)
}

/// Whether a word behind the noun can be its adjective and cannot be a noun of its own that the relative takes.
fn modifies(word: &str, takes: Kinds) -> bool {
    let relation = takes.is_within(GROUP) && takes.meets(Kinds::FEMININE) && word.ends_with('ي');
    !kinds(word).meets(takes) || relation
}

/// Where the whole noun phrase begins, nouns in the construct state before `head` included; nothing if one of these may be
/// what the relative belongs to.
fn opening(words: Words<'_>, head: usize, takes: Kinds) -> Option<usize> {
    let (proclitic, _) = articled(words.at(head))?;
    if proclitic != "ال" {
        return Some(head);
    }
    let mut start = head;
    while let Some(before) = start.checked_sub(1) {
        let word = words.at(before);
        if word.is_empty()
            || OPENERS.has(strip_conjunction(word))
            || words.is_verb(before)
            || words.is_accusative(before)
        {
            return Some(start);
        }
        if matches!(strip_conjunction(word), "هذا" | "هذه" | "ذلك" | "تلك") {
            start = before;
            continue;
        }
        let bare = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).filter(|rest| length(rest) > 2);
        if kinds(word).meets(takes) && bare.is_none_or(|bare| kinds(bare).meets(takes)) {
            return None;
        }
        start = before;
    }
    Some(0)
}

/// How far back another antecedent is looked for, in words.
const REACH: usize = 10;

/// Whether something before `opening` in the same clause may be what the relative belongs to instead.
fn has_other_antecedent(words: Words<'_>, opening: usize, takes: Kinds) -> bool {
    (opening.saturating_sub(REACH)..opening)
        .rev()
        .take_while(|&k| !words.at(k).is_empty())
        .any(|k| may_be_antecedent(words.at(k), takes))
}

/// Whether a word may be what a relative belongs to: one with the article, or known to be of a kind that it takes.
fn may_be_antecedent(word: &str, takes: Kinds) -> bool {
    if RELATIVES.iter().any(|row| row.form == word) {
        return false;
    }
    if let Some((_, noun)) = articled(word) {
        return kinds(noun).meets(takes);
    }
    let known = |word: &str| kinds(word) != Kinds::ANY && kinds(word).meets(takes);
    known(word) || word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).is_some_and(known)
}

/// Whether the relative clause goes on with a pronoun that the relative does not fit: `المدينة الذي يحبها`.
fn resumed(words: Words<'_>, at: usize, takes: Kinds) -> bool {
    let near = (at + 1..at + 4).map(|k| words.at(k)).take_while(|word| !word.is_empty());
    let ends = |word: &str, text: &str| word.ends_with(text) && length(word) > text.chars().count();
    let (wrong, right) = if takes == Kinds::MASCULINE { ("ها", "ه") } else { ("ه", "ها") };
    let mut found = false;
    for word in near {
        if ends(word, right) {
            return false;
        }
        found |= ends(word, wrong);
    }
    found
}
