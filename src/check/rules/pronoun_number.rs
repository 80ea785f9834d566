//! The number of a pronoun: dual, plural and singular mixed for the same people.

mod couple;
mod dual;
mod either;
mod one;
mod several;
mod two;
mod verb;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::check::referents::View;
use crate::check::{Check, Discourse, Finding, Pair, Severity};
use crate::language::arabic::clitics::{Number, Person};
use crate::language::arabic::pronouns::Pronoun;

pub(super) static RULE: Rule = Rule {
    name: "pronoun-number",
    summary: "Dual, plural and singular mixed for the same people: أنهما … لكنهم",
    docs: include_str!("../../../docs/rules/pronoun-number.md"),
    severity: Severity::Major,
    scope: Scope::Link,
    mqm: "Accuracy > Mistranslation",
    its: "mistranslation",
    areta: Some("XN"),
    yields_to: &["pronoun-person"],
    build: from_options::<PronounNumber>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct PronounNumber {}

/// In how many links before this one two people may have been named.
const MEMORY: usize = 3;

impl Check for PronounNumber {
    fn is_mirrored(&self) -> bool {
        true
    }

    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        let views: Vec<Option<&View<'_>>> = discourse.pairs.iter().map(Pair::view).collect();
        for (number, (pair, view)) in discourse.pairs.iter().zip(&views).enumerate() {
            let Some(view) = view else { continue };
            let before = views.get(number.saturating_sub(MEMORY)..number).unwrap_or_default();
            let earlier_two = before.iter().flatten().any(|view| view.may_speak_of_two());
            let last = before.last().copied().flatten();
            let found = verb::after_pronoun(view)
                .or_else(|| dual::plural_after_dual(view, last))
                .or_else(|| dual::dual_for_plural(view, earlier_two))
                .or_else(|| two::plural_for_two(pair, view))
                .or_else(|| dual::still_two(pair, view, last?))
                .or_else(|| one::plural_for_one(pair, view))
                .or_else(|| one::one_for_plural(view))
                .or_else(|| one::mentioned(pair, view, earlier_two))
                .or_else(|| couple::finding(pair, view))
                .or_else(|| one::reflexive(view))
                .or_else(|| either::of_them(view))
                .or_else(|| several::finding(pair, view));
            findings.extend(found.map(|finding| Finding { link: Some(pair.number), ..finding }));
        }
    }
}

fn name(number: Number) -> &'static str {
    match number {
        Number::Singular => "singular",
        Number::Dual => "dual",
        Number::Plural => "plural",
    }
}

fn is_third(pronoun: Pronoun, number: Number) -> bool {
    pronoun.person == Person::Third && pronoun.number == number
}
