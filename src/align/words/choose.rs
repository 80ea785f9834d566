//! Choosing among candidates: the best first, each word once, and again with what the neighbours say.

use super::candidates::Candidate;
use super::trust::{self, Traits};
use super::{WordEvidence, WordLink};
use crate::text::{Side, Sides};

/// What a candidate loses for standing at another share of its passage.
const DRIFT: f32 = 0.3;

/// What it gains at most by standing where its neighbours' links would put it.
const SUPPORT: f32 = 0.3;

/// How far neighbours are asked, in tokens.
const NEIGHBOURS: usize = 4;

/// How fast support falls with the distance from where neighbours would put a candidate, in tokens.
const FALL: f32 = 2.5;

/// The least support of a function word.
const FUNCTION_SUPPORT: f32 = 0.4;

/// The least strength of a candidate for a word that is linked already, and how far apart the words that share it stand.
const SHARED: (f32, usize) = (0.3, 2);

/// Links between tokens counted from the passages' first.
pub(super) fn choose(candidates: Vec<Candidate>, lengths: Sides<usize>) -> Vec<WordLink> {
    let mut choice = Choice { lengths, candidates, ranks: Vec::new(), taken: Sides::default(), linked: Vec::new() };
    let rank = |candidate: &Candidate| candidate.strength - DRIFT * choice.drift(candidate);
    choice.ranks = choice.candidates.iter().map(rank).collect();
    let first = choice.accept(|candidate| !candidate.is_function);
    choice.remember(&first);
    let supports: Vec<f32> = choice.candidates.iter().map(|candidate| choice.support(candidate)).collect();
    let supported = choice.candidates.iter().zip(&supports);
    let rank = |(candidate, support): (&Candidate, &f32)| {
        candidate.strength - DRIFT / 2.0 * choice.drift(candidate) + SUPPORT * support
    };
    choice.ranks = supported.map(rank).collect();
    let mut number = 0..;
    let mut accepted = choice.accept(|candidate| {
        let support = number.next().and_then(|number: usize| supports.get(number)).copied().unwrap_or_default();
        !candidate.is_function || support >= FUNCTION_SUPPORT
    });
    accepted.extend(choice.shared());
    let margins = choice.margins();
    let mut links = Vec::with_capacity(accepted.len());
    for number in accepted {
        choice.links(number, &supports, &margins, &mut links);
    }
    links
}

struct Choice {
    lengths: Sides<usize>,
    candidates: Vec<Candidate>,
    /// What each candidate is ranked by.
    ranks: Vec<f32>,
    taken: Sides<Vec<bool>>,
    /// For each source token the first target token it is linked with.
    linked: Vec<Option<usize>>,
}

impl Choice {
    /// How far apart the two places are as shares of their passages, 0 to 1.
    fn drift(&self, candidate: &Candidate) -> f32 {
        let share =
            |side: Side| (candidate.tokens.get(side).start as f32 + 0.5) / (*self.lengths.get(side)).max(1) as f32;
        (share(Side::Source) - share(Side::Target)).abs()
    }

    /// How near a candidate stands to where its neighbours' links would put it, 0 to 1.
    fn support(&self, candidate: &Candidate) -> f32 {
        let (source, target) = (candidate.tokens.source.start, candidate.tokens.target.start);
        let link = |at: usize| Some((at, self.linked.get(at).copied().flatten()?));
        let before = (0..source).rev().take(NEIGHBOURS).find_map(link);
        let after = (candidate.tokens.source.end..self.linked.len()).take(NEIGHBOURS).find_map(link);
        let distance = |(at, to): (usize, usize)| {
            let (step, jump) = (source as f32 - at as f32, target as f32 - to as f32);
            (jump - step).abs() + if to == target { 1.0 } else { 0.0 }
        };
        let nearest = [before, after].into_iter().flatten().map(distance).min_by(f32::total_cmp);
        nearest.map_or(0.0, |distance| (-distance / FALL).exp())
    }

    /// Takes the best candidates that `may` be taken; every word once. `may` is asked in the order of the candidates.
    fn accept(&mut self, mut may: impl FnMut(&Candidate) -> bool) -> Vec<usize> {
        self.taken = self.lengths.map(|length| vec![false; length]);
        let allowed: Vec<bool> = self.candidates.iter().map(&mut may).collect();
        let order = (0..self.candidates.len()).filter(|&k| allowed.get(k) == Some(&true));
        let order = self.ordered(order);
        let mut accepted = Vec::new();
        for number in order {
            let Some(candidate) = self.candidates.get(number) else { continue };
            let free = Side::BOTH.iter().all(|side| {
                let taken = self.taken.get(*side).get(candidate.tokens.get(*side).clone()).unwrap_or_default();
                !taken.is_empty() && !taken.contains(&true)
            });
            if free {
                for side in Side::BOTH {
                    let tokens = candidate.tokens.get(side).clone();
                    self.taken.get_mut(side).get_mut(tokens).into_iter().flatten().for_each(|slot| *slot = true);
                }
                accepted.push(number);
            }
        }
        accepted
    }

    /// The better candidates first; equal ones by what they are and where they stand.
    fn ordered(&self, numbers: impl Iterator<Item = usize>) -> Vec<usize> {
        let keyed = numbers.filter_map(|number| {
            let (rank, candidate) = (*self.ranks.get(number)?, self.candidates.get(number)?);
            Some((rank, (candidate.evidence, candidate.tokens.source.start, candidate.tokens.target.start), number))
        });
        let mut keyed: Vec<_> = keyed.collect();
        keyed.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        keyed.into_iter().map(|(_, _, number)| number).collect()
    }

    fn remember(&mut self, accepted: &[usize]) {
        self.linked = vec![None; self.lengths.source];
        for candidate in accepted.iter().filter_map(|&number| self.candidates.get(number)) {
            for slot in self.linked.get_mut(candidate.tokens.source.clone()).into_iter().flatten() {
                *slot = Some(candidate.tokens.target.start);
            }
        }
    }

    /// Candidates of a word without link for a word that has one, where the two that share it stand together: parts of a
    /// compound, a dual and its noun.
    fn shared(&mut self) -> Vec<usize> {
        let mut partners: Sides<Vec<Option<usize>>> = self.lengths.map(|length| vec![None; length]);
        let may_share =
            |candidate: &Candidate| candidate.shares || !candidate.is_function && candidate.strength >= SHARED.0;
        let open = self.candidates.iter().enumerate().filter(|(_, candidate)| may_share(candidate));
        let mut open = self.ordered(open.map(|(number, _)| number));
        for (source, target) in self.linked.iter().enumerate() {
            if let Some(target) = target {
                set(&mut partners.source, source, *target);
                set(&mut partners.target, *target, source);
            }
        }
        open.retain(|&number| self.share(number, &partners));
        open
    }

    /// Takes a candidate of which one word is free and the other's partner stands beside the free word.
    fn share(&mut self, number: usize, partners: &Sides<Vec<Option<usize>>>) -> bool {
        let Some(candidate) = self.candidates.get(number) else { return false };
        let is_taken = |side: Side| self.taken.get(side).get(candidate.tokens.get(side).start) == Some(&true);
        let free = match (is_taken(Side::Source), is_taken(Side::Target)) {
            (false, true) => Side::Source,
            (true, false) => Side::Target,
            _ => return false,
        };
        let (own, other) = (candidate.tokens.get(free).start, candidate.tokens.get(free.other()).start);
        let partner = partners.get(free.other()).get(other).copied().flatten();
        if partner.is_none_or(|partner| partner.abs_diff(own) > SHARED.1) {
            return false;
        }
        if let Some(slot) = self.taken.get_mut(free).get_mut(own) {
            *slot = true;
        }
        true
    }

    /// For each candidate, by how much it ranks above the best other one of its words.
    fn margins(&self) -> Vec<f32> {
        let mut best: Sides<Vec<[(f32, usize); 2]>> =
            self.lengths.map(|length| vec![[(0.0, usize::MAX), (0.0, usize::MAX)]; length]);
        for (candidate, &rank) in self.candidates.iter().zip(&self.ranks) {
            for side in Side::BOTH {
                let other = candidate.tokens.get(side.other()).start;
                let Some(slot) = best.get_mut(side).get_mut(candidate.tokens.get(side).start) else { continue };
                enter(slot, rank, other);
            }
        }
        let rival = |candidate: &Candidate, side: Side| {
            let other = candidate.tokens.get(side.other()).start;
            let entries = best.get(side).get(candidate.tokens.get(side).start);
            entries.into_iter().flatten().find(|entry| entry.1 != other).map_or(0.0, |entry| entry.0)
        };
        let margin = |(candidate, rank): (&Candidate, &f32)| {
            rank - rival(candidate, Side::Source).max(rival(candidate, Side::Target))
        };
        self.candidates.iter().zip(&self.ranks).map(margin).collect()
    }

    fn links(&self, number: usize, supports: &[f32], margins: &[f32], links: &mut Vec<WordLink>) {
        let Some(candidate) = self.candidates.get(number) else { return };
        let traits = Traits {
            evidence: candidate.evidence,
            strength: candidate.strength,
            support: supports.get(number).copied().unwrap_or_default(),
            margin: margins.get(number).copied().unwrap_or_default(),
            drift: self.drift(candidate),
            is_function: candidate.is_function,
            is_phrase: candidate.tokens.source.len() > 1 && candidate.tokens.target.len() > 1,
        };
        let confidence = trust::confidence(&traits);
        let evidence: WordEvidence = candidate.evidence;
        for source in candidate.tokens.source.clone() {
            let link = |target| WordLink { tokens: Sides::new(source, target), confidence, evidence };
            links.extend(candidate.tokens.target.clone().map(link));
        }
    }
}

fn set(slots: &mut [Option<usize>], at: usize, value: usize) {
    if let Some(slot) = slots.get_mut(at) {
        *slot = Some(value);
    }
}

/// Keeps the best entries of two different others.
fn enter(best: &mut [(f32, usize); 2], rank: f32, other: usize) {
    let [first, second] = best;
    if first.1 == other {
        first.0 = first.0.max(rank);
    } else if rank > first.0 {
        *second = std::mem::replace(first, (rank, other));
    } else if second.1 == other || rank > second.0 {
        *second = (rank.max(if second.1 == other { second.0 } else { 0.0 }), other);
    }
}
