//! Forms that follow from an Arabic verb of the derived forms: ينخفض, انخفاض and منخفض of انخفض.

/// The imperfect without its person letter, the verbal noun and the participle of a verb in plain spelling (see
/// [`plain`](crate::language::arabic::letters::plain)), where its letters tell which they are; nothing for any other word.
///
/// Read are the seventh, eighth and tenth form with sound letters (انفعل, افتعل, استفعل), and of the fifth and sixth the participle.
pub(super) fn derived(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let is_sound = |letters: &[char]| letters.iter().all(|letter| !"اويةء".contains(*letter));
    let of_alef = match *letters.as_slice() {
        ['ا', 'س', 'ت', one, two, three] | ['ا', 'ن', one, two, three] | ['ا', one, 'ت', two, three] => {
            is_sound(&[one, two, three])
        }
        ['ت', one, two, three] | ['ت', one, 'ا', two, three] if is_sound(&[one, two, three]) => {
            return vec![format!("م{word}")];
        }
        _ => false,
    };
    let Some((last, root)) = letters.split_last().filter(|_| of_alef) else { return Vec::new() };
    let root: String = root.iter().skip(1).collect();
    vec![format!("{root}{last}"), format!("ا{root}ا{last}"), format!("م{root}{last}")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_verbs_tell_their_other_forms() {
        assert_eq!(derived("انخفض"), ["نخفض", "انخفاض", "منخفض"]);
        assert_eq!(derived("ارتفع"), ["رتفع", "ارتفاع", "مرتفع"]);
        assert_eq!(derived("استبعد"), ["ستبعد", "استبعاد", "مستبعد"]);
        assert_eq!(derived("تراجع"), ["متراجع"]);
    }

    #[test]
    fn other_words_tell_nothing() {
        for word in ["زاد", "انخفاض", "اقتصاد", "كتاب", "هبوط", ""] {
            assert!(derived(word).is_empty(), "{word}");
        }
    }
}
