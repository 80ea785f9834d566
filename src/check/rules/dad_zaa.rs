//! ظ for ض and ض for ظ, two letters that many pronounce alike.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::columns::{Index, Words, forms};
use crate::check::gathered::gathered;
use crate::check::{Applicability, Check, Discourse, Finding, Severity};
use crate::language::arabic::letters::plain;
use crate::text::{Side, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "dad-zaa",
    summary: "ظ for ض or ض for ظ: الضروف for الظروف",
    docs: include_str!("../../../docs/rules/dad-zaa.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling",
    its: "misspelling",
    areta: Some("OR"),
    yields_to: &["name-variant"],
    build: from_options::<DadZaa>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct DadZaa {}

const PAIR: [char; 2] = ['ض', 'ظ'];

/// The words as they should be.
static RIGHT: LazyLock<Index> = LazyLock::new(|| {
    let lines = include_str!("../../language/data/dad_zaa.txt").lines().filter(|line| !line.starts_with('#'));
    Index::alone(lines.map(Words::new).collect::<Vec<_>>().iter())
});

impl Check for DadZaa {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let passage = discourse.whole(Side::Target);
        if !passage.language().is_arabic() {
            return;
        }
        let text = passage.whole();
        let words = passage.tokens().iter().filter(|token| token.kind == TokenKind::Arabic);
        let found = words.filter_map(|token| {
            let said = token.span.of(text);
            let right = corrected(&token.folded, said)?;
            let finding = Finding::new(&RULE, format!("“{said}” is spelled “{right}”."));
            Some(finding.target(token.span).confidence(0.9).fix(Applicability::Safe, token.span, right))
        });
        findings.extend(gathered(found.collect(), |first, count| {
            let said = first.places.target.map_or("", |span| span.of(text));
            format!("{count} words have ض and ظ exchanged, such as “{said}”.")
        }));
    }
}

/// A word with the one letter of the two that it has exchanged, if only that is a word.
fn corrected(folded: &str, said: &str) -> Option<String> {
    if said.chars().filter(|letter| PAIR.contains(letter)).count() != 1 {
        return None;
    }
    let exchange = |word: &str| word.chars().map(exchanged).collect::<String>();
    let is_right = |word: &str| RIGHT.of(forms(&plain(word))).iter().next().is_some();
    (is_right(&exchange(folded)) && !is_right(folded)).then(|| exchange(said))
}

fn exchanged(letter: char) -> char {
    match letter {
        'ض' => 'ظ',
        'ظ' => 'ض',
        other => other,
    }
}
