//! Any language without tables of its own.

use super::Profile;
use crate::text::TokenKind;

/// What holds of every language.
pub(super) static PROFILE: Profile = Profile {
    subtag: "und",
    name: "Unknown",
    right_to_left: false,
    script: TokenKind::Other,
    function_words: &[],
    words: &[],
};
