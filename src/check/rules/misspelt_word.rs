//! A slip of the pen that leaves no word behind: letters that changed places, and one lost, put in or taken for another where the source
//! has what the right word translates.

mod asked;

use std::cell::OnceCell;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::slips::Slip;
use crate::check::transliterated::spells_name;
use crate::check::wanted::{Asking, Word, is_known, is_word, script, words};
use crate::check::{Applicability, Check, Discourse, Finding, Pair, Severity};

use crate::language::stem_of;
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

/// The same for other slips, of which only those are looked at that the source explains: for those that no inflection makes, and for
/// all.
const LIKELIER_ASKED: f64 = 6.0;
const SURELY_LIKELIER: f64 = 16.0;

/// Letters from which on a stem is long: many short ones are one letter off another.
const LONG: usize = 5;

/// The least strength of the lexicon that counts as the source having the word.
const TRANSLATES: f32 = 0.05;

impl Check for MisspeltWord {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let whole = discourse.whole(Side::Target);
        let language = whole.language();
        let Some(kind) = script(language) else { return };
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for token in whole.tokens() {
            *counts.entry(&token.folded).or_default() += 1;
        }
        // A name may be spelled in any way, and a slip does not come twice.
        let is_candidate = |word: &Word<'_>| {
            word.said.chars().count() >= SHORTEST
                && counts.get(&*word.token.folded) == Some(&1)
                && word.said.chars().all(char::is_lowercase) == (kind == TokenKind::Latin)
        };
        for pair in &discourse.pairs {
            let asking = OnceCell::new();
            for word in words(pair, kind).filter(is_candidate).filter(|word| !is_known(pair, word.token)) {
                // Without a word on how likely words are, nothing is found.
                let Some(likelihood) = pair.shared().likelihood(word.said) else { continue };
                let slips = Slips { pair, word, letters: word.said.chars().collect(), likelihood };
                let found = slips.swapped().or_else(|| slips.asked(asking.get_or_init(|| Asking::of(pair))));
                let Some((right, confidence)) = found.filter(|_| !spells_name(pair, &word.token.folded)) else {
                    continue;
                };
                let finding = Finding::new(&RULE, format!("“{}” is spelled “{right}”.", word.said));
                let finding = finding.target(word.token.span).confidence(confidence);
                findings.push(finding.fix(Applicability::Unsafe, word.token.span, right));
            }
        }
    }
}

/// A word that nobody knows, and what it may be a slip for.
struct Slips<'p, 'a> {
    pair: &'p Pair<'a>,
    word: Word<'p>,
    letters: Vec<char>,
    /// How likely the word is as it is written.
    likelihood: f64,
}

impl Slips<'_, '_> {
    /// The word with two letters in order again, and how sure that is.
    fn swapped(&self) -> Option<(String, f32)> {
        let slips = Slip::all(&self.letters, &[]).filter(|slip| slip.is_swap() && is_likely(slip, self.letters.len()));
        let words = slips.map(|slip| slip.mended(&self.letters));
        let (right, gain) = self.likeliest(words.filter(|word| is_word(self.pair, self.word.token.kind, word)))?;
        if gain >= LIKELIER && self.is_told(&right) {
            Some((right, 0.9))
        } else {
            (gain >= FAR_LIKELIER).then_some((right, 0.7))
        }
    }

    /// The word without a slip of one letter that the source asks for.
    fn asked(&self, asking: &Asking<'_, '_>) -> Option<(String, f32)> {
        let (surer, others) = asked::asked(asking, &self.word, &self.letters);
        let is_long =
            |word: &String| self.word.token.kind == TokenKind::Latin || self.stem(word).chars().count() >= LONG;
        let right = |words: Vec<String>, least: f64| {
            let (right, gain) = self.likeliest(words.into_iter().filter(is_long))?;
            (gain >= least).then_some((right, 0.8))
        };
        right(surer, LIKELIER_ASKED).or_else(|| right(others, SURELY_LIKELIER))
    }

    /// The likeliest of some words, and by how much it is likelier than the one that is written.
    fn likeliest(&self, words: impl Iterator<Item = String>) -> Option<(String, f64)> {
        let shared = self.pair.shared();
        let gains = words.filter_map(|word| Some((shared.likelihood(&word)? - self.likelihood, word)));
        gains.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(gain, word)| (word, gain))
    }

    /// Whether the source has what a word translates.
    fn is_told(&self, right: &str) -> bool {
        let (source, stem) = (self.pair.source(), self.stem(right));
        let strength =
            |word: &Token| self.pair.shared().strength(&stem_of(word.kind, &word.folded, source.language()), &stem);
        source.tokens().iter().any(|word| strength(word) >= TRANSLATES)
    }

    fn stem(&self, word: &str) -> String {
        stem_of(self.word.token.kind, word, self.pair.target().language())
    }
}

/// Whether a slip leaves a word that nobody means: letters that words begin and end with make another word when they change.
fn is_likely(slip: &Slip, letters: usize) -> bool {
    !slip.is_at_edge(letters) || !slip.letters().any(|letter| AROUND.contains(&letter))
}

/// The letters that begin and end Arabic words without being of their stem: exchanged, they mostly make another word.
const AROUND: [char; 9] = ['و', 'ف', 'ب', 'ك', 'ل', 'ا', 'ت', 'ن', 'ي'];
