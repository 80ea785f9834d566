//! HTML: the main content of a page, block by block, with places in the page. The one `<main>` or `<article>` is taken, else
//! the element that holds most of the prose, without navigation, headers and footers.

mod content;
mod pieces;

use html5gum::{Token, Tokenizer, emitters::default::DefaultEmitter};

use self::content::choose;
use self::pieces::push_collapsed;
use super::{Content, ReadOptions};
use crate::text::{DocumentBuilder, Role, Span};
use crate::{Error, Result};

pub(super) fn read(file: &str, _options: &ReadOptions) -> Result<Content> {
    let page = Page::read(file);
    let kept = choose(&page.blocks);
    let mut builder = DocumentBuilder::of_file(file.to_owned());
    builder.language(page.language.as_deref());
    for block in page.blocks.iter().zip(kept).filter_map(|(block, kept)| kept.then_some(block)) {
        if !builder.text().is_empty() {
            let at = block.pieces.first().map_or(0, |&(_, at)| at);
            builder.push_text("\n\n", at);
        }
        let mut span = Span::at(builder.text().len());
        for (text, at) in &block.pieces {
            span = span.join(builder.push_text(text, *at));
        }
        let span = span.trimmed(builder.text());
        builder.plain_block(span, block.role);
    }
    if builder.text().trim().is_empty() {
        return Err(Error::input("the page holds no text"));
    }
    Ok(Content::Text(builder.finish()))
}

/// A stretch of text without a block boundary in it.
#[derive(Debug, Default)]
struct Block {
    role: Role,
    /// Text, white space collapsed, with its places in the page.
    pieces: Vec<(String, usize)>,
    /// The regions it stands in, outermost first, each with its number in the page.
    regions: Vec<(Region, usize)>,
    /// Whether it is an `<h1>`.
    is_title: bool,
    /// The elements it stands in, outermost first, numbered through the page.
    path: Vec<usize>,
    /// Characters that are links.
    linked: usize,
}

impl Block {
    /// How many characters it has.
    fn length(&self) -> usize {
        self.pieces.iter().map(|(text, _)| text.chars().count()).sum()
    }
}

/// Parts of a page that say what text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Region {
    Main,
    Article,
    /// Navigation, header, footer, forms, side matter.
    Around,
}

#[derive(Debug, Default)]
struct Page {
    language: Option<String>,
    blocks: Vec<Block>,
}

/// Elements whose text is not read.
const SILENT: [&str; 16] = [
    "audio", "button", "canvas", "datalist", "head", "iframe", "math", "noscript", "object", "pre", "script", "select",
    "style", "svg", "template", "textarea",
];

/// Elements without end tag.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that stand inside a line; all others bound a block.
const INLINE: [&str; 37] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
];

fn role_of(name: &str) -> Option<Role> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Role::Heading),
        "li" | "dt" | "dd" => Some(Role::ListItem),
        "td" | "th" | "caption" => Some(Role::Cell),
        "p" | "div" | "blockquote" | "figcaption" | "section" => Some(Role::Paragraph),
        _ => None,
    }
}

fn region_of(name: &str, role: Option<&str>) -> Option<Region> {
    match (name, role) {
        ("main", _) | (_, Some("main")) => Some(Region::Main),
        ("article", _) => Some(Region::Article),
        ("nav" | "header" | "footer" | "aside" | "form" | "menu", _)
        | (_, Some("navigation" | "banner" | "contentinfo" | "complementary" | "search")) => Some(Region::Around),
        _ => None,
    }
}

/// An open element.
struct Open {
    name: String,
    number: usize,
    is_silent: bool,
    has_region: bool,
}

/// Elements open at one time; deeper ones are not told apart from it.
const DEEPEST: usize = 2000;

/// Elements told apart when the main content is looked for.
const DEEPEST_TOLD: usize = 64;

/// How far up an element is looked for that another one ends.
const IMPLIED: usize = 8;

struct Reader<'a> {
    file: &'a str,
    page: Page,
    open: Vec<Open>,
    block: Block,
    regions: Vec<(Region, usize)>,
    /// How many elements have begun.
    seen: usize,
    silent: usize,
    links: usize,
}

impl Page {
    fn read(file: &str) -> Self {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut reader = Reader {
            file,
            page: Self::default(),
            open: Vec::new(),
            block: Block::default(),
            regions: Vec::new(),
            seen: 0,
            silent: 0,
            links: 0,
        };
        for token in Tokenizer::new_with_emitter(file, emitter).flatten() {
            reader.take(token);
        }
        reader.end_block();
        reader.page
    }
}

impl Reader<'_> {
    fn take(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let attribute = |key: &[u8]| {
                    let found = tag.attributes.iter().find(|(name, _)| ***name == *key);
                    found.map(|(_, value)| String::from_utf8_lossy(value).into_owned())
                };
                if name == "html" {
                    self.page.language = attribute(b"lang").or_else(|| attribute(b"xml:lang"));
                }
                let hidden = attribute(b"hidden").is_some() || attribute(b"aria-hidden").as_deref() == Some("true");
                self.start(&name, attribute(b"role").as_deref(), hidden, tag.self_closing, tag.span.start);
            }
            Token::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) if self.silent == 0 => {
                let raw = Span::new(text.span.start, text.span.end).of(self.file);
                let before = self.block.pieces.len();
                push_collapsed(&mut self.block.pieces, raw, text.span.start);
                if self.links > 0 {
                    let new = self.block.pieces.iter().skip(before);
                    self.block.linked += new.map(|(text, _)| text.chars().count()).sum::<usize>();
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, name: &str, role: Option<&str>, hidden: bool, closed: bool, at: usize) {
        if name == "br" {
            return self.block.pieces.push((" ".to_owned(), at));
        }
        if !INLINE.contains(&name) {
            self.close_implied(name);
            self.end_block();
            let own = role_of(name).unwrap_or_else(|| self.enclosing_role());
            self.block.role = if name == "p" || name == "div" { self.parents_role().unwrap_or(own) } else { own };
            self.block.is_title = name == "h1";
        }
        if VOID.contains(&name) || self.open.len() >= DEEPEST || (closed && matches!(name, "svg" | "math")) {
            return;
        }
        let is_silent = hidden || SILENT.contains(&name);
        let region = region_of(name, role);
        self.seen += 1;
        self.regions.extend(region.map(|region| (region, self.seen)));
        self.silent += usize::from(is_silent);
        self.links += usize::from(name == "a");
        self.open.push(Open { name: name.to_owned(), number: self.seen, is_silent, has_region: region.is_some() });
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
        let near = self.open.iter().rev().take_while(|open| !BOUNDS.contains(&open.name.as_str())).take(IMPLIED);
        let found = near.map(|open| open.name.clone()).filter(|open| ended.contains(&open.as_str())).last();
        if let Some(found) = found {
            self.end(&found);
        }
    }

    fn end(&mut self, name: &str) {
        if !INLINE.contains(&name) {
            self.end_block();
        }
        // An end tag without start changes nothing.
        let Some(place) = self.open.iter().rposition(|open| open.name == name) else { return };
        for open in self.open.drain(place..) {
            self.silent -= usize::from(open.is_silent);
            self.links -= usize::from(open.name == "a");
            if open.has_region {
                self.regions.pop();
            }
        }
        if !INLINE.contains(&name) {
            self.block.role = self.enclosing_role();
        }
    }

    fn enclosing_role(&self) -> Role {
        self.open.iter().rev().take(8).find_map(|open| role_of(&open.name)).unwrap_or_default()
    }

    /// What a paragraph is by the element right around it: that of a list item is part of the item, a heading's of the heading.
    fn parents_role(&self) -> Option<Role> {
        let parent = self.open.iter().rev().find(|open| !INLINE.contains(&open.name.as_str()))?;
        role_of(&parent.name).filter(|role| matches!(role, Role::Heading | Role::ListItem))
    }

    fn end_block(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        block.regions.clone_from(&self.regions);
        block.path = self.open.iter().take(DEEPEST_TOLD).map(|open| open.number).collect();
        if block.pieces.iter().any(|(text, _)| !text.trim().is_empty()) {
            self.page.blocks.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Unit};

    fn document(file: &str) -> Document {
        let Ok(Content::Text(document)) = read(file, &ReadOptions::default()) else { panic!("a text") };
        document
    }

    fn blocks(document: &Document) -> Vec<(&str, Role)> {
        document.blocks().iter().map(|block| (block.span.of(document.text()), block.role)).collect()
    }

    const PAGE: &str = "<!DOCTYPE html><html lang=\"ar\"><head><title>t</title><style>p{}</style></head><body>\n<nav><a href=\"/\">الرئيسية</a></nav>\n<article><h1>عنوان</h1>\n<p>فقرة <b>مهمة</b> فيها\n   &amp; علامة&nbsp;وكلمة.<p>ثانية.<ul><li>بند<li>آخر</ul>\n<figure><img src=x><figcaption>صورة.</figcaption></figure><script>var x = '<p>no</p>';</script></article><footer>حقوق</footer></body></html>";

    #[test]
    fn the_article_is_kept_with_its_roles() {
        let found = document(PAGE);
        let expected = [
            ("عنوان", Role::Heading),
            ("فقرة مهمة فيها & علامة\u{a0}وكلمة.", Role::Paragraph),
            ("ثانية.", Role::Paragraph),
            ("بند", Role::ListItem),
            ("آخر", Role::ListItem),
            ("صورة.", Role::Paragraph),
        ];
        assert_eq!(blocks(&found), expected);
        assert_eq!(found.language(), Some("ar"));
    }

    #[test]
    fn places_point_into_the_page_behind_entities_too() {
        let found = document(PAGE);
        for word in ["مهمة", "علامة", "وكلمة", "صورة"] {
            let place = found.position(found.text().find(word).unwrap(), Unit::CodePoints);
            let line = PAGE.lines().nth(place.line - 1).unwrap();
            let there: String = line.chars().skip(place.column - 1).take(word.chars().count()).collect();
            assert_eq!(there, word);
        }
    }

    #[test]
    fn without_regions_the_longest_running_text_is_found() {
        let long =
            "The ferry was late again because of the fog, and the passengers, who had waited since dawn, went home. ";
        let page = format!(
            "<html><body><div class=\"menu\"><a href=\"/a\">Home</a> <a href=\"/b\">News</a></div><div class=\"story\"><h1>Fog stops the ferry</h1>{}</div><div class=\"footer\"><a href=\"/c\">Imprint</a></div></body></html>",
            format!("<p>{long}{long}{long}</p>").repeat(4)
        );
        let found = document(&page);
        let texts: Vec<&str> = blocks(&found).into_iter().map(|(text, _)| text).collect();
        assert_eq!((texts.len(), texts[0]), (5, "Fog stops the ferry"), "{texts:?}");
    }
}
