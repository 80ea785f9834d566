//! Words run together: `المدينةالكبيرة`.

mod by_source;

use std::cell::OnceCell;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::gathered::gathered;
use crate::check::wanted::{Asking, Word, is_known, script, words};
use crate::check::{Applicability, Check, Discourse, Finding, Pair, Severity};
use crate::language::arabic::runs::{seam, seam_by_letter};
use crate::language::vocabulary;
use crate::text::{Span, Token, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "merged-words",
    summary: "Words run together: المدينةالكبيرة",
    docs: include_str!("../../../docs/rules/merged-words.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling",
    its: "whitespace",
    areta: Some("MG"),
    yields_to: &[],
    build: from_options::<MergedWords>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct MergedWords {
    /// Also words that a letter shows to be two which only ends words: ة, ى, the ending ًا.
    by_letter: bool,
}

impl Check for MergedWords {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let found = discourse.pairs.iter().flat_map(|pair| self.merged(pair)).collect();
        findings.extend(gathered(found, |_, count| format!("In {count} places two words are run together.")));
    }
}

impl MergedWords {
    fn merged(&self, pair: &Pair<'_>) -> Vec<Finding> {
        let Some(kind) = script(pair.target().language()) else { return Vec::new() };
        let asking = OnceCell::new();
        let asking = || asking.get_or_init(|| Asking::of(pair));
        words(pair, kind).filter_map(|word| self.finding(pair, &word, asking)).collect()
    }

    fn finding<'p, 'a: 'p>(
        &self,
        pair: &Pair<'_>,
        word: &Word<'_>,
        asking: impl Fn() -> &'p Asking<'p, 'a>,
    ) -> Option<Finding> {
        let Word { token, said, .. } = *word;
        let is_arabic = token.kind == TokenKind::Arabic;
        let by_letter = || if self.by_letter { seam_by_letter(said) } else { None };
        let by_letters = if is_arabic { seam(said).or_else(by_letter) } else { None };
        let (at, confidence) = match by_letters {
            Some(at) => (at, 0.9),
            None if !(is_arabic || is_lower(pair, token, said)) || may_be_one(pair, token) => return None,
            None => (by_source::seam(asking(), word)?, 0.8),
        };
        let found = Finding::new(&RULE, format!("“{said}” is two words run together."));
        let seam = Span::at(token.span.start + at);
        // What the letters do not show is for someone who reads the source.
        let applicability = if confidence < 0.9 { Applicability::Unsafe } else { Applicability::Safe };
        Some(found.target(token.span).confidence(confidence).fix(applicability, seam, " "))
    }
}

/// Whether a word is written as no name: small, but for the first letter of a text.
fn is_lower(pair: &Pair<'_>, token: &Token, said: &str) -> bool {
    let is_first = pair.target().tokens().first().is_some_and(|first| first.span == token.span);
    said.chars().skip(usize::from(is_first)).all(char::is_lowercase)
}

/// Whether a word is known as one.
fn may_be_one(pair: &Pair<'_>, token: &Token) -> bool {
    is_known(pair, token) || vocabulary::may_be_one(pair.target().language(), &token.folded) == Some(true)
}
