//! Pronouns: the independent ones, those written onto particles (a closed class), and those on nouns and verbs.

use super::clitics::{ENCLITICS, Enclitic, Gender, Number, Person};
use super::letters::{length, plain, strip_conjunction};
use crate::language::WordList;

/// What a pronoun stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// Nothing: `هو`.
    Alone,
    /// `أن` and its sisters, after which comes the subject: `أنه`, `لكنهم`.
    Clause,
    /// A preposition or a quantifier: `عليهم`, `كلها`.
    Preposition,
}

/// A pronoun whose word allows no other reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    /// What it stands on.
    pub host: Host,
    /// Its person.
    pub person: Person,
    /// Its gender.
    pub gender: Gender,
    /// Its number.
    pub number: Number,
}

const INDEPENDENT: &[(&str, Person, Gender, Number)] = &[
    ("انا", Person::First, Gender::Either, Number::Singular),
    ("نحن", Person::First, Gender::Either, Number::Plural),
    ("انت", Person::Second, Gender::Either, Number::Singular),
    ("انتما", Person::Second, Gender::Either, Number::Dual),
    ("انتم", Person::Second, Gender::Masculine, Number::Plural),
    ("هو", Person::Third, Gender::Masculine, Number::Singular),
    ("هي", Person::Third, Gender::Feminine, Number::Singular),
    ("هما", Person::Third, Gender::Either, Number::Dual),
    ("هم", Person::Third, Gender::Masculine, Number::Plural),
    ("هن", Person::Third, Gender::Feminine, Number::Plural),
];

/// `أن` and its sisters as [`plain`] writes them.
static CLAUSE_HOSTS: WordList = WordList::new(
    "\
    ان لان بان كان لكن ليت لعل",
);

/// Prepositions, adverbs and quantifiers as they are written before a pronoun.
static PREPOSITION_HOSTS: WordList = WordList::new(
    "\
    من عن في علي الي ل ب مع بين عند لدي حول ضد بعد قبل دون خلف امام فوق تحت نحو مثل غير كل بعض جميع معظم احد نفس \
    انفس بنفس بانفس لانفس كلا كلي كلتا بعضهم تجاه حيال بشان عبر خلال وراء لغير جانب باحد لاحد لبعض",
);

/// The pronoun that `word` (folded, its marks gone) is or carries, if it is of a closed class.
pub fn pronoun(word: &str) -> Option<Pronoun> {
    of_plain(&plain(word))
}

/// What [`pronoun`] and [`suffix`] say of a word, at the cost of one.
pub(crate) fn pronoun_and_suffix(word: &str) -> (Option<Pronoun>, Option<(String, &'static Enclitic)>) {
    // Every form of them ends in one of these letters.
    if !word.ends_with(['ه', 'ا', 'م', 'ن', 'ي', 'و', 'ك', 'ت', 'ى', 'آ', 'أ', 'إ', 'ٱ']) {
        return (None, None);
    }
    let word = plain(word);
    let pronoun = of_plain(&word);
    let suffix = if pronoun.is_some() { None } else { suffix_of_plain(&word) };
    (pronoun, suffix)
}

fn of_plain(word: &str) -> Option<Pronoun> {
    // فهم is a noun (understanding) more often than ف before هم.
    let bare = strip_conjunction(word);
    let forms = [word, bare].into_iter().take(if bare.len() < word.len() { 2 } else { 1 });
    forms.filter(|_| word != "فهم").find_map(closed_class)
}

fn closed_class(word: &str) -> Option<Pronoun> {
    // No form is longer than بانفسهما.
    if word.len() > 2 * LONGEST {
        return None;
    }
    let alone = INDEPENDENT.iter().find(|(form, ..)| *form == word);
    if let Some(&(_, person, gender, number)) = alone {
        return Some(Pronoun { host: Host::Alone, person, gender, number });
    }
    // كان with نا would be كاننا, but كانا is “the two were”; أنا is “I”; with ي both words have other readings.
    if I_FORMS.has(word) {
        return Some(Pronoun {
            host: Host::Clause,
            person: Person::First,
            gender: Gender::Either,
            number: Number::Singular,
        });
    }
    ENCLITICS.iter().filter(|enclitic| !matches!(enclitic.text, "ي" | "ني" | "ك" | "كن")).find_map(|enclitic| {
        let stem = word.strip_suffix(enclitic.text)?;
        let host = if CLAUSE_HOSTS.has(stem) {
            Host::Clause
        } else if PREPOSITION_HOSTS.has(stem) && !OTHER_WORDS.has(word) {
            Host::Preposition
        } else {
            return None;
        };
        Some(Pronoun { host, person: enclitic.person, gender: enclitic.gender, number: enclitic.number })
    })
}

/// Letters of the longest form of a closed class, with room for one more.
const LONGEST: usize = 10;

/// `أن` and its sisters with “I”: the forms that nothing else is written like.
static I_FORMS: WordList = WordList::new(
    "\
    انني لانني بانني لكنني كانني ليتني",
);

/// Words that only look like a preposition with its pronoun.
static OTHER_WORDS: WordList = WordList::new(
    "\
    بكم لكم بها مثله نفسه فينا منها",
);

/// A third person pronoun or `نا` on a noun or a verb, with what it stands on; `None` where the letters may well belong to
/// the word: too short a stem, an article in front, a word on the list of those that end so.
pub fn suffix(word: &str) -> Option<(String, &'static Enclitic)> {
    let word = plain(word);
    if of_plain(&word).is_some() { None } else { suffix_of_plain(&word) }
}

/// The same for a word that is no pronoun of a closed class.
fn suffix_of_plain(word: &str) -> Option<(String, &'static Enclitic)> {
    // Sooner told than all that follows: most words end otherwise.
    if !word.ends_with(['ه', 'ا', 'م']) {
        return None;
    }
    // والد is father: its و is no conjunction.
    let bare = if word.starts_with("والد") { word } else { strip_conjunction(word) };
    let articled = ["ال", "بال", "لل", "كال"].iter().any(|article| bare.starts_with(article));
    // انتباها is انتباه in the accusative.
    let accusative = bare.strip_suffix('ا').is_some_and(|stem| ROOT_HAA.has(stem));
    if articled || accusative || END_SO.has(bare) || ROOT_HAA.has(bare) {
        return None;
    }
    ["هما", "هم", "ها", "ه", "نا"].iter().find_map(|text| {
        let stem = bare.strip_suffix(text).filter(|stem| length(stem) >= 2)?;
        // أحيانا, قانونا, ثمينا, أريزونا: an accusative or a foreign name as often as “our”.
        if *text == "نا" && stem.ends_with(['ا', 'و', 'ي']) && stem != "راي" {
            return None;
        }
        let short = length(stem) < 3 && *text != "هما";
        let enclitic = ENCLITICS.iter().find(|enclitic| enclitic.text == *text)?;
        (!short || SHORT_NOUNS.has(stem)).then(|| (stem.to_owned(), enclitic))
    })
}

/// Nouns of two letters before a pronoun.
static SHORT_NOUNS: WordList = WordList::new(
    "\
    اب ام اخ ابن يد دم فم حق حب سن عم جد خط",
);

/// Words whose last letters look like a pronoun and are none.
static END_SO: WordList = WordList::new(
    "\
    ادناه اعلاه مهم فهم تفاهم سهم دراهم متهم اسهم اتهم ابراهيم يلهم درهم ملهم مساهم تفهم يفهم نفهم جنيها وجها اتجاها كرها \
    مهما كلاهما ادهم تتهم يتهم تسهم يسهم داهم ساهم يساهم تساهم توجها شبيها مشابها موجها متوجها تنبيها هنا \
    هاهنا احيانا قانونا انسانا مكانا زمانا بيانا كيانا امتنانا حزنا مسكنا ممكنا مؤمنا معلنا حسنا ابنا وطنا \
    زمنا ثمنا لونا عينا معينا ثمينا مليونا مواطنا متضمنا ضمنا علنا طنا ركنا سجنا لبنا امنا دينا قرنا وزنا \
    عونا شانا رهنا ظنا معدنا مخزنا ساكنا باطنا كامنا متوازنا تضامنا تعاونا توازنا تهاونا متعاونا حصنا غصنا \
    سكانا جنونا تمرينا تكوينا تحسنا محسنا مقارنا مدينا حنينا يقينا تزامنا متزامنا اذنا معاونا كوينا ارجنتينا \
    كريستينا فيينا سيرينا كاترينا انجلينا انجيلينا مارتينا بوتسوانا غانا غيانا مونتانا لويزيانا انديانا ديانا \
    كارولينا هافانا نيرفانا بنا تيرانا اعلنا تمكنا امكنا سكنا كونا ادانا دفنا طعنا برهنا زينا اتقنا خزنا شحنا \
    لعنا يتمكنا تتمكنا يكونا تكونا يعلنا تعلنا يتعاونا تتعاونا سانا لاعبينا سنا كاتالينا الاسكا",
);

/// Words whose root ends in ه, as [`plain`] writes them.
static ROOT_HAA: WordList = WordList::new(
    "\
    وجه اتجاه مياه شبه الله فقه توجه تنبيه نزيه كره مشابه انتباه رفاه تشابه اتجه واجه تواجه يواجه نبيه سفيه \
    شبيه تافه فاكه مشبوه مكروه تشويه توجيه ترفيه طه لله اله الاله فواكه شفاه جباه افواه وجوه اوجه مكاره تيه \
    شره منبه مشوه متنزه منتزه فاره مرفه جاه سفه عته معتوه بله ابله اشباه تمويه تنويه تاليه تنزيه اكراه اشتباه \
    مشتبه مجابه تجاه وجيه فقيه كريه متجه موجه متوجه متشابه يشابه نزه انتبه ينتبه تتجه يتجه تتوجه يتوجه نبه \
    ينبه تنبه شوه يشوه تشوه مواجه متواجه بديه شافه وله تاه ابه يابه فوه كنه مه صه عضاه امواه جبه اسفه افقه \
    نوه ينوه منوه تفوه يتفوه اكره يكره تكره كاره تنزه تاوه تفقه متفقه مموه مفوه تشبه نباه جنيه باليه كاراتيه كافيه \
    بوفيه اتيليه فيليه سوفليه دوسيه شاليه كليشيه كورنيه كروكيه بورتريه سواريه ماتينيه كنبيه",
);

/// Whether the ه at the end of a word (spelled as [`plain`] does, without article) is of its root, or its host is a particle.
pub fn ends_in_root_haa(word: &str) -> bool {
    let bare = strip_conjunction(word);
    let without = ["بال", "كال", "ال", "لل"].iter().find_map(|head| bare.strip_prefix(head)).unwrap_or(bare);
    let inside = without.strip_prefix(['ب', 'ل', 'ك']).unwrap_or(without);
    [word, bare, without, inside].iter().any(|form| ROOT_HAA.has(form)) || pronoun(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(word: &str) -> Option<(Person, Number)> {
        pronoun(word).map(|pronoun| (pronoun.person, pronoun.number))
    }

    #[test]
    fn closed_classes_are_read_through_conjunctions_and_spellings() {
        assert_eq!(number("ولكنهم"), Some((Person::Third, Number::Plural)));
        assert_eq!(number("انهما"), Some((Person::Third, Number::Dual)));
        assert_eq!(number("لدينا"), Some((Person::First, Number::Plural)));
        assert_eq!(number("لأنني"), Some((Person::First, Number::Singular)));
    }

    #[test]
    fn the_two_were_is_no_pronoun() {
        assert_eq!(number("كانا"), None);
    }

    #[test]
    fn nouns_show_their_pronoun() {
        let of = |word: &str| suffix(word).map(|(stem, enclitic)| (stem, enclitic.text));
        assert_eq!(of("منازلهم"), Some(("منازل".to_owned(), "هم")));
        assert_eq!(of("والدتها"), Some(("والدت".to_owned(), "ها")));
        assert_eq!(of("قدرتنا"), Some(("قدرت".to_owned(), "نا")));
    }

    #[test]
    fn words_that_end_like_a_pronoun_have_none() {
        for word in ["مهم", "اتجاه", "أحيانا", "قانونا", "أريزونا", "التوجيه", "أعلنا", "هنا"]
        {
            assert!(suffix(word).is_none(), "{word}");
        }
    }
}
