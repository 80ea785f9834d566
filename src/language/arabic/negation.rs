//! Words that negate in Arabic: particles before a verb, negated copulas, and words that deny without a particle.

use std::borrow::Cow;

use super::letters::{self, strip_conjunction};
use crate::language::WordList;
use crate::language::denying::{ARABIC, Strength};

/// How surely a word negates its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Negation {
    /// It negates a sentence: `لم`, `لن`, `ليس` and `لا` before an imperfect verb.
    Sentence,
    /// It may: `غير`, `عدم`, `رفض`, `فشل`, `لا` before a noun and the like.
    Lexical,
}

/// Particles and copulas that negate whatever follows.
static SENTENTIAL: WordList = WordList::new(
    "\
    لم لن ليس ليست ليسا ليستا ليسوا لست لسنا لستم لستما اليس اليست",
);

/// Beginnings of words in which `لا` or another particle was written together with its verb.
static GLUED: WordList = WordList::new(
    "\
    لاي لات مازال لازال مايزال لمي لمت لني لنت",
);

/// From this many letters on, a word is taken for several run together, in which a negation may hide.
const RUN_TOGETHER: usize = 13;

/// Whether a word (folded with marks gone) may negate in some context.
pub fn may_negate(word: &str) -> bool {
    let word = letters::plain(word);
    let bare = strip_conjunction(&word);
    matches!(bare, "لا" | "ما" | "لما" | "غير" | "قصر")
        || REFRAINING.has(bare)
        || SENTENTIAL.has(bare)
        || SENTENTIAL.has(&word)
        || word.ends_with("لا") && letters::length(&word) > 5
        || denies(&word)
}

/// What the word `at` of `words` (folded with marks gone) does; `None` if it does not negate, or does so as part of an
/// expression that says something else (`لا يزال`, `لا بد`, `لا سيما`, `لم ... إلا`).
pub fn negation(words: &[&str], at: usize) -> Option<Negation> {
    let word = plain(words, at)?;
    let next = plain(words, at + 1).unwrap_or_default();
    let bare = strip_conjunction(&word);
    // أليس كذلك asks for assent.
    if is_still(bare, &next) || bare.starts_with("اليس") && next == "كذلك" {
        return None;
    }
    // قصّر في is to fail in; a قصر is a palace.
    if bare == "قصر" && next == "في" {
        return Some(Negation::Lexical);
    }
    // عزف عن is to refrain from; without عن it is to play.
    if next == "عن" && REFRAINING.has(bare) {
        return Some(Negation::Lexical);
    }
    let before = at.checked_sub(1).and_then(|k| plain(words, k)).unwrap_or_default();
    // ما لم is “unless”, ما قيل قط “was never said”, and لما behind لو says what would not have been.
    if bare == "لم" && strip_conjunction(&before) == "ما"
        || bare == "ما"
            && (at + 1..(at + EVER).min(words.len())).any(|k| plain(words, k).is_some_and(|word| word == "قط"))
        || bare == "لما"
            && (at.saturating_sub(EXCEPTING)..at)
                .filter_map(|k| plain(words, k))
                .any(|word| IFS.has(strip_conjunction(&word)))
    {
        return Some(Negation::Lexical);
    }
    if let Some(particle) = [bare, &*word].into_iter().find(|w| SENTENTIAL.has(w)) {
        let ambiguous = word == "فليس" || matches!(particle, "لم" | "لن") && !letters::looks_imperfect(&next);
        return Some(if ambiguous || is_idiom(particle, &next) || is_restricted(words, at) {
            Negation::Lexical
        } else {
            Negation::Sentence
        });
    }
    // لا بد is “must”, and answers no cannot.
    if bare == "لا" && next == "بد" {
        return None;
    }
    if bare == "لا" {
        // من لا يحتمل: somebody cannot bear it; behind a noun it is unbearable.
        let of_somebody = matches!(strip_conjunction(&before), "من" | "لمن" | "الذي" | "التي" | "الذين");
        // لا أحد يجهل: everybody knows.
        let nobody = next == "احد" && plain(words, at + 2).is_some_and(|verb| is_idiom(bare, &verb));
        let idiom = (nobody || is_idiom(bare, &next)) && !(of_somebody && next.ends_with("حتمل"));
        let verb = letters::looks_imperfect(&next) && !idiom && !is_restricted(words, at);
        return Some(if verb { Negation::Sentence } else { Negation::Lexical });
    }
    // غير أن and إلا أن are “but”.
    if matches!(bare, "غير" | "الا") && next.starts_with("ان") {
        return None;
    }
    if bare == "ما" {
        return MA_FOLLOWERS.has(&next).then_some(Negation::Lexical);
    }
    let runs_on = word.ends_with("لا") && letters::length(&word) > 5 && letters::looks_imperfect(&next);
    (runs_on || denies(&word)).then_some(Negation::Lexical)
}

fn plain<'w>(words: &[&'w str], at: usize) -> Option<Cow<'w, str>> {
    words.get(at).map(|word| letters::plain(word))
}

/// To refrain and to stay away, before عن.
static REFRAINING: WordList = WordList::new(
    "عزف عزفت عزفوا عزوف العزوف يعزف تعزف يعزفون عازف عازفا عازفة عازفين عازفون يغيب تغيب يغيبون سيغيب ستغيب سيغيبون تغيبا تغيبت تغيبوا \
     يتغيب تتغيب يتغيبون",
);

/// How far behind ما its قط stands at most, in words.
const EVER: usize = 7;

/// Words that begin a condition.
static IFS: WordList = WordList::new("لو لولا");

/// After these `ما` denies.
static MA_FOLLOWERS: WordList = WordList::new(
    "\
    من كان كانت كنت كنا كانوا هو هي هم هذا هذه عاد عادت انا نحن لم",
);

/// Verbs and nouns with which a particle makes an affirmative expression: `لا يزال` still, `لا بد` must.
static IDIOMS: [(&str, WordList); 5] = [
    (
        "لا",
        WordList::new(
            "\
    بد سيما شك ريب يقل تقل يقلون يتجاوز تتجاوز يزيد تزيد يتعدي تتعدي جرم محالة باس غرو عجب غني ينفك تنفك يفتا تفتا \
    يبرح يكف يلبث تلبث يعدو تعدو سواء حصر يخفي تخفي يحصي تحصي ترحم يرحم يصدق تصدق يوصف توصف يقدر تقدر يضاهي تضاهي \
    ينسي تنسي تنس تنسوا يجهل تجهل ينكر تنكر يطاق تطاق يستهان يتجزا تتجزا يقاوم تقاوم ينضب تنضب يعد تعد يحتمل تحتمل ينتهي تنتهي",
        ),
    ),
    (
        "لم",
        WordList::new(
            "\
    يلبث تلبث يلبثوا يكد تكد يكادوا يتجاوز تتجاوز يبرح ينفك تنفك يزد تزد",
        ),
    ),
    (
        "لن",
        WordList::new(
            "\
    يلبث تلبث يتجاوز تتجاوز يزيد تزيد",
        ),
    ),
    (
        "ليس",
        WordList::new(
            "\
    فقط فحسب سوي الا مجرد بالقليل بالقليلة",
        ),
    ),
    (
        "ليست",
        WordList::new(
            "\
    فقط فحسب سوي الا مجرد بالقليل بالقليلة",
        ),
    ),
];

/// Verbs that say “still” with a negative particle before them.
static STILL: WordList = WordList::new(
    "\
    يزال تزال يزالون يزالان تزالان نزال ازال زال زالت زالوا زلنا زلت يزل تزل يزالوا نزل",
);

/// Whether a particle and the word after it say “still”: what still goes on denies nothing.
fn is_still(particle: &str, next: &str) -> bool {
    matches!(particle, "لا" | "ما" | "لم") && STILL.has(next)
}

fn is_idiom(particle: &str, next: &str) -> bool {
    IDIOMS.iter().any(|(first, nexts)| *first == particle && nexts.has(next))
}

/// How far behind a negation `إلا` and the other words that restrict it stand at most, in words.
const EXCEPTING: usize = 20;
const RESTRICTING: usize = 12;

/// Whether an exception (`إلا`, `سوى`) or a "not only" (`فقط`, `فحسب`) follows.
fn is_restricted(words: &[&str], at: usize) -> bool {
    // لم يبد انفعالا يذكر: he hardly showed any.
    let hardly = |k: usize| {
        let before = plain(words, k - 1).unwrap_or_default();
        plain(words, k).is_some_and(|word| matches!(&*word, "يذكر" | "تذكر")) && before.ends_with(['ا', 'ة'])
    };
    let behind = |reach: usize| at + 1..(at + reach).min(words.len());
    let has = |reach: usize, wanted: &[&str]| {
        behind(reach).filter_map(|k| plain(words, k)).any(|word| wanted.contains(&strip_conjunction(&word)))
    };
    // لن يعود ما لم يعتذروا: he returns if they apologise.
    let unless = |k: usize| plain(words, k - 1).as_deref() == Some("ما") && plain(words, k).as_deref() == Some("لم");
    behind(RESTRICTING).skip(2).any(hardly)
        || behind(EXCEPTING).skip(1).any(unless)
        || has(EXCEPTING, &["الا", "سوي"])
        || has(RESTRICTING, &["فقط", "فحسب", "حسب", "مجرد"])
}

/// A word as it stands, without conjunction, without what else is written before it, and without the letter of its person.
fn forms(word: &str) -> [&str; 4] {
    let stem = letters::strip_proclitics(word);
    let verb = letters::strip_imperfect(stem);
    // يغير is to change.
    [word, strip_conjunction(word), stem, if verb == "غير" { stem } else { verb }]
}

fn denies(word: &str) -> bool {
    ARABIC.may(&forms(word))
        || GLUED.begins(word)
        || letters::length(word) >= RUN_TOGETHER && ["لم", "لن", "لا", "ليس", "غير"].iter().any(|no| word.contains(no))
}

/// Whether a word that may negate (folded) does so in some contexts only: `قليل`, `بعيد`, `انتهى`.
pub fn is_weak(word: &str) -> bool {
    // ألا is أن لا, not إلا.
    if strip_conjunction(word) == "ألا" {
        return false;
    }
    ARABIC.has(Strength::Weak, &forms(&letters::plain(word)))
}

/// Whether a word (folded) denies wherever it stands, so that its source denies too.
pub fn is_denial(word: &str) -> bool {
    let word = letters::plain(word);
    ARABIC.has(Strength::Sure, &[strip_conjunction(&word)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Negation> {
        let words: Vec<&str> = text.split(' ').collect();
        (0..words.len()).filter_map(|at| negation(&words, at)).collect()
    }

    #[test]
    fn particles_before_a_verb_negate_the_sentence() {
        for text in ["لم يصل القطار", "ولن نعود", "ليست المدينة كبيرة", "لا توجد مياه"]
        {
            assert_eq!(all(text), [Negation::Sentence], "{text}");
        }
    }

    #[test]
    fn a_negation_with_its_exception_affirms() {
        assert!(!all("لا يملك إلا بيتا").contains(&Negation::Sentence));
        assert!(!all("لم يكتب فحسب بل رسم").contains(&Negation::Sentence));
        assert!(!all("لا يقل عددهم عن مئة").contains(&Negation::Sentence));
        assert!(!all("لم تحقق الشركة ربحا يذكر").contains(&Negation::Sentence));
        assert!(all("لم يذكر اسمه").contains(&Negation::Sentence));
    }

    #[test]
    fn what_still_goes_on_denies_nothing() {
        assert!(all("لا يزال الباب مفتوحا").is_empty());
        assert!(all("ما زالت الأسعار مرتفعة").is_empty());
        assert!(all("غير أن الطريق طويل").is_empty());
    }

    #[test]
    fn words_that_deny_may_stand_for_a_negation() {
        assert!(all("قد أعزف غدا").is_empty());
        for text in [
            "عزفوا عن المشاركة",
            "نفيا التهمة",
            "حجب الثقة",
            "رفض الوزير",
            "بدون ماء",
            "فشلت الخطة",
            "لعدم الحضور",
            "لايعرف",
        ] {
            assert_eq!(all(text), [Negation::Lexical], "{text}");
        }
    }

    #[test]
    fn a_name_that_begins_like_a_particle_negates_nothing() {
        assert!(!all("ولم شمله مع أسرته").contains(&Negation::Sentence));
    }
}
