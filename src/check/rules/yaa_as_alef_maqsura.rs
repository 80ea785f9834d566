//! Final ى for ي and ي for ى: `فى` for `في`, `الي` for `إلى`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::transliterated::spells_name;
use crate::check::{Applicability, Check, Discourse, Finding, Pair, Severity};
use crate::language::arabic::yaa::{Meant, Respelled};
use crate::text::{Side, Sides, Span, TokenKind};

pub(super) static RULE: Rule = Rule {
    name: "yaa-as-alef-maqsura",
    summary: "Final ى for ي, or ي for ى: فى for في",
    docs: include_str!("../../../docs/rules/yaa-as-alef-maqsura.md"),
    severity: Severity::Minor,
    scope: Scope::Text,
    mqm: "Linguistic conventions > Spelling",
    its: "misspelling",
    areta: Some("OA"),
    yields_to: &[],
    build: from_options::<YaaAsAlefMaqsura>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct YaaAsAlefMaqsura {}

/// So many words in ى for ي, and none in ي, are a house style (usual in Egypt), not a slip.
const STYLE: usize = 3;

/// English words that a ي at the end of `علي` or `إلي` may stand for: a name, or the first person.
const NAMES_AND_FIRST_PERSON: &[&str] = &["ali", "aly", "i", "me", "my", "mine", "myself"];

/// A word form with its places.
type Forms<'a> = BTreeMap<&'a str, (&'a Respelled, Vec<Span>)>;

impl Check for YaaAsAlefMaqsura {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        if !discourse.texts.target.language.is_arabic() {
            return;
        }
        let text = discourse.texts.target.text();
        let forms = forms(discourse);
        let passage = discourse.whole(Side::Target);
        let yaa =
            passage.tokens().iter().filter(|token| token.kind == TokenKind::Arabic && token.folded.ends_with('ي'));
        let maqsura = forms.values().filter(|(respelled, _)| respelled.meant == Meant::Yaa).count();
        if yaa.count() == 0 && maqsura >= STYLE {
            findings.extend(house_style(&forms));
        } else {
            findings
                .extend(forms.iter().filter_map(|(word, (respelled, places))| finding(text, word, respelled, places)));
        }
    }
}

fn forms<'a>(discourse: &Discourse<'a>) -> Forms<'a> {
    let mut forms = Forms::new();
    for pair in &discourse.pairs {
        let tokens = pair.target().tokens();
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Arabic) {
            // بن علي: somebody's name.
            let before = at.checked_sub(1).and_then(|before| tokens.get(before)).map_or("", |token| &*token.folded);
            if &*token.folded == "علي" && matches!(before, "بن" | "ابن" | "بنت") {
                continue;
            }
            let Some(respelled) = pair.facts(Side::Target).respelled.of(token) else { continue };
            if respelled.meant == Meant::Yaa || !may_be_right(&token.folded, pair) {
                forms.entry(&*token.folded).or_insert_with(|| (respelled, Vec::new())).1.push(token.span);
            }
        }
    }
    forms
}

/// Whether the ي may belong there: the source names an Ali or speaks in the first person, or cannot tell.
fn may_be_right(word: &str, pair: &Pair<'_>) -> bool {
    let short = word.chars().count() <= 4;
    let source = pair.source();
    let said = |word: &str| source.tokens().iter().any(|token| token.folded.split(['\'', '’']).next() == Some(word));
    short && (source.is_empty() || NAMES_AND_FIRST_PERSON.iter().any(|word| said(word)) || spells_name(pair, word))
}

fn finding(text: &str, word: &str, respelled: &Respelled, places: &[Span]) -> Option<Finding> {
    let (letter, right) = if respelled.meant == Meant::Yaa { ('ى', 'ي') } else { ('ي', 'ى') };
    let message = format!("“{word}” ends in “{letter}” for “{right}”.");
    let confidence = if respelled.meant == Meant::MaqsuraUnlessName { 0.75 } else { 0.95 };
    let found = places_of(Finding::new(&RULE, message).confidence(confidence), places)?;
    let safe = respelled.meant == Meant::Yaa;
    let applicability = if safe { Applicability::Safe } else { Applicability::Unsafe };
    Some(
        places.iter().fold(found, |found, span| found.respell(applicability, text, *span, respelled.spelling.as_str())),
    )
}

fn house_style(forms: &Forms<'_>) -> Option<Finding> {
    let mut places: Vec<Span> = forms.values().flat_map(|(_, places)| places).copied().collect();
    places.sort();
    let word = forms.keys().next()?;
    let message = format!("The text writes “ى” for final “ي” throughout, as in “{word}”.");
    places_of(Finding::new(&RULE, message).severity(Severity::Neutral).confidence(0.9), &places)
}

fn places_of(found: Finding, places: &[Span]) -> Option<Finding> {
    let (first, further) = places.split_first()?;
    let found = found.target(*first);
    Some(further.iter().fold(found, |found, span| found.also(Sides::new(None, Some(*span)))))
}
