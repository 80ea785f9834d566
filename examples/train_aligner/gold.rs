//! Right alignments.

use std::collections::{BTreeMap, BTreeSet};

use muqabala::text::{Side, Sides};

use crate::recipe::Line;

/// A right bead: the source and the target lines; one of the two may be empty.
pub(crate) type Gold = (Vec<usize>, Vec<usize>);

/// The right beads: lines that tell of one sentence, directly or through others, belong together. A sentence that one side alone has
/// joins nothing: a line of such sentences has no counterpart.
pub(crate) fn beads(lines: &Sides<Vec<Line>>) -> Vec<Gold> {
    let told =
        lines.as_ref().map(|lines| lines.iter().flat_map(|line| line.atoms.iter().copied()).collect::<BTreeSet<_>>());
    let shared = |line: &Line| -> Vec<usize> {
        line.atoms.iter().copied().filter(|atom| told.source.contains(atom) && told.target.contains(atom)).collect()
    };
    let mut parent: BTreeMap<usize, usize> = BTreeMap::new();
    for line in lines.source.iter().chain(&lines.target) {
        let atoms = shared(line);
        let Some(first) = atoms.first().map(|&atom| root(&mut parent, atom)) else { continue };
        for atom in atoms {
            let other = root(&mut parent, atom);
            parent.insert(other, first);
        }
    }
    let mut groups: BTreeMap<usize, Gold> = BTreeMap::new();
    let mut gold: Vec<Gold> = Vec::new();
    for side in Side::BOTH {
        for (number, line) in lines.get(side).iter().enumerate() {
            let mut alone = Gold::default();
            let atom = shared(line).first().copied();
            let group = atom.map(|atom| root(&mut parent, atom));
            let bead = group.map_or(&mut alone, |group| groups.entry(group).or_default());
            let run = if side == Side::Source { &mut bead.0 } else { &mut bead.1 };
            run.push(number);
            gold.extend(group.is_none().then_some(alone));
        }
    }
    gold.extend(groups.into_values());
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
