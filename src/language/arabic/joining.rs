//! The joining alef, which is written without hamza: words of a closed list that are often given one, and others by their shape.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::clitics::PROCLITICS;
use super::inflected::is_word;
use super::letters::length;
use crate::language::vocabulary::lists_arabic;

/// The words by class: verbs take a conjunction alone before them, the others prepositions and the article too.
struct Forms {
    verbs: FxHashSet<&'static str>,
    nouns: FxHashSet<&'static str>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut forms = Forms { verbs: FxHashSet::default(), nouns: FxHashSet::default() };
    for line in include_str!("../data/joining_alef.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let class = match words.next() {
            Some("verb") => &mut forms.verbs,
            Some("noun" | "word") => &mut forms.nouns,
            _ => continue,
        };
        class.extend(words);
    }
    forms
});

/// Endings of nouns and perfects, pronouns among them.
const ENDINGS: [&str; 31] = [
    "", "ا", "ت", "وا", "تا", "نا", "ه", "ها", "هم", "هما", "هن", "ته", "تها", "تهم", "ة", "ات", "ان", "ين", "ون", "ي",
    "ية", "يا", "ك", "كم", "ني", "اته", "اتها", "اتهم", "تين", "يون", "يين",
];

/// The spelling of `word` (folded with [`crate::text::Folding::Marks`]) without the hamza that its first alef should not
/// have; nothing where it has none, or may have it by right.
pub fn joined(word: &str) -> Option<String> {
    if !word.contains(['إ', 'أ']) {
        return None;
    }
    PROCLITICS.iter().find_map(|proclitics| {
        let rest = word.strip_prefix(proclitics.text)?;
        let hamza = rest.chars().next().filter(|letter| matches!(letter, 'إ' | 'أ'))?;
        let plain = format!("ا{}", rest.strip_prefix(hamza)?);
        let bare = matches!(proclitics.text, "" | "و" | "ف");
        // أستخدم is “I use”: a verb shows the slip only below its alef.
        let is_verb = hamza == 'إ' && bare && has(&FORMS.verbs, &plain);
        // With أ short words have other readings: أسمي is “I call”. الإثنين is widely written so.
        let long = hamza == 'إ' || length(&plain) >= 6;
        let monday = proclitics.article && plain.starts_with("اثن");
        let is_noun = proclitics.particle != Some('س') && long && !monday && has(&FORMS.nouns, &plain);
        let is_shaped = || hamza == 'إ' && is_shaped(&plain) && is_either(proclitics.text, &plain) && !is_word(word);
        (is_verb || is_noun || is_shaped()).then(|| format!("{}{plain}", proclitics.text))
    })
}

/// Letters of the shortest word that is told by its shape.
const SHAPED: usize = 5;

/// Loan words with the shape of form X.
const LOANS: [&str; 3] = ["استرات", "استون", "استاد"];

/// Whether a word begins as verbs and nouns of the forms VII, VIII and X do: انتظر, اقترب, استغاثة.
fn is_shaped(plain: &str) -> bool {
    let third = plain.chars().nth(2);
    let begins = plain.starts_with("است") || plain.starts_with("ان") || third == Some('ت');
    length(plain) >= SHAPED && begins && !LOANS.iter().any(|loan| plain.starts_with(loan))
}

/// Whether a word is listed, as it stands or behind what stands before it.
fn is_either(before: &str, plain: &str) -> bool {
    lists_arabic(plain) || is_word(&format!("{before}{plain}"))
}

fn has(words: &FxHashSet<&str>, form: &str) -> bool {
    let stem = |ending: &&str| form.strip_suffix(*ending);
    ENDINGS.iter().filter_map(stem).any(|stem| {
        // ابتسامت(ه) is ابتسامة, استوليت is استولى.
        words.contains(stem)
            || stem.ends_with('ت') && words.contains(format!("{}ة", stem.trim_end_matches('ت')).as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_joining_alef_loses_its_hamza_through_clitics_and_endings() {
        for (word, right) in [
            ("إستخدام", "استخدام"),
            ("الإقتصاد", "الاقتصاد"),
            ("والإقتصادية", "والاقتصادية"),
            ("بإسم", "باسم"),
            ("إستقبلت", "استقبلت"),
            ("الأنتخابات", "الانتخابات"),
            ("إجتماعاتهم", "اجتماعاتهم"),
            ("لإستقالته", "لاستقالته"),
            ("إبنه", "ابنه"),
            ("إمرأة", "امرأة"),
            ("إستغاثة", "استغاثة"),
            ("والإستيقاظ", "والاستيقاظ"),
            ("إنتظرتك", "انتظرتك"),
            ("إقتربت", "اقتربت"),
        ] {
            assert_eq!(joined(word).as_deref(), Some(right), "{word}");
        }
    }

    #[test]
    fn a_hamza_that_belongs_there_stays() {
        for word in [
            "أستخدم",
            "أعتقد",
            "إنتاج",
            "إنجاز",
            "إعلان",
            "إلى",
            "أسماء",
            "أسمى",
            "أسمي",
            "أبناء",
            "الإسلام",
            "إتقان",
            "إستاد",
            "أنتقل",
            "أقترح",
            "إسمنت",
            "الأسمر",
            "إنسان",
            "الإثنين",
            "إشارة",
            "أنقاض",
            "أنتج",
            "إنترنت",
        ] {
            assert_eq!(joined(word), None, "{word}");
        }
    }
}
