//! What was aligned wrongly, in full, to learn what the signals do not see.

use std::collections::BTreeSet;

use crate::gold::Gold;
use crate::recipe::{Line, Noisy};
use crate::text::Text;

/// Prints the wrong beads of a text beside the right ones of the same lines.
pub(crate) fn print(text: &Text, noisy: &Noisy, path: &[(Gold, f64)]) {
    let found: BTreeSet<&Gold> = path.iter().map(|bead| &bead.0).collect();
    let wrong = path.iter().filter(|bead| !text.gold.contains(&bead.0)).map(|bead| (&bead.0, "found", bead.1));
    let missed = text.gold.iter().filter(|bead| !found.contains(bead)).map(|bead| (bead, "right", 0.0));
    let mut rows: Vec<(&Gold, &str, f64)> = wrong.chain(missed).collect();
    rows.sort_by_key(|row| (row.0.0.first().copied(), row.0.1.first().copied()));
    for (bead, kind, confidence) in rows {
        println!("{} {}\t{kind} {confidence:.2} {:?}:{:?}", text.set, text.number, bead.0, bead.1);
        if kind == "found" {
            show(&bead.0, &noisy.lines.source);
            show(&bead.1, &noisy.lines.target);
        }
    }
}

fn show(run: &[usize], lines: &[Line]) {
    for &number in run {
        println!("      {number:3} {}", lines[number].text);
    }
}
