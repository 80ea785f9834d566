//! XML as the formats read it: elements and text with their places. Document types are passed over, their entities neither
//! read nor expanded; depth is limited; what is not well-formed is an error with its place.

use std::borrow::Cow;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::bitext::{Cell, error_at};
use crate::text::Span;
use crate::{Error, Result};

/// Elements inside one another.
const DEEPEST: usize = 200;

/// What comes next in a file.
#[derive(Debug)]
pub(super) enum Node<'a> {
    /// An element begins; an empty one is closed at once.
    Open(Tag<'a>),
    /// The innermost element ends.
    Close,
    /// Text, with its place in the file.
    Text(Cow<'a, str>, usize),
    /// The file ends.
    End,
}

/// The start of an element.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    start: BytesStart<'a>,
    /// Where it stands in the file.
    pub(super) at: usize,
}

impl Tag<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of an attribute, by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let mut known = attributes.with_checks(false).flatten();
        let attribute = known.find(|attribute| attribute.key.local_name().into_inner() == name)?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0);
        Some(value.map_or_else(|_| attribute.value.to_string(), Cow::into_owned))
    }

    /// Whether an attribute says no.
    pub(super) fn denies(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| value.trim() == "no")
    }
}

/// Reads a file node by node.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    pub(super) file: &'a str,
    open: Vec<String>,
    /// Whether the element just opened is empty, so that its end follows.
    closes: bool,
}

impl<'a> Xml<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        let mut reader = Reader::from_str(file);
        reader.config_mut().check_comments = false;
        Self { reader, file, open: Vec::new(), closes: false }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Byte offset of what comes next.
    pub(super) fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// An error at byte `at`.
    pub(super) fn error(&self, at: usize, message: impl Into<String>) -> Error {
        error_at(self.file, at, message)
    }

    /// The next element, end or text.
    pub(super) fn next(&mut self) -> Result<Node<'a>> {
        if std::mem::take(&mut self.closes) {
            self.open.pop();
            return Ok(Node::Close);
        }
        loop {
            let at = self.at();
            let event = self.reader.read_event();
            let event = event.map_err(|error| {
                let at = usize::try_from(self.reader.error_position()).unwrap_or(at);
                self.error(at, format!("this is not well-formed XML: {}", plain(&error.to_string())))
            })?;
            match event {
                Event::Start(start) => return self.opened(start, at, false),
                Event::Empty(start) => return self.opened(start, at, true),
                Event::End(_) => {
                    self.open.pop();
                    return Ok(Node::Close);
                }
                Event::Text(text) => return Ok(Node::Text(text.into_inner(), at)),
                Event::CData(text) => return Ok(Node::Text(text.into_inner(), at + "<![CDATA[".len())),
                Event::GeneralRef(reference) => return Ok(Node::Text(self.resolved(&reference, at)?.into(), at)),
                Event::DocType(text) if text.borrow().into_inner().contains("<!ENTITY") => {
                    let error = self.error(at, "the document type declares entities, which are never expanded");
                    return Err(error.hint("write the text itself in their place"));
                }
                Event::DocType(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => return self.ended(),
            }
        }
    }

    fn opened(&mut self, start: BytesStart<'a>, at: usize, is_empty: bool) -> Result<Node<'a>> {
        if self.open.len() >= DEEPEST {
            return Err(self.error(at, format!("more than {DEEPEST} elements stand inside one another")));
        }
        self.open.push(start.name().into_inner().to_owned());
        self.closes = is_empty;
        Ok(Node::Open(Tag { start, at }))
    }

    fn ended(&self) -> Result<Node<'a>> {
        match self.open.last() {
            None => Ok(Node::End),
            Some(name) => {
                let error = self.error(self.file.len(), format!("the file ends inside <{name}>"));
                Err(error.hint("it seems to be cut off"))
            }
        }
    }

    fn resolved(&self, reference: &BytesRef<'_>, at: usize) -> Result<String> {
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            return Ok(character.to_string());
        }
        let name = reference.borrow().into_inner();
        let known = match &*name {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            "apos" => "'",
            _ => {
                let error = self.error(at, format!("the entity “&{name};” is not known, and none is expanded"));
                return Err(error.hint("write the character itself"));
            }
        };
        Ok(known.to_owned())
    }

    /// Passes over the rest of the element that was just opened, its end included.
    pub(super) fn skip(&mut self) -> Result<()> {
        let depth = self.depth();
        while self.depth() >= depth {
            self.next()?;
        }
        Ok(())
    }

    /// The text of the element that was just opened, without that of elements in it.
    pub(super) fn text(&mut self) -> Result<String> {
        let depth = self.depth();
        let mut text = String::new();
        while self.depth() >= depth {
            match self.next()? {
                Node::Text(part, _) if self.depth() == depth => text += &part,
                _ => {}
            }
        }
        Ok(text)
    }
}

/// The first sentence of a parser's message, without a stop.
fn plain(message: &str) -> &str {
    message.trim().trim_start_matches("syntax error: ").trim_end_matches('.')
}

/// Adds text of the file to a cell; a line end is one line feed, as XML has it.
pub(super) fn push_text(cell: &mut Cell, text: &str, at: usize) {
    let mut start = 0;
    for (end, _) in text.match_indices("\r\n") {
        cell.push(Span::new(start, end).of(text), at + start);
        start = end + 1;
    }
    cell.push(Span::new(start, text.len()).of(text).replace('\r', "\n"), at + start);
}
