//! A slip of the pen that leaves no word behind: letters that changed places, and one lost, put in or taken for another where the source
//! has what the right word translates.

mod asked;

use std::collections::HashMap;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::slips::Slip;
use crate::check::transliterated::spells_name;
use crate::check::wanted::{is_known, is_word};
use crate::check::{Applicability, Check, Discourse, Finding, Pair, Severity};

use crate::language::{Language, stem_of};
use crate::text::{Side, Token, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "misspelt-word",
    summary: "A slip that leaves no word: المدراس for المدارس, المستشى for المستشفى",
    docs: include_str!("../../../docs/rules/misspelt-word.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling",
    its: "misspelling",
    areta: Some("OC"),
    yields_to: &["name-variant", "merged-words", "missing-hamza", "confusable-letter", "machine-residue"],
    build: from_options::<MisspeltWord>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct MisspeltWord {}

/// Letters of the shortest word that is looked at: in shorter ones most swaps give another word.
const SHORTEST: usize = 5;

/// By how much likelier the word is with its letters in order (natural logarithm) where the source has what it translates, and
/// where it has not. On 90,000 words of translations the two words reported with these were both misspelt.
const LIKELIER: f64 = 8.5;
const FAR_LIKELIER: f64 = 13.0;

/// The same for other slips, of which only those are looked at that the source explains.
const LIKELIER_ASKED: f64 = 4.0;

/// The least strength of the lexicon that counts as the source having the word.
const TRANSLATES: f32 = 0.05;

impl Check for MisspeltWord {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let whole = discourse.whole(Side::Target);
        let language = whole.language();
        let Some(kind) = kind_of(language) else { return };
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for token in whole.tokens() {
            *counts.entry(&token.folded).or_default() += 1;
        }
        for pair in &discourse.pairs {
            let text = pair.target().whole();
            for token in pair.target().tokens() {
                let said = token.span.of(text);
                // A name may be spelled in any way, and a slip does not come twice.
                let is_candidate = token.kind == kind
                    && said.chars().count() >= SHORTEST
                    && counts.get(&*token.folded) == Some(&1)
                    && said.chars().all(char::is_lowercase) == (kind == TokenKind::Latin);
                if let Some((right, confidence)) = is_candidate.then(|| repaired(pair, token, said, language)).flatten()
                {
                    let finding = Finding::new(&RULE, format!("“{said}” is spelled “{right}”."));
                    let finding = finding.target(token.span).confidence(confidence);
                    findings.push(finding.fix(Applicability::Unsafe, token.span, right));
                }
            }
        }
    }
}

/// The script of the words that are looked at: of languages whose words are known.
fn kind_of(language: &Language) -> Option<TokenKind> {
    if language.is_arabic() { Some(TokenKind::Arabic) } else { language.is_english().then_some(TokenKind::Latin) }
}

/// A word that nobody knows, without the slip that makes it so, and how sure that is.
fn repaired(pair: &Pair<'_>, token: &Token, said: &str, language: &Language) -> Option<(String, f32)> {
    let shared = pair.shared();
    let stem = |word: &str| stem_of(token.kind, word, language);
    if is_known(pair, token) {
        return None;
    }
    let before = shared.likelihood(said)?;
    let likelier = |word: &String| shared.likelihood(word).map_or(0.0, |after| after - before);
    let best = |words: Vec<String>| {
        let judged = words.into_iter().map(|word| (likelier(&word), word));
        judged.map(|(gain, word)| (word, gain)).max_by(|a, b| a.1.total_cmp(&b.1))
    };
    let is_told = |right: &str| {
        let stem = stem(right);
        let source = pair.source();
        let strength = |word: &Token| shared.strength(&stem_of(word.kind, &word.folded, source.language()), &stem);
        source.tokens().iter().any(|word| strength(word) >= TRANSLATES)
    };
    let letters: Vec<char> = said.chars().collect();
    let swapped = Slip::all(&letters, &[]).filter(|slip| slip.is_swap() && is_likely(slip, letters.len()));
    let swapped = swapped.map(|slip| slip.mended(&letters));
    let known = swapped.filter(|word| is_word(pair, token.kind, word));
    let swapped = best(known.collect()).and_then(|(right, gain)| {
        let confidence = if gain >= LIKELIER && is_told(&right) {
            0.9
        } else if gain >= FAR_LIKELIER {
            0.7
        } else {
            return None;
        };
        Some((right, confidence))
    });
    let asked = || {
        let (right, gain) = best(asked::asked(pair, token, &letters))?;
        (gain >= LIKELIER_ASKED).then_some((right, 0.8))
    };
    swapped.or_else(asked).filter(|_| !spells_name(pair, &token.folded))
}

/// Whether a slip leaves a word that nobody means: letters that words begin and end with make another word when they change.
fn is_likely(slip: &Slip, letters: usize) -> bool {
    !slip.is_at_edge(letters) || !slip.letters().any(|letter| AROUND.contains(&letter))
}

/// The letters that begin and end Arabic words without being of their stem: exchanged, they mostly make another word.
const AROUND: [char; 9] = ['و', 'ف', 'ب', 'ك', 'ل', 'ا', 'ت', 'ن', 'ي'];
