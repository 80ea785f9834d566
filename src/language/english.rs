//! English.

pub mod negation;

use super::Profile;
use crate::text::TokenKind;

/// What is known of English.
pub static PROFILE: Profile = Profile {
    subtag: "en",
    name: "English",
    right_to_left: false,
    script: TokenKind::Latin,
    function_words: &["the", "of", "and", "to", "in", "is", "that", "it", "was", "for"],
};
