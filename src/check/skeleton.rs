//! Consonant skeletons: what is left of a name in either script when all that renderings differ in is taken away. Two
//! spellings of one name have nearly the same; names without a letter in common are two.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Groups of Latin letters that one sound is written with, and its letter in the skeleton.
const GROUPS: [(&str, &str); 12] = [
    ("tch", "s"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("gh", ""),
    ("ce", "s"),
    ("ci", "s"),
    ("cy", "s"),
    ("x", "ks"),
];

/// Slavic letters, and English ones that sound like them.
const SPELLED: [(&str, &str); 9] = [
    ("szcz", "sh"),
    ("sz", "sh"),
    ("cz", "tsh"),
    ("dj", "d"),
    ("dz", "d"),
    ("ch", "k"),
    ("ck", "tsk"),
    ("c", "ts"),
    ("j", ""),
];

/// A name in Slavic spelling without its marks, as English would write it: تش or تس for `c`, `dj` with one sound, ي for `j`
/// (ديوكوفيتش for Djokovic); itself where nothing shows that it is one.
fn slavic(lower: &str) -> String {
    if !lower.ends_with('c') && !["cz", "sz", "dj", "dz"].iter().any(|group| lower.contains(group)) {
        return lower.to_owned();
    }
    SPELLED.iter().fold(lower.to_owned(), |name, (group, sound)| name.replace(group, sound))
}

/// A name that begins with a Turkish `c` or `ç`: جيلان for Ceylan.
fn turkish(lower: &str) -> String {
    lower
        .strip_prefix(['c', 'ç'])
        .filter(|rest| !rest.starts_with('h'))
        .map_or(lower.to_owned(), |rest| format!("j{rest}"))
}

/// Latin letters by their letter in the skeleton.
const LATIN: [(&str, u8); 11] = [
    ("bp", b'b'),
    ("t", b't'),
    ("d", b'd'),
    ("kcq", b'k'),
    ("j", b'j'),
    ("g", b'g'),
    ("fv", b'f'),
    ("sz", b's'),
    ("l", b'l'),
    ("m", b'm'),
    ("n", b'n'),
];

/// Arabic letters by their letter in the skeleton.
const ARABIC: [(&str, u8); 12] = [
    ("بپ", b'b'),
    ("تط", b't'),
    ("ث", b'h'),
    ("دضذظ", b'd'),
    ("كقخک", b'k'),
    ("جغچگ", b'j'),
    ("فڤ", b'f'),
    ("سشصز", b's'),
    ("ل", b'l'),
    ("م", b'm'),
    ("ن", b'n'),
    ("ر", b'r'),
];

/// The same by letter.
static BY_LETTER: LazyLock<FxHashMap<char, u8>> =
    LazyLock::new(|| ARABIC.iter().flat_map(|(letters, code)| letters.chars().map(|letter| (letter, *code))).collect());

/// The consonants of a word that are heard in every rendering, doubled ones once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Skeleton(Vec<u8>);

impl Skeleton {
    pub(super) fn of_latin(word: &str) -> Self {
        let mut skeleton = Self(Vec::new());
        let mut rest = word.to_lowercase();
        for (group, sound) in GROUPS {
            rest = rest.replace(group, sound);
        }
        for c in rest.chars() {
            let code = LATIN.iter().find(|row| row.0.contains(c)).map(|row| row.1);
            skeleton.push(code.or((c == 'r').then_some(b'r')));
        }
        skeleton
    }

    /// The skeletons of a word by the ways it may be said: as English, with a Spanish `j` and `ll` (تروخيو for Trujillo), with a
    /// Chinese or Iberian `x` (شينخوا for Xinhua).
    pub(super) fn readings(word: &str) -> Vec<Self> {
        let lower = word.to_lowercase();
        let mut readings = vec![Self::of_latin(&lower)];
        let others = [
            lower.replace("ll", "").replace('j', "k"),
            lower.replace("ll", "").replace('j', "k").replace("ge", "ke").replace("gi", "ki"),
            lower.replace('x', "s"),
            lower.replace('x', "k"),
            slavic(&lower),
            turkish(&lower),
        ];
        for other in others.iter().filter(|other| **other != lower).map(|other| Self::of_latin(other)) {
            if !readings.contains(&other) {
                readings.push(other);
            }
        }
        readings
    }

    pub(super) fn of_arabic(word: &str) -> Self {
        let mut skeleton = Self(Vec::new());
        for c in word.chars() {
            skeleton.push(BY_LETTER.get(&c).copied());
        }
        skeleton
    }

    fn push(&mut self, code: Option<u8>) {
        if let Some(code) = code.filter(|code| self.0.last() != Some(code)) {
            self.0.push(code);
        }
    }

    /// This one with another behind it.
    pub(super) fn joined(&self, other: &Self) -> Self {
        Self(self.0.iter().chain(&other.0).copied().collect())
    }

    /// How many letters it has.
    pub(super) fn length(&self) -> usize {
        self.0.len()
    }

    /// Whether it stands in a row in another that is longer: words that run together, a name with particles.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        let length = self.0.len();
        let near = |part: &[u8]| common(&self.0, part) >= length;
        match length {
            0 | 1 => false,
            2 => other.0.len() > 3 && other.0.windows(2).take(2).any(near),
            _ => other.0.len() > length && other.0.windows(length).any(near),
        }
    }

    /// Whether an Arabic word is this one, a French name without the last letter, which is not heard: Louis for لوي. Where one
    /// consonant is all that is left, the word must be without counterpart.
    pub(super) fn stands_for(&self, arabic: &Self, open: bool) -> bool {
        match self.0.len() {
            0 => false,
            1 => open && arabic.0.ends_with(&self.0) && arabic.0.len() <= 2,
            _ => self.likeness(arabic) > 0.9,
        }
    }

    /// Whether all of it stands in a row in another.
    pub(super) fn is_inside(&self, other: &Self) -> bool {
        !self.0.is_empty() && other.0.windows(self.0.len()).any(|part| common(&self.0, part) == part.len())
    }

    /// Share of the letters that two skeletons have in common in their order, 0 to 1; up to three letters at the head of
    /// the Arabic one may be particles (بـ, كـ, لـ, فـ and the article).
    pub(super) fn likeness(&self, arabic: &Self) -> f32 {
        let is_particle = |code: &u8| b"blkf".contains(code);
        let particles = arabic.0.iter().take(PARTICLES - 1).take_while(|code| is_particle(code)).count();
        // Longer words may be several that run together.
        let most = if arabic.0.len() > PARTICLES { PARTICLES - 1 } else { particles };
        let readings = (0..=most).filter_map(|skip| arabic.0.get(skip..).filter(|rest| !rest.is_empty()));
        let share = |rest: &[u8]| 2.0 * common(&self.0, rest) as f32 / (self.0.len() + rest.len()).max(1) as f32;
        readings.map(share).fold(0.0, f32::max)
    }
}

/// Letters of particles, and none.
const PARTICLES: usize = 4;

/// Whether a letter may render another: Latin `g` is ج, غ, ق, ك or خ; ث is `th`, and `s` in Ousmane.
fn is_same(a: u8, b: u8) -> bool {
    a == b || a == b'g' && matches!(b, b'j' | b'k') || b == b'h' && matches!(a, b't' | b's')
}

/// Length of the longest common subsequence.
fn common(one: &[u8], other: &[u8]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for a in one {
        let mut diagonal = 0;
        let mut left = 0;
        for (slot, b) in row.iter_mut().skip(1).zip(other) {
            let best = if is_same(*a, *b) { diagonal + 1 } else { left.max(*slot) };
            diagonal = *slot;
            *slot = best;
            left = best;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renderings_of_one_name_are_alike_and_other_names_are_not() {
        let alike = |latin: &str, arabic: &str| Skeleton::of_latin(latin).likeness(&Skeleton::of_arabic(arabic));
        assert!(alike("Kavanaugh", "كافانو") > 0.99);
        assert!(alike("Bouchard", "وبوشار") > 0.7);
        assert!(alike("Grande", "نيوبورت") < 0.7);
    }

    #[test]
    fn foreign_letters_are_read_as_they_are_said() {
        let alike = |latin: &str, arabic: &str| {
            let shares = Skeleton::readings(latin).into_iter().map(|own| own.likeness(&Skeleton::of_arabic(arabic)));
            shares.fold(0.0, f32::max)
        };
        for (latin, arabic) in [("Trujillo", "تروخيو"), ("Xinhua", "شينخوا"), ("Xavi", "تشافي"), ("Jorge", "خورخي")]
        {
            assert!(alike(latin, arabic) >= 0.8, "{latin}");
        }
    }

    #[test]
    fn a_name_is_found_inside_words_that_run_together() {
        assert!(Skeleton::of_latin("Putin").is_inside(&Skeleton::of_arabic("وبوتينأمس")));
    }
}
