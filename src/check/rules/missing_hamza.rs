//! Words written without their hamza: `الى` for `إلى`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::transliterated::spells_name;
use crate::check::{Applicability, Check, Discourse, Finding, Pair, Severity};
use crate::language::arabic::hamza::Restored;
use crate::text::{Side, Sides, Span, Token, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "missing-hamza",
    summary: "A word without its hamza: الى for إلى",
    docs: include_str!("../../../docs/rules/missing-hamza.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling",
    its: "misspelling",
    areta: Some("OH"),
    yields_to: &["name-variant"],
    build: from_options::<MissingHamza>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct MissingHamza {}

/// The places of one word form, with the spelling that fits each.
type Places = Vec<(Span, String)>;

impl Check for MissingHamza {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let passage = discourse.whole(Side::Target);
        if !passage.language().is_arabic() {
            return;
        }
        let text = passage.whole();
        let Some(facts) = discourse.pairs.first().map(|pair| pair.facts(Side::Target)) else { return };
        let mut forms: BTreeMap<&str, (&Restored, Places)> = BTreeMap::new();
        let mut names: BTreeSet<&str> = BTreeSet::new();
        let pairs: BTreeMap<usize, &Pair<'_>> =
            discourse.pairs.iter().flat_map(|pair| pair.target().segments.clone().map(move |k| (k, pair))).collect();
        for segment in passage.segments {
            let sentence = discourse.texts.target.passage(segment..segment + 1).tokens();
            for (at, token) in sentence.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Arabic) {
                let Some(restored) = facts.restored.of(token) else { continue };
                let linked = pairs.get(&segment).filter(|_| !restored.is_name);
                if linked.is_some_and(|pair| spells_name(pair, &token.folded)) {
                    // A name goes on being one where the source says “it”; a particle does not.
                    names.extend(restored.is_doubtful.then_some(&*token.folded));
                    continue;
                }
                let spelling = spelling(restored, sentence.get(..at).unwrap_or_default(), &token.folded);
                forms.entry(&*token.folded).or_insert_with(|| (restored, Vec::new())).1.push((token.span, spelling));
            }
        }
        forms.retain(|word, _| !names.contains(word));
        findings
            .extend(forms.into_iter().filter_map(|(word, (restored, places))| finding(text, word, restored, &places)));
    }
}

/// Forms of قال, behind which speech begins with `إن`; other verbs of saying take `أن`.
const SAID: [&str; 18] = [
    "قال",
    "قالت",
    "قالوا",
    "قالا",
    "قالتا",
    "يقول",
    "تقول",
    "يقولون",
    "نقول",
    "اقول",
    "أقول",
    "قائلا",
    "قائلة",
    "قائلين",
    "قول",
    "القول",
    "قوله",
    "قولها",
];

/// So many words may stand between قال and `إن`: who said it, and when.
const REACH: usize = 8;

/// Of several spellings the one that fits: `إن` where a sentence begins, behind ف and behind قال, `أن` elsewhere.
fn spelling(restored: &Restored, before: &[Token], word: &str) -> String {
    let words = before.iter().rev().filter(|token| token.kind.is_word()).map(|token| &*token.folded);
    let bare = |word: &str| word.strip_prefix(['و', 'ف']).unwrap_or(word).to_owned();
    let clause =
        words.clone().take(REACH).take_while(|word| !matches!(bare(word).as_str(), "ان" | "أن" | "إن" | "من" | "على"));
    let said = clause.into_iter().any(|word| SAID.contains(&word) || SAID.contains(&bare(word).as_str()));
    let main = said || word.starts_with('ف') || words.clone().next().is_none();
    let fits = |spelling: &&String| main && restored.spellings.len() > 1 && spelling.contains('إ');
    restored.spellings.iter().find(fits).or(restored.spellings.first()).cloned().unwrap_or_default()
}

fn finding(text: &str, word: &str, restored: &Restored, places: &Places) -> Option<Finding> {
    let (first, further) = places.split_first()?;
    let right: Vec<String> = restored.spellings.iter().map(|spelling| format!("“{spelling}”")).collect();
    let message = format!("“{word}” is written without its hamza: {}.", right.join(" or "));
    let confidence = if restored.is_doubtful { 0.7 } else { 0.95 };
    let safe = !restored.is_doubtful && restored.spellings.len() == 1;
    let applicability = if safe { Applicability::Safe } else { Applicability::Unsafe };
    let found = Finding::new(&RULE, message).target(first.0).confidence(confidence);
    let found = further.iter().fold(found, |found, (span, _)| found.also(Sides::new(None, Some(*span))));
    Some(places.iter().fold(found, |found, (span, spelling)| found.respell(applicability, text, *span, spelling)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::arabic::hamza::restore;
    use crate::text::tokenize;

    /// The spelling suggested for the last word of `text`.
    fn suggested(text: &str) -> String {
        let tokens = tokenize(text, Span::all(text));
        let (last, before) = tokens.split_last().unwrap();
        spelling(&restore(&last.folded).unwrap(), before, &last.folded)
    }

    #[test]
    fn speech_and_main_clauses_begin_with_kasra() {
        for (text, right) in [
            ("وقال الوزير امس ان", "إن"),
            ("قائلا \" ان", "إن"),
            ("لذلك فان", "فإن"),
            ("انه", "إنه"),
            ("وأكد الوزير ان", "أن"),
            ("قال ذلك بعد قلقه من ان", "أن"),
        ] {
            assert_eq!(suggested(text), right, "{text}");
        }
    }
}
