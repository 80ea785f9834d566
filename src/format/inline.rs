//! Inline elements of TMX and XLIFF as protected tags in the text: `<g id="1">bold</g>`, `<x id="2"/>`.

use std::collections::BTreeMap;

use super::bitext::Cell;
use super::xml::{Node, Tag, Xml, push_text};
use crate::Result;
use crate::text::Protected;

/// What an inline element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A tag around text.
    Around,
    /// A tag alone; what it holds is code, not text.
    Code,
    /// A mark on text that is no tag of the original: comments, terms, segments.
    Mark,
}

/// Names of inline elements, of both XLIFF versions and TMX.
const ELEMENTS: [(&str, Kind); 18] = [
    ("bpt", Kind::Code),
    ("bx", Kind::Code),
    ("cp", Kind::Mark),
    ("ec", Kind::Code),
    ("em", Kind::Mark),
    ("ept", Kind::Code),
    ("ex", Kind::Code),
    ("g", Kind::Around),
    ("hi", Kind::Around),
    ("it", Kind::Code),
    ("mrk", Kind::Mark),
    ("pc", Kind::Around),
    ("ph", Kind::Code),
    ("sc", Kind::Code),
    ("sm", Kind::Mark),
    ("sub", Kind::Mark),
    ("ut", Kind::Code),
    ("x", Kind::Code),
];

/// Attributes by which two tags are told apart, the first that is there.
const IDS: [&str; 6] = ["id", "x", "i", "rid", "startRef", "mid"];

/// Code of the original that stands apart from the text (XLIFF 2), by its id.
pub(super) type OriginalData = BTreeMap<String, String>;

/// The text of the element just opened, its inline elements as tags.
pub(super) fn read(xml: &mut Xml<'_>) -> Result<Cell> {
    read_with(xml, &OriginalData::new())
}

/// The same, where the elements may name code that stands apart.
pub(super) fn read_with(xml: &mut Xml<'_>, data: &OriginalData) -> Result<Cell> {
    let depth = xml.depth();
    let mut cell = Cell::default();
    // Ends of the elements that are open, by depth.
    let mut ends: Vec<Option<String>> = Vec::new();
    loop {
        let at = xml.at();
        match xml.next()? {
            Node::Text(text, at) => push_text(&mut cell, &text, at),
            Node::Open(tag) => match kind_of(xml, &tag)? {
                Kind::Code => {
                    let code = code(xml, &tag, data)?;
                    cell.push(code, tag.at);
                }
                Kind::Mark => ends.push(None),
                Kind::Around => {
                    let (open, close) = around(&tag, data);
                    cell.push(open, tag.at);
                    ends.push(Some(close));
                }
            },
            Node::Close => {
                if xml.depth() < depth {
                    return Ok(cell);
                }
                if let Some(Some(end)) = ends.pop() {
                    cell.push(end, at);
                }
            }
            Node::End => return Ok(cell),
        }
    }
}

fn kind_of(xml: &Xml<'_>, tag: &Tag<'_>) -> Result<Kind> {
    let known = ELEMENTS.iter().find(|(name, _)| *name == tag.name());
    let unknown = || xml.error(tag.at, format!("<{}> cannot stand inside text", tag.name()));
    known.map(|&(_, kind)| kind).ok_or_else(unknown)
}

fn around(tag: &Tag<'_>, data: &OriginalData) -> (String, String) {
    let apart = |reference: &str| shown(data.get(&tag.attribute(reference)?)?);
    match (apart("dataRefStart"), apart("dataRefEnd")) {
        (Some(open), Some(close)) => (open, close),
        _ => (format!("<{}{}>", tag.name(), id(tag)), format!("</{}>", tag.name())),
    }
}

fn id(tag: &Tag<'_>) -> String {
    let found = IDS.iter().find_map(|name| Some((name, tag.attribute(name)?)));
    found.map(|(name, value)| format!(" {name}=\"{}\"", value.replace(['"', '<', '>'], "'"))).unwrap_or_default()
}

/// The code that the element stands for if it is a tag or placeholder by itself, otherwise the element.
fn code(xml: &mut Xml<'_>, tag: &Tag<'_>, data: &OriginalData) -> Result<String> {
    let name = tag.name().to_owned();
    let apart = tag.attribute("dataRef").and_then(|reference| shown(data.get(&reference)?));
    let text = xml.text()?;
    Ok(apart.or_else(|| shown(&text)).unwrap_or_else(|| format!("<{name}{}/>", id(tag))))
}

/// Code as it is shown in the text: if it is one tag or placeholder.
fn shown(code: &str) -> Option<String> {
    let code = code.trim();
    let (length, _) = Protected::at(code, 0)?;
    (length == code.len()).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(xml: &str) -> String {
        let mut xml = Xml::new(xml);
        xml.next().unwrap();
        read(&mut xml).unwrap().text()
    }

    #[test]
    fn tags_are_kept_and_code_is_shown_where_it_is_a_tag_itself() {
        assert_eq!(text("<s>a <g id=\"1\">b</g> <x id=\"2\"/></s>"), "a <g id=\"1\">b</g> <x id=\"2\"/>");
        assert_eq!(text("<s><bpt i=\"1\">&lt;b></bpt>c<ept i=\"1\">&lt;/b></ept></s>"), "<b>c</b>");
        assert_eq!(text("<s><ph x=\"1\">{\\fs20 }</ph>d <mrk mtype=\"seg\">e</mrk></s>"), "<ph x=\"1\"/>d e");
        assert_eq!(text("<s>&amp;lt; &#x62A;<![CDATA[<b>]]></s>"), "&lt; ت<b>");
    }
}
