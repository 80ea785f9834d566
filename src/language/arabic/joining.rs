//! The joining alef, which is written without hamza: words of a closed list that are often given one.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::clitics::PROCLITICS;
use super::letters::length;

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
        (is_verb || is_noun).then(|| format!("{}{plain}", proclitics.text))
    })
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
