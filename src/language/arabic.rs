//! Arabic.

pub mod clitics;
pub mod doings;
pub mod duals;
pub mod future;
pub mod hamza;
pub mod inflected;
pub mod joining;
pub mod letters;
pub mod morphology;
pub mod names;
pub mod negation;
pub mod numbers;
pub mod pronouns;
pub mod roots;
pub mod runs;
pub(crate) mod shown;
pub mod taa;
pub mod verbs;
pub mod yaa;

pub use clitics::light_stem;

use std::sync::LazyLock;

use super::{Profile, Words, english};
use crate::text::TokenKind;

/// What is known of Arabic.
pub static PROFILE: Profile = Profile {
    subtag: "ar",
    name: "Arabic",
    right_to_left: true,
    script: TokenKind::Arabic,
    function_words: &[
        "في",
        "من",
        "على",
        "إلى",
        "أن",
        "التي",
        "الذي",
        "عن",
        "هذا",
        "هذه",
        "إن",
        "ما",
        "لا",
        "لم",
        "كان",
        "كانت",
        "قد",
        "مع",
        "بين",
        "كل",
        "بعد",
        "قبل",
        "ذلك",
        "أو",
        "ثم",
        "حتى",
        "قال",
        "هو",
        "هي",
        "الذين",
        "كما",
        "لكن",
        "أي",
        "وقد",
        "منذ",
        "خلال",
        "ان",
        "الى",
        "فى",
        "التى",
        "الذى",
        "او",
    ],
    words: &[&WORDS, &english::WORDS],
};

/// Words that the sentence splitter asks about.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| Words::parse(include_str!("data/segment.ar.txt")));
