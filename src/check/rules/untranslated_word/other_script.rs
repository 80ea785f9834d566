//! Arabic words in a target of Latin script: no name and no brand is written so.

use super::RULE;
use crate::check::{Discourse, Finding, Pair};
use crate::text::{Span, Token, TokenKind};

/// Reports runs of Arabic words in targets, but for those that the text quotes or explains.
pub(super) fn report(discourse: &Discourse<'_>, allowed: &[String], findings: &mut Vec<Finding>) {
    for pair in discourse.pairs.iter().filter(|pair| !pair.is_null()) {
        for run in runs(pair) {
            let shown = run.of(pair.target().whole());
            if is_quoted(pair.target().whole(), run) || allowed.iter().any(|allowed| allowed == shown) {
                continue;
            }
            let language = super::name_of(pair.source().language());
            let finding = Finding::new(&RULE, format!("“{shown}” is left in {language}.")).target(run).confidence(0.9);
            findings.push(Finding { link: Some(pair.number), ..finding });
        }
    }
}

/// The runs of Arabic words in a target that is mostly of another script.
fn runs(pair: &Pair<'_>) -> Vec<Span> {
    let tokens = pair.target().tokens();
    let count = |kind: TokenKind| tokens.iter().filter(|token| token.kind == kind).count();
    if count(TokenKind::Arabic) >= count(TokenKind::Latin) {
        return Vec::new();
    }
    let mut runs: Vec<Span> = Vec::new();
    let mut before: Option<&Token> = None;
    for token in tokens {
        if token.kind == TokenKind::Arabic {
            match (runs.last_mut(), before) {
                (Some(run), Some(before)) if before.kind == TokenKind::Arabic => *run = run.join(token.span),
                _ => runs.push(token.span),
            }
        }
        before = Some(token);
    }
    runs
}

/// Whether marks stand around a run: `mawwal (موال)`, `the word «بيت»`.
fn is_quoted(text: &str, run: Span) -> bool {
    let opens = run.before(text).trim_end().ends_with(['(', '[', '«', '"', '“', '‘', '\'', ',', ':', '–', '—']);
    let closes = run.after(text).trim_start().starts_with([')', ']', '»', '"', '”', '’', '\'', ',', ':', '–', '—']);
    opens && closes
}
