//! Anchors: links that are sure, written by hand.
//!
//! As TSV, a link a line: what it has on the source side, a tab, what it has on the target side, and perhaps a tab and
//! `moved`. A side is sentence numbers from 1 (`4`, `4-6`, `4,5,6`), a place in code points (`@120-180`: every sentence that it
//! touches), or `-` for none. Empty lines, lines that begin with `#` and a header `source target` are passed over. As JSON, an
//! object with the list `anchors`, or the list alone, of objects with `source` and `target` (a number, a list of numbers,
//! `{"start", "end"}` or null) and perhaps `"moved": true`.

use serde::Deserialize;

use super::json::{RangeFile, read};
use super::{Name, Place, Saved, SavedLink};
use crate::Result;
use crate::text::Sides;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "schema")]
    _schema: Option<String>,
    anchors: Vec<AnchorFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnchorFile {
    source: Option<PlaceFile>,
    target: Option<PlaceFile>,
    #[serde(default)]
    moved: bool,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a sentence number from 1, a list of them, {\"start\", \"end\"} or null")]
enum PlaceFile {
    Number(usize),
    Numbers(Vec<usize>),
    Points(RangeFile),
}

pub(super) fn parse(text: &str) -> Result<Saved> {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let links: Result<Vec<SavedLink>> = if start.starts_with('{') {
        read::<File>(text)?.anchors.into_iter().enumerate().map(of_json).collect()
    } else if start.starts_with('[') {
        read::<Vec<AnchorFile>>(text)?.into_iter().enumerate().map(of_json).collect()
    } else {
        let lines = (1..).zip(text.trim_start_matches('\u{feff}').lines());
        lines.filter(|(_, line)| !is_passed_over(line)).map(|(number, line)| of_line(number, line)).collect()
    };
    Ok(Saved { links: links?, ..Saved::default() })
}

fn is_passed_over(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#') || line.split('\t').next() == Some("source")
}

fn of_json((number, anchor): (usize, AnchorFile)) -> Result<SavedLink> {
    let name = Name::Number(number);
    let place = |place: Option<PlaceFile>| match place {
        None => Ok(Place::NONE),
        Some(PlaceFile::Number(number)) => of_numbers(&[number]),
        Some(PlaceFile::Numbers(numbers)) => of_numbers(&numbers),
        Some(PlaceFile::Points(range)) => Ok(Place::Points(range.start..range.end)),
    };
    let side = |found: Option<PlaceFile>| place(found).map_err(|why| name.error(why));
    link(Sides::new(side(anchor.source)?, side(anchor.target)?), anchor.moved, name)
}

fn of_line(number: usize, line: &str) -> Result<SavedLink> {
    let name = Name::Line(number);
    let mut cells = line.split('\t').map(str::trim);
    let (Some(source), Some(target)) = (cells.next(), cells.next()) else {
        return Err(name
            .error("an anchor is two cells separated by a tab")
            .hint("write sentence numbers, or - for none"));
    };
    let moved = match cells.next() {
        None | Some("") => false,
        Some("moved") => true,
        Some(other) => return Err(name.error(format!("“{other}” is not known: the third cell is moved or nothing"))),
    };
    let side = |cell: &str| of_cell(cell).map_err(|why| name.error(why));
    link(Sides::new(side(source)?, side(target)?), moved, name)
}

fn link(places: Sides<Place>, moved: bool, name: Name) -> Result<SavedLink> {
    if places.source == Place::NONE && places.target == Place::NONE {
        return Err(name.error("both sides are empty"));
    }
    Ok(SavedLink { places, confidence: 1.0, members: Sides::default(), moved, locked: true, name })
}

fn of_cell(cell: &str) -> std::result::Result<Place, String> {
    let unreadable = || format!("“{cell}” is no sentence number (4, 4-6), no place (@120-180) and no - for none");
    let range = |text: &str| {
        let (start, end) = text.split_once('-').unwrap_or((text, text));
        let number = |text: &str| text.trim().parse::<usize>().map_err(|_error| unreadable());
        Ok::<_, String>((number(start)?, number(end)?))
    };
    if matches!(cell, "-" | "") {
        return Ok(Place::NONE);
    }
    if let Some(points) = cell.strip_prefix('@') {
        let (start, end) = range(points)?;
        return if points.contains('-') && start < end { Ok(Place::Points(start..end)) } else { Err(unreadable()) };
    }
    let mut numbers = Vec::new();
    for part in cell.split(',') {
        let (first, last) = range(part)?;
        if last < first || last - first > MOST {
            return Err(unreadable());
        }
        numbers.extend(first..=last);
    }
    of_numbers(&numbers)
}

/// Sentences of one side of an anchor at most.
const MOST: usize = 10_000;

/// Numbers from 1 to segments from 0.
fn of_numbers(numbers: &[usize]) -> std::result::Result<Place, String> {
    Ok(match Place::of_numbers(numbers)? {
        Place::Segments(run) if !numbers.is_empty() => {
            let start = run.start.checked_sub(1).ok_or("sentences are numbered from 1")?;
            Place::Segments(start..run.end - 1)
        }
        other => other,
    })
}
