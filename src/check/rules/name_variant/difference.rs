//! How two Arabic spellings of a name differ, where the difference is one of spelling: not of inflection, not of name.

/// What kind of difference it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Difference {
    /// Only in hamzas on or under a letter.
    Hamza,
    /// In one letter.
    Letter,
    /// In two letters.
    Letters,
}

impl Difference {
    /// How sure it is that the two are one name.
    pub(super) fn confidence(self) -> f32 {
        match self {
            Self::Hamza => 0.9,
            Self::Letter => 0.8,
            Self::Letters => 0.65,
        }
    }
}

/// Letters that render the same foreign sound. Exchanging two of one row is a matter of spelling.
const ALIKE: [&str; 12] = ["غجقك", "تط", "تث", "سص", "سز", "دض", "هح", "زذظ", "كخ", "فو", "شج", "اوي"];

/// Letters that write a foreign vowel, or do not.
const MATRES: [char; 3] = ['ا', 'و', 'ي'];

/// Bytes of the longest spelling that is looked at.
const LONGEST: usize = 80;

/// How two spellings differ; nothing if they are the same, or forms or words of their own.
///
/// The last letter has to be the same or of the same sound: there inflection lives (روسيا, روسي, روسية). Short words that
/// differ in a vowel letter alone (ناصر, نصر; حسن, حسين) are names of their own. `open` says that the name ends in a vowel and is
/// none that Arabic inflects: a final ه then only marks that vowel (رينيه, ريني).
pub(super) fn difference(one: &str, other: &str, open: bool) -> Option<Difference> {
    if open && (is_followed_by_haa(one, other) || is_followed_by_haa(other, one)) {
        return Some(Difference::Letter);
    }
    if one == other || one.len().max(other.len()) > LONGEST {
        return None;
    }
    let (plain_one, plain_other) = (plain(one), plain(other));
    if plain_one == plain_other {
        return (hamzas(one) != hamzas(other)).then_some(Difference::Hamza);
    }
    let skeleton = |word: &[char]| word.iter().filter(|c| !MATRES.contains(c)).count();
    let short = plain_one.len().max(plain_other.len()) <= 4;
    if short || skeleton(&plain_one).max(skeleton(&plain_other)) < 3 || !same_ending(&plain_one, &plain_other) {
        return is_slip(&plain_one, &plain_other).then_some(Difference::Letter);
    }
    match steps(&plain_one, &plain_other, 2) {
        Some(1) => Some(Difference::Letter),
        Some(2) => Some(Difference::Letters),
        _ => is_slip(&plain_one, &plain_other).then_some(Difference::Letter),
    }
}

/// Whether the second spelling is the first and a ه behind its last vowel letter.
fn is_followed_by_haa(one: &str, other: &str) -> bool {
    other.strip_suffix('ه') == Some(one) && one.ends_with(['ي', 'و', 'ا']) && one.chars().count() > 3
}

/// Whether two neighbouring letters are exchanged in a word of five letters or more: ندياي, نيداي.
fn is_slip(one: &[char], other: &[char]) -> bool {
    let differ: Vec<usize> = (0..one.len()).filter(|&at| one.get(at) != other.get(at)).collect();
    let [first, second] = *differ.as_slice() else { return false };
    one.len() == other.len()
        && one.len() > 4
        && second == first + 1
        && one.get(first) == other.get(second)
        && one.get(second) == other.get(first)
}

/// Letters without hamza, with final ى and ة as ي and ه: those are matters of orthography, not of the name.
fn plain(word: &str) -> Vec<char> {
    let letter = |c| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ؤ' => Some('و'),
        'ئ' | 'ى' => Some('ي'),
        'ة' => Some('ه'),
        'ء' => None,
        other => Some(other),
    };
    word.chars().filter_map(letter).collect()
}

fn hamzas(word: &str) -> Vec<char> {
    word.chars().filter(|c| "اأإآؤئءٱ".contains(*c)).collect()
}

fn alike(one: char, other: char) -> bool {
    ALIKE.iter().any(|row| row.contains(one) && row.contains(other))
}

fn same_ending(one: &[char], other: &[char]) -> bool {
    let silent_alef = |long: &[char], short: &[char]| long.ends_with(&['و', 'ا']) && short.ends_with(&['و']);
    let last = one.last().zip(other.last());
    last.is_some_and(|(&a, &b)| a == b || !MATRES.contains(&a) && alike(a, b))
        || silent_alef(one, other)
        || silent_alef(other, one)
}

/// The least number of exchanges of like letters and of vowel letters put in or left out; nothing if above `limit` or
/// if other changes are needed.
fn steps(one: &[char], other: &[char], limit: usize) -> Option<usize> {
    let (first, rest) = match (one.split_first(), other.split_first()) {
        (None, None) => return Some(0),
        (Some((a, one_rest)), Some((b, other_rest))) if a == b => return steps(one_rest, other_rest, limit),
        (first, rest) => (first, rest),
    };
    let limit = limit.checked_sub(1)?;
    let left_out = |split: Option<(&char, &[char])>, other: &[char]| {
        let (letter, after) = split?;
        let half_of_affricate = *letter == 'ت' && after.first() == Some(&'ش');
        steps(after, other, limit).filter(|_| MATRES.contains(letter) || half_of_affricate)
    };
    let exchanged = first.zip(rest).filter(|((a, _), (b, _))| alike(**a, **b));
    let exchanged = exchanged.and_then(|((_, a), (_, b))| steps(a, b, limit));
    let found = [exchanged, left_out(first, other), left_out(rest, one)];
    found.into_iter().flatten().min().map(|steps| steps + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_differ_in_spelling() {
        assert_eq!(difference("اوشاكوف", "أوشاكوف", false), Some(Difference::Hamza));
        assert_eq!(difference("بوتن", "بوتين", false), Some(Difference::Letter));
        assert_eq!(difference("هامبورج", "هامبورغ", false), Some(Difference::Letter));
        assert_eq!(difference("تشيلي", "شيلي", false), Some(Difference::Letter));
        assert_eq!(difference("أمريكا", "أميركا", false), Some(Difference::Letters));
    }

    #[test]
    fn neighbouring_letters_may_be_exchanged() {
        assert_eq!(difference("ندياي", "نيداي", false), Some(Difference::Letter));
        assert_eq!(difference("مالك", "مالكي", false), None);
    }

    #[test]
    fn inflections_are_no_spellings() {
        for (one, other) in [("روسيا", "روسي"), ("روسيا", "روسية"), ("مصري", "مصريين"), ("ألماني", "ألمانيا")]
        {
            assert_eq!(difference(one, other, false), None, "{one} {other}");
            assert_eq!(difference(other, one, false), None, "{other} {one}");
        }
    }

    #[test]
    fn names_of_one_root_are_names_of_their_own() {
        for (one, other) in [("ناصر", "نصر"), ("حسن", "حسين"), ("راشد", "رشيد"), ("كامل", "كمال")]
        {
            assert_eq!(difference(one, other, false), None, "{one} {other}");
        }
    }

    #[test]
    fn a_final_haa_may_mark_the_vowel_of_a_foreign_name() {
        assert_eq!(difference("دوبريه", "دوبري", true), Some(Difference::Letter));
        assert_eq!(difference("دوبرية", "دوبري", true), None);
        assert_eq!(difference("دوبريه", "دوبري", false), None);
    }

    #[test]
    fn final_letters_are_left_to_the_rules_of_orthography() {
        assert_eq!(difference("علي", "على", false), None);
        assert_eq!(difference("القاهرة", "القاهره", false), None);
    }
}
