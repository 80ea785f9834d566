//! hunalign ladders: rungs `a b score`, separated by tabs; between two rungs lie the segments of a link. Rungs never fall.

use super::{Name, Place, Saved, SavedLink};
use crate::Result;
use crate::text::{Side, Sides};

pub(super) fn parse(text: &str) -> Result<Saved> {
    let mut links = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let name = Name::Line(number);
        let rung = rung(line).map_err(|why| name.error(why))?;
        // A ladder that does not begin at the top leaves what stands above its first rung untold.
        if let Some(before) = before {
            if rung.0 < before.0 || rung.1 < before.1 {
                return Err(name.error(format!(
                    "the ladder goes back: {}, {} follows {}, {}",
                    rung.0, rung.1, before.0, before.1
                )));
            }
            links.extend(between(before, rung, name));
        }
        before = Some(rung);
    }
    Ok(Saved { links, ..Saved::default() })
}

fn rung(line: &str) -> std::result::Result<(usize, usize), String> {
    let mut cells = line.split('\t').map(str::trim);
    let mut number = || {
        let cell = cells.next().unwrap_or_default();
        cell.parse().map_err(|_error| {
            format!("“{cell}” is no segment number: a rung is two numbers and a score, separated by tabs")
        })
    };
    Ok((number()?, number()?))
}

/// The link between two rungs; segments of one side alone are null links, each its own.
fn between(from: (usize, usize), to: (usize, usize), name: Name) -> Vec<SavedLink> {
    let link = |source, target| SavedLink {
        places: Sides::new(Place::Segments(source), Place::Segments(target)),
        confidence: 1.0,
        members: Sides::default(),
        moved: false,
        locked: true,
        name,
    };
    let (source, target) = (from.0..to.0, from.1..to.1);
    if !source.is_empty() && !target.is_empty() {
        return vec![link(source, target)];
    }
    let side = if target.is_empty() { Side::Source } else { Side::Target };
    let run = if side == Side::Source { source } else { target };
    run.map(|k| if side == Side::Source { link(k..k + 1, 0..0) } else { link(0..0, k..k + 1) }).collect()
}
