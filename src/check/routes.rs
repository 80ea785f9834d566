//! Routes told backwards: `from Madrid to Seville` and من إشبيلية إلى مدريد.

use super::Pair;
use super::counterpart::counterpart;
use crate::language::WordList;
use crate::language::arabic::letters::{plain, strip_conjunction};
use crate::language::exonyms::Found;
use crate::text::{Side, Span, Token};

/// Where the source names two places of its route that the target exchanges: both routes.
pub(super) fn exchanged(pair: &Pair<'_>) -> Option<(Span, Span)> {
    let found = |side: Side| {
        let passage = pair.passage(side);
        passage.select(&passage.analysis.anchors.exonyms, |found| found.span).to_vec()
    };
    if let Some(linked) = by_links(pair) {
        return Some(linked);
    }
    let said = routes(pair.source().tokens(), &found(Side::Source), &["from"], &["to", "into"]);
    if said.is_empty() {
        return None;
    }
    let told = routes(pair.target().tokens(), &found(Side::Target), &["من"], &["الي"]);
    let turned = |one: &Route, other: &Route| one.ends[0] == other.ends[1] && one.ends[1] == other.ends[0];
    let same = |one: &Route, other: &Route| one.ends == other.ends;
    let (mine, theirs) = said.iter().find_map(|mine| {
        let theirs = told.iter().find(|theirs| turned(mine, theirs))?;
        let is_told = told.iter().any(|theirs| same(mine, theirs)) || said.iter().any(|other| same(other, theirs));
        (!is_told).then_some((mine, theirs))
    })?;
    Some((mine.span, theirs.span))
}

/// The same for anything of one word that is linked: the one behind `from` with what stands behind إلى, the other with what
/// stands behind من.
fn by_links(pair: &Pair<'_>) -> Option<(Span, Span)> {
    let (english, arabic) = (pair.source().tokens(), pair.target().tokens());
    let said = |at: usize| english.get(at).map_or("", |token| &*token.folded);
    let is_distance = |from: usize| (from.saturating_sub(DISTANT)..from).any(|at| said(at) == "distance");
    (0..english.len()).find_map(|from| {
        if said(from) != "from" || said(from + 2) != "to" || BODY.has(said(from + 1)) || is_distance(from) {
            return None;
        }
        let linked = |at: usize| counterpart(pair, Side::Source, at);
        let (start, end) = (linked(from + 1)?, linked(from + 3)?);
        let behind = |at: usize, preposition: &str| {
            let before = at.checked_sub(1).and_then(|before| arabic.get(before));
            before.is_some_and(|token| strip_conjunction(&plain(&token.folded)) == preposition)
        };
        let is_turned = behind(start, "الي") && behind(end, "من") && start == end + 2;
        let said = english.get(from + 1)?.span.join(english.get(from + 3)?.span);
        is_turned.then_some((said, arabic.get(end)?.span.join(arabic.get(start)?.span)))
    })
}

/// Where what is told from one end to the other may be told from the other.
static BODY: WordList = WordList::new("head foot toe top bottom left right front back end start cover morning door");

struct Route {
    /// The rows of the table of places, start first.
    ends: [u16; 2],
    span: Span,
}

/// The routes of a passage: a place right behind one of `from`, another at most a few words on right behind one of `to`.
fn routes(tokens: &[Token], found: &[Found], from: &[&str], to: &[&str]) -> Vec<Route> {
    let before = |place: &Found, words: &[&str]| {
        let at = tokens.partition_point(|token| token.span.end <= place.span.start);
        let word = at.checked_sub(1).and_then(|at| tokens.get(at))?;
        let bare = plain(&word.folded);
        words.contains(&strip_conjunction(&bare)).then_some(at)
    };
    let starts = found.iter().filter_map(|place| Some((place, before(place, from)?)));
    let ends: Vec<(&Found, usize)> = found.iter().filter_map(|place| Some((place, before(place, to)?))).collect();
    let route = |(start, at): (&Found, usize)| {
        let (end, _) = ends.iter().find(|(_, other)| *other > at && *other <= at + REACH)?;
        Some(Route { ends: [start.id, end.id], span: start.span.join(end.span) })
    };
    starts.filter_map(route).collect()
}

/// So many tokens before `from` a distance stands that is the same both ways.
const DISTANT: usize = 3;

/// Tokens between the two places of a route at most.
const REACH: usize = 5;
