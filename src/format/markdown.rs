//! Markdown (`CommonMark` with tables): the prose of it, block by block. Code, raw HTML and link targets are left out.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Content, ReadOptions, Segmentation};
use crate::Result;
use crate::text::{DocumentBuilder, Role, Span};

pub(super) fn read(file: &str, options: &ReadOptions) -> Result<Content> {
    if options.segmentation == Segmentation::Lines {
        return super::plain::read(file, options);
    }
    let extensions =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut collector = Collector { builder: DocumentBuilder::of_file(file.to_owned()), ..Collector::default() };
    for (event, range) in Parser::new_ext(file, extensions).into_offset_iter() {
        collector.take(event, range.start);
    }
    collector.end_block();
    Ok(Content::Text(collector.builder.finish()))
}

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
                    self.roles.push(role);
                }
            }
            Event::End(tag) if ends_block(tag) => {
                self.end_block();
                self.roles.pop();
            }
            Event::Text(text) => self.text(&text, offset),
            Event::Code(text) => self.text(&text, offset + 1),
            Event::SoftBreak | Event::HardBreak => self.text(" ", offset),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, offset: usize) {
        if self.silent > 0 {
            return;
        }
        if self.open.is_none() && !self.builder.text().is_empty() {
            self.builder.push_text("\n\n", offset);
        }
        let span = self.builder.push_text(text, offset);
        let role = self.roles.last().copied().unwrap_or_default();
        self.open = Some(self.open.map_or((role, span), |(role, before)| (role, before.join(span))));
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
    fn places_point_into_the_file() {
        let found = document("# Title\n\nSome **bold** word.\n");
        let at = found.text().find("word").unwrap();
        assert_eq!(found.position(at, Unit::CodePoints), Position { line: 3, column: 15 });
    }
}
