//! The paragraphs of a part of a DOCX (`WordprocessingML`, ECMA-376).

use super::styles::{Kind, Styles, is_outline};
use crate::Result;
use crate::format::xml::{Node, Tag, Xml};
use crate::text::Role;

/// A paragraph's text.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) role: Role,
    /// What it is called: `paragraph`, `footnote`.
    pub(super) what: &'static str,
    /// Its number among those called so; that of its note, for notes.
    pub(super) number: usize,
    /// Its mark is deleted: the next paragraph goes on with it.
    joins_next: bool,
    /// Its text is made by the program: a line of the table of contents.
    is_made: bool,
}

/// Paragraphs that a part may have, empty ones too.
const MOST: usize = 1_000_000;

/// What is not part of the text: deleted or moved away, field codes, the second reading of a picture, readings of ruby.
const PASSED_OVER: [&str; 8] = ["Fallback", "del", "delInstrText", "delText", "instrText", "moveFrom", "rt", "sectPr"];

/// The paragraphs of a part, empty ones too; `what` is what each is called.
pub(super) fn read(part: &str, styles: &Styles, what: &'static str) -> Result<Vec<Paragraph>> {
    let mut reader = Reader {
        xml: Xml::new(part),
        styles,
        what,
        open: Vec::new(),
        cell: None,
        contents: None,
        done: Vec::new(),
        notes: 0,
        are_notes: false,
    };
    loop {
        match reader.xml.next()? {
            Node::Open(tag) => reader.element(&tag)?,
            Node::Close => reader.close(),
            Node::Text(..) => {}
            Node::End => return Ok(reader.done),
        }
    }
}

struct Reader<'a> {
    xml: Xml<'a>,
    styles: &'a Styles,
    what: &'static str,
    /// Paragraphs that are open (a text box stands inside one), with their depths and places among those done.
    open: Vec<(usize, usize)>,
    /// Depth of the outermost table cell that is open.
    cell: Option<usize>,
    /// Depth of a table of contents that is open.
    contents: Option<usize>,
    done: Vec<Paragraph>,
    /// How many notes have begun.
    notes: usize,
    are_notes: bool,
}

impl Reader<'_> {
    fn element(&mut self, tag: &Tag<'_>) -> Result<()> {
        let depth = self.xml.depth();
        match tag.name() {
            "p" => self.paragraph(depth, tag.at)?,
            "tc" => self.cell = self.cell.or(Some(depth)),
            "pPr" => self.properties()?,
            "rPr" if self.run_is_hidden()? => self.skip_run()?,
            "t" => {
                let text = self.xml.text()?;
                self.push(&text);
            }
            "tab" | "br" | "cr" => self.push(" "),
            "noBreakHyphen" => self.push("\u{2011}"),
            // Of a block's properties: the block is three elements around this one.
            "docPartGallery" if tag.attribute("val").as_deref() == Some("Table of Contents") => {
                self.contents = self.contents.or(depth.checked_sub(3));
            }
            "footnotes" | "endnotes" => self.are_notes = true,
            // The lines between text and notes are notes of other types.
            "footnote" | "endnote" if tag.attribute("type").is_some_and(|kind| kind != "normal") => self.xml.skip()?,
            "footnote" | "endnote" => self.notes += 1,
            name if PASSED_OVER.contains(&name) => self.xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn paragraph(&mut self, depth: usize, at: usize) -> Result<()> {
        if self.done.len() >= MOST {
            return Err(self.xml.error(at, format!("more than {MOST} paragraphs")));
        }
        let number = if self.are_notes { self.notes } else { self.done.len() + 1 };
        let role = if self.cell.is_some() { Role::Cell } else { Role::Paragraph };
        let is_made = self.contents.is_some();
        let mut paragraph = Paragraph { role, what: self.what, number, is_made, ..Paragraph::default() };
        let joined = self.open.is_empty().then(|| self.done.last_mut().filter(|last| last.joins_next)).flatten();
        if let Some(last) = joined {
            // The properties of the whole are those of the mark that stays; its place is where its text begins.
            last.joins_next = false;
            paragraph.text = std::mem::take(&mut last.text);
            if !paragraph.text.is_empty() {
                paragraph.number = last.number;
            }
        }
        self.done.push(paragraph);
        self.open.push((depth, self.done.len() - 1));
        Ok(())
    }

    fn close(&mut self) {
        let depth = self.xml.depth();
        while self.open.last().is_some_and(|&(open, _)| open > depth) {
            self.open.pop();
        }
        self.cell = self.cell.filter(|&cell| cell <= depth);
        self.contents = self.contents.filter(|&contents| contents <= depth);
    }

    fn current(&mut self) -> Option<&mut Paragraph> {
        let &(_, number) = self.open.last()?;
        self.done.get_mut(number)
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.current().filter(|paragraph| !paragraph.is_made) {
            paragraph.text += &text.replace(['\n', '\r'], " ");
        }
    }

    /// Style, numbering and a deleted mark of the paragraph.
    fn properties(&mut self) -> Result<()> {
        let depth = self.xml.depth();
        let (mut kind, mut joins) = (None, false);
        while self.xml.depth() >= depth {
            let Node::Open(tag) = self.xml.next()? else { continue };
            let value = tag.attribute("val").unwrap_or_default();
            match tag.name() {
                "pStyle" => kind = kind.or(self.styles.kind(&value)),
                "numId" if value != "0" => kind = kind.or(Some(Kind::ListItem)),
                "outlineLvl" if is_outline(&value) => kind = Some(Kind::Heading),
                // Among the properties of the paragraph's mark.
                "del" | "moveFrom" => joins = true,
                // The properties as they were before a change.
                "pPrChange" | "rPrChange" | "sectPr" => self.xml.skip()?,
                _ => {}
            }
        }
        if let Some(paragraph) = self.current() {
            paragraph.joins_next = joins;
            paragraph.is_made |= kind == Some(Kind::Contents);
            match kind {
                Some(Kind::Heading) if paragraph.role == Role::Paragraph => paragraph.role = Role::Heading,
                Some(Kind::ListItem) if paragraph.role == Role::Paragraph => paragraph.role = Role::ListItem,
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads a run's properties and says whether its text is hidden.
    fn run_is_hidden(&mut self) -> Result<bool> {
        let depth = self.xml.depth();
        let mut hidden = false;
        while self.xml.depth() >= depth {
            let Node::Open(tag) = self.xml.next()? else { continue };
            match tag.name() {
                "vanish" => {
                    let off = tag.attribute("val").is_some_and(|value| matches!(&*value, "0" | "false" | "off"));
                    hidden |= !off;
                }
                "rPrChange" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(hidden)
    }

    /// Passes over the rest of the run whose properties were just read.
    fn skip_run(&mut self) -> Result<()> {
        let depth = self.xml.depth();
        while self.xml.depth() >= depth {
            self.xml.next()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(body: &str) -> Vec<(String, Role, usize)> {
        let part = format!("<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>");
        let styles = "<w:styles><w:style w:styleId=\"Berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>";
        let found = read(&part, &Styles::read(styles).unwrap(), "paragraph").unwrap();
        found.into_iter().map(|p| (p.text, p.role, p.number)).collect()
    }

    fn run(text: &str) -> String {
        format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    }

    #[test]
    fn tracked_changes_are_taken_as_accepted() {
        let body = format!(
            "<w:p>{}<w:ins>{}</w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del>{}</w:p>",
            run("He "),
            run("often "),
            run("came.")
        );
        assert_eq!(texts(&body)[0].0, "He often came.");
        let joined =
            format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>", run("One "), run("two."));
        let found = texts(&joined);
        let texts: Vec<_> = found.iter().map(|(text, _, number)| (text.as_str(), *number)).collect();
        assert_eq!(texts, [("", 1), ("One two.", 1)]);
    }

    #[test]
    fn headings_lists_and_cells_are_told() {
        let body = format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Berschrift1\"/></w:pPr>{}</w:p><w:p><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr>{}</w:p><w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl><w:p>{}</w:p>",
            run("Title"),
            run("item"),
            run("cell"),
            run("text")
        );
        let roles: Vec<_> = texts(&body).into_iter().map(|(_, role, _)| role).collect();
        assert_eq!(roles, [Role::Heading, Role::ListItem, Role::Cell, Role::Paragraph]);
        assert_eq!(texts(&body)[3].2, 4);
    }

    #[test]
    fn hidden_text_and_field_codes_are_no_text() {
        let body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>seen</w:t></w:r></w:p>";
        assert_eq!(texts(body)[0].0, "seen");
    }

    #[test]
    fn a_table_of_contents_is_no_text() {
        let block = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Title 7</w:t></w:r></w:p></w:sdtContent></w:sdt>";
        let body =
            format!("{block}<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr>{0}</w:p><w:p>{0}</w:p>", run("Title"));
        let texts: Vec<_> = texts(&body).into_iter().map(|(text, ..)| text).collect();
        assert_eq!(texts, ["", "", "Title"]);
    }

    #[test]
    fn a_text_box_is_read_once_and_apart() {
        let boxed = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run("boxed"));
        let body = format!(
            "<w:p>{}<w:r><mc:AlternateContent><mc:Choice>{boxed}</mc:Choice><mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent></w:r>{}</w:p>",
            run("before "),
            run("after")
        );
        assert_eq!(texts(&body).into_iter().map(|(text, ..)| text).collect::<Vec<_>>(), ["before after", "boxed"]);
    }
}
