//! `وهي محجوز`: a passive participle as the predicate of the pronoun right before it, of the other gender.

use super::{Clash, Feature, Words};
use crate::check::Pair;
use crate::language::WordList;
use crate::language::arabic::letters::strip_conjunction;
use crate::language::arabic::pronouns::suffix;

static HE: WordList = WordList::new("هو إنه أنه لأنه بأنه لكنه وأنه");
static SHE: WordList = WordList::new("هي إنها أنها لأنها بأنها لكنها وأنها");

/// Words of the shape مفعول that are nouns, or that are said of nobody: مشكوك فيها, معروف أنها.
static NOUNS: WordList = WordList::new(
    "مشروع مفهوم محصول مجموع مضمون مسؤول مسئول مندوب مبعوث منسوب مردود مسحوق معجون منشور مرسوم مخزون مجهود منظور مقدور معروف مفعول ممنوع مسموح \
     مطلوب مفروض مقصود مكتوب معلوم مشكوك مرغوب محكوم مغضوب مخطوط محلول معمول مشروب محبوب معبود معشوق مصروف محمول منتوج",
);
static NOUNS_OF_HER: WordList = WordList::new("مجموعة منظومة معلومة مخطوطة معزوفة منحوتة مقطوعة معمورة مصفوفة منشورة");

/// Whether a word is of the shape مفعول or مفعولة.
pub(super) fn may(word: &str) -> bool {
    is_participle(word.strip_suffix('ة').unwrap_or(word))
}

fn is_participle(word: &str) -> bool {
    let mut letters = word.chars();
    let shape = [letters.next(), letters.next(), letters.next(), letters.next(), letters.next(), letters.next()];
    matches!(shape, [Some('م'), Some(second), Some(third), Some('و'), Some(last), None]
        if ![second, third, last].iter().any(|letter| matches!(letter, 'ا' | 'ة' | 'ى' | 'و' | 'ي')))
}

/// The participle at `at` against the pronoun before it.
pub(super) fn clash(_: &Pair<'_>, words: Words<'_>, at: usize) -> Option<Clash> {
    let subject = at.checked_sub(1)?;
    let (word, before) = (words.at(at), strip_conjunction(words.at(subject)));
    let clashes = match word.strip_suffix('ة') {
        Some(_) => HE.has(before) && !NOUNS_OF_HER.has(word),
        None => SHE.has(before) && !NOUNS.has(word),
    };
    if !clashes {
        return None;
    }
    // هي مدفوع ثمنها, أنها محكوم عليها: what is said of something of hers.
    let takes_up = (at + 1..at + 3).any(|next| suffix(words.at(next)).is_some());
    let right = match word.strip_suffix('ة') {
        Some(bare) => bare.to_owned(),
        None => format!("{word}ة"),
    };
    (!takes_up && words.at(at + 1) != "أن").then(|| words.clash(Feature::Gender, at, subject, 0.8, Some(right)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn participles_are_known_by_their_shape() {
        for word in ["محجوز", "محجوزة", "مفتوح"] {
            assert!(may(word), "{word}");
        }
        assert!(NOUNS.words().chain(NOUNS_OF_HER.words()).all(may));
        for word in ["مدرسة", "محجوزين", "مطار", "مصون", "ميلاد"] {
            assert!(!may(word), "{word}");
        }
    }
}
