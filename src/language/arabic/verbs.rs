//! Verb forms that show person, gender and number without vowels, and the verbs of saying.

use super::clitics::{Gender, Number, Person};
use super::letters::{length, plain, strip_conjunction, tail};
use crate::language::WordList;
use crate::text::Span;

/// Who a verb form agrees with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Person.
    pub person: Person,
    /// Gender.
    pub gender: Gender,
    /// Number.
    pub number: Number,
}

const fn third(gender: Gender, number: Number) -> Agreement {
    Agreement { person: Person::Third, gender, number }
}

/// Imperfects that people are the subject of, without the letter of the person, as [`plain`] writes them. Only of these
/// the forms in ت, ن and أ are taken for verbs: other words beginning so are mostly nouns.
static HUMAN_IMPERFECTS: WordList = WordList::new(
    "\
    عتقد ريد رى ري قول عرف علم شعر ستطيع حتاج حاول واصل توقع امل تحدث فعل كون كن حب حصل بحث تمكن اخذ ذهب عيش سمع ستطع \
    تذكر نتظر ستخدم طالب ستمر لعب خسر قترب ستسلم ؤدي قوم خطط تمني رغب نوي خشي صر ؤكد عتزم سعي ظن فكر فهم تابع قف \
    جلس بكي ضحك اكل نام سافر خوض قرر وافق رفض شارك قاتل ملك متلك جعل نظر دافع ؤمن جد",
);

/// Words in ي that are no verbs.
static YAA_NOUNS: WordList = WordList::new(
    "\
    يوم يوما يومين يوميا يومي يومية يومها يومه يد يدا يده يدها يداه يديه يديها يدي يهود يهودي يهودية يمين يميني \
    يمينية يمن يمني يمنية يابان ياباني يونان يوناني يونانية يسار يساري يسارية يسير يسيرة ياس يقين يناير يوليو \
    يونيو يسوع يورو يتيم يتامي يخت يا ياتري يوسف يوري يورغن يان ياسر ياسين يعقوب يحيي يونس يزيد يائس يائسة يائسين \
    يافع يقظ يمينا يسارا",
);

/// Verbs whose singular stands after any pronoun: impersonal, or followed by their own subject.
static IMPERSONAL: WordList = WordList::new(
    "\
    يمكن يجب ينبغي يبدو يحق يلزم يتم يتعين يوجد يبلغ يصل يقل يزيد يتجاوز يستحق يستحيل يجوز يصعب يسهل يكفي يفضل \
    يحتمل يقال يقدر يترتب يعد يتوقع يفترض يكون يتوجب يهم يسر يشرف يزال يبق يبقي يكن يسبق يرجح يحدث يعني يليق يعتبر \
    يتاح",
);

/// Letters that may stand behind an impersonal verb.
const BEHIND_IMPERSONAL: usize = 3;

/// The agreement of an imperfect that is one in every reading, with or without the future `س`; `None` if the word may be a
/// noun or its form serves several persons.
pub fn imperfect(word: &str) -> Option<Agreement> {
    let word = plain(word);
    let bare = word.strip_prefix('س').filter(|rest| rest.starts_with(['ي', 'ت', 'ن', 'ا']) && length(rest) > 3);
    let verb = bare.unwrap_or(&word);
    if matches!(verb, "لسنا" | "كنا" | "وكنا" | "قلنا" | "وقلنا") {
        return Some(WE);
    }
    if verb.starts_with('ي') {
        return yaa_imperfect(verb);
    }
    let human = HUMAN_IMPERFECTS.has(tail(verb));
    match verb.chars().next() {
        Some('ن') if human && !matches!(verb, "نام" | "نفهم" | "نجد" | "نحب") => Some(WE),
        Some('ت') if human && !NOUNS_IN_TAA.has(verb) => Some(third(Gender::Feminine, Number::Singular)),
        _ => None,
    }
}

const WE: Agreement = Agreement { person: Person::First, gender: Gender::Either, number: Number::Plural };

/// Whether `word` (folded, its hamza kept) is an imperfect of “I”: `أعتقد`, `سأكون`. The list leaves out those that are
/// written like a past or an elative: `أحب`, `أعلم`.
pub fn is_i_imperfect(word: &str) -> bool {
    let verb = word.strip_prefix('س').unwrap_or(word);
    let stem = verb.strip_prefix('أ').unwrap_or_default();
    HUMAN_IMPERFECTS.has(&plain(stem))
        && !matches!(
            stem,
            "حب" | "علم"
                | "شعر"
                | "سمع"
                | "فهم"
                | "كل"
                | "اكل"
                | "مل"
                | "خذ"
                | "جلس"
                | "بكي"
                | "بكى"
                | "ضحك"
                | "صر"
                | "دي"
                | "قوم"
                | "ملك"
        )
}

/// Words that are nouns as often as imperfects in ت.
static NOUNS_IN_TAA: WordList = WordList::new(
    "\
    تحدث تمكن تفهم تملك تفكر تذكر تقف تقرر تعلم تابع توقع تواصل تتابع تجد",
);

/// Singular imperfects whose own letters end like a dual.
static ROOTS_IN_NUN: WordList = WordList::new("يستعان يدان يهان يصان يعان يستهان");

fn yaa_imperfect(verb: &str) -> Option<Agreement> {
    if length(verb) < 3 || YAA_NOUNS.has(verb) || verb.ends_with("يون") || verb.ends_with("يين") || verb.ends_with('ة')
    {
        return None;
    }
    let long = length(verb) > 4;
    let number = if long && verb.ends_with("ون") || length(verb) > 3 && verb.ends_with("وا") {
        Number::Plural
    } else if long && verb.ends_with("ان") && !ROOTS_IN_NUN.has(verb) {
        Number::Dual
    } else if verb.ends_with(['ا', 'ن']) {
        return None;
    } else {
        Number::Singular
    };
    Some(third(Gender::Masculine, number))
}

/// Whether an imperfect in ي is impersonal, or its subject mostly follows; its singular says nothing of a pronoun before it.
pub fn is_impersonal(word: &str) -> bool {
    let word = plain(word);
    let bare = word.strip_prefix('س').unwrap_or(&word);
    let ends = bare.char_indices().rev().map(|(at, _)| at).take(BEHIND_IMPERSONAL);
    bare.starts_with('ي')
        && std::iter::once(bare.len()).chain(ends).any(|end| IMPERSONAL.has(Span::new(0, end).of(bare)))
}

/// Verbs of saying in the masculine singular, as [`plain`] writes them; the feminine adds ت.
static SAYING: WordList = WordList::new(
    "\
    قال اضاف صرح اعلن اكد ذكر اوضح اشار تابع واصل كتب لفت اعتبر راي زعم ادعي اعترف اقر حذر شدد نوه افاد اردف \
    استطرد علق رد اجاب سال تساءل كشف اخبر ابلغ وصف تعهد اقسم اعرب بين نفي وعد استدرك غرد ختم اختتم شرح اصر توقع \
    اعتقد شعر ظن تحدث",
);

/// The gender of a verb of saying in the past singular: `قال` masculine, `قالت` feminine.
pub fn saying(word: &str) -> Option<Gender> {
    let word = plain(word);
    let bare = strip_conjunction(&word);
    [&*word, bare].into_iter().find_map(|form| {
        let feminine = form.strip_suffix('ت').map(|stem| SAYING.has(stem) || SAYING.has(&format!("{stem}ي")));
        if feminine == Some(true) && !SAYING.has(form) {
            Some(Gender::Feminine)
        } else {
            SAYING.has(form).then_some(Gender::Masculine)
        }
    })
}

/// The third person dual or plural of `كان`, the auxiliary of the pluperfect.
pub fn past_auxiliary(word: &str) -> Option<Number> {
    let word = plain(word);
    match strip_conjunction(&word) {
        "كانا" | "كانتا" => Some(Number::Dual),
        "كانوا" | "كن" => Some(Number::Plural),
        _ => None,
    }
}

/// Whether a past verb in `نا` can only mean “we did”: with an object “us” a dual would end in `انا`, a plural in `ونا`.
pub fn is_we_past(word: &str, auxiliary: Number) -> bool {
    let word = plain(word);
    let object = if auxiliary == Number::Dual { "انا" } else { "ونا" };
    length(&word) >= 4 && word.ends_with("نا") && !word.ends_with(object)
}

/// Whether a word (folded, its hamza kept) may be, or may carry, a first person in any reading: `فعلت`, `كتابي`, `نذهب`.
pub fn may_be_first(word: &str) -> bool {
    let bare = strip_conjunction(word);
    let verb = bare.strip_prefix(['س', 'ل']).unwrap_or(bare);
    let articled = ["ال", "بال", "لل", "كال"].iter().any(|head| bare.starts_with(head));
    let ends = bare.ends_with("نا") || bare.ends_with(['ي', 'ت']) && !bare.ends_with("ات") && !articled;
    let begins = length(verb) > 2 && verb.starts_with(['أ', 'ن', 'آ']);
    !NO_FIRST_PERSON.has(bare) && (ends || begins) || matches!(bare, "أنا" | "نحن")
}

/// Frequent words that only look like a first person.
static NO_FIRST_PERSON: WordList = WordList::new(
    "\
    في التي الذي اللواتي أي لكي كي حوالي بيت وقت موت صوت تحت حيث أن أو أنه أنها أنهم أنهما أكثر أحد إحدى أول أيضا أمام أقل \
    أكبر أثناء أية نحو نفس نفسه نفسها نهاية نوع نصف نعم نتيجة هنا نساء ناس نقص أخرى أمر أمس أجل أيام أبدا كانت ليست",
);

/// Whether a word (folded, its hamza kept) is a perfect of “he” by its shape: انفعل, افتعل, استفعل, which no noun has.
pub fn is_he_perfect(word: &str) -> bool {
    let letters: Vec<char> = strip_conjunction(word).chars().collect();
    let ends_well = !letters.last().is_none_or(|last| matches!(last, 'ة' | 'ه' | 'ت' | 'ا' | 'و' | 'ن' | 'ي' | 'ء'));
    ends_well
        && match letters.as_slice() {
            ['ا', 'س', 'ت', _, _, _] => true,
            ['ا', second, 'ت', _, _] => *second != 'ل',
            ['ا', 'ن', third, _, _] => *third != 'ت',
            ['ا', 'ت', third, _] => *third != 'ا',
            _ => false,
        }
}

/// Whether a word is a singular imperfect in ي of a verb that people are the subject of: `يعتقد`.
pub fn is_human_third(word: &str) -> bool {
    let word = plain(word);
    word.starts_with('ي') && HUMAN_IMPERFECTS.has(tail(&word)) && !is_impersonal(&word)
}

/// The gender that a verb shows whose subject is one person: an imperfect in ي or ت of a verb on the list of human ones, or
/// a verb of saying; `None` for everything else.
pub fn human_gender(word: &str) -> Option<Gender> {
    let form = plain(word);
    let bare = form.strip_prefix('س').filter(|rest| rest.starts_with(['ي', 'ت'])).unwrap_or(&form);
    if HUMAN_IMPERFECTS.has(tail(bare)) && !is_impersonal(bare) && !NOUNS_IN_TAA.has(bare) {
        return match bare.chars().next() {
            Some('ي') => Some(Gender::Masculine),
            Some('ت') => Some(Gender::Feminine),
            _ => None,
        };
    }
    saying(word).filter(|_| !ALSO_NOUNS.has(bare))
}

/// Verbs of saying whose masculine is written like a noun.
static ALSO_NOUNS: WordList = WordList::new(
    "\
    تحدث توقع رد بين علق كشف وصف شرح وعد ختم راي ظن تعهد",
);

/// Roles in the masculine, as predicates without the article.
static ROLES: WordList = WordList::new(
    "\
    رجل عامل فقيه رئيس مدير وزير لاعب ممثل كاتب صحفي صحافي قائد زعيم محام طبيب استاذ عضو مسؤول خبير باحث عالم فنان \
    مخرج مغن مؤسس ضابط جندي شرطي نائب سفير مدرب قاض مستشار طالب مهندس رسام شاعر نجم بطل مرشح مواطن اب والد ابن زوج \
    شقيق صديق مؤيد معارض ناشط متحدث مصور مزارع تاجر",
);

/// Whether a word (spelled as [`plain`] does) is a man's role.
pub fn is_masculine_role(word: &str) -> bool {
    ROLES.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imperfects_tell_person_and_number() {
        let read = |word: &str| imperfect(word).map(|agreement| (agreement.person, agreement.number));
        assert_eq!(read("يريدون"), Some((Person::Third, Number::Plural)));
        assert_eq!(read("سيعملان"), Some((Person::Third, Number::Dual)));
        assert_eq!(read("نواصل"), Some((Person::First, Number::Plural)));
        assert_eq!(read("يوم"), None);
        assert_eq!(read("يمينيون"), None);
    }

    #[test]
    fn verbs_of_saying_tell_gender() {
        assert_eq!(saying("وقالت"), Some(Gender::Feminine));
        assert_eq!(saying("فأضاف"), Some(Gender::Masculine));
        assert_eq!(saying("نفت"), Some(Gender::Feminine));
        assert_eq!(saying("بيت"), None);
    }

    #[test]
    fn shapes_that_no_noun_has_are_perfects() {
        for word in ["استخدم", "واختبأ", "انفجر", "اتصل", "فاعترف"] {
            assert!(is_he_perfect(word), "{word}");
        }
        for word in ["استخدام", "اختبار", "أستخدم", "التمر", "اتحاد", "استقبلت", "انتباه", "اجتماع", "أنتج", "استياء"]
        {
            assert!(!is_he_perfect(word), "{word}");
        }
    }

    #[test]
    fn a_first_person_may_hide_in_many_endings() {
        for word in ["فعلت", "كتابي", "وسنذهب", "أستطيع", "بيتنا", "لأعود"] {
            assert!(may_be_first(word), "{word}");
        }
        for word in ["في", "السياسي", "يستطيع", "الوقت", "سيارات", "أنهم", "كانوا"] {
            assert!(!may_be_first(word), "{word}");
        }
    }

    #[test]
    fn an_object_pronoun_is_not_taken_for_a_subject() {
        assert!(is_we_past("تحدثنا", Number::Dual));
        assert!(!is_we_past("أخبرانا", Number::Dual));
        assert!(!is_we_past("أخبرونا", Number::Plural));
    }
}
