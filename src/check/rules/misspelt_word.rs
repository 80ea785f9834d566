//! A word that does not exist, one slip of the pen off one that does.

mod candidates;
mod evidence;
mod listed;
mod weights;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::transliterated::{spells_arabic, spells_name};
use crate::check::wanted::{Asking, Word, is_known, script, words};
use crate::check::{Applicability, Check, Discourse, Finding, Pair, Severity};
use crate::language::vocabulary::{self, lacks_doubling};
use crate::text::{Side, TokenKind, is_arabic_mark};

pub(super) static RULE: Rule = Rule {
    name: "misspelt-word",
    summary: "A slip that leaves no word: المدراس for المدارس, المستشى for المستشفى",
    docs: include_str!("../../../docs/rules/misspelt-word.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling",
    its: "misspelling",
    areta: Some("OC"),
    yields_to: &[
        "name-variant",
        "merged-words",
        "split-words",
        "missing-hamza",
        "confusable-letter",
        "machine-residue",
    ],
    build: from_options::<MisspeltWord>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct MisspeltWord {}

/// Letters of the shortest word that is looked at: shorter ones are one letter off many others.
const SHORTEST: usize = 4;

/// The confidence from which on a word is told.
const LEAST: f32 = 0.25;

impl Check for MisspeltWord {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let whole = discourse.whole(Side::Target);
        let Some(kind) = script(whole.language()) else { return };
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for token in whole.tokens() {
            *counts.entry(&token.folded).or_default() += 1;
        }
        // A name may be spelled in any way, and a slip does not come twice.
        let is_candidate = |word: &Word<'_>| {
            word.token.folded.chars().count() >= SHORTEST
                && counts.get(&*word.token.folded) == Some(&1)
                && word.said.chars().all(char::is_lowercase) == (kind == TokenKind::Latin)
        };
        for pair in &discourse.pairs {
            let candidates = words(pair, kind).filter(is_candidate);
            let is_name = |said: &str| spells_name(pair, said) || spells_arabic(pair, said);
            let unknown = candidates.filter(|word| {
                let lacks = lacks_doubling(whole.language(), &word.token.folded);
                (lacks || !is_known(pair, word.token)) && !is_name(&word.token.folded)
            });
            findings.extend(unknown.filter_map(|word| misspelt(pair, &word)));
        }
    }
}

/// What a word that no lexicon has, and that is no name, is a slip for.
fn misspelt(pair: &Pair<'_>, word: &Word<'_>) -> Option<Finding> {
    let (language, said) = (pair.target().language(), &*word.token.folded);
    // English is formed of words so freely that what lists have not is mostly wrong even so: overloking.
    let is_known = if language.is_english() { vocabulary::is_word } else { vocabulary::may_be_word };
    let asking = Asking::of(pair);
    let (right, confidence) = if is_known(language, said)? {
        listed::likelier(&asking, word)?
    } else {
        evidence::surest(&asking, word, candidates::of(language, said))?
    };
    let right = with_tanwin(word.said, right);
    let finding = Finding::new(&RULE, format!("“{}” is spelled “{right}”.", word.said));
    let finding = finding.target(word.token.span).confidence(confidence);
    // Other tashkeel would be lost.
    let has_marks = word.said.chars().any(is_arabic_mark) && !right.chars().any(is_arabic_mark);
    let fixed = if has_marks { finding } else { finding.fix(Applicability::Unsafe, word.token.span, right) };
    (confidence >= LEAST).then_some(fixed)
}

/// The endings of an indefinite accusative, its sign before the alef or on it.
const TANWIN: [&str; 2] = ["ًا", "اً"];

/// The right word with the tanwin that the written one has.
fn with_tanwin(written: &str, right: String) -> String {
    let ending = TANWIN.iter().find(|ending| written.ends_with(**ending));
    match (ending, right.strip_suffix('ا')) {
        (Some(ending), Some(bare)) => format!("{bare}{ending}"),
        _ => right,
    }
}
