//! Languages: what the rest of the crate needs to know of one, as data. Nothing outside this folder names a language
//! but to ask for one of its tables.

pub mod arabic;
pub mod attached;
pub mod calendar;
mod denying;
mod detect;
pub mod doubling;
pub mod english;
pub mod exonyms;
mod function_words;
mod generic;
mod lists;
pub mod numerals;
mod segment;
mod stem;
pub mod units;
pub mod vocabulary;
pub mod words;

use std::borrow::Cow;
use std::sync::LazyLock;

pub use detect::detect;
pub use function_words::is_function_word;
pub(crate) use lists::WordList;
pub use segment::{Words, segment, sentences};
pub use stem::{stem, stem_of};

use crate::text::TokenKind;

/// What is known of a language; one static each.
#[derive(Debug)]
pub struct Profile {
    /// Primary BCP 47 subtag: `ar`.
    pub subtag: &'static str,
    /// English name.
    pub name: &'static str,
    /// Whether it is written from right to left.
    pub right_to_left: bool,
    /// The kind of token its words are.
    pub script: TokenKind,
    /// Frequent short words by which it is told from others of its script (folded as tokens are).
    pub function_words: &'static [&'static str],
    /// Words that the sentence splitter asks about, those of languages often quoted in it behind its own; none for UAX #29.
    pub words: &'static [&'static LazyLock<Words>],
}

/// Every language with a file of its own; the others of which little is known are rows in `generic.rs`.
pub static PROFILES: &[&Profile] = &[&arabic::PROFILE, &english::PROFILE];

/// A language of a text: a tag and what is known of it.
#[derive(Clone, Debug)]
pub struct Language {
    tag: Cow<'static, str>,
    profile: &'static Profile,
}

impl Language {
    /// The language of a BCP 47 tag; tags without tables of their own get the generic profile.
    pub fn from_tag(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase();
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_owned();
        let profile = PROFILES.iter().copied().chain(&generic::OTHERS).find(|profile| profile.subtag == primary);
        Self { tag: Cow::Owned(tag), profile: profile.unwrap_or(&generic::PROFILE) }
    }

    /// The language of a profile.
    pub fn of(profile: &'static Profile) -> Self {
        Self { tag: Cow::Borrowed(profile.subtag), profile }
    }

    /// Arabic.
    pub fn arabic() -> Self {
        Self::of(&arabic::PROFILE)
    }

    /// English.
    pub fn english() -> Self {
        Self::of(&english::PROFILE)
    }

    /// Its BCP 47 tag, in lower case; `und` if unknown.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// What is known of it.
    pub fn profile(&self) -> &'static Profile {
        self.profile
    }

    /// Whether it is Arabic.
    pub fn is_arabic(&self) -> bool {
        self.profile.subtag == arabic::PROFILE.subtag
    }

    /// Whether it is English.
    pub fn is_english(&self) -> bool {
        self.profile.subtag == english::PROFILE.subtag
    }

    /// Whether both are the same language, whatever the region.
    pub fn is_same(&self, other: &Self) -> bool {
        let primary = |tag: &str| tag.split(['-', '_']).next().map(str::to_owned);
        primary(&self.tag) == primary(&other.tag)
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}
