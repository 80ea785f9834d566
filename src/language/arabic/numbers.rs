//! Arabic number words: every gender and case, with the conjunction, prepositions and article before them.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::duals;
use crate::language::numerals::{NumberWord, Numerals, Prefixes, Role};

/// How Arabic writes numbers in words.
pub static NUMERALS: Numerals = Numerals {
    word,
    links: &["و"],
    units_first: true,
    articles: &["من", "ال"],
    part_of: (&[], ""),
    century: Some(["من", "القرن", "الماضي"]),
    is_dual: duals::is_dual,
    may_be_dual: duals::may_be_dual,
};

/// A word with the differences of spelling folded that writers do not keep: every hamza of an alef goes, ة becomes ه and
/// ى becomes ي. Hamza on ya and waw stays: مئتا is 200, ميتا is dead.
pub fn unify(word: &str) -> Cow<'_, str> {
    let unified = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ة' => 'ه',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        other => other,
    };
    if word.chars().all(|c| unified(c) == c) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().map(unified).collect())
}

/// Every way to take a conjunction, a preposition and the article off a word, the least taken off first.
pub fn unprefixed(word: &str) -> Vec<(&str, Prefixes)> {
    let mut forms = Vec::with_capacity(6);
    let without_conjunction = word.strip_prefix(['و', 'ف']).map(|rest| (rest, true));
    for (rest, conjunction) in std::iter::once((word, false)).chain(without_conjunction) {
        forms.push((rest, Prefixes { conjunction, ..Prefixes::default() }));
        if let Some(stem) = rest.strip_prefix("ال") {
            forms.push((stem, Prefixes { conjunction, article: true, preposition: false }));
        }
        if let Some(stem) = rest.strip_prefix("لل") {
            forms.push((stem, Prefixes { conjunction, article: true, preposition: true }));
        }
        if let Some(stem) = rest.strip_prefix(['ب', 'ل', 'ك']) {
            forms.push((stem, Prefixes { conjunction, article: false, preposition: true }));
            if let Some(stem) = stem.strip_prefix("ال") {
                forms.push((stem, Prefixes { conjunction, article: true, preposition: true }));
            }
        }
    }
    forms
}

/// Units: stem without feminine ending, other spellings, ordinal stem.
#[rustfmt::skip]
const UNITS: [(&[&str], &[&str]); 9] = [
    (&["واحد", "واحدا", "واحده", "احد", "احدي"], &["حادي", "حاديه"]),
    (&["اثنان", "اثنين", "اثنا", "اثني", "اثنتان", "اثنتين", "اثنتا", "اثنتي"], &["ثان", "ثاني", "ثانيه", "ثانيا"]),
    (&["ثلاث", "ثلاثه", "ثلاثا"], &["ثالث", "ثالثه", "ثالثا"]),
    (&["اربع", "اربعه", "اربعا"], &["رابع", "رابعه", "رابعا"]),
    (&["خمس", "خمسه", "خمسا"], &["خامس", "خامسه", "خامسا"]),
    (&["ست", "سته", "ستا"], &["سادس", "سادسه", "سادسا"]),
    (&["سبع", "سبعه", "سبعا"], &["سابع", "سابعه"]),
    (&["ثمان", "ثماني", "ثمانيه", "ثمانيا"], &["ثامن", "ثامنه"]),
    (&["تسع", "تسعه", "تسعا"], &["تاسع", "تاسعه"]),
];

/// Tens without their case ending.
const TENS: [&str; 8] = ["عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"];

/// What stands before مئة in 300 to 900.
const HUNDREDS: [&str; 7] = ["ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"];

/// Scales: value, singular, plural. The dual is made of the singular.
const SCALES: [(f64, &str, &str); 6] = [
    (1e3, "الف", "الاف"),
    (1e6, "مليون", "ملايين"),
    (1e9, "مليار", "مليارات"),
    (1e9, "بليون", "بلايين"),
    (1e12, "تريليون", "تريليونات"),
    (1e12, "ترليون", "ترليونات"),
];

#[rustfmt::skip]
const OTHERS: [(&str, f64, Role); 56] = [
    // Not a unit of higher ordinals, which take حادي: أول عشر is the first ten.
    ("اول", 1.0, Role::Hint), ("اولي", 1.0, Role::Hint), ("اولا", 1.0, Role::Hint),
    ("صفر", 0.0, Role::Unit),
    ("عشر", 10.0, Role::Ten), ("عشره", 10.0, Role::Ten), ("عشرا", 10.0, Role::Ten),
    ("مئه", 100.0, Role::Hundred), ("مائه", 100.0, Role::Hundred), ("ماءه", 100.0, Role::Hundred),
    ("مئتان", 200.0, Role::Hundreds), ("مئتين", 200.0, Role::Hundreds), ("مئتا", 200.0, Role::Hundreds),
    ("مئتي", 200.0, Role::Hundreds), ("مائتان", 200.0, Role::Hundreds), ("مائتين", 200.0, Role::Hundreds),
    ("مائتا", 200.0, Role::Hundreds), ("مائتي", 200.0, Role::Hundreds),
    ("عشرات", 10.0, Role::Vague), ("مئات", 100.0, Role::Vague), ("مءات", 100.0, Role::Vague),
    ("الوف", 1e3, Role::Vague),
    ("نصف", 0.5, Role::Part), ("ثلث", 1.0 / 3.0, Role::Part), ("ربع", 0.25, Role::Part), ("سدس", 1.0 / 6.0, Role::Part),
    ("ثلثا", 2.0 / 3.0, Role::Part), ("ثلثي", 2.0 / 3.0, Role::Part), ("ثلثين", 2.0 / 3.0, Role::Part),
    ("ثلثان", 2.0 / 3.0, Role::Part),
    ("انصاف", 0.5, Role::Parts), ("ارباع", 0.25, Role::Parts), ("اخماس", 0.2, Role::Parts), ("اعشار", 0.1, Role::Parts),
    ("اثلاث", 1.0 / 3.0, Role::Parts),
    ("كلا", 2.0, Role::Hint), ("كلتا", 2.0, Role::Hint), ("كلاهما", 2.0, Role::Hint), ("كليهما", 2.0, Role::Hint),
    ("كلتاهما", 2.0, Role::Hint), ("كلتيهما", 2.0, Role::Hint), ("كلي", 2.0, Role::Hint), ("ضعف", 2.0, Role::Hint),
    ("ضعفي", 2.0, Role::Hint), ("مزدوج", 2.0, Role::Hint), ("مزدوجه", 2.0, Role::Hint), ("زوج", 2.0, Role::Hint),
    ("زوجي", 2.0, Role::Hint), ("ثنائي", 2.0, Role::Hint), ("ثنائيه", 2.0, Role::Hint), ("توام", 2.0, Role::Hint),
    ("دزينه", 12.0, Role::Hint), ("عقد", 10.0, Role::Hint), ("عقدا", 10.0, Role::Hint), ("قرن", 100.0, Role::Hint),
    ("قرنا", 100.0, Role::Hint),
];

/// Relative adjectives made of a number: ثلاثي (threefold, trio).
const FOLD: [(&str, f64); 8] = [
    ("ثلاثي", 3.0),
    ("رباعي", 4.0),
    ("خماسي", 5.0),
    ("سداسي", 6.0),
    ("سباعي", 7.0),
    ("ثماني", 8.0),
    ("تساعي", 9.0),
    ("عشاري", 10.0),
];

/// Words that read as a number with a particle but are far more often something else: وست in وست هام.
const MISREADINGS: [&str; 8] = ["وست", "بست", "كست", "باول", "كالف", "فالف", "والدين", "كلا"];

type Words = FxHashMap<Cow<'static, str>, NumberWord>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for (k, (cardinals, ordinals)) in UNITS.iter().enumerate() {
        let unit = NumberWord::plain(k as f64 + 1.0, Role::Unit);
        words.extend(cardinals.iter().map(|&name| (name.into(), unit)));
        words.extend(ordinals.iter().map(|&name| (name.into(), NumberWord { ordinal: true, ..unit })));
    }
    let ten = NumberWord { ordinal: true, ..NumberWord::plain(10.0, Role::Teen) };
    words.extend([("عاشر".into(), ten), ("عاشره".into(), ten)]);
    add_tens(&mut words);
    for (k, stem) in HUNDREDS.iter().enumerate() {
        let word = NumberWord::plain(300.0 + 100.0 * k as f64, Role::Hundreds);
        let joints = if *stem == "ثمان" { &["", "ي"][..] } else { &[""] };
        for joint in joints {
            words.extend(["مئه", "مائه"].map(|hundred| (format!("{stem}{joint}{hundred}").into(), word)));
        }
    }
    for (value, one, many) in SCALES {
        words.extend(
            [one.to_owned(), format!("{one}ا")].map(|name| (name.into(), NumberWord::plain(value, Role::Scale))),
        );
        let two = NumberWord::plain(2.0 * value, Role::TwoScales);
        words.extend(["ان", "ين", "ي"].map(|ending| (format!("{one}{ending}").into(), two)));
        words.insert(many.into(), NumberWord::plain(value, Role::Scales));
    }
    words.extend(OTHERS.iter().map(|&(name, value, role)| (name.into(), NumberWord::plain(value, role))));
    for (name, value) in FOLD {
        let hint = NumberWord::plain(value, Role::Hint);
        words.entry(name.into()).or_insert(hint);
        words.entry(format!("{name}ه").into()).or_insert(hint);
    }
    words
});

fn add_tens(words: &mut Words) {
    for (k, stem) in TENS.iter().enumerate() {
        let value = 20.0 + 10.0 * k as f64;
        words.extend(["ون", "ين"].map(|case| (format!("{stem}{case}").into(), NumberWord::plain(value, Role::Tens))));
        let decade = NumberWord::plain(value, Role::Decade);
        for ending in ["ينيات", "ينات", "ينياته", "يناته", "ينياتها", "يناتها"] {
            words.insert(format!("{stem}{ending}").into(), decade);
        }
        for ending in ["يني", "ينيه"] {
            words.insert(format!("{stem}{ending}").into(), NumberWord::plain(value, Role::Hint));
        }
    }
}

/// Pronouns that a part or an ordinal can carry: نصفهم, ثانيها.
const PRONOUNS: [&str; 7] = ["هما", "هم", "هن", "ها", "نا", "كم", "ه"];

fn word(folded: &str) -> Option<NumberWord> {
    let whole = unify(folded);
    let doubtful = MISREADINGS.contains(&&*whole);
    let found = |stem: &str| WORDS.get(stem).copied();
    let of_stem = |stem: &str, prefixes: Prefixes| {
        found(stem).or_else(|| if prefixes.article { None } else { with_pronoun(stem) })
    };
    unprefixed(&whole)
        .into_iter()
        .find_map(|(stem, prefixes)| of_stem(stem, prefixes).map(|word| NumberWord { prefixes, doubtful, ..word }))
}

fn with_pronoun(stem: &str) -> Option<NumberWord> {
    let bare = PRONOUNS.iter().find_map(|pronoun| stem.strip_suffix(pronoun))?;
    WORDS.get(bare).copied().filter(|word| word.ordinal && word.value > 1.0 || word.role == Role::Part).or_else(|| {
        // ثلاثتهم: the feminine ending opens before a pronoun.
        let unit = bare.strip_suffix('ت')?;
        WORDS.get(unit).copied().filter(|word| word.role == Role::Unit && word.value > 2.0)
    })
}

#[cfg(test)]
mod tests {

    fn value(word: &str) -> Option<f64> {
        super::word(word).map(|word| word.value)
    }

    #[test]
    fn knows_numbers_in_every_spelling() {
        for (text, expected) in [
            ("وعشرين", 20.0),
            ("بثلاثة", 3.0),
            ("للثلاثة", 3.0),
            ("ثلاثمئة", 300.0),
            ("ثلاثمائة", 300.0),
            ("ثمانيمئة", 800.0),
            ("مائتي", 200.0),
            ("ألفين", 2000.0),
            ("مليوني", 2e6),
            ("الملايين", 1e6),
            ("الثانية", 2.0),
            ("نصفهم", 0.5),
            ("ثلاثتهم", 3.0),
            ("التسعينيات", 90.0),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn leaves_other_words_alone() {
        for text in ["ميتا", "سبب", "ثمن", "تسعير", "عشيرة", "ألماني", "مليونير", "سنة", "أربيل"]
        {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
