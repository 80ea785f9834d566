//! Gender, number and humanness of nouns: a table, and shapes that one kind of noun alone has.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::WordList;
use crate::language::arabic::letters::length;
use crate::text::Span;

/// What a noun may be, as far as its agreement shows it: a set, of every kind where nothing is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// A masculine singular: `هذا`, `الذي`.
    pub const MASCULINE: Self = Self(1);
    /// A feminine singular: `هذه`, `التي`.
    pub const FEMININE: Self = Self(2);
    /// A plural of things, which takes the feminine singular.
    pub const THINGS: Self = Self(4);
    /// A plural of people: `هؤلاء`, `الذين`.
    pub const PEOPLE: Self = Self(8);
    /// A dual.
    pub const TWO: Self = Self(16);
    /// Nothing is known.
    pub const ANY: Self = Self(31);

    /// Both sets together.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two sets have a kind in common.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether every kind of this set is in `other`.
    pub fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }
}

/// What the table says of a word.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// What agrees with it.
    pub kinds: Kinds,
    /// The gender of its singular, where it is a plural that numbers stand before: true if feminine.
    pub counted_feminine: Option<bool>,
    /// Whether it is a person or people.
    pub is_human: bool,
}

const CLASSES: [(&str, Noun); 13] = [
    ("m", noun(Kinds::MASCULINE, None, false)),
    ("f", noun(Kinds::FEMININE, None, false)),
    ("mh", noun(Kinds::MASCULINE, None, true)),
    ("fh", noun(Kinds::FEMININE, None, true)),
    ("pm", noun(Kinds::THINGS, Some(false), false)),
    ("pf", noun(Kinds::THINGS, Some(true), false)),
    ("p", noun(Kinds::THINGS, None, false)),
    ("ph", noun(Kinds::PEOPLE, None, true)),
    ("phm", noun(Kinds::PEOPLE, Some(false), true)),
    ("phf", noun(Kinds::PEOPLE, Some(true), true)),
    ("mc", noun(Kinds::MASCULINE, Some(false), false)),
    ("fc", noun(Kinds::FEMININE, Some(true), false)),
    ("any", noun(Kinds::ANY, None, false)),
];

const fn noun(kinds: Kinds, counted_feminine: Option<bool>, is_human: bool) -> Noun {
    Noun { kinds, counted_feminine, is_human }
}

static NOUNS: LazyLock<FxHashMap<&str, Noun>> = LazyLock::new(|| {
    let mut nouns: FxHashMap<&str, Noun> = FxHashMap::default();
    for line in include_str!("../../data/nouns.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(name) = words.next() else { continue };
        let Some(&(_, class)) = CLASSES.iter().find(|(known, _)| *known == name) else { continue };
        for word in words {
            let row = nouns.entry(word).or_insert(class);
            row.kinds = row.kinds.or(class.kinds);
            row.is_human |= class.is_human;
            row.counted_feminine = row.counted_feminine.or(class.counted_feminine);
        }
    }
    nouns
});

/// What the table says of a noun without article or pronoun, folded with [`crate::text::Folding::Marks`].
pub fn listed(noun: &str) -> Option<Noun> {
    NOUNS.get(noun).copied()
}

/// Whether a plural that a number stands before is of a feminine singular; nothing where no table tells.
pub fn counted_feminine(plural: &str) -> Option<bool> {
    let row = |word: &str, kinds: Kinds| {
        listed(word).filter(|noun| noun.kinds == kinds).and_then(|noun| noun.counted_feminine)
    };
    if let Some(stem) = plural.strip_suffix("ات") {
        let masculine = row(stem, Kinds::MASCULINE).filter(|feminine| !feminine);
        let woman = listed(&format!("{stem}ة")).is_some_and(|noun| noun.kinds == Kinds::FEMININE && noun.is_human);
        let feminine = row(&format!("{stem}ة"), Kinds::FEMININE).or_else(|| woman.then_some(true));
        return match (masculine, feminine) {
            (Some(_), Some(_)) => None,
            // ثلاث انفجارات: a verbal noun is masculine whatever its plural ends in.
            (None, None) => is_verbal_noun(stem).then_some(false).or_else(|| is_of_relation(stem).then_some(true)),
            (one, other) => one.or(other),
        };
    }
    // A number before it leaves no dual: ثلاثة مهندسين.
    let man = |stem: &str| listed(stem).is_some_and(|noun| noun.kinds == Kinds::MASCULINE && noun.is_human);
    let men = || plural.strip_suffix("ين").filter(|stem| man(stem)).map(|_| false);
    let broken = || if listed(plural).is_none() { of_faila(plural) } else { None };
    row(plural, Kinds::THINGS).or_else(|| row(plural, Kinds::PEOPLE)).or_else(men).or_else(broken)
}

/// Plurals in فعائل of a masculine singular, or of people.
static NOT_OF_FAILA: WordList = WordList::new(
    "دلائل ضمائر بدائل نظائر كمائن فصائل سوائل زبائن مصائر فوائض عوائق حرائق عجائز خصائص شمائل شعائر بشائر خلائق عبائر رهائن \
     قرائن جنائز حبائل صنائع أوائل طوائر",
);

/// `دقائق`, `حقائب`: a plural in فعائل is of a feminine فعيلة, but for a few.
fn of_faila(plural: &str) -> Option<bool> {
    let letters: Vec<char> = plural.chars().take(6).collect();
    let shaped = matches!(letters.as_slice(), [_, second, 'ا', 'ئ', last] if *second != 'و' && !matches!(last, 'ي' | 'ه' | 'ك' | 'ن'));
    (shaped && !NOT_OF_FAILA.has(plural)).then_some(true)
}

/// `قنصليات` of قنصلية: what ends so has a feminine singular, but for the likes of تحديات and مستشفيات.
fn is_of_relation(stem: &str) -> bool {
    stem.ends_with('ي') && !stem.ends_with("يني") && !stem.starts_with(['م', 'ت']) && stem.chars().count() >= 5
}

/// `انفجار`, `تدريب`: nouns of the shapes انفعال, افتعال and تفعيل that no table has.
fn is_verbal_noun(stem: &str) -> bool {
    let letters: Vec<char> = stem.chars().take(8).collect();
    listed(stem).is_none_or(|row| row.kinds == Kinds::MASCULINE && !row.is_human)
        && listed(&format!("{stem}ة")).is_none()
        && match letters.as_slice() {
            ['ا', 'ن', _, _, 'ا', _] => true,
            ['ا', second, 'ت', _, 'ا', _] => *second != 'س',
            ['ت', second, third, 'ي', _] => *second != 'ا' && *second != 'س' && *third != 'ا',
            _ => false,
        }
}

/// What may agree with a noun (folded, without article or pronoun).
pub fn kinds(noun: &str) -> Kinds {
    let known = listed(noun).map_or_else(|| shape(noun), |noun| noun.kinds);
    let single = ["ان", "ين"].iter().find_map(|ending| noun.strip_suffix(ending));
    let may_be_two = single.is_some_and(|single| single.ends_with('ت') || listed(single).is_some());
    if may_be_two { known.or(Kinds::TWO) } else { known }
}

/// A plural of any kind.
const PLURAL: Kinds = Kinds::THINGS.or(Kinds::PEOPLE);

/// What its shape tells of a noun that no table has.
fn shape(noun: &str) -> Kinds {
    let letters: Vec<char> = noun.chars().take(8).collect();
    match letters.as_slice() {
        _ if noun.ends_with('ة') && letters.len() >= 4 => Kinds::FEMININE,
        // انفعال, افتعال, استفعال; إفعال; تفعيل; مفعول; مفتعل.
        ['ا', 'ن', _, _, 'ا', _] | ['ا', _, 'ت' | 'ط' | 'د', _, 'ا', _] | ['ا', 'س', 'ت', _, _, 'ا', _] => {
            Kinds::MASCULINE
        }
        ['إ', _, _, 'ا', last] if *last != 'ت' => Kinds::MASCULINE,
        ['ت', second, _, 'ي', _] if !matches!(second, 'ا' | 'س') => Kinds::MASCULINE,
        ['م', _, third, 'و', last] if *third != 'ا' && !matches!(last, 'ن' | 'ا' | 'ه') => Kinds::MASCULINE,
        ['م', _, 'ت', _, last] if !matches!(last, 'ي' | 'ه' | 'ن' | 'ا') => Kinds::MASCULINE,
        // أفعال, فعائل, فواعل, فعاليل are plurals.
        ['أ', _, _, 'ا', _] => PLURAL,
        [_, _, 'ا', 'ئ', last] if !matches!(last, 'ي' | 'ه' | 'ك') => PLURAL,
        [first, 'و', 'ا', _, last] if !matches!(first, 'ت' | 'م') && !matches!(last, 'ي' | 'ه' | 'ت' | 'ن') => {
            PLURAL
        }
        [_, _, 'ا', _, 'ي', last] if !matches!(last, 'ن' | 'ي' | 'ه' | 'ا') => PLURAL,
        _ if noun.ends_with("ات") && letters.len() >= 5 => PLURAL,
        _ => Kinds::ANY,
    }
}

/// The noun behind an article, with what is written before the article; nothing where there is none.
pub fn articled(word: &str) -> Option<(&str, &str)> {
    ["ال", "بال", "وال", "كال", "فال", "وبال", "لل", "ولل"].iter().find_map(|head| {
        let rest = word.strip_prefix(head).filter(|rest| length(rest) >= 2)?;
        Some((Span::new(0, head.len()).of(word), rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_verbal_nouns_are_masculine() {
        for noun in ["انخفاض", "اجتماع", "استخدام", "إعلان", "تقرير", "مشروع", "اصطدام", "إجراء"]
        {
            assert_eq!(kinds(noun), Kinds::MASCULINE, "{noun}");
        }
    }

    #[test]
    fn shapes_of_broken_plurals_are_no_singulars() {
        for noun in ["أطفال", "وثائق", "عواصف", "مشاريع", "انتخابات"] {
            assert!(!kinds(noun).meets(Kinds::MASCULINE.or(Kinds::FEMININE)), "{noun}");
        }
    }

    #[test]
    fn nouns_of_both_genders_and_unknown_ones_are_anything() {
        for noun in ["طريق", "سوق", "خليفة", "علامة", "ترامب"] {
            assert_eq!(kinds(noun), Kinds::ANY, "{noun}");
        }
    }

    #[test]
    fn every_row_of_the_table_has_a_class() {
        let rows =
            include_str!("../../data/nouns.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        for row in rows {
            let class = row.split(' ').next().unwrap();
            assert!(CLASSES.iter().any(|(known, _)| *known == class), "{row}");
        }
    }

    #[test]
    fn plurals_show_the_gender_that_numbers_go_by() {
        for plural in ["دقائق", "قلائد", "وثائق"] {
            assert_eq!(counted_feminine(plural), Some(true), "{plural}");
        }
        for plural in ["انفجارات", "تدريبات", "أيام"] {
            assert_eq!(counted_feminine(plural), Some(false), "{plural}");
        }
        for plural in ["فصائل", "استجابات", "مكتبات"] {
            assert_eq!(counted_feminine(plural), None, "{plural}");
        }
    }
}
