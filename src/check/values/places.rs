//! Numbers that stand in each other's place: `27 women and 19 children` for 19 امرأة و27 طفلاً, `61, 48 and 75` for 48 و61 و75.
//!
//! A text is cut into cells at its commas and conjunctions. Two numbers are exchanged if the words of the one's cell are linked with words of
//! the other's and none with its own, both ways; or, where nothing but commas and conjunctions stands between them, if they follow each
//! other the other way round.

use std::ops::Range;

use super::facts::{Fact, Kind};
use super::matching::Comparison;
use crate::align::Passage;
use crate::check::Pair;
use crate::check::counterpart::counterpart;
use crate::language::arabic::letters::strip_conjunction;
use crate::language::stem;
use crate::text::{Side, Sides, Span, Token, TokenKind, covered};

/// Two numbers of the target that stand in each other's place, and the same numbers of the source.
pub(in crate::check) struct Places {
    pub(in crate::check) source: [Span; 2],
    pub(in crate::check) target: [Span; 2],
}

/// A number with where it stands on each side.
struct Number<'a> {
    facts: Sides<&'a Fact<'a>>,
    /// Its tokens.
    tokens: Sides<Range<usize>>,
    /// The tokens of its cell.
    cells: Sides<Range<usize>>,
}

/// More numbers than this in a link are a table.
const MOST: usize = 16;

/// Words on either side of a number that its cell has at most, and how far off the word stands that says what is counted.
const REACH: usize = 7;
const NEAR: usize = 4;

/// Two numbers of a link that the target exchanges.
pub(in crate::check) fn exchanged_places(pair: &Pair<'_>, comparison: &Comparison<'_>) -> Option<Places> {
    let numbers = numbers(pair, comparison);
    let pairs =
        numbers.iter().enumerate().flat_map(|(k, one)| numbers.iter().skip(k + 1).map(move |other| (one, other)));
    let mut found = pairs.filter(|(one, other)| {
        let (mine, theirs) = (one.facts.source.unit(), other.facts.source.unit());
        // 14, 22 and 9 per cent: in a list the last alone has the unit.
        let are_listed = || (mine == theirs || mine.is_empty() || theirs.is_empty()) && is_turned(pair, one, other);
        one.is_like(other) && (mine == theirs && is_exchanged(pair, comparison, one, other) || are_listed())
    });
    let (one, other) = found.next()?;
    let spans = |side: Side| [one.facts.get(side).span, other.facts.get(side).span];
    Some(Places { source: spans(Side::Source), target: spans(Side::Target) })
}

/// The numbers that agree and whose value neither side has twice, years among them, in the order of the source.
fn numbers<'a>(pair: &Pair<'_>, comparison: &'a Comparison<'a>) -> Vec<Number<'a>> {
    let is_number = |fact: &Fact<'_>| matches!(fact.kind, Kind::Number | Kind::Year) && fact.asks;
    let agreed = comparison.agreed.iter().filter(|(source, target)| is_number(source) && is_number(target));
    let agreed: Vec<&(Fact<'_>, Fact<'_>)> = agreed.collect();
    if agreed.len() < 2 || agreed.len() > MOST {
        return Vec::new();
    }
    let all = pair.passages.as_ref().map(Fact::of);
    let once = |fact: &Fact<'_>, side: Side| all.get(side).iter().filter(|other| fact.meets(other)).count() == 1;
    let cuts = pair.passages.as_ref().map(cuts);
    let place = |&(source, target): &&'a (Fact<'a>, Fact<'a>)| {
        let facts = Sides::new(source, target);
        let at = |side: Side| covered(pair.passage(side).tokens(), facts.get(side).span);
        let tokens = Sides::new(at(Side::Source), at(Side::Target));
        let cell = |side: Side| cell(cuts.get(side), tokens.get(side));
        let cells = Sides::new(cell(Side::Source), cell(Side::Target));
        Number { facts, tokens, cells }
    };
    let single = agreed.iter().filter(|(source, target)| once(source, Side::Target) && once(target, Side::Source));
    let mut numbers: Vec<Number<'_>> = single.map(place).collect();
    numbers.sort_by_key(|number| number.facts.source.span);
    numbers
}

impl Number<'_> {
    /// Whether both are of the same kind: dates or none.
    fn is_like(&self, other: &Self) -> bool {
        let (one, other) = (&self.facts, &other.facts);
        let plain =
            |facts: &Sides<&Fact<'_>>| [facts.source, facts.target].iter().all(|fact| matches!(fact.style(), 1 | 4));
        let (mine, theirs) = (one.source, other.source);
        plain(one) && plain(other) && is_date(mine) == is_date(theirs)
    }
}

/// Where cells begin: behind marks and before conjunctions.
fn cuts(passage: &Passage<'_>) -> Vec<usize> {
    let tokens = passage.tokens();
    let is_arabic = passage.language().is_arabic();
    // و9.8: the conjunction of a number in figures.
    let joins = |word: &str| {
        strip_conjunction(word) != word || word.strip_prefix('و').is_some_and(|rest| rest.starts_with(char::is_numeric))
    };
    let begins = |at: usize| {
        let Some(token) = tokens.get(at) else { return true };
        let mark = at.checked_sub(1).and_then(|before| tokens.get(before));
        let behind_mark = mark.is_some_and(|mark| CUTTING.contains(&&*mark.folded));
        behind_mark || if is_arabic { joins(&token.folded) } else { JOINING.contains(&&*token.folded) }
    };
    (0..=tokens.len()).filter(|&at| at == 0 || begins(at)).collect()
}

/// Marks between cells, and English words that begin one.
const CUTTING: [&str; 11] = [",", "،", ";", "؛", ":", ".", "(", ")", "–", "—", "؟"];
const JOINING: [&str; 7] = ["and", "or", "while", "but", "whereas", "against", "versus"];

fn cell(cuts: &[usize], number: &Range<usize>) -> Range<usize> {
    let cut = |at: usize| cuts.iter().rfind(|&&cut| cut <= at).copied().unwrap_or_default();
    // `Ali, 34, and`: an age stands behind the name.
    let end = cuts.iter().find(|&&cut| cut >= number.end).copied().unwrap_or(number.end);
    let is_alone = cut(number.start) == number.start && end <= number.end + 1;
    let start = if is_alone { cut(number.start.saturating_sub(1)) } else { cut(number.start) };
    start.max(number.start.saturating_sub(REACH))..end.min(number.end + REACH)
}

/// Whether what is said of each number is said of the other in the target, and nothing of its own.
fn is_exchanged(pair: &Pair<'_>, comparison: &Comparison<'_>, one: &Number<'_>, other: &Number<'_>) -> bool {
    let apart = |side: Side| {
        let (a, b) = (one.cells.get(side), other.cells.get(side));
        a.end <= b.start || b.end <= a.start
    };
    let goes_over = |from: &Number<'_>, to: &Number<'_>| {
        let said = said_of(pair, comparison, from);
        let lies = |number: &Number<'_>, at: usize| number.cells.target.contains(&at);
        said.iter().any(|&at| lies(to, at)) && !said.iter().any(|&at| lies(from, at))
    };
    Side::BOTH.into_iter().all(apart) && goes_over(one, other) && goes_over(other, one)
}

/// Where the target has what the source says of a number: the word behind it or, if that is not linked, before it; and the dates of its cell.
fn said_of(pair: &Pair<'_>, comparison: &Comparison<'_>, number: &Number<'_>) -> Vec<usize> {
    let (tokens, start) = (pair.source().tokens(), pair.source().token_range().start);
    let (own, cell) = (&number.tokens.source, &number.cells.source);
    let translated = |at: usize| {
        let is_word = tokens.get(at).is_some_and(|token| token.kind != TokenKind::Mark);
        let is_content = is_word && pair.word_linker().is_content(Side::Source, start + at);
        counterpart(pair, Side::Source, at).filter(|&target| is_content && is_nearest(pair, at, target, number))
    };
    let behind = (own.end..cell.end.min(own.end + NEAR)).find_map(translated);
    let before = || (cell.start.max(own.start.saturating_sub(NEAR))..own.start).rev().find_map(translated);
    let dates = comparison.agreed.iter().filter(|(source, _)| is_date(source) && !is_date(number.facts.source));
    let dates = dates.filter(|(source, _)| cell.contains(&covered(tokens, source.span).start));
    let dates = dates.map(|(_, target)| covered(pair.target().tokens(), target.span).start);
    dates.chain(behind.or_else(before)).collect()
}

/// Whether no word beside the number in the target is as like the word of the source as the one it is linked with: men and women stand in
/// each other's contexts.
fn is_nearest(pair: &Pair<'_>, at: usize, target: usize, number: &Number<'_>) -> bool {
    let (said, told) = (pair.source().tokens(), pair.target().tokens());
    let Some((word, linked)) = said.get(at).zip(told.get(target)) else { return false };
    let cell = number.cells.target.clone().filter(|place| *place != target && !number.tokens.target.contains(place));
    let mut others = cell.filter_map(|place| told.get(place)).filter(|token| token.kind != TokenKind::Mark);
    if let Some(vectors) = pair.shared().word_vectors() {
        let words: Vec<&str> = [word, linked].into_iter().chain(others).map(|token| &*token.folded).collect();
        let forms = vectors.of(&words);
        return (2..forms.len()).all(|other| forms.cosine(0, &forms, other) < forms.cosine(0, &forms, 1));
    }
    let own = stem(word, pair.source().language());
    let strength = |token: &Token| pair.shared().strength(&own, &stem(token, pair.target().language()));
    let known = strength(linked);
    known > 0.0 && others.all(|token| strength(token) < known)
}

fn is_date(fact: &Fact<'_>) -> bool {
    matches!(fact.likely_kind(), Kind::Year | Kind::Month | Kind::Weekday)
}

/// Whether the target has two numbers of a bare list the other way round.
fn is_turned(pair: &Pair<'_>, one: &Number<'_>, other: &Number<'_>) -> bool {
    let (said, told) = (&one.tokens.source, &other.tokens.source);
    let (first, second) = (&other.tokens.target, &one.tokens.target);
    said.end <= told.start
        && first.end <= second.start
        && is_listed(pair.source(), said.end..told.start)
        && is_listed(pair.target(), first.end..second.start)
}

/// Whether nothing but a comma or a conjunction stands between two numbers.
fn is_listed(passage: &Passage<'_>, between: Range<usize>) -> bool {
    let tokens = passage.tokens().get(between.clone()).unwrap_or_default();
    let joint = |token: &Token| matches!(&*token.folded, "," | "،" | "and" | "و" | "%" | "٪");
    // In Arabic the conjunction is written on the number.
    let next = passage.tokens().get(between.end).is_some_and(|token| token.folded.starts_with('و'));
    tokens.iter().all(joint) && (next || tokens.iter().any(|token| !matches!(&*token.folded, "%" | "٪")))
}
