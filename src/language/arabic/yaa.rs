//! Final ي and ى: words of a closed list that are spelled with one of them and are no word with the other.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::clitics::PROCLITICS;

/// How sure it is that the other letter was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Final ى stands for ي, as in `فى`.
    Yaa,
    /// Final ي stands for ى, as in `الي`.
    Maqsura,
    /// The same, but with the ي it may be a name or have a pronoun: `علي`.
    MaqsuraUnlessName,
}

/// The word as it should be, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Respelled {
    /// The right spelling.
    pub spelling: String,
    /// What was meant.
    pub meant: Meant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Word,
    Noun,
    Maqsura,
    Particle,
    Doubtful,
}

const CLASSES: [(&str, Class); 5] = [
    ("word", Class::Word),
    ("noun", Class::Noun),
    ("maqsura", Class::Maqsura),
    ("particle", Class::Particle),
    ("doubtful", Class::Doubtful),
];

impl Class {
    fn takes(self, proclitics: &str) -> bool {
        match self {
            Self::Noun => !proclitics.contains('س'),
            Self::Maqsura => !proclitics.contains("ال") && !proclitics.contains('س') && !proclitics.ends_with("لل"),
            Self::Word | Self::Particle | Self::Doubtful => matches!(proclitics, "" | "و" | "ف"),
        }
    }

    fn meant(self) -> Meant {
        match self {
            Self::Word | Self::Noun => Meant::Yaa,
            Self::Maqsura | Self::Particle => Meant::Maqsura,
            Self::Doubtful => Meant::MaqsuraUnlessName,
        }
    }
}

/// The words by their spelling with the wrong letter; a hamza may be left off as well.
static WRONG: LazyLock<FxHashMap<String, Class>> = LazyLock::new(|| {
    let mut wrong = FxHashMap::default();
    for line in include_str!("../data/yaa_words.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(name) = words.next() else { continue };
        let Some(&(_, class)) = CLASSES.iter().find(|(known, _)| *known == name) else { continue };
        for written in words.filter_map(swapped) {
            wrong.insert(written.replace(['أ', 'إ', 'آ'], "ا"), class);
            wrong.insert(written, class);
        }
    }
    wrong
});

/// The word with the other of the two letters at its end.
fn swapped(word: &str) -> Option<String> {
    let with = |other: char| move |stem: &str| format!("{stem}{other}");
    word.strip_suffix('ي').map(with('ى')).or_else(|| word.strip_suffix('ى').map(with('ي')))
}

/// What was meant by `word` (folded with [`crate::text::Folding::Marks`]); nothing if it may be right as it stands.
pub fn respell(word: &str) -> Option<Respelled> {
    let spelling = swapped(word)?;
    let class = PROCLITICS.iter().find_map(|proclitics| {
        let rest = word.strip_prefix(proclitics.text)?;
        WRONG.get(rest).copied().filter(|class| class.takes(proclitics.text))
    })?;
    Some(Respelled { spelling, meant: class.meant() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_reading_are_respelled_through_their_clitics() {
        for (word, right) in [
            ("فى", "في"),
            ("والذى", "والذي"),
            ("الامريكى", "الامريكي"),
            ("للسياسى", "للسياسي"),
            ("الي", "الى"),
            ("وحتي", "وحتى"),
        ] {
            assert_eq!(respell(word).map(|found| found.spelling).as_deref(), Some(right), "{word}");
        }
    }

    #[test]
    fn words_that_are_right_are_left_alone() {
        for word in [
            "على",
            "إلى",
            "لدى",
            "نفى",
            "يجرى",
            "مبنى",
            "في",
            "قوى",
            "مدى",
            "أعلى",
            "الأدنى",
            "رأي",
            "متى",
            "لي",
            "الكلى",
            "المرضي",
            "مرضي",
            "بالي",
            "اليمنى",
            "العظمي",
        ] {
            assert_eq!(respell(word), None, "{word}");
        }
    }

    #[test]
    fn a_name_is_only_doubtful() {
        assert_eq!(respell("علي").map(|found| found.meant), Some(Meant::MaqsuraUnlessName));
    }
}
