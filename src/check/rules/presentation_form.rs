//! Arabic letters in the code points of their shapes, as copied out of a PDF.

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::{Rule, Scope, from_options};
use crate::check::gathered::gathered;
use crate::check::{Applicability, Check, Discourse, Finding, Severity};
use crate::text::Side;

pub(super) static RULE: Rule = Rule {
    name: "presentation-form",
    summary: "A letter in a code point for one of its shapes: ﻻ for لا",
    docs: include_str!("../../../docs/rules/presentation-form.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Design and markup > Character formatting",
    its: "characters",
    areta: None,
    yields_to: &[],
    build: from_options::<PresentationForm>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct PresentationForm {}

impl Check for PresentationForm {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        for side in Side::BOTH {
            let passage = discourse.whole(side);
            let text = passage.whole();
            let shaped = passage.tokens().iter().filter(|token| token.span.of(text).contains(is_shape));
            let found = shaped
                .map(|token| {
                    let word = token.span.of(text);
                    let plain = plain(word);
                    let finding =
                        Finding::new(&RULE, format!("“{word}” is written with shapes of letters, not letters."));
                    let finding = finding.on(side, token.span).confidence(0.95);
                    if side == Side::Source { finding } else { finding.fix(Applicability::Safe, token.span, plain) }
                })
                .collect();
            findings.extend(gathered(found, |first, count| {
                let word = first.places.get(side).map_or("", |span| span.of(text));
                format!("{count} words are written with shapes of letters, not letters, such as “{word}”.")
            }));
        }
    }
}

/// A letter or ligature of letters in one of its shapes. The ligatures for God and for formulas have no other code point
/// that looks like them, and brackets of verses are no letters.
fn is_shape(c: char) -> bool {
    matches!(c, '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdc7}' | '\u{fdf0}' | '\u{fdf1}' | '\u{fe80}'..='\u{fefc}')
}

fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for c in word.chars() {
        if is_shape(c) { plain.extend(std::iter::once(c).nfkc()) } else { plain.push(c) }
    }
    plain
}
