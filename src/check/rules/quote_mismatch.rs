//! A quotation of the source whose marks the target leaves out: the words of another become the writer's.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::delimiters::{Balance, Family, QUOTES};
use crate::check::{Check, Finding, Pair, Severity};
use crate::text::{Side, Span};

pub(super) static RULE: Rule = Rule {
    name: "quote-mismatch",
    summary: "A quotation of the source that stands without quotation marks",
    docs: include_str!("../../../docs/rules/quote-mismatch.md"),
    severity: Severity::Minor,
    scope: Scope::Link,
    mqm: "Linguistic conventions > Punctuation",
    its: "typographical",
    areta: Some("PM"),
    yields_to: &["untranslated-sentence"],
    build: from_options::<QuoteMismatch>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct QuoteMismatch {}

impl Check for QuoteMismatch {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        if pair.is_null() || has_marks(pair.target()) {
            return;
        }
        let Some(quotations) = quotations(pair.source()) else { return };
        let words = |span: Span| span.of(pair.source().whole()).split_whitespace().count();
        let Some(&longest) = quotations.iter().max_by_key(|span| words(**span)) else { return };
        let confidence = match words(longest) {
            0 | 1 => 0.5,
            2 | 3 => 0.6,
            _ => 0.8,
        };
        // What is told in other words is no longer a quotation.
        let confidence = if is_rendered(pair, longest) { confidence } else { confidence * PARAPHRASED };
        let target = pair.target().span();
        let quote = shown(longest.of(pair.source().whole()));
        let message = format!("{quote} of the source is a quotation; the target has no quotation marks.");
        findings.push(Finding::new(&RULE, message).source(longest).target(target).confidence(confidence));
    }
}

/// What a finding is worth where the target tells in words of its own what was said.
const PARAPHRASED: f32 = 0.75;

/// Whether the target has the words of a quotation: half of those that could be linked are.
fn is_rendered(pair: &Pair<'_>, quotation: Span) -> bool {
    let (links, linker) = (pair.word_links(), pair.word_linker());
    let tokens = pair.source().token_range().zip(pair.source().tokens());
    let inside = tokens.filter(|(_, token)| quotation.contains(token.span.start)).map(|(number, _)| number);
    let known = |number: &usize| linker.is_content(Side::Source, *number) && linker.is_known(Side::Source, *number);
    let (mut all, mut linked) = (0, 0);
    for number in inside.filter(known) {
        all += 1;
        linked += usize::from(links.confidence(Side::Source, number) >= LINKED);
    }
    linked * 2 >= all
}

/// A word has a counterpart from this confidence on.
const LINKED: f32 = 0.35;

/// Whether a passage has any quotation mark.
fn has_marks(passage: &Passage<'_>) -> bool {
    passage.text().contains(['"', '“', '”', '„', '‟', '«', '»', '‹', '›', '﴿', '﴾', '\'', '‘', '’', '`', '＂'])
}

/// The quotations of a passage with their marks; nothing unless its marks are in balance: a quotation may begin before it
/// or end behind it.
fn quotations(passage: &Passage<'_>) -> Option<Vec<Span>> {
    let mut found = Vec::new();
    for family in QUOTES.into_iter().filter(|family| *family != Family::Verse) {
        let balance = Balance::in_passage(passage, family);
        if !balance.closing.is_empty() || !balance.opening.is_empty() {
            return None;
        }
        let text = passage.whole();
        let names_word = |span: &Span| span.of(text).chars().any(char::is_alphabetic);
        // `Headmasters" and Headmistresses"` are apostrophes: what is quoted begins behind a space.
        let begins = |open: Span| open.before(text).chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let pairs = balance.pairs.into_iter().filter(|pair| begins(pair.0));
        found.extend(pairs.map(|(open, close)| open.join(close)).filter(names_word));
    }
    Some(found)
}

/// A quotation between “ and ”, its middle left out if it is long.
fn shown(quotation: &str) -> String {
    let inner = quotation.trim_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = inner.split_whitespace().collect();
    match (words.get(..4), words.len().checked_sub(3).and_then(|k| words.get(k..))) {
        (Some(head), Some(tail)) if words.len() > 8 => format!("“{} … {}”", head.join(" "), tail.join(" ")),
        _ => format!("“{}”", words.join(" ")),
    }
}
