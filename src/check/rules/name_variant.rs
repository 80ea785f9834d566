//! One name of the source, spelled two ways in an Arabic target: أوشاكوف and اوشاكوف.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Rule, Scope, from_options};
use crate::align::anchors::NameWord;
use crate::align::anchors::spelling::{self, Arabic, Match};
use crate::check::{Applicability, Check, Discourse, Finding, Pair, Severity};
use crate::language::exonyms::{self, Exonym, Kind};
use crate::text::{Folding, Side, Sides, Span, Token, TokenKind, fold_word};

mod difference;
mod slips;

use difference::{Difference, difference};
use slips::Slip;

pub(super) static RULE: Rule = Rule {
    name: "name-variant",
    summary: "A name spelled in two ways: أوشاكوف and اوشاكوف",
    docs: include_str!("../../../docs/rules/name-variant.md"),
    severity: Severity::Minor,
    scope: Scope::Link,
    mqm: "Terminology > Inconsistent use of terminology",
    its: "inconsistent-entities",
    areta: None,
    yields_to: &[],
    build: from_options::<NameVariant>,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct NameVariant {}

impl Check for NameVariant {
    fn discourse(&self, discourse: &Discourse<'_>, findings: &mut Vec<Finding>) {
        if !discourse.texts.target.language.is_arabic() {
            return;
        }
        let names = spellings(discourse);
        let text = discourse.texts.target.text();
        findings.extend(slips::slips(discourse, &names).into_iter().map(|slip| misspelt(text, slip)));
        for (name, spellings) in names {
            let known = exonyms::lookup(&capitalised(&name));
            if known.is_none_or(|known| known.kind != Kind::Demonym) {
                let open = known.is_none() && name.ends_with(['e', 'é', 'è', 'ê', 'y', 'a', 'i', 'o', 'u', 'h']);
                report(discourse.texts.target.text(), spellings, open, findings);
            }
        }
    }
}

/// One place of a name: the Arabic word without particles, the Latin word, the link's number.
#[derive(Clone, Copy, Debug)]
struct Place {
    target: Span,
    source: Span,
    link: usize,
}

/// The places of one name by how it is spelled there, without marks.
type Spellings = BTreeMap<String, Vec<Place>>;

/// The spellings of every name of the source, by the name in lower case.
fn spellings(discourse: &Discourse<'_>) -> BTreeMap<String, Spellings> {
    let mut names: BTreeMap<String, Spellings> = BTreeMap::new();
    for pair in discourse.pairs.iter().filter(|pair| !pair.is_null()) {
        for (word, token, found) in matches(pair) {
            let target = spelling::behind_particles(pair.target().whole(), token.span, found.particles);
            let written = fold_word(target.of(pair.target().whole()), Folding::Marks);
            let place = Place { target, source: word.span, link: pair.number };
            names.entry(word.folded.to_string()).or_default().entry(written).or_default().push(place);
        }
    }
    names
}

/// Arabic words of a link with the one name each of them spells best. Words as near to two names are left out.
fn matches<'a>(pair: &Pair<'a>) -> Vec<(&'a NameWord, &'a Token, Match)> {
    let source = pair.source();
    let names = source.select(&source.analysis.anchors.names, |name| name.span);
    if names.is_empty() {
        return Vec::new();
    }
    let mut words: Vec<&NameWord> = names.iter().flat_map(|name| &name.words).collect();
    words.sort_by(|a, b| (&a.folded, a.span).cmp(&(&b.folded, b.span)));
    words.dedup_by(|a, b| a.folded == b.folded);
    let words: Vec<(&NameWord, Option<&Exonym>)> =
        words.into_iter().map(|word| (word, exonyms::lookup(&capitalised(&word.folded)))).collect();
    let mut matches = Vec::new();
    let facts = pair.facts(Side::Target);
    let (linker, start) = (pair.word_linker(), pair.target().token_range().start);
    // إن is no spelling of Anne.
    let is_word =
        |(at, token): &(usize, &Token)| token.kind == TokenKind::Arabic && linker.is_content(Side::Target, start + at);
    for (_, token) in pair.target().tokens().iter().enumerate().filter(is_word) {
        let Some(form) = facts.spelled.of(token) else { continue };
        let mut near: Vec<(&NameWord, Match)> =
            words.iter().filter_map(|&(word, known)| Some((word, spells(word, known, token, form)?))).collect();
        near.sort_by(|a, b| a.1.distance.total_cmp(&b.1.distance));
        if let [(word, found), rest @ ..] = near.as_slice()
            && rest.first().is_none_or(|(_, second)| second.distance > found.distance)
        {
            matches.push((*word, token, *found));
        }
    }
    matches
}

/// Whether an Arabic word is a name of the source: by the table, or by its sound.
fn spells(word: &NameWord, known: Option<&Exonym>, token: &Token, form: &Arabic) -> Option<Match> {
    let by_table = known.and_then(|known| known.particles_of(&fold_word(&token.folded, Folding::Letters)));
    let by_table = by_table.map(|particles| Match { distance: 0.0, particles });
    by_table.or_else(|| spelling::distance(&word.spelling, form))
}

/// Reports every spelling of one name that differs from a better one; `open` as in [`difference`].
fn report(text: &str, spellings: Spellings, open: bool, findings: &mut Vec<Finding>) {
    let mut ranked: Vec<(String, Vec<Place>)> = spellings.into_iter().collect();
    for (_, places) in &mut ranked {
        places.sort_by_key(|place| place.target);
    }
    let first = |places: &[Place]| places.first().map(|place| place.target.start);
    ranked.sort_by_key(|(_, places)| (std::cmp::Reverse(places.len()), first(places)));
    for (k, (written, places)) in ranked.iter().enumerate() {
        let others = ranked.iter().enumerate().filter(|(other, _)| *other != k);
        let better = others
            .filter_map(|(_, (other, others))| Some((other, others, difference(written, other, open)?)))
            .find(|(other, others, difference)| is_better((other, others), (written, places), *difference));
        if let Some((other, others, difference)) = better {
            findings.extend(finding(text, (written, places), (other, others), difference));
        }
    }
}

/// Whether the first of two spellings is the one to keep: the one with hamza, unless the text hardly ever writes it
/// so; otherwise the more frequent one, then the earlier one.
fn is_better(one: (&str, &[Place]), other: (&str, &[Place]), difference: Difference) -> bool {
    let (ours, theirs) = (one.1.len(), other.1.len());
    let hamzas = |word: &str| word.chars().filter(|c| "أإآؤئء".contains(*c)).count();
    let earlier = || one.1.first().map(|place| place.target) < other.1.first().map(|place| place.target);
    match hamzas(one.0).cmp(&hamzas(other.0)) {
        std::cmp::Ordering::Greater if difference == Difference::Hamza => ours * RARE > theirs,
        std::cmp::Ordering::Less if difference == Difference::Hamza => theirs * RARE <= ours,
        _ if ours != theirs => ours > theirs,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => earlier(),
    }
}

/// How many times more often a text must write a name without hamza for that to be its spelling.
const RARE: usize = 4;

fn finding(
    text: &str,
    (written, places): (&str, &[Place]),
    (other, others): (&str, &[Place]),
    difference: Difference,
) -> Option<Finding> {
    let (first, further) = places.split_first()?;
    let shown = first.target.of(text);
    let times = |count: usize| if count == 1 { "once".to_owned() } else { format!("{count} times") };
    let (right, wrong) = (times(others.len()), times(places.len()));
    let mut finding = Finding::new(&RULE, format!("“{shown}” is spelled “{other}” elsewhere."))
        .target(first.target)
        .source(first.source)
        .confidence(difference.confidence())
        .evidence(format!("“{other}” stands for this name {right}, “{written}” {wrong}"))
        .fix(Applicability::Unsafe, first.target, other);
    finding.link = Some(first.link);
    for place in further {
        finding = finding.also(Sides::new(Some(place.source), Some(place.target))).fix(
            Applicability::Unsafe,
            place.target,
            other,
        );
    }
    Some(finding)
}

/// Reports a name that is spelled rightly elsewhere.
fn misspelt(text: &str, Slip { place, right, times }: Slip) -> Finding {
    let shown = place.target.of(text);
    let mut finding = Finding::new(&RULE, format!("“{shown}” is spelled “{right}” elsewhere."))
        .target(place.target)
        .source(place.source)
        .confidence(if times > 1 { 0.75 } else { 0.6 })
        .evidence(format!("nothing else in this sentence stands for the name, which is “{right}” elsewhere"))
        .fix(Applicability::Unsafe, place.target, &right);
    finding.link = Some(place.link);
    finding
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
