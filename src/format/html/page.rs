//! A page as blocks: stretches of text without a block boundary in them, each with the elements and regions it stands in.

use html5gum::{StartTag, Token};

use super::elements::{Attributes, Region, is_block, is_silent, is_verbatim, is_void, region_of, role_of};
use super::guarded::{TooMany, tokens};
use super::pieces::push_collapsed;
use crate::text::{Role, Span};

/// A stretch of text without a block boundary in it.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) role: Role,
    /// Text, white space collapsed, with its places in the page.
    pub(super) pieces: Vec<(String, usize)>,
    /// Which pieces are carried over as they are.
    pub(super) verbatim: Vec<usize>,
    /// Whether it stands in an `<h1>`.
    pub(super) is_title: bool,
    /// Characters that are links.
    pub(super) linked: usize,
    /// The number of the innermost element it stands in.
    pub(super) element: usize,
    /// The number of the innermost region it stands in.
    pub(super) region: Option<usize>,
}

impl Block {
    /// How many characters it has.
    pub(super) fn length(&self) -> usize {
        self.pieces.iter().map(|(text, _)| text.chars().count()).sum()
    }
}

/// An element, numbered in the order they begin, so that those inside one follow it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    /// The number of the element around it; its own for the page itself.
    pub(super) parent: usize,
    /// The number of the last element inside it.
    pub(super) last: usize,
}

#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) language: Option<String>,
    pub(super) blocks: Vec<Block>,
    pub(super) elements: Vec<Element>,
    /// Regions, each with the number of the one around it.
    regions: Vec<(Region, Option<usize>)>,
}

impl Page {
    /// Reads a page; the byte behind the last element that could be read, if one could not.
    pub(super) fn read(file: &str) -> Result<Self, (TooMany, usize)> {
        let mut read = 0;
        let page = Self { elements: vec![Element { parent: 0, last: 0 }], ..Self::default() };
        let mut reader = Reader {
            file,
            page,
            open: Vec::new(),
            block: Block::default(),
            silent: 0,
            links: 0,
            verbatim: 0,
            breaks: 0,
        };
        for token in tokens(file) {
            let token = token.map_err(|error| (error, read))?;
            read = match &token {
                Token::StartTag(tag) => tag.span.end,
                Token::EndTag(tag) => tag.span.end,
                Token::String(text) => text.span.end,
                _ => read,
            };
            reader.take(token);
        }
        reader.close_from(0);
        Ok(reader.page)
    }

    /// The regions that a block stands in, innermost first, with their numbers.
    pub(super) fn regions(&self, block: &Block) -> impl Iterator<Item = (usize, Region)> + '_ {
        let mut next = block.region;
        std::iter::from_fn(move || {
            let number = next?;
            let &(region, around) = self.regions.get(number)?;
            next = around;
            Some((number, region))
        })
    }

    /// The elements that a block stands in, innermost first, without the page itself.
    pub(super) fn elements_around(&self, block: &Block) -> impl Iterator<Item = usize> + '_ {
        let mut next = block.element;
        std::iter::from_fn(move || {
            let number = next;
            next = self.elements.get(number)?.parent;
            (number > 0).then_some(number)
        })
    }
}

/// An open element.
struct Open {
    name: String,
    number: usize,
    is_silent: bool,
    is_verbatim: bool,
    /// The number of the innermost region that is open, and how many are.
    region: Option<usize>,
    regions: usize,
}

/// Elements open at one time; deeper ones are not told apart from those around them.
const DEEPEST: usize = 500;

/// Regions open at one time, likewise.
const DEEPEST_REGIONS: usize = 16;

/// How far up an element is looked for that another one ends, or gives its role.
const NEAR: usize = 8;

struct Reader<'a> {
    file: &'a str,
    page: Page,
    open: Vec<Open>,
    block: Block,
    /// Elements that are open whose text is not read.
    silent: usize,
    links: usize,
    /// Elements that are open whose text is carried over as it is.
    verbatim: usize,
    /// Line breaks since the last text.
    breaks: usize,
}

impl Reader<'_> {
    fn take(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => self.start(&tag),
            Token::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) if self.silent == 0 => self.text(Span::new(text.span.start, text.span.end)),
            _ => {}
        }
    }

    fn text(&mut self, span: Span) {
        let before = self.block.pieces.len();
        let raw = span.of(self.file);
        push_collapsed(&mut self.block.pieces, raw, span.start);
        if !raw.trim().is_empty() {
            self.breaks = 0;
        }
        if self.verbatim > 0 {
            self.block.verbatim.extend(before..self.block.pieces.len());
        }
        if self.links > 0 {
            let new = self.block.pieces.iter().skip(before);
            self.block.linked += new.map(|(text, _)| text.chars().count()).sum::<usize>();
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if name == "br" {
            return self.line_break(tag.span.start);
        }
        let attributes = self.attributes(&name, tag);
        let is_silent = is_silent(&name, &attributes);
        if is_block(&name) {
            self.close_implied(&name);
            self.end_block();
            let own = role_of(&name).unwrap_or_else(|| self.enclosing_role());
            self.block.role = if name == "p" || name == "div" { self.parents_role().unwrap_or(own) } else { own };
        }
        if is_void(&name) || self.open.len() >= DEEPEST || tag.self_closing && matches!(&*name, "svg" | "math") {
            return;
        }
        let own = region_of(&name, &attributes).filter(|_| !is_silent).and_then(|region| self.begin_region(region));
        let (region, regions) = (own.or(self.region()), self.regions() + usize::from(own.is_some()));
        self.silent += usize::from(is_silent);
        self.links += usize::from(name == "a");
        let is_verbatim = is_verbatim(&name, &attributes);
        self.verbatim += usize::from(is_verbatim);
        let number = self.page.elements.len();
        self.page.elements.push(Element { parent: self.element(), last: number });
        self.open.push(Open { name, number, is_silent, is_verbatim, region, regions });
    }

    fn attributes(&mut self, name: &str, tag: &StartTag<usize>) -> Attributes {
        let mut attributes = Attributes::default();
        for (key, value) in &tag.attributes {
            let value = || String::from_utf8_lossy(value).into_owned();
            match &***key {
                b"role" => attributes.role = Some(value()),
                b"class" | b"id" => attributes.names = format!("{} {}", attributes.names, value()),
                b"translate" => attributes.is_kept = value() == "no",
                b"hidden" => attributes.is_hidden = true,
                // The mark of a note: a raised link to another place of the page.
                b"href" if name == "a" && self.open.last().is_some_and(|open| open.name == "sup") => {
                    attributes.is_hidden |= value().starts_with('#');
                }
                b"aria-hidden" => attributes.is_hidden |= value() == "true",
                b"style" => attributes.is_hidden |= value().replace(' ', "").contains("display:none"),
                b"lang" | b"xml:lang" if name == "html" => self.page.language = Some(value()),
                _ => {}
            }
        }
        attributes
    }

    fn begin_region(&mut self, region: Region) -> Option<usize> {
        if self.regions() >= DEEPEST_REGIONS {
            return None;
        }
        let around = self.region();
        self.page.regions.push((region, around));
        Some(self.page.regions.len() - 1)
    }

    /// The number of the innermost region that is open.
    fn region(&self) -> Option<usize> {
        self.open.last()?.region
    }

    fn regions(&self) -> usize {
        self.open.last().map_or(0, |open| open.regions)
    }

    /// The number of the innermost element that is open.
    fn element(&self) -> usize {
        self.open.last().map_or(0, |open| open.number)
    }

    /// One is a space in the line; two together part paragraphs.
    fn line_break(&mut self, at: usize) {
        self.breaks += 1;
        if self.breaks > 1 {
            let role = self.block.role;
            self.end_block();
            self.block.role = role;
        } else if self.silent == 0 && !self.block.pieces.is_empty() {
            self.block.pieces.push((" ".to_owned(), at));
        }
    }

    /// Elements whose end tag may be left out end where another begins, if nothing that holds both opened in between.
    fn close_implied(&mut self, name: &str) {
        const BOUNDS: [&str; 10] =
            ["article", "blockquote", "body", "button", "div", "dl", "ol", "section", "table", "ul"];
        let ended: &[&str] = match name {
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "td" | "th" => &["td", "th"],
            "tr" | "tbody" | "tfoot" => &["tr"],
            _ => &["p"],
        };
        let near = self.open.iter().rev().take_while(|open| !BOUNDS.contains(&open.name.as_str())).take(NEAR);
        let found = near.map(|open| open.name.clone()).filter(|open| ended.contains(&open.as_str())).last();
        if let Some(found) = found {
            self.end(&found);
        }
    }

    fn end(&mut self, name: &str) {
        if is_block(name) {
            self.end_block();
        }
        // An end tag without start changes nothing.
        let Some(place) = self.open.iter().rposition(|open| open.name == name) else { return };
        self.close_from(place);
        if is_block(name) {
            self.block.role = self.enclosing_role();
        }
    }

    /// Ends the elements that are open from `place` on; a block that runs on past inline elements goes on.
    fn close_from(&mut self, place: usize) {
        if self.open.iter().skip(place).any(|open| is_block(&open.name)) || place == 0 {
            self.end_block();
        }
        let last = self.page.elements.len() - 1;
        for open in self.open.drain(place..) {
            self.silent -= usize::from(open.is_silent);
            self.links -= usize::from(open.name == "a");
            self.verbatim -= usize::from(open.is_verbatim);
            if let Some(element) = self.page.elements.get_mut(open.number) {
                element.last = last;
            }
        }
    }

    fn enclosing_role(&self) -> Role {
        self.open.iter().rev().take(NEAR).find_map(|open| role_of(&open.name)).unwrap_or_default()
    }

    /// What a paragraph is by the element right around it: that of a list item is part of the item, a heading's of the heading.
    fn parents_role(&self) -> Option<Role> {
        let parent = self.open.iter().rev().find(|open| is_block(&open.name))?;
        role_of(&parent.name).filter(|role| matches!(role, Role::Heading | Role::ListItem))
    }

    fn end_block(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        self.breaks = 0;
        if block.pieces.iter().all(|(text, _)| text.trim().is_empty()) {
            return;
        }
        block.region = self.region();
        block.is_title = self.open.iter().rev().take(NEAR).any(|open| open.name == "h1");
        // Of elements inside the line the one around them counts.
        block.element = self.open.iter().rev().find(|open| is_block(&open.name)).map_or(0, |open| open.number);
        self.page.blocks.push(block);
    }
}
