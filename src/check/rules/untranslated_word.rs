//! A word of the source's language left in a target of another script.

mod evidence;
mod exceptions;
mod other_script;

use serde::Deserialize;

use super::untranslated_sentence::name_of;
use super::{Rule, Scope, from_options};
use crate::check::{Check, Discourse, Finding, Pair, Severity};
use crate::text::{Side, Span, Token, TokenKind};
use evidence::{Evidence, Named};

pub(super) static RULE: Rule = Rule {
    name: "untranslated-word",
    summary: "A word left in the source's language",
    docs: include_str!("../../../docs/rules/untranslated-word.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Untranslated",
    its: "untranslated",
    areta: None,
    yields_to: &["untranslated-sentence"],
    build: from_options::<UntranslatedWord>,
};

/// Options of the rule.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct UntranslatedWord {
    /// Words to leave alone, in any case.
    allow: Vec<String>,
}

impl Check for UntranslatedWord {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let script = |side| discourse.texts.get(side).language.profile().script;
        if script(Side::Source) == TokenKind::Arabic && script(Side::Target) == TokenKind::Latin {
            other_script::report(discourse, &self.allow, findings);
        }
        if script(Side::Source) == TokenKind::Arabic || script(Side::Target) != TokenKind::Arabic {
            return;
        }
        let allowed: Vec<String> = self.allow.iter().map(|word| word.to_lowercase()).collect();
        let names = Named::new(discourse);
        for pair in discourse.pairs.iter().filter(|pair| !pair.is_null()) {
            for run in runs(pair) {
                check_run(&names, pair, run, &allowed, findings);
            }
        }
    }
}

/// Latin words of the target with nothing but spaces, hyphens and apostrophes between them.
fn runs<'a>(pair: &Pair<'a>) -> Vec<&'a [Token]> {
    let text = pair.target().whole();
    let joins = |before: &Token, token: &Token| {
        let between = Span::new(before.span.end, token.span.start).of(text);
        token.kind == TokenKind::Latin
            && before.kind == TokenKind::Latin
            && between.chars().all(|c| c.is_whitespace() || "-‑–'’&".contains(c))
    };
    let tokens = pair.target().tokens();
    let mut runs = Vec::new();
    let mut words: Vec<usize> = (0..tokens.len()).collect();
    words.retain(|&k| tokens.get(k).is_some_and(|token| !is_joint(text, token)));
    let mut start = 0;
    for (place, &k) in words.iter().enumerate() {
        let next = words.get(place + 1).copied().unwrap_or(tokens.len());
        let goes_on = tokens.get(k).zip(tokens.get(next)).is_some_and(|(before, token)| joins(before, token));
        if !goes_on {
            runs.extend(tokens.get(start..=k).filter(|run| run.iter().any(|t| t.kind == TokenKind::Latin)));
            start = next;
        }
    }
    runs
}

fn is_joint(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Mark && matches!(token.span.of(text), "-" | "‑" | "–" | "'" | "’" | "&")
}

fn check_run(names: &Named<'_, '_>, pair: &Pair<'_>, run: &[Token], allowed: &[String], findings: &mut Vec<Finding>) {
    if exceptions::is_excepted(pair, run) {
        return;
    }
    let words: Vec<&Token> = run.iter().filter(|token| token.kind == TokenKind::Latin).collect();
    let seen = |word: &&Token| {
        let left_alone = allowed.iter().any(|allowed| **allowed == *word.folded);
        (!left_alone).then(|| evidence::of(names, pair, word, &words)).flatten()
    };
    let mut left: Option<(Span, Evidence)> = None;
    for word in &words {
        if let Some(evidence) = seen(word) {
            left = Some(left.map_or((word.span, evidence.clone()), |(span, best)| {
                (span.join(word.span), if best.confidence >= evidence.confidence { best } else { evidence })
            }));
        }
    }
    if let Some((span, evidence)) = left {
        let shown = span.of(pair.target().whole());
        let language = name_of(pair.source().language());
        let mut finding = Finding::new(&RULE, format!("“{shown}” is left in {language}."))
            .target(span)
            .confidence(evidence.confidence)
            .evidence(evidence.fact);
        finding.places.source = evidence.source;
        finding.link = Some(pair.number);
        findings.push(finding);
    }
}
