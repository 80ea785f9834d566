//! How the Arabic words of a text may be read, found once for each distinct word.

use rustc_hash::FxHashMap;

use crate::align::Analysis;
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

/// The readings of the words of a text.
#[derive(Debug)]
pub(super) struct Forms {
    /// For each token the number of its form.
    numbers: Vec<u32>,
    forms: Vec<Form>,
}

impl Forms {
    /// Reads every distinct word of a text. Time linear in its length.
    pub(super) fn new<'t>(text: &'t Analysis) -> Self {
        let mut known: FxHashMap<&'t str, u32> = FxHashMap::default();
        let mut forms = Vec::new();
        let number = |token: &'t Token| {
            *known.entry(&*token.folded).or_insert_with(|| {
                forms.push(read(token, text));
                forms.len() as u32 - 1
            })
        };
        let numbers = text.tokens.iter().map(number).collect();
        Self { numbers, forms }
    }

    /// The readings of the tokens of a run, by their numbers in [`Analysis::tokens`].
    pub(super) fn of(&self, token: usize) -> Option<&Form> {
        self.forms.get(*self.numbers.get(token)? as usize)
    }
}

fn read(token: &Token, text: &Analysis) -> Form {
    let light = stem(token, &text.language);
    if token.kind != TokenKind::Arabic {
        return Form { stems: [light, String::new()], ..Form::default() };
    }
    let (pronoun, suffix) = pronoun_and_suffix(&token.folded);
    let owned = suffix.as_ref().map(|(noun, _)| fold_word(noun, Folding::Letters));
    Form { pronoun, suffix, stems: [light, owned.unwrap_or_default()] }
}
