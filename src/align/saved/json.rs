//! The JSON of `align` and `check`, and the lines of `align --format jsonl`.

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::{Name, Place, Saved, SavedLink};
use crate::text::Sides;
use crate::{Error, Result};

/// The forms of JSON that hold an alignment.
const SCHEMAS: [&str; 2] = ["muqabala/align/1", "muqabala/check/1"];

#[derive(Deserialize)]
struct File {
    source: SideFile,
    target: SideFile,
    links: Vec<LinkFile>,
}

#[derive(Deserialize)]
struct Head {
    schema: Option<String>,
}

#[derive(Deserialize)]
struct SideFile {
    sha256: String,
    segments: Vec<RangeFile>,
}

/// A span in code points.
#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RangeFile {
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkFile {
    #[serde(default, rename = "id")]
    _id: IgnoredAny,
    source: Vec<usize>,
    target: Vec<usize>,
    #[serde(default = "sure")]
    confidence: f32,
    #[serde(default)]
    members: MembersFile,
    #[serde(default)]
    moved: bool,
    #[serde(default)]
    locked: bool,
    #[serde(default, rename = "why")]
    _why: IgnoredAny,
    #[serde(default, rename = "words")]
    _words: IgnoredAny,
}

/// The confidence of each segment of a link.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct MembersFile {
    source: Vec<f32>,
    target: Vec<f32>,
}

impl MembersFile {
    fn sides(&self) -> Sides<Vec<f32>> {
        let all = |members: &[f32]| members.iter().map(|member| member.clamp(0.0, 1.0)).collect();
        Sides::new(all(&self.source), all(&self.target))
    }
}

/// A line of `align --format jsonl`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LineFile {
    source: Option<RangeFile>,
    target: Option<RangeFile>,
    #[serde(default = "sure")]
    confidence: f32,
    #[serde(default)]
    members: MembersFile,
    #[serde(default)]
    moved: bool,
    #[serde(default)]
    locked: bool,
    #[serde(default, rename = "why")]
    _why: IgnoredAny,
    #[serde(default, rename = "words")]
    _words: IgnoredAny,
}

fn sure() -> f32 {
    1.0
}

pub(super) fn parse(text: &str) -> Result<Saved> {
    let is_line = |line: &str| serde_json::from_str::<Head>(line).is_ok_and(|head| head.schema.is_none());
    if text.lines().find(|line| !line.trim().is_empty()).is_some_and(is_line) {
        parse_lines(text)
    } else {
        parse_file(text)
    }
}

fn parse_file(text: &str) -> Result<Saved> {
    let head: Head = read(text)?;
    let schema = head.schema.unwrap_or_default();
    if !SCHEMAS.contains(&schema.as_str()) {
        let error = Error::input(format!("“{schema}” is no alignment"));
        return Err(error.hint(format!("its “schema” must be {}", SCHEMAS.join(" or "))));
    }
    let file: File = read(text)?;
    let segments = |side: &SideFile| side.segments.iter().map(|range| range.start..range.end).collect();
    let links = file.links.iter().enumerate().map(|(number, link)| saved_link(number, link));
    Ok(Saved {
        links: links.collect::<Result<_>>()?,
        segments: Some(Sides::new(segments(&file.source), segments(&file.target))),
        hashes: Some(Sides::new(file.source.sha256, file.target.sha256)),
        crosses: false,
    })
}

fn saved_link(number: usize, link: &LinkFile) -> Result<SavedLink> {
    let name = Name::Number(number);
    let place = |numbers: &[usize]| Place::of_numbers(numbers).map_err(|why| name.error(why));
    let places = Sides::new(place(&link.source)?, place(&link.target)?);
    if !(0.0..=1.0).contains(&link.confidence) {
        return Err(name.error("its confidence is no probability from 0 to 1"));
    }
    let (confidence, members) = (link.confidence, link.members.sides());
    Ok(SavedLink { places, confidence, members, moved: link.moved, locked: link.locked, name })
}

fn parse_lines(text: &str) -> Result<Saved> {
    let mut links = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let link: LineFile = serde_json::from_str(line).map_err(|error| not_json(&error).at(number, error.column()))?;
        let place = |range: Option<RangeFile>| range.map_or(Place::NONE, |range| Place::Points(range.start..range.end));
        links.push(SavedLink {
            places: Sides::new(place(link.source), place(link.target)),
            confidence: link.confidence.clamp(0.0, 1.0),
            members: link.members.sides(),
            moved: link.moved,
            locked: link.locked,
            name: Name::Line(number),
        });
    }
    Ok(Saved { links, ..Saved::default() })
}

/// Reads JSON; an error names line and column.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T> {
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| not_json(&error).at(error.line(), error.column()))
}

/// The message of an error of the parser, without the place it ends on.
fn not_json(error: &serde_json::Error) -> Error {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or_default();
    let kind = if error.is_data() { "the JSON is no alignment" } else { "not valid JSON" };
    Error::input(format!("{kind}: {what}"))
}
