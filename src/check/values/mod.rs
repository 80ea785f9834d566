//! Comparing the numbers and dates of linked passages: which values agree, which have no counterpart, and which of those
//! stand for one another. The rules on numbers, units and dates report what is found here.

mod bounds;
mod converted;
mod facts;
mod matching;
mod places;
mod ranks;
mod shares;
mod two;

pub(super) use bounds::turned;
pub(super) use converted::converted;
pub(super) use facts::{Fact, Kind};
pub(super) use matching::Comparison;
pub(super) use places::exchanged_places;
pub(super) use ranks::{Rank, other_rank};
pub(super) use shares::other_share;
pub(super) use two::many_for_two;

use super::Discourse;
use crate::text::{Side, Sides};

/// Two values that stand in the same place and differ, or one that stands alone.
#[derive(Clone, Debug)]
pub(super) struct Disagreement<'a> {
    /// Number of the link.
    pub link: usize,
    /// The values; at least one is there.
    pub facts: Sides<Option<Fact<'a>>>,
    /// Whether the link has no other value of this kind without counterpart.
    pub alone: bool,
}

/// All links of `discourse` compared.
pub(super) fn compare<'a>(discourse: &Discourse<'a>) -> Vec<Comparison<'a>> {
    discourse.pairs.iter().map(Comparison::new).collect()
}

/// Values without counterpart, paired where one stands for the other. A value that the neighbouring links have too much
/// of is left out: a sentence may be cut elsewhere on the other side.
pub(super) fn disagreements<'a>(comparisons: &[Comparison<'a>]) -> Vec<Disagreement<'a>> {
    let mut found = Vec::new();
    for (k, comparison) in comparisons.iter().enumerate() {
        if comparison.is_null {
            continue;
        }
        let near = [k.checked_sub(1), Some(k + 1)].into_iter().flatten().filter_map(|at| comparisons.get(at));
        let elsewhere = |side: Side, fact: &Fact<'_>| {
            near.clone().any(|near| near.missing.get(side.other()).iter().any(|other| fact.meets(other)))
        };
        let missing = |side: Side| {
            let own = comparison.missing.get(side).iter().filter(|fact| !elsewhere(side, fact));
            own.cloned().collect::<Vec<_>>()
        };
        found.extend(pair_up(comparison, &Sides::new(missing(Side::Source), missing(Side::Target))));
    }
    found
}

/// What two values must share to be taken for one another, the strictest first.
type Likeness = fn(&Fact<'_>) -> (Kind, u8, &'static str);

const LIKENESSES: [Likeness; 4] = [
    |fact| (fact.likely_kind(), fact.style(), fact.unit()),
    |fact| (fact.kind, fact.style(), fact.unit()),
    |fact| (fact.kind, fact.style(), ""),
    |fact| (fact.kind, 0, ""),
];

fn pair_up<'a>(comparison: &Comparison<'a>, missing: &Sides<Vec<Fact<'a>>>) -> Vec<Disagreement<'a>> {
    let mut open = missing.clone();
    let mut found = Vec::new();
    for likeness in LIKENESSES {
        let count = |side: &[Fact<'a>], fact: &Fact<'a>| side.iter().filter(|f| likeness(f) == likeness(fact)).count();
        for source in open.source.clone() {
            let target = open.target.iter().find(|target| likeness(target) == likeness(&source)).cloned();
            let unique = count(&open.source, &source) == 1 && count(&open.target, &source) == 1;
            let Some(target) = target.filter(|target| unique && source.may_stand_for(target)) else { continue };
            let of_kind = |facts: &[Fact<'a>]| facts.iter().filter(|fact| fact.kind == source.kind).count();
            let alone = of_kind(&missing.source) == 1 && of_kind(&missing.target) == 1;
            open.source.retain(|fact| fact.span != source.span);
            open.target.retain(|fact| fact.span != target.span);
            let facts = Sides::new(Some(source), Some(target));
            found.push(Disagreement { link: comparison.link, facts, alone });
        }
    }
    let single = |side: Side, fact: &Fact<'a>| {
        let mut facts = Sides::default();
        *facts.get_mut(side) = Some(fact.clone());
        let alone = open.source.len() + open.target.len() == 1;
        Disagreement { link: comparison.link, facts, alone }
    };
    for side in Side::BOTH {
        found.extend(open.get(side).iter().map(|fact| single(side, fact)));
    }
    found
}
