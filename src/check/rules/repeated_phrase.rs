//! Several words said twice in a row.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::delimiters::inside_quotation;
use crate::check::repetition::{Repeat, repeats_in, says_twice};
use crate::check::{Applicability, Check, Finding, Pair, Severity};
use crate::text::{Side, Span};

pub(super) static RULE: Rule = Rule {
    name: "repeated-phrase",
    summary: "Two to eight words said twice in a row: في المدينة في المدينة",
    docs: include_str!("../../../docs/rules/repeated-phrase.md"),
    severity: Severity::Major,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Duplication",
    its: "duplication",
    areta: Some("XT"),
    yields_to: &[],
    build: from_options::<RepeatedPhrase>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct RepeatedPhrase {}

const LONGEST: usize = 8;

/// Words that carry on a chain: `عاما بعد عام بعد عام`, `day after day after day`.
const CHAINING: [&str; 8] = ["بعد", "تلو", "إثر", "وراء", "خلف", "after", "upon", "by"];

impl Check for RepeatedPhrase {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        for side in Side::BOTH {
            let passage = pair.passage(side);
            let found = phrases(passage);
            if !found.is_empty() && !says_twice(pair.passage(side.other())) {
                findings.extend(found.iter().map(|repeat| finding(passage, repeat, side)));
            }
        }
    }
}

/// The repeated phrases, the shortest that explain a repetition, without overlaps.
fn phrases(passage: &Passage<'_>) -> Vec<Repeat> {
    let mut found: Vec<Repeat> = Vec::new();
    for repeat in repeats_in(passage, 2..=LONGEST).flatten() {
        let apart = |other: &Repeat| other.tokens.end <= repeat.tokens.start || repeat.tokens.end <= other.tokens.start;
        if !is_right(passage, &repeat) && found.iter().all(apart) {
            found.push(repeat);
        }
    }
    found.sort_by_key(|repeat| repeat.tokens.start);
    found
}

fn is_right(passage: &Passage<'_>, repeat: &Repeat) -> bool {
    let phrase = repeat.first(passage.tokens());
    let one_word = phrase.windows(2).all(|pair| matches!(pair, [a, b] if a.folded == b.folded));
    let chain = phrase.first().is_some_and(|word| CHAINING.contains(&&*word.folded));
    let letters = |length: usize| phrase.iter().all(|word| word.folded.chars().count() <= length);
    one_word || (chain && phrase.len() == 2) || letters(2)
}

fn finding(passage: &Passage<'_>, repeat: &Repeat, side: Side) -> Finding {
    let tokens = passage.tokens();
    let phrase = repeat.first(tokens);
    let span = phrase.first().zip(phrase.last()).map_or(Span::default(), |(a, b)| a.span.join(b.span));
    let text = span.of(passage.whole()).split_whitespace().collect::<Vec<_>>().join(" ");
    let times = match repeat.times {
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    };
    let finding = Finding::new(&RULE, format!("“{text}” is said {times} in a row."));
    let finding = finding.on(side, repeat.span(tokens)).confidence(0.95);
    if side == Side::Source {
        return finding.severity(Severity::Minor);
    }
    let quoted = inside_quotation(passage, repeat.tokens.start);
    let applicability = if quoted { Applicability::Unsafe } else { Applicability::Safe };
    match repeat.again(tokens) {
        Some(again) => finding.fix(applicability, again, ""),
        None => finding,
    }
}
