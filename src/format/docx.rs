//! DOCX: paragraphs, headings, list items, table cells and notes of a word processor's file, tracked changes taken as
//! accepted. The archive is never unpacked to disk; what it may grow to is bounded.

mod archive;
mod body;
mod styles;

use self::archive::Archive;
use self::body::Paragraph;
use self::styles::Styles;
use super::{Content, ReadOptions};
use crate::text::{Block, DocumentBuilder, Span};
use crate::{Error, Result};

/// Notes of a document: the kind of their relation, and what a note is called.
const NOTES: [(&str, &str); 2] = [("footnotes", "footnote"), ("endnotes", "endnote")];

pub(super) fn read(bytes: &[u8], _options: &ReadOptions) -> Result<Content> {
    let mut archive = Archive::open(bytes)?;
    let main = archive.related("", "officeDocument")?.unwrap_or_else(|| "word/document.xml".to_owned());
    let body = archive.part(&main)?.ok_or_else(|| {
        Error::input(format!("this archive is no DOCX: it has no {main}")).hint("save the text as DOCX or plain text")
    })?;
    let mut styles = Styles::default();
    if let Some((name, part)) = archive.related_part(&main, "styles")? {
        styles = Styles::read(&part).map_err(|error| archive::in_part(&error, &name))?;
    }
    let mut paragraphs = body::read(&body, &styles, "paragraph").map_err(|error| archive::in_part(&error, &main))?;
    drop(body);
    for (kind, what) in NOTES {
        if let Some((name, part)) = archive.related_part(&main, kind)? {
            paragraphs.extend(body::read(&part, &styles, what).map_err(|error| archive::in_part(&error, &name))?);
        }
    }
    document(&paragraphs)
}

/// A line for each paragraph, empty ones too, so that lines count as paragraphs do.
fn document(paragraphs: &[Paragraph]) -> Result<Content> {
    let text: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    if text.iter().all(|text| text.trim().is_empty()) {
        return Err(Error::input("the document holds no text"));
    }
    let mut builder = DocumentBuilder::of_archive(text.join("\n"));
    let mut at = 0;
    for paragraph in paragraphs {
        let span = Span::new(at, at + paragraph.text.len()).trimmed(builder.text());
        at += paragraph.text.len() + 1;
        if !span.is_empty() {
            let unit = format!("{} {}", paragraph.what, paragraph.number);
            builder.block(Block { span, role: paragraph.role, unit: Some(unit.into()), group: 0 });
        }
    }
    Ok(Content::Text(builder.finish()))
}
