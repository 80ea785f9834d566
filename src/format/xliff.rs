//! XLIFF 1.2 and 2.x: units that are translated; those not yet translated or not to be translated are left out.

use super::bitext::{Bitext, Cell, Pair, error_at};
use super::inline::OriginalData;
use super::xml::{Node, Tag, Xml};
use super::{Content, ReadOptions, inline};
use crate::Result;
use crate::text::Sides;

pub(super) fn read(file: &str, _options: &ReadOptions) -> Result<Content> {
    let mut reader = Reader { xml: Xml::new(file), bitext: Bitext::new(file), languages: None, files: 0, silent: None };
    reader.read()?;
    reader.bitext.finish("a <trans-unit> or <unit> holds a pair")
}

struct Reader<'a> {
    xml: Xml<'a>,
    bitext: Bitext,
    languages: Option<(String, String)>,
    /// How many `<file>` elements have begun.
    files: usize,
    /// The depth of the outermost element that is not to be translated.
    silent: Option<usize>,
}

/// Elements that hold copies of texts, or no texts.
const PASSED_OVER: [&str; 9] =
    ["alt-trans", "changeTrack", "glossary", "header", "matches", "metadata", "note", "notes", "skeleton"];

impl Reader<'_> {
    fn read(&mut self) -> Result<()> {
        loop {
            match self.xml.next()? {
                Node::Open(tag) if self.xml.depth() == 1 && tag.name() != "xliff" => {
                    let message = format!("this is no XLIFF file: it begins with <{}>", tag.name());
                    return Err(self.xml.error(tag.at, message));
                }
                Node::Open(tag) => self.element(&tag)?,
                Node::Close => self.silent = self.silent.filter(|&depth| depth <= self.xml.depth()),
                Node::Text(..) => {}
                Node::End => return Ok(()),
            }
        }
    }

    fn element(&mut self, tag: &Tag<'_>) -> Result<()> {
        match tag.name() {
            "xliff" => self.set_languages(tag, "srcLang", "trgLang")?,
            "file" => {
                self.files += 1;
                self.set_languages(tag, "source-language", "target-language")?;
            }
            "trans-unit" | "unit" => return self.unit(tag),
            name if PASSED_OVER.contains(&name) => return self.xml.skip(),
            _ => {}
        }
        if tag.denies("translate") {
            self.silent = self.silent.or(Some(self.xml.depth()));
        } else if tag.attribute("translate").is_some() {
            self.silent = None;
        }
        Ok(())
    }

    fn set_languages(&mut self, tag: &Tag<'_>, source: &str, target: &str) -> Result<()> {
        let (Some(source), target) = (tag.attribute(source), tag.attribute(target).unwrap_or_default()) else {
            return Ok(());
        };
        match &self.languages {
            Some((_, before)) if !target.is_empty() && !before.is_empty() && *before != target => {
                let message = format!("this <file> is in {target}, one before it in {before}");
                return Err(error_at(self.xml.file, tag.at, message).hint("check the languages one by one"));
            }
            Some((_, before)) if !before.is_empty() => {}
            _ => {
                self.bitext.languages(Some(&source), Some(&target).filter(|tag| !tag.is_empty()).map(String::as_str));
                self.languages = Some((source, target));
            }
        }
        Ok(())
    }

    fn unit(&mut self, tag: &Tag<'_>) -> Result<()> {
        let id = tag.attribute("id").or_else(|| tag.attribute("resname"));
        let translate = tag.attribute("translate");
        let kept = if translate.is_some() { tag.denies("translate") } else { self.silent.is_some() };
        let mut part = Part { approved: tag.attribute("approved").as_deref() == Some("yes"), ..Part::default() };
        let mut data = OriginalData::new();
        let depth = self.xml.depth();
        // Where the pair ends that is being read: with its segment, or with the unit.
        let mut end = depth;
        while self.xml.depth() >= depth {
            match self.xml.next()? {
                Node::Open(tag) => match tag.name() {
                    "data" => {
                        if let Some(id) = tag.attribute("id") {
                            data.insert(id, self.xml.text()?);
                        }
                    }
                    "source" => part.source = Some(inline::read_with(&mut self.xml, &data)?),
                    "target" => {
                        part.state = tag.attribute("state").or(part.state.take());
                        part.target = Some(inline::read_with(&mut self.xml, &data)?);
                    }
                    "segment" => {
                        end = self.xml.depth();
                        part = Part {
                            state: tag.attribute("state"),
                            name: tag.attribute("id"),
                            approved: part.approved,
                            ..Part::default()
                        };
                    }
                    // White space between segments.
                    "ignorable" | "seg-source" => self.xml.skip()?,
                    name if PASSED_OVER.contains(&name) => self.xml.skip()?,
                    _ => {}
                },
                Node::Close if self.xml.depth() < end => self.part(&mut part, id.as_deref(), kept),
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes over a pair once its segment or unit ends.
    fn part(&mut self, part: &mut Part, unit: Option<&str>, kept: bool) {
        let Some(source) = part.source.take() else { return };
        let target = part.target.take();
        if kept {
            return self.bitext.leave_out("not to be translated");
        }
        if part.is_untranslated(target.as_ref(), &source) {
            return self.bitext.leave_out("not translated yet");
        }
        let unit = match (unit, part.name.take()) {
            (Some(unit), Some(name)) => Some(format!("{unit}/{name}")),
            (unit, name) => unit.map(str::to_owned).or(name),
        };
        let cells = Sides::new(source, target.unwrap_or_default());
        self.bitext.push(&Pair { cells, unit, group: self.files, ..Pair::default() });
    }
}

/// A pair as it is read.
#[derive(Default)]
struct Part {
    name: Option<String>,
    state: Option<String>,
    approved: bool,
    source: Option<Cell>,
    target: Option<Cell>,
}

impl Part {
    /// Whether a translator has not come to it: by its state, or because there is no target and no state that says more.
    fn is_untranslated(&self, target: Option<&Cell>, source: &Cell) -> bool {
        let is_missing = target.is_none_or(Cell::is_blank) && !source.is_blank();
        match self.state.as_deref() {
            Some("new" | "needs-translation") => true,
            // The default of XLIFF 2, which many tools leave on finished segments.
            Some("initial") => is_missing || target.is_some_and(|target| target.text() == source.text()),
            Some(_) => false,
            None => is_missing && !self.approved,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{error, pairs};
    use super::*;

    fn two(units: &str) -> String {
        format!(
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"ar\"><file id=\"f\">{units}</file></xliff>"
        )
    }

    fn one(units: &str) -> String {
        format!(
            "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ar\" original=\"a\" datatype=\"plaintext\"><header><note>x</note></header><body><group>{units}</group></body></file></xliff>"
        )
    }

    fn pair(source: &str, target: &str) -> (String, String) {
        (source.to_owned(), target.to_owned())
    }

    #[test]
    fn units_of_both_versions_are_read_without_suggestions() {
        let file = one(
            "<trans-unit id=\"1\"><source>Yes</source><target state=\"final\">نعم</target><alt-trans><source>No</source><target>لا</target></alt-trans></trans-unit>",
        );
        assert_eq!(pairs(read, &file), [pair("Yes", "نعم")]);
        let file = two(
            "<unit id=\"u\"><notes><note>n</note></notes><segment id=\"s1\"><source>Yes.</source><target>نعم.</target></segment><ignorable><source> </source></ignorable><segment><source>No.</source><target>لا.</target></segment></unit>",
        );
        assert_eq!(pairs(read, &file), [pair("Yes.", "نعم."), pair("No.", "لا.")]);
    }

    #[test]
    fn code_that_stands_apart_is_shown_where_it_is_a_tag_or_placeholder() {
        let file = two(
            "<unit id=\"u\"><originalData><data id=\"a\">&lt;b></data><data id=\"b\">&lt;/b></data><data id=\"c\">%s</data><data id=\"d\">\\fs20 </data></originalData><segment><source><pc id=\"1\" dataRefStart=\"a\" dataRefEnd=\"b\">Yes</pc> <ph id=\"2\" dataRef=\"c\"/><ph id=\"3\" dataRef=\"d\"/></source><target>نعم <ph id=\"2\" dataRef=\"c\"/></target></segment></unit>",
        );
        assert_eq!(pairs(read, &file), [pair("<b>Yes</b> %s<ph id=\"3\"/>", "نعم %s")]);
    }

    #[test]
    fn states_and_translate_no_are_respected() {
        let unit = |attributes: &str, target: &str| {
            format!("<trans-unit id=\"1\" {attributes}><source>Yes</source>{target}</trans-unit>")
        };
        let units = [
            unit("translate=\"no\"", "<target>Yes</target>"),
            unit("", "<target state=\"needs-translation\">Yes</target>"),
            unit("", ""),
            unit("", "<target state=\"translated\"></target>"),
        ];
        let Content::Bitext(sides) = read(&one(&units.concat()), &ReadOptions::default()).unwrap() else {
            panic!("a bitext")
        };
        assert_eq!((sides.source.blocks().len(), sides.source.text()), (1, "Yes"));
        let left: Vec<_> = sides.target.left_out().iter().map(|left| (left.count, &*left.what)).collect();
        assert_eq!(left, [(1, "not to be translated"), (2, "not translated yet")]);
    }

    #[test]
    fn translate_no_holds_for_what_is_inside() {
        let inner = "<segment><source>Code</source><target>Code</target></segment>";
        let file = two(&format!(
            "<group id=\"g\" translate=\"no\"><unit id=\"1\">{inner}</unit><unit id=\"2\" translate=\"yes\"><segment><source>Yes</source><target>نعم</target></segment></unit></group><unit id=\"3\"><segment><source>No</source><target>لا</target></segment></unit>"
        ));
        assert_eq!(pairs(read, &file), [pair("Yes", "نعم"), pair("No", "لا")]);
    }

    #[test]
    fn entities_are_refused() {
        let file = format!("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>{}", one(""));
        assert!(error(read, &file).contains("the document type declares entities"));
        let file = one("<trans-unit id=\"1\"><source>&xxe;</source></trans-unit>");
        assert!(error(read, &file).contains("the entity “&xxe;” is not known"), "{}", error(read, &file));
    }
}
