//! The gender that the letters of a verb show.

use super::clitics::{Gender, Number};
use super::doings::{perfect_gender, wanted_gender};
use super::future::future;
use super::letters::{length, plain, strip_conjunction};
use super::morphology::nouns::{Kinds, kinds};
use super::verbs;
use crate::language::WordList;
use crate::language::vocabulary::lists_arabic;

/// Words in ت that are no verbs, or none of a certain gender.
static NO_VERBS: WordList = WordList::new("تلك تحت تجاه تم توا تقريبا تبعا تماما بنت أنت ذات وقت بيت صوت موت");

/// The letters of objects behind a verb.
const OBJECTS: [&str; 5] = ["هما", "ها", "هم", "نا", "ه"];

/// The gender of a verb where nothing but a verb may stand, as behind a relative; none for a plural, a dual and what may be of either.
pub(crate) fn gender_of_verb(word: &str, negated: bool) -> Option<Gender> {
    if NO_VERBS.has(word) || length(word) < 3 {
        return None;
    }
    match word {
        "كان" | "ليس" | "أصبح" => return Some(Gender::Masculine),
        "كانت" | "ليست" | "أصبحت" | "تمت" => return Some(Gender::Feminine),
        _ => {}
    }
    bare_gender(word, negated).or_else(|| {
        let stem = OBJECTS.iter().find_map(|object| word.strip_suffix(object)).filter(|stem| length(stem) >= 3)?;
        let perfect = stem.ends_with('ت') && length(stem) > 3;
        (perfect || stem.starts_with(['ي', 'ت'])).then(|| bare_gender(stem, negated))?
    })
}

fn bare_gender(word: &str, negated: bool) -> Option<Gender> {
    let future = word.strip_prefix('س').filter(|rest| rest.starts_with(['ي', 'ت']) && length(rest) > 3);
    let bare = future.unwrap_or(word);
    if bare.starts_with('ي') {
        let one = verbs::imperfect(bare).is_some_and(|verb| verb.number == Number::Singular);
        return one.then_some(Gender::Masculine);
    }
    let ends = !bare.ends_with(['ة', 'ا', 'ن', 'ه', 'ء']) && !bare.ends_with("ات");
    if bare.starts_with('ت') {
        let shown = negated || future.is_some() || kinds(bare) != Kinds::MASCULINE && !may_be_perfect(bare);
        return (ends && shown && length(bare) > 2).then_some(Gender::Feminine);
    }
    if bare.ends_with('ت') && length(bare) > 3 && ends {
        return Some(Gender::Feminine);
    }
    // أدى, أجرى.
    let weak = word.ends_with('ى')
        && length(word) > 2
        && word.starts_with(['أ', 'ا', 'ب', 'ر', 'ق', 'ج', 'ع'])
        && !PARTICLES.has(word);
    (weak || wanted_gender(word) == Some(Gender::Masculine) || verbs::is_he_perfect(word)).then_some(Gender::Masculine)
}

/// Words in ى that are no verbs.
static PARTICLES: WordList = WordList::new("على أخرى أولى أعلى أقصى أدنى أغنى أقوى أسمى");

/// `تكلم`: a perfect of “he” whose own ت stands before its root, of which the imperfect has both letters; or one by its shape.
fn may_be_perfect(word: &str) -> bool {
    DIED.has(word) || lists_arabic(&format!("ي{word}")) || is_weak_perfect(word) || is_long_perfect(word)
}

/// The passive perfect that is written like an imperfect of أوفى: `ابنها الذي توفي`.
static DIED: WordList = WordList::new("توفي توفى");

/// `تخلى`, `تغنى`.
fn is_weak_perfect(word: &str) -> bool {
    word.starts_with('ت') && word.ends_with('ى') && length(word) == 4
}

/// `تدحرج`, `ترعرع`: behind the ت a root of four letters, and no `تشترك` or `تنطلق`, whose own ت or ن is no root's.
fn is_long_perfect(word: &str) -> bool {
    let letters: Vec<char> = word.chars().take(6).collect();
    let ['ت', root @ ..] = letters.as_slice() else { return false };
    let [first, second, ..] = root else { return false };
    let derived = matches!((first, second), ('ن' | 'ت', _) | (_, 'ت') | ('ز', 'د') | ('ص' | 'ض', 'ط'));
    root.len() == 4 && !derived && !root.iter().any(|letter| WEAK.contains(letter))
}

/// Letters that a root of four seldom has.
const WEAK: [char; 8] = ['ا', 'و', 'ي', 'ى', 'أ', 'ؤ', 'ئ', 'ة'];

/// The gender of a word that is a singular verb in every reading, though a noun could stand there.
pub(crate) fn gender_of_sure_verb(word: &str, negated: bool) -> Option<Gender> {
    if is_his(word, negated) {
        return Some(Gender::Masculine);
    }
    is_hers(word, negated).then_some(Gender::Feminine)
}

fn is_his(word: &str, negated: bool) -> bool {
    // سيارته is his car, سيول are floods.
    let is_noun = word.starts_with("سي") && future(&plain(word)).is_none();
    let future = word.strip_prefix('س').filter(|rest| !is_noun && rest.starts_with('ي') && lists_arabic(rest));
    let verb = future.unwrap_or(word);
    let one = |verb: verbs::Agreement| verb.gender == Gender::Masculine && verb.number == Number::Singular;
    let imperfect = verb.starts_with('ي') && verbs::imperfect(verb).is_some_and(one);
    let perfect =
        !negated && !is_noun && (perfect_gender(word) == Some(Gender::Masculine) || verbs::is_he_perfect(word));
    (word == "كان" || imperfect || perfect) && !verbs::is_impersonal(word)
}

/// A verb in ت before a root of which no verbal noun in ت is formed, or where a particle or س shows it.
fn is_hers(word: &str, negated: bool) -> bool {
    if word.starts_with(['و', 'ف']) || word.ends_with(['ة', 'ا', 'ن', 'ه', 'ء']) || word.ends_with("ات") {
        return false;
    }
    let spelled = plain(word);
    let future = spelled.strip_prefix('س').filter(|rest| rest.starts_with('ت') && length(rest) > 3);
    let verb = future.unwrap_or(&spelled);
    let he = verb.strip_prefix('ت').map(|rest| format!("ي{rest}"));
    let known = he.is_some_and(|he| lists_arabic(&he) && verbs::imperfect(&he).is_some());
    let shown = negated || future.is_some() || !may_be_perfect(verb) && !is_weak_perfect(word) && length(verb) > 3;
    // تطوير.
    let is_noun = length(verb) == 5 && verb.chars().rev().nth(1) == Some('ي');
    known && shown && !is_noun || perfect_gender(strip_conjunction(word)) == Some(Gender::Feminine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_behind_a_relative_show_their_gender() {
        for word in ["تحمل", "كانت", "ستبدأ", "أعلنت", "أخرجتها", "تحدها"] {
            assert_ne!(gender_of_verb(word, false), Some(Gender::Masculine), "{word}");
        }
        assert_eq!(gender_of_verb("أعلنت", false), Some(Gender::Feminine));
        assert_eq!(gender_of_verb("تشترك", false), Some(Gender::Feminine));
        assert_eq!(gender_of_verb("يسببه", false), Some(Gender::Masculine));
        for perfect in ["تكلم", "تخلى", "ترعرع", "تلعثم"] {
            assert_eq!(gender_of_verb(perfect, false), None, "{perfect}");
        }
        assert_eq!(gender_of_verb("يعملون", false), None);
    }

    #[test]
    fn verbal_nouns_are_no_sure_verbs() {
        for word in ["تطوير", "تحالف", "تطور", "تخلى", "يمكن", "سيارته"] {
            assert_eq!(gender_of_sure_verb(word, false), None, "{word}");
        }
        assert_eq!(gender_of_sure_verb("سيصوت", false), Some(Gender::Masculine));
        assert_eq!(gender_of_sure_verb("ستلقي", false), Some(Gender::Feminine));
    }
}
