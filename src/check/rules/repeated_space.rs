//! More than one space between two words.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::gathered::gathered;
use crate::check::{Applicability, Check, Discourse, Finding, Severity};
use crate::text::{Role, Side, Span};

pub(super) static RULE: Rule = Rule {
    name: "repeated-space",
    summary: "Two or more spaces in a row",
    docs: include_str!("../../../docs/rules/repeated-space.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Design and markup > White space",
    its: "whitespace",
    areta: None,
    yields_to: &["quote-spacing", "space-before-punctuation"],
    build: from_options::<RepeatedSpace>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct RepeatedSpace {}

/// Longer runs are layout: columns, blanks to fill in.
const LAYOUT: usize = 4;

impl Check for RepeatedSpace {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        for side in Side::BOTH {
            let document = &discourse.texts.get(side).document;
            let text = document.text();
            let found = document
                .segments()
                .get(discourse.segments.get(side).clone())
                .unwrap_or_default()
                .iter()
                .filter(|segment| document.blocks().get(segment.block).is_none_or(|block| block.role != Role::Cell))
                .flat_map(|segment| runs(text, segment.span))
                .map(|span| finding(text, span, side))
                .collect();
            findings.extend(gathered(found, |_, count| format!("{count} places have more than one space in a row.")));
        }
    }
}

/// Runs of two or more spaces inside a segment. Behind the end of a sentence two spaces are an old way of typing.
fn runs(text: &str, segment: Span) -> Vec<Span> {
    let part = segment.trimmed(text).of(text);
    let start = segment.trimmed(text).start;
    let mut found = Vec::new();
    let mut run: Option<Span> = None;
    let mut before = ' ';
    for (at, c) in part.char_indices() {
        if is_space(c) {
            let first = run.map_or(at, |run| run.start);
            run = Some(Span::new(first, at + c.len_utf8()));
            continue;
        }
        if let Some(span) = run.take() {
            let length = span.of(part).chars().count();
            let ended = length == 2 && matches!(before, '.' | '!' | '?' | '؟' | ':');
            if (2..LAYOUT).contains(&length) && !ended && c != '\n' && before != '\n' {
                found.push(span.shifted_by(start));
            }
        }
        before = c;
    }
    found
}

/// A space that takes room; tabs are layout.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{3000}')
}

fn finding(text: &str, span: Span, side: Side) -> Finding {
    let before = span.before(text).rsplit(char::is_whitespace).next().unwrap_or_default();
    let after = span.after(text).split(char::is_whitespace).next().unwrap_or_default();
    let count = match span.of(text).chars().count() {
        2 => "Two".to_owned(),
        3 => "Three".to_owned(),
        more => more.to_string(),
    };
    let finding = Finding::new(&RULE, format!("{count} spaces between “{before}” and “{after}”."));
    let finding = finding.on(side, span).confidence(0.95);
    if side == Side::Source { finding } else { finding.fix(Applicability::Safe, span, " ") }
}
