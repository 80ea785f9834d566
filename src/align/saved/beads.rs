//! Bead files: `[0,1]:[0]:0.98`, segments from 0, as Vecalign and Bleualign write them.

use super::{Name, Place, Saved, SavedLink};
use crate::Result;
use crate::text::Sides;

pub(super) fn parse(text: &str) -> Result<Saved> {
    let mut links = Vec::new();
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let name = Name::Line(number);
        let places = places(line).map_err(|why| name.error(why))?;
        links.push(SavedLink { places, confidence: 1.0, members: Sides::default(), moved: false, locked: true, name });
    }
    Ok(Saved { links, crosses: true, ..Saved::default() })
}

fn places(line: &str) -> std::result::Result<Sides<Place>, String> {
    let mut parts = line.trim().split(':');
    let (Some(source), Some(target)) = (parts.next(), parts.next()) else {
        return Err("a bead has the form [0,1]:[0]:0.98".to_owned());
    };
    Ok(Sides::new(numbers(source)?, numbers(target)?))
}

fn numbers(list: &str) -> std::result::Result<Place, String> {
    let inside = list.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let inside = inside.ok_or_else(|| format!("“{list}” is no list of segment numbers like [0,1]"))?;
    let numbers = inside.split(',').map(str::trim).filter(|number| !number.is_empty());
    let numbers = numbers.map(|number| number.parse().map_err(|_error| format!("“{number}” is no segment number")));
    Place::of_numbers(&numbers.collect::<std::result::Result<Vec<usize>, String>>()?)
}
