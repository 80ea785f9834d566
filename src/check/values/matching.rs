//! Matching the facts of one link.

use super::facts::Kind;
use super::{Fact, converted, shares};
use crate::align::Passage;
use crate::align::anchors::{Form, same_value};
use crate::check::Pair;
use crate::text::{Side, Sides};

/// The facts of one link, matched.
#[derive(Clone, Debug)]
pub(crate) struct Comparison<'a> {
    /// Number of the link.
    pub link: usize,
    /// Whether the link is null, so that nothing in it can be matched.
    pub is_null: bool,
    /// Facts that say the same, source and target; shares that one side tells in two numbers are left out.
    pub agreed: Vec<(Fact<'a>, Fact<'a>)>,
    /// Facts that ask for a counterpart and have none.
    pub missing: Sides<Vec<Fact<'a>>>,
}

/// Links with more facts than this on a side are lists and tables, which say the same in other ways; matching would also
/// take long.
const MOST: usize = 80;

impl<'a> Comparison<'a> {
    /// Compares the two passages of a link.
    pub(crate) fn new(pair: &Pair<'a>) -> Self {
        let facts = Sides::new(Fact::of(pair.source()), Fact::of(pair.target()));
        let mut comparison =
            Self { link: pair.number, is_null: pair.is_null(), agreed: Vec::new(), missing: Sides::default() };
        if facts.source.len().max(facts.target.len()) > MOST {
            return comparison;
        }
        let mut free = facts.as_ref().map(|facts| vec![true; facts.len()]);
        shares::settle(pair, &facts, &mut free);
        converted::settle(pair, &facts, &mut free);
        for choose in [Fact::equals, Fact::meets, Fact::meets_or_converts] {
            comparison.agree(&facts, &mut free, choose);
        }
        for side in Side::BOTH {
            let others = facts.get(side.other());
            let open = facts.get(side).iter().zip(free.get(side)).filter(|(fact, free)| fact.asks && **free);
            let lonely = open.map(|(fact, _)| fact).filter(|fact| {
                !others.iter().any(|other| fact.meets(other) && is_repeated(fact, other))
                    && !is_two_by_ending(fact, pair.passage(side.other()))
            });
            *comparison.missing.get_mut(side) = lonely.cloned().collect();
        }
        comparison.add_repeated(&facts, &free);
        comparison
    }

    /// Matches facts one to one, those of like style and unit first.
    fn agree(
        &mut self,
        facts: &Sides<Vec<Fact<'a>>>,
        free: &mut Sides<Vec<bool>>,
        choose: fn(&Fact<'a>, &Fact<'a>) -> bool,
    ) {
        for (source, open) in facts.source.iter().zip(&mut free.source) {
            let fits = |(k, target): &(usize, &Fact<'a>)| {
                free.target.get(*k).is_some_and(|free| *free) && (source.asks || target.asks) && choose(source, target)
            };
            let likeness = |(_, target): &(usize, &Fact<'a>)| {
                u8::from(source.kind == target.kind) * 4
                    + u8::from(source.unit() == target.unit()) * 2
                    + u8::from(source.style() == target.style())
            };
            let candidates = facts.target.iter().enumerate().filter(fits).filter(|_| *open);
            // The first of the best.
            if let Some((k, target)) = candidates.rev().max_by_key(likeness) {
                *open = false;
                if let Some(free) = free.target.get_mut(k) {
                    *free = false;
                }
                self.agreed.push((source.clone(), target.clone()));
            }
        }
    }

    /// Where a value has no counterpart and the other side repeats one more often than this side, the repetition is what
    /// stands in its place: `Monday ... Tuesday` against twice Tuesday.
    fn add_repeated(&mut self, facts: &Sides<Vec<Fact<'a>>>, free: &Sides<Vec<bool>>) {
        for side in Side::BOTH {
            let (own, other) = (self.missing.get(side), self.missing.get(side.other()));
            let [lonely] = own.as_slice() else { continue };
            if other.iter().any(|fact| fact.kind == lonely.kind) || !matches!(lonely.style(), 1 | 4 | 6) {
                continue;
            }
            let spare = facts.get(side.other()).iter().zip(free.get(side.other()));
            let spare: Vec<_> = spare
                .filter(|(fact, free)| **free && fact.kind == lonely.kind && fact.style() == lonely.style())
                .filter(|(fact, _)| fact.asks || fact.kind == Kind::Weekday && !says_two(facts.get(side)))
                .map(|(fact, _)| fact.clone())
                .collect();
            if let [only] = spare.as_slice() {
                self.missing.get_mut(side.other()).push(only.clone());
            }
        }
    }
}

/// الاثنين is Monday, or the two where the other side has a two.
fn says_two(facts: &[Fact<'_>]) -> bool {
    facts.iter().any(|fact| fact.kind == Kind::Number && same_value(fact.value, 2.0))
}

/// Whether a value may be said once on one side and twice on the other. A score is not said again as an ordinal.
fn is_repeated(fact: &Fact<'_>, other: &Fact<'_>) -> bool {
    let ordinal = |fact: &Fact<'_>| fact.quantity.is_some_and(|quantity| quantity.form == Form::Ordinal);
    !(ordinal(fact) && other.style() == 1 || ordinal(other) && fact.style() == 1)
}

/// Whether a two could be in a word of the other side whose ending may be that of a dual.
fn is_two_by_ending(fact: &Fact<'_>, other: &Passage<'_>) -> bool {
    let two = fact.kind == Kind::Number && same_value(fact.value, 2.0);
    let cardinal = fact.quantity.is_some_and(|quantity| matches!(quantity.form, Form::Digits | Form::Words));
    let Some(numerals) = other.language().numerals().filter(|_| two && cardinal) else { return false };
    other.tokens().iter().any(|token| (numerals.may_be_dual)(&token.folded))
}
