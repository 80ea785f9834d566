//! What one language writes as a word and another onto its neighbour: English `the`, `and`, `his` are ال, و, ه in Arabic.

use super::arabic::clitics::stems;
use crate::text::{Folding, fold_word};

/// A set of clitics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attached(u16);

impl Attached {
    const ARTICLE: Self = Self(1);
    const CONJUNCTION: Self = Self(1 << 1);
    const BI: Self = Self(1 << 2);
    const LI: Self = Self(1 << 3);
    const KA: Self = Self(1 << 4);
    const FUTURE: Self = Self(1 << 5);
    const HIS: Self = Self(1 << 6);
    const HER: Self = Self(1 << 7);
    const THEIR: Self = Self(1 << 8);
    const MY: Self = Self(1 << 9);
    const YOUR: Self = Self(1 << 10);
    const OUR: Self = Self(1 << 11);

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two share one.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// On which neighbour's counterpart a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// That of the next content word.
    Next,
    /// That of the content word before.
    Before,
}

/// How Arabic may write an English word: which clitics, on which host.
static ENGLISH: &[(&str, Host, Attached)] = &[
    ("the", Host::Next, Attached::ARTICLE),
    ("and", Host::Next, Attached::CONJUNCTION),
    ("so", Host::Next, Attached::CONJUNCTION),
    ("then", Host::Next, Attached::CONJUNCTION),
    ("in", Host::Next, Attached::BI),
    ("at", Host::Next, Attached::BI),
    ("by", Host::Next, Attached::BI),
    ("with", Host::Next, Attached::BI),
    ("to", Host::Next, Attached::LI),
    ("for", Host::Next, Attached::LI),
    ("of", Host::Next, Attached::LI),
    ("as", Host::Next, Attached::KA),
    ("like", Host::Next, Attached::KA),
    ("will", Host::Next, Attached::FUTURE),
    ("shall", Host::Next, Attached::FUTURE),
    ("would", Host::Next, Attached::FUTURE),
    ("his", Host::Next, Attached::HIS),
    ("her", Host::Next, Attached::HER),
    ("its", Host::Next, Attached::HIS.with(Attached::HER)),
    ("their", Host::Next, Attached::THEIR.with(Attached::HER)),
    ("my", Host::Next, Attached::MY),
    ("your", Host::Next, Attached::YOUR),
    ("our", Host::Next, Attached::OUR),
    ("him", Host::Before, Attached::HIS),
    ("her", Host::Before, Attached::HER),
    ("it", Host::Before, Attached::HIS.with(Attached::HER)),
    ("them", Host::Before, Attached::THEIR.with(Attached::HER)),
    ("me", Host::Before, Attached::MY),
    ("you", Host::Before, Attached::YOUR),
    ("us", Host::Before, Attached::OUR),
];

/// Whether the English `word` (in lower case) is no word of its own in Arabic, ever.
pub fn is_never_alone(word: &str) -> bool {
    matches!(word, "the" | "a" | "an")
}

/// How Arabic may write the English `word` (in lower case) onto another.
pub fn attachments(word: &str) -> impl Iterator<Item = (Host, Attached)> {
    ENGLISH.iter().filter(move |row| row.0 == word).map(|row| (row.1, row.2))
}

/// The clitics that an Arabic word (folded as tokens are) may carry, in any reading of it.
pub fn carried(word: &str) -> Attached {
    let word = fold_word(word, Folding::Letters);
    stems(&word).iter().fold(Attached::default(), |all, reading| {
        let front = reading.proclitics;
        let mut own = all;
        own = if front.article { own.with(Attached::ARTICLE) } else { own };
        own = if front.conjunction.is_some() { own.with(Attached::CONJUNCTION) } else { own };
        own = match front.particle {
            Some('ب') => own.with(Attached::BI),
            Some('ل') => own.with(Attached::LI),
            Some('ك') => own.with(Attached::KA),
            Some(_) => own.with(Attached::FUTURE),
            None => own,
        };
        match reading.enclitic.map_or("", |enclitic| enclitic.text) {
            "ه" => own.with(Attached::HIS),
            "ها" => own.with(Attached::HER),
            "هم" | "هن" | "هما" => own.with(Attached::THEIR),
            "ي" | "ني" => own.with(Attached::MY),
            "ك" | "كم" | "كن" | "كما" => own.with(Attached::YOUR),
            "نا" => own.with(Attached::OUR),
            _ => own,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_be(english: &str, arabic: &str) -> bool {
        attachments(english).any(|(_, attached)| attached.meets(carried(arabic)))
    }

    #[test]
    fn an_english_word_is_found_on_its_arabic_host() {
        for [english, arabic] in [
            ["the", "البيت"],
            ["the", "للبيت"],
            ["and", "وكتب"],
            ["his", "كتابه"],
            ["will", "سيكتب"],
            ["them", "رآهم"],
            ["with", "بالقلم"],
        ] {
            assert!(may_be(english, arabic), "{english} {arabic}");
        }
    }

    #[test]
    fn a_word_without_clitics_is_no_host() {
        assert!(!may_be("the", "بيت") && !may_be("and", "بيت") && !may_be("house", "البيت"));
        assert!(carried("من").is_empty());
    }
}
