//! How an Arabic word may be read.

use crate::language::Language;
use crate::language::arabic::clitics::Enclitic;
use crate::language::arabic::pronouns::{Pronoun, pronoun_and_suffix};
use crate::language::stem;
use crate::text::{Folding, Token, TokenKind, fold_word};

/// The readings of a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    /// The pronoun that it is or carries, if it is of a closed class.
    pub(super) pronoun: Option<Pronoun>,
    /// The pronoun on a noun or verb, and what it stands on.
    pub(super) suffix: Option<(String, &'static Enclitic)>,
    /// Its light stem, and its stem before the pronoun; empty where there is none.
    pub(super) stems: [String; 2],
}

/// Reads a word.
pub(super) fn read(token: &Token, language: &Language) -> Form {
    let light = stem(token, language);
    if token.kind != TokenKind::Arabic {
        return Form { stems: [light, String::new()], ..Form::default() };
    }
    let (pronoun, suffix) = pronoun_and_suffix(&token.folded);
    let owned = suffix.as_ref().map(|(noun, _)| fold_word(noun, Folding::Letters));
    Form { pronoun, suffix, stems: [light, owned.unwrap_or_default()] }
}
