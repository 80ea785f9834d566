//! A whole sentence of the target that is still in the source's language.

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::Passage;
use crate::check::quoting::beginning;
use crate::check::{Check, Finding, Pair, Severity};
use crate::language::{Language, PROFILES, words};
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
                let start = beginning(sentence.text(), SHOWN);
                let language = name_of(source.language());
                let finding = Finding::new(&RULE, format!("“{start}” is still in {language}."))
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
    let script = to.profile().script;
    let foreign_script = matches!(script, TokenKind::Arabic | TokenKind::Latin) && from.profile().script != script;
    let foreign = words.iter().filter(|word| word.kind != script).count();
    if words.len() < 2 || foreign_script && foreign * 10 < words.len() * 9 {
        return None;
    }
    let same = words.iter().filter(|word| occurs(source, &word.folded)).count();
    let ordinary = words.iter().filter(|word| is_ordinary(from, &word.folded)).count();
    let found = if foreign_script {
        // Brands and addresses stand in Latin letters too: some words have to be ordinary ones.
        ordinary >= 2 && ordinary * 10 >= words.len() * 3
            || words.len() >= 3 && same * 5 >= words.len() * 4 && lower_case(sentence, &words) >= 2
    } else {
        let own = words.iter().filter(|word| is_function_word(to, &word.folded)).count();
        let function = words.iter().filter(|word| is_function_word(from, &word.folded)).count();
        words.len() >= 5 && same * 10 >= words.len() * 9 && function > own
    };
    let evidence = if same * 2 > words.len() {
        format!("{same} of its {} words stand in the source", words.len())
    } else {
        format!("{ordinary} of its {} words are common words of {}", words.len(), name_of(from))
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

/// How many words of more than two letters are written in lower case.
fn lower_case(sentence: &Passage<'_>, words: &[&Token]) -> usize {
    let written = words.iter().map(|word| word.span.of(sentence.whole()));
    written.filter(|word| word.chars().count() > 2 && word.chars().all(char::is_lowercase)).count()
}

/// What a message calls a language.
pub(super) fn name_of(language: &Language) -> &'static str {
    let known = PROFILES.iter().any(|profile| profile.subtag == language.profile().subtag);
    if known { language.profile().name } else { "the source’s language" }
}
