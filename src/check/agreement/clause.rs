//! `الدراسة الذي تحمل`: a relative pronoun and the verb of its clause, where no pronoun takes the relative up so that the verb may have
//! another subject.

use super::{Clash, Feature, GROUP, Words};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::clitics::{Gender, Number};
use crate::language::arabic::doings::wanted_gender;
use crate::language::arabic::letters::{length, plain, strip_conjunction};
use crate::language::arabic::morphology::nouns::{Kinds, articled, kinds};
use crate::language::arabic::verbs;
use crate::language::english::pronouns::Referent::{Speaker, Us, You};
use crate::language::vocabulary::lists_arabic;

/// Words between a relative and its verb.
static BETWEEN: WordList = WordList::new("لا لم لن قد سوف لقد");

/// Feminine words in ت that are no verbs, or none of the relative's gender.
static NO_VERBS: WordList = WordList::new("تلك تحت تجاه تم توا تقريبا تبعا تماما بنت أنت ذات وقت بيت صوت موت");

/// Whether a word is a relative pronoun in the singular.
pub(super) fn may(word: &str) -> bool {
    read(word).is_some()
}

fn read(word: &str) -> Option<Gender> {
    match strip_conjunction(word) {
        "الذي" => Some(Gender::Masculine),
        "التي" => Some(Gender::Feminine),
        _ => None,
    }
}

/// The relative pronoun at `at` against the verb of its clause.
pub(super) fn clash(pair: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let (gender, view) = (read(words.at(at))?, pair.view()?);
    let verb = verb(words, at + 1)?;
    let other = verb_gender(words.at(verb), BETWEEN.has(words.before(verb))).filter(|other| *other != gender)?;
    if is_resumed(words, at, gender) || other == Gender::Feminine && view.has(&[Speaker, You, Us]) {
        return None;
    }
    let takes = if gender == Gender::Masculine { Kinds::MASCULINE } else { THINGS };
    let found = head(words, at);
    let agrees = found != Kinds::ANY && found.meets(takes);
    if agrees || found == Kinds::ANY && !(view.has_no_subject_after(verb) || is_object(words.at(verb + 1), other)) {
        return None;
    }
    let right = (found != Kinds::ANY).then(|| {
        let (wrong, right) =
            if gender == Gender::Masculine { ("الذي", "التي") } else { ("التي", "الذي") };
        words.at(at).replace(wrong, right)
    });
    Some(words.clash(Feature::Gender, at, verb, 0.8, right))
}

/// What the feminine relative surely stands behind.
const THINGS: Kinds = Kinds::FEMININE.or(Kinds::THINGS);

/// Where the verb stands that a relative clause has its subject with: in يمكن أن تسبب and من المتوقع أن تسبب the second.
fn verb(words: Words<'_>, start: usize) -> Option<usize> {
    let behind = |at: usize| (at..at + 3).find(|&k| !BETWEEN.has(words.at(k)));
    let first = behind(start)?;
    let (word, next) = (words.at(first), words.at(first + 1));
    let is_of_nobody = word == "من" || next == "من" && word == "كان" || next == "أن" && !is_feminine(word);
    if is_of_nobody {
        let that = (first + 1..first + 5).find(|&k| words.at(k) == "أن")?;
        return behind(that + 1);
    }
    // كانت تستخدم: what follows is no subject of either.
    let is_auxiliary = matches!(word, "كان" | "كانت") && verb_gender(next, false) == verb_gender(word, false);
    Some(if is_auxiliary { first + 1 } else { first })
}

fn is_feminine(word: &str) -> bool {
    verb_gender(word, false) == Some(Gender::Feminine)
}

/// Whether the word behind a verb is known to be of another gender than it: no subject.
fn is_object(word: &str, verb: Gender) -> bool {
    let found = kinds(articled(word).map_or(word, |(_, noun)| noun));
    let subjects = if verb == Gender::Masculine { Kinds::MASCULINE.or(Kinds::PEOPLE).or(Kinds::TWO) } else { GROUP };
    !word.is_empty() && found != Kinds::ANY && !found.meets(subjects)
}

/// The gender of a verb behind a relative, where it is singular and has a subject.
fn verb_gender(word: &str, negated: bool) -> Option<Gender> {
    if NO_VERBS.has(word) || length(word) < 3 {
        return None;
    }
    match word {
        "كان" | "ليس" | "أصبح" => return Some(Gender::Masculine),
        "كانت" | "ليست" | "أصبحت" | "تمت" => return Some(Gender::Feminine),
        _ => {}
    }
    let spelled = plain(word);
    let bare = spelled.strip_prefix('س').filter(|rest| rest.starts_with(['ي', 'ت'])).unwrap_or(&spelled);
    if bare.starts_with('ي') {
        let one = verbs::imperfect(bare).is_some_and(|verb| verb.number == Number::Singular);
        return one.then_some(Gender::Masculine);
    }
    let ends = !bare.ends_with(['ة', 'ا', 'ن', 'ه', 'ء']) && !bare.ends_with("ات");
    if bare.starts_with('ت') && length(bare) > 3 && ends && (negated || !is_noun(bare) && !may_be_perfect(bare)) {
        return Some(Gender::Feminine);
    }
    if bare.ends_with('ت') && length(bare) > 3 && ends {
        return Some(Gender::Feminine);
    }
    (wanted_gender(word) == Some(Gender::Masculine) || verbs::is_he_perfect(word)).then_some(Gender::Masculine)
}

/// Whether a word in ت has the shape of a verbal noun that no verb has: `تطوير`.
fn is_noun(word: &str) -> bool {
    kinds(word) == Kinds::MASCULINE
}

/// `تكلم`: a perfect of “he” whose own ت stands before its root, of which the imperfect has both letters.
fn may_be_perfect(word: &str) -> bool {
    lists_arabic(&format!("ي{word}"))
}

/// How far behind the relative a pronoun may take it up, in words.
const REACH: usize = 14;

/// Whether a pronoun of the relative's gender follows in the sentence.
fn is_resumed(words: Words<'_>, at: usize, gender: Gender) -> bool {
    let follows = (at + 1..at + REACH).take_while(|&k| k < words.len());
    follows.map(|k| words.at(k)).any(|word| match gender {
        Gender::Feminine => word.ends_with("ها") || word.ends_with("هما"),
        _ => word.ends_with('ه') && !matches!(word, "هذه" | "وهذه" | "بهذه" | "لهذه"),
    })
}

/// What the noun right before the relative may be, past a comma.
fn head(words: Words<'_>, at: usize) -> Kinds {
    let Some(mut before) = at.checked_sub(1) else { return Kinds::ANY };
    if matches!(words.said(before).0, "،" | "(") {
        let Some(next) = before.checked_sub(1) else { return Kinds::ANY };
        before = next;
    }
    match articled(words.at(before)) {
        // الشركة الأمريكية: the adjective agrees with its noun.
        Some((_, noun)) => kinds(noun),
        None => Kinds::ANY,
    }
}
