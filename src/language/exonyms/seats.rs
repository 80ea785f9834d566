//! Seats that stand for what is governed from them: قالت روسيا for “Moscow said”.

use crate::language::english::without_possessive;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Exonym, all, lookup};

/// The names that news says for a name, itself not among them, by [`super::Exonym::id`].
static SEATS: LazyLock<FxHashMap<u16, Vec<u16>>> = LazyLock::new(|| {
    let mut direct: FxHashMap<u16, Vec<u16>> = FxHashMap::default();
    for (seat, state) in rows().filter_map(|(seat, state)| Some((lookup(seat)?.id, lookup(state)?.id))) {
        direct.entry(seat).or_default().push(state);
        direct.entry(state).or_default().push(seat);
    }
    let beside = |one: &u16| direct.get(one).into_iter().flatten().copied();
    let of = |one: &u16| {
        let mut all: Vec<u16> = beside(one).chain(beside(one).flat_map(|other| beside(&other))).collect();
        all.retain(|other| other != one);
        all.sort_unstable();
        all.dedup();
        (*one, all)
    };
    direct.keys().map(of).collect()
});

/// The states that seats stand for, by the seats' English names.
static STATES: LazyLock<FxHashMap<&str, Vec<&Exonym>>> = LazyLock::new(|| {
    let mut states: FxHashMap<&str, Vec<&Exonym>> = FxHashMap::default();
    for (seat, state) in rows() {
        states.entry(seat).or_default().extend(lookup(state));
    }
    states
});

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("../data/seats.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t'))
}

/// Whether news says one of two names (by [`super::Exonym::id`]) for the other: they are a seat and its state, or two seats of
/// one state.
pub fn stand_for_each_other(one: u16, other: u16) -> bool {
    one == other || SEATS.get(&one).is_some_and(|others| others.contains(&other))
}

/// The other names that news says for one (by [`super::Exonym::id`]).
pub fn standing_for(one: u16) -> impl Iterator<Item = &'static Exonym> {
    SEATS.get(&one).into_iter().flatten().filter_map(|&other| all().get(usize::from(other)))
}

/// The states that a seat stands for, by its English name as it is written.
pub fn states_of(seat: &str) -> impl Iterator<Item = &'static Exonym> {
    STATES.get(without_possessive(seat)).into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(one: &str, other: &str) -> bool {
        stand_for_each_other(lookup(one).unwrap().id, lookup(other).unwrap().id)
    }

    #[test]
    fn every_state_is_an_exonym() {
        for (seat, state) in rows() {
            assert!(lookup(state).is_some(), "{seat} {state}");
        }
    }

    #[test]
    fn a_capital_that_is_spelled_by_sound_has_its_state() {
        assert_eq!(states_of("Berlin’s").map(|state| state.english[0]).collect::<Vec<_>>(), ["Germany"]);
        assert_eq!(states_of("Hamburg").count(), 0);
    }

    #[test]
    fn a_capital_stands_for_its_state_and_for_no_other() {
        assert!(meet("Seoul", "South Korea") && meet("Russia", "Kremlin"));
        assert!(meet("White House", "Pentagon"));
        assert!(!meet("Seoul", "North Korea") && !meet("Paris", "London"));
    }
}
