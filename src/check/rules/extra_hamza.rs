//! A hamza on a joining alef: `إستخدام` for `استخدام`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::transliterated::spells_name;
use crate::check::{Applicability, Check, Discourse, Finding, Severity};
use crate::text::{Side, Sides, Span, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "extra-hamza",
    summary: "A hamza on a joining alef: إستخدام for استخدام",
    docs: include_str!("../../../docs/rules/extra-hamza.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling",
    its: "misspelling",
    areta: Some("OH"),
    yields_to: &["name-variant"],
    build: from_options::<ExtraHamza>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct ExtraHamza {}

impl Check for ExtraHamza {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let passage = discourse.whole(Side::Target);
        if !passage.language().is_arabic() {
            return;
        }
        let mut forms: BTreeMap<&str, (&str, Vec<Span>)> = BTreeMap::new();
        let tokens =
            discourse.pairs.iter().flat_map(|pair| pair.target().tokens().iter().map(move |token| (pair, token)));
        for (pair, token) in tokens.filter(|(_, token)| token.kind == TokenKind::Arabic) {
            let joined = pair.facts(Side::Target).joined.of(token).as_deref();
            let Some(right) = joined.filter(|_| !spells_name(pair, &token.folded)) else { continue };
            forms.entry(&*token.folded).or_insert_with(|| (right, Vec::new())).1.push(token.span);
        }
        let text = passage.whole();
        findings.extend(forms.into_iter().filter_map(|(word, (right, places))| finding(text, word, right, &places)));
    }
}

fn finding(text: &str, word: &str, right: &str, places: &[Span]) -> Option<Finding> {
    let (first, further) = places.split_first()?;
    let message = format!("“{word}” has a hamza on its joining alef: “{right}”.");
    let found = Finding::new(&RULE, message).target(*first).confidence(0.95);
    let found = further.iter().fold(found, |found, span| found.also(Sides::new(None, Some(*span))));
    Some(places.iter().fold(found, |found, span| found.respell(Applicability::Safe, text, *span, right)))
}
