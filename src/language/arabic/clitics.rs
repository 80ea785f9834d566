//! Clitics: what Arabic writes onto the front and the back of a word.
//!
//! Unvowelled Arabic is ambiguous, so [`stems`] gives every reading that the shape of the word allows, and it is for the
//! caller to choose or to ask that all readings agree.

use crate::text::Span;

/// What stands written before the stem, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proclitics {
    /// The letters as written: `وبال`, `لل`.
    pub text: &'static str,
    /// و or ف.
    pub conjunction: Option<char>,
    /// The prepositions ب ل ك or the future particle س.
    pub particle: Option<char>,
    /// The article, seen or contracted into لل.
    pub article: bool,
}

/// Grammatical person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// I, we.
    First,
    /// You.
    Second,
    /// He, she, it, they.
    Third,
}

/// Grammatical gender, as far as the form shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Masculine only.
    Masculine,
    /// Feminine only (or things in the plural).
    Feminine,
    /// The unvowelled form serves both.
    Either,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// Three and more; for the first person, two and more.
    Plural,
}

/// A pronoun written onto the end of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enclitic {
    /// The letters as written.
    pub text: &'static str,
    /// Who it stands for.
    pub person: Person,
    /// Gender of that person or thing.
    pub gender: Gender,
    /// How many.
    pub number: Number,
}

/// One way to read a word as proclitics, stem and pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading<'w> {
    /// What stands before the stem; of no letters where nothing does.
    pub proclitics: &'static Proclitics,
    /// The stem as it is written here: before a pronoun ة shows as ت and ى as ا or ي (see [`Reading::free_stems`]).
    pub stem: &'w str,
    /// The pronoun behind it.
    pub enclitic: Option<&'static Enclitic>,
}

impl Reading<'_> {
    /// Whether the word is read as bare: no proclitics, no pronoun.
    pub fn is_bare(&self) -> bool {
        self.proclitics.text.is_empty() && self.enclitic.is_none()
    }

    /// The spellings that the stem can have where no pronoun follows, the written one first: مدرست(ه) is مدرسة,
    /// مستوا(ه) is مستوى, علي(ه) is على, أصدقائ(ه) is أصدقاء.
    pub fn free_stems(&self) -> Vec<String> {
        let mut found = vec![self.stem.to_owned()];
        if self.enclitic.is_some() {
            let restored = BEFORE_PRONOUN
                .iter()
                .filter_map(|&(written, free)| self.stem.strip_suffix(written).map(|head| head.to_owned() + free));
            found.extend(restored);
        }
        found
    }
}

/// Endings that change before a pronoun: as written there, as written at the end of a word.
static BEFORE_PRONOUN: [(&str, &str); 5] = [("ت", "ة"), ("ا", "ى"), ("ي", "ى"), ("ائ", "اء"), ("اؤ", "اء")];

const fn proclitics(
    text: &'static str,
    conjunction: Option<char>,
    particle: Option<char>,
    article: bool,
) -> Proclitics {
    Proclitics { text, conjunction, particle, article }
}

/// Every run of proclitics, fewest letters first.
pub static PROCLITICS: [Proclitics; 27] = [
    proclitics("", None, None, false),
    proclitics("و", Some('و'), None, false),
    proclitics("ف", Some('ف'), None, false),
    proclitics("ب", None, Some('ب'), false),
    proclitics("ل", None, Some('ل'), false),
    proclitics("ك", None, Some('ك'), false),
    proclitics("س", None, Some('س'), false),
    proclitics("ال", None, None, true),
    proclitics("لل", None, Some('ل'), true),
    proclitics("وب", Some('و'), Some('ب'), false),
    proclitics("ول", Some('و'), Some('ل'), false),
    proclitics("وك", Some('و'), Some('ك'), false),
    proclitics("وس", Some('و'), Some('س'), false),
    proclitics("فب", Some('ف'), Some('ب'), false),
    proclitics("فل", Some('ف'), Some('ل'), false),
    proclitics("فك", Some('ف'), Some('ك'), false),
    proclitics("فس", Some('ف'), Some('س'), false),
    proclitics("وال", Some('و'), None, true),
    proclitics("فال", Some('ف'), None, true),
    proclitics("بال", None, Some('ب'), true),
    proclitics("كال", None, Some('ك'), true),
    proclitics("ولل", Some('و'), Some('ل'), true),
    proclitics("فلل", Some('ف'), Some('ل'), true),
    proclitics("وبال", Some('و'), Some('ب'), true),
    proclitics("وكال", Some('و'), Some('ك'), true),
    proclitics("فبال", Some('ف'), Some('ب'), true),
    proclitics("فكال", Some('ف'), Some('ك'), true),
];

const fn enclitic(text: &'static str, person: Person, gender: Gender, number: Number) -> Enclitic {
    Enclitic { text, person, gender, number }
}

/// Every pronoun that is written onto a word.
pub static ENCLITICS: [Enclitic; 12] = [
    enclitic("ه", Person::Third, Gender::Masculine, Number::Singular),
    enclitic("ها", Person::Third, Gender::Feminine, Number::Singular),
    enclitic("هم", Person::Third, Gender::Masculine, Number::Plural),
    enclitic("هن", Person::Third, Gender::Feminine, Number::Plural),
    enclitic("هما", Person::Third, Gender::Either, Number::Dual),
    enclitic("ك", Person::Second, Gender::Either, Number::Singular),
    enclitic("كم", Person::Second, Gender::Masculine, Number::Plural),
    enclitic("كن", Person::Second, Gender::Feminine, Number::Plural),
    enclitic("كما", Person::Second, Gender::Either, Number::Dual),
    enclitic("ي", Person::First, Gender::Either, Number::Singular),
    enclitic(OBJECT_ONLY, Person::First, Gender::Either, Number::Singular),
    enclitic("نا", Person::First, Gender::Either, Number::Plural),
];

/// The first person as an object; no noun takes it.
const OBJECT_ONLY: &str = "ني";
/// The future particle; only imperfect verbs take it.
const FUTURE: char = 'س';
/// First letters of the imperfect (with and without their hamza).
const IMPERFECT: [char; 5] = ['ي', 'ت', 'ن', 'أ', 'ا'];
/// Prepositions of one letter: the only stems so short, and only before a pronoun.
const SHORT_STEMS: [&str; 2] = ["ب", "ل"];

/// ل + ال + لغة is written with two lams, not three: للغة.
const CONTRACTED: &str = "لل";
const LAM: &str = "ل";

/// Every reading of `word` as proclitics, stem and pronoun: the bare word first, then by the letters taken off in front.
/// The word is folded with either [`crate::text::Folding`]. Stems have two letters at least, but for the prepositions
/// ب and ل before a pronoun; a word too short for any of this is its own only reading.
pub fn stems(word: &str) -> Vec<Reading<'_>> {
    let mut found = Vec::with_capacity(4);
    for proclitics in &PROCLITICS {
        let Some(rest) = word.strip_prefix(proclitics.text) else { continue };
        found.extend(with_enclitics(proclitics, rest));
        if proclitics.text.ends_with(CONTRACTED) && letters(rest) >= 2 {
            let stem = Span::new(proclitics.text.len() - LAM.len(), word.len()).of(word);
            found.push(Reading { proclitics, stem, enclitic: None });
        }
    }
    if found.is_empty() && !word.is_empty() {
        found.extend(PROCLITICS.first().map(|proclitics| Reading { proclitics, stem: word, enclitic: None }));
    }
    found
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

fn with_enclitics<'w>(proclitics: &'static Proclitics, rest: &'w str) -> impl Iterator<Item = Reading<'w>> {
    let bare = Reading { proclitics, stem: rest, enclitic: None };
    let with_pronoun = ENCLITICS.iter().filter_map(move |enclitic| {
        Some(Reading { proclitics, stem: rest.strip_suffix(enclitic.text)?, enclitic: Some(enclitic) })
    });
    std::iter::once(bare).chain(with_pronoun).filter(Reading::is_possible)
}

impl Reading<'_> {
    /// Whether its parts go together: an article excludes a pronoun, the future particle wants an imperfect, ني a verb.
    fn is_possible(&self) -> bool {
        let particle = self.proclitics.particle;
        let long = letters(self.stem) >= 2;
        let suits_particle = particle != Some(FUTURE) || self.stem.starts_with(IMPERFECT);
        let suits_pronoun = self.enclitic.is_none_or(|enclitic| {
            let object_only = enclitic.text == OBJECT_ONLY;
            let verbal = long && particle.is_none_or(|particle| matches!(particle, FUTURE | 'ل'));
            !self.proclitics.article && (!object_only || verbal)
        });
        let preposition = self.enclitic.is_some() && particle.is_none() && SHORT_STEMS.contains(&self.stem);
        suits_particle && suits_pronoun && (long || preposition)
    }
}

/// Affixes that [`light_stem`] takes off, the first that fits.
const STEM_PREFIXES: [&str; 6] = ["بال", "كال", "فال", "وال", "لل", "ال"];
const STEM_SUFFIXES: [&str; 13] = ["هما", "كما", "ها", "ان", "ات", "ون", "ين", "يه", "هم", "هن", "نا", "ه", "ي"];

/// A crude stem for matching and counting, never for judging: one conjunction, one article or preposition and one
/// suffix taken off, as in Larkey's light10. The word is folded with [`crate::text::Folding::Letters`].
pub fn light_stem(word: &str) -> String {
    let long = |rest: &&str, least: usize| letters(rest) >= least;
    let word = word.strip_prefix(['و', 'ف']).filter(|rest| long(rest, 3)).unwrap_or(word);
    let prefix = |prefix: &&str| word.strip_prefix(*prefix).filter(|rest| long(rest, 2));
    let word = STEM_PREFIXES
        .iter()
        .find_map(prefix)
        .or_else(|| word.strip_prefix(['ب', 'ك', 'ل']).filter(|rest| long(rest, 4)))
        .unwrap_or(word);
    let suffix = |suffix: &&str| word.strip_suffix(*suffix).filter(|rest| long(rest, 3));
    STEM_SUFFIXES.iter().find_map(suffix).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(word: &str) -> Vec<(&str, &str, &str)> {
        let text = |reading: &Reading<'_>| reading.enclitic.map_or("", |enclitic| enclitic.text);
        stems(word).into_iter().map(|r| (r.proclitics.text, r.stem, text(&r))).collect()
    }

    #[test]
    fn every_possible_reading_is_given_the_bare_word_first() {
        assert_eq!(
            parts("وكتابهم"),
            [
                ("", "وكتابهم", ""),
                ("", "وكتاب", "هم"),
                ("و", "كتابهم", ""),
                ("و", "كتاب", "هم"),
                ("وك", "تابهم", ""),
                ("وك", "تاب", "هم")
            ]
        );
    }

    #[test]
    fn an_article_excludes_a_pronoun() {
        assert!(parts("بالفقه").contains(&("بال", "فقه", "")));
        assert!(!parts("بالفقه").contains(&("بال", "فق", "ه")));
    }

    #[test]
    fn a_contracted_article_keeps_the_first_lam_of_its_noun() {
        assert!(parts("للغة").contains(&("لل", "لغة", "")));
        assert!(parts("وللكتاب").contains(&("ولل", "كتاب", "")));
    }

    #[test]
    fn the_future_particle_stands_before_imperfects_only() {
        assert!(parts("سيكتبها").contains(&("س", "يكتب", "ها")));
        assert!(!parts("سلام").iter().any(|part| part.0 == "س"));
    }

    #[test]
    fn prepositions_of_one_letter_carry_pronouns() {
        assert!(parts("فلها").contains(&("ف", "ل", "ها")));
        assert!(parts("به").contains(&("", "ب", "ه")));
        assert!(!parts("بني").contains(&("", "ب", "ني")));
        assert_eq!(parts("و"), [("", "و", "")]);
    }

    #[test]
    fn endings_that_change_before_a_pronoun_are_restored() {
        let free = |word| stems(word).iter().filter(|r| r.enclitic.is_some()).flat_map(Reading::free_stems).collect();
        let found: Vec<String> = free("مدرستها");
        assert!(found.contains(&"مدرسة".to_owned()), "{found:?}");
        let found: Vec<String> = free("أصدقائه");
        assert!(found.contains(&"أصدقاء".to_owned()), "{found:?}");
    }

    #[test]
    fn proclitics_are_spelled_by_their_parts() {
        for entry in &PROCLITICS {
            let article = if entry.article && entry.particle == Some('ل') { LAM } else { "ال" };
            let parts = entry.conjunction.into_iter().chain(entry.particle);
            let spelled: String = parts.chain(article.chars().filter(|_| entry.article)).collect();
            assert_eq!(spelled, entry.text);
        }
    }

    #[test]
    fn light_stems_meet_across_clitics() {
        assert_eq!(light_stem("والمدرسه"), "مدرس");
        assert_eq!(light_stem("ومدرسين"), "مدرس");
        assert_eq!(light_stem("للمدارس"), "مدارس");
        assert_eq!(light_stem("بكتاب"), "كتاب");
        assert_eq!(light_stem("في"), "في");
        assert_eq!(light_stem("وهما"), "هما");
    }
}
