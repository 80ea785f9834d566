//! Markdown (`CommonMark` with what is usual beside it): the prose, block by block. Blocks of code, raw HTML and link targets
//! are left out; code in a line is carried over as it is.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Content, ReadOptions, Segmentation};
use crate::text::{DocumentBuilder, Role, Span};
use crate::{Error, Result};

pub(super) fn read(file: &str, options: &ReadOptions) -> Result<Content> {
    if options.segmentation == Segmentation::Lines {
        return super::plain::read(file, options);
    }
    let extensions = EXTENSIONS.into_iter().collect();
    let mut collector = Collector { builder: DocumentBuilder::of_file(file.to_owned()), ..Collector::default() };
    for (event, range) in Parser::new_ext(file, extensions).into_offset_iter() {
        collector.take(event, range.start);
    }
    collector.end_block();
    if collector.builder.text().trim().is_empty() {
        return Err(Error::input("the file holds no prose"));
    }
    Ok(Content::Text(collector.builder.finish()))
}

/// What people write beyond `CommonMark`.
const EXTENSIONS: [Options; 8] = [
    Options::ENABLE_FOOTNOTES,
    Options::ENABLE_GFM,
    Options::ENABLE_HEADING_ATTRIBUTES,
    Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS,
    Options::ENABLE_STRIKETHROUGH,
    Options::ENABLE_TABLES,
    Options::ENABLE_TASKLISTS,
    Options::ENABLE_YAML_STYLE_METADATA_BLOCKS,
];

#[derive(Default)]
struct Collector {
    builder: DocumentBuilder,
    open: Option<(Role, Span)>,
    roles: Vec<Role>,
    silent: usize,
}

impl Collector {
    fn take(&mut self, event: Event<'_>, offset: usize) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::HtmlBlock) => self.silent += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock) => {
                self.silent = self.silent.saturating_sub(1);
            }
            Event::Start(tag) => {
                if let Some(role) = role_of(&tag) {
                    self.end_block();
                    // A paragraph of a list item is part of the item.
                    let is_item = role == Role::Paragraph && self.roles.last() == Some(&Role::ListItem);
                    let role = if is_item { Role::ListItem } else { role };
                    self.roles.push(role);
                }
            }
            Event::End(tag) if ends_block(tag) => {
                self.end_block();
                self.roles.pop();
            }
            Event::Text(text) => {
                self.text(&text, offset);
            }
            Event::Code(text) => {
                if let Some(span) = self.text(&text, offset + 1) {
                    self.builder.verbatim(span);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                self.text(" ", offset);
            }
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                self.text(" ", offset);
            }
            _ => {}
        }
    }

    /// Appends text to the block, and returns its place if it is read.
    fn text(&mut self, text: &str, offset: usize) -> Option<Span> {
        if self.silent > 0 {
            return None;
        }
        if self.open.is_none() && !self.builder.text().is_empty() {
            self.builder.push_text("\n\n", offset);
        }
        let span = self.builder.push_text(text, offset);
        let role = self.roles.last().copied().unwrap_or_default();
        self.open = Some(self.open.map_or((role, span), |(role, before)| (role, before.join(span))));
        Some(span)
    }

    fn end_block(&mut self) {
        if let Some((role, span)) = self.open.take() {
            let span = span.trimmed(self.builder.text());
            if !span.is_empty() {
                self.builder.plain_block(span, role);
            }
        }
    }
}

fn role_of(tag: &Tag<'_>) -> Option<Role> {
    match tag {
        Tag::Heading { .. } => Some(Role::Heading),
        Tag::Item => Some(Role::ListItem),
        Tag::TableCell => Some(Role::Cell),
        Tag::Paragraph => Some(Role::Paragraph),
        _ => None,
    }
}

fn ends_block(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::Paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Position, Unit};

    fn document(file: &str) -> crate::text::Document {
        let Ok(Content::Text(document)) = read(file, &ReadOptions::default()) else { panic!("a text") };
        document
    }

    #[test]
    fn prose_is_kept_with_its_roles_and_code_is_not() {
        let found =
            document("# عنوان\n\nفقرة *مهمة* من\nسطرين.\n\n```\nlet x;\n```\n\n- بند [رابط](http://example.org)\n");
        let blocks: Vec<_> = found.blocks().iter().map(|b| (b.span.of(found.text()), b.role)).collect();
        assert_eq!(
            blocks,
            [("عنوان", Role::Heading), ("فقرة مهمة من سطرين.", Role::Paragraph), ("بند رابط", Role::ListItem)]
        );
    }

    #[test]
    fn what_people_write_beyond_commonmark_is_no_text() {
        let file = "+++\ntitle = \"x\"\n+++\n\n## Title {#title}\n\n> [!NOTE]\n> Quoted.\n\n- [ ] To do<br>now\n\n  More[^1].\n\n[^1]: A note.\n";
        let found = document(file);
        let blocks: Vec<_> = found.blocks().iter().map(|b| (b.span.of(found.text()), b.role)).collect();
        let expected = [
            ("Title", Role::Heading),
            ("Quoted.", Role::Paragraph),
            ("To do now", Role::ListItem),
            ("More.", Role::ListItem),
            ("A note.", Role::Paragraph),
        ];
        assert_eq!(blocks, expected);
        assert!(read("```\ncode\n```\n", &ReadOptions::default()).is_err());
    }

    #[test]
    fn code_in_a_line_is_no_language() {
        let found = document("Call `open file` and `close`.\n");
        let texts: Vec<&str> = found.verbatim().iter().map(|span| span.of(found.text())).collect();
        assert_eq!(texts, ["open file", "close"]);
    }

    #[test]
    fn places_point_into_the_file() {
        let found = document("# Title\n\nSome **bold** word.\n");
        let at = found.text().find("word").unwrap();
        assert_eq!(found.position(at, Unit::CodePoints), Position { line: 3, column: 15 });
    }
}
