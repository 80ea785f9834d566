//! A word said twice in a row: the commonest slip of typing and of machine translation.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::delimiters::inside_quotation;
use crate::check::repetition::{Repeat, repeats, says_twice};
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::language::doubling::{is_letter_name, may_be_doubled};
use crate::text::{Side, Token, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "repeated-word",
    summary: "A word said twice in a row: في في",
    docs: include_str!("../../../docs/rules/repeated-word.md"),
    severity: Severity::Major,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Duplication",
    its: "duplication",
    areta: Some("XT"),
    yields_to: &["repeated-phrase"],
    build: from_options::<RepeatedWord>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct RepeatedWord {
    /// Words that may stand twice in a row.
    allow: Vec<String>,
}

/// Spelled alike, two different words may meet: `أسأل من من الناس`.
const HOMOGRAPHS: [&str; 4] = ["من", "ما", "إن", "أن"];

impl Check for RepeatedWord {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        for side in Side::BOTH {
            let passage = pair.passage(side);
            let found = repeats(passage, 1);
            if found.is_empty() || says_twice(pair.passage(side.other())) {
                continue;
            }
            let known = !pair.passage(side.other()).is_empty();
            let wrong = found.iter().filter(|repeat| !self.is_right(passage, repeat, known));
            findings.extend(wrong.map(|repeat| finding(passage, repeat, side)));
        }
    }
}

impl RepeatedWord {
    fn is_right(&self, passage: &Passage<'_>, repeat: &Repeat, has_counterpart: bool) -> bool {
        let tokens = passage.tokens();
        let Some(word) = tokens.get(repeat.tokens.start) else { return true };
        let letters = word.folded.chars().count();
        let name = word.kind == TokenKind::Latin && is_name(passage, tokens, repeat);
        may_be_doubled(passage.language(), &word.folded)
            || self.allow.iter().any(|allowed| **allowed == *word.folded)
            || (letters < 2 && !matches!(&*word.folded, "a" | "و"))
            || (name && (passage.language().is_english() || !has_counterpart))
            || names_letters(tokens, repeat)
            || word.span.before(passage.whole()).ends_with(['-', '’', '\''])
    }
}

/// Both times capitalised, and not only because a sentence begins there: `Duran Duran`.
fn is_name(passage: &Passage<'_>, tokens: &[Token], repeat: &Repeat) -> bool {
    let run = tokens.get(repeat.tokens.clone()).unwrap_or_default();
    let capital = |token: &Token| token.span.of(passage.whole()).chars().next().is_some_and(char::is_uppercase);
    run.iter().all(capital)
}

/// `بي بي سي`: the names of letters; those that are words too (في, إن) only beside another letter.
fn names_letters(tokens: &[Token], repeat: &Repeat) -> bool {
    let at = |k: Option<usize>| k.and_then(|k| tokens.get(k)).map(|token| &*token.folded);
    let Some(word) = at(Some(repeat.tokens.start)) else { return false };
    let beside = [at(repeat.tokens.start.checked_sub(1)), at(Some(repeat.tokens.end))];
    let is_word_too = matches!(word, "في" | "إن" | "ان" | "أي" | "اي" | "أو" | "او" | "ال");
    let is_letter =
        |word: &str| is_letter_name(word) || word.strip_prefix(['و', 'ف', 'ب', 'ل']).is_some_and(is_letter_name);
    is_letter_name(word) && (!is_word_too || beside.into_iter().flatten().any(is_letter))
}

fn finding(passage: &Passage<'_>, repeat: &Repeat, side: Side) -> Finding {
    let tokens = passage.tokens();
    let word = repeat.first(tokens).first();
    let text = word.map_or("", |word| word.span.of(passage.whole()));
    let sure = if word.is_some_and(|word| HOMOGRAPHS.contains(&&*word.folded)) { 0.75 } else { 0.95 };
    let times = match repeat.times {
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    };
    let finding = Finding::new(&RULE, format!("“{text}” is said {times} in a row."));
    let finding = finding.on(side, repeat.span(tokens)).confidence(sure);
    if side == Side::Source {
        return finding.severity(Severity::Minor);
    }
    let quoted = inside_quotation(passage, repeat.tokens.start);
    let applicability = if quoted || sure < 0.9 { Applicability::Unsafe } else { Applicability::Safe };
    match repeat.again(tokens) {
        Some(again) => finding.fix(applicability, again, ""),
        None => finding,
    }
}
