//! The beads of a block, given that it was moved, and how sure they are: best path and posterior in a small lattice around it.

use std::collections::HashMap;
use std::ops::Range;

use super::Key;
use super::blocks::Block;
use super::key;
use crate::align::band::Band;
use crate::align::bead::{Bead, SHAPES};
use crate::align::search::Lattice;
use crate::text::{Side, Sides};

/// Segments around the block that may belong to it.
const AROUND: usize = 2;

/// Larger blocks are looked at in parts of so many beads.
const LARGEST: usize = 12;

/// The best beads where a block is, with the probability of each: they may be others than the block was found by. `gains` has what beads gain over leaving their segments alone.
pub(super) fn probabilities(block: &Block, gains: &HashMap<Key, f64>, free: &Sides<Vec<bool>>) -> Vec<(Bead, f64)> {
    block.beads.chunks(LARGEST).flat_map(|beads| part(beads, block.confidence, gains, free)).collect()
}

fn part(beads: &[Bead], confidence: f64, gains: &HashMap<Key, f64>, free: &Sides<Vec<bool>>) -> Vec<(Bead, f64)> {
    let around = |side: Side| {
        let run =
            beads.first().map_or(0, |bead| bead.run(side).start)..beads.last().map_or(0, |bead| bead.run(side).end);
        widen(run, free.get(side))
    };
    let place = Sides::new(around(Side::Source), around(Side::Target));
    let there = |bead: &Bead| {
        Bead::of_shape(bead.shape(), bead.start.source + place.source.start, bead.start.target + place.target.start)
    };
    let band = Band::whole(place.source.len() + 1, place.target.len() + 1);
    let lattice = Lattice::new(&band, |bead| {
        let bead = there(bead);
        if bead.is_null() { 0.0 } else { gains.get(&key(&bead)).map_or(f32::NEG_INFINITY, |&gain| gain as f32) }
    });
    let posterior = lattice.posterior(&[0.0; SHAPES]);
    let best = lattice.best(&[0.0; SHAPES]);
    let links = best.iter().filter(|bead| !bead.is_null());
    links.map(|bead| (there(bead), confidence * posterior.of(bead))).collect()
}

/// The run with the free segments next to it.
fn widen(run: Range<usize>, free: &[bool]) -> Range<usize> {
    let is_free = |segment: usize| free.get(segment).copied().unwrap_or_default();
    let before = (0..AROUND).take_while(|&k| k < run.start && is_free(run.start - 1 - k)).count();
    let behind = (0..AROUND).take_while(|&k| is_free(run.end + k)).count();
    run.start - before..run.end + behind
}
