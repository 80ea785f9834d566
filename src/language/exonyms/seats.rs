//! Seats that stand for what is governed from them: قالت روسيا for “Moscow said”.

use crate::language::english::without_possessive;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{Exonym, lookup};

/// Pairs of [`super::Exonym::id`], either way round.
static SEATS: LazyLock<FxHashSet<(u16, u16)>> = LazyLock::new(|| {
    let ids = rows().filter_map(|(seat, state)| Some((lookup(seat)?.id, lookup(state)?.id)));
    ids.flat_map(|(seat, state)| [(seat, state), (state, seat)]).collect()
});

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("../data/seats.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t'))
}

/// Whether news says one of two names (by [`super::Exonym::id`]) for the other: they are a seat and its state, or two seats of
/// one state.
pub fn stand_for_each_other(one: u16, other: u16) -> bool {
    let states = || SEATS.iter().filter(move |(seat, _)| *seat == one).map(|(_, state)| *state);
    one == other || SEATS.contains(&(one, other)) || states().any(|state| SEATS.contains(&(state, other)))
}

/// The states that a seat stands for, by its English name as it is written.
pub fn states_of(seat: &str) -> impl Iterator<Item = &'static Exonym> {
    let seat = without_possessive(seat);
    rows().filter(move |(name, _)| *name == seat).filter_map(|(_, state)| lookup(state))
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
