//! Shares that are told in two numbers: `three out of four` and 75 في المئة.

use super::Fact;
use super::facts::Kind;
use crate::align::Passage;
use crate::align::anchors::same_value;
use crate::check::Pair;
use crate::text::{Side, Sides, Span};

/// What stands between the two numbers of a share.
const BETWEEN: [&str; 10] =
    ["out of", "in", "in every", "out of every", "of every", "من", "من كل", "من بين كل", "من أصل", "من بين"];

/// The largest number that a part is told of.
const LARGEST: f64 = 1000.0;

/// The two numbers of a share among the facts of a passage, and the share.
struct Share {
    of: [usize; 2],
    value: f64,
}

fn shares(facts: &[Fact<'_>], passage: &Passage<'_>) -> Vec<Share> {
    let pairs = (0..facts.len()).zip(facts.iter().zip(facts.iter().skip(1)));
    let shares = pairs.filter_map(|(at, (part, whole))| {
        let between = Span::new(part.span.end, whole.span.start.max(part.span.end)).of(passage.whole()).trim();
        let is_share = part.kind == Kind::Number
            && whole.kind == Kind::Number
            && 0.0 < part.value
            && part.value < whole.value
            && whole.value <= LARGEST
            && BETWEEN.contains(&between);
        is_share.then(|| Share { of: [at, at + 1], value: part.value / whole.value })
    });
    shares.collect()
}

/// Takes the numbers of a share that one side tells in two numbers and the other in one out of those that are `free`. A share that
/// a side tells both ways is left alone.
pub(super) fn settle(pair: &Pair<'_>, facts: &Sides<Vec<Fact<'_>>>, free: &mut Sides<Vec<bool>>) {
    for side in Side::BOTH {
        let (own, others) = (facts.get(side), facts.get(side.other()));
        for share in shares(own, pair.passage(side)) {
            if own.iter().any(|fact| is_same(fact, share.value)) {
                continue;
            }
            let is_free = |at: usize| free.get(side.other()).get(at).is_some_and(|&free| free);
            let mut same = (0..).zip(others).filter(|(at, fact)| is_free(*at) && is_same(fact, share.value));
            let Some((at, _)) = same.next() else { continue };
            for (side, number) in [(side, share.of[0]), (side, share.of[1]), (side.other(), at)] {
                if let Some(free) = free.get_mut(side).get_mut(number) {
                    *free = false;
                }
            }
        }
    }
}

/// A share that one side tells in two numbers and the other as another part: `four out of five` for خُمس.
pub(in crate::check) fn other_share(pair: &Pair<'_>) -> Option<Sides<Span>> {
    let facts = Sides::new(Fact::of(pair.source()), Fact::of(pair.target()));
    Side::BOTH.into_iter().find_map(|side| {
        let (own, others) = (facts.get(side), facts.get(side.other()));
        let told = shares(own, pair.passage(side));
        let [share] = told.as_slice() else { return None };
        let is_part = |fact: &&Fact<'_>| {
            fact.kind == Kind::Number && fact.value > 0.0 && fact.value < 1.0 && fact.unit().is_empty()
        };
        let mut parts = others.iter().filter(is_part);
        let part = parts.next().filter(|_| parts.next().is_none())?;
        // Two in three are minors: the others are a third.
        let is_rest = is_same(part, 1.0 - share.value);
        let differs = !is_same(part, share.value) && !is_rest && own.iter().all(|fact| fact.value >= 1.0);
        let is_told = others.iter().any(|fact| is_same(fact, share.value))
            || !shares(others, pair.passage(side.other())).is_empty();
        let [first, last] = share.of.map(|at| own.get(at).map(|fact| fact.span));
        let (own, other) = (first?.join(last?), part.span);
        (differs && !is_told)
            .then(|| if side == Side::Source { Sides::new(own, other) } else { Sides::new(other, own) })
    })
}

/// Whether a fact is this share as a part or in percent, to the nearest whole one.
fn is_same(fact: &Fact<'_>, share: f64) -> bool {
    let is_number = fact.kind == Kind::Number;
    match fact.unit() {
        PERCENT => is_number && (fact.value - 100.0 * share).abs() <= 0.5,
        "" => is_number && fact.value < 1.0 && same_value(fact.value, share),
        _ => false,
    }
}

/// The name of the unit that counts hundredths.
const PERCENT: &str = "percent";
