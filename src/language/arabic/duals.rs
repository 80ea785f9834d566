//! Arabic dual nouns: عامين, مدينتان.

use super::numbers::{unify, unprefixed};

/// Stems of masculine nouns that texts count in twos. Their sound plural does not end in ين, so the ending means two.
#[rustfmt::skip]
const NOUNS: [&str; 73] = [
    "عام", "يوم", "شخص", "هدف", "شهر", "اسبوع", "قرن", "عقد", "طفل", "رجل", "ولد", "بلد", "حزب", "فريق", "طرف", "جانب",
    "مصدر", "كتاب", "فيلم", "صاروخ", "هجوم", "انفجار", "حادث", "مبني", "منزل", "بيت", "طابق", "مليون", "مليار", "الف", "دولار",
    "متر", "كيلومتر", "ميل", "شوط", "سبب", "خيار", "حل", "اتجاه", "قسم", "جزء", "نوع", "شكل", "امر", "شرط", "شاب", "شقيق",
    "اخ", "ابن", "جندي", "شرطي", "ضابط", "صحفي", "عنصر", "مقعد", "صوت", "موسم", "لقب", "رقم", "ملف", "مشروع", "قانون",
    "قرار", "بيان", "اجتماع", "لقاء", "مرشح", "خط", "طريق", "باب", "مركز", "نادي", "زعيم",
];

/// Feminine duals end in تين or تان; these only look like it.
const NOT_FEMININE: [&str; 18] = [
    "بوتين",
    "متين",
    "ستين",
    "فلسطين",
    "تين",
    "الاسكتين",
    "قسطنطين",
    "ثابتين",
    "مثبتين",
    "صامتين",
    "ملتفتين",
    "كاتين",
    "بستان",
    "تركستان",
    "مارتين",
    "كوينتين",
    "فالنتين",
    "ستان",
];

/// Demonstratives and relatives that only stand before two.
const CLOSED: [&str; 10] = ["هذان", "هذين", "هاتان", "هاتين", "اللذان", "اللذين", "اللتان", "اللتين", "هما", "كلاهما"];

/// Whether a folded word is a dual, as far as its shape and a table tell.
pub fn is_dual(folded: &str) -> bool {
    let word = unify(folded);
    if CLOSED.contains(&&*word) {
        return true;
    }
    unprefixed(&word).into_iter().any(|(stem, _)| is_feminine(stem) || is_masculine(stem))
}

fn is_feminine(stem: &str) -> bool {
    let long = stem.chars().count() >= 5;
    long && (stem.ends_with("تين") || stem.ends_with("تان")) && !NOT_FEMININE.contains(&stem) && !stem.ends_with("ستان")
}

fn is_masculine(stem: &str) -> bool {
    ["ين", "ان"].iter().filter_map(|ending| stem.strip_suffix(ending)).any(|noun| NOUNS.contains(&noun))
}

/// Whether a folded word could be a dual by its ending alone. Most words of that ending are not.
pub fn may_be_dual(folded: &str) -> bool {
    ["ين", "ان", "تا", "تي", "يا"].iter().any(|ending| folded.ends_with(ending)) && folded.chars().count() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_duals_from_words_of_their_shape() {
        for word in ["عامين", "يومان", "لشخصين", "مدينتين", "والدولتان", "اللتين"]
        {
            assert!(is_dual(word), "{word}");
        }
        for word in ["البحرين", "الاثنين", "الوالدين", "سنين", "مصريين", "بوتين", "فلسطين", "باكستان", "عامي"]
        {
            assert!(!is_dual(word), "{word}");
        }
    }
}
