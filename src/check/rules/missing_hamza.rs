//! Words written without their hamza: `الى` for `إلى`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::{Applicability, Check, Discourse, Finding, Severity};
use crate::language::arabic::hamza::{Restored, restore};
use crate::language::arabic::verbs::saying;
use crate::text::{Side, Sides, Span, Token, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "missing-hamza",
    summary: "A word without its hamza: الى for إلى",
    docs: include_str!("../../../docs/rules/missing-hamza.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling",
    its: "misspelling",
    areta: Some("OH"),
    yields_to: &["name-variant"],
    build: from_options::<MissingHamza>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct MissingHamza {}

/// The places of one word form, with the spelling that fits each.
type Places = Vec<(Span, String)>;

impl Check for MissingHamza {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let passage = discourse.whole(Side::Target);
        if !passage.language().is_arabic() {
            return;
        }
        let mut forms: BTreeMap<&str, (Restored, Places)> = BTreeMap::new();
        let mut before: Option<&Token> = None;
        for token in passage.tokens() {
            let word = &*token.folded;
            if token.kind == TokenKind::Arabic
                && let Some(restored) = restore(word)
            {
                let spelling = spelling(&restored, before);
                forms.entry(word).or_insert_with(|| (restored, Vec::new())).1.push((token.span, spelling));
            }
            before = Some(token);
        }
        findings.extend(forms.into_iter().filter_map(|(word, (restored, places))| finding(word, &restored, &places)));
    }
}

/// Of several spellings the one that fits: `إن` behind a verb of saying, `أن` elsewhere.
fn spelling(restored: &Restored, before: Option<&Token>) -> String {
    let said = before.is_some_and(|token| saying(&token.folded).is_some());
    let fits = |spelling: &&String| said && restored.spellings.len() > 1 && spelling.contains('إ');
    restored.spellings.iter().find(fits).or(restored.spellings.first()).cloned().unwrap_or_default()
}

fn finding(word: &str, restored: &Restored, places: &Places) -> Option<Finding> {
    let (first, further) = places.split_first()?;
    let right: Vec<String> = restored.spellings.iter().map(|spelling| format!("“{spelling}”")).collect();
    let message = format!("“{word}” is written without its hamza: {}.", right.join(" or "));
    let confidence = if restored.is_doubtful { 0.7 } else { 0.95 };
    let safe = !restored.is_doubtful && restored.spellings.len() == 1;
    let applicability = if safe { Applicability::Safe } else { Applicability::Unsafe };
    let found = Finding::new(&RULE, message).target(first.0).confidence(confidence);
    let found = further.iter().fold(found, |found, (span, _)| found.also(Sides::new(None, Some(*span))));
    Some(places.iter().fold(found, |found, (span, spelling)| found.fix(applicability, *span, spelling)))
}
