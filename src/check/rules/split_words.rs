//! A word torn apart: `ال مدينة`.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::transliterated::spells_name;
use crate::check::wanted::{is_known, script};
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::language::arabic::runs::is_torn;
use crate::language::{is_function_word, vocabulary};
use crate::text::{Folding, Span, Token, TokenKind, fold_word};

pub(super) static RULE: Rule = Rule {
    name: "split-words",
    summary: "A word torn apart: ال مدينة",
    docs: include_str!("../../../docs/rules/split-words.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling",
    its: "whitespace",
    areta: Some("SP"),
    yields_to: &[],
    build: from_options::<SplitWords>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct SplitWords {}

/// Whether the source names an Al or El whose second word `next` spells: ال كابوني.
fn is_named_al(pair: &Pair<'_>, next: &str) -> bool {
    let al = pair.source().tokens().iter().any(|token| matches!(&*token.folded, "al" | "el"));
    al && spells_name(pair, next)
}

impl Check for SplitWords {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let target = pair.target();
        let Some(kind) = script(target.language()) else { return };
        let whole = target.whole();
        for two in target.tokens().windows(2) {
            let [first, next] = two else { continue };
            let gap = Span::new(first.span.end, next.span.start);
            let words = first.kind == kind && next.kind == kind;
            let apart = words && !gap.is_empty() && gap.of(whole).trim().is_empty();
            let confidence = match kind {
                _ if !apart => continue,
                TokenKind::Arabic if is_torn(&first.folded, &next.folded) && !is_named_al(pair, &next.folded) => 0.85,
                _ if is_one(pair, first, next) => 0.8,
                _ => continue,
            };
            let place = first.span.join(next.span);
            let message = format!("“{}” is one word torn apart.", place.of(whole));
            let found = Finding::new(&RULE, message).target(place).confidence(confidence);
            findings.push(found.fix(Applicability::Unsafe, gap, ""));
        }
    }
}

/// Letters of the shortest and the longest word that is told to be torn apart.
const SHORTEST: usize = 5;
const LONGEST: usize = 30;

/// Whether two words, one of which nobody knows, are together one that is known.
fn is_one(pair: &Pair<'_>, first: &Token, next: &Token) -> bool {
    let language = pair.target().language();
    let is_unknown =
        |token: &Token| !is_known(pair, token) && vocabulary::may_be_word(language, &token.folded) == Some(false);
    let is_lower = |token: &Token| token.span.of(pair.target().whole()).chars().all(|letter| !letter.is_uppercase());
    let one = || format!("{}{}", first.folded, next.folded);
    // A function word stands before anything.
    let is_free = || is_function_word(language, &fold_word(&first.folded, Folding::Letters));
    [first, next].iter().any(|token| is_unknown(token))
        && [first, next].iter().all(|token| is_lower(token))
        && !is_free()
        && is_whole(pair, &one())
        && ![first, next].iter().any(|token| spells_name(pair, &token.folded))
}

/// Whether two words together are one, and no name.
fn is_whole(pair: &Pair<'_>, one: &str) -> bool {
    (SHORTEST..=LONGEST).contains(&one.chars().count())
        && vocabulary::is_word(pair.target().language(), one) == Some(true)
        && !spells_name(pair, one)
}
