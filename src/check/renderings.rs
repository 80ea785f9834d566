//! English terms of the news with the Arabic renderings of them that compete: where a link has them.

use std::sync::LazyLock;

use super::Pair;
use super::glossary::{Fit, Glossary, Hit, Loose, Resembled};
use crate::language::arabic::clitics::light_stem;
use crate::text::{Folding, Side, Span, TermEntry, Token, fold_word};

/// What is rendered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Term {
    /// A row of the table, by its number.
    Listed(usize),
    /// A name by its first word and the number of the noun behind it.
    Headed(String, usize),
}

/// A row of the table.
#[derive(Debug)]
struct Row {
    /// The forms of each rendering.
    renderings: Vec<Vec<Form>>,
    /// Whether it is a name, which is written with a capital.
    is_name: bool,
}

/// A form of a rendering.
#[derive(Debug)]
struct Form {
    #[cfg_attr(not(test), expect(dead_code, reason = "tests tell rows by their forms"))]
    text: &'static str,
    /// The light stems of its words.
    stems: Vec<String>,
    loose: Loose,
}

impl Form {
    fn new(text: &'static str) -> Self {
        Self { text, stems: text.split(' ').map(stem).collect(), loose: Loose::new(text) }
    }
}

fn stem(word: &str) -> String {
    light_stem(&fold_word(word, Folding::Letters))
}

/// The table, ready to be looked for.
struct Table {
    terms: Vec<Row>,
    /// The forms of the terms, and which term each entry is a form of.
    sources: Glossary,
    term_of: Vec<usize>,
    /// The renderings, and which rendering of which term each entry is.
    targets: Glossary,
    rendering_of: Vec<(usize, usize)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let lines = include_str!("../language/data/renderings.tsv").lines().filter(|line| !line.starts_with('#'));
    let (mut terms, mut sources, mut targets) = (Vec::new(), Vec::new(), Vec::new());
    let (mut term_of, mut rendering_of) = (Vec::new(), Vec::new());
    for (number, line) in lines.enumerate() {
        let mut columns = line.split('\t').map(|column| column.split('|').collect::<Vec<_>>());
        let forms = columns.next().unwrap_or_default();
        let has_capital = |form: &&str| form.contains(char::is_uppercase);
        let is_name = forms.first().is_some_and(has_capital);
        for form in forms {
            let case = has_capital(&form);
            sources.push(TermEntry { source: vec![form.to_owned()], case, ..TermEntry::default() });
            term_of.push(number);
        }
        let renderings: Vec<Vec<&str>> = columns.collect();
        for (at, forms) in renderings.iter().enumerate() {
            let forbidden = forms.iter().map(|&form| form.to_owned()).collect();
            targets.push(TermEntry { forbidden, ..TermEntry::default() });
            rendering_of.push((number, at));
        }
        let renderings = renderings.into_iter().map(|forms| forms.into_iter().map(Form::new).collect()).collect();
        terms.push(Row { renderings, is_name });
    }
    Table { terms, sources: Glossary::new(sources), term_of, targets: Glossary::new(targets), rendering_of }
});

/// A place where the target renders a term of the source.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) term: Term,
    /// The number of the rendering.
    pub(super) rendering: usize,
    pub(super) source: Span,
    pub(super) target: Span,
    pub(super) fit: Fit,
    /// The link's number.
    pub(super) link: usize,
}

/// The terms of the table that a word of the source may begin.
pub(super) fn terms(token: &Token) -> Vec<u32> {
    TABLE.sources.sources_beginning(token)
}

/// The renderings of the table that a word of the target may begin.
pub(super) fn renderings(token: &Token) -> Vec<u32> {
    TABLE.targets.forbidden_beginning(token)
}

fn row(number: usize) -> Option<&'static Row> {
    TABLE.terms.get(number)
}

impl Term {
    /// Whether it is a name, which is written with a capital.
    pub(super) fn is_name(&self) -> bool {
        match self {
            Self::Listed(number) => row(*number).is_some_and(|row| row.is_name),
            Self::Headed(..) => true,
        }
    }
}

/// Where a link renders terms of the table. A term that the target renders more often than the source has it is left out,
/// and so is what renders something else.
pub(super) fn places(pair: &Pair<'_>) -> Vec<Place> {
    let (facts, target) = (pair.facts(Side::Source), pair.facts(Side::Target));
    let sources = TABLE.sources.sources_by(pair.source(), |token| facts.terms.of(token));
    let term_of = |hit: &Hit<'_>| TABLE.term_of.get(hit.number).copied().unwrap_or_default();
    let mut terms: Vec<usize> = sources.iter().map(term_of).collect();
    terms.sort_unstable();
    terms.dedup();
    let competes = |number: &usize| row(*number).is_some_and(|row| row.renderings.len() > 1);
    if !terms.iter().any(competes) {
        return Vec::new();
    }
    let targets: Vec<((usize, usize), Hit<'_>)> = TABLE
        .targets
        .forbidden_by(pair.target(), |token| target.renderings.of(token))
        .into_iter()
        .filter_map(|hit| Some((*TABLE.rendering_of.get(hit.number)?, hit)))
        .collect();
    let mut places = Vec::new();
    for &number in terms.iter().filter(|number| competes(number)) {
        let said: Vec<&Hit<'_>> = sources.iter().filter(|hit| term_of(hit) == number).collect();
        let is_other = |hit: &Hit<'_>| {
            let others = targets.iter().filter(|((term, _), other)| *term != number && other.tokens == hit.tokens);
            others.into_iter().any(|((term, _), _)| terms.contains(term))
        };
        let rendered: Vec<&((usize, usize), Hit<'_>)> =
            targets.iter().filter(|((term, _), _)| *term == number).collect();
        let is_one = rendered.iter().all(|((_, at), _)| rendered.first().is_some_and(|((_, first), _)| at == first));
        if rendered.len() > said.len() && !is_one || rendered.iter().any(|(_, hit)| is_other(hit)) {
            continue;
        }
        for (at, ((_, rendering), hit)) in rendered.iter().enumerate() {
            let Some(source) = said.get(at) else { continue };
            let place = Place {
                term: Term::Listed(number),
                rendering: *rendering,
                source: source.span,
                target: hit.span,
                fit: hit.fit.clone(),
                link: pair.number,
            };
            let alone = said.len() == 1;
            let doubtful = renders_another(pair, hit, &said) || alone && has_other(pair, number, &place);
            if !doubtful {
                places.push(place);
            }
        }
    }
    places
}

/// A word link from which on a rendering stands for the word it is linked with.
const LINKED: f32 = 0.7;

/// Whether the words of a rendering are linked with words of the source that are no part of the term, all that are linked at all.
fn renders_another(pair: &Pair<'_>, rendering: &Hit<'_>, said: &[&Hit<'_>]) -> bool {
    let starts = pair.passages.as_ref().map(|passage| passage.token_range().start);
    let links = rendering.tokens.clone().flat_map(|at| pair.word_links().of(Side::Target, starts.target + at));
    let mut sure = links.filter(|link| link.confidence >= LINKED).peekable();
    let in_term = |word: usize| said.iter().any(|hit| hit.tokens.contains(&word));
    sure.peek().is_some() && sure.all(|link| !in_term(link.tokens.source - starts.source))
}

/// Whether the target has another rendering of the term in some form, beside the words of this one.
fn has_other(pair: &Pair<'_>, number: usize, place: &Place) -> bool {
    let renderings = row(number).map(|row| row.renderings.as_slice()).unwrap_or_default();
    let others = renderings.iter().enumerate().filter(|(at, _)| *at != place.rendering).flat_map(|(_, forms)| forms);
    let own: Vec<String> = place.target.of(pair.target().whole()).split_whitespace().map(stem).collect();
    let is_own = |form: &Form| form.stems.iter().any(|stem| own.contains(stem));
    let facts = pair.facts(Side::Target);
    let words = pair.target().tokens().iter().filter_map(|token| facts.resembled.of(token).as_deref());
    let words: Vec<&Resembled> = words.collect();
    others.into_iter().any(|form| !is_own(form) && form.loose.are_in(&words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rendering_of_a_term_is_listed_twice() {
        for (number, term) in TABLE.terms.iter().enumerate() {
            let mut forms: Vec<&str> = term.renderings.iter().flatten().map(|form| form.text).collect();
            let count = forms.len();
            forms.sort_unstable();
            forms.dedup();
            assert!(count == forms.len() && !forms.contains(&""), "row {number}: {:?}", term.renderings);
        }
    }
}
