//! Shares that are told in two numbers: `three out of four` and 75 في المئة.

use super::Fact;
use super::facts::Kind;
use crate::align::Passage;
use crate::align::anchors::same_value;
use crate::text::Span;

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

/// The numbers of facts that tell a share which the other passage tells otherwise, and those that do so there.
pub(super) fn told_otherwise(own: (&[Fact<'_>], &Passage<'_>), other: &[Fact<'_>]) -> Vec<([usize; 2], usize)> {
    let shares = shares(own.0, own.1).into_iter();
    let found = shares.filter_map(|share| {
        let is_same = |fact: &Fact<'_>| {
            let value = if fact.unit() == PERCENT { fact.value / 100.0 } else { fact.value };
            fact.kind == Kind::Number && value < 1.0 && same_value(value, share.value)
        };
        Some((share.of, other.iter().position(is_same)?))
    });
    found.collect()
}

/// The name of the unit that counts hundredths.
const PERCENT: &str = "percent";
