//! Number words: what a word of some language says of a number, and how the words of one number follow each other.

use super::{Language, arabic, english};

/// What a number word does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// 0 to 9.
    Unit,
    /// The ten that makes teens of units: عشر in ثلاثة عشر. Alone it is 10.
    Ten,
    /// 10 to 19 in one word.
    Teen,
    /// 20 to 90.
    Tens,
    /// 100: multiplies a unit before it.
    Hundred,
    /// 200 to 900 in one word: مئتين, ثلاثمئة.
    Hundreds,
    /// 12, 1,000, 1,000,000 ...: multiplies what stands before it.
    Scale,
    /// The dual of a scale: ألفين, مليوني.
    TwoScales,
    /// The plural of a scale: a scale behind a number, otherwise vague (`thousands`).
    Scales,
    /// A plural that is vague by itself: `dozens`, عشرات.
    Vague,
    /// One part of a whole: `half`, ثلث.
    Part,
    /// Several parts, counted by the unit before: `thirds`, أرباع.
    Parts,
    /// A decade: التسعينيات.
    Decade,
    /// A word that can stand for a number: `both`, عقد.
    Hint,
}

/// A number word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberWord {
    /// The value it adds or multiplies by.
    pub value: f64,
    /// What it does.
    pub role: Role,
    /// Whether it is an ordinal.
    pub ordinal: bool,
    /// The particles written together with it.
    pub prefixes: Prefixes,
    /// Whether the word may well be something else.
    pub doubtful: bool,
}

impl NumberWord {
    /// Whether it begins with a conjunction that can link it to the number words before it: وخمسة.
    pub fn is_linked(&self) -> bool {
        self.prefixes.conjunction && !self.prefixes.preposition
    }

    /// Whether it begins with a preposition, so that it cannot go on a number: بخمسة.
    pub fn is_apart(&self) -> bool {
        self.prefixes.preposition
    }

    /// A plain cardinal or other word without particles.
    pub(super) fn plain(value: f64, role: Role) -> Self {
        Self { value, role, ordinal: false, prefixes: Prefixes::default(), doubtful: false }
    }
}

/// Particles written together with the word behind them: والثلاثة.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prefixes {
    /// A conjunction: و or ف.
    pub conjunction: bool,
    /// A preposition: ب, ل or ك.
    pub preposition: bool,
    /// The article.
    pub article: bool,
}

/// How a language writes numbers in words.
#[derive(Debug)]
pub struct Numerals {
    /// What a word (folded with [`crate::text::Folding::Marks`]) says of a number.
    pub word: fn(&str) -> Option<NumberWord>,
    /// Words that link the parts of a number: `and`, a separate و.
    pub links: &'static [&'static str],
    /// Whether units stand before tens and are linked to them: ثلاثة وعشرون.
    pub units_first: bool,
    /// Words that may stand between a part and its scale (`half a million`) or before a part (`one and a half`).
    pub articles: &'static [&'static str],
    /// Words that make a part of the ordinal behind them, and the word behind it: `a third of`.
    pub part_of: (&'static [&'static str], &'static str),
    /// What names the century of a decade before it: the preposition that may stand between, the noun and the adjective of the last one;
    /// nothing where decades are written with their century.
    pub century: Option<[&'static str; 3]>,
    /// Whether the folded word is a dual noun, as far as its shape and a table tell.
    pub is_dual: fn(&str) -> bool,
    /// Whether the folded word could be a dual by its ending; most words of that ending are not.
    pub may_be_dual: fn(&str) -> bool,
}

impl Language {
    /// How it writes numbers in words, if that is known.
    pub fn numerals(&self) -> Option<&'static Numerals> {
        if self.is_arabic() {
            Some(&arabic::numbers::NUMERALS)
        } else if self.is_english() {
            Some(&english::numbers::NUMERALS)
        } else {
            None
        }
    }
}
