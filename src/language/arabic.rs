//! Arabic.

pub mod clitics;
pub mod letters;
pub mod names;
pub mod negation;
pub mod pronouns;
pub mod verbs;

pub use clitics::light_stem;

use super::Profile;
use crate::text::TokenKind;

/// What is known of Arabic.
pub static PROFILE: Profile = Profile {
    subtag: "ar",
    name: "Arabic",
    right_to_left: true,
    script: TokenKind::Arabic,
    function_words: &["في", "من", "على", "إلى", "أن", "التي", "الذي", "عن", "هذا", "هذه"],
};
