//! Two letters of a word that changed places: a slip of the pen that leaves no word behind.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::shared::Shared;
use crate::check::transliterated::spells_name;
use crate::check::{Applicability, Check, Discourse, Finding, Pair, Severity};
use crate::language::arabic::clitics;
use crate::language::arabic::letters::{strip_conjunction, strip_proclitics};
use crate::language::arabic::morphology::broken::singulars;
use crate::language::arabic::verbs;
use crate::language::{Language, stem_of};
use crate::text::{Folding, Side, Token, TokenKind, fold_word};

pub(super) static RULE: Rule = Rule {
    name: "transposed-letters",
    summary: "Two letters that changed places: المدراس for المدارس",
    docs: include_str!("../../../docs/rules/transposed-letters.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling",
    its: "misspelling",
    areta: Some("OC"),
    yields_to: &["name-variant", "merged-words", "missing-hamza", "confusable-letter", "machine-residue"],
    build: from_options::<TransposedLetters>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct TransposedLetters {}

/// Letters of the shortest word that is looked at: in shorter ones most swaps give another word.
const SHORTEST: usize = 5;

/// By how much likelier the word is with its letters in order (natural logarithm) where the source has what it translates, and
/// where it has not. On 90,000 words of translations the two words reported with these were both misspelt.
const LIKELIER: f64 = 8.5;
const FAR_LIKELIER: f64 = 13.0;

/// The least strength of the lexicon that counts as the source having the word.
const TRANSLATES: f32 = 0.05;

impl Check for TransposedLetters {
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

/// A word that nobody knows, with two letters exchanged so that it is known and much likelier; and how sure that is.
fn repaired(pair: &Pair<'_>, token: &Token, said: &str, language: &Language) -> Option<(String, f32)> {
    let shared = pair.shared();
    let stem = |word: &str| stem_of(token.kind, word, language);
    if is_known(shared, token.kind, &token.folded, &stem(&token.folded))
        || token.kind == TokenKind::Arabic && is_formed(shared, &token.folded)
    {
        return None;
    }
    let before = shared.likelihood(said)?;
    let likelier = |word: &String| shared.likelihood(word).map_or(0.0, |after| after - before);
    let known = swapped(said).filter(|word| is_word(shared, token.kind, &fold_word(word, Folding::Marks), &stem(word)));
    let (right, gain) = known
        .map(|word| (likelier(&word), word))
        .map(|(gain, word)| (word, gain))
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    let translated =
        |word: &Token| shared.strength(&stem_of(word.kind, &word.folded, pair.source().language()), &stem(&right));
    let is_told = pair.source().tokens().iter().any(|word| translated(word) >= TRANSLATES);
    let confidence = if is_told && gain >= LIKELIER {
        0.9
    } else if gain >= FAR_LIKELIER {
        0.7
    } else {
        return None;
    };
    (!spells_name(pair, &token.folded)).then_some((right, confidence))
}

/// Whether a lexicon has a word, whatever is written onto it.
fn is_known(shared: &Shared<'_>, kind: TokenKind, word: &str, stem: &str) -> bool {
    let has = |stem: &str| shared.has_stem(Side::Target, stem);
    if has(stem) {
        return true;
    }
    let folded = fold_word(word, Folding::Letters);
    kind == TokenKind::Arabic && clitics::stems(&folded).iter().any(|reading| has(&clitics::light_stem(reading.stem)))
}

/// Whether a lexicon has a word as it stands, or behind what may be written before it: nothing more is taken off (الوسابق is not سابق).
fn is_word(shared: &Shared<'_>, kind: TokenKind, word: &str, stem: &str) -> bool {
    let has = |stem: &str| shared.has_stem(Side::Target, stem);
    let folded = fold_word(word, Folding::Letters);
    has(stem) || kind == TokenKind::Arabic && clitics::stems(&folded).iter().any(|reading| has(reading.stem))
}

/// Whether an Arabic word that no lexicon has is formed from one that it has: السوابق is the plural of سابقة, تفتتح the imperfect of
/// افتتح.
fn is_formed(shared: &Shared<'_>, word: &str) -> bool {
    let has = |form: &str| shared.has_stem(Side::Target, &clitics::light_stem(&fold_word(form, Folding::Letters)));
    let bare = strip_proclitics(word);
    let imperfect = ['ي', 'ت', 'ن', 'أ'].iter().find_map(|person| strip_conjunction(bare).strip_prefix(*person));
    // Forms VII, VIII and X, whose perfect begins with a joining alef: no noun has their shape.
    let perfect = imperfect.map(|rest| format!("ا{rest}"));
    singulars(bare).iter().any(|singular| has(singular))
        || perfect.is_some_and(|perfect| verbs::is_he_perfect(&perfect))
}

/// The letters that begin and end Arabic words without being of their stem: exchanged, they mostly make another word.
const AROUND: [char; 9] = ['و', 'ف', 'ب', 'ك', 'ل', 'ا', 'ت', 'ن', 'ي'];

/// The word with two neighbouring letters exchanged, for every two that differ.
fn swapped(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    let last = letters.len().saturating_sub(2);
    (0..=last).filter_map(move |at| {
        let (&first, &second) = (letters.get(at)?, letters.get(at + 1)?);
        let is_edge = at == 0 || at == last;
        let is_around = AROUND.contains(&first) || AROUND.contains(&second);
        if first == second || is_edge && is_around {
            return None;
        }
        let mut letters = letters.clone();
        letters.swap(at, at + 1);
        Some(letters.into_iter().collect())
    })
}
