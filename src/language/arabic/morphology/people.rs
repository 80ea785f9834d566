//! One person: the gender that the word for him or her shows.

use super::nouns::{Kinds, articled, listed};
use crate::language::WordList;
use crate::language::arabic::clitics::{Enclitic, Gender};
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::arabic::pronouns::suffix;

/// Kin and company in the feminine, as [`plain`] writes them before a pronoun.
static KINSWOMEN: WordList =
    WordList::new("زوجت والدت شقيقت ابنت جدت خالت عمت صديقت زميلت خطيبت حفيدت ام اخت بنت مديرت مساعدت جارت معلمت حمات");

/// The same in the masculine.
static KINSMEN: WordList = WordList::new(
    "زوج والد شقيق ابن جد خال عم صديق زميل خطيب حفيد اب ابو ابا اخ اخو اخا نجل جار مساعد مدير محامي معلم",
);

/// Nouns in the masculine that women are called by as well.
static OF_BOTH: WordList = WordList::new(
    "عضو نائب قاض قاضي شخص فرد إنسان طفل ضيف عميد سفير حكم نجم عامل رائد لواء جنرال بطل مدافع مشاهد أستاذ عقيد \
     عمدة بابا إمام طيار قنصل مرشح محامي محام رئيس",
);

/// The gender of the one person that a word (folded, without marks) names by an office or a trade and the article: `الوزيرة`.
pub fn officer(word: &str) -> Option<Gender> {
    let (_, noun) = articled(word).filter(|(head, _)| matches!(*head, "ال" | "وال"))?;
    role(noun)
}

/// The gender of a role without the article, where one gender alone is called so: `وزيرة`.
pub fn role(noun: &str) -> Option<Gender> {
    let row = listed(noun).filter(|row| row.is_human)?;
    match row.kinds {
        Kinds::FEMININE => Some(Gender::Feminine),
        Kinds::MASCULINE if !OF_BOTH.has(noun) => Some(Gender::Masculine),
        _ => None,
    }
}

/// The gender of a person named as kin of somebody: `ابنتها`; and the pronoun that says whose.
pub fn kin(word: &str) -> Option<(Gender, &'static Enclitic)> {
    let (stem, enclitic) = suffix(word)?;
    let stem = plain(&stem);
    [&*stem, strip_conjunction(&stem)].into_iter().find_map(|stem| {
        let gender = if KINSWOMEN.has(stem) {
            Gender::Feminine
        } else if KINSMEN.has(stem) {
            Gender::Masculine
        } else {
            return None;
        };
        // زوجه is his wife as well.
        (stem != "زوج" || enclitic.gender == Gender::Feminine).then_some((gender, enclitic))
    })
}

/// The gender of the one person that a word names by an office or as kin.
pub fn person(word: &str) -> Option<Gender> {
    officer(word).or_else(|| kin(word).map(|(gender, _)| gender))
}

/// The gender of a dual noun (folded, without article): `مؤسستان` feminine, `رجلين` masculine. A form in ين may be a plural of men.
pub fn dual_gender(noun: &str) -> Option<Gender> {
    let stem = ["ان", "ين"].iter().find_map(|ending| noun.strip_suffix(ending))?;
    if listed(noun).is_some() {
        return None;
    }
    let feminine =
        stem.strip_suffix('ت').filter(|bare| bare.ends_with('ا')).and_then(|bare| listed(&format!("{bare}ة")));
    if let Some(row) = feminine.or_else(|| listed(stem)) {
        return match row.kinds {
            Kinds::MASCULINE => Some(Gender::Masculine),
            Kinds::FEMININE => Some(Gender::Feminine),
            _ => None,
        };
    }
    let single = format!("{}ة", stem.strip_suffix('ت')?);
    let known = listed(&single).is_some_and(|row| row.kinds == Kinds::FEMININE);
    let masculine = listed(single.strip_suffix('ة')?).is_some_and(|row| row.kinds == Kinds::MASCULINE);
    (known || masculine || single.chars().count() > 4 && !NO_DUALS.has(noun)).then_some(Gender::Feminine)
}

/// Words in تين and تان that are no duals.
static NO_DUALS: WordList = WordList::new("بساتين بستان ثلاثين أرجنتين كونستانتين مارتين كريستين شياطين");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_and_kin_show_their_gender() {
        assert_eq!(officer("الوزيرة"), Some(Gender::Feminine));
        assert_eq!(officer("والمهندس"), Some(Gender::Masculine));
        assert_eq!(officer("العضو"), None);
        assert_eq!(kin("ابنتها").map(|(gender, _)| gender), Some(Gender::Feminine));
        assert_eq!(kin("وشقيقها").map(|(gender, _)| gender), Some(Gender::Masculine));
        assert_eq!(kin("مدينتها").map(|(gender, _)| gender), None);
    }

    #[test]
    fn duals_have_the_gender_of_their_singular() {
        for noun in ["مدينتان", "شقيقتين", "مؤسستان"] {
            assert_eq!(dual_gender(noun), Some(Gender::Feminine), "{noun}");
        }
        for noun in ["رجلان", "بيتين", "صوتان"] {
            assert_eq!(dual_gender(noun), Some(Gender::Masculine), "{noun}");
        }
        for noun in ["بساتين", "سلطان", "بلدان", "برلمان", "إنسان"] {
            assert_eq!(dual_gender(noun), None, "{noun}");
        }
    }
}
