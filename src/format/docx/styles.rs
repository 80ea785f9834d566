//! What paragraphs are by their styles. The names of the built-in styles are English whatever the language of the program.

use std::collections::BTreeMap;

use crate::Result;
use crate::format::xml::{Node, Xml};

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    ListItem,
    /// A line of the table of contents.
    Contents,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    kind: Option<Kind>,
    based_on: Option<String>,
}

/// How far a style is followed to the one it is based on.
const FARTHEST: usize = 16;

impl Styles {
    pub(super) fn read(part: &str) -> Result<Self> {
        let mut styles = Self::default();
        let mut id = None;
        let mut xml = Xml::new(part);
        loop {
            let tag = match xml.next()? {
                Node::Open(tag) => tag,
                Node::End => return Ok(styles),
                _ => continue,
            };
            if tag.name() == "style" {
                id = tag.attribute("styleId");
                continue;
            }
            let Some(id) = &id else { continue };
            let value = tag.attribute("val").unwrap_or_default();
            let style = styles.by_id.entry(id.clone()).or_default();
            match tag.name() {
                "name" => style.kind = by_name(&value),
                "basedOn" => style.based_on = Some(value),
                "outlineLvl" if is_outline(&value) => style.kind = Some(Kind::Heading),
                "numId" if value != "0" => style.kind = style.kind.or(Some(Kind::ListItem)),
                _ => {}
            }
        }
    }

    /// What a paragraph of a style is: by the style itself, or the one it is based on.
    pub(super) fn kind(&self, id: &str) -> Option<Kind> {
        let mut id = id;
        for _ in 0..FARTHEST {
            let Some(style) = self.by_id.get(id) else { return by_name(id) };
            if style.kind.is_some() {
                return style.kind;
            }
            id = style.based_on.as_deref()?;
        }
        None
    }
}

/// Whether the level of an outline is a heading's: 9 is running text.
pub(super) fn is_outline(level: &str) -> bool {
    level.parse::<u8>().is_ok_and(|level| level < 9)
}

fn by_name(name: &str) -> Option<Kind> {
    let name = name.to_lowercase();
    let is_numbered = |before: &str| {
        name.strip_prefix(before)
            .is_some_and(|rest| rest.starts_with([' ', '1', '2', '3', '4', '5', '6', '7', '8', '9']))
    };
    if is_numbered("toc") || is_numbered("contents") {
        Some(Kind::Contents)
    } else if name.starts_with("heading") || name == "title" || name == "subtitle" {
        Some(Kind::Heading)
    } else if name.starts_with("list") {
        Some(Kind::ListItem)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_told_by_name_level_and_what_they_are_based_on() {
        let part = "<w:styles xmlns:w=\"w\">\
            <w:style w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/></w:style>\
            <w:style w:styleId=\"Mine\"><w:name w:val=\"Mine\"/><w:basedOn w:val=\"Titre1\"/></w:style>\
            <w:style w:styleId=\"Level\"><w:name w:val=\"Level\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>\
            <w:style w:styleId=\"Body\"><w:name w:val=\"Body\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr></w:style>\
            <w:style w:styleId=\"TM1\"><w:name w:val=\"toc 1\"/></w:style>\
            <w:style w:styleId=\"Loop\"><w:name w:val=\"Loop\"/><w:basedOn w:val=\"Loop\"/></w:style></w:styles>";
        let styles = Styles::read(part).unwrap();
        let kinds = ["Titre1", "Mine", "Level", "Body", "TM1", "Loop", "Heading2"].map(|id| styles.kind(id));
        let heading = Some(Kind::Heading);
        assert_eq!(kinds, [heading, heading, heading, None, Some(Kind::Contents), None, heading]);
    }
}
