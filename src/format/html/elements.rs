//! What the elements of a page are: tables by their names, roles and classes.

use crate::text::Role;

/// Elements whose text is not read.
const SILENT: [&str; 18] = [
    "audio", "button", "canvas", "datalist", "dialog", "head", "iframe", "math", "noscript", "object", "pre", "script",
    "select", "style", "svg", "template", "textarea", "video",
];

/// Classes of what is not shown, or is no text: marks beside headings, marks of notes.
const SILENT_CLASSES: [&str; 9] = [
    "footnote-backref",
    "footnote-ref",
    "headerlink",
    "mw-editsection",
    "reference",
    "screen-reader-text",
    "skip-link",
    "sr-only",
    "visually-hidden",
];

/// Roles of marks of notes.
const SILENT_ROLES: [&str; 2] = ["doc-backlink", "doc-noteref"];

/// Elements without end tag.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that bound a block; all others stand inside a line.
#[rustfmt::skip]
const BLOCKS: [&str; 57] = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "noframes", "ol", "optgroup",
    "option", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    "xmp",
];

/// Elements of what is no language.
const VERBATIM: [&str; 4] = ["code", "kbd", "samp", "var"];

/// Classes and ids of what stands around the text.
const AROUND: [&str; 14] = [
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "cookie-banner",
    "footer",
    "navbar",
    "navigation",
    "newsletter",
    "related",
    "share",
    "sharing",
    "sidebar",
    "social",
    "toc",
];

/// Parts of a page that say what text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Region {
    Main,
    Article,
    /// Holds the headline inside an article, else matter around the text.
    Header,
    /// Matter around the text, unless it holds prose.
    Form,
    /// Navigation, footer, side matter.
    Around,
}

/// The attributes of an element that say what it is for.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub(super) role: Option<String>,
    /// Its classes and its id.
    pub(super) names: String,
    pub(super) is_hidden: bool,
    pub(super) is_kept: bool,
}

impl Attributes {
    fn has_name(&self, known: &[&str]) -> bool {
        self.names.split_ascii_whitespace().any(|name| known.contains(&name.to_ascii_lowercase().as_str()))
    }
}

pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether its text is carried over as it is.
pub(super) fn is_verbatim(name: &str, attributes: &Attributes) -> bool {
    VERBATIM.contains(&name) || !is_block(name) && (attributes.is_kept || attributes.has_name(&["notranslate"]))
}

pub(super) fn is_silent(name: &str, attributes: &Attributes) -> bool {
    let marks_note = attributes.role.as_deref().is_some_and(|role| SILENT_ROLES.contains(&role));
    attributes.is_hidden
        || SILENT.contains(&name)
        || !is_block(name) && (marks_note || attributes.has_name(&SILENT_CLASSES))
}

pub(super) fn role_of(name: &str) -> Option<Role> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Role::Heading),
        "li" | "dt" | "dd" => Some(Role::ListItem),
        "td" | "th" | "caption" => Some(Role::Cell),
        "p" | "div" | "blockquote" | "figcaption" | "section" => Some(Role::Paragraph),
        _ => None,
    }
}

pub(super) fn region_of(name: &str, attributes: &Attributes) -> Option<Region> {
    match (name, attributes.role.as_deref()) {
        ("html" | "body", _) => None,
        ("main", _) | (_, Some("main")) => Some(Region::Main),
        ("article", _) => Some(Region::Article),
        ("header", _) | (_, Some("banner")) => Some(Region::Header),
        ("form", _) => Some(Region::Form),
        ("nav" | "footer" | "aside" | "menu", _)
        | (_, Some("navigation" | "contentinfo" | "complementary" | "search")) => Some(Region::Around),
        _ => attributes.has_name(&AROUND).then_some(Region::Around),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_hold_nothing_twice() {
        for table in [&SILENT[..], &SILENT_CLASSES, &SILENT_ROLES, &VERBATIM, &VOID, &BLOCKS, &AROUND] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
        }
    }
}
