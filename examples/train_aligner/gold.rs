//! Right alignments.

use std::collections::BTreeMap;

use muqabala::text::{Side, Sides};

use crate::recipe::Line;

/// A right bead: the source and the target lines; one of the two may be empty.
pub(crate) type Gold = (Vec<usize>, Vec<usize>);

/// The right beads: lines that tell of one sentence, directly or through others, belong together.
pub(crate) fn beads(lines: &Sides<Vec<Line>>) -> Vec<Gold> {
    let mut parent: BTreeMap<usize, usize> = BTreeMap::new();
    for line in lines.source.iter().chain(&lines.target) {
        let first = line.atoms.first().map_or(0, |&atom| root(&mut parent, atom));
        for &atom in &line.atoms {
            let other = root(&mut parent, atom);
            parent.insert(other, first);
        }
    }
    let mut groups: BTreeMap<usize, Gold> = BTreeMap::new();
    for side in Side::BOTH {
        for (number, line) in lines.get(side).iter().enumerate() {
            let group = line.atoms.first().map_or(0, |&atom| root(&mut parent, atom));
            let bead = groups.entry(group).or_default();
            if side == Side::Source { bead.0.push(number) } else { bead.1.push(number) }
        }
    }
    let mut gold: Vec<Gold> = groups.into_values().collect();
    gold.sort();
    gold
}

fn root(parent: &mut BTreeMap<usize, usize>, atom: usize) -> usize {
    let mut at = atom;
    while let Some(&above) = parent.get(&at).filter(|&&above| above != at) {
        at = above;
    }
    parent.insert(atom, at);
    at
}

/// Writes a bead as `[0]:[0,1]`, target first.
pub(crate) fn write_reversed(bead: &Gold) -> String {
    let list = |run: &[usize]| run.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    format!("[{}]:[{}]\n", list(&bead.1), list(&bead.0))
}
