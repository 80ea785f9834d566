//! A whole sentence of the target that is still in the source's language.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::{Check, Finding, Pair, Severity};
use crate::language::{Language, words};
use crate::text::{Token, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "untranslated-sentence",
    summary: "A sentence left in the source's language",
    docs: include_str!("../../../docs/rules/untranslated-sentence.md"),
    severity: Severity::Major,
    scope: Scope::Text,
    mqm: "Accuracy > Untranslated",
    its: "untranslated",
    areta: None,
    yields_to: &[],
    build: from_options::<UntranslatedSentence>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct UntranslatedSentence {}

impl Check for UntranslatedSentence {
    fn pair(&self, pair: &Pair<'_>, findings: &mut Vec<Finding>) {
        let (source, target) = (pair.source(), pair.target());
        if source.language().is_same(target.language()) {
            return;
        }
        for segment in target.segments.clone() {
            let sentence = target.analysis.passage(segment..segment + 1);
            if let Some(evidence) = left_in_source_language(source, &sentence) {
                let start: String = sentence.text().split_whitespace().take(SHOWN).collect::<Vec<_>>().join(" ");
                let more = if sentence.text().split_whitespace().count() > SHOWN { " …" } else { "" };
                let language = source.language().profile().name;
                let finding = Finding::new(&RULE, format!("“{start}{more}” is still in {language}."))
                    .target(sentence.span())
                    .confidence(0.95)
                    .evidence(evidence);
                let counterpart = source.span();
                findings.push(if source.is_empty() { finding } else { finding.source(counterpart) });
            }
        }
    }
}

/// Words of the sentence that the message shows.
const SHOWN: usize = 6;

/// Why a sentence is in the language of `source`, or nothing if it is not.
fn left_in_source_language(source: &Passage<'_>, sentence: &Passage<'_>) -> Option<String> {
    let (from, to) = (source.language(), sentence.language());
    let words: Vec<&Token> = sentence.tokens().iter().filter(|token| token.kind.is_word()).collect();
    let script = from.profile().script;
    let known_script = script.is_word() && script != TokenKind::Other;
    if words.len() < 2 || known_script && words.iter().filter(|word| word.kind == script).count() * 10 < words.len() * 9
    {
        return None;
    }
    let same = words.iter().filter(|word| occurs(source, &word.folded)).count();
    let ordinary = words.iter().filter(|word| is_ordinary(from, &word.folded)).count();
    let foreign_script = known_script && to.profile().script != script && to.profile().script != TokenKind::Other;
    let found = if foreign_script {
        // Brands and addresses stand in Latin letters too: some word has to be an ordinary one.
        ordinary >= 2 && ordinary * 10 >= words.len() * 3
            || ordinary >= 1 && words.len() >= 3 && same * 5 >= words.len() * 4 && has_lower_case(sentence, &words)
    } else {
        let own = words.iter().filter(|word| is_function_word(to, &word.folded)).count();
        let function = words.iter().filter(|word| is_function_word(from, &word.folded)).count();
        words.len() >= 5 && same * 10 >= words.len() * 9 && function > own
    };
    let evidence = if same * 2 > words.len() {
        format!("{same} of its {} words stand in the source", words.len())
    } else {
        format!("{ordinary} of its {} words are common {} words", words.len(), from.profile().name)
    };
    found.then_some(evidence)
}

fn occurs(source: &Passage<'_>, folded: &str) -> bool {
    source.tokens().iter().any(|token| *token.folded == *folded)
}

fn is_ordinary(language: &Language, folded: &str) -> bool {
    words::is_common(language, folded).unwrap_or_else(|| is_function_word(language, folded))
}

fn is_function_word(language: &Language, folded: &str) -> bool {
    language.profile().function_words.contains(&folded)
}

/// Whether a word of more than two letters is written in lower case.
fn has_lower_case(sentence: &Passage<'_>, words: &[&Token]) -> bool {
    words.iter().any(|word| {
        let written = word.span.of(sentence.whole());
        written.chars().count() > 2 && written.chars().all(char::is_lowercase)
    })
}
